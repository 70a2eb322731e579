"""A small window that asks where to save a file."""

from __future__ import annotations

import os
from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label

from newsreader.text import clean_line, show_path
from newsreader.ui.commands import bindings
from newsreader.ui.typed_paths import typed_path
from newsreader.ui.windows.window import Window


class AskPathScreen(Window[Path | None]):
    """Returns the path that was typed, None when given up. An existing file is only replaced on a second Enter."""

    BINDINGS = bindings("window")
    CSS = """
    AskPathScreen #ask { width: 90%; max-width: 86; height: auto; }
    AskPathScreen Input { border: none; height: 1; padding: 0; background: $surface; }
    AskPathScreen Label { color: $text-muted; width: 1fr; margin-top: 1; }
    """

    def __init__(self, title: str, suggested: Path) -> None:
        super().__init__()
        self._title = title
        self._suggested = suggested
        self._warned: Path | None = None

    def compose(self) -> ComposeResult:
        """Put the line to type in and the hint under it."""
        with Vertical(id="ask", classes="window"):
            yield Input(show_path(str(self._suggested)))
            yield Label("Enter saves · Esc gives up", markup=False)

    def on_mount(self) -> None:
        """Name the window."""
        self.query_one("#ask").border_title = clean_line(self._title, 60).replace("[", "\\[")

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        if not message.value.strip():
            return
        path = typed_path(message.value)
        if os.path.isdir(path):
            self._hint("This is a folder: add the name of a file.")
        elif os.path.exists(path) and path != self._warned:
            self._warned = path
            self._hint("This file exists. Enter again replaces it.")
        else:
            self.dismiss(path)

    def _hint(self, words: str) -> None:
        self.query_one(Label).update(words)

    def action_close(self) -> None:
        """Give up."""
        self.dismiss(None)
