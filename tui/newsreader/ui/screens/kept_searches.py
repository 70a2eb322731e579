"""Saved searches around list and search bar: opening one from the list of them or by its key, saving the one shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message
from textual.widget import Widget

from newsreader.models import SavedSearch
from newsreader.text import clean_line
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import bindings
from newsreader.ui.widgets.search_bar import SearchBar
from newsreader.ui.windows.prompt import AskScreen

_NAME_LENGTH = 40
_PART = re.compile(r'(?:([A-Za-z]+):)?("[^"]+"|[^\s()":-][^\s()":]*(?!:)\b)')


class KeptSearches(AtHost, Container):
    """Posts `Chosen` when a saved search shall be shown; `query_shown` says what the list shows."""

    BINDINGS = bindings("kept")
    DEFAULT_CSS = "KeptSearches { height: 1fr; } KeptSearches > SearchBar { dock: bottom; }"

    class Chosen(Message):
        """A saved search shall be shown."""

        def __init__(self, search: SavedSearch) -> None:
            super().__init__()
            self.search = search

    def __init__(self, *parts: Widget, query_shown: Callable[[], str]) -> None:
        super().__init__()
        self.query_shown = query_shown
        self._parts = parts
        self._keys: dict[str, SavedSearch] = {}

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield from self._parts

    def on_mount(self) -> None:
        """Learn the keys of the searches."""
        self.learn_keys()

    def learn_keys(self) -> None:
        """Read which keys open which searches."""
        self.news.in_turn(self.news.library.searches.all, self._take_keys)

    def _take_keys(self, searches: tuple[SavedSearch, ...]) -> None:
        self._keys = {search.key: search for search in searches if search.key}

    def on_key(self, event: events.Key) -> None:
        """Open the search that has this key."""
        search = self._keys.get(event.key)
        if search is not None:
            event.stop()
            self.post_message(self.Chosen(search))

    def action_views(self) -> None:
        """Show the list of searches."""
        from newsreader.ui.windows.views import ViewsScreen

        self.app.push_screen(ViewsScreen(self.query_shown()), self._close_list)

    def _close_list(self, search: SavedSearch | None) -> None:
        self.learn_keys()
        if search is not None:
            self.post_message(self.Chosen(search))

    def action_tags(self) -> None:
        """Show the list of all tags."""
        from newsreader.ui.windows.taglist import TagListScreen

        self.app.push_screen(TagListScreen(), self._show_tag)

    def _show_tag(self, tag: str | None) -> None:
        if tag is not None:
            self.post_message(self.Chosen(SavedSearch(0, f"#{tag}", 'tag:"{}"'.format(tag.replace('"', "")))))

    @on(SearchBar.SaveWanted)
    def action_save_search(self) -> None:
        """Ask for a name and keep the search that is shown."""
        text = self.query_shown()
        if not text:
            self.news.tell("Search for something first (/); then it can be saved.")
            return
        ask = AskScreen(
            "Save this search",
            f"V lists it; it searches: {clean_line(text, 60)}",
            value=suggested_name(text),
            anew=True,
        )
        self.app.push_screen(ask, partial(self._save, text))

    def _save(self, text: str, name: str | None) -> None:
        name = clean_line(name or "", _NAME_LENGTH)
        if name:
            self.news.in_turn(partial(self.news.library.searches.save, name, text), partial(self._saved, name, text))

    def _saved(self, name: str, text: str, search_id: int) -> None:
        self.news.tell(f"Saved as “{name}”. V lists your searches.")
        self.post_message(self.Chosen(SavedSearch(search_id, name, text)))


def suggested_name(text: str) -> str:
    """Return a name for a query: its words, else the values it asks for: `Tariff talks` for `tariff talks is:unread`."""
    parts = [match.groups() for match in _PART.finditer(text)]
    words = [value.strip('"') for field, value in parts if not field and value not in ("OR", "AND", "NOT")]
    name = " ".join(words or [value.strip('"') for _, value in parts])
    return clean_line(name[:1].upper() + name[1:], _NAME_LENGTH)
