"""What the use cases of one library share: its file, the clock, and how the settings have sources shown."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from newsreader.library.days import Clock, utc_stamp
from newsreader.library.source_names import SourceNames
from newsreader.settings import Settings
from newsreader.store import undo
from newsreader.store.database import Database
from newsreader.store.querying import query
from newsreader.store.querying.fields import edge_of_hours


@dataclass(frozen=True)
class Context:
    """An open library as its use cases see it; `day` is what counts as today, where that is not the clock's."""

    database: Database
    clock: Clock
    settings: Settings
    day: date | None = None

    @cached_property
    def source_names(self) -> SourceNames:
        """How sources are shown."""
        return SourceNames(self.settings.sources)

    def today(self) -> date:
        """Return the date on the user's calendar."""
        return self.day or self.clock().astimezone().date()

    def now(self) -> str:
        """Return the time in UTC as the library stores it."""
        return utc_stamp(self.clock())

    def parse(self, text: str) -> query.Query:
        """Understand a query; `source:` also finds sources by the names that are shown.

        Hours count back from now; from another day than the clock's, which has no time, they count as whole days.
        """
        parsed = query.parse(text)
        return self.source_names.in_query(parsed if self.day else query.with_terms(parsed, self._back_from_now))

    def _back_from_now(self, term: query.Term) -> query.Term:
        edge = edge_of_hours(term.value, self.clock()) if term.field in ("newer", "older") else None
        return replace(term, value=edge) if edge else term

    def change(self, name: str) -> AbstractContextManager[None]:
        """Open a step of undo under a name that the user reads: `with context.change("star an article"):`."""
        return undo.change(self.database, name, now=self.now())
