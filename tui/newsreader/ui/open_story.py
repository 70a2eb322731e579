"""The story that is open in the reader, and which of its reports is shown. No widget: ids and rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.models import ArticleRow

if TYPE_CHECKING:
    from newsreader.library.library import Library


@dataclass(frozen=True, slots=True)
class OpenStory:
    """A story with the rows of its articles, first printing first, and the article that is shown."""

    story_id: int
    rows: tuple[ArticleRow, ...]
    article_id: int

    @classmethod
    def load(cls, library: Library, story_id: int, article_id: int, *, archived: bool = False) -> OpenStory:
        """Read a story; `article_id` is shown if it belongs to the story, else the first. Raises NotFoundError."""
        story = library.story(story_id, archived=archived)
        rows = tuple(library.article_rows(story.articles))
        ids = [row.id for row in rows]
        shown = article_id if article_id in ids or not ids else ids[0]
        return cls(story.id, rows, shown)

    @property
    def reports(self) -> tuple[int, ...]:
        """The reports without their copies."""
        return tuple(row.id for row in self.rows if row.copies_of is None)

    @property
    def place(self) -> tuple[int, int]:
        """The number of the report shown (a copy counts as its original), and how many there are."""
        reports = self.reports
        original = self._original(self.article_id)
        return (reports.index(original) + 1 if original in reports else 1), max(1, len(reports))

    def step(self, reports: int) -> int | None:
        """Return the report a number of places further on, wrapping around; None if there is no other."""
        if len(self.reports) < 2:
            return None
        return self.reports[(self.place[0] - 1 + reports) % len(self.reports)]

    def next_unread(self) -> int | None:
        """Return how many reports further on the next unread one is, None if all others are read."""
        unread = {row.id for row in self.rows if not row.read}
        return next((step for step in range(1, len(self.reports)) if self.step(step) in unread), None)

    def same_text(self) -> tuple[int, ...]:
        """Return the article shown and all its copies: whoever has read one has read them all."""
        original = self._original(self.article_id)
        return tuple(row.id for row in self.rows if row.id == original or row.copies_of == original)

    def unread(self) -> tuple[int, ...]:
        """Return those of `same_text` that are unread."""
        same = self.same_text()
        return tuple(row.id for row in self.rows if row.id in same and not row.read)

    def _original(self, article_id: int) -> int:
        copied = next((row.copies_of for row in self.rows if row.id == article_id), None)
        return article_id if copied is None else copied
