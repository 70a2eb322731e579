"""Articles: as sources bring them, as cleaning leaves them, as the library holds them, with what was found in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

AsideKind = Literal["promotion", "related", "navigation", "caption", "byline"]


MentionKind = Literal["person", "organisation", "place", "other"]


DateKind = Literal["deadline", "scheduled", "past", "other"]


TitleFrom = Literal["header", "first-line", "lead", "feed", "file-name", "user"]


PublishedFrom = Literal["header", "dateline", "feed", "file-name", "story", "user"]


@dataclass(frozen=True, slots=True)
class Aside:
    """A block of a file that is not the article. `after`: how many body paragraphs stand before it."""

    kind: AsideKind
    text: str
    after: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a source delivered it, decoded and through the text door, not yet cleaned.

    The declared fields are what the container says outside the text (JSON keys, mail headers, `<meta>` of a page,
    feed items); header lines inside `text` are found by cleaning. `notes` are doubts to tell the user,
    such as a guessed encoding; the marks are those our own export carries.
    """

    text: str
    path: str | None = None
    item: str = ""  # which one of several articles in the file; "" where the file is the article
    url: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None  # "" where our own export says that it has none, and so its folder is none either
    author: str | None = None
    place: str | None = None
    from_feed: bool = False
    asides: tuple[Aside, ...] = ()  # known to be no part of the article (our own export says so)
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """What cleaning makes of a draft. `text`: the body's paragraphs separated by one blank line.

    `head` holds header lines and the dateline as they stood: body, asides, title and head together hold every word.
    """

    title: str
    title_from: TitleFrom
    text: str
    asides: tuple[Aside, ...] = ()
    head: str = ""
    published: str | None = None
    published_from: PublishedFrom | None = None
    place: str | None = None
    source: str | None = None
    url: str | None = None
    author: str | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in an article's text; `entity` is its canonical form."""

    start: int
    end: int
    text: str
    kind: MentionKind
    entity: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """A calendar expression in an article's text.

    `value`: YYYY-MM-DD, YYYY-MM, YYYY, YYYY-Www, YYYY-Qn, or None where it cannot be known.
    `kind` is judged as of publication, never as of today.
    """

    start: int
    end: int
    text: str
    value: str | None
    kind: DateKind


@dataclass(frozen=True, slots=True)
class Findings:
    """All that analysis found in one article, made by analysis version `version`."""

    version: int
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    notes: tuple[str, ...] = ()  # such as "In German: few names and no dates are found."


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the library, whole: what `show --json` prints and the reader pane draws."""

    id: int
    title: str
    title_from: TitleFrom
    source: str | None
    path: str | None
    url: str | None
    author: str | None
    published: str | None
    published_from: PublishedFrom | None
    place: str | None
    text: str
    asides: tuple[Aside, ...]
    head: str
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    story: int
    copies_of: int | None
    read: bool
    starred: bool
    tags: tuple[str, ...]
    notes: tuple[str, ...]
    words: int


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as lists show it; no body."""

    id: int
    title: str
    source: str | None
    published: str | None
    read: bool
    starred: bool
    tags: tuple[str, ...]
    story: int
    words: int
    copies_of: int | None = None
    snippet: str = ""  # matches of a search stand between U+E000 and U+E001


CorrectionField = Literal["title", "published", "place", "source"]


@dataclass(frozen=True, slots=True)
class Correction:
    """The user's value for a field of an article; None: it has none (a title is again what the import found)."""

    field: CorrectionField
    value: str | None


@dataclass(frozen=True, slots=True)
class EarlierText:
    """An article as it was before its feed changed it, or (`by_page`) before its page gave the whole text.

    `replaced` ISO UTC.
    """

    replaced: str
    title: str
    text: str
    by_page: bool = False
