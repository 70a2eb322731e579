"""The rows of a comparison laid out in two columns, or stacked if there is no room for two. Pure; the pane draws them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import NamedTuple

from newsreader.ui.compared.views import AGREE, ViewRow
from newsreader.ui.layout import Block, Layout

STACKED_BELOW = 60
"""Below this width the reports are stacked: two columns would be narrower than 28 cells."""


class Cell(NamedTuple):
    """One column of one line: a span of a block's text."""

    block: Block
    start: int
    end: int


class PairLine(NamedTuple):
    """One line of the pane: its row, and its left and right cells."""

    row: int
    left: Cell | None
    right: Cell | None

    def cells(self) -> tuple[Cell, ...]:
        """Return the cells of the line, left before right."""
        return tuple(cell for cell in (self.left, self.right) if cell)


@dataclass(frozen=True, slots=True)
class PairLayout:
    """`rows` laid out `width` cells wide: their `lines`, and in `differences` the lines on which differences begin."""

    rows: Sequence[ViewRow] = ()
    width: int = 0
    lines: Sequence[PairLine] = ()
    differences: Sequence[int] = ()

    @classmethod
    def of(cls, rows: Sequence[ViewRow], width: int) -> PairLayout:
        """Lay rows out; a pane without width has no lines."""
        lines: list[PairLine] = []
        differences: list[int] = []
        for number, row in enumerate(rows if width else ()):
            top = len(lines)
            lines += _stacked(number, row, width) if width < STACKED_BELOW else _side_by_side(number, row, width)
            if row.free:
                differences += (at for at in range(top, len(lines)) if _begins_difference(lines[at]))
            elif row.status != "agree":
                differences.append(top)
            if row.gap:
                lines.append(PairLine(number, None, None))
        return cls(rows, width, lines, differences)

    @property
    def stacked(self) -> bool:
        """Whether the reports are stacked."""
        return self.width < STACKED_BELOW

    @property
    def columns(self) -> tuple[int, int]:
        """The width of each column's text."""
        return _columns(self.width)

    def top_of(self, row: int) -> int:
        """Return the number of the first line of a row."""
        return bisect_left(self.lines, row, key=lambda line: line.row)

    def is_part_of(self, difference: int, number: int) -> bool:
        """Tell whether line `number` belongs to a difference."""
        first, line = self.differences[difference], self.lines[number]
        if self.rows[line.row].free:
            return number == first
        return self.lines[first].row == line.row and bool(line.cells())

    def texts_from(self, top: int, height: int) -> tuple[str, ...]:
        """Return the texts of the first line that has any, from `top` on within `height` lines."""
        found = (line.cells() for line in self.lines[top : top + height])
        return next((tuple(cell.block.text for cell in cells) for cells in found if cells), ())

    def line_of_text(self, text: str) -> int | None:
        """Return the number of the line on which a text begins."""
        return next(
            (
                number
                for number, line in enumerate(self.lines)
                if any(not cell.start and cell.block.text == text for cell in line.cells())
            ),
            None,
        )


def _columns(width: int) -> tuple[int, int]:
    room = width - 4  # bar, left, rule, blank, right, blank
    return room - room // 2, room // 2


def _side_by_side(number: int, row: ViewRow, width: int) -> Iterator[PairLine]:
    wide_left, wide_right = _columns(width)
    for pair in zip_longest(_cells(row.a, wide_left - 1), _cells(row.b, wide_right)):
        yield PairLine(number, *pair)


def _stacked(number: int, row: ViewRow, width: int) -> Iterator[PairLine]:
    both = [_numbered(block, mark) for mark, blocks in (("1", row.a), ("2", row.b)) for block in blocks]
    is_heading = row.status == "agree" and row.a and row.a == row.b and not row.a[0].hang
    for cell in _cells(both[:1] if is_heading else both, width - 2):
        yield PairLine(number, cell, None)


def _begins_difference(line: PairLine) -> bool:
    return any(cell.start == 0 and cell.block.style != AGREE for cell in line.cells())


def _cells(blocks: Sequence[Block], width: int) -> list[Cell | None]:
    layout = Layout(blocks, width)
    while not layout.complete:
        layout.grow(4096)
    return [None if line.start < 0 else Cell(blocks[line.block], line.start, line.end) for line in layout.lines]


def _numbered(block: Block, mark: str) -> Block:
    return replace(block, lead=f"{mark} {block.lead}", hang=block.hang + 2) if block.hang else block
