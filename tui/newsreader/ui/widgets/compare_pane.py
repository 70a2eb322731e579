"""The pane that shows two reports side by side, row by row, both scrolling as one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.selection import Selection

from newsreader.ui.compared import AGREE, BLOCK_CLASSES, Side, Status, ViewRow
from newsreader.ui.layout import Block, Layout
from newsreader.ui.widgets.line_pane import LinePane, Piece, styled_pieces

STACKED_BELOW = 60
"""Cells below which the two reports stand under each other: two columns would be narrower than 28."""

_RULE, _HERE, _SIGN = "compare--rule", "compare--here", "compare--sign"
_BAR, _BETWEEN = "▌", "│"


class Cell(NamedTuple):
    """What one column shows on one line: part of a block's text."""

    block: Block
    start: int
    end: int


class PairLine(NamedTuple):
    """One line of the pane: the row it belongs to and what stands left and right."""

    row: int
    left: Cell | None
    right: Cell | None


class Place(NamedTuple):
    """Where somebody is in a comparison: row at the top and line in it, the current difference (None for none)."""

    row: int
    line: int
    difference: int | None


class ComparePane(LinePane):
    """Draws rows of blocks in two columns, or stacked where there is no room; walks from difference to difference."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*BLOCK_CLASSES, _RULE, _HERE, _SIGN}
    DEFAULT_CSS = """
    ComparePane {
        & .compare--agree { color: $foreground 75%; }
        & .compare--again { color: $foreground 75%; text-style: italic; }
        & .compare--only { color: $foreground; }
        & .compare--differs { color: $foreground; }
        & .compare--title { color: $foreground 75%; text-style: bold; }
        & .compare--word { color: $foreground; }
        & .compare--fact { color: $text-success; text-style: bold; }
        & .compare--value { color: $text-error; text-style: bold underline; }
        & .compare--head { color: $foreground 75%; text-style: underline; }
        & .compare--rule { color: $foreground-muted; }
        & .compare--sign { text-style: bold; color: $text-accent; }
        & .compare--here { color: $text-accent; text-style: bold; }
        &:nocolor {
            & .compare--fact, & .compare--value, & .compare--sign, & .compare--here { color: $foreground; }
        }
        &:ansi {
            & .compare--agree { text-style: dim; }
            & .compare--again { text-style: dim italic; }
            & .compare--word { text-style: not dim; }
        }
    }
    """

    @dataclass
    class Moved(Message):
        """Another difference is the current one: its number from 1 (0 for none), and how many there are."""

        pane: ComparePane
        number: int
        count: int

        @property
        def control(self) -> ComparePane:
            return self.pane

    def __init__(self, *, name: str | None = None, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002
        super().__init__(name=name, id=id, classes=classes)
        self._rows: Sequence[ViewRow] = ()
        self._pairs: list[PairLine] = []
        self._differences: list[int] = []
        self._difference: int | None = None

    @property
    def difference(self) -> tuple[int, int]:
        """The number of the current difference, from 1 (0 for none), and how many there are."""
        return (0 if self._difference is None else self._difference + 1), len(self._differences)

    @property
    def stacked(self) -> bool:
        """Whether the reports stand under each other."""
        return self.text_width < STACKED_BELOW

    def show(self, rows: Sequence[ViewRow], *, place: Place | None = None) -> None:
        """Show these rows, from the top or at a `place` of these rows."""
        self._rows = rows
        self._difference = place.difference if place else None
        self._lay_out()
        if place:
            self._go_to(place)
        else:
            self.home()
        self.post_message(self.Moved(self, *self.difference))

    @property
    def place(self) -> Place:
        """What stands at the top, and which difference is the current one."""
        top = self.scroll_offset.y
        row = self._pairs[top].row if top < len(self._pairs) else 0
        return Place(row, top - self._top_of(row), self._difference)

    @property
    def landmark(self) -> tuple[str, ...]:
        """The texts that stand at the top, the left report's first: by them the place is found again in another view."""
        top = self.scroll_offset.y
        for pair in self._pairs[top : top + self.size.height]:
            if texts := tuple(cell.block.text for cell in (pair.left, pair.right) if cell):
                return texts
        return ()

    def go_to_landmark(self, texts: Sequence[str]) -> None:
        """Scroll to the first line of one of these texts, the first that is there; else stay."""
        for text in texts:
            for number, pair in enumerate(self._pairs):
                if any(cell and not cell.start and cell.block.text == text for cell in (pair.left, pair.right)):
                    self.go_to_line(number)
                    return

    def next_difference(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) difference, around the ends; False where there is none."""
        if not self._differences:
            return False
        if self._difference is None:
            top = self.scroll_offset.y
            below = [n for n, line in enumerate(self._differences) if line >= top]
            above = [n for n, line in enumerate(self._differences) if line < top]
            self._difference = (below or [0])[0] if direction > 0 else (above or [len(self._differences) - 1])[-1]
        else:
            self._difference = (self._difference + direction) % len(self._differences)
        line, height = self._differences[self._difference], self.size.height
        if not self.scroll_offset.y + 1 <= line < self.scroll_offset.y + height - 3:
            self.go_to_line(line - height // 4)
        self.forget_lines()
        self.post_message(self.Moved(self, *self.difference))
        return True

    def line_pieces(self, number: int) -> list[Piece]:
        row, left, right = self._pairs[number]
        bar, blank = Piece(_BAR, (_HERE,)), Piece(" ")
        is_here = self._is_here(number, row)
        if self.stacked:
            return [bar if is_here else blank, *self._cell_pieces(left, self.text_width - 1)]
        wide_left, wide_right = self._columns()
        return [
            bar if is_here and left else blank, *self._cell_pieces(left, wide_left), Piece(_BETWEEN, (_RULE,)),
            bar if is_here and right else blank, *self._cell_pieces(right, wide_right),
        ]  # fmt: skip

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text of the column in which the selection began, without signs and line ends."""
        if not self._pairs:
            return None
        first = max(0, selection.start.y) if selection.start else 0
        last = min(selection.end.y, len(self._pairs) - 1) if selection.end else len(self._pairs) - 1
        parts: list[str] = []
        before: Cell | None = None
        for number in range(first, last + 1):
            pair = self._pairs[number]
            cell = pair.right if self._selection_side(selection) == "b" else pair.left
            span = self.selected_span(number, selection)
            if cell is None or span is None:
                continue
            low, high = self._text_place(number, cell, span)
            if before is not None:
                parts.append(" " if before.block is cell.block else "\n")
            parts.append(cell.block.text[low:high])
            before = cell
        return "".join(parts), "\n"

    def selected_span(self, number: int, selection: Selection) -> tuple[int, int] | None:
        span = super().selected_span(number, selection)
        if span is None or self.stacked:
            return span
        middle = self._middle(number)
        low, high = span[0], span[1] if span[1] >= 0 else 1 << 30
        if self._selection_side(selection) == "a":
            low, high = max(1, low), min(high, middle)
        else:
            low, high = max(middle + 2, low if number == (selection.start.y if selection.start else 0) else 0), high
        return (low, high) if low < high else None

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out for the new width; the row at the top stays there."""
        place = self.place
        self._lay_out()
        self._go_to(place)

    def _top_of(self, row: int) -> int:
        return bisect_left(self._pairs, row, key=lambda pair: pair.row)

    def _go_to(self, place: Place) -> None:
        top = self._top_of(place.row)
        self.go_to_line(min(top + place.line, max(top, self._top_of(place.row + 1) - 1)))

    def _columns(self) -> tuple[int, int]:
        """Return the cells that the text of each column may take: bar, left, rule, blank, right, blank."""
        room = self.text_width - 4
        return room - room // 2, room // 2

    def _lay_out(self) -> None:
        self._pairs = []
        self._differences = []
        if not self.text_width:
            self.set_line_count(0)
            return
        for number, row in enumerate(self._rows):
            top = len(self._pairs)
            self._pairs += self._stacked_lines(number, row) if self.stacked else self._side_by_side(number, row)
            if row.free:
                self._differences += self._free_differences(top)
            elif row.status != "agree":
                self._differences.append(top)
            if row.gap:
                self._pairs.append(PairLine(number, None, None))
        if self._difference is not None and self._difference >= len(self._differences):
            self._difference = None
        self.set_line_count(len(self._pairs))
        self.forget_lines()

    def _side_by_side(self, number: int, row: ViewRow) -> list[PairLine]:
        wide_left, wide_right = self._columns()
        left, right = _cells(row.a, wide_left - 1), _cells(row.b, wide_right)
        return [PairLine(number, *pair) for pair in zip_longest(left, right)]

    def _stacked_lines(self, number: int, row: ViewRow) -> list[PairLine]:
        both = [_numbered(block, mark) for mark, blocks in (("1", row.a), ("2", row.b)) for block in blocks]
        if _is_heading(row):
            both = both[:1]
        return [PairLine(number, cell, None) for cell in _cells(both, self.text_width - 2)]

    def _free_differences(self, top: int) -> list[int]:
        return [
            line for line in range(top, len(self._pairs))
            for pair in (self._pairs[line],)
            if any(cell and cell.start == 0 and cell.block.style != AGREE for cell in (pair.left, pair.right))
        ]  # fmt: skip

    def _is_here(self, number: int, row: int) -> bool:
        if self._difference is None:
            return False
        line = self._differences[self._difference]
        pair = self._pairs[number]
        if self._rows[row].free:
            return number == line
        return self._pairs[line].row == row and (pair.left is not None or pair.right is not None)

    def _cell_pieces(self, cell: Cell | None, width: int) -> list[Piece]:
        if cell is None:
            return [Piece(" " * width)]
        block = cell.block
        pieces = []
        if block.hang:
            lead = block.lead if cell.start == 0 else ""
            sign = (_SIGN,) if block.style != AGREE else (AGREE,)
            pieces.append(Piece(lead + " " * (block.hang - cell_len(lead)), sign))
        pieces += styled_pieces(block, cell.start, cell.end, block.spans)
        used = sum(cell_len(piece.text) for piece in pieces)
        return [*pieces, Piece(" " * max(0, width - used))]

    def _middle(self, number: int) -> int:
        """Return which character of a line is the rule between the columns."""
        wide_left, _ = self._columns()
        left = self._cell_pieces(self._pairs[number].left, wide_left)
        return 1 + sum(len(piece.text) for piece in left)

    def _selection_side(self, selection: Selection) -> Side:
        if self.stacked or selection.start is None or selection.start.y >= len(self._pairs):
            return "a"
        return "b" if selection.start.x > self._middle(max(0, selection.start.y)) else "a"

    def _text_place(self, number: int, cell: Cell, span: tuple[int, int]) -> tuple[int, int]:
        """Return which part of a block's text a selected part of a line is."""
        left = 1 if self.stacked or cell is self._pairs[number].left else self._middle(number) + 2
        shift = cell.start - left - cell.block.hang
        high = cell.end if span[1] < 0 else min(cell.end, span[1] + shift)
        return min(max(cell.start, span[0] + shift), cell.end), max(high, cell.start)


def _cells(blocks: Sequence[Block], width: int) -> list[Cell | None]:
    layout = Layout(blocks, width)
    while not layout.complete:
        layout.grow(4096)
    return [None if line.start < 0 else Cell(blocks[line.block], line.start, line.end) for line in layout.lines]


def _numbered(block: Block, mark: str) -> Block:
    return replace(block, lead=f"{mark} {block.lead}", hang=block.hang + 2) if block.hang else block


def _is_heading(row: ViewRow) -> bool:
    status: Status = row.status
    return status == "agree" and bool(row.a) and row.a == row.b and not row.a[0].hang
