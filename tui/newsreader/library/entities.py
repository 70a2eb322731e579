"""The names of one library: who and where, how often, beside whom; watched, joined and separated by the user."""

from collections.abc import Callable, Sequence
from datetime import date

from newsreader.models import Entity
from newsreader.store import entities, query
from newsreader.store.database import Database
from newsreader.store.undo import Undoable


class Entities:
    """The entities of one library. `change` opens a step of undo under a name, `parse` understands a query."""

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

    def matching(self, text: str = "", *, limit: int | None = None) -> list[Entity]:
        """Return the names of matching articles, those in most articles first."""
        return entities.entities(self._database, self._parse(text), today=self._today(), limit=limit)

    def named(self, name: str) -> Entity | None:
        """Return the entity that has this name among its forms, None where there is none."""
        return entities.entity_named(self._database, name)

    def starting(self, start: str) -> list[Entity]:
        """Return the most frequent names one of whose words begins so."""
        return entities.names_starting(self._database, start)

    def companions(self, entity_id: int, limit: int = 8) -> list[Entity]:
        """Return the names that stand most often in the same articles."""
        return entities.companions(self._database, entity_id, limit=limit)

    def weeks(self, entity_id: int, weeks: int = 12) -> tuple[int, ...]:
        """Return the number of articles a week that give a name, oldest first, ending today."""
        return entities.weeks(self._database, entity_id, today=self._today(), weeks=weeks)

    def watched_in_stories(self, story_ids: Sequence[int]) -> list[tuple[str, ...]]:
        """Return per story the watched names in it."""
        return entities.watched_in_stories(self._database, story_ids)

    def watch(self, entity_id: int, on: bool) -> None:
        """Watch a name, so that its stories are marked everywhere, or stop."""
        with self._change("watch a name" if on else "stop watching a name"):
            entities.watch(self._database, entity_id, on)

    def join(self, into: int, other: int) -> None:
        """Make two names one; later articles follow."""
        with self._change("join two names"):
            entities.join(self._database, into, other)

    def separate(self, entity_id: int, alias: str) -> int:
        """Make an alias a name of its own; return it. Raises NotFoundError."""
        with self._change("separate a name"):
            return entities.separate(self._database, entity_id, alias)
