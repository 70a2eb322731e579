"""Stories, their coverage, their agenda and the names in them."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from newsreader.models.articles import DateKind, MentionKind
from newsreader.models.periods import first_day, last_day


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
    next_deadline: str | None = None  # the nearest deadline from today on, as in DateMention
    words: int = 0  # of the report whose headline it shows
    tags: tuple[str, ...] = ()  # of all its reports
    new: int = 0  # unread reports, without copies


@dataclass(frozen=True, slots=True)
class StoryHit:
    """The article of a story that matches a search. `snippet`: a piece of its text, matches between U+E000 and U+E001."""

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
class AgendaEntry:
    """One date of the agenda, with every article that gives it.

    `disagree` lists other values that reports of the story give for the same event. `copies`: how many of the articles are
    copies of another.
    """

    date: str
    kind: DateKind
    sentence: str
    articles: tuple[int, ...]
    story: int
    days_left: int
    title: str = ""
    sources: tuple[str, ...] = ()
    disagree: tuple[str, ...] = ()
    copies: int = 0
    season: tuple[datetime.date, datetime.date] | None = None  # first and last day, if `date` is the year of a season

    @property
    def days(self) -> tuple[datetime.date, datetime.date]:
        """First and last day."""
        return self.season or (first_day(self.date), last_day(self.date))

    @property
    def reports(self) -> int:
        """How many reports give it, not counting copies."""
        return len(self.articles) - self.copies


@dataclass(frozen=True, slots=True)
class Entity:
    """A name in the library, and how often it occurs."""

    id: int
    name: str
    kind: MentionKind
    articles: int
    mentions: int
    aliases: tuple[str, ...] = ()
    watched: bool = False


Part = Literal["first", "followed", "copied", "updated", "undated"]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One article's part in the coverage of a story: first, followed, copied, written again by its source, or undated."""

    part: Part
    source: str
    published: str | None
    article_id: int
