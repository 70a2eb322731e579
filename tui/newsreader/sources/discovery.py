"""Where the feeds of a page are: those it names, else links that look like feeds, and the usual places."""

import re
from urllib.parse import urljoin, urlsplit

from newsreader.errors import SourceError
from newsreader.models import PageFeed
from newsreader.sources.addresses import feed_url
from newsreader.sources.html import attributes_of
from newsreader.text import clean_line

_USUAL = ("/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feeds/posts/default")
_FOUND_LIMIT = 20
_TRIED_LIMIT = 5
_READ_LIMIT = 1_000_000
_HIDDEN = re.compile(r"<!--.*?(?:-->|\Z)|<script\b.*?(?:</script\s*>|\Z)", re.I | re.S)
_TAG = re.compile(r"""<(link|a|base)\s((?:[^<>"']|"[^"<]*+"|'[^'<]*+'){1,4000}+)>""", re.I)
# Matched as a whole, to exclude the likes of `text/xml+oembed`.
_FEED_TYPE = re.compile(
    r"(?:application|text)/(?:(?:rss|atom|rdf)\+xml|feed\+json|xml|rss|atom)\s*(?:;.*)?\Z", re.I | re.S
)
_LIKE_A_FEED = re.compile(r"(?:[/._-])(?:rss|atom|rdf|feed)s?\d?(?:\.(?:xml|rdf|json|php))?/?\Z", re.I)


def page_feeds(markup: str, url: str) -> tuple[tuple[PageFeed, ...], tuple[str, ...]]:
    """Return the feeds that a page names, in order and each once, and the addresses of links that may be feeds."""
    named: dict[str, PageFeed] = {}
    perhaps: dict[str, None] = {}
    base = url
    for match in _TAG.finditer(_HIDDEN.sub("", markup[:_READ_LIMIT])):
        name, values = match[1].lower(), attributes_of(match[2])
        try:
            target = urljoin(base, re.sub(r"[\t\r\n]", "", values.get("href", "").strip()))
            if name == "base":
                base = target
                continue
            address = feed_url(target)
        except (SourceError, ValueError):
            continue
        is_of_a_feed = _FEED_TYPE.match(values.get("type", "").strip())
        relation = values.get("rel", "").lower().split()
        if name == "link" and ("feed" in relation or ("alternate" in relation and is_of_a_feed)):
            named.setdefault(address, PageFeed(address, clean_line(values.get("title", ""), 100)))
        elif name == "a" and (is_of_a_feed or _LIKE_A_FEED.search(urlsplit(address).path)):
            perhaps.setdefault(address)
    return tuple(named.values())[:_FOUND_LIMIT], tuple(perhaps)[:_TRIED_LIMIT]


def usual_feeds(url: str) -> tuple[str, ...]:
    """Return the addresses where a page that names no feed often has one."""
    parts = urlsplit(url)
    here = parts.path.rstrip("/")
    places = [f"{here}/feed"] * bool(here) + list(_USUAL)
    return tuple(dict.fromkeys(feed_url(urljoin(url, place)) for place in places))
