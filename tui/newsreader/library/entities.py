"""The names of one library: how often and with whom they occur; watched, joined and separated by the user."""

from collections.abc import Sequence

from newsreader.library.context import Context
from newsreader.models import Entity
from newsreader.store import entities


class Entities:
    """The entities of one library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def matching(self, text: str = "", *, limit: int | None = None) -> list[Entity]:
        """Return the names of matching articles, those in most articles first."""
        return entities.entities(
            self._context.database, self._context.parse(text), today=self._context.today(), limit=limit
        )

    def named(self, name: str) -> Entity | None:
        """Return the entity with this name or form, None if there is none."""
        return entities.entity_named(self._context.database, name)

    def starting(self, start: str) -> list[Entity]:
        """Return the most frequent names in which a word begins with `start`."""
        return entities.names_starting(self._context.database, start)

    def companions(self, entity_id: int, limit: int = 8) -> list[Entity]:
        """Return the names that stand most often in the same articles."""
        return entities.companions(self._context.database, entity_id, limit=limit)

    def weeks(self, entity_id: int, weeks: int = 12) -> tuple[int, ...]:
        """Return how many articles name an entity in each of the last weeks, oldest first, ending today."""
        return entities.weeks(self._context.database, entity_id, today=self._context.today(), weeks=weeks)

    def watched_in_stories(self, story_ids: Sequence[int]) -> list[tuple[str, ...]]:
        """Return the watched names in each story."""
        return entities.watched_in_stories(self._context.database, story_ids)

    def is_watched(self, entity_id: int) -> bool:
        """Tell whether a name is watched. Raises NotFoundError."""
        return entities.is_watched(self._context.database, entity_id)

    def watch(self, entity_id: int, on: bool) -> None:
        """Watch a name, so that its stories are marked everywhere, or stop."""
        with self._context.change("watch a name" if on else "stop watching a name"):
            entities.watch(self._context.database, entity_id, on)

    def join(self, into: int, other: int) -> None:
        """Join two names, also in articles to come."""
        with self._context.change("join two names"):
            entities.join(self._context.database, into, other)

    def separate(self, entity_id: int, alias: str) -> int:
        """Make an alias a name of its own; return the id of its entity. Raises NotFoundError."""
        with self._context.change("separate a name"):
            return entities.separate(self._context.database, entity_id, alias)
