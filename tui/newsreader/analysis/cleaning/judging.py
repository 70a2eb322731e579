"""What each paragraph of a file is: the passes over them, in their order.

First come words that show it alone, then neighbours and what is printed twice, then blocks; lists and the end come last,
for they go by what the passes before have left to the article.
"""

from __future__ import annotations

from newsreader.analysis.cleaning.asides import kind_alone
from newsreader.analysis.cleaning.boxes import mark_authors, mark_boxes, mark_polls, mark_signature
from newsreader.analysis.cleaning.captions import is_caption_label, is_counted
from newsreader.analysis.cleaning.menu_words import SUBJECTS
from newsreader.analysis.cleaning.page_lines import mark_pages, running_heads
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence
from newsreader.analysis.cleaning.parts import Masthead, Part, is_body
from newsreader.analysis.cleaning.promotions import goes_on, is_advert, is_offer
from newsreader.analysis.cleaning.related import is_cut_short, is_row, mark_related
from newsreader.analysis.cleaning.releases import mark_release
from newsreader.analysis.cleaning.tails import mark_end

_STOPS = ' .…!?"”'
_SUFFIX = 8
"""Code points that the name of a headline's picture may be longer than the headline ("… image")."""
_SITE = 24
"""The same of the name of a site in front of the headline."""
_REPRINT = 60
"""Code points from which on a paragraph that stands in a file twice is the same one printed again."""
_NAMED, _TWIN = 10, 320
"""Code points of the shortest and longest description of a picture that stands below the picture once more."""
_FEW = 60
"""Code points of the few words that may stand between two parts of a promotion."""
_JUDGED = 3000
"""Paragraphs at each end of a file that are judged one by one; between them a file is taken as it stands."""


def judge(units: list[Paragraph], top: Masthead, repeated: set[int], pages: set[str], outlets: list[str]) -> list[Part]:
    """Return for each paragraph whether it is head, body or which kind of aside.

    `repeated`: numbers of paragraphs that are furniture of the source; `pages`: the heads and feet of pages; `outlets`: names the source is known by.
    """
    parts: list[Part] = [top.parts.get(k) for k in range(len(units))]
    _mark_alone(units, parts, repeated | running_heads(units, top, pages))
    _restore_counted(units, parts)
    _mark_by_neighbours(units, parts)
    _mark_reprints(units, parts, top)
    mark_pages(units, parts)
    mark_release(units, parts)
    mark_signature(units, parts)
    mark_polls(units, parts)
    mark_boxes(units, parts)
    mark_related(units, parts)
    mark_authors(units, parts)
    mark_end(units, parts, outlets[0] if outlets else None)
    return parts


def _mark_alone(units: list[Paragraph], parts: list[Part], repeated: set[int]) -> None:
    """Mark what a paragraph's own words show it to be, and what goes on with a promotion."""
    size = len(units)
    for k, unit in enumerate(units):
        if not is_body(parts[k]) or (_JUDGED < k < size - _JUDGED):
            continue
        kind = kind_alone(unit.text) if parts[k] is None else None
        if k in repeated:
            parts[k] = kind or ("promotion" if len(unit.text) > 160 else "navigation")
        elif kind is not None:
            parts[k] = kind
        elif k and unit.gap <= 1 and parts[k - 1] == "caption" and is_caption_label(units[k - 1].text):
            parts[k] = "caption"
        elif k and parts[k - 1] == "promotion" and is_offer(unit.text):
            parts[k] = "promotion"


def _restore_counted(units: list[Paragraph], parts: list[Part]) -> None:
    """Give back paragraphs that are counted like pictures (`3/12 …`) where they are most of the article, or go on with others (`1/ …`)."""
    counted = [k for k, part in enumerate(parts) if part == "caption" and is_counted(units[k].text)]
    others = sum(len(unit.text) for unit, part in zip(units, parts, strict=True) if is_body(part))
    if sum(len(units[k].text) for k in counted) > others or any(unit.text.startswith("1/ ") for unit in units):
        for k in counted:
            parts[k] = None


