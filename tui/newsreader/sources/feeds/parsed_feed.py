"""What a feed document holds, whatever its format, and what is said of a document that is none."""

from dataclasses import dataclass

from newsreader.errors import SourceError
from newsreader.models import PageFeed

_NOT_A_FEED = "this is not a feed"
_REMEDY = "Give the address of an RSS, Atom or JSON feed"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item, its text readable and through the text door. `published` ISO (see `iso_time`); `enclosures` are safe addresses,
    `links` the words and the safe address of each link in the text, as `words: address`.

    `number` stands for all that the item says. Of an item with an id whose number the asker knew, nothing else is read.
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
    """Something else than a feed; `feeds` are those that the page names, `perhaps` addresses that it leads to."""

    def __init__(self, subject: str, feeds: tuple[PageFeed, ...] = (), perhaps: tuple[str, ...] = ()) -> None:
        named = ", ".join(feed.url for feed in feeds[:5])
        hint = f"The page names {'a feed' if len(feeds) == 1 else 'feeds'}: {named}" if feeds else _REMEDY
        super().__init__(_NOT_A_FEED, subject=subject, remedy=hint)
        self.feeds = feeds
        self.perhaps = perhaps
