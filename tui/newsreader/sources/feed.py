"""The bytes of a feed → what it holds. Meant for a process of its own (`feed_process`): outside bytes can make it slow.

RSS, RDF and Atom are read by feedparser from cleaned and bounded text, but for those of the usual form (`plain_feed`); JSON
Feed by hand. No file or address is opened.
"""

import calendar
import hashlib
import io
import json
import re
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache
from time import struct_time
from typing import Any
from urllib.parse import urljoin

from newsreader.errors import SourceError
from newsreader.models import PageFeed
from newsreader.sources.feed_bounds import ITEM_LIMIT, ROOT, TEXT_LIMIT, bounded, without_doctype
from newsreader.sources.feed_dates import names_no_day, usual_moment
from newsreader.sources.html import html_to_text, looks_like_html, unescaped
from newsreader.sources.plain_feed import read_plain
from newsreader.sources.xmltext import decode_as_it_is, with_whole_references, without_faults
from newsreader.text import clean_line, clean_text, is_plain_url, safe_url

_GUID_LIMIT = 300
_CAPTION = re.compile(r"(</?)media:description\b[^<>]*?(/?>)")
_MAIL_AND_NAME = re.compile(r"\S+@\S+\s*\((.+)\)")
_SKIPPED_HEAD = re.compile(r"<!--.*?-->|<\?[^<>]*\?>", re.S)
_ANCHOR = re.compile(
    r"""<a\s[^<>]{0,2000}?href\s*=\s*("[^"<>]{1,2000}"|'[^'<>]{1,2000}'|[^\s"'<>]{1,2000})[^<>]{0,2000}>(.{0,300}?)</a\s*>""",
    re.I | re.S,
)
_LINKS_KEPT = 30
_FILES_READ = 200
_NOT_A_FEED = "this is not a feed"
_REMEDY = "Give the address of an RSS, Atom or JSON feed"
_EARLIEST = datetime(1970, 1, 3, tzinfo=UTC)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One item, its text readable and through the text door. `published` ISO UTC; `enclosures` are safe addresses,
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


