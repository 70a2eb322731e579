"""The pane that shows two reports side by side, row by row, scrolling together."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.selection import Selection

from newsreader.ui.compared.layout import Cell, PairLayout
from newsreader.ui.compared.views import AGREE, BLOCK_CLASSES, Side, ViewRow
from newsreader.ui.widgets.line_pane import LinePane, Piece, styled_pieces

_RULE, _HERE, _SIGN = "compare--rule", "compare--here", "compare--sign"
_BAR, _BETWEEN = "▌", "│"


class RowPlace(NamedTuple):
    """A place in a comparison: the row at the top and the line in it, and the current difference (None for none)."""

    row: int
    line: int
    difference: int | None


class ComparePane(LinePane):
    """Draws rows of blocks in two columns, or stacked if there is no room; steps from difference to difference."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*BLOCK_CLASSES, _RULE, _HERE, _SIGN}
    DEFAULT_CSS = """
    ComparePane {
        & .compare--agree { color: $foreground-muted; }
        & .compare--again { color: $foreground-muted; text-style: italic; }
        & .compare--only { color: $foreground; }
        & .compare--differs { color: $foreground; }
        & .compare--title { color: $foreground-muted; text-style: bold; }
        & .compare--word { color: $foreground; }
        & .compare--fact { color: $text-success; text-style: bold; }
        & .compare--value { color: $text-error; text-style: bold underline; }
        & .compare--head { color: $foreground-muted; text-style: underline; }
        & .compare--rule { color: $foreground 60%; }
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
        """The current difference has changed: its number from 1 (0 for none), and how many there are."""

        number: int
        count: int

    def __init__(self) -> None:
        super().__init__()
        self._layout = PairLayout()
        self._difference: int | None = None

    @property
    def difference(self) -> tuple[int, int]:
        """The number of the current difference, from 1 (0 for none), and how many there are."""
        return (0 if self._difference is None else self._difference + 1), len(self._layout.differences)

    def show(self, rows: Sequence[ViewRow], *, place: RowPlace | None = None) -> None:
        """Show these rows, from the top or from a `place` in them."""
        self._difference = place.difference if place else None
        self._lay_out(rows)
        if place:
            self._go_to(place)
        else:
            self.action_first()
        self.post_message(self.Moved(*self.difference))

    @property
    def place(self) -> RowPlace:
        """What is at the top, and the current difference."""
        top = self.scroll_offset.y
        row = self._layout.lines[top].row if top < len(self._layout.lines) else 0
        return RowPlace(row, top - self._layout.top_of(row), self._difference)

    @property
    def landmark(self) -> tuple[str, ...]:
        """The texts at the top, the left report's first, by which the place can be found in another view."""
        return self._layout.texts_from(self.scroll_offset.y, self.size.height)

    def go_to_landmark(self, texts: Sequence[str]) -> None:
        """Scroll to the first of these texts that is found; else stay."""
        line = next((at for text in texts if (at := self._layout.line_of_text(text)) is not None), None)
        if line is not None:
            self.go_to_line(line)

    def next_difference(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) difference, wrapping around; False if there is none."""
        differences = self._layout.differences
        if not differences:
            return False
        if self._difference is None:
            top = self.scroll_offset.y
            below = bisect_left(differences, top)
            self._difference = (below if direction > 0 else below - 1) % len(differences)
        else:
            self._difference = (self._difference + direction) % len(differences)
        line, height = differences[self._difference], self.size.height
        if not self.scroll_offset.y + 1 <= line < self.scroll_offset.y + height - 3:
            self.go_to_line(line - height // 4)
        self.forget_lines()
        self.post_message(self.Moved(*self.difference))
        return True

    def line_pieces(self, number: int) -> list[Piece]:
        _, left, right = self._layout.lines[number]
        bar, blank = Piece(_BAR, (_HERE,)), Piece(" ")
        is_here = self._difference is not None and self._layout.is_part_of(self._difference, number)
        if self._layout.stacked:
            return [bar if is_here else blank, *self._cell_pieces(left, self.text_width - 1)]
        wide_left, wide_right = self._layout.columns
        return [
            bar if is_here and left else blank, *self._cell_pieces(left, wide_left), Piece(_BETWEEN, (_RULE,)),
            bar if is_here and right else blank, *self._cell_pieces(right, wide_right),
        ]  # fmt: skip

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text of the column in which the selection began, without signs and line ends."""
        lines = self._layout.lines
        if not lines:
            return None
        first = max(0, selection.start.y) if selection.start else 0
        last = min(selection.end.y, len(lines) - 1) if selection.end else len(lines) - 1
        parts: list[str] = []
        before: Cell | None = None
        for number in range(first, last + 1):
            cell = lines[number].right if self._selection_side(selection) == "b" else lines[number].left
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
        if span is None or self._layout.stacked:
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
        place, known = self.place, self.difference
        self._lay_out(self._layout.rows)
        self._go_to(place)
        if self.difference != known:  # without a width there were none
            self.post_message(self.Moved(*self.difference))

    def _go_to(self, place: RowPlace) -> None:
        top = self._layout.top_of(place.row)
        self.go_to_line(min(top + place.line, max(top, self._layout.top_of(place.row + 1) - 1)))

    def _lay_out(self, rows: Sequence[ViewRow]) -> None:
        self._layout = PairLayout.of(rows, self.text_width)
        if self._difference is not None and self._difference >= len(self._layout.differences):
            self._difference = None
        self.set_line_count(len(self._layout.lines))
        self.forget_lines()

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
        left = self._cell_pieces(self._layout.lines[number].left, self._layout.columns[0])
        return 1 + sum(len(piece.text) for piece in left)

    def _selection_side(self, selection: Selection) -> Side:
        if self._layout.stacked or selection.start is None or selection.start.y >= len(self._layout.lines):
            return "a"
        return "b" if selection.start.x > self._middle(max(0, selection.start.y)) else "a"

    def _text_place(self, number: int, cell: Cell, span: tuple[int, int]) -> tuple[int, int]:
        """Return the span of a block's text that is selected on a line."""
        left = 1 if self._layout.stacked or cell is self._layout.lines[number].left else self._middle(number) + 2
        shift = cell.start - left - cell.block.hang
        high = cell.end if span[1] < 0 else min(cell.end, span[1] + shift)
        return min(max(cell.start, span[0] + shift), cell.end), max(high, cell.start)
