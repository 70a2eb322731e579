"""A list of any length: it holds ids, fetches rows by page and draws only the lines that can be seen."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from newsreader.ui.rows import Lines
from newsreader.ui.widgets.line_index import LineIndex

RowT = TypeVar("RowT")

PAGE = 64
"""Rows fetched at once."""

_PAGES_KEPT = 16
_BAR = "▌"
_OVER_CURSOR = ("bar", "meta")  # roles that keep their colour under the cursor


LIST_CSS = """
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


class RowMessage(Message):
    """A message about one row of a list; `key` is None where the list has no rows."""

    key: int | None

    def __init__(self, virtual_list: VirtualList[Any], key: int | None) -> None:
        super().__init__()
        self.virtual_list = virtual_list
        self.key = key

    @property
    def control(self) -> VirtualList[Any]:
        """The list it comes from."""
        return self.virtual_list


class Pages(Generic[RowT]):
    """Rows by page: fetched when first asked for, the oldest pages forgotten."""

    def __init__(self, fetch: Callable[[Sequence[int]], Mapping[int, RowT]]) -> None:
        self._fetch = fetch
        self._pages: OrderedDict[int, Mapping[int, RowT]] = OrderedDict()

    def clear(self) -> None:
        """Forget all."""
        self._pages.clear()

    def row(self, keys: Sequence[int], position: int) -> RowT | None:
        """Return the row at a position of `keys`, None where it is gone."""
        number = position // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._fetch(keys[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page.get(keys[position])


