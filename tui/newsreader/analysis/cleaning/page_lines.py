"""Heads, feet and numbers of printed pages: "Harbour Review    Page 2 of 4".

They are known by saying the same on one page after the other, or by what browsers print. In lines they are parted from the
paragraph that goes on overleaf; in paragraphs they are marked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from newsreader.analysis.cleaning.furniture import furniture_key
from newsreader.analysis.cleaning.page_marks import NUMBER_ALONE, columns, is_numbered, is_printed, page_of
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence
from newsreader.analysis.cleaning.parts import Masthead, Part, is_body

_CENTRED = " " * 10
"""What stands in front of a number in the middle of a line."""
_PROSE = 80
"""Code points of the shortest paragraphs between which a lone number is that of a page."""
_SHORTEST = 10
"""Code points of the shortest text beside the number; a table's rows are labelled with less."""
_OVERLEAF = 2
"""Pages between two heads at most: left and right pages may have different ones."""


def _counted_lines(lines: Sequence[str]) -> set[int]:
    """Return the numbers of the lines that stand on page after page, alike but for the page's number, which counts on."""
    pages: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for k, line in enumerate(lines):
        bare = line.strip()
        page = page_of(bare) if bare[:1].isdigit() or bare[-1:].isdigit() else None
        key = " ".join(map(furniture_key, columns(bare))) if page is not None else ""
        if page is not None and len(key) >= _SHORTEST:
            pages[key].append((page, k))
    return {
        k
        for found in pages.values()
        if len(found) > 1 and all(0 < two - one <= _OVERLEAF for (one, _), (two, _) in pairwise(found))
        for _, k in found
    }


def part_pages(lines: list[str]) -> tuple[list[str], set[str]]:
    """Return the lines with the heads and feet of pages below the paragraph in which they stand, which is closed up.

    The second is what these heads and feet say.
    """
    counted = _counted_lines(lines) | {k for k, line in enumerate(lines) if is_printed(line.strip())}
    if not counted:
        return lines, set()
    out: list[str] = []
    held: list[str] = []
    blank = False
    for k, line in enumerate(lines):
        if k in counted:
            held.append(line.strip())
        elif not line.strip():
            blank = True
            if not held:
                out.append(line)
        else:
            text = line.strip()
            above = next((one for one in reversed(out) if one.strip()), "") if held else ""
            goes_on = bool(above) and not ends_sentence(above.rstrip()) and text[0].islower()
            if held and blank and not goes_on:
                out += _apart(held)
                held = []
            elif goes_on:
                while not out[-1].strip():
                    out.pop()
            out.append(line)
            blank = False
    return [*out, *_apart(held)], {lines[k].strip() for k in counted}


def _apart(lines: list[str]) -> list[str]:
    return [part for line in lines for part in ("", line, "")]


def running_heads(units: list[Paragraph], top: Masthead, pages: set[str]) -> set[int]:
    """Return the paragraphs that repeat a line of the page above the headline, as printed pages do, with other numbers."""
    above = [
        units[k].text for k, part in top.parts.items() if part in ("navigation", "head") and is_numbered(units[k].text)
    ]
    heads = {key for text in above for key in map(furniture_key, columns(text)) if len(key) > 4}
    paged = _heads_with_pages(units, top) | {k for k, unit in enumerate(units) if unit.text in pages}
    if not heads:
        return paged
    return paged | {
        k
        for k, unit in enumerate(units)
        if is_numbered(unit.text)
        and not ends_sentence(unit.text)
        and heads.issuperset(map(furniture_key, columns(unit.text)))
    }


def _heads_with_pages(units: list[Paragraph], top: Masthead) -> set[int]:
    """Return the same of pages that print their number on a line of its own, above or below."""
    numbers = {k for k, unit in enumerate(units) if len(unit.text) < 8 and NUMBER_ALONE.match(unit.text)}
    if len(numbers) < 2:
        return set()
    paged = [k for k in range(len(units)) if k not in numbers and {k - 1, k + 1} & numbers]
    heads = {furniture_key(units[k].text) for k in paged if top.parts.get(k) in ("navigation", "head")}
    below = {k for k in range(len(units)) if is_body(top.parts.get(k))}
    again = {k for k in paged if k in below and furniture_key(units[k].text) in heads}
    return again | {k for k in numbers & below if {k - 1, k + 1} & again}


def mark_pages(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark the numbers of printed pages; numbers that count 1, 2, 3 head the parts of the article."""
    last = len(units) - 1
    if (
        last > 1
        and NUMBER_ALONE.match(units[last].text)
        and units[last].gap
        and units[last].lines[0].startswith(_CENTRED)
    ):
        parts[last] = parts[last] if not is_body(parts[last]) else "navigation"
    lone = [
        k
        for k in range(1, len(units) - 1)
        if len(units[k].text) < 8 and NUMBER_ALONE.match(units[k].text) and is_body(parts[k])
    ]
    if [units[k].text.strip("-–— ") for k in lone] == [str(n) for n in range(1, len(lone) + 1)]:
        return
    for k in lone:
        long = all(len(units[j].text) >= _PROSE and is_body(parts[j]) for j in (k - 1, k + 1))
        if long and units[k].gap and units[k + 1].gap:
            parts[k] = "navigation"
