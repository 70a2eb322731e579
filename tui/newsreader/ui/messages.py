"""Messages between the app and its screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from textual.message import Message
from textual.screen import Screen


class LibraryChanged(Message):
    """Something in the library has changed: rows, counts, stories."""


@dataclass
class StoriesWanted(Message):
    """A screen asks for the stories that a query finds; with a `name` they are shown under it, not under the query.

    `back` makes the screen again as it was, for whoever leaves the search.
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
class FeedAdded(Message):
    """A feed was subscribed to, or was known already."""

    feed_id: int