class VirtualList(ScrollView, Generic[RowT], can_focus=True, inherit_bindings=False):
    """A scrolling list over ids. A subclass says where rows come from (`fetch`) and how they look (`lines_of`).

    Heights may differ; those of rows never seen are guessed and put right when their page is fetched, without
    moving what is on the screen.
    """

    ROLES: ClassVar[tuple[str, ...]] = (
        "headline",
        "unread",
        "meta",
        "mark",
        "star",
        "due",
        "match",
        "watch",
        "own",
        "bar",
    )
    COMPONENT_CLASSES = {f"row--{role}" for role in ROLES} | {"row--cursor"}

    DEFAULT_CSS = LIST_CSS

    class Moved(RowMessage):
        """The cursor stands on another row, or the list has other rows."""

    class Chosen(RowMessage):
        """A row was opened, by key or by a click on the row under the cursor."""

        key: int

    def __init__(self, *, name: str | None = None, classes: str | None = None) -> None:
        super().__init__(name=name, classes=classes)
        self.keys: Sequence[int] = ()
        self.cursor = 0
        self.empty = ""  # what an empty list says, in lines
        self._index = LineIndex(0, 1)
        self._pages = Pages(self.fetch)
        self._measured: set[int] = set()
        self._drawn: dict[int, Lines] = {}
        self._styles_of: dict[tuple[str, bool], Style] = {}
        self._width = 0

    def fetch(self, keys: Sequence[int]) -> Mapping[int, RowT]:
        """Return the rows of these keys; what is gone is left out."""
        raise NotImplementedError

    def lines_of(self, row: RowT | None, width: int) -> Lines:
        """Return the lines of a row, each exactly `width` cells; `row` is None where it is gone."""
        raise NotImplementedError

    def height_guess(self, width: int) -> int:
        """Return the likely height of a row."""
        return 2 if width > 0 else 1

    @property
    def current(self) -> int | None:
        """The key under the cursor."""
        return self.keys[self.cursor] if 0 <= self.cursor < len(self.keys) else None

    def row(self, position: int) -> RowT | None:
        """Return a row of the list, fetched with its page if need be."""
        return self._pages.row(self.keys, position)

    def set_keys(self, keys: Sequence[int], current: int | None = None) -> None:
        """Show other rows. The cursor goes to `current` where the list has it, on the same line of the screen."""
        offset = self._index.top(self.cursor) - self._top if self.current is not None else 0
        self.keys = keys
        try:
            self.cursor = keys.index(current) if current is not None else 0
        except ValueError:
            self.cursor = max(0, min(self.cursor, len(keys) - 1))
        self._start_anew(offset)
        self.post_message(self.Moved(self, self.current))

    def renew(self) -> None:
        """Fetch again and redraw; nothing moves."""
        offset = self._index.top(self.cursor) - self._top if self.keys else 0
        self._start_anew(offset)

    def go(self, position: int) -> None:
        """Put the cursor on a row and bring it into view."""
        if not self.keys:
            return
        position = max(0, min(position, len(self.keys) - 1))
        if position != self.cursor:
            self.cursor = position
            self.post_message(self.Moved(self, self.current))
        self._bring_into_view()
        self.refresh()

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
            self.post_message(self.Chosen(self, self.current))

    def notify_style_update(self) -> None:
        """Follow the theme and the focus."""
        super().notify_style_update()
        self._styles_of.clear()

    def on_resize(self) -> None:
        """Lay the rows out for the new width, the cursor staying on its line of the screen."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._start_anew(self._index.top(self.cursor) - self._top if self.keys else 0)
        else:
            self._settle()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row clicked; a click on the cursor's row opens it."""
        position, _ = self._index.row_at(self._top + event.get_content_offset_capture(self).y)
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
        position, line = self._index.row_at(self._top + y)
        width = self._width
        if position < 0:
            return self._empty_line(y)
        is_cursor = position == self.cursor
        pieces = self._lines(position)[line] if line < len(self._lines(position)) else ()
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

    def _lines(self, position: int) -> Lines:
        lines = self._drawn.get(position)
        if lines is None:
            if len(self._drawn) > PAGE * _PAGES_KEPT:
                self._drawn.clear()
            lines = self.lines_of(self.row(position), self._width)
            self._drawn[position] = lines
        return lines

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
    def _height(self) -> int:
        return self.scrollable_content_region.height

    def _start_anew(self, offset: int) -> None:
        self._index = LineIndex(len(self.keys), self.height_guess(self._width))
        self._pages.clear()
        self._measured.clear()
        self._drawn.clear()
        if self.keys and self._width:
            self._measure_around(self.cursor)
            self._fit()
            self._scroll(self._index.top(self.cursor) - offset)
            self._settle()
            self._bring_into_view()
        else:
            self._fit()
        self.refresh()

    def _measure_around(self, position: int) -> bool:
        """Measure the pages that a window around a row may show; tell whether a height changed."""
        reach = max(self._height, 1)
        first, last = max(0, position - reach) // PAGE, min(len(self.keys) - 1, position + reach) // PAGE
        changed = False
        for number in range(first, last + 1):
            if number not in self._measured:
                self._measured.add(number)
                for at in range(number * PAGE, min((number + 1) * PAGE, len(self.keys))):
                    changed = self._index.set_height(at, len(self._lines(at))) or changed
        return changed

    def _settle(self) -> None:
        """Measure the window."""
        if self.keys and self._width:
            position, _ = self._index.row_at(min(self._top, self._index.lines - 1))
            self._measure_in_place(position)

    def _measure_in_place(self, position: int) -> None:
        """Measure around a row; where rows above the window turn out higher or lower, scroll along with them."""
        top, line = self._index.row_at(min(self._top, self._index.lines - 1))
        if self._measure_around(position):
            self._fit()
            self._scroll(self._index.top(top) + min(line, self._index.height(top) - 1))
            self.refresh()

    def _fit(self) -> None:
        self.virtual_size = Size(self._width, self._index.lines)

    def _scroll(self, line: int) -> None:
        line = max(0, min(line, self._index.lines - self._height))
        self.scroll_to(y=line, animate=False, force=True)

    def _bring_into_view(self) -> None:
        if not self._width:
            return
        self._measure_in_place(self.cursor)
        top = self._index.top(self.cursor)
        bottom = top + self._index.height(self.cursor)
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
        line = self._index.top(self.cursor) + lines
        return self._index.row_at(max(0, min(line, self._index.lines - 1)))[0]
