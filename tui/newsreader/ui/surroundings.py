"""What the reader tells of an article beyond itself: watched names, who else reports it, the user's own note."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from newsreader.ui.unfolded import coverage_words

if TYPE_CHECKING:
    from newsreader.library.library import Library


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`watched`: all forms of the watched names of the story; `coverage`: who told it when; `note`: the user's own."""

    watched: frozenset[str] = frozenset()
    coverage: str = ""
    note: str = ""

    @classmethod
    def load(cls, library: Library, story_id: int, article_id: int, today: date) -> Surroundings:
        """Read the surroundings of an article. Raises NotFoundError."""
        forms: set[str] = set()
        for name in library.entities.watched_in_stories([story_id])[0]:
            entity = library.entities.named(name)
            forms |= {name, *(entity.aliases if entity else ())}
        coverage = coverage_words(library.coverage(story_id), today)
        return cls(frozenset(forms), coverage, library.note(article_id))
