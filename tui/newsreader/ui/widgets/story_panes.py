"""List and reader side by side: the reader follows the cursor, the border between them moves, either can be shown alone.

An article counts as read when it is opened (Enter, stepping to a report) or somebody reads it (`StoryReader.Used`);
moving over headlines marks nothing. The copies of an article are marked with it.
"""

from __future__ import annotations

from functools import partial
from itertools import islice

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.timer import Timer

from newsreader.errors import NewsreaderError, NotFoundError
from newsreader.models import Article, ArticleRow, StoryRow
from newsreader.ui.article.surroundings import Surroundings
from newsreader.ui.at_host import AtHost
from newsreader.ui.chosen import Chosen, Meant
from newsreader.ui.listing import Listing, Stays
from newsreader.ui.open_story import OpenStory
from newsreader.ui.widgets.story_list import StoryList
from newsreader.ui.widgets.story_reader import StoryReader

SHOW_AFTER = 0.05
"""Seconds the cursor rests on a story before the reader follows, so that a key held down is not slowed."""

_NEIGHBOURS = 50

SHARE, LEAST_SHARE, MOST_SHARE = 44, 20, 75
"""The list's share of the width in per cent: at first, at least, at most."""


class StoryPanes(AtHost, Horizontal):
    """The list of stories, and the reader with one report."""

    class FindingEnded(Message):
        """Another report was opened, which ends finding words in the last one."""

    def __init__(self) -> None:
        super().__init__()
        self.stories = StoryList()
        self.reader = StoryReader()
        self.opened: OpenStory | None = None
        self.found: tuple[str, ...] = ()  # words to find in the open report only
        self._share = SHARE
        self._show_timer: Timer | None = None
        self._opened_from = 0  # the story of the row under the cursor when the reader followed it

    def compose(self) -> ComposeResult:
        """Put the panes in place."""
        yield self.stories
        yield self.reader

    @property
    def is_reading(self) -> bool:
        """Whether the keys go to the reader."""
        return self.has_class("-reading")

    @property
    def reader_shown(self) -> bool:
        """Whether the reader is on the screen."""
        return self.is_reading or not self.screen.has_class("-narrow")

    def show_reader(self) -> None:
        """Switch to the reader, wherever the focus is."""
        self.add_class("-reading")

    def to_reader(self) -> None:
        """Give the keys to the reader."""
        self.show_reader()
        self.reader.focus(scroll_visible=False)

    def to_list(self) -> None:
        """Give the keys to the list."""
        self.remove_class("-reading", "-alone")
        self.stories.focus(scroll_visible=False)

    def toggle_alone(self) -> None:
        """Give the reader the whole width, or share it with the list again."""
        if self.has_class("-alone"):
            self.remove_class("-alone")
        else:
            self.add_class("-alone")
            self.to_reader()
            self.show_current()

    def move_border(self, per_cent: int) -> None:
        """Make the list wider, or narrower where negative."""
        self._share = max(LEAST_SHARE, min(MOST_SHARE, self._share + per_cent))
        self.stories.styles.width = f"{self._share}%"

    def on_descendant_focus(self) -> None:
        """Follow the focus, which the mouse may move: keys go to the pane that has it."""
        if self.reader.has_focus:
            self.add_class("-reading")
        elif self.stories.has_focus:
            self.remove_class("-reading", "-alone")

    def set_listing(self, listing: Listing, *, keep_place: bool) -> None:
        """Show what was found; with `keep_place` the cursor stays on its story."""
        current = self._place() if keep_place else None
        if not keep_place:
            self.opened = None  # another search: another report of the same story may match
        self.stories.set_listing(listing, current)

    def stays(self) -> Stays | None:
        """Return the story under the cursor, which must not vanish while the user looks at it."""
        key = self.stories.current
        if key is None:
            return None
        story_id = key if key > 0 else self.opened.story_id if self.opened else 0
        above = (one for one in reversed(self.stories.keys[: self.stories.cursor]) if one > 0 and one != story_id)
        return Stays(story_id, tuple(islice(above, _NEIGHBOURS)))

    def renew(self) -> None:
        """Read the rows and the open report again from the library; nothing moves.

        If grouping has moved the open report to another story, it stays open, and `_place` follows it there.
        """
        self.stories.renew()
        if self.opened is not None:
            rows = self._rows((self.opened.article_id,))
            self._show(rows[0].story if rows else self.opened.story_id, self.opened.article_id)

    def open_article(self, article_id: int) -> bool:
        """Show one report and switch to it; False if its story is not in the list."""
        rows = self._rows((article_id,))
        if not rows or not self.stories.go_to(rows[0].story):
            return False
        self._show(rows[0].story, article_id)
        self.to_reader()
        self.mark_read()
        return True

    def show_current(self) -> None:
        """Show the story or report under the cursor, if the reader is visible."""
        if self.reader_shown or self.stories.current_row is None:
            self.open_current()

    def open_current(self) -> OpenStory | None:
        """Open the story or report under the cursor, even if the reader is not visible; None if there is none."""
        row = self.stories.current_row
        if row is None:
            self.opened = None
            self.reader.show(None)
        elif isinstance(row, ArticleRow):
            self._show(row.story, row.id)
        else:
            self._opened_from = row.id
            self._show(row.id, self._report_of(row))
        return self.opened

    def current_story(self) -> OpenStory | None:
        """As `open_current`, for a command: if there is none, say so."""
        return self.chosen(self.open_current())

    def current_article(self) -> Article | None:
        """Open the story or report under the cursor and return its article, for a command; if there is none, say so."""
        self.open_current()
        return self.chosen(self.reader.article)

    def _report_of(self, row: StoryRow) -> int:
        """Return which report of a story to show: the open one (even if grouping just moved it there), else one that
        matches the search, else the first unread one if others are read, else that of the headline."""
        if self.opened is not None:
            rows = self._rows((self.opened.article_id,)) if self.opened.story_id != row.id else ()
            if self.opened.story_id == row.id or (rows and rows[0].story == row.id):
                return self.opened.article_id
        matches = self.stories.listing.matches
        if not matches and 0 < row.unread < row.articles:
            rows = self._rows(self.stories.reports_of(row.id))
            return next((one.id for one in rows if not one.read and one.copies_of is None), row.article_id)
        if not matches or row.article_id in matches:
            return row.article_id
        return next((one for one in self.stories.reports_of(row.id) if one in matches), row.article_id)

    def step_report(self, reports: int) -> bool:
        """Show another report of the open story; False if there is none."""
        if not self.is_reading:
            self.open_current()
        article_id = self.opened.step(reports) if self.opened else None
        if self.opened is None or article_id is None:
            return False
        if not self.reader_shown:
            self.to_reader()
        if self.stories.is_unfolded(self.opened.story_id):
            self.stories.go_to(-article_id)
        self._show(self.opened.story_id, article_id)
        self.mark_read()
        return True

    def find(self, words: str) -> None:
        """Mark words in the open report (the last one as a prefix) instead of those of a search; go to the first."""
        if self.opened is not None:
            self.found = (f"{words.rstrip('*')}*",) if words.strip("* ") else ()
            self._show(self.opened.story_id, self.opened.article_id)
            if words:
                self.reader.action_first()
                self.reader.next_match(1)

    def chosen_rows(self) -> Chosen | None:
        """Return what a command applies to: in the reader the open report, in the list the marked rows, else the current one.

        If there is nothing, say so.
        """
        if self.is_reading and self.opened is not None:
            return Chosen(tuple(-article_id for article_id in self.opened.same_text()))
        return self.chosen(self.stories.chosen_rows())

    async def chosen_articles(self) -> Meant | None:
        """Return the articles of `chosen_rows`, for a command that asks something first."""
        chosen = self.chosen_rows()
        meant = await self.answer(partial(chosen.meant, self.library)) if chosen else None
        return meant if meant and meant.articles else None

    @on(StoryReader.Used)
    def mark_read(self) -> None:
        """Mark the open report and its copies as read, if they are not."""
        if self.opened is not None and (unread := self.opened.unread()) and not self.library.is_read_only:
            self.news.change(partial(self.library.marks.note_read, unread))

    @on(StoryList.Moved)
    def _follow_cursor(self) -> None:
        if self._show_timer is not None:
            self._show_timer.stop()
        if SHOW_AFTER:
            self._show_timer = self.set_timer(SHOW_AFTER, self.show_current)
        else:
            self.show_current()

    @on(StoryList.Chosen)
    def _open_chosen(self) -> None:
        self.to_reader()
        self.show_current()
        self.mark_read()

    def on_resize(self) -> None:
        """Show the current row when the window has become wide enough for the reader."""
        self.call_after_refresh(self._fill_reader)

    def _fill_reader(self) -> None:
        key, opened = self.stories.current, self.opened if self.reader.article else None
        is_shown = opened and key in (opened.story_id, -opened.article_id, self._opened_from)
        if key is not None and self.reader_shown and not is_shown:
            self.show_current()

    def _show(self, story_id: int, article_id: int) -> None:
        before = self.opened.article_id if self.opened else None
        try:
            self.opened = OpenStory.load(
                self.library, story_id, article_id, archived=self.stories.listing.shows_archived
            )
            article = self.library.article(self.opened.article_id)
            around = Surroundings.load(self.library, story_id, article.id, self.library.today())
        except NewsreaderError as error:
            self.opened = None
            self.reader.show(None)
            if not isinstance(error, NotFoundError):
                self.news.tell_error(error)
            return
        self.reader.today = self.library.today()
        if article.id != before and self.found:
            self.found = ()
            self.post_message(self.FindingEnded())
        self.reader.show(
            article, reports=self.opened.place, words=self.found or self.stories.listing.words, around=around
        )
        if article.id != before:
            self.reader.wait_for_reading()

    def _rows(self, ids: tuple[int, ...]) -> list[ArticleRow]:
        return self.at_once(partial(self.library.article_rows, ids)) or []

    def _place(self) -> int | None:
        """Return the key for the cursor to stay at: grouping may have moved the open report to another story."""
        key = self.stories.current
        if key is not None and self.opened is not None and key in (self.opened.story_id, self._opened_from):
            rows = self._rows((self.opened.article_id,))
            return rows[0].story if rows else key
        return key
