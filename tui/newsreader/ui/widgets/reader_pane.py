"""The pane that shows one article to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.selection import Selection

from newsreader.models import Article
from newsreader.ui.highlights import CURRENT_STYLE, Highlight
from newsreader.ui.layout import Block, Layout, Span
from newsreader.ui.render import READER_CLASSES, Page, article_page
from newsreader.ui.widgets.line_pane import LinePane, Piece, styled_pieces

MEASURE = 80
"""Widest line of text in cells: beyond about 80 characters the eye loses the next line."""

_AT_ONCE = 1000
_LATER = 8000
_PLACEHOLDER = "Nothing open. Choose a story and press Enter."


class ReaderPane(LinePane):
    """Shows an article: headline, meta line, text with highlights, what was left out, dates to come."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(READER_CLASSES)
    DEFAULT_CSS = """
    ReaderPane {
        & .reader--title { text-style: bold; color: $foreground; }
        & .reader--meta { color: $foreground 75%; }
        & .reader--note { color: $foreground 75%; text-style: italic; }
        & .reader--aside { color: $foreground 75%; }
        &:ansi {
            & .reader--meta { text-style: dim; }
            & .reader--note { text-style: dim italic; }
            & .reader--aside { text-style: dim; }
        }
    }
    """

    @dataclass
    class HighlightChosen(Message):
        """A highlight was chosen: a name (kind of a mention, canonical name) or a date (kind, ISO value)."""

        pane: ReaderPane
        article_id: int
        kind: str
        value: str

        @property
        def control(self) -> ReaderPane:
            return self.pane

    def __init__(
        self,
        *,
        today: date | None = None,
        name: str | None = None,
        id: str | None = None,  # noqa: A002
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.today = today
        self._article: Article | None = None
        self._reports: tuple[int, int] | None = None
        self._words: tuple[str, ...] = ()
        self._watched: frozenset[str] = frozenset()
        self._asides = False
        self._page = Page((Block(_PLACEHOLDER, "reader--note"),))
        self._layout = Layout(self._page.blocks, MEASURE)
        self._margin = 0
        self._current: int | None = None
        self._waiting: tuple[int, int] | None = None
        self._is_growing = False

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    @property
    def asides_shown(self) -> bool:
        """Whether what was left out is shown."""
        return self._asides

    @property
    def current(self) -> Highlight | None:
        """The highlight that `next_highlight` has come to."""
        return None if self._current is None else self._page.places[self._current].mark

    def show(
        self,
        article: Article | None,
        *,
        reports: tuple[int, int] | None = None,
        words: tuple[str, ...] = (),
        watched: frozenset[str] = frozenset(),
    ) -> None:
        """Show an article from its beginning, or a hint when None; the same article again keeps its place.

        `reports` is (number of this report, how many its story has), `words` are the words of a search to mark,
        `watched` the forms of watched names.
        """
        same = article is not None and self._article is not None and article.id == self._article.id
        place = self._place() if same else None
        self._article, self._reports, self._words, self._watched = article, reports, words, watched
        if not same:
            self._asides = False
            self._current = None
        self._make_page()
        self._lay_out(place)

    def toggle_asides(self) -> None:
        """Show or hide what is not the article."""
        if self._article is None or not self._article.asides:
            return
        place = self._origin_place()
        self._asides = not self._asides
        self._current = None
        self._make_page()
        self._lay_out(self._find_origin(place))

    def scroll_lines(self, count: int) -> None:
        """Scroll by so many lines, up where negative."""
        self._go(self.scroll_offset.y + count)

    def page(self, direction: int) -> None:
        """Scroll by a page less two lines, down (1) or up (-1)."""
        self.scroll_lines(direction * max(1, self.size.height - 2))

    def half_page(self, direction: int) -> None:
        """Scroll by half a page, down (1) or up (-1)."""
        self.scroll_lines(direction * max(1, self.size.height // 2))

    def home(self) -> None:
        """Go to the beginning."""
        self._go(0)

    def end(self) -> None:
        """Go to the end."""
        while not self._layout.complete:
            self._grow(_LATER)
        self._go(self._line_count)

    def next_highlight(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) highlight, around the ends; False where there is none."""
        places = self._page.places
        if not places:
            return False
        if self._current is None:
            self._current = self._first_visible([(place.block, place.start) for place in places], direction)
        else:
            self._current = (self._current + direction) % len(places)
        place = places[self._current]
        self._reveal(place.block, place.start)
        self.forget_lines()
        return True

    def go_to_mark(self, kind: str, value: str, near: str = "") -> bool:
        """Go to the first highlight of this kind and value, rather one in the sentence `near`; False without one."""
        if self._article is None:
            return False
        marks = [place.mark for place in self._page.places]
        fitting = [n for n, mark in enumerate(marks) if (mark.kind, mark.value) == (kind, value)]
        near = near.strip("… ")
        start = self._article.text.find(near) if near else -1
        inside = [n for n in fitting if 0 <= start <= marks[n].start < start + len(near)]
        if not fitting:
            return False
        self._current = (inside or fitting)[0]
        self._reveal(self._page.places[self._current].block, self._page.places[self._current].start)
        self.forget_lines()
        return True

    def next_match(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) line with a word of the search; False where there is none further."""
        top = self.scroll_offset.y
        lines = sorted({self._layout.line_of(*match) for match in self._page.matches})
        beyond = [line for line in lines if (line > top + 2 if direction > 0 else line < top + 2)]
        if not beyond or (direction > 0 and self.is_vertical_scroll_end):
            return False
        self._go((beyond[0] if direction > 0 else beyond[-1]) - 2)
        return True

    def choose(self) -> bool:
        """Post `HighlightChosen` for the current highlight; False where there is none."""
        mark = self.current
        if mark is None or self._article is None:
            return False
        self.post_message(self.HighlightChosen(self, self._article.id, mark.kind, mark.value))
        return True

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the selected text as the article has it: without marks, margins and the line ends of this width."""
        lines = self._layout.lines
        if not lines:
            return None
        first, last = max(0, selection.start.y) if selection.start else 0, len(lines) - 1
        last = min(selection.end.y, last) if selection.end else last
        low = selection.start.x - self._indent(first) if selection.start else 0
        high = selection.end.x - self._indent(last) if selection.end and selection.end.y == last else None
        return self._layout.copied_text(first, low, last, high), "\n"

    def line_pieces(self, number: int) -> list[Piece]:
        block_number, start, end = self._layout.lines[number]
        block = self._layout.blocks[block_number]
        if start < 0:
            return []
        pieces = [Piece(" " * self._margin)] if self._margin else []
        if block.hang:
            lead = block.lead if start == 0 else ""
            pieces.append(Piece(lead + " " * (block.hang - cell_len(lead)), (block.style,)))
        spans = [span for span in block.spans if span.start < end and span.end > start]
        if self._current is not None:
            place = self._page.places[self._current]
            if place.block == block_number:
                spans.append(Span(place.start, place.end, CURRENT_STYLE))
        return pieces + styled_pieces(block, start, end, spans)

    def _indent(self, number: int) -> int:
        return self._margin + self._layout.blocks[self._layout.lines[number].block].hang

    def _make_page(self) -> None:
        if self._article is None:
            self._page = Page((Block(_PLACEHOLDER, "reader--note"),))
            return
        self._page = article_page(
            self._article, reports=self._reports, words=self._words, today=self.today, asides=self._asides,
            watched=self._watched,
        )  # fmt: skip

    def _lay_out(self, place: tuple[int, int] | None) -> None:
        """Lay the page out at the pane's width; `place` (block, offset) comes to the top, else the beginning."""
        width = self.text_width
        if width <= 0:
            self._layout = Layout((), MEASURE)
            self._waiting = place
            self.set_line_count(0)
            self.forget_lines()
            return
        self._waiting = None
        measure = min(MEASURE, max(1, width - 2))
        self._margin = max(0, (width - measure) // 2) if width > 20 else 0
        self._layout = Layout(self._page.blocks, measure if width > 20 else width)
        self._layout.grow(_AT_ONCE)
        line = self._layout.line_of(*place) if place else 0
        self.set_line_count(len(self._layout.lines))
        self._go(line)
        self.forget_lines()
        if not self._layout.complete and not self._is_growing:
            self._is_growing = True
            self.set_timer(0.02, self._grow_later)

    def _grow(self, count: int) -> None:
        self._layout.grow(count)
        self.set_line_count(len(self._layout.lines))

    def _grow_later(self) -> None:
        if self._layout.complete:
            self._is_growing = False
        else:
            self._grow(_LATER)
            self.set_timer(0.02, self._grow_later)

    def _go(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, immediate=True, force=True)

    def _place(self) -> tuple[int, int] | None:
        """Return what stands at the top of the pane, None at the very beginning."""
        top = self.scroll_offset.y
        if not top or top >= len(self._layout.lines):
            return None
        block, start, _ = self._layout.lines[top]
        return block, start

    def _origin_place(self) -> tuple[int, int] | None:
        """As `_place`, with the paragraph's place in the article's text instead of the number of its block."""
        place = self._place()
        if place is None:
            return None
        origins = [block.origin for block in self._page.blocks[: place[0] + 1] if block.origin is not None]
        return (origins[-1], place[1]) if origins else None

    def _find_origin(self, place: tuple[int, int] | None) -> tuple[int, int] | None:
        if place is None:
            return None
        return next(((n, place[1]) for n, block in enumerate(self._page.blocks) if block.origin == place[0]), None)

    def _first_visible(self, places: list[tuple[int, int]], direction: int) -> int:
        top = self.scroll_offset.y
        bottom = top + max(1, self.size.height)
        lines = [self._layout.line_of(*place) for place in places]
        if direction > 0:
            return next((number for number, line in enumerate(lines) if line >= top), 0)
        return next((number for number in range(len(lines) - 1, -1, -1) if lines[number] < bottom), len(lines) - 1)

    def _reveal(self, block: int, offset: int) -> None:
        height = self.size.height
        if not height:
            return
        line = self._layout.line_of(block, offset)
        self.set_line_count(len(self._layout.lines))
        if not self.scroll_offset.y + 2 <= line < self.scroll_offset.y + height - 2:
            self._go(line - height // 3)

    def on_resize(self, _event: events.Resize) -> None:
        self._lay_out(self._place() or self._waiting)

    def on_click(self, event: events.Click) -> None:
        if self.text_selection is not None and not event.chain > 1 and self.screen.get_selected_text():
            return
        offset = event.get_content_offset(self)
        if offset is None:
            return
        number = self._place_under(offset)
        if number is not None:
            self._current = number
            self.forget_lines()
            self.choose()

    def _place_under(self, offset: Offset) -> int | None:
        line = self.scroll_offset.y + offset.y
        if line >= len(self._layout.lines):
            return None
        block, start, end = self._layout.lines[line]
        left = self._indent(line)
        for number, place in enumerate(self._page.places):
            if place.block == block and place.start < end and place.end > start:
                text = self._layout.blocks[block].text
                low = left + cell_len(text[start : max(start, place.start)])
                high = left + cell_len(text[start : min(end, place.end)])
                if low <= offset.x < high:
                    return number
        return None
