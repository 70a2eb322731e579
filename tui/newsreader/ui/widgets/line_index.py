"""On which line each row of a long list starts, when rows differ in height and most heights are not known yet."""

from __future__ import annotations

from bisect import bisect_right
from itertools import accumulate

BLOCK = 256
"""Rows summed up together: finding one of 100,000 rows adds at most 391 sums and 256 heights."""


class LineIndex:
    """Heights of rows (1 to 255 lines) in list order; a row not measured yet counts as `guess` lines."""

    def __init__(self, rows: int, guess: int) -> None:
        self._heights = bytearray([guess]) * rows
        self._sums = [sum(self._heights[at : at + BLOCK]) for at in range(0, rows, BLOCK)]

    def __len__(self) -> int:
        return len(self._heights)

    @property
    def lines(self) -> int:
        """The number of lines of all rows."""
        return sum(self._sums)

    def height(self, row: int) -> int:
        """Return how many lines a row takes."""
        return self._heights[row]

    def set_height(self, row: int, lines: int) -> bool:
        """Set the true height of a row; return whether it differs from before."""
        lines = max(1, min(lines, 255))
        changed = lines != self._heights[row]
        self._sums[row // BLOCK] += lines - self._heights[row]
        self._heights[row] = lines
        return changed

    def top(self, row: int) -> int:
        """Return the line on which a row starts."""
        block = row // BLOCK
        return sum(self._sums[:block]) + sum(self._heights[block * BLOCK : row])

    def row_at(self, line: int) -> tuple[int, int]:
        """Return the row that covers a line, and which of the row's lines that is; (-1, 0) below the last row."""
        if line < 0 or line >= self.lines:
            return -1, 0
        ends = list(accumulate(self._sums))
        block = bisect_right(ends, line)
        line -= ends[block - 1] if block else 0
        for row in range(block * BLOCK, len(self._heights)):
            if line < self._heights[row]:
                return row, line
            line -= self._heights[row]
        return -1, 0
