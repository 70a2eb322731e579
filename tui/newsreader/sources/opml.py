"""Lists of subscriptions as OPML, in and out. Folders are tags: folder `b` inside folder `a` is the tag `a/b`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from newsreader.errors import SourceError
from newsreader.models import Failure, Subscription, SubscriptionList
from newsreader.sources.addresses import feed_url, without_password
from newsreader.sources.xmltext import decode_xml, with_whole_references
from newsreader.text import clean_line

_DEPTH_LIMIT = 5000
_FOLDERS_KEPT = 20
_NAME_LIMIT = 200
_NOT_OPML = "this is not OPML"
_REMEDY = "Export the subscriptions of your other reader as OPML and give that file"


def read_opml(data: bytes, subject: str) -> SubscriptionList:
    """Return the feeds of an OPML file, each address once with the tags of all its folders, and what cannot be taken.

    Nothing is fetched or included. Raises SourceError (naming `subject`) if the file is no OPML.
    """
    if not data.strip():
        raise SourceError(f"{_NOT_OPML}: it is empty", subject=subject, remedy=_REMEDY)
    parser = expat.ParserCreate("utf-8")
    reader = _Reader(subject, parser)
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.EntityDeclHandler = reader.refuse_entity
    try:
        parser.Parse(with_whole_references(decode_xml(data, subject)).encode("utf-8"), True)
    except expat.ExpatError as error:
        if not reader.feeds:
            reason = f"damaged at line {error.lineno}, before its first feed" if reader.is_inside else _NOT_OPML
            raise SourceError(reason, subject=subject, remedy=_REMEDY) from None
        message = f"damaged at line {error.lineno}: the feeds before it were taken"
        reader.failed.append(Failure(subject, message))
    return SubscriptionList(tuple(reader.feeds.values()), tuple(reader.failed))


@dataclass(slots=True)
class _Reader:
    """Collects outlines; `_open` has the folder name of each open element, "" if it is no folder."""

    subject: str
    parser: expat.XMLParserType
    feeds: dict[str, Subscription] = field(default_factory=dict)
    failed: list[Failure] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    @property
    def is_inside(self) -> bool:
        """Whether the document has begun as OPML."""
        return bool(self._open)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open and name.lower() != "opml":
            raise SourceError(_NOT_OPML, subject=self.subject, remedy=_REMEDY)
        if len(self._open) > _DEPTH_LIMIT:
            raise SourceError(f"its folders lie more than {_DEPTH_LIMIT:,} deep", subject=self.subject)
        folder = ""
        if name.lower() == "outline":
            values = {key.lower(): value for key, value in attributes.items()}
            title = clean_line(values.get("title") or values.get("text") or "", _NAME_LIMIT)
            kind = values.get("type", "").strip().lower()
            if "xmlurl" in values or kind in ("rss", "atom"):
                self._take(values, title)
            elif kind not in ("link", "include"):
                folder = title
        self._open.append(folder)

    def end(self, name: str) -> None:
        self._open.pop()

    def refuse_entity(self, *_: object) -> None:
        raise SourceError("it declares entities, which no OPML needs and which can be a trap", subject=self.subject)

    def _take(self, values: dict[str, str], title: str) -> None:
        address = values.get("xmlurl") or values.get("url", "")
        if not address.strip():
            self._fail(title or "an outline", "it has no address (xmlUrl)")
            return
        if values.get("filtercmd", "").strip() or address.lstrip().startswith("|"):
            self._fail(title or clean_line(address, _NAME_LIMIT), "it runs a program; this reader runs none")
            return
        try:
            url = feed_url(address)
        except SourceError as error:
            self._fail(error.subject, error.advice)
            return
        folders = [_escaped(folder) for folder in self._open if folder][:_FOLDERS_KEPT]
        tags = ("/".join(folders),) if folders else ()
        known = self.feeds.get(url)
        if known:
            tags = tuple(dict.fromkeys((*known.tags, *tags)))
            title = known.title or title
        self.feeds[url] = Subscription(url, title, tags, clean_line(values.get("htmlurl", "")))

    def _fail(self, name: str, reason: str) -> None:
        self.failed.append(Failure(f"{self.subject}, line {self.parser.CurrentLineNumber}: {name}", reason))


def _escaped(folder: str) -> str:
    """Return a folder's name as part of a tag: `/` becomes `\\/`, and `\\` is doubled where it would look like an escape."""
    return re.sub(r"\\(?=[\\/]|\Z)", r"\\\\", folder).replace("/", "\\/")


def _folders(tag: str) -> tuple[str, ...]:
    names = [re.sub(r"\\([\\/])", r"\1", name) for name in re.findall(r"(?:\\.|[^/\\]|\\\Z)+", tag)]
    return tuple(names[:_FOLDERS_KEPT])


def write_opml(feeds: Iterable[Subscription]) -> str:
    """Return subscriptions as OPML 2.0; a feed with several tags is in each of their folders. Passwords are left out."""
    top = _Folder()
    for feed in feeds:
        for tag in feed.tags or ("",):
            top.at(_folders(tag)).feeds.append(feed)
    lines = ['<?xml version="1.0" encoding="utf-8"?>', '<opml version="2.0">']
    lines += ["<head><title>newsreader</title></head>", "<body>", *top.lines(1), "</body>", "</opml>", ""]
    return "\n".join(lines)


@dataclass(slots=True)
class _Folder:
    folders: dict[str, "_Folder"] = field(default_factory=dict)
    feeds: list[Subscription] = field(default_factory=list)

    def at(self, names: Sequence[str]) -> "_Folder":
        folder = self
        for name in names:
            folder = folder.folders.setdefault(name, _Folder())
        return folder

    def lines(self, depth: int) -> list[str]:
        indent = "  " * depth
        lines = []
        for name, folder in self.folders.items():
            lines += [f"{indent}<outline text={quoteattr(name)} title={quoteattr(name)}>", *folder.lines(depth + 1)]
            lines.append(f"{indent}</outline>")
        for feed in self.feeds:
            url = without_password(feed.url)
            name = quoteattr(feed.title or url)
            site = f" htmlUrl={quoteattr(feed.site)}" if feed.site else ""
            lines.append(f'{indent}<outline type="rss" text={name} title={name} xmlUrl={quoteattr(url)}{site}/>')
        return lines
