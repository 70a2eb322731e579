"""What one line near the top of a file is: headline, date line, byline, the page's own, or the article's already."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.asides import kind_alone
from newsreader.analysis.cleaning.bylines import BY, author_of, is_byline, is_credit, is_name, is_role, is_staff
from newsreader.analysis.cleaning.captions import is_caption_above
from newsreader.analysis.cleaning.datelines import Dateline, find_dateline, line_dateline
from newsreader.analysis.cleaning.headlines import title_key
from newsreader.analysis.cleaning.imprint import is_source_line, read_imprint
from newsreader.analysis.cleaning.known_places import is_given_name
from newsreader.analysis.cleaning.line_kinds import LineKind, line_kind
from newsreader.analysis.cleaning.navigation import is_menu, is_section
from newsreader.analysis.cleaning.outlets import WIRES, is_capitalised, is_host, is_outlet_name
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence
from newsreader.analysis.cleaning.parts import Masthead, Part
from newsreader.analysis.cleaning.related import STOP_INSIDE
from newsreader.analysis.cleaning.speech import is_spoken
from newsreader.analysis.cleaning.written_days import MONTHS, find_days

_CREDIT_ALONE = 40
"""Code points of the longest line that only says whose a picture is: `Ann Lee/Coast Images`."""
ALIKE = 12
"""Code points by which two prints of one headline differ at most."""
_LENGTH = re.compile(
    r"\d{1,3}\s?min(?:ute)?s?\.?\Z|\d{1,6}\Z|[∙•·]\s\w+\Z|[★☆⭐]{1,6}\Z|\d(?:\.\d)?\s?(?:/|out of)\s?\d{1,2}(?:\sstars)?\Z",
    re.I,
)
"""How long it takes to read, counts of likes, stars of a review: what stands between headline and article."""
_ISSUE = re.compile(rf"(?:{'|'.join(MONTHS)}|spring|summer|autumn|fall|winter)\.? (?:19|20)\d\d\Z", re.I)
_EMBARGO = re.compile(
    r"\W*(?:(?:press|news|media)\srelease\W+)?(?:strictly\s)?(?:embargo|not\sfor\s(?:release|publication))\w*\b", re.I
)
_EDITION = re.compile(r"(?P<name>\S[^()\[\]:,]{2,40}?)\s[(\[](?:\w+\s){0,2}edition[)\]]", re.I)
"""A paper that says which of its editions it is: `La Voz del Norte (English edition)`."""
_PLACED = re.compile(r"(?P<name>\S[^()]{2,40}?)\s\([A-Z][\w ,.]{2,30}\)")
"""A paper and where it appears: `The Port Gazette (Varnholm)`."""
_BARS = re.compile(r"\s*\|\s*")
_PHOTO_CREDIT = re.compile(r"(?:photo|image|picture)\s(?:credit|source)s?\s?:", re.I)


def part_of(units: list[Paragraph], k: int, top: Masthead, outlets: list[str], first_body: int) -> Part:
    """Return what paragraph `k` is, and keep in `top` what it says."""
    text = units[k].text
    above = first_body < 0
    if len(text) > 300:
        return kind_alone(text) or "body"
    line = line_kind(text)
    if top.title is not None and is_title(line.bare, top.title):
        return "head"
    if above and k + 1 < len(units) and (is_caption_above(text) or _is_part_of_caption(units, k, top)):
        return "caption"
    if above and (part := line_of_head(units, k, top, outlets)) is not None:
        return part
    if take_imprint(text, top, outlets, above):
        return "byline" if BY.match(text) else "head"
    if above and top.title is None:
        return _headline_or_less(units, k, line, top)
    if part := _below_headline(units, k, top, first_body) or line.alone:
        return part
    return "body"


def line_of_head(units: list[Paragraph], k: int, top: Masthead, outlets: list[str]) -> Part:
    """Return what a line above the body is that needs no headline: the paper, an embargo, a dateline; else None."""
    line = line_kind(units[k].text)
    text, bare = line.text, line.bare
    if len(text) < 160 and _EMBARGO.match(text):
        _take_days(text, top)
        return "navigation"
    if is_source_line(bare, outlets) or bare in WIRES:
        return "head"
    names = _BARS.split(bare) if "|" in bare and len(bare) <= 60 else []
    named = [is_source_line(name, outlets) for name in names]
    if any(named) and all(own or is_section(name) or name.isalpha() for own, name in zip(named, names, strict=True)):
        return "navigation"
    if (paper := _paper_named(units, k)) is not None:
        top.imprint.source = top.imprint.source or paper
        return "head"
    if k + 1 < len(units) and line.alone != "navigation" and not line.is_slug and (found := line_dateline(text)):
        lone = found.day and not found.day.has_year and ends_sentence(units[k + 1].text)
        return _take_place(top, found) if found.agency or lone or not found.day else None
    return None


def _paper_named(units: list[Paragraph], k: int) -> str | None:
    """Return the paper that a line names if it does nothing else: `Harbour Post (English edition)`, `www.harbour.example`."""
    line = line_kind(units[k].text)
    text, bare = line.text, line.bare
    if (placed := _PLACED.fullmatch(text)) and is_outlet_name(placed["name"]):
        return placed["name"]
    if (edition := _EDITION.fullmatch(text)) and is_capitalised(edition["name"]):
        return edition["name"]
    if len(text) > 60 or is_staff(text) or (k > 0 and is_role(text) and is_name(units[k - 1].text)):
        return None
    if is_host(bare) or (is_outlet_name(bare) and not line.is_section and line.alone != "navigation"):
        return bare.strip("*_()[]~ ").removeprefix("www.")
    return None


def _take_place(top: Masthead, found: Dateline) -> Part:
    """Keep what a line of the head says that is a dateline and nothing else."""
    top.place, top.dateline = found.place, Dateline(0, found.place, found.day, found.agency)
    return "head"


def _take_days(text: str, top: Masthead) -> None:
    """Keep the whole dates that stand in a line of the head."""
    top.imprint.add_days(text, [day for day in find_days(text) if day.has_year])


def _below_headline(units: list[Paragraph], k: int, top: Masthead, first_body: int) -> Part:
    """Return what a paragraph below the headline is if it is a byline, a lone dateline or a section line, else
    None."""
    text, above = units[k].text, first_body < 0
    line = line_kind(text)
    counted = k + 1 < len(units) and units[k + 1].gap == 0 and units[k + 1].text[0].islower()  # "41", "goats elected"
    if is_menu(text) or (not counted and _is_count(text, top.parts.get(k - 1), above)):
        return "navigation"
    if text == top.imprint.author:
        return "byline"
    if line.is_byline and (above or top.parts.get(k - 1) == "byline" or _is_late_byline(units, k, first_body)):
        top.imprint.author = top.imprint.author or author_of(text)
        _take_days(text, top)
        return "byline"
    if (found := line_dateline(text)) and (above or not found.agency or found.agency in WIRES) and k + 1 < len(units):
        return _take_place(top, found)
    if not above:
        return None
    if units[k].gap == 0 and k and units[k - 1].text == top.title_line and _goes_on(line):
        top.title, top.title_line = f"{top.title} {text}", text
        return "head"
    return "navigation" if line.is_section or _is_name_alone(units, k) else None


def _goes_on(line: LineKind) -> bool:
    """Say whether a line right below the headline is its second half."""
    return line.text[0].islower() and " " in line.text and line.is_headline and line.alone is None


def _is_part_of_caption(units: list[Paragraph], k: int, top: Masthead) -> bool:
    """Say whether a line below the headline goes with a caption.

    It is no sentence and stands alone with the caption, or names in some words what the credited picture shows.
    """
    text, below = units[k].text, units[k + 1]
    goes_on = top.parts.get(k - 1) == "caption"
    if top.title is None or _PHOTO_CREDIT.match(below.text):
        return top.title is not None and goes_on
    if len(text) > 120 or ends_sentence(text) or kind_alone(text) or line_kind(text).imprint:
        return False
    if len(text) <= 40 and any(_PHOTO_CREDIT.match(u.text) for u in units[k + 2 : k + 3]):
        return True
    if units[k].gap and below.gap == 0:
        return kind_alone(below.text) == "caption" or is_caption_above(below.text)
    if top.parts.get(k - 1) in ("head", "byline", "navigation") and below.gap == 0 and len(below.text) <= _CREDIT_ALONE:
        return kind_alone(below.text) == "caption" and len(text) > _CREDIT_ALONE // 2
    return goes_on and units[k].gap == 0 < below.gap


def _is_name_alone(units: list[Paragraph], k: int) -> bool:
    """Say whether a line between headline and article only names something, as the page does itself or its series."""
    if k + 1 >= len(units):
        return False
    text, following = units[k].text, units[k + 1].text
    words = text.split()
    named = text.isalpha() or (len(words) < 4 and all(w[0].isupper() and w.isalpha() for w in words))
    return named and len(following) > 100 and ends_sentence(following)


def _is_count(text: str, before: Part, above: bool) -> bool:
    """Say whether a line tells how long it takes to read, counts likes or names the month of the issue."""
    return (above or before in ("head", "byline", "navigation")) and (
        _LENGTH.match(text) is not None or _ISSUE.match(text) is not None
    )


def _is_late_byline(units: list[Paragraph], k: int, first_body: int) -> bool:
    """Say whether a byline may stand below a first paragraph: that is a short standfirst, or the line says "by"."""
    if BY.match(units[k].text):
        return True
    if len(units[first_body].text) > 260 or k - first_body > 2 or k + 1 >= len(units):
        return False
    following = units[k + 1].text
    words = units[k].text.lstrip("-–— ").split()
    if is_name(units[k].text) and _is_credited_below(units, k):
        return True
    told = any(words[-1] in u.text for u in units[k + 1 :]) or (is_name(units[k].text) and not is_given_name(words[0]))
    return (
        (len(following) < 80 and bool(find_days(following)))
        or (not told and any(ends_sentence(unit.text) for unit in units[k + 1 : k + 3]))
        or find_dateline(following) is not None
    )


def _is_credited_below(units: list[Paragraph], k: int) -> bool:
    """Say whether what somebody is, or a date line, follows their name, at most two buttons between."""
    for unit in units[k + 1 : k + 4]:
        if is_byline(unit.text) and not is_name(unit.text):
            return True
        if line_kind(unit.text).imprint is not None:
            return True
        if kind_alone(unit.text) != "navigation":
            return False
    return False


def _headline_or_less(units: list[Paragraph], k: int, line: LineKind, top: Masthead) -> Part:
    text = line.text
    more = k + 1 < len(units)
    if line.alone in ("navigation", "promotion") and more and not line.marked:
        return line.alone
    if line.alone == "caption":
        return "caption"
    if more and line.is_section:
        return "navigation"
    if more and (is_credit(text) or (BY.match(text) and line.is_byline)):
        top.imprint.author = author_of(text)
        return "byline"
    if is_spoken(units, k):
        return "body"
    if line.marked or line.is_headline or _is_headline_with_stop(units, k):
        top.title, top.title_line, top.marked = line.bare, text, line.marked
        return "head"
    return "body"


def _is_headline_with_stop(units: list[Paragraph], k: int) -> bool:
    """Say whether a short first line with a full stop is a headline: a byline, a date line or a dateline follows it."""
    text = units[k].text
    if len(text) > 120 or k + 1 >= len(units) or find_dateline(text):
        return False
    below = line_kind(units[k + 1].text)
    if len(below.text) < 160 and BY.match(below.text) and below.is_byline:
        return True
    if STOP_INSIDE.search(text):
        return False
    if len(below.text) < 160 and below.imprint:
        return True
    found = find_dateline(below.text)
    return found is not None and found.place is not None


def take_imprint(text: str, top: Masthead, outlets: list[str], above: bool) -> bool:
    """Say whether a line is a date line; keep what it says."""
    found = read_imprint(text, outlets, above)
    if found is None:
        return False
    top.imprint.add(found)
    return True


def is_title(text: str, title: str) -> bool:
    return abs(len(text) - len(title)) < ALIKE and title_key(text) == title_key(title)
