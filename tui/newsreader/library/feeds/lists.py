"""Lists of subscriptions in and out: OPML, and newsboat's urls file."""

from pathlib import Path
from typing import Literal

from newsreader.errors import SourceError
from newsreader.models import Failure, ImportReport, Subscription, SubscriptionList
from newsreader.sources.addresses import has_password
from newsreader.sources.opml import read_opml, write_opml
from newsreader.sources.textfile import read_bytes
from newsreader.sources.urls_file import read_urls, write_urls
from newsreader.store import feeds
from newsreader.store.database import Database
from newsreader.text import show_path

ListStyle = Literal["opml", "urls"]


def style_of(path: Path) -> ListStyle:
    """Return the style of a list by its name: newsboat's for `urls`, else OPML."""
    return "urls" if path.name == "urls" else "opml"


def read_list(path: Path, style: ListStyle) -> SubscriptionList:
    """Return the subscriptions of a file; if it cannot be read at all, only the reason, as a failure."""
    shown = show_path(str(path))
    try:
        data = read_bytes(str(path))
        return read_urls(data, shown) if style == "urls" else read_opml(data, shown)
    except SourceError as error:
        return SubscriptionList((), (Failure(error.subject or shown, error.advice),))


def list_text(database: Database, style: ListStyle) -> tuple[str, int]:
    """Return all subscriptions as a list, and how many passwords were left out of it.

    In newsboat's style only titles given by the user are written: others would stay when a feed renames itself.
    """
    known, own = feeds.feeds(database), feeds.own_titles(database)
    passwords = sum(has_password(feed.url) for feed in known)
    if style == "urls":
        return write_urls([Subscription(feed.url, own.get(feed.id, ""), feed.tags) for feed in known]), passwords
    return write_opml([Subscription(feed.url, feed.title, feed.tags, feed.site) for feed in known]), passwords


def subscribe_all(database: Database, found: SubscriptionList, *, now: str) -> ImportReport:
    """Subscribe to all feeds of a list without fetching. The report counts feeds; `changed` are known ones with new tags."""
    new = changed = unchanged = 0
    with database.write():
        before = {feed.url: feed for feed in feeds.feeds(database)}
        for one in found.feeds:
            known = before.get(one.url)
            feed_id = feeds.add_feed(database, one.url, title=one.title, tags=one.tags, now=now)
            if known is None:
                new += 1
            elif set(one.tags) <= set(known.tags):
                unchanged += 1
            else:
                changed += 1
            if known is None and one.title:
                # As the user's own name, which the feed's title must not replace.
                feeds.rename_feed(database, feed_id, one.title)
    return ImportReport(new=new, changed=changed, unchanged=unchanged, failed=found.failed)
