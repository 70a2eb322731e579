"""What each paragraph of a file is: the passes over them, in their order.

First come words that show it alone, then what is printed twice, then blocks; lists and the end come last, for they go by
what the passes before have left to the article.
"""

from __future__ import annotations

from newsreader.analysis.cleaning.asides import kind_alone
from newsreader.analysis.cleaning.boxes import mark_boxes, mark_signature
from newsreader.analysis.cleaning.captions import is_caption_label
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence
from newsreader.analysis.cleaning.parts import Masthead, Part
from newsreader.analysis.cleaning.related import mark_related
from newsreader.analysis.cleaning.releases import mark_release
from newsreader.analysis.cleaning.tails import mark_end

_STOPS = ' .…!?"”'
_BESIDE = 12
"""Code points that a line may be longer than the headline it repeats ("… image", the name of the site)."""
_REPRINT = 60
"""Code points from which on a paragraph that stands in a file twice is the same one printed again."""
_NAMED, _TWIN = 10, 320
"""Code points of the shortest and longest description of a picture that stands below the picture once more."""
_JUDGED = 3000
"""Paragraphs at each end of a file that are judged one by one; between them a file is taken as it stands."""


def judge(units: list[Paragraph], top: Masthead, repeated: set[int], outlets: list[str]) -> list[Part]:
    """Return for each paragraph whether it is head, body or which kind of aside.

    `repeated`: numbers of paragraphs that are furniture of the source; `outlets`: names the source is known by.
    """
    parts: list[Part] = [top.parts.get(k) for k in range(len(units))]
    _mark_alone(units, parts, repeated)
    _mark_pictures(units, parts)
    _mark_reprints(units, parts, top)
    mark_release(units, parts)
    mark_signature(units, parts)
    mark_boxes(units, parts)
    mark_related(units, parts)
    mark_end(units, parts, outlets[0] if outlets else None)
    return parts


def _mark_alone(units: list[Paragraph], parts: list[Part], repeated: set[int]) -> None:
    """Mark what a paragraph's own words show it to be."""
    size = len(units)
    for k, unit in enumerate(units):
        if parts[k] not in (None, "body") or (_JUDGED < k < size - _JUDGED):
            continue
        kind = kind_alone(unit.text) if parts[k] is None else None
        if k in repeated:
            parts[k] = kind or ("promotion" if len(unit.text) > 160 else "navigation")
        elif kind is not None:
            parts[k] = kind
        elif k and unit.gap <= 1 and parts[k - 1] == "caption" and is_caption_label(units[k - 1].text):
            parts[k] = "caption"


def _mark_pictures(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark what a picture shows where its credit stands on the next line."""
    for k in range(1, len(units)):
        if parts[k] == "caption" and _is_credit_below(units, parts, k):
            parts[k - 1] = "caption"


def _mark_reprints(units: list[Paragraph], parts: list[Part], top: Masthead) -> None:
    """Mark what pages print twice: the headline, long paragraphs that came before, and captions, one below the other or in one line."""
    title = top.title.rstrip(_STOPS) if top.title and top.title.count(" ") > 2 else ""
    seen: set[str] = set()
    body, last = 0, ""
    for k, unit in enumerate(units):
        if parts[k] not in (None, "body"):
            last = ""
            continue
        key = unit.text.rstrip(_STOPS)
        half = len(key) // 2
        if _NAMED < half < _TWIN and key[:half].rstrip(_STOPS) == key[half:].lstrip(_STOPS):
            parts[k] = "caption"
            last = key[:half].rstrip(_STOPS)
            continue
        small = _NAMED < len(key) < _TWIN and not ends_sentence(unit.text)
        if key == last and (parts[k - 1] == "caption" or (small and (body > 1 or top.title_line))):
            parts[k - 1] = parts[k] = "caption"
        elif key in seen or (title and _is_headline_again(key, title)):
            parts[k] = "head"
        else:
            body += 1
            if len(key) >= _REPRINT:
                seen.add(key)
        last = key if parts[k] in (None, "body") else ""


def _is_headline_again(key: str, title: str) -> bool:
    """Say whether a line is the headline with a little before or behind it."""
    return len(key) - len(title) < _BESIDE and (key.startswith(title) or key.endswith(title))


def _is_credit_below(units: list[Paragraph], parts: list[Part], k: int) -> bool:
    """Say whether line `k`, the credit of a picture, ends a short block that begins with what the picture shows."""
    above = units[k - 1] if k > 1 else None
    if above is None or units[k].gap or not above.gap or parts[k - 1] not in (None, "body") or len(above.text) > 300:
        return False
    block = [unit for unit in units[k : k + 4] if unit.block == units[k].block]
    return len(units[k].text) <= 80 and all(len(unit.text) <= 80 for unit in block)
