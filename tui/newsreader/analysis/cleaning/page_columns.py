"""Columns of a printed page that stand side by side in its text: the left one is read before the right one.

Only prose is read so; a table's rows belong together.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from newsreader.analysis.cleaning.paragraphs import ends_sentence

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_LEAST = 5
"""Lines that must have both columns."""
_WORDS = 3
"""Words that most lines of a column of prose have."""
_NARROWEST = 16
"""Code points of the narrowest column."""
_SAMPLE = 2000
"""Lines looked at to find where the right column begins."""


def read_columns(lines: list[str]) -> list[str]:
    """Return the lines with two columns of prose one below the other, or as they are where there are none."""
    edge = _edge(lines)
    if edge is None:
        return lines
    both = [k for k, line in enumerate(lines) if _cells(line, edge) is not None and all(_cells(line, edge) or ())]
    out: list[str] = []
    at = 0
    for start, end in _runs(lines, edge, both):
        cells = [_cells(line, edge) or ("", "") for line in lines[start:end]]
        left, right = ([cell[side] for cell in cells] for side in (0, 1))
        if _is_prose(left) and _is_prose(right):
            left, right = _stripped(left), _stripped(right)
            out += [*lines[at:start], *left, *([""] if ends_sentence(left[-1]) else []), *right]
            at = end
    return [*out, *lines[at:]] if at else lines


def _edge(lines: list[str]) -> int | None:
    """Return at which character the right column begins, None where too few lines agree on one."""
    gaps = [list(_GAP.finditer(line)) for line in lines[:_SAMPLE] if "   " in line]
    edges = Counter(found[0].end() for found in gaps if len(found) == 1)
    edge, count = max(edges.items(), key=lambda item: (item[1], -item[0]), default=(0, 0))
    return edge if count >= _LEAST and edge >= _NARROWEST else None


def _cells(line: str, edge: int) -> tuple[str, str] | None:
    """Return what a line has in the left and in the right column, None for one that runs across both."""
    line = line.rstrip()
    if len(line) < edge:
        return line, ""
    if line[edge - 2 : edge].strip() or line[edge].isspace():
        return None
    left = line[:edge].rstrip()
    return None if _GAP.search(left) else (left, line[edge:])


def _runs(lines: list[str], edge: int, both: list[int]) -> list[tuple[int, int]]:
    """Return the stretches of lines in columns: each begins with a line that has both, and goes on to where none is."""
    runs: list[tuple[int, int]] = []
    for k in both:
        if runs and k < runs[-1][1]:
            continue
        end = last = k
        while end < len(lines) and (cells := _cells(lines[end], edge)) is not None:
            if cells[1] or (cells[0] and last == end - 1):
                last = end
            end += 1
        runs.append((k, last + 1))
    return runs


def _is_prose(cells: list[str]) -> bool:
    """Say whether the lines of a column are prose: of some words, and going on from one to the next."""
    told = [cell.strip() for cell in cells if cell.strip()]
    wordy = sum(len(cell.split()) >= _WORDS for cell in told)
    goes_on = sum(b[0].islower() and not ends_sentence(a) for a, b in pairwise(told))
    return len(told) >= _LEAST and wordy * 4 >= len(told) * 3 and goes_on * 4 >= len(told)


def _stripped(cells: list[str]) -> list[str]:
    """Return the lines of a column without the empty ones at both ends."""
    told = [k for k, cell in enumerate(cells) if cell.strip()]
    return cells[told[0] : told[-1] + 1]