def _mark_by_neighbours(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark what stands above a picture's credit or between two promotions; give the article back its subheadings that are
    words of menus too."""
    for k in range(1, len(units) - 1):
        if parts[k] == "caption" and _is_credit_below(units, parts, k):
            parts[k - 1] = "caption"
        elif parts[k - 1] == "promotion" and is_body(parts[k]) and _promotion_below(units, parts, k):
            if goes_on(units[k].text) or is_offer(units[k].text):
                parts[k] = "promotion"
        elif parts[k] == "navigation" and units[k].text.casefold() in SUBJECTS and _between(units, parts, k):
            parts[k] = None
        elif parts[k] == "navigation" and units[k].text.casefold() == "hide caption":
            _mark_hidden_caption(units, parts, k)


def _mark_hidden_caption(units: list[Paragraph], parts: list[Part], k: int) -> None:
    """Mark what a picture shows and its credit, which stand above the button that hides them, and the credit below it."""
    above = [j for j in (k - 2, k - 1) if j > 0 and units[j].block == units[k].block]
    below = [j for j in (k + 1, k + 2) if j < len(units) and any(units[j].text == units[i].text for i in above)]
    for j in (*above, *below):
        parts[j] = "caption" if is_body(parts[j]) else parts[j]


def _promotion_below(units: list[Paragraph], parts: list[Part], k: int) -> bool:
    """Say whether a promotion follows `k`, at most a few words between, and no mark of an advertisement is one of the two."""
    below = k + 1 if parts[k + 1] == "promotion" else k + 2
    if below >= len(units) or parts[below] != "promotion" or (below > k + 1 and len(units[k + 1].text) > _FEW):
        return False
    return not (is_advert(units[k - 1].text) or is_advert(units[below].text))


def _mark_reprints(units: list[Paragraph], parts: list[Part], top: Masthead) -> None:
    """Mark what pages print twice: the headline, long paragraphs that came before, and captions, one below the other or in one line."""
    title = top.title.rstrip(_STOPS) if top.title and top.title.count(" ") > 2 else ""
    seen: set[str] = set()
    body, last = 0, ""
    for k, unit in enumerate(units):
        if not is_body(parts[k]):
            last = ""
            continue
        key = unit.text.rstrip(_STOPS)
        if once := _said_twice(key):
            parts[k] = "caption"
            if last and key.startswith(last):
                parts[k - 1] = "caption"
            last = once
            continue
        described = body > 1 or top.title_line != ""
        if key == last and (parts[k - 1] == "caption" or (described and _is_description(unit.text, key))):
            parts[k - 1] = parts[k] = "caption"
        elif is_cut_short(unit.text) and k + 1 < len(units) and units[k + 1].text.startswith(key):
            parts[k] = "caption"
            if units[k + 1].text[-1] == ")":
                parts[k + 1] = "caption"
        elif key in seen or (title and _is_headline_again(key, title)):
            parts[k] = "head"
        else:
            body += 1
            if len(key) >= _REPRINT:
                seen.add(key)
        last = key if is_body(parts[k]) else ""


def _said_twice(key: str) -> str:
    """Return the description that a line holds twice over, "" where it holds none."""
    half = len(key) // 2
    if not _NAMED < half < _TWIN or key[0] != key[-half]:
        return ""
    once = key[:half].rstrip(_STOPS)
    return once if once == key[half:].lstrip(_STOPS) else ""


def _is_description(text: str, key: str) -> bool:
    return _NAMED < len(key) < _TWIN and (text[-1] == ")" or not ends_sentence(text))


def _is_headline_again(key: str, title: str) -> bool:
    """Say whether a line is the headline with a little more behind it ("… image"), or after the name of the site."""
    more = len(key) - len(title)
    return (more < _SUFFIX and key.startswith(title)) or (
        more < _SITE and key.endswith(title) and key.count(" ") == title.count(" ") + 1
    )


def _is_credit_below(units: list[Paragraph], parts: list[Part], k: int) -> bool:
    """Say whether line `k`, the credit of a picture, ends a short block that begins with what the picture shows."""
    above = units[k - 1] if k > 1 else None
    if above is None or units[k].gap or not above.gap or not is_body(parts[k - 1]) or len(above.text) > 300:
        return False
    block = [unit for unit in units[k : k + 4] if unit.block == units[k].block]
    return len(units[k].text) <= 80 and all(len(unit.text) <= 80 for unit in block)


def _between(units: list[Paragraph], parts: list[Part], k: int) -> bool:
    """Say whether a line stands between two paragraphs of the article as a subheading does, or right on a table."""
    if not all(is_body(parts[j]) for j in (k - 1, k + 1)) or not ends_sentence(units[k - 1].text):
        return False
    return ends_sentence(units[k + 1].text) or (units[k + 1].gap == 0 and is_row(units[k + 1].text))
