"""Messages from workers to the screens: what a job found or did. Only their handlers touch widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen

from newsreader.models import ImportReport, Progress, RefreshReport


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
