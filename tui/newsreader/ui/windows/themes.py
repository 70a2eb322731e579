"""Choosing a theme: each is shown as the cursor comes to it."""

from __future__ import annotations

from typing import Any

from textual import on
from textual.app import App
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from newsreader.settings import THEMES
from newsreader.ui.commands import bindings
from newsreader.ui.widgets.choices import Choices
from newsreader.ui.windows.window import Window


class ThemeScreen(Window[str | None]):
    """A list of themes at the side, so that the screen beneath shows the choice. Returns the theme if it was changed."""

    BINDINGS = bindings("window")

    def __init__(self, app: App[Any]) -> None:
        self._before = app.theme
        names = sorted(name for name in app.available_themes if name in THEMES)
        options = Choices(*(Option(Content(name), id=name) for name in names))
        options.highlighted = names.index(self._before)
        super().__init__(options, "Theme", "Enter keeps it · <window.close>")

    @on(OptionList.OptionHighlighted)
    def _preview(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_id:
            self.app.theme = event.option_id

    @on(OptionList.OptionSelected)
    def _take(self) -> None:
        self.dismiss(self.app.theme if self.app.theme != self._before else None)

    def give_up(self) -> None:
        """Close the window and restore the theme."""
        if self.is_active:
            self.app.theme = self._before
        super().give_up()
