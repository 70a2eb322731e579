"""What the use cases of one library share: its database, the clock, the settings, and the log of undo."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from newsreader.library.days import Clock, utc_stamp
from newsreader.library.source_names import SourceNames
from newsreader.settings import Settings
from newsreader.store.database import Database
from newsreader.store.querying import parsing
from newsreader.store.querying.fields import edge_of_hours
from newsreader.store.querying.tree import Query, Term, with_terms
from newsreader.store.undoing import undo


@dataclass(frozen=True)
class Context:
    """An open library as its use cases see it; `day` overrides the clock's today."""

    database: Database
    clock: Clock
    settings: Settings
    day: date | None = None

    @cached_property
    def source_names(self) -> SourceNames:
        """The names under which sources are shown."""
        return SourceNames(self.settings.sources)

    def today(self) -> date:
        """Return the date on the user's calendar."""
        return self.day or self.clock().astimezone().date()

    def now(self) -> str:
        """Return the time in UTC as the library stores it."""
        return utc_stamp(self.clock())

    def parse(self, text: str) -> Query:
        """Parse a query; `source:` also matches the names under which sources are shown.

        Hours (`newer:12h`) count back from now; if `day` is set there is no time of day, and they count as whole days.
        """
        parsed = parsing.parse(text)
        return self.source_names.in_query(parsed if self.day else with_terms(parsed, self._back_from_now))

    def _back_from_now(self, term: Term) -> Term:
        edge = edge_of_hours(term.value, self.clock()) if term.field in ("newer", "older") else None
        return replace(term, value=edge) if edge else term

    def change(self, name: str) -> AbstractContextManager[None]:
        """Open a step of undo under a name that the user reads: `with context.change("star an article"):`."""
        return undo.change(self.database, name, now=self.now())


def count_articles(ids: Sequence[int]) -> str:
    """Return how many articles, as the names of undo steps say it: `an article`, `12 articles`."""
    return "an article" if len(ids) == 1 else f"{len(ids):,} articles"
