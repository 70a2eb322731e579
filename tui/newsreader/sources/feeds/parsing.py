"""Parsing feed documents. Meant for a process of its own (`process`), since hostile input can make it slow.

`plain_feed` reads RSS and Atom of the usual form, feedparser all other XML feeds, cleaned and bounded first; `json_feed`
reads JSON Feed. No file or address is opened.
"""

import calendar
import io
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from time import struct_time
from typing import Any

from newsreader.errors import SourceError
from newsreader.sources.feeds.bounds import ITEM_LIMIT, ROOT, bounded, without_doctype
from newsreader.sources.feeds.dates import names_no_day, usual_moment
from newsreader.sources.feeds.item_values import (
    FILES_READ,
    iso_time,
    item_id,
    joined,
    number_of,
    plain_title,
    readable,
    text_links,
    web_address,
)
from newsreader.sources.feeds.json_feed import read_json_feed
from newsreader.sources.feeds.parsed_feed import FeedEntry, NotAFeedError, ParsedFeed
from newsreader.sources.feeds.plain_feed import read_plain
from newsreader.sources.xmltext import decode_as_it_is, with_whole_references, without_faults
from newsreader.text import clean_line

_CAPTION = re.compile(r"(</?)media:description\b[^<>]*?(/?>)")
_MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\((.+)\)")
_SKIPPED_HEAD = re.compile(r"<!--.*?-->|<\?[^<>]*\?>", re.S)


def parse_feed(data: bytes, url: str, charset: str | None = None, known: Container[int] = ()) -> ParsedFeed:
    """Parse a feed document; links are resolved against `url`. Raises NotAFeedError, SourceError.

    `known`: numbers of items that need not be read again.
    """
    if not data.strip():
        raise NotAFeedError(url)
    try:
        text = decode_as_it_is(data, url, charset)
    except SourceError:
        raise NotAFeedError(url) from None
    found = _plain_feed(text, url, known)
    if found is not None:
        return found
    if text.lstrip()[:1] == "{":
        return read_json_feed(without_faults(text), url, known)
    as_it_is, text = text, with_whole_references(without_faults(text))
    body = without_doctype(text)
    root = ROOT.search(_SKIPPED_HEAD.sub("", text[:20_000])) or ROOT.search(body[:20_000])
    if root is None or re.search(r"<(?:html|body|head)\b", body[: root.start() or 1], re.I):
        from newsreader.sources.discovery import page_feeds  # here, since it loads sockets, which few children need

        raise NotAFeedError(url, *page_feeds(text, url))
    mended = None if text == as_it_is else _plain_feed(text, url, known)
    return mended or _unusual_feed(body, url, known)


def _plain_feed(text: str, url: str, known: Container[int]) -> ParsedFeed | None:
    plain = read_plain(without_doctype(text))
    if plain is None or len(plain.entries) > ITEM_LIMIT:
        return None
    return _parsed(plain.feed, plain.entries, url, known, is_atom=plain.is_atom)


def _unusual_feed(text: str, url: str, known: Container[int]) -> ParsedFeed:
    text, notes = bounded(text, url)
    # feedparser takes the description of a picture for that of the item.
    text = _CAPTION.sub(r"\1media:caption\2", text)
    found = _feedparser().parse(
        io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode("utf-8")),
        # Without a location it resolves addresses only against xml:base in the document.
        response_headers={"content-type": "application/xml; charset=utf-8"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    if not found.version and not found.entries:
        raise NotAFeedError(url)
    if found.bozo:
        notes.append("damaged: what was whole has been read")
    is_atom = found.version.startswith("atom")
    return replace(_parsed(found.feed, found.entries, url, known, is_atom=is_atom), notes=tuple(notes))


@cache
def _feedparser() -> Any:
    import feedparser

    feedparser.registerDateHandler(lambda text: moment.utctimetuple() if (moment := usual_moment(text)) else None)
    return feedparser


def _parsed(
    feed: Mapping[str, Any], items: Sequence[Mapping[str, Any]], url: str, known: Container[int], *, is_atom: bool
) -> ParsedFeed:
    title, site = plain_title(feed.get("title", "")), web_address(feed.get("link"), url)
    # RFC 4287 resolves addresses against the document; RSS has no rule, and readers resolve them against the site.
    base = url if is_atom or not site else site
    entries = [_entry(one, base, known) for one in items[:ITEM_LIMIT]]
    return ParsedFeed(title, site, tuple(filter(None, entries)))


def _entry(one: Mapping[str, Any], base: str, known: Container[int]) -> FeedEntry | None:
    parts = [part for part in one.get("content", ()) if isinstance(part, Mapping)]
    parts.append(
        {
            "value": one.get("summary") or one.get("subtitle") or one.get("media_caption", ""),
            **one.get("summary_detail", {}),
        }
    )
    whole = max(parts, key=lambda part: len(part.get("value", "")))
    markup = whole.get("value", "")
    files = [part.get("href") for part in one.get("enclosures", ())[:FILES_READ] if isinstance(part, Mapping)]
    # Tested by `in` first, since feedparser returns one of the two dates for the other, with a warning.
    dates = [one[key] for key in ("published", "updated") if key in one]
    said = [one.get(key, "") for key in ("id", "link", "title", "author")]
    number = number_of(base, markup, *said, *dates, *files)
    guid = item_id(said[0])
    if guid and number in known:
        return FeedEntry(guid, "", "", "", number=number)
    link = web_address(said[1] or (guid if guid.startswith("http") else ""), base)
    title, text = plain_title(said[2]), readable(markup)
    if not title and not text:
        return None
    return FeedEntry(
        guid, link, title, text, _time(one), clean_line(_author(one), 120),
        links=text_links(markup, joined(base, whole.get("base", "")), link),
        enclosures=tuple(dict.fromkeys(address for href in files if (address := web_address(href, base))))[:20],
        number=number,
    )  # fmt: skip


def _author(one: Mapping[str, Any]) -> str:
    """Return the authors of an item, without their mail addresses."""
    author = str(one.get("author", ""))[:1000]
    if match := _MAIL_AND_NAME.fullmatch(author):
        return match[1]
    names = [str(who.get("name", "")) for who in one.get("authors", ())[:5] if isinstance(who, Mapping)]
    return ", ".join(dict.fromkeys(filter(None, names))) or author


def _time(one: Mapping[str, Any]) -> str | None:
    for key in ("published_parsed", "updated_parsed"):
        said = str(one.get(key.removesuffix("_parsed"), "")).strip() if key in one else ""
        value = one[key] if said and not names_no_day(said) else None
        try:
            if isinstance(value, struct_time):  # in UTC; only the text still has the zone
                value = usual_moment(said) or datetime.fromtimestamp(calendar.timegm(value), UTC)
            if value and (stamp := iso_time(value)):
                return stamp
        except (ValueError, OverflowError, OSError, TypeError):
            continue
    return None
