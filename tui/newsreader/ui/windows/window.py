"""A window with a text to scroll and nothing to choose."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsreader.ui.commands import bindings


class ScrolledText(VerticalScroll):
    """A text that scrolls by the same keys as the reader."""

    BINDINGS = bindings("text")


class TextWindow(ModalScreen[None]):
    """Shows a text as high as it needs to be, over the screen it belongs to."""

    BINDINGS = bindings("window")
    AUTO_FOCUS = "VerticalScroll"

    def __init__(self, title: str, content: Content) -> None:
        super().__init__()
        self._title = title
        self._content = content

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        window = ScrolledText(Static(self._content), classes="window")
        window.border_title = Content(self._title).markup
        window.border_subtitle = "Space scrolls · Esc closes"
        yield window

    def action_close(self) -> None:
        """Close the window."""
        self.dismiss()
