"""A window with a list at the left edge of the screen, as high as the screen."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.screen import ScreenResultType

from newsreader.ui.layout import safe_text
from newsreader.ui.rows.pieces import shorten
from newsreader.ui.widgets.choices import Choices
from newsreader.ui.windows.window import Window

_ROOM = 38
"""Width of a line: the window's (app.tcss) minus frame, padding and scrollbar."""


class SideList(Window[ScreenResultType]):
    """A list at the side; subclasses fill `choices`."""

    def __init__(self, title: str, keys: str) -> None:
        self.choices = Choices()
        super().__init__(self.choices, title, keys)


def side_line(name: str, count: str, *, key: str = "", style: str = "") -> Content:
    """Return a line of the list: a name with its key, and a count at the right."""
    key = f" {key}" if key else ""
    shown = shorten(safe_text(name), _ROOM - cell_len(count) - cell_len(key) - 2)
    gap = " " * max(1, _ROOM - cell_len(shown) - cell_len(key) - cell_len(count))
    return Content.assemble((shown, style), (key, "underline"), gap, count)
