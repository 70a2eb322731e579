"""The list of stories, whose reports can be unfolded in place."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from textual.message import Message

from newsreader.errors import NewsreaderError
from newsreader.models import ArticleRow, StoryHit, StoryRow
from newsreader.settings import COLUMNS, Settings
from newsreader.ui.at_host import AtHost
from newsreader.ui.chosen import Chosen
from newsreader.ui.listing import NOT_READ, Listing
from newsreader.ui.rows.hits import hit_lines
from newsreader.ui.rows.own_words import OwnWords
from newsreader.ui.rows.pieces import Lines, Piece
from newsreader.ui.rows.stories import report_lines, story_lines
from newsreader.ui.rows.unfolded import UnfoldedStory
from newsreader.ui.widgets.virtual_list import VirtualList

MARKED = "✓"
"""Sign of a marked row."""

_ROOM_FOR_ONE_LINE = 70


class StoryList(AtHost, VirtualList[StoryRow | ArticleRow]):
    """Keys are ids of stories, and negated article ids of the reports unfolded under them.

    Copies stay folded under their first printing until that is unfolded too. Rows can be marked, by key.
    """

    class MarksChanged(Message):
        """Other rows are marked now."""

    def __init__(self) -> None:
        super().__init__()
        self.listing = NOT_READ
        self._hits: dict[int, StoryHit | None] = {}  # kept until the next reading of the list
        self._own_words = OwnWords()
        self._columns: tuple[str, ...] = COLUMNS
        self._watched: dict[int, tuple[str, ...]] = {}
        self._unfolded: dict[int, UnfoldedStory] = {}
        self._marked: set[int] = set()

    def on_mount(self) -> None:
        """Take the settings of the app."""
        self.use_settings(self.news.settings)

    def use_settings(self, settings: Settings) -> None:
        """Mark the user's own words in headlines, and show the columns of the settings."""
        self._own_words = OwnWords(settings.keywords)
        self._columns = settings.columns

    def set_listing(self, listing: Listing, current: int | None) -> None:
        """Show these stories, keeping those unfolded that were; `current` as in `set_keys`."""
        self.listing = listing
        self._hits = {}
        if self._unfolded:
            listed = set(listing.ids)
            self._unfolded = {
                story_id: self._read(story_id, shown.copies_shown)
                for story_id, shown in self._unfolded.items()
                if story_id in listed
            }
        self.set_keys(self._with_reports(), current)
        self._set_marks(self._marked & set(self.keys))

    def reports_of(self, story_id: int) -> tuple[int, ...]:
        """Return the articles of a story, none if the library fails."""
        story = self.at_once(partial(self.library.story, story_id, archived=self.listing.shows_archived))
        return story.articles if story else ()

    def unfold(self) -> bool:
        """Unfold (or fold) the story under the cursor into its reports, or the report there into its copies.

        False if it is a story of one article.
        """
        key, row = self.current, self.current_row
        if key is None or (isinstance(row, StoryRow) and row.articles == 1 and not self.is_unfolded(key)):
            return False
        story_id = key if key > 0 else next((one for one in self._unfolded if -key in self._unfolded[one].articles), 0)
        shown = self._unfolded.get(story_id)
        if shown is None and key > 0:
            self._unfolded[key] = self._read(key)
        elif shown is not None and key < 0 and shown.copies_of(-key):
            self._unfolded[story_id] = shown.toggled(-key)
        elif shown is not None:
            self._unfolded.pop(story_id)
            key = story_id
        self.set_keys(self._with_reports(), key)
        return True

    def is_unfolded(self, story_id: int) -> bool:
        """Tell whether a story is unfolded."""
        return story_id in self._unfolded

    @property
    def marked(self) -> tuple[int, ...]:
        """The keys of the marked rows, in the order of the list."""
        return tuple(key for key in self.keys if key in self._marked) if self._marked else ()

    def toggle_mark(self) -> None:
        """Mark the row under the cursor, or unmark it, and go to the next."""
        if self.current is not None:
            self._set_marks(self._marked ^ {self.current})
            self.action_move(1)

    def mark_all(self) -> None:
        """Mark all stories of the list, or none if all are marked."""
        everything = set(self.listing.ids)
        self._set_marks(set() if everything <= self._marked else everything)

    def clear_marks(self) -> None:
        """Mark nothing."""
        self._set_marks(set())

    def chosen_rows(self) -> Chosen | None:
        """Return the marked rows, else the one under the cursor; None if there is none."""
        if marked := self.marked:
            return Chosen(marked, self.listing.shows_archived, is_marked=True)
        return None if self.current is None else Chosen((self.current,), self.listing.shows_archived)

    def _set_marks(self, marked: set[int]) -> None:
        if marked != self._marked:
            self._marked = marked
            self.renew()
            self.post_message(self.MarksChanged())

    def go_to_next(self, story_ids: frozenset[int], direction: int) -> bool:
        """Move the cursor to the next of these stories below (1) or above (-1) it; False if there is none."""
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
            stories = self.library.story_rows([key for key in keys if key > 0], archived=self.listing.shows_archived)
            rows.update((row.id, row) for row in stories)
            ids = [row.id for row in stories]
            self._watched.update(zip(ids, self.library.entities.watched_in_stories(ids), strict=True))
            if self.listing.words and (new := [one for one in ids if one not in self._hits]):
                self._hits.update(dict.fromkeys(new))
                self._hits.update((hit.story, hit) for hit in self.library.queries.hits(new, self.listing.searched))
            if articles:
                rows.update((-row.id, row) for row in self.library.article_rows(articles))
        except NewsreaderError as error:
            self.news.tell_error(error)
        return rows

    def lines_of(self, row: StoryRow | ArticleRow, width: int) -> Lines:
        """Return the lines of a story or report."""
        today, words = self.library.today(), self.listing.words
        if isinstance(row, StoryRow):
            key = row.id
            lines = story_lines(row, width, today, words, self._watched.get(key, ()), self._columns)
            shown = self._unfolded.get(key)
            hit = self._hits.get(key) if words else None
            lines += hit_lines(hit, row, width) if hit else ()
            lines += shown.coverage_lines(width, today) if shown else ()
        else:
            key = -row.id
            shown = self._unfolded.get(row.story)
            copies = shown.folded_sources(row.id) if shown else ()
            lines = report_lines(row, width, today, words, copies, self._columns)
        lines = self._own_words.marked(lines)
        return _with_mark(lines) if key in self._marked else lines

    @property
    def likely_height(self) -> int:
        """One line of headline if the list is wide, two if narrow, one of columns, one of a match."""
        width = self.scrollable_content_region.width
        return (1 if width >= _ROOM_FOR_ONE_LINE else 2) + bool(self._columns) + bool(self.listing.words)

    def _with_reports(self) -> Sequence[int]:
        if not self._unfolded:
            return self.listing.ids
        keys: list[int] = []
        for story_id in self.listing.ids:
            keys.append(story_id)
            if story_id in self._unfolded:
                keys.extend(-article_id for article_id in self._unfolded[story_id].shown())
        return tuple(keys)

    def _read(self, story_id: int, copies_shown: frozenset[int] = frozenset()) -> UnfoldedStory:
        archived = self.listing.shows_archived
        found = self.at_once(partial(UnfoldedStory.load, self.library, story_id, copies_shown, archived=archived))
        return found or UnfoldedStory(story_id, (), ())


def _with_mark(lines: Lines) -> Lines:
    """Return the lines of a row with the sign of a marked row in place of the unread sign."""
    first, *rest = lines
    return ((Piece(f"{first[0].text[:-2]}{MARKED} ", "mark"), *first[1:]), *rest)
