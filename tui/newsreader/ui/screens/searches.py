"""What the list shows: all stories, the search typed into the bar, or a saved search opened from its list or by its key."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.message import Message

from newsreader.library.completing import condition
from newsreader.models import SavedSearch
from newsreader.text import clean_line
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import bindings
from newsreader.ui.own_keys import with_keys
from newsreader.ui.widgets.search_bar import SearchBar, StorySearchBar
from newsreader.ui.windows.prompt import AskScreen

if TYPE_CHECKING:
    from newsreader.ui.screens.by_hand import ByHand

_NAME_LENGTH = 40
_PART = re.compile(r'(?:([A-Za-z]+):)?("[^"]+"|[^\s()":-][^\s()":]*(?!:)\b)')


class Searches(AtHost, Container):
    """Wraps list and reader, with the search bar below them."""

    BINDINGS = bindings("kept")
    DEFAULT_CSS = "Searches { height: 1fr; } Searches > SearchBar { dock: bottom; }"

    class Changed(Message):
        """Another search is to be shown."""

    def __init__(self, around: ByHand) -> None:
        super().__init__()
        self.bar = StorySearchBar()
        self.query_text = ""
        self.view_name = ""  # of the saved search that is shown
        self._around = around
        self._keys: dict[str, SavedSearch] = {}

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield self._around
        yield self.bar

    @property
    def is_searching(self) -> bool:
        """Whether there is a search to clear."""
        return self.bar.is_open or bool(self.query_text)

    def open(self) -> None:
        """Open the search bar."""
        self.bar.open(self.query_text)
        self.read(self.library.queries.prepare, lambda _: None, group="prepare", doing="preparing the search")

    def search_for(self, query: str) -> None:
        """Search for a query that was not typed."""
        self.bar.open(query)
        self._search(query)
        self._around.panes.to_list()

    def show_view(self, name: str, query: str) -> None:
        """Show what a query finds under a name; the query can still be changed in the search bar."""
        self.bar.close()
        self._around.panes.to_list()
        self._show(query, name)

    def show_again(self, query: str, name: str) -> None:
        """Show an earlier search again, staying in the present pane."""
        if query and not name:
            self.bar.open(query)
        else:
            self.bar.close()
        self._show(query, name)

    def give_up(self) -> None:
        """Clear the search."""
        self.bar.close()
        self._search("")
        self._around.panes.to_list()

    def _search(self, query: str) -> None:
        if query.strip() != self.query_text:
            self._show(query.strip())

    def _show(self, query: str, name: str = "") -> None:
        self.query_text, self.view_name = query, name
        self.post_message(self.Changed())

    @on(SearchBar.Typed)
    def _typed(self, message: SearchBar.Typed) -> None:
        self._search(message.query)

    @on(SearchBar.Finished)
    def _finished(self, message: SearchBar.Finished) -> None:
        if message.keep and self.bar.query_text.strip():
            self._around.panes.to_list()
        else:
            self.give_up()

    @on(SearchBar.CompletionsWanted)
    def _complete(self, message: SearchBar.CompletionsWanted) -> None:
        offered = partial(self.library.queries.completions, message.text)
        self.read(offered, partial(self.bar.offer, message.text), group="completion", doing="completing the query")

    def on_mount(self) -> None:
        """Read the keys of the saved searches."""
        self.learn_keys()

    def learn_keys(self) -> None:
        """Read which keys open which searches."""
        self.news.in_turn(self.library.searches.all, self._take_keys)

    def _take_keys(self, searches: tuple[SavedSearch, ...]) -> None:
        self._keys = {search.key: search for search in searches if search.key}

    def on_key(self, event: events.Key) -> None:
        """Open the saved search that has this key."""
        search = self._keys.get(event.key)
        if search is not None:
            event.stop()
            self._show_kept(search)

    def _show_kept(self, search: SavedSearch) -> None:
        self.show_view(search.name if search.query else "", search.query)

    def action_views(self) -> None:
        """Show the list of saved searches."""
        from newsreader.ui.windows.saved_searches import SavedSearchesScreen

        self.app.push_screen(SavedSearchesScreen(self.query_text), self._close_list)

    def _close_list(self, search: SavedSearch | None) -> None:
        self.learn_keys()
        if search is not None:
            self._show_kept(search)

    def action_tags(self) -> None:
        """Show the list of all tags."""
        from newsreader.ui.windows.tag_list import TagListScreen

        self.ask(TagListScreen(), lambda tag: self.show_view(f"#{tag}", condition("tag", tag)))

    @on(SearchBar.SaveWanted)
    def action_save_search(self) -> None:
        """Ask for a name and save the search that is shown."""
        text = self.query_text
        if not text:
            self.news.tell(with_keys("Search for something first (<search.open>); then it can be saved."))
            return
        ask = AskScreen(
            "Save this search",
            with_keys("<views.open> lists it; it searches for: ") + clean_line(text, 60),
            value=suggested_name(text),
            anew=True,
        )
        self.ask(ask, partial(self._save, text))

    def _save(self, text: str, typed: str) -> None:
        name = clean_line(typed, _NAME_LENGTH)
        if name:
            self.news.in_turn(partial(self.library.searches.save, name, text), partial(self._saved, name, text))

    def _saved(self, name: str, text: str, _search_id: int) -> None:
        self.news.tell(f"Saved as “{name}”. " + with_keys("<views.open> lists your searches."))
        self.show_view(name, text)


def suggested_name(text: str) -> str:
    """Return a name for a query: its words, else the values of its fields: `Tariff talks` for `tariff talks is:unread`."""
    parts = [match.groups() for match in _PART.finditer(text)]
    words = [value.strip('"') for field, value in parts if not field and value not in ("OR", "AND", "NOT")]
    name = " ".join(words or [value.strip('"') for _, value in parts])
    return clean_line(name[:1].upper() + name[1:], _NAME_LENGTH)