def parse_feed(data: bytes, url: str, charset: str | None = None, known: Container[int] = ()) -> ParsedFeed:
    """Return what a feed document holds; links are resolved against `url`. Raises NotAFeedError, SourceError.

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
        return _json_feed(without_faults(text), url, known)
    as_it_is, text = text, with_whole_references(without_faults(text))
    body = without_doctype(text)
    root = ROOT.search(_SKIPPED_HEAD.sub("", text[:20_000])) or ROOT.search(body[:20_000])
    if root is None or re.search(r"<(?:html|body|head)\b", body[: root.start() or 1], re.I):
        from newsreader.sources.discovery import page_feeds  # not for each child process: it knows of hosts and sockets

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
    # feedparser takes what is told of a picture for what the item tells.
    text = _CAPTION.sub(r"\1media:caption\2", text)
    found = _feedparser().parse(
        io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>\n' + text.encode("utf-8")),
        # Told of no place, it resolves addresses against those that the document itself gives (xml:base) and no other.
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
    title, site = _plain(feed.get("title", "")), _link(feed.get("link"), url)
    # RFC 4287 has addresses start from the document; for RSS nothing is written down, and readers start from its site.
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
    files = [part.get("href") for part in one.get("enclosures", ())[:_FILES_READ] if isinstance(part, Mapping)]
    # Asked for by `in` first: feedparser lends one of the two dates to the other, with a warning.
    dates = [one[key] for key in ("published", "updated") if key in one]
    said = [one.get(key, "") for key in ("id", "link", "title", "author")]
    number = _number(base, markup, *said, *dates, *files)
    guid = _guid(said[0])
    if guid and number in known:
        return FeedEntry(guid, "", "", "", number=number)
    link = _link(said[1] or (guid if guid.startswith("http") else ""), base)
    title, text = _plain(said[2]), _readable(markup)
    if not title and not text:
        return None
    return FeedEntry(
        guid, link, title, text, _time(one), clean_line(_author(one), 120),
        links=_text_links(markup, _joined(base, whole.get("base", "")), link),
        enclosures=tuple(dict.fromkeys(address for href in files if (address := _link(href, base))))[:20],
        number=number,
    )  # fmt: skip


def _author(one: Mapping[str, Any]) -> str:
    """Return who wrote an item: all that it names, without their addresses."""
    author = str(one.get("author", ""))[:1000]
    if match := _MAIL_AND_NAME.fullmatch(author):
        return match[1]
    names = [str(who.get("name", "")) for who in one.get("authors", ())[:5] if isinstance(who, Mapping)]
    return ", ".join(dict.fromkeys(filter(None, names))) or author


def _time(one: Mapping[str, Any]) -> str | None:
    for key in ("published_parsed", "updated_parsed"):
        said = key.removesuffix("_parsed")
        value = one[key] if key in one and not names_no_day(str(one.get(said, ""))) else None
        try:
            moment = datetime.fromtimestamp(calendar.timegm(value), UTC) if isinstance(value, struct_time) else value
            if moment and (stamp := _iso(moment)):
                return stamp
        except (ValueError, OverflowError, OSError, TypeError):
            continue
    return None


def _iso(moment: datetime) -> str | None:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}" if _EARLIEST <= moment < _LATEST else None


def _json_feed(text: str, url: str, known: Container[int]) -> ParsedFeed:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        raise NotAFeedError(url) from None
    version = found.get("version") if isinstance(found, dict) else None
    items = found.get("items") if isinstance(found, dict) else None
    if not isinstance(version, str) or "jsonfeed.org" not in version or not isinstance(items, list):
        raise NotAFeedError(url)
    notes = (f"only its first {ITEM_LIMIT:,} items were read",) * (len(items) > ITEM_LIMIT)
    title, site = _plain(_string(found.get("title"))), _link(found.get("home_page_url"), url)
    entries = [_json_entry(one, site or url, known) for one in items[:ITEM_LIMIT] if isinstance(one, dict)]
    return ParsedFeed(title, site, tuple(filter(None, entries)), notes)


def _json_entry(one: Mapping[str, Any], base: str, known: Container[int]) -> FeedEntry | None:
    markup, words = _string(one.get("content_html")), _string(one.get("content_text") or one.get("summary"))
    authors = one.get("authors") if isinstance(one.get("authors"), list) else [one.get("author")]
    names = [clean_line(_string(who.get("name")), 120) for who in authors or [] if isinstance(who, dict)]
    files = one.get("attachments") if isinstance(one.get("attachments"), list) else []
    enclosures = [_link(part.get("url"), base) for part in (files or [])[:_FILES_READ] if isinstance(part, dict)]
    date = _string(one.get("date_published") or one.get("date_modified"))
    identity = one.get("id")
    guid = _guid(str(identity) if isinstance(identity, str | int) else "")
    link = _link(one.get("url") or one.get("external_url"), base)
    title = _plain(_string(one.get("title")))
    number = _number(base, markup or words, guid, link, title, date, *names, *enclosures)
    if guid and number in known:
        return FeedEntry(guid, "", "", "", number=number)
    text = clean_text((html_to_text(markup[:TEXT_LIMIT]) if markup else words)[:TEXT_LIMIT]).strip()
    if not title and not text:
        return None
    return FeedEntry(
        guid, link, title, text, _json_time(date), ", ".join(name for name in names[:5] if name),
        links=_text_links(markup, base, _link(one.get("url"), base)),
        enclosures=tuple(address for address in enclosures if address)[:20],
        number=number,
    )  # fmt: skip


def _json_time(value: str) -> str | None:
    try:
        moment = usual_moment(value) or datetime.fromisoformat(value[:40])
        return _iso(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _number(*parts: object) -> int:
    """Return a number that stands for what an item says, as it says it."""
    said = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big", signed=True)


def _plain(title: object) -> str:
    """Return a title as one line of text: markup in it goes, a lone `<` stays."""
    text = str(title)[:20_000]
    if re.search(r"</?[a-z][a-z0-9]{0,10}\b[^<>]*>|&(?:#\d|#x|[a-z]{2,8};)", text, re.I):
        text = html_to_text(text)
    return clean_line(text)


def _readable(markup: str) -> str:
    text = markup[:TEXT_LIMIT]
    if looks_like_html(text) or re.search(r"&(?:#\d|#x|[a-z]{2,8};)|<[a-z!/]", text, re.I):
        text = html_to_text(text)
    return clean_text(text).strip()


def _text_links(markup: str, base: str, own: str) -> tuple[str, ...]:
    """Return the links of an item's text, each address once, without the item's own."""
    found: dict[str, str] = {}
    for href, words in _ANCHOR.findall(markup[:TEXT_LIMIT]):
        address = _link(unescaped(href.strip("\"' ")), base)
        if address and address != own and address not in found and len(found) < _LINKS_KEPT:
            found[address] = clean_line(html_to_text(words) if "<" in words or "&" in words else words, 80)
    return tuple(f"{words}: {address}" if words else address for address, words in found.items())


def _guid(value: object) -> str:
    """Return an item's own id, a digest of it where it is long, "" where it is blank."""
    text = str(value).strip()
    if len(text) > _GUID_LIMIT:
        return "blake2:" + hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return clean_text(text).replace("\n", " ")


def _link(value: object, base: str) -> str:
    if not isinstance(value, str) or not value.strip():
        return ""
    if is_plain_url(value):
        return value
    # As browsers take addresses: line ends in them are none, blanks are written otherwise.
    address = safe_url(_joined(base, re.sub(r"[\t\r\n]", "", value.strip()).replace(" ", "%20"))) or ""
    return address if address.startswith("http") else ""


def _joined(base: str, address: str) -> str:
    """Return an address seen from `base`, "" where it is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def future(published: str | None, now: datetime) -> bool:
    """Tell whether an item claims a time that has not come, by more than a day."""
    return bool(published) and datetime.fromisoformat(str(published)) > now + timedelta(days=1)
