"""A list of any length: it holds ids, fetches rows by page and draws only the visible lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar, Generic, TypeVar, get_args

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsreader.ui.commands import bindings
from newsreader.ui.rows.pieces import GONE, Lines, Role
from newsreader.ui.widgets.seen_rows import SeenRows

RowT = TypeVar("RowT")

_BAR = "▌"
_OVER_CURSOR = ("bar", "meta")  # roles that keep their colour under the cursor


class VirtualList(ScrollView, Generic[RowT], can_focus=True, inherit_bindings=False):
    """A scrolling list over ids. A subclass says where rows come from (`fetch`) and how they look (`lines_of`).

    Rows may differ in height; the heights of rows never seen are guessed, and corrected when their page is fetched
    without moving what is on the screen.
    """

    BINDINGS = bindings("list")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"row--{role}" for role in (*get_args(Role), "bar", "cursor")}
    DEFAULT_CSS = """
    VirtualList {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        & .row--headline { color: $foreground; }
        & .row--unread { color: $foreground; text-style: bold; }
        & .row--meta { color: $text-muted; }
        & .row--mark { color: $text-accent; }
        & .row--star { color: $text-warning; }
        & .row--watch { color: $text-accent; }
        & .row--due { color: $text-warning; }
        & .row--match { color: $foreground; text-style: bold underline; }
        & .row--own { color: $text-accent; text-style: bold underline; }
        & .row--bar { color: $text-muted; }
        &:focus .row--bar { color: $text-accent; }
        &:focus .row--cursor { background: $surface; color: $text; }
    }
    """

    class Moved(Message):
        """The cursor is on another row, or the list has other rows."""

    class Chosen(Message):
        """A row was opened, by key or by a click on the row under the cursor."""

    def __init__(self) -> None:
        super().__init__()
        self.keys: Sequence[int] = ()
        self.cursor = 0
        self.empty = ""  # lines to show while the list is empty
        self._width = 0
        self._seen = self._unseen((), 1)
        self._styles_of: dict[tuple[str, bool], Style] = {}

    def fetch(self, keys: Sequence[int]) -> Mapping[int, RowT]:
        """Return the rows of these keys, missing ones left out."""
        raise NotImplementedError

    def lines_of(self, row: RowT, width: int) -> Lines:
        """Return the lines of a row, each at most `width` cells."""
        raise NotImplementedError

    @property
    def likely_height(self) -> int:
        """The guessed height of a row never seen."""
        return 2

    @property
    def current(self) -> int | None:
        """The key under the cursor."""
        return self.keys[self.cursor] if 0 <= self.cursor < len(self.keys) else None

    @property
    def current_row(self) -> RowT | None:
        """The row under the cursor."""
        return None if self.current is None else self.row(self.cursor)

    def row(self, position: int) -> RowT | None:
        """Return a row of the list, fetched with its page if need be."""
        return self._seen.row(position)

    def set_keys(self, keys: Sequence[int], current: int | None = None) -> None:
        """Show other rows. The cursor goes to `current` if the list has it, and stays on the same line of the screen."""
        offset = self._cursor_line
        self.keys = keys
        try:
            self.cursor = keys.index(current) if current is not None else 0
        except ValueError:
            self.cursor = max(0, min(self.cursor, len(keys) - 1))
        self._start_anew(offset)
        self.post_message(self.Moved())

    def renew(self) -> None:
        """Fetch again and redraw; nothing moves."""
        self._start_anew(self._cursor_line)

    def go(self, position: int) -> None:
        """Put the cursor on a row and bring it into view."""
        if not self.keys:
            return
        position = max(0, min(position, len(self.keys) - 1))
        if position != self.cursor:
            self.cursor = position
            self.post_message(self.Moved())
        self._bring_into_view()
        self.refresh()

    def go_to(self, key: int | None) -> bool:
        """Put the cursor on the row of this key; False if the list does not have it."""
        try:
            self.go(self.keys.index(key))
        except ValueError:
            return False
        return True

    def action_move(self, rows: int) -> None:
        """Go some rows down (or up)."""
        self.go(self.cursor + rows)

    def action_first(self) -> None:
        """Go to the first row."""
        self.go(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self.go(len(self.keys) - 1)

    def action_page(self, direction: int) -> None:
        """Go one page down (1) or up (-1)."""
        self._go_lines(direction * max(self._height - 1, 1))

    def action_half_page(self, direction: int) -> None:
        """Go half a page down (1) or up (-1)."""
        self._go_lines(direction * max(self._height // 2, 1))

    def action_choose(self) -> None:
        """Open the row under the cursor."""
        if self.current is not None:
            self.post_message(self.Chosen())

    def notify_style_update(self) -> None:
        """Follow the theme and the focus."""
        super().notify_style_update()
        self._styles_of.clear()

    def on_resize(self) -> None:
        """Lay the rows out for the new width, keeping the cursor on its line of the screen."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._start_anew(self._cursor_line)
        else:
            self._settle()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row clicked; a click on the current row opens it."""
        position, _ = self._seen.index.row_at(self._top + event.get_content_offset_capture(self).y)
        if position < 0:
            return
        if position == self.cursor:
            self.action_choose()
        self.go(position)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Measure what comes into view, so that guessed heights never show."""
        super().watch_scroll_y(old_value, new_value)
        self._settle()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        position, line = self._seen.index.row_at(self._top + y)
        width = self._width
        if position < 0:
            return self._empty_line(y)
        is_cursor = position == self.cursor
        lines = self._seen.lines(position)
        pieces = lines[line] if line < len(lines) else ()
        segments = [Segment(piece.text, self._style(piece.role, is_cursor)) for piece in pieces]
        strip = Strip(segments)
        if is_cursor:
            strip = Strip([Segment(_BAR, self._style("bar", True)), *strip.crop(1)])
        return strip.adjust_cell_length(width, self._style("headline", is_cursor))

    def _empty_line(self, y: int) -> Strip:
        lines = [] if self.keys else self.empty.splitlines()
        style = self._style("meta", False)
        text = f"   {lines[y - 1]}" if 1 <= y <= len(lines) else ""
        return Strip([Segment(text, style)]).adjust_cell_length(self._width, style)

    def _style(self, role: str, is_cursor: bool) -> Style:
        style = self._styles_of.get((role, is_cursor))
        if style is None:
            names = [f"row--{role}"]
            if is_cursor:
                names.insert(0 if role in _OVER_CURSOR else 1, "row--cursor")
            style = self.get_visual_style(*names).rich_style
            self._styles_of[(role, is_cursor)] = style
        return style

    @property
    def _top(self) -> int:
        return round(self.scroll_y)

    @property
    def _cursor_line(self) -> int:
        """The line of the window on which the row under the cursor begins."""
        return self._seen.index.top(self.cursor) - self._top if self.keys else 0

    @property
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _unseen(self, keys: Sequence[int], guess: int) -> SeenRows[RowT]:
        return SeenRows(keys, self.fetch, lambda row: GONE if row is None else self.lines_of(row, self._width), guess)

    def _start_anew(self, offset: int) -> None:
        self._seen = self._unseen(self.keys, self.likely_height)
        if self.keys and self._width:
            self._seen.measure_around(self.cursor, self._height)
            self._fit()
            top = self._seen.index.top(self.cursor)
            fits = top + self._seen.index.height(self.cursor) <= self._height
            # A list at its top stays there, so that what comes in above the cursor is visible.
            self._scroll(0 if fits and not self._top else top - offset)
            self._settle()
            self._bring_into_view()
        else:
            self._fit()
        self.refresh()

    def _settle(self) -> None:
        """Measure the rows in the window."""
        if self.keys and self._width:
            position, _ = self._seen.index.row_at(min(self._top, self._seen.index.lines - 1))
            self._measure_in_place(position)

    def _measure_in_place(self, position: int) -> None:
        """Measure around a row; if heights above the window change, scroll by as much."""
        top, line = self._seen.index.row_at(min(self._top, self._seen.index.lines - 1))
        if self._seen.measure_around(position, self._height):
            self._fit()
            self._scroll(self._seen.index.top(top) + min(line, self._seen.index.height(top) - 1))
            self.refresh()

    def _fit(self) -> None:
        self.virtual_size = Size(self._width, self._seen.index.lines)

    def _scroll(self, line: int) -> None:
        line = max(0, min(line, self._seen.index.lines - self._height))
        self.scroll_to(y=line, animate=False, force=True)

    def _bring_into_view(self) -> None:
        if not self._width:
            return
        self._measure_in_place(self.cursor)
        top = self._seen.index.top(self.cursor)
        bottom = top + self._seen.index.height(self.cursor)
        if top < self._top:
            self._scroll(top)
        elif bottom > self._top + self._height:
            self._scroll(bottom - self._height)

    def _go_lines(self, lines: int) -> None:
        if not self.keys or not self._width:
            return
        self._measure_in_place(self._row_below(lines))
        position = self._row_below(lines)
        if position == self.cursor:
            position += 1 if lines > 0 else -1
        self._scroll(self._top + lines)
        self.go(position)

    def _row_below(self, lines: int) -> int:
        line = self._seen.index.top(self.cursor) + lines
        return self._seen.index.row_at(max(0, min(line, self._seen.index.lines - 1)))[0]
