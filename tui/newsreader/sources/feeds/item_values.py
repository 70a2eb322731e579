"""The values of a feed item, readable and safe, for all formats: ids, titles, texts, links, addresses, times."""

import hashlib
import re
from datetime import UTC, datetime
from urllib.parse import urljoin

from newsreader.sources.feeds.bounds import TEXT_LIMIT
from newsreader.sources.html import html_to_text, looks_like_html, unescaped
from newsreader.text import clean_line, clean_text, is_plain_url, safe_url

FILES_READ = 200
"""Enclosures of an item that are looked at."""

_GUID_LIMIT = 300
_ANCHOR = re.compile(
    r"""<a\s[^<>]{0,2000}?href\s*=\s*("[^"<>]{1,2000}"|'[^'<>]{1,2000}'|[^\s"'<>]{1,2000})[^<>]{0,2000}>(.{0,300}?)</a\s*>""",
    re.I | re.S,
)
_LINKS_KEPT = 30
_EARLIEST = datetime(1970, 1, 3, tzinfo=UTC)
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)


def number_of(*parts: object) -> int:
    """Return a hash of the raw values of an item."""
    said = "\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(said, digest_size=8).digest(), "big", signed=True)


def plain_title(title: object) -> str:
    """Return a title as one line of text, without markup; a lone `<` stays."""
    text = str(title)[:20_000]
    if re.search(r"</?[a-z][a-z0-9]{0,10}\b[^<>]*>|&(?:#\d|#x|[a-z]{2,8};)", text, re.I):
        text = html_to_text(text)
    return clean_line(text)


def readable(markup: str) -> str:
    """Return the text of an item as paragraphs."""
    text = markup[:TEXT_LIMIT]
    if looks_like_html(text) or re.search(r"&(?:#\d|#x|[a-z]{2,8};)|<[a-z!/]", text, re.I):
        text = html_to_text(text)
    return clean_text(text).strip()


def text_links(markup: str, base: str, own: str) -> tuple[str, ...]:
    """Return the links in an item's text, each address once, without the item's own."""
    found: dict[str, str] = {}
    for href, words in _ANCHOR.findall(markup[:TEXT_LIMIT]):
        address = web_address(unescaped(href.strip("\"' ")), base)
        if address and address != own and address not in found and len(found) < _LINKS_KEPT:
            found[address] = clean_line(html_to_text(words) if "<" in words or "&" in words else words, 80)
    return tuple(f"{words}: {address}" if words else address for address, words in found.items())


def item_id(value: object) -> str:
    """Return an item's own id, or a digest of it if it is long; "" if it is blank."""
    text = str(value).strip()
    if len(text) > _GUID_LIMIT:
        return "blake2:" + hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()
    return clean_text(text).replace("\n", " ")


def web_address(value: object, base: str) -> str:
    """Return a safe web address, resolved against `base`, "" if it is none."""
    if not isinstance(value, str) or not value.strip():
        return ""
    if is_plain_url(value):
        return value
    # As in browsers: line ends are dropped, blanks are encoded.
    return safe_url(joined(base, re.sub(r"[\t\r\n]", "", value.strip()).replace(" ", "%20"))) or ""


def joined(base: str, address: str) -> str:
    """Resolve an address against `base`; "" if it is none."""
    try:
        return urljoin(base, address)
    except ValueError:
        return ""


def iso_time(moment: datetime) -> str | None:
    """Return a time as ISO 8601, None if it is too early or late for an article.

    It is in UTC, unless that changes the day: then it stays in its own zone, because "today" in the item means that day.
    """
    if not _EARLIEST <= moment < _LATEST:
        return None
    utc = moment.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%SZ}" if utc.date() == moment.date() else moment.isoformat(timespec="seconds")
