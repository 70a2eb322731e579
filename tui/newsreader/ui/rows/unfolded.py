"""A story unfolded in the list: its reports, the copies folded under them, and who reported it when. No widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from newsreader.models import ArticleRow, Coverage
from newsreader.ui.layout import safe_text
from newsreader.ui.render import clock_words
from newsreader.ui.rows.pieces import GUTTER, Lines, Piece, first_lines, short_day, shorten, shorten_at_word

if TYPE_CHECKING:
    from newsreader.library.library import Library

MOST_TOLD = 8
"""Outlets named at most for each part: first, then, again, copied."""

_LONGEST_NAME = 40
"""Cells of a name, which is the headline if a report names no source."""

_LONGEST_HELD = 40
"""Most characters of a name and day that are kept on one line; longer ones might not fit on any."""

_HEADS = {"first": "First", "followed": "then", "updated": "again", "undated": "undated:", "copied": "copied by"}

COVERAGE_LINES = 3
"""Lines that the coverage of a story may take before it is cut."""


@dataclass(frozen=True, slots=True)
class UnfoldedStory:
    """A story with the rows of its articles, first printing first. `copies_shown`: originals whose copies are unfolded."""

    story_id: int
    rows: tuple[ArticleRow, ...]
    coverage: tuple[Coverage, ...]
    copies_shown: frozenset[int] = frozenset()

    @classmethod
    def load(
        cls, library: Library, story_id: int, copies_shown: frozenset[int] = frozenset(), *, archived: bool = False
    ) -> UnfoldedStory:
        """Read a story. If it has only one report, its copies are unfolded at once. Raises NotFoundError."""
        rows = tuple(library.article_rows(library.story(story_id, archived=archived).articles))
        story = cls(story_id, rows, library.stories.coverage(story_id), copies_shown)
        reports = story.shown()
        return story.toggled(reports[0]) if len(reports) == 1 and not copies_shown else story

    @property
    def articles(self) -> frozenset[int]:
        """All articles of the story, folded ones too."""
        return frozenset(row.id for row in self.rows)

    def copies_of(self, article_id: int) -> tuple[ArticleRow, ...]:
        """Return the copies of an article."""
        return tuple(row for row in self.rows if row.copies_of == article_id)

    def folded_sources(self, article_id: int) -> tuple[str, ...]:
        """Return the sources of the copies folded under an article."""
        folded = () if article_id in self.copies_shown else self.copies_of(article_id)
        return tuple(row.source or row.title for row in folded)

    def toggled(self, article_id: int) -> UnfoldedStory:
        """Return the story with the copies of an article unfolded, or folded again."""
        return replace(self, copies_shown=self.copies_shown ^ {article_id})

    def shown(self) -> tuple[int, ...]:
        """Return the articles shown under the story, copies after their original."""
        ids: list[int] = []
        for row in self.rows:
            if row.copies_of is None or row.copies_of not in self.articles:
                ids.append(row.id)
                if row.id in self.copies_shown:
                    ids += [copy.id for copy in self.copies_of(row.id)]
        return tuple(ids)

    def coverage_lines(self, width: int, today: date) -> Lines:
        """Return the lines that say who reported the story first, who followed, copied, wrote again."""
        words = safe_text(coverage_words(self.coverage, today))
        lines = first_lines(words, max(width - GUTTER - 1, 2), COVERAGE_LINES, shorten) if words else []
        return tuple((Piece(" " * GUTTER + line, "meta"),) for line in lines)


def coverage_words(coverage: Sequence[Coverage], today: date) -> str:
    """Return `First Herald Thu 17 Jul · then Courier Fri 18 Jul · copied by Echo`; "" for a single article.

    A day is given only if it differs from the one before; of an outlet that writes again the same day, the time alone.
    """
    if len(coverage) < 2:
        return ""
    told = _Told(today)
    parts = []
    for part, head in _HEADS.items():
        told_here = (
            (shorten_at_word(one.source, _LONGEST_NAME), one.published) for one in coverage if one.part == part
        )
        if mine := list(dict.fromkeys(told_here)):
            shown = [words for one in mine[:MOST_TOLD] if (words := told.next(*one, anew=one is mine[0]))]
            more = f" and {len(mine) - MOST_TOLD:,} more" if len(mine) > MOST_TOLD else ""
            parts.append(f"{head} {', '.join(shown)}{more}")
    return " · ".join(parts)


class _Told:
    """The outlet and day of a story's coverage that were written last, which are not repeated."""

    def __init__(self, today: date) -> None:
        self._today = today
        self._source = self._day = ""

    def next(self, source: str, published: str | None, *, anew: bool) -> str:
        """Return the words for the next report, "" for none; `anew`: name the outlet in any case."""
        day, clock = short_day(published, self._today), clock_words(published)
        is_known, is_named = not day or day == self._day, not anew and source == self._source
        self._source, self._day = source, day or self._day
        words = f"{'' if is_named and is_known else source} {'' if is_known else day} {clock}"
        told = " ".join(words.split())
        return told.replace(" ", "\xa0") if len(told) <= _LONGEST_HELD else told
