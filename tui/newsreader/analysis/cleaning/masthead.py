"""What stands above an article: headline, date line, source line, byline, and the dateline of its first paragraph."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.bylines import BY, author_of
from newsreader.analysis.cleaning.datelines import Dateline, find_dateline
from newsreader.analysis.cleaning.headline_place import headline_at
from newsreader.analysis.cleaning.known_places import is_town
from newsreader.analysis.cleaning.line_kinds import line_kind
from newsreader.analysis.cleaning.masthead_lines import ALIKE, is_title, line_of_head, part_of, take_imprint
from newsreader.analysis.cleaning.outlets import WIRES, looks_like_outlet
from newsreader.analysis.cleaning.paragraphs import Paragraph
from newsreader.analysis.cleaning.parts import Masthead, Part, is_body

_TOP = 24
"""Paragraphs at the top of a file among which headline, byline and date line are looked for."""
_REPORT = 40
"""Code points that follow a dateline below the first paragraph at least."""
_DECK, _DECKS = 180, 2
"""Code points of the longest line of a standfirst, and for how many of those a longer paragraph counts."""
_FOOT = 16
"""Paragraphs at the end among which the day stands where the top gives none."""
_AFTER_DECK = 6
"""Lines of a standfirst after which a byline, a date line or a dateline may still come."""
_SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{1,40}:\s")
_PUBLISHED = re.compile(
    r"\W{0,3}(?:first\s|originally\s)?(?:published|posted|updated|last updated|date|veröffentlicht|erschienen|publié|publicado)\b|-0-\s",
    re.I,
)
_PUBLISHED_BY = re.compile(r"[–—-]{1,2}\s?[A-Z][^.,:;]{1,40},\s(?:published|posted|issued)\s(?=\S)")
"""A closing line with the paper in front: `-- Canada Wire, published Oct. 5, 2026`."""


def read_masthead(units: list[Paragraph], declared: str | None, outlets: list[str], repeated: set[int]) -> Masthead:
    """Return what stands above the body.

    `declared`: the title the container or a header line gave; `outlets`: names the source is known by;
    `repeated`: numbers of paragraphs that are furniture of the source.
    """
    top = Masthead(title=declared)
    first_body, passed = -1, 0
    begin = _beginning(units, declared, outlets, repeated)
    for k in range(min(len(units), begin + _TOP)):
        if passed > _AFTER_DECK:
            break
        if k in repeated or k in top.parts:
            continue
        if k < begin:
            top.parts[k] = _part_above(units, k, top, outlets)
            top.days_above = len(top.imprint.days)
            continue
        part = part_of(units, k, top, outlets, first_body)
        if part == "body":
            passed += 1 if len(units[k].text) < _DECK else _DECKS
            if first_body < 0:
                first_body = k
            if top.dateline is None and passed <= _AFTER_DECK and _take_dateline(units, k, top, first_body == k):
                break
        if part is not None:
            top.parts[k] = part
    _read_foot(units, top, outlets)
    _settle_names(units, top, outlets)
    return top


def _beginning(units: list[Paragraph], declared: str | None, outlets: list[str], repeated: set[int]) -> int:
    """Return the number of the line with which the article begins; above it there is only the page."""
    if declared is None:
        return headline_at(units, outlets, repeated) or 0
    size = len(declared) + 2 * ALIKE
    alike = (k for k, unit in enumerate(units[:_TOP]) if len(unit.text) <= size)
    return next((k for k in alike if is_title(line_kind(units[k].text).bare, declared)), 0)


def _part_above(units: list[Paragraph], k: int, top: Masthead, outlets: list[str]) -> Part:
    """Return what a line above the headline is: of the head where it says something of the article, else of the page."""
    text = units[k].text
    if (part := line_of_head(units, k, top, outlets)) is not None:
        return part
    if "°" not in text and take_imprint(text, top, outlets, above=True):
        return "head"
    line = line_kind(text)
    alone = k == 0 or top.parts.get(k - 1) != "navigation"
    if not line.is_of_page and line.is_byline and (BY.match(text) or alone):
        top.imprint.author = top.imprint.author or author_of(text)
        return "byline"
    return line.alone or "navigation"


def _settle_names(units: list[Paragraph], top: Masthead, outlets: list[str]) -> None:
    """Take the unexplained names of date lines as the outlet or, where the report speaks of it, the place."""
    if not (top.imprint.names or top.imprint.labels):
        return
    text = " ".join(u.text[:600] for k, u in enumerate(units[:10]) if is_body(top.parts.get(k)))
    if top.dateline is None and top.place is None:
        places = (n for n in top.imprint.names if n not in WIRES)
        top.place = next(
            (n for n in places if n in text or (n.isupper() and not looks_like_outlet(n)) or is_town(n)), None
        )
    if top.imprint.source is None and not outlets:
        top.imprint.source = next((n for n in top.imprint.labels + top.imprint.names if n != top.place), None)


def _read_foot(units: list[Paragraph], top: Masthead, outlets: list[str]) -> None:
    """Read a line such as "Published 14 May 2025" among the last paragraphs, where the top gave no day."""
    if top.imprint.days or top.imprint.updated:
        return
    for k in range(len(units) - 1, max(len(units) - _FOOT, 1), -1):
        if (
            (_PUBLISHED.match(units[k].text) or _PUBLISHED_BY.match(units[k].text))
            and is_body(top.parts.get(k))
            and take_imprint(units[k].text, top, outlets, above=True)
        ):
            top.parts[k] = "head"
            return


def _take_dateline(units: list[Paragraph], k: int, top: Masthead, first: bool) -> bool:
    text = units[k].text
    found = find_dateline(text)
    if found is None:
        return False
    if not first and (
        len(text) - found.length < _REPORT
        or units[k - 1].text[-1] == ":"
        or not (text[:4].isupper() or _is_dateline_below(found))
    ):
        return False
    if (
        not (found.day or found.agency)
        and _SPEAKER.match(text)
        and any(_SPEAKER.match(u.text) for u in units[: k + 12] if u.text != text)
    ):
        return False
    top.dateline, top.dateline_at = found, k
    return True


def _is_dateline_below(found: Dateline) -> bool:
    """Say whether the agency or the place shows that a dateline below the first paragraph is one: `Tesla (TSLA) - …` is none."""
    wire = found.agency and not WIRES.isdisjoint(found.agency.split("/"))
    return bool(found.day or wire or (found.place and is_town(found.place)))
