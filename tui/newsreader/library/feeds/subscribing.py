"""Adding a feed: previewing an address, and subscribing to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsreader.errors import AddressError, SourceError
from newsreader.library.context import Context
from newsreader.library.feeds.refreshing import Refresher
from newsreader.models import FeedPreview, FetchedFeed, PageFeed
from newsreader.settings import FeedLogin
from newsreader.sources.addresses import feed_url
from newsreader.sources.discovery import usual_feeds
from newsreader.sources.feeds.parsed_feed import NotAFeedError
from newsreader.sources.fetch import FetchRequest
from newsreader.sources.fetch_words import NO_HTTPS
from newsreader.sources.gathering import Gathered, gather
from newsreader.store import feeds
from newsreader.text import hide_password

Logins = Mapping[str, FeedLogin] | None
"""Logins by host, from the settings."""


@dataclass(frozen=True, slots=True)
class Added:
    """A feed that was subscribed to. `fetched`: the result of its first fetch, None if it was known already.

    `page`: the address of the page that named the feed, if one did; `others`: further feeds of that page.
    """

    feed_id: int
    fetched: FetchedFeed | None
    ids: tuple[int, ...] = ()
    page: str = ""
    others: tuple[PageFeed, ...] = ()


def preview(typed: str, logins: Logins = None) -> FeedPreview:
    """Fetch an address and return what it holds; nothing is saved. Raises SourceError."""
    url, found, page_feeds = _look(typed, logins)
    if page_feeds:
        return FeedPreview(url, feeds=page_feeds)
    if found.error is not None:
        raise found.error
    if found.feed is None:
        kind = AddressError if found.answer.is_refused else SourceError
        raise kind(found.answer.error or "its server sent nothing", subject=hide_password(url))
    titles = tuple(entry.title or entry.text[:80] for entry in found.feed.entries)
    return FeedPreview(found.answer.request.url, found.feed.title, found.feed.site, titles)


def add(context: Context, typed: str, *, title: str = "", tags: Sequence[str] = ()) -> Added:
    """Subscribe to a feed, or to the first feed of a page, and save its items. The subscription is a step of undo.

    A feed whose server fails is subscribed to nevertheless. Raises SourceError if the address is invalid or has no feed.
    """
    database, logins, stamp = context.database, context.settings.feeds, context.now()
    url, page, found = feed_url(typed), "", None
    others: tuple[PageFeed, ...] = ()
    if not feeds.feed_at(database, url):
        url, found, page_feeds = _look(typed, logins)
        if page_feeds:
            page, url, others = url, page_feeds[0].url, page_feeds[1:]
    if found is None or feeds.feed_at(database, url):
        with context.change("tag a feed"):
            return Added(feeds.add_feed(database, url, tags=tags, now=stamp), None, (), page, others)
    if page:
        found = _ask([url], logins, given=page)[0]
        if found.answer.is_refused:
            raise SourceError(found.answer.error, subject=hide_password(url))
    if isinstance(found.error, NotAFeedError):
        raise found.error
    with context.change(f"subscribe to {title.strip() or hide_password(url)}"):
        feed_id = feeds.add_feed(database, url, tags=tags, now=stamp)
        if title.strip():
            feeds.rename_feed(database, feed_id, title)
    refresher = Refresher(context)
    refresher.take(feeds.feed(database, feed_id), found)
    refresher.flush()
    feeds.feed(database, feed_id)  # it may have been unsubscribed from meanwhile
    result = refresher.result()
    return Added(feed_id, result.feeds[0], result.ids, page, others)


def _look(typed: str, logins: Logins) -> tuple[str, Gathered, tuple[PageFeed, ...]]:
    """Return the address, its answer, and for a page the feeds it names, else those found behind its links or in the usual
    places.

    An address typed without a scheme is tried by http if https gets no answer.
    """
    url = feed_url(typed)
    found = _ask([url], logins)[0]
    if found.answer.state == "failed" and "://" not in typed and url.startswith("https:"):
        plain = _ask([f"http{url.removeprefix('https')}"], logins)[0]
        if plain.answer.state != "failed" or found.answer.error.startswith(NO_HTTPS):
            url, found = plain.answer.request.url, plain
    if not isinstance(found.error, NotAFeedError):
        return url, found, ()
    if found.error.feeds:
        return url, found, found.error.feeds
    there = _ask([*found.error.perhaps, *usual_feeds(url)], logins, given=url)
    feeds_there = (PageFeed(one.answer.request.url, one.feed.title) for one in there if one.feed is not None)
    return url, found, tuple(feeds_there)


def _ask(urls: Sequence[str], logins: Logins, *, given: str = "") -> list[Gathered]:
    """Fetch addresses; return the answers in the order asked. `given`: the user's address, if it is not among them."""
    asked = [FetchRequest(key, url, given=given) for key, url in enumerate(dict.fromkeys(urls))]
    found = gather(asked, logins=logins)
    return sorted(found, key=lambda one: one.answer.request.key)
