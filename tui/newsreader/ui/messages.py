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
    """A screen asks to show the stories that a query finds, under `name` if there is one.

    `back` makes the screen again as it was, for when the user leaves the search.
    """

    query: str
    name: str = ""
    back: Callable[[], Screen[None]] | None = None


@dataclass
class ArticleWanted(Message):
    """A screen asks to show an article among the stories; `back` makes the screen again when the user leaves it."""

    article_id: int
    back: Callable[[], Screen[None]] | None = None


@dataclass
class FeedAdded(Message):
    """A feed was subscribed to, or already was."""

    feed_id: int
