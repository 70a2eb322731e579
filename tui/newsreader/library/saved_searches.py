"""Searches that the user keeps under a name, in an order, some with a key."""

from newsreader.library.context import Context
from newsreader.models import Counts, SavedSearch
from newsreader.store import saved_searches
from newsreader.store.querying import search


class SavedSearches:
    """The searches of one library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def all(self) -> tuple[SavedSearch, ...]:
        """Return the searches in their order."""
        return tuple(saved_searches.searches(self._context.database))

    def save(self, name: str, text: str) -> int:
        """Save a search, replacing one of the same name; return its id. Raises InputError for an empty name."""
        with self._context.change(f"save the search {name}"):
            return saved_searches.save_search(self._context.database, name, text)

    def rename(self, search_id: int, name: str) -> None:
        """Rename a search. Raises InputError if the name is taken or empty, NotFoundError."""
        with self._context.change(f"rename the search {name}"):
            saved_searches.rename_search(self._context.database, search_id, name)

    def give_key(self, search_id: int, key: str) -> None:
        """Give a search a key ("" for none), which any other search loses. Raises NotFoundError."""
        with self._context.change("give a search a key" if key else "take the key of a search away"):
            saved_searches.give_key(self._context.database, search_id, key)

    def move(self, search_id: int, position: int) -> None:
        """Move a search to a place in the order, from 0. Raises NotFoundError."""
        with self._context.change("move a search"):
            saved_searches.move_search(self._context.database, search_id, position)

    def remove(self, search_id: int) -> None:
        """Remove a search; its articles stay."""
        with self._context.change("remove a search"):
            saved_searches.remove_search(self._context.database, search_id)

    def count(self, text: str) -> Counts:
        """Count what a search finds now."""
        return search.count(self._context.database, self._context.parse(text), today=self._context.today())
