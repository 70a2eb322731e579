"""A parsed feed document, whatever its format, and the error for a document that is no feed."""

from dataclasses import dataclass

from newsreader.errors import SourceError
from newsreader.models import PageFeed

_NOT_A_FEED = "this is not a feed"
_REMEDY = "Give the address of an RSS, Atom or JSON feed"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item, its text readable and through the text door. `published` ISO (see `iso_time`); `enclosures` are safe
    addresses, `links` the links in the text as `words: address`.

    `number` is a hash of the whole item. Of an item with an id whose number was known already, nothing else is read.
    """

    guid: str
    link: str
    title: str
    text: str
    published: str | None = None
    author: str = ""
    enclosures: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class ParsedFeed:
    """A feed's title, site and items in its order. `notes`: what was mended or left out."""

    title: str
    site: str
    entries: tuple[FeedEntry, ...] = ()
    notes: tuple[str, ...] = ()


class NotAFeedError(SourceError):
    """A document that is no feed. `feeds` are those that a page names, `perhaps` links of it that may be feeds."""

    def __init__(self, subject: str, feeds: tuple[PageFeed, ...] = (), perhaps: tuple[str, ...] = ()) -> None:
        named = ", ".join(feed.url for feed in feeds[:5])
        hint = f"The page names {'a feed' if len(feeds) == 1 else 'feeds'}: {named}" if feeds else _REMEDY
        super().__init__(_NOT_A_FEED, subject=subject, remedy=hint)
        self.feeds = feeds
        self.perhaps = perhaps
