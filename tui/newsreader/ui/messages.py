"""Messages from workers to the screens: what a job found or did. Only their handlers touch widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen

from newsreader.errors import NewsreaderError
from newsreader.models import Arrivals, Counts, ImportReport, Progress, RefreshReport


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


class Failed(Message):
    """The library could not answer a widget, which shows what it has."""

    def __init__(self, error: NewsreaderError) -> None:
        super().__init__()
        self.error = error


class Listed(Message):
    """The list was read. `number` says which reading it was; only the newest counts."""

    def __init__(self, number: int, listing: Listing) -> None:
        super().__init__()
        self.number = number
        self.listing = listing


class LibraryChanged(Message):
    """The library is another than before: rows, counts, stories."""


class LibraryEmpty(Message):
    """There is nothing to read yet."""


class StoriesWanted(Message):
    """A screen asks for the stories that a query finds; with a `name` they are shown under it, not under the query.

    `back` makes the screen again as it stood, for whoever gives up the search.
    """

    def __init__(self, query: str, name: str = "", *, back: Callable[[], Screen[None]] | None = None) -> None:
        super().__init__()
        self.query = query
        self.name = name
        self.back = back


class ArticleWanted(Message):
    """A screen asks for an article among the stories; `back` makes the screen again for whoever leaves the article."""

    def __init__(self, article_id: int, *, back: Callable[[], Screen[None]] | None = None) -> None:
        super().__init__()
        self.article_id = article_id
        self.back = back


class WorkProgress(Message):
    """The import or analysis that is running has come further."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class ImportDone(Message):
    """An import has ended."""

    def __init__(self, report: ImportReport) -> None:
        super().__init__()
        self.report = report


class RefreshDone(Message):
    """A refresh of feeds has ended."""

    def __init__(self, report: RefreshReport) -> None:
        super().__init__()
        self.report = report


class AnalysisDone(Message):
    """The analysis has ended; `articles` were done."""

    def __init__(self, articles: int) -> None:
        super().__init__()
        self.articles = articles


class Arrived(Message):
    """What new articles bring that the user waits for."""

    def __init__(self, arrived: Arrivals) -> None:
        super().__init__()
        self.arrived = arrived


class FeedAdded(Message):
    """A feed was subscribed to, or was known already."""

    def __init__(self, feed_id: int) -> None:
        super().__init__()
        self.feed_id = feed_id
