"""Heads and feet of printed pages with the number of the page on their line: "Harbour Review    Page 2 of 4".

They are known by saying the same on one page after the other, and stand in the middle of a paragraph that goes on overleaf.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from newsreader.analysis.cleaning.furniture import furniture_key
from newsreader.analysis.cleaning.page_marks import columns, is_printed, page_of
from newsreader.analysis.cleaning.paragraphs import ends_sentence

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
