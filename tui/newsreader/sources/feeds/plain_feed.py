"""RSS 2.0 and Atom as most outlets write them, read with expat in a tenth of feedparser's time.

Any element, attribute or form of a value that is not listed here makes `read_plain` give up on the whole document, which
feedparser then reads. The results are the same as feedparser's; tests compare them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from xml.parsers import expat

from newsreader.sources.feeds.dates import usual_moment
from newsreader.text import is_plain_url

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
_MEDIA = "http://search.yahoo.com/mrss/"
_WORDPRESS = "com-wordpress:feed-additions:1"
_LANGUAGE = "http://www.w3.org/XML/1998/namespace lang"

# What an element means: the name of a text to keep, a table of the elements allowed in it, or one of these marks.
_LINK: dict[str, Any] = {}
_ENCLOSURE: dict[str, Any] = {}
_PASSED_OVER: dict[str, Any] = {}
_Table = Mapping[str, Any]

_PICTURES: _Table = {f"{_MEDIA} {name}": _PASSED_OVER for name in ("thumbnail", "credit", "copyright", "keywords")}
_OTHERS: _Table = {
    f"{_DC} subject": _PASSED_OVER,
    f"{_MEDIA} content": _PICTURES,
    f"{_WORDPRESS} post-id": _PASSED_OVER,
    "http://wellformedweb.org/CommentAPI/ commentRss": _PASSED_OVER,
    "http://purl.org/rss/1.0/modules/slash/ comments": _PASSED_OVER,
    "http://purl.org/rss/1.0/modules/syndication/ updatePeriod": _PASSED_OVER,
    "http://purl.org/rss/1.0/modules/syndication/ updateFrequency": _PASSED_OVER,
    **_PICTURES,
}
_RSS_ITEM: _Table = {
    "title": "title",
    "link": "link",
    "guid": "id",
    "pubDate": "published",
    "description": "summary",
    "author": "author",
    "enclosure": _ENCLOSURE,
    f"{_DC} creator": "author",
    f"{_DC} date": "updated",
    f"{_CONTENT} encoded": "content",
    "category": _PASSED_OVER,
    "comments": _PASSED_OVER,
    "source": _PASSED_OVER,
    **_OTHERS,
}
_RSS_NAMES = (
    "description language pubDate lastBuildDate generator copyright managingEditor webMaster docs ttl cloud category"
)
_RSS: _Table = {
    "title": "title",
    "link": "link",
    "item": _RSS_ITEM,
    "image": dict.fromkeys(("url", "title", "link", "width", "height", "description"), _PASSED_OVER),
    f"{_ATOM} link": _LINK,
    **dict.fromkeys(_RSS_NAMES.split(), _PASSED_OVER),
    **_OTHERS,
}
_PERSON: _Table = {f"{_ATOM} name": "author", f"{_ATOM} uri": _PASSED_OVER}
_ATOM_ENTRY: _Table = {
    **{f"{_ATOM} {name}": name for name in ("title", "id", "published", "updated", "summary", "content")},
    f"{_ATOM} link": _LINK,
    f"{_ATOM} author": _PERSON,
    f"{_ATOM} category": _PASSED_OVER,
    f"{_ATOM} rights": _PASSED_OVER,
    **_OTHERS,
}
_PASSED_PERSON: _Table = {f"{_ATOM} {name}": _PASSED_OVER for name in ("name", "uri", "email")}
_ATOM_FEED: _Table = {
    f"{_ATOM} title": "title",
    f"{_ATOM} link": _LINK,
    f"{_ATOM} entry": _ATOM_ENTRY,
    f"{_ATOM} author": _PASSED_PERSON,
    f"{_ATOM} id": "id",
    **{f"{_ATOM} {name}": _PASSED_OVER for name in ("updated", "subtitle", "rights", "generator", "icon", "logo")},
    **_OTHERS,
}
_DOCUMENT: _Table = {"rss": {"channel": _RSS}, f"{_ATOM} feed": _ATOM_FEED}
_RELATIONS_PASSED_OVER = frozenset({"self", "hub", "related", "replies", "edit"})
_LINK_ATTRIBUTES = frozenset({"rel", "type", "href", "title", "length", "hreflang"})
_PLAIN_TYPES = frozenset({"text", "html", "text/html", "text/plain"})
# What feedparser repairs in an address: an entity, three slashes after the scheme.
_ODD_ADDRESS = re.compile(r"&[A-Za-z0-9_]+;|:///")
_C1 = re.compile("[\x80-\x9f]")
_LONGEST_TEXT = 500_000
_LONGEST_AUTHOR = 200


@dataclass(slots=True)
class PlainFeed:
    """The part of feedparser's result that is needed here, under feedparser's names."""

    is_atom: bool = False
    feed: dict[str, Any] = field(default_factory=dict)
    entries: list[dict[str, Any]] = field(default_factory=list)


class _UnusualError(Exception):
    """The document has something that is not listed here."""


def read_plain(text: str) -> PlainFeed | None:
    """Read a document without document type; None if feedparser has to. Addresses are not resolved."""
    reader = _Reader()
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    parser.buffer_size = 100_000
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.pieces.append
    parser.StartDoctypeDeclHandler = reader.document_type
    try:
        parser.Parse(text.encode("utf-8"), True)
    except (_UnusualError, expat.ExpatError, ValueError, OverflowError):
        return None
    return reader.found


class _Reader:
    """`_tables` has the table of each open element, `_name` the name of the text being read ("": none).

    `pieces` collects all character data and is cleared before each text.
    """

    def __init__(self) -> None:
        self.found = PlainFeed()
        self.pieces: list[str] = []
        self._tables: list[_Table] = [_DOCUMENT]
        self._name = ""
        self._into: dict[str, Any] = self.found.feed

    def start(self, name: str, attributes: dict[str, str]) -> None:
        meant = self._tables[-1].get(name)
        table = _PASSED_OVER
        if meant is None:
            raise _UnusualError
        if isinstance(meant, str):
            self._open_text(meant, attributes)
        elif meant is _LINK:
            self._link(attributes)
        elif meant is _ENCLOSURE:
            self._enclosure(attributes)
        else:
            table = meant
            if table is not _PASSED_OVER and table is not _PICTURES:
                self._open(name, table, attributes)
        self._tables.append(table)

    def end(self, _: str) -> None:
        closed = self._tables.pop()
        if self._name:
            self._into[self._name] = self._value()
            self._name = ""
        elif closed is _RSS_ITEM or closed is _ATOM_ENTRY:
            self.found.entries.append(_entry(self._into))
            self._into = self.found.feed
        elif closed is _PERSON and "author" not in self._into:
            raise _UnusualError
        elif len(self._tables) == 1:
            _settle_addresses(self._into)

    def document_type(self, *_: object) -> None:
        """Refuse a document type that was not removed: it may declare entities."""
        raise _UnusualError

    def _open(self, name: str, table: _Table, attributes: dict[str, str]) -> None:
        plain = {"version": "2.0"} if name == "rss" else {_LANGUAGE: attributes.get(_LANGUAGE)} if attributes else {}
        if attributes != plain or (table is _PERSON and "author" in self._into):
            raise _UnusualError
        if table is _RSS_ITEM or table is _ATOM_ENTRY:
            self._into = {}
        elif table is _ATOM_FEED:
            self.found.is_atom = True

    def _open_text(self, name: str, attributes: dict[str, str]) -> None:
        if name in self._into:
            raise _UnusualError
        for key, value in attributes.items():
            if key == "isPermaLink" and name == "id":
                self._into["permalink"] = value == "true"
            elif not (key == "type" and value in _PLAIN_TYPES and self._is_atom()) and key != _LANGUAGE:
                raise _UnusualError
        self._name = name
        self.pieces.clear()

    def _is_atom(self) -> bool:
        return self._tables[-1] is _ATOM_ENTRY or self._tables[-1] is _ATOM_FEED

    def _link(self, attributes: dict[str, str]) -> None:
        relation, kind = attributes.get("rel", "alternate"), attributes.get("type", "text/html")
        if "href" not in attributes or not attributes.keys() <= _LINK_ATTRIBUTES:
            raise _UnusualError
        if relation == "alternate" and kind == "text/html" and self._is_atom():
            self._into["link"] = attributes["href"]
        elif relation == "enclosure":
            self._enclosure({"url": _look_at(attributes["href"])})
        elif relation not in _RELATIONS_PASSED_OVER:
            raise _UnusualError

    def _enclosure(self, attributes: dict[str, str]) -> None:
        if "url" not in attributes or not attributes.keys() <= {"url", "length", "type"}:
            raise _UnusualError
        self._into.setdefault("enclosures", []).append({"href": attributes["url"]})

    def _value(self) -> str:
        value = "".join(self.pieces).strip()
        if len(value) > _LONGEST_TEXT or (not value.isascii() and _is_to_be_mended(value)):
            raise _UnusualError
        return value


def _is_to_be_mended(text: str) -> bool:
    """Tell whether feedparser would repair a text: one encoded as UTF-8 twice, or with control characters for quotes."""
    try:
        text.encode("iso-8859-1").decode("utf-8")
    except UnicodeError:
        return bool(_C1.search(text))
    return True


def _entry(read: dict[str, Any]) -> dict[str, Any]:
    """Return an item as feedparser would. Raises _UnusualError if feedparser would do more than is done here."""
    author = read.get("author", "")
    if "@" in author or len(author) > _LONGEST_AUTHOR:
        raise _UnusualError
    if "content" in read:
        read["content"] = [{"value": read["content"]}]
    for name in ("published", "updated"):
        if name in read:
            read[f"{name}_parsed"] = _moment(read[name])
    _settle_addresses(read)
    return read


def _moment(value: str) -> datetime:
    moment = usual_moment(value)
    if moment is None:
        raise _UnusualError
    return moment


def _settle_addresses(read: dict[str, Any]) -> None:
    """Use an id that is an address for a missing link."""
    if "link" in read:
        _look_at(read["link"] or ":///")
    if read.get("id") and read.get("permalink", True):
        read.setdefault("link", _look_at(read["id"]))


def _look_at(address: str) -> str:
    """Return an address unchanged. Raises _UnusualError if feedparser would repair it."""
    if not is_plain_url(address) and _ODD_ADDRESS.search(address):
        raise _UnusualError
    return address
