"""What long jobs tell: progress, failures, what came in; what `doctor` and the rules of retention say; counts and saved searches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

_KINDS = 5
"""Kinds of skipped files that are named."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Articles, the unread and starred of them, stories, and those with something unread: of a library or a search."""

    articles: int
    unread: int
    stories: int
    starred: int
    unread_stories: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag or source with the number of live articles that bear it."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Failure:
    """Something that could not be brought in: which path or URL, and why (with what to do)."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A watched name, or the day of a deadline (`what`), in so many new or changed articles; `story` and `title` are of the first."""

    what: str
    articles: int
    story: int
    article_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a library has been looked at for what came in: its newest article, and the newest change by a feed."""

    article: int = 0
    change: int = 0


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What new and changed articles bring that the user waits for. `upto`: to ask from the next time.

    `watched` has the newest article first, `deadlines` the soonest; both are cut short, the numbers are whole.
    """

    upto: Seen = Seen()
    watched: tuple[Notice, ...] = ()
    deadlines: tuple[Notice, ...] = ()
    watched_articles: int = 0
    deadline_count: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What one import did. `moved` counts files, whose articles are among `unchanged` or `changed`; `ids` are the articles that are
    new, changed or moved; `skipped_kinds` says what the skipped are, the commonest first; `arrived`, after their analysis, what they
    bring."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    gone: int = 0
    moved: int = 0
    failed: tuple[Failure, ...] = ()
    stopped: bool = False
    ids: tuple[int, ...] = field(default=(), repr=False)
    skipped_kinds: tuple[str, ...] = ()
    arrived: Arrivals | None = None

    @property
    def skipped_words(self) -> str:
        """How many files were skipped, and of which kinds; "" where none was."""
        named = ", ".join((*self.skipped_kinds[:_KINDS], *["…"] * (len(self.skipped_kinds) > _KINDS)))
        return f"{self.skipped:,} skipped ({named})" if self.skipped else ""


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a long job is. `rate` is per second, None where none can be told."""

    stage: str
    done: int
    total: int
    rate: float | None = None

    @property
    def seconds_left(self) -> float | None:
        """How long it goes on at this rate."""
        return (self.total - self.done) / self.rate if self.rate else None


@dataclass(frozen=True, slots=True)
class Check:
    """One line of `doctor`."""

    name: str
    ok: bool
    detail: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Compacted:
    """How many deleted articles were emptied, and the size of the library (bytes) before and after."""

    articles: int
    bytes_before: int
    bytes_after: int


Report = Callable[[Progress], None]  # called by a long job, from its own thread, a few times a second


Stop = Callable[[], bool]  # asked by a long job; True ends it at the next safe point


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept under a name. `key`: the key that opens it, or ""."""

    id: int
    name: str
    query: str
    key: str = ""


KeptBecause = Literal["starred", "tagged", "noted", "corrected", "deadline", "unread", "story"]
