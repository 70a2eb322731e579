"""The reader of the first screen: the reader pane with this screen's keys."""

from __future__ import annotations

from textual.message import Message

from newsreader.ui.commands import bindings
from newsreader.ui.widgets.reader_pane import ReaderPane


class StoryReader(ReaderPane, inherit_bindings=False):
    """Shows one report; says when somebody reads on in it."""

    BINDINGS = bindings("reader")

    class Used(Message):
        """The article was scrolled by the user: it is being read."""

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self._use()
        self.scroll_lines(lines)

    class Ended(Message):
        """The article has been read to its end, and the user goes on."""

    def action_read_on(self) -> None:
        """Scroll by a page; from the end go on."""
        if self.article is None or self.scroll_offset.y < self.max_scroll_y:
            self.action_turn(1)
        else:
            self._use()
            self.post_message(self.Ended())

    def action_turn(self, direction: int) -> None:
        """Scroll by a page."""
        self._use()
        self.page(direction)

    def action_half_page(self, direction: int) -> None:
        """Scroll by half a page."""
        self._use()
        self.half_page(direction)

    def action_first(self) -> None:
        """Go to the start."""
        self.home()

    def action_last(self) -> None:
        """Go to the end."""
        self._use()
        self.end()

    def action_highlight(self, direction: int) -> None:
        """Go to the next or previous name or date."""
        if not self.next_highlight(direction):
            self.app.bell()

    def action_choose_highlight(self) -> None:
        """Follow the highlight that was gone to."""
        self.choose()

    def on_mouse_scroll_down(self) -> None:
        """Turning the wheel is reading."""
        self._use()

    def _use(self) -> None:
        if self.article is not None:
            self.post_message(self.Used())
