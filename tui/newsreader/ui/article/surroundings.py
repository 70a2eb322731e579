"""What the reader shows of an article beyond its text: watched names, who else reports it, the user's own note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from newsreader.models import EarlierText
from newsreader.ui.own_keys import with_keys
from newsreader.ui.render import day_words, parse_day
from newsreader.ui.rows.unfolded import coverage_words

if TYPE_CHECKING:
    from newsreader.library.library import Library


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`watched`: all forms of the story's watched names; `coverage`: who reported it when; `note`: the user's note;
    `changed`: when its feed last changed it."""

    watched: frozenset[str] = frozenset()
    coverage: str = ""
    note: str = ""
    changed: str = ""

    @classmethod
    def load(cls, library: Library, story_id: int, article_id: int, today: date) -> Surroundings:
        """Read the surroundings of an article. Raises NotFoundError."""
        forms: set[str] = set()
        for name in library.entities.watched_in_stories([story_id])[0]:
            entity = library.entities.named(name)
            forms |= {name, *(entity.aliases if entity else ())}
        coverage = coverage_words(library.stories.coverage(story_id), today)
        changed = changed_words(library.earlier_texts(article_id), today)
        return cls(frozenset(forms), coverage, library.marks.note(article_id), changed)


NO_SURROUNDINGS = Surroundings()
"""For an article shown by itself."""


def changed_words(before: Sequence[EarlierText], today: date) -> str:
    """Return when an article was last changed and which key shows the change, "" if it never was."""
    if not before:
        return ""
    day = parse_day(before[0].replaced)
    when = day_words(before[0].replaced, year=day is None or day.year != today.year)
    if before[0].by_page:
        return with_keys(f"This is the text of its page, fetched {when} (<article.changes> shows what the feed gave).")
    last = f"{len(before)} times, last " if len(before) > 1 else ""
    return with_keys(f"Changed by its feed {last}{when} (<article.changes> shows what).")
