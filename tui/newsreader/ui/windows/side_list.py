"""A window with a list at the left of the screen, as high as the screen is."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.screen import ScreenResultType

from newsreader.ui.layout import safe_text
from newsreader.ui.rows.pieces import shorten
from newsreader.ui.widgets.choices import Choices
from newsreader.ui.windows.window import Window, framed

_ROOM = 38
"""Cells of a line: the window (app.tcss) less its frame, padding and scrollbar."""


class SideList(Window[ScreenResultType]):
    """Heirs fill the list. Its frame shows a `heading` and what its `keys` do."""

    AUTO_FOCUS = "Choices"

    heading: ClassVar[str]
    keys: ClassVar[str]

    def compose(self) -> ComposeResult:
        """Put the list in place."""
        yield framed(Choices(), self.heading, self.keys)

    @property
    def choices(self) -> Choices:
        """The list."""
        return self.query_one(Choices)


def side_line(name: str, count: str, *, key: str = "", style: str = "") -> Content:
    """Return a line of the list: a name in a style, with its key, and a count at the right."""
    key = f" {key}" if key else ""
    shown = shorten(safe_text(name), _ROOM - cell_len(count) - cell_len(key) - 2)
    gap = " " * max(1, _ROOM - cell_len(shown) - cell_len(key) - cell_len(count))
    return Content.assemble((shown, style), (key, "underline"), gap, count)
