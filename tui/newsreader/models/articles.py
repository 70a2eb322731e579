"""Articles: as sources deliver them, as cleaned, as stored; and what was found in them."""

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
    """A block of a file that is not part of the article. `after`: how many body paragraphs precede it."""

    kind: AsideKind
    text: str
    after: int = 0


@dataclass(frozen=True, slots=True)
class Draft:
    """One article as a source delivered it, decoded and through the text door, not yet cleaned.

    The declared fields are what the container says outside the text (JSON keys, mail headers, `<meta>` of a page, feed
    items); cleaning finds header lines inside `text`. `notes` are doubts for the user, such as a guessed encoding;
    `read`, `starred`, `tags` and `note` come from our own exports.
    """

    text: str
    path: str | None = None
    item: str = ""  # which of several articles in the file; "" if the file is one article
    url: str | None = None
    title: str | None = None
    published: str | None = None
    source: str | None = None  # "" if our own export says that there is none, so that the folder is not taken for it
    author: str | None = None
    place: str | None = None
    from_feed: bool = False
    asides: tuple[Aside, ...] = ()  # known not to be part of the article
    read: bool = False
    starred: bool = False
    tags: tuple[str, ...] = ()
    note: str = ""  # the user's own
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CleanArticle:
    """A cleaned draft. `text`: the body's paragraphs separated by one blank line.

    `head` holds header lines and the dateline unchanged: body, asides, title and head together have every word.
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

    `value`: YYYY-MM-DD, YYYY-MM, YYYY, YYYY-Www, YYYY-Qn, or None if it cannot be known.
    `kind` is judged as of publication, never as of today.
    """

    start: int
    end: int
    text: str
    value: str | None
    kind: DateKind


@dataclass(frozen=True, slots=True)
class Findings:
    """What analysis of version `version` found in one article."""

    version: int
    mentions: tuple[Mention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    notes: tuple[str, ...] = ()  # such as "In German: few names and no dates are found."


@dataclass(frozen=True, slots=True)
class Article:
    """One whole article of the library: what `show --json` prints and the reader shows."""

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
    note: str = ""
    """The user's own; `notes` are the program's doubts."""


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """One article as lists show it, without its body."""

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
    snippet: str = ""  # matches of a search are between U+E000 and U+E001


CorrectionField = Literal["title", "published", "place", "source"]


@dataclass(frozen=True, slots=True)
class Correction:
    """The user's value for a field of an article; None empties it (a title is again what the import found)."""

    field: CorrectionField
    value: str | None


@dataclass(frozen=True, slots=True)
class EarlierText:
    """An article before its feed changed it, or (`by_page`) before its whole text was fetched. `replaced` ISO UTC."""

    replaced: str
    title: str
    text: str
    by_page: bool = False
