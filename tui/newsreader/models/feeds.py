"""Subscriptions, and what a refresh of them did."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsreader.models.work import Arrivals, Failure, ImportReport


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed as a list of subscriptions names it. A tag stands for a folder; `a/b` is folder b inside folder a."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()
    site: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A subscription and its health. Times are ISO UTC; `state` is "active", "paused" or "gone".

    `last_fetched`: when it was last asked, `last_success`: when it last answered well (they differ while it fails);
    `full_texts`: the pages of its shortened items are fetched with it.
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
    """A source with its numbers of live and of unread articles; `filed`: how many of them came from files."""

    name: str
    articles: int
    unread: int
    filed: int = 0


@dataclass(frozen=True, slots=True)
class SubscriptionList:
    """What a list of subscriptions holds, and the lines of it that cannot be taken, each with the reason."""

    feeds: tuple[Subscription, ...]
    failed: tuple[Failure, ...] = ()


FetchOutcome = Literal["updated", "unchanged", "not-due", "gone", "failed"]


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """What one refresh did to one feed. `repeats`: items of the document that it holds twice; `note`: for the user."""

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
    """What one refresh did, feed by feed. `ids` are the articles that are new or changed; `arrived` as of an import.

    `full_texts` tells of the pages that were fetched for shortened items, None where none were wanted.
    """

    feeds: tuple[FetchedFeed, ...] = ()
    stopped: bool = False
    ids: tuple[int, ...] = field(default=(), repr=False)
    arrived: Arrivals | None = None
    full_texts: ImportReport | None = None


@dataclass(frozen=True, slots=True)
class PageFeed:
    """A feed that a web page names, by its address and what the page calls it ("" where it does not say)."""

    url: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class FeedPreview:
    """What an address holds, before it is subscribed to: a feed, or a page that names feeds (`feeds`, then no titles)."""

    url: str
    title: str = ""
    site: str = ""
    titles: tuple[str, ...] = ()
    feeds: tuple[PageFeed, ...] = ()
