"""Where a page's feeds are: its own links to them, else the usual places."""

from urllib.parse import urljoin, urlsplit

from newsreader.errors import SourceError
from newsreader.models import PageFeed
from newsreader.sources.addresses import feed_url
from newsreader.sources.html import read_page

_USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feeds/posts/default")
_FOUND_LIMIT = 20


def page_feeds(markup: str, url: str) -> tuple[PageFeed, ...]:
    """Return the feeds that a page names, in its order, each address once."""
    found: dict[str, PageFeed] = {}
    for one in read_page(markup[:1_000_000]).feeds[:200]:
        try:
            address = feed_url(urljoin(url, one.url.strip()))
        except (SourceError, ValueError):
            continue
        found.setdefault(address, PageFeed(address, one.title))
    return tuple(found.values())[:_FOUND_LIMIT]


def usual_feeds(url: str) -> tuple[str, ...]:
    """Return where the feed of a page that names none often is."""
    parts = urlsplit(url)
    here = parts.path.rstrip("/")
    places = [f"{here}/feed"] * bool(here) + list(_USUAL)
    return tuple(dict.fromkeys(feed_url(urljoin(url, place)) for place in places))
