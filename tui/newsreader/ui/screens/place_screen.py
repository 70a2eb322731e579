"""What the screens of deadlines, names and feeds share: a title line, a list, a line of keys, a bar to narrow the list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.screen import Screen
from textual.widgets import Static

from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import Place
from newsreader.ui.own_keys import with_keys
from newsreader.ui.widgets.held_list import HeldList
from newsreader.ui.widgets.lines import KeyLine, TitleLine
from newsreader.ui.widgets.search_bar import SearchBar

if TYPE_CHECKING:
    from newsreader.ui.messages import LibraryChanged


class PlaceScreen(AtHost, Screen[None]):
    """A screen that the title line leads to; `rows` is its list, which is read again when the library changes."""

    view: ClassVar[str]
    way: ClassVar[str]
    place: ClassVar[Place]

    def __init__(self, rows: HeldList[Any]) -> None:
        super().__init__()
        self.rows = rows
        self.title_line = TitleLine(self.view, self.way)
        self.empty = Static("", markup=False, id="empty")
        self.key_line = KeyLine("list", self.place, "everywhere")

    def on_mount(self) -> None:
        """Read for the first time."""
        self.reload()

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys are active now, the nearest first."""
        return "list", self.place, "everywhere"

    def on_descendant_focus(self) -> None:
        """Show the keys of the part with the focus."""
        self.key_line.places = self.places()

    def reload(self) -> None:
        """Read the list again in a worker."""
        raise NotImplementedError

    def show_empty(self, words: str) -> None:
        """Show these words if the list has no rows; `<id>` in them stands for the key of a command."""
        has_rows = bool(self.rows.keys)
        self.set_class(not has_rows, "-empty")
        self.empty.update(with_keys(words))
        if has_rows and self.focused is None:
            self.rows.focus()

    def on_library_changed(self, _message: LibraryChanged) -> None:
        """Read again what is listed."""
        self.reload()

    def action_back(self) -> None:
        """Go back."""
        if self.is_active:
            self.app.pop_screen()


class NarrowedScreen(PlaceScreen):
    """A place screen whose list can be narrowed by a query."""

    def __init__(self, rows: HeldList[Any], query: str) -> None:
        super().__init__(rows)
        self.query_text = query
        self.bar = SearchBar()

    def on_mount(self) -> None:
        """Show the query that the screen is opened with."""
        if self.query_text:
            self.bar.open(self.query_text)
            self.rows.focus()

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys are active now: others while the query is typed."""
        return ("search", "everywhere") if self.bar.has_focus_within else super().places()

    def action_narrow(self) -> None:
        """Open the bar to narrow the list."""
        self.bar.open(self.query_text)

    @on(SearchBar.Typed)
    def _typed(self, message: SearchBar.Typed) -> None:
        self._narrow(message.query)

    @on(SearchBar.Finished)
    def _finished(self, message: SearchBar.Finished) -> None:
        if not message.keep or not self.bar.query_text.strip():
            self.bar.close()
            self._narrow("")
        self.rows.focus()

    def _narrow(self, query: str) -> None:
        if query.strip() != self.query_text:
            self.query_text = query.strip()
            self.narrow()

    def narrow(self) -> None:
        """Show what the query finds."""
        self.reload()

    def action_back(self) -> None:
        """Go back one step: end the narrowing, then leave the screen."""
        if self.bar.is_open:
            self._finished(SearchBar.Finished(keep=False))
        else:
            super().action_back()
