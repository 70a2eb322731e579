"""The reader with its keys, beside the stories and the agenda; it reports when an article is being read."""

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
"""Seconds in the reader after which an article counts as read: longer than a glance."""


class StoryReader(AtHost, ReaderPane, inherit_bindings=False):
    """Shows one report, and posts `Used` when the user reads it."""

    BINDINGS = bindings("reader")
    _stay_timer: Timer | None = None

    class Used(Message):
        """The article is being read: the user scrolled it, or it was shown for `READ_AFTER` seconds."""

    class Ended(Message):
        """The article has been read to its end, and the user wants to go on."""

    def wait_for_reading(self) -> None:
        """Post `Used` after `READ_AFTER` seconds, if the article is still shown then."""
        self.wait_no_more()
        self._stay_timer = self.set_timer(READ_AFTER, partial(self._has_stayed, self.article))

    def wait_no_more(self) -> None:
        """Stop counting how long the article is shown."""
        if self._stay_timer is not None:
            self._stay_timer.stop()

    def _has_stayed(self, article: Article | None) -> None:
        if self.article is None or article is None or self.article.id != article.id or not self.display:
            return
        if self.screen.is_active:
            self._use()
        else:
            self.wait_for_reading()  # another screen or a window covers it: nobody reads it yet

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by a number of lines; pages and half pages come here too."""
        self._use()
        super().action_scroll_by(lines)

    def action_read_on(self) -> None:
        """Scroll by a page; at the end go on to what is next."""
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
        """Follow the current highlight."""
        if not self.choose():
            self.news.tell(with_keys("<reader.next-mark> goes to a name or date; <reader.follow> then follows it."))

    def on_mouse_scroll_down(self) -> None:
        """Count turning the wheel as reading."""
        self._use()

    def _use(self) -> None:
        if self.article is not None:
            self.post_message(self.Used())
