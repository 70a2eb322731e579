"""Frozen records that only the store and the library exchange; what cli and ui see lives in models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from newsreader.models import CleanArticle, DateKind, MentionKind

Outcome = Literal["new", "changed", "unchanged"]


@dataclass(frozen=True, slots=True)
class FileStamp:
    """A file as it was when it was read. `path` as Python gives it (surrogate escapes allowed), `digest` of its bytes."""

    path: str
    size: int
    mtime_ns: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file the library knows, with the ids of its articles (deleted ones included). `gone`: missing when last looked.

    `seen`: when it was last read or looked for, ISO UTC.
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
    """Which item of which feed an article is. `guid` is "" where the feed gives none."""

    feed_id: int
    guid: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class NewArticle:
    """A cleaned draft to save. Its identity: (file.path, item), else the feed's key, else its url, else its text (where
    there is none, all of it)."""

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
    """What analysis needs of an article. `published` may be lent by its story (`published_from` "story").

    `pinned`: the user chose its story.
    """

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
    """One surface form of one entity in one article. `key` = `analysis.entities.alias_key(entity)`, the entity's identity."""

    key: str
    entity: str
    kind: MentionKind
    alias: str
    mentions: int


@dataclass(frozen=True, slots=True)
class DatedPoint:
    """A date of an article with its sentence, for the agenda. `value` as in `DateMention`, never None here.

    `days`: its first and last, where they are not those of its value: of a season, whose value is its year.
    """

    start: int
    end: int
    value: str
    kind: DateKind
    sentence: str
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One dated point of one article. `day` and `last_day`: its first and last calendar day, YYYY-MM-DD; `told`: the day of
    the article."""

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
class Candidate:
    """An article that shares posted terms with another. `shared`: how many of the asked terms it holds."""

    article_id: int
    story: int
    day: int | None
    shared: int


@dataclass(frozen=True, slots=True)
class Decision:
    """The user's word on two articles: one event (`together`) or not. `a` < `b`."""

    a: int
    b: int
    together: bool


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What a feed's server last said: the 16-byte digest of its document (b"": none), until when it asked to be left
    alone (""), and numbers that stand for the items of the document."""

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
    """What one fetch of a feed brought; None leaves a value as it is."""

    at: str
    next_due: str
    error: str = ""
    etag: str | None = None
    modified: str | None = None
    title: str | None = None
    site: str | None = None
    url: str | None = None
    gone: bool = False
