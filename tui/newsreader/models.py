"""Frozen data that crosses the floors: no behaviour beyond what a value knows of itself.

Times are ISO 8601 in UTC (`2025-07-17T09:30:00Z`), days `YYYY-MM-DD`; a publication is either.
Offsets count Unicode code points of `Article.text`, end exclusive.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

AsideKind = Literal["promotion", "related", "navigation", "caption", "byline"]
MentionKind = Literal["person", "organisation", "place", "other"]
DateKind = Literal["deadline", "scheduled", "past", "other"]
TitleFrom = Literal["header", "first-line", "lead", "feed", "file-name", "user"]
PublishedFrom = Literal["header", "dateline", "feed", "file-name", "story", "user"]
Relation = Literal["same", "partial"]
FactKind = Literal["number", "money", "percent", "duration", "date", "name", "quote", "certainty"]
FactStatus = Literal["shared", "only-a", "only-b", "differs"]


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
    source: str | None = None
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
    notes: tuple[str, ...] = ()  # such as "language not understood: de"


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


@dataclass(frozen=True, slots=True)
class StoryRow:
    """One story as the first screen shows it."""

    id: int
    title: str
    articles: int  # reports and copies
    reports: int  # without copies
    unread: int
    starred: bool
    sources: tuple[str, ...]
    first: str | None
    last: str | None
    article_id: int  # the report whose headline it shows
    next_deadline: str | None = None  # the nearest deadline from today on, YYYY-MM-DD
    words: int = 0  # of the report whose headline it shows
    tags: tuple[str, ...] = ()  # of all its reports


@dataclass(frozen=True, slots=True)
class StoryHit:
    """The article of a story that a search means. `snippet`: a piece of its text, matches between U+E000 and U+E001."""

    story: int
    article_id: int
    source: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Story:
    """One story with its articles, first printing first."""

    id: int
    title: str
    articles: tuple[int, ...]
    sources: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """What the title line tells of the whole library."""

    articles: int
    unread: int
    stories: int
    starred: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be brought in: which path or URL, and why (with what to do)."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A watched name, or the day of a deadline (`what`), in so many new articles; `story` and `title` are of the first."""

    what: str
    articles: int
    story: int
    article_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What new articles bring that the user waits for. `upto`: the newest of them, to ask from the next time.

    `watched` has the newest article first, `deadlines` the soonest; both are cut short, the numbers are whole.
    """

    upto: int = 0
    watched: tuple[Notice, ...] = ()
    deadlines: tuple[Notice, ...] = ()
    watched_articles: int = 0
    deadline_count: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one import did. `ids` are the articles that are new or changed; `arrived`, after their analysis, what they bring."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    gone: int = 0
    failed: tuple[Failure, ...] = ()
    stopped: bool = False
    ids: tuple[int, ...] = field(default=(), repr=False)
    arrived: Arrivals | None = None


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed as a list of subscriptions names it. A tag stands for a folder; `a/b` is folder b inside folder a."""

    url: str
    title: str = ""
    tags: tuple[str, ...] = ()
    site: str = ""


@dataclass(frozen=True, slots=True)
class SubscriptionList:
    """What a list of subscriptions holds, and the lines of it that cannot be taken, each with the reason."""

    feeds: tuple[Subscription, ...]
    failed: tuple[Failure, ...] = ()


FetchOutcome = Literal["updated", "unchanged", "not-due", "gone", "failed"]


@dataclass(frozen=True, slots=True)
class FetchedFeed:
    """What one refresh did to one feed. `repeats`: items of the document that it holds twice; `note`: for the user."""

    feed_id: int
    url: str
    title: str
    outcome: FetchOutcome
    new: int = 0
    changed: int = 0
    error: str = ""
    repeats: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class RefreshReport:
    """What one refresh did, feed by feed. `ids` are the articles that are new or changed; `arrived` as of an import.

    `full_texts` tells of the pages that were fetched for shortened items, None where none were wanted.
    """

    feeds: tuple[FetchedFeed, ...] = ()
    stopped: bool = False
    ids: tuple[int, ...] = field(default=(), repr=False)
    arrived: Arrivals | None = None
    full_texts: ImportReport | None = None


@dataclass(frozen=True, slots=True)
class FeedPreview:
    """What an address holds, before it is subscribed to: a feed, or a page that names feeds (`feeds`, then no titles)."""

    url: str
    title: str = ""
    site: str = ""
    titles: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is. `total` is None while it is not known; `rate` is per second."""

    stage: str
    done: int
    total: int | None = None
    rate: float | None = None
    seconds_left: float | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `doctor`."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One dated point of the agenda, with every article that gives it.

    `disagree` lists other values that reports of the same story give for the same event.
    """

    date: str
    kind: DateKind
    sentence: str
    articles: tuple[int, ...]
    story: int
    days_left: int | None
    title: str = ""
    sources: tuple[str, ...] = ()
    disagree: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """A name of the library with how often it occurs."""

    id: int
    name: str
    kind: MentionKind
    articles: int
    mentions: int
    aliases: tuple[str, ...] = ()
    watched: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report, by its place in the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Sentence `a` of the first report and sentence `b` of the second say the same, wholly or in part."""

    a: int
    b: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Fact:
    """One value that two reports share, that only one gives, or on which they differ (then `value_b` too).

    A quotation that differs is one that they give to different people; of kind "certainty" are only facts that differ: the
    words by which each says how certain one event is.
    """

    kind: FactKind
    value: str
    a: tuple[tuple[int, int], ...]
    b: tuple[tuple[int, int], ...]
    status: FactStatus
    value_b: str | None = None

    @property
    def matter(self) -> str:
        """What the fact is about, in words: of a quotation that differs who said it, else its kind."""
        if self.kind == "certainty":
            return "how certain"
        return "who said it" if self.kind == "quote" and self.status == "differs" else self.kind


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports, aligned."""

    a: int
    b: int
    sentences_a: tuple[Sentence, ...]
    sentences_b: tuple[Sentence, ...]
    links: tuple[Link, ...]
    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()  # plain words about what cannot be compared


Report = Callable[[Progress], None]  # called by a long job, from its own thread, a few times a second
Stop = Callable[[], bool]  # asked by a long job; True ends it at the next safe point


CorrectionField = Literal["title", "published", "place", "source"]


@dataclass(frozen=True, slots=True)
class Correction:
    """The user's value for a field of an article; None: it has none (a title is again what the import found)."""

    field: CorrectionField
    value: str | None


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept under a name. `key`: the key that opens it, or ""."""

    id: int
    name: str
    query: str
    key: str = ""


Part = Literal["first", "followed", "copied", "updated", "undated"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One outlet's part in a story: had it first, followed with a report, copied, wrote again; or when is not known."""

    part: Part
    source: str
    published: str | None
    article_id: int


KeptBecause = Literal["starred", "tagged", "noted", "corrected", "deadline", "unread", "story"]
