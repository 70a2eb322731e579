"""Parsing JSON Feed (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Container, Mapping
from datetime import UTC, datetime
from typing import Any

from newsreader.sources.feeds.bounds import ITEM_LIMIT, TEXT_LIMIT
from newsreader.sources.feeds.dates import usual_moment
from newsreader.sources.feeds.item_values import (
    FILES_READ,
    iso_time,
    item_id,
    number_of,
    plain_title,
    text_links,
    web_address,
)
from newsreader.sources.feeds.parsed_feed import FeedEntry, NotAFeedError, ParsedFeed
from newsreader.sources.html import html_to_text
from newsreader.text import clean_line, clean_text


def read_json_feed(text: str, url: str, known: Container[int]) -> ParsedFeed:
    """Parse a JSON feed; `known` as in `parse_feed`. Raises NotAFeedError."""
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAFeedError(url) from None
    version = found.get("version") if isinstance(found, dict) else None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(version, str) or "jsonfeed.org" not in version or not isinstance(items, list):
        raise NotAFeedError(url)
    notes = (f"only its first {ITEM_LIMIT:,} items were read",) * (len(items) > ITEM_LIMIT)
    title, site = plain_title(_string(found.get("title"))), web_address(found.get("home_page_url"), url)
    entries = [_entry(one, site or url, known) for one in items[:ITEM_LIMIT] if isinstance(one, dict)]
    return ParsedFeed(title, site, tuple(filter(None, entries)), notes)


def _entry(one: Mapping[str, Any], base: str, known: Container[int]) -> FeedEntry | None:
    markup, words = _string(one.get("content_html")), _string(one.get("content_text") or one.get("summary"))
    authors = one.get("authors") if isinstance(one.get("authors"), list) else [one.get("author")]
    names = [clean_line(_string(who.get("name")), 120) for who in authors or [] if isinstance(who, dict)]
    files = one.get("attachments") if isinstance(one.get("attachments"), list) else []
    enclosures = [web_address(part.get("url"), base) for part in (files or [])[:FILES_READ] if isinstance(part, dict)]
    date = _string(one.get("date_published") or one.get("date_modified"))
    identity = one.get("id")
    guid = item_id(str(identity) if isinstance(identity, str | int) else "")
    link = web_address(one.get("url") or one.get("external_url"), base)
    title = plain_title(_string(one.get("title")))
    number = number_of(base, markup or words, guid, link, title, date, *names, *enclosures)
    if guid and number in known:
        return FeedEntry(guid, "", "", "", number=number)
    text = clean_text((html_to_text(markup[:TEXT_LIMIT]) if markup else words)[:TEXT_LIMIT]).strip()
    if not title and not text:
        return None
    return FeedEntry(
        guid, link, title, text, _time(date), ", ".join(name for name in names[:5] if name),
        links=text_links(markup, base, web_address(one.get("url"), base)),
        enclosures=tuple(address for address in enclosures if address)[:20],
        number=number,
    )  # fmt: skip


def _time(value: str) -> str | None:
    try:
        moment = usual_moment(value) or datetime.fromisoformat(value[:40])
        return iso_time(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment)
    except (ValueError, OverflowError):
        return None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""
