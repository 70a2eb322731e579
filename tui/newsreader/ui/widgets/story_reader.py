"""The reader with its keys, which says when an article is being read: of the stories, and of the agenda."""

from __future__ import annotations

from functools import partial

from textual.message import Message
from textual.timer import Timer

from newsreader.models import Article
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import bindings
from newsreader.ui.own_keys import with_keys
from newsreader.ui.widgets.reader_pane import ReaderPane

READ_AFTER = 3.0
"""Seconds in the reader after which an article counts as read: longer than a glance in passing."""


class StoryReader(AtHost, ReaderPane, inherit_bindings=False):
    """Shows one report; says when somebody reads it."""

    BINDINGS = bindings("reader")
    _stay_timer: Timer | None = None

    class Used(Message):
        """The article is being read: the user has scrolled it, or it has stood there for `READ_AFTER` seconds."""

    class Ended(Message):
        """The article has been read to its end, and the user goes on."""

    def wait_for_reading(self) -> None:
        """Say after `READ_AFTER` seconds that the article is being read, where it still stands here then."""
        self.wait_no_more()
        self._stay_timer = self.set_timer(READ_AFTER, partial(self._has_stayed, self.article))

    def wait_no_more(self) -> None:
        """Let the time that the article stands here count no longer."""
        if self._stay_timer is not None:
            self._stay_timer.stop()

    def _has_stayed(self, article: Article | None) -> None:
        if self.article is None or article is None or self.article.id != article.id or not self.display:
            return
        if self.screen.is_active:
            self._use()
        else:
            self.wait_for_reading()  # the feeds or a window stand before it: nobody reads it yet

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by so many lines: by pages and halves of them too."""
        self._use()
        super().action_scroll_by(lines)

    def action_read_on(self) -> None:
        """Scroll by a page; from the end go on."""
        if self.article is None or self.scroll_offset.y < self.max_scroll_y:
            self.action_turn(1)
        else:
            self._use()
            self.post_message(self.Ended())

    def action_last(self) -> None:
        """Go to the end."""
        self._use()
        super().action_last()

    def action_highlight(self, direction: int) -> None:
        """Go to the next or previous name or date."""
        if not self.next_highlight(direction):
            self.app.bell()

    def action_choose_highlight(self) -> None:
        """Follow the highlight that was gone to."""
        if not self.choose():
            self.news.tell(with_keys("<reader.next-mark> goes to a name or date; <reader.follow> then follows it."))

    def on_mouse_scroll_down(self) -> None:
        """Turning the wheel is reading."""
        self._use()

    def _use(self) -> None:
        if self.article is not None:
            self.post_message(self.Used())
