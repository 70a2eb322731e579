"""What work reports: progress, failures, what came in, checks; and counts, tags and saved searches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

_KINDS = 5
"""Kinds of skipped files that are named."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of articles and stories of a library or a search; `unread_stories` have something unread."""

    articles: int
    unread: int
    stories: int
    starred: int
    unread_stories: int


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag with its number of articles."""

    name: str
    articles: int


@dataclass(frozen=True, slots=True)
class Failure:
    """A path or URL that could not be brought in, and why (with what to do)."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A watched name, or the day of a deadline (`what`), in new or changed articles; the last three fields are of the first."""

    what: str
    articles: int
    story: int
    article_id: int
    title: str


@dataclass(frozen=True, slots=True)
class Seen:
    """How far a library has been looked through: the newest article, and the newest change by a feed."""

    article: int = 0
    change: int = 0


@dataclass(frozen=True, slots=True)
class Arrivals:
    """What new and changed articles bring that the user waits for. `upto`: where to begin the next time.

    `watched` has the newest article first, `deadlines` the soonest; both are cut to a limit, the numbers are not.
    """

    upto: Seen = Seen()
    watched: tuple[Notice, ...] = ()
    deadlines: tuple[Notice, ...] = ()
    watched_articles: int = 0
    deadline_count: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did. `moved` counts files, whose articles are among `unchanged` or `changed`; `ids` are the new,
    changed and moved articles; `skipped_kinds` says what was skipped, the commonest first; `arrived`, after analysis, what
    they bring."""

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
    """How far a long job is. `rate` is per second, None if unknown."""

    stage: str
    done: int
    total: int
    rate: float | None = None

    @property
    def seconds_left(self) -> float | None:
        """How long it will take at this rate."""
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
    """The number of deleted articles emptied, and the size of the library (bytes) before and after."""

    articles: int
    bytes_before: int
    bytes_after: int


Report = Callable[[Progress], None]
"""Called by a long job, on its own thread, a few times a second."""

Stop = Callable[[], bool]
"""Asked by a long job; True ends it at the next safe point."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search saved under a name. `key`: the key that opens it, or ""."""

    id: int
    name: str
    query: str
    key: str = ""


KeptBecause = Literal["starred", "tagged", "noted", "corrected", "deadline", "unread", "story"]
