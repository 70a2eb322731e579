"""Frozen records that only the store and the library exchange; what cli and ui see is in models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from newsreader.models import CleanArticle, DateKind, MentionKind

Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file as it was when it was read. `path` may hold surrogate escapes; `digest` is of its bytes."""

    path: str
    size: int
    mtime_ns: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A known file with the ids of its articles, deleted ones included.

    `gone`: it was missing at the last look; `seen`: when it was last read or looked for, ISO UTC.
    """

    path: str
    size: int
    mtime_ns: int
    digest: bytes
    gone: bool
    seen: str
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FeedKey:
    """Which item of which feed an article is. `guid` is "" if the feed gives none."""

    feed_id: int
    guid: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """A cleaned draft to save. It is identified by (file.path, item), else the feed's key, else its url, else its text
    (without text, its whole content)."""

    clean: CleanArticle
    file: FileStamp | None = None
    item: str = ""
    feed: FeedKey | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one `NewArticle`. `deleted`: the user had deleted it, so it stays hidden."""

    id: int
    outcome: Outcome
    copies_of: int | None = None
    deleted: bool = False


@dataclass(frozen=True, slots=True)
class ArticleText:
    """What analysis needs of an article. `published` may be lent by its story (then `published_from` is "story");
    `pinned`: the user chose its story."""

    id: int
    title: str
    text: str
    published: str | None
    published_from: str | None
    source: str | None
    story: int
    copies_of: int | None
    pinned: bool


@dataclass(frozen=True, slots=True)
class NameUse:
    """One form of an entity's name in one article. `key` identifies the entity: `analysis.naming.aliases.alias_key(entity)`."""

    key: str
    entity: str
    kind: MentionKind
    alias: str
    mentions: int


@dataclass(frozen=True, slots=True)
class DatedPoint:
    """A date of an article with its sentence, for the agenda. `value` as in `DateMention`, never None.

    `days`: first and last day of a season, whose `value` is only its year.
    """

    start: int
    end: int
    value: str
    kind: DateKind
    sentence: str
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One dated point of one article. `day` and `last_day`: its first and last day, YYYY-MM-DD; `told`: the day the article
    was published."""

    article_id: int
    story: int
    title: str
    source: str | None
    value: str
    day: str
    last_day: str
    kind: DateKind
    sentence: str
    copies_of: int | None = None
    told: str | None = None


@dataclass(frozen=True, slots=True)
class TermMatch:
    """An article that holds some of the terms asked for; `shared` says how many."""

    article_id: int
    story: int
    day: int | None
    shared: int


@dataclass(frozen=True, slots=True)
class Decision:
    """The user's decision on two articles: one story (`together`) or not. `a` < `b`."""

    a: int
    b: int
    together: bool


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """The last answer of a feed's server: a 16-byte digest of the document (b"": none), until when it asked us to wait
    ("": not), and numbers that stand for the items of the document."""

    body: bytes = b""
    wait_until: str = ""
    items: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Arrived:
    """A watched name or the value of a deadline (`what`) in a new article."""

    what: str
    article_id: int
    story: int
    title: str


@dataclass(frozen=True, slots=True)
class FeedItem:
    """An item of a feed that is in the library. `digest`: of its content as last saved."""

    feed_id: int
    guid: str
    link: str
    title: str
    digest: bytes
    article_id: int


@dataclass(frozen=True, slots=True)
class Fetch:
    """What one fetch changes in a feed's row; None leaves a value as it is."""

    at: str
    next_due: str
    error: str = ""
    etag: str | None = None
    modified: str | None = None
    title: str | None = None
    site: str | None = None
    url: str | None = None
    gone: bool = False
