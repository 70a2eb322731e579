"""Searches that the user keeps under a name, in an order, some with a key."""

from collections.abc import Callable
from datetime import date

from newsreader.models import Counts, SavedSearch
from newsreader.store import query, search, views
from newsreader.store.database import Database
from newsreader.store.undo import Undoable


class SavedSearches:
    """The searches of one library. `change` opens a step of undo under a name, `parse` understands a query."""

    def __init__(
        self,
        database: Database,
        change: Undoable,
        parse: Callable[[str], query.Query],
        today: Callable[[], date],
    ) -> None:
        self._database = database
        self._change = change
        self._parse = parse
        self._today = today

    def all(self) -> tuple[SavedSearch, ...]:
        """Return the searches in their order."""
        return tuple(views.views(self._database))

    def save(self, name: str, text: str) -> int:
        """Keep a search under a name (one of the same name is replaced); return its id. InputError without a name."""
        with self._change(f"save the search {name}"):
            return views.save_view(self._database, name, text.strip())

    def rename(self, search_id: int, name: str) -> None:
        """Give a search another name. Raises InputError where the name is taken or empty, NotFoundError."""
        with self._change(f"rename the search {name}"):
            views.rename_view(self._database, search_id, name)

    def give_key(self, search_id: int, key: str) -> None:
        """Give a search a key ("" takes it away); another search that had it loses it. Raises NotFoundError."""
        with self._change("give a search a key" if key else "take the key of a search away"):
            views.give_key(self._database, search_id, key)

    def move(self, search_id: int, position: int) -> None:
        """Move a search to a place in the order, from 0. Raises NotFoundError."""
        with self._change("move a search"):
            views.move_view(self._database, search_id, position)

    def remove(self, search_id: int) -> None:
        """Forget a search; what it finds stays."""
        with self._change("remove a search"):
            views.remove_view(self._database, search_id)

    def count(self, text: str) -> Counts:
        """Count what a search finds now."""
        return search.count(self._database, self._parse(text), today=self._today())
