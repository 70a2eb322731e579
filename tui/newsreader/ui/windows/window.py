"""What all windows share, and a window with a text to scroll."""

from __future__ import annotations

from collections.abc import Callable

from textual import events, on
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.screen import ModalScreen, Screen, ScreenResultType
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Input, Static

from newsreader.text import clean_line
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import bindings
from newsreader.ui.own_keys import with_keys

_TITLE_LENGTH = 60


class ClosesOnce(Screen[ScreenResultType]):
    """A screen that closes once, however often it is asked to.

    A choice reaches its window as a message. The second of two quick presses arrives when the window is gone, and Textual
    would then close whatever is on top, or fail if nothing is left to close.
    """

    def dismiss(self, result: ScreenResultType | None = None) -> AwaitComplete:
        """Close this screen and return the result; do nothing if another screen is on top."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Window(AtHost, ModalScreen[ScreenResultType], ClosesOnce[ScreenResultType]):
    """A window over a screen: a frame around a widget.

    `title` is shown in the frame as it is; `keys` says what keys do, with ids of commands (`<window.close> closes`).
    """

    class CloseAsked(Message):
        """The window should close without an answer, unless one is on its way."""

    def __init__(self, frame: Widget, title: str, keys: str) -> None:
        super().__init__()
        frame.add_class("window")
        frame.border_title = Content(clean_line(title, _TITLE_LENGTH)).markup
        frame.border_subtitle = with_keys(keys)
        self._frame = frame

    def compose(self) -> ComposeResult:
        """Put the frame in place."""
        yield self._frame

    def action_complete(self) -> None:
        """Accept the suggested completion."""
        if isinstance(self.focused, Input) and self.focused.cursor_at_end:
            self.focused.action_cursor_right()

    def action_close(self) -> None:
        """Close without an answer; posted by the focused widget, so that an answer it posted just before comes first."""
        (self.focused or self).post_message(self.CloseAsked())

    @on(CloseAsked)
    def _hear_close(self) -> None:
        self.give_up()

    def on_click(self, event: events.Click) -> None:
        """Close at a click beside the window, unless something is typed in it."""
        beside = not self._frame.region.contains(event.screen_x, event.screen_y)
        # The second click of two may have been meant for what the first one opened this window from.
        if beside and event.chain == 1 and not any(field.value for field in self.query(Input)):
            self.action_close()

    def give_up(self) -> None:
        """Close without an answer, now."""
        self.dismiss()


class ScrolledText(VerticalScroll):
    """A text that scrolls with the same keys as the reader."""

    BINDINGS = bindings("text")


class FittedText(Widget):
    """A text made for the width there is: `make` returns its lines at a width."""

    DEFAULT_CSS = "FittedText { height: auto; }"

    def __init__(self, make: Callable[[int], Content]) -> None:
        super().__init__()
        self._make = make

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines there are at a width."""
        return len(self._make(width).plain.splitlines())

    def render(self) -> Content:
        """Return the lines at the width of now."""
        return self._make(self.size.width)


class TextWindow(Window[None]):
    """Shows a text in a window as high as it needs to be."""

    BINDINGS = bindings("window")
    keys = "<text.page-down> scrolls · <window.close> closes"

    def __init__(self, title: str, content: VisualType | Widget) -> None:
        shown = content if isinstance(content, Widget) else Static(content)
        super().__init__(ScrolledText(shown), title, self.keys)
