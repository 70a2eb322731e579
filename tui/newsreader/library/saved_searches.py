"""Searches that the user keeps under a name, in an order, some with a key."""

from newsreader.library.context import Context
from newsreader.models import Counts, SavedSearch
from newsreader.store import views
from newsreader.store.querying import search


class SavedSearches:
    """The searches of one library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> tuple[SavedSearch, ...]:
        """Return the searches in their order."""
        return tuple(views.views(self._context.database))

    def save(self, name: str, text: str) -> int:
        """Keep a search under a name (one of the same name is replaced); return its id. InputError without a name."""
        with self._context.change(f"save the search {name}"):
            return views.save_view(self._context.database, name, text)

    def rename(self, search_id: int, name: str) -> None:
        """Give a search another name. Raises InputError where the name is taken or empty, NotFoundError."""
        with self._context.change(f"rename the search {name}"):
            views.rename_view(self._context.database, search_id, name)

    def give_key(self, search_id: int, key: str) -> None:
        """Give a search a key ("" takes it away); another search that had it loses it. Raises NotFoundError."""
        with self._context.change("give a search a key" if key else "take the key of a search away"):
            views.give_key(self._context.database, search_id, key)

    def move(self, search_id: int, position: int) -> None:
        """Move a search to a place in the order, from 0. Raises NotFoundError."""
        with self._context.change("move a search"):
            views.move_view(self._context.database, search_id, position)

    def remove(self, search_id: int) -> None:
        """Forget a search; what it finds stays."""
        with self._context.change("remove a search"):
            views.remove_view(self._context.database, search_id)

    def count(self, text: str) -> Counts:
        """Count what a search finds now."""
        return search.count(self._context.database, self._context.parse(text), today=self._context.today())
