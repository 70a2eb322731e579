"""Where a page's feeds are: its own links to them, else the usual places."""

from urllib.parse import urljoin, urlsplit

from newsreader.errors import SourceError
from newsreader.sources.addresses import feed_url
from newsreader.sources.html import read_page

_USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feeds/posts/default")
_FOUND_LIMIT = 20


def page_feeds(markup: str, url: str) -> tuple[str, ...]:
    """Return the addresses of the feeds that a page names, in its order."""
    found: list[str] = []
    for href in read_page(markup[:1_000_000]).feeds[:200]:
        try:
            found.append(feed_url(urljoin(url, href.strip())))
        except (SourceError, ValueError):
            continue
    return tuple(dict.fromkeys(found))[:_FOUND_LIMIT]


def usual_feeds(url: str) -> tuple[str, ...]:
    """Return where the feed of a page that names none often is."""
    parts = urlsplit(url)
    here = parts.path.rstrip("/")
    places = [f"{here}/feed"] * bool(here) + list(_USUAL)
    return tuple(dict.fromkeys(feed_url(urljoin(url, place)) for place in places))
