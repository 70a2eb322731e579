"""A line pane that shows blocks of text, laid out once per width and only as far as needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual import events
from textual.selection import Selection

from newsreader.ui.layout import Block, Layout, Span
from newsreader.ui.widgets.line_pane import LinePane, Piece, styled_pieces

MEASURE = 80
"""Widest line of text in cells: beyond about 80 characters the eye loses the next line."""

TextPlace = tuple[int, int]
"""The number of a block, and an offset in its text (-1 for a blank line above it)."""

_AT_ONCE = 1000
_LATER = 8000
_PAUSE = 0.02
_NARROW_BELOW = 20


class PagePane(LinePane):
    """Shows blocks in a column of comfortable width; a change of width keeps the place."""

    def __init__(self) -> None:
        super().__init__()
        self._blocks: Sequence[Block] = ()
        self._layout = Layout((), MEASURE)
        self._margin = 0
        self._waiting: TextPlace | None = None
        self._is_growing = False

    def set_blocks(self, blocks: Sequence[Block], place: TextPlace | None) -> None:
        """Show these blocks, from `place` or from the beginning."""
        self._blocks = blocks
        self._lay_out(place)

    def action_last(self) -> None:
        """Go to the end."""
        while not self._layout.complete:
            self._grow()
        super().action_last()

    def top_place(self) -> TextPlace | None:
        """Return the place at the top of the pane, None at the very beginning."""
        top = self.scroll_offset.y
        if not top or top >= len(self._layout.lines):
            return None
        block, start, _ = self._layout.lines[top]
        return block, start

    def line_of(self, place: TextPlace) -> int:
        """Return the line that shows a place."""
        line = self._layout.line_of(*place)
        self.set_line_count(len(self._layout.lines))
        return line

    def reveal(self, place: TextPlace) -> None:
        """Scroll so that a place is visible with some lines around it, if it is not already."""
        height = self.size.height
        if height:
            line = self.line_of(place)
            if not self.scroll_offset.y + 2 <= line < self.scroll_offset.y + height - 2:
                self.go_to_line(line - height // 3)

    def place_at(self, x: int, y: int) -> TextPlace | None:
        """Return the place under a cell of the pane, None outside the text."""
        number = self.scroll_offset.y + y
        if number >= len(self._layout.lines):
            return None
        block, start, end = self._layout.lines[number]
        left = x - self._indent(number)
        text = self._layout.blocks[block].text
        for at in range(start, end):
            if 0 <= left < cell_len(text[start : at + 1]):
                return block, at
        return None

    def extra_spans(self, _block: int) -> Iterable[Span]:
        """Return spans to add on top of those of a block; for subclasses."""
        return ()

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as in the article: without marks, margins and the line ends of this width."""
        lines = self._layout.lines
        if not lines:
            return None
        first, last = max(0, selection.start.y) if selection.start else 0, len(lines) - 1
        last = min(selection.end.y, last) if selection.end else last
        low = selection.start.x - self._indent(first) if selection.start else 0
        high = selection.end.x - self._indent(last) if selection.end and selection.end.y == last else None
        return self._layout.copied_text(first, low, last, high), "\n"

    def line_pieces(self, number: int) -> list[Piece]:
        """Return margin, lead and text of a line."""
        block_number, start, end = self._layout.lines[number]
        block = self._layout.blocks[block_number]
        if start < 0:
            return []
        pieces = [Piece(" " * self._margin)] if self._margin else []
        if block.hang:
            lead = block.lead if start == 0 else ""
            pieces.append(Piece(lead + " " * (block.hang - cell_len(lead)), (block.style,)))
        return pieces + styled_pieces(block, start, end, (*block.spans, *self.extra_spans(block_number)))

    def on_resize(self, _event: events.Resize) -> None:
        """Lay out for the new width; what was at the top stays there."""
        self._lay_out(self.top_place() or self._waiting)

    def _indent(self, number: int) -> int:
        return self._margin + self._layout.blocks[self._layout.lines[number].block].hang

    def _lay_out(self, place: TextPlace | None) -> None:
        width = self.text_width
        self._waiting = place if width <= 0 else None
        measure = min(MEASURE, width - 2) if width > _NARROW_BELOW else width
        self._margin = (width - measure) // 2
        self._layout = Layout(self._blocks if width > 0 else (), measure)
        self._layout.grow(_AT_ONCE)
        line = self._layout.line_of(*place) if place else 0
        self.set_line_count(len(self._layout.lines))
        self.go_to_line(line)
        self.forget_lines()
        if not self._layout.complete and not self._is_growing:
            self._is_growing = True
            self.set_timer(_PAUSE, self._grow_on)

    def _grow(self) -> None:
        self._layout.grow(_LATER)
        self.set_line_count(len(self._layout.lines))

    def _grow_on(self) -> None:
        if self._layout.complete:
            self._is_growing = False
        else:
            self._grow()
            self.set_timer(_PAUSE, self._grow_on)
