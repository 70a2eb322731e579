"""Messages from workers to the screens: what a job found or did. Only their handlers touch widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen

from newsreader.models import Counts, ImportReport, Progress, RefreshReport


@dataclass(frozen=True, slots=True)
class Listing:
    """What one reading of the list found.

    `matches`: the articles that match the query, empty without one. `due`: the next deadline of the library as
    (ISO day, days left). `is_put_away`: there are articles, but all of them are archived. `shows_archived`: the query
    asks for these, and stories are told by them. `searched`: the query as it was meant, a star behind a begun word.
    """

    query: str
    ids: tuple[int, ...]
    counts: Counts
    matches: frozenset[int] = frozenset()
    words: tuple[str, ...] = ()
    understood: str = ""
    due: tuple[str, int] | None = None
    is_put_away: bool = False
    shows_archived: bool = False
    searched: str = ""


NOT_READ = Listing("", (), Counts(0, 0, 0, 0, 0))
"""Before the first reading of the list."""


class LibraryChanged(Message):
    """The library is another than before: rows, counts, stories."""


@dataclass
class StoriesWanted(Message):
    """A screen asks for the stories that a query finds; with a `name` they are shown under it, not under the query.

    `back` makes the screen again as it stood, for whoever gives up the search.
    """

    query: str
    name: str = ""
    back: Callable[[], Screen[None]] | None = None


@dataclass
class ArticleWanted(Message):
    """A screen asks for an article among the stories; `back` makes the screen again for whoever leaves the article."""

    article_id: int
    back: Callable[[], Screen[None]] | None = None


@dataclass
class WorkProgress(Message):
    """The import or analysis that is running has come further."""

    progress: Progress


@dataclass
class ImportDone(Message):
    """An import has ended."""

    report: ImportReport


@dataclass
class RefreshDone(Message):
    """A refresh of feeds has ended."""

    report: RefreshReport


@dataclass
class AnalysisDone(Message):
    """The analysis has ended; `articles` were done."""

    articles: int


@dataclass
class FeedAdded(Message):
    """A feed was subscribed to, or was known already."""

    feed_id: int
