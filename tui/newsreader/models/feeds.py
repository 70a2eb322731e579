"""Subscriptions, and what a refresh of them did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsreader.models.work import Arrivals, Failure, ImportReport


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed in a list of subscriptions. A tag stands for a folder; `a/b` is folder b inside folder a."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()
    site: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription and its health. Times are ISO UTC; `state` is "active", "paused" or "gone".

    `last_fetched`: when it was last fetched; `last_success`: when that last succeeded; `full_texts`: the pages of its
    shortened items are fetched with it.
    """

    id: int
    url: str
    title: str
    site: str
    tags: tuple[str, ...]
    state: str
    etag: str
    modified: str
    last_fetched: str | None
    last_success: str | None
    next_due: str | None
    failures: int
    error: str
    unread: int
    full_texts: bool = False


@dataclass(frozen=True, slots=True)
class SourceCount:
    """A source with its numbers of live articles, of unread ones, and of those `filed`, which came from files."""

    name: str
    articles: int
    unread: int
    filed: int = 0


@dataclass(frozen=True, slots=True)
class SubscriptionList:
    """The feeds of a list of subscriptions, and its entries that cannot be taken, with the reasons."""

    feeds: tuple[Subscription, ...]
    failed: tuple[Failure, ...] = ()


FetchOutcome = Literal["updated", "unchanged", "not-due", "gone", "failed"]


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """What a refresh did to one feed. `repeats`: items that the document holds twice; `note`: for the user."""

    feed_id: int
    url: str
    title: str
    outcome: FetchOutcome
    new: int = 0
    changed: int = 0
    error: str = ""
    repeats: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What a refresh did, feed by feed. `ids` are the new and changed articles; `arrived` as in an `ImportReport`.

    `full_texts` reports on the pages fetched for shortened items, None if none were wanted.
    """

    feeds: tuple[FetchedFeed, ...] = ()
    stopped: bool = False
    ids: tuple[int, ...] = field(default=(), repr=False)
    arrived: Arrivals | None = None
    full_texts: ImportReport | None = None


@dataclass(frozen=True, slots=True)
class PageFeed:
    """A feed named by a web page: its address, and its title there ("" if there is none)."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class FeedPreview:
    """What an address holds: a feed with the `titles` of its items, or a page that names `feeds`."""

    url: str
    title: str = ""
    site: str = ""
    titles: tuple[str, ...] = ()
    feeds: tuple[PageFeed, ...] = ()
