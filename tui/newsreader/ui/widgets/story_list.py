"""The list of stories, with the reports of a story unfolded in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from newsreader.errors import NewsreaderError
from newsreader.models import ArticleRow, StoryRow
from newsreader.settings import Settings
from newsreader.ui.commands import bindings
from newsreader.ui.messages import Failed
from newsreader.ui.own_words import OwnWords
from newsreader.ui.rows import Lines, gone_lines, report_lines, story_lines
from newsreader.ui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from newsreader.library.library import Library

_ROOM_FOR_ONE_LINE = 70


class StoryList(VirtualList[StoryRow | ArticleRow], inherit_bindings=False):
    """Stories by id; a report that is unfolded under its story has minus its article's id."""

    BINDINGS = bindings("list")

    def __init__(self, library: Library, today: Callable[[], date]) -> None:
        super().__init__(name="stories")
        self.words: tuple[str, ...] = ()
        self._own_words = OwnWords()
        self._library = library
        self._today = today
        self._stories: tuple[int, ...] = ()
        self._watched: dict[int, tuple[str, ...]] = {}
        self._unfolded: dict[int, tuple[int, ...]] = {}

    def on_mount(self) -> None:
        """Take the settings of the app where it has some."""
        settings = getattr(self.app, "settings", None)
        if isinstance(settings, Settings):
            self.use_settings(settings)

    def use_settings(self, settings: Settings) -> None:
        """Mark the user's own words in headlines."""
        self._own_words = OwnWords(settings.keywords)

    @property
    def story_ids(self) -> tuple[int, ...]:
        """The stories of the list."""
        return self._stories

    def set_stories(self, ids: tuple[int, ...], current: int | None, words: tuple[str, ...] = ()) -> None:
        """Show these stories, those that were unfolded still unfolded; `current` as in `set_keys`."""
        self.words = words
        self._stories = ids
        if self._unfolded:
            listed = set(ids)
            self._unfolded = {story_id: self.reports_of(story_id) for story_id in self._unfolded if story_id in listed}
        self.set_keys(self._with_reports(), current)

    def reports_of(self, story_id: int) -> tuple[int, ...]:
        """Return the articles of a story, none where the library cannot tell."""
        try:
            return self._library.story(story_id).articles
        except NewsreaderError as error:
            self.post_message(Failed(error))
            return ()

    def unfold(self, story_id: int, articles: tuple[int, ...]) -> None:
        """Show the reports of a story under it; no article folds them."""
        if articles:
            self._unfolded[story_id] = articles
        else:
            self._unfolded.pop(story_id, None)
        self.set_keys(self._with_reports(), story_id)

    def is_unfolded(self, story_id: int) -> bool:
        """Tell whether the reports of a story stand under it."""
        return story_id in self._unfolded

    def go_to(self, key: int) -> bool:
        """Put the cursor on a story or report; False where the list does not have it."""
        try:
            self.go(self.keys.index(key))
        except ValueError:
            return False
        return True

    def go_to_next(self, story_ids: frozenset[int], direction: int) -> bool:
        """Put the cursor on the next of these stories below (1) or above (-1) it; False where there is none."""
        stop = len(self.keys) if direction > 0 else -1
        for position in range(self.cursor + direction, stop, direction):
            if self.keys[position] in story_ids:
                self.go(position)
                return True
        return False

    def fetch(self, keys: Sequence[int]) -> Mapping[int, StoryRow | ArticleRow]:
        """Return story rows, and article rows for unfolded reports."""
        rows: dict[int, StoryRow | ArticleRow] = {}
        articles = [-key for key in keys if key < 0]
        try:
            stories = self._library.story_rows([key for key in keys if key > 0])
            rows.update((row.id, row) for row in stories)
            ids = [row.id for row in stories]
            self._watched.update(zip(ids, self._library.watched_in_stories(ids), strict=True))
            if articles:
                rows.update((-row.id, row) for row in self._library.article_rows(articles))
        except NewsreaderError as error:
            self.post_message(Failed(error))
        return rows

    def lines_of(self, row: StoryRow | ArticleRow | None, width: int) -> Lines:
        """Return the lines of a story or report."""
        if row is None:
            return gone_lines(width)
        if isinstance(row, StoryRow):
            lines = story_lines(row, width, self._today(), self.words, self._watched.get(row.id, ()))
        else:
            lines = report_lines(row, width, self._today(), self.words)
        return self._own_words.marked(lines)

    def height_guess(self, width: int) -> int:
        """Return the height of most rows: one line of headline where it is wide, two where it is narrow."""
        return 2 if width >= _ROOM_FOR_ONE_LINE else 3

    def _with_reports(self) -> Sequence[int]:
        if not self._unfolded:
            return self._stories
        keys: list[int] = []
        for story_id in self._stories:
            keys.append(story_id)
            keys.extend(-article_id for article_id in self._unfolded.get(story_id, ()))
        return tuple(keys)
