"""A small window with a few lines to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from newsreader.text import clean_line
from newsreader.ui.commands import bindings
from newsreader.ui.widgets.choices import Choices
from newsreader.ui.windows.window import Window


class ChooseScreen(Window[int | None]):
    """Returns the number of the line chosen, None if cancelled."""

    BINDINGS = bindings("window")

    def __init__(self, title: str, lines: Sequence[str]) -> None:
        options = Choices(*(Option(Content(clean_line(line, 200))) for line in lines))
        super().__init__(options, title, "Enter chooses · <window.close> closes")

    @on(OptionList.OptionSelected)
    def _chosen(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.dismiss(message.option_index)
