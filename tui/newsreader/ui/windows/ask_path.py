"""Windows that ask for the path of a file to save or to read."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

from textual import on
from textual.containers import Vertical
from textual.widgets import Input, Label

from newsreader.errors import NewsreaderError
from newsreader.text import show_path
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import bindings
from newsreader.ui.typed_paths import typed_path
from newsreader.ui.widgets.path_input import PathInput
from newsreader.ui.windows.window import Window


class AskPathScreen(Window[Path | None]):
    """Returns the path that was typed, None if cancelled. It stays open until the path can be accepted."""

    BINDINGS = bindings("question")
    does = "takes it"

    def __init__(self, title: str, start: str = "", hint: str = "") -> None:
        self._path = PathInput(start)
        self._hint = Label(hint, markup=False)
        self._hint.display = bool(hint)
        keys = f"Enter {self.does} · <question.complete> completes · <question.close> cancels"
        super().__init__(Vertical(self._path, self._hint, classes="question"), title, keys)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        if not message.value.strip():
            return
        path = typed_path(message.value)
        if words := self.refused(path):
            self._tell(words)
        else:
            self.take(path)

    def take(self, path: Path) -> None:
        """Close with an accepted path."""
        self.dismiss(path)

    def _tell(self, words: str) -> None:
        self._hint.update(words)
        self._hint.display = True

    def refused(self, path: Path) -> str:
        """Return why a path cannot be accepted, "" if it can."""
        return "This is a folder: add the name of a file." if os.path.isdir(path) else ""

    def action_complete(self) -> None:
        """Complete the typed path."""
        self._path.complete()


class SaveScreen(AskPathScreen):
    """Asks where to save a file, saves it, and stays open until that is done. Replacing a file takes a second Enter.

    `save` writes the file and returns what to say besides its path.
    """

    does = "saves"

    def __init__(self, title: str, suggested: Path, save: Callable[[Path], str]) -> None:
        super().__init__(title, show_path(str(suggested)))
        self._save = save
        self._warned: Path | None = None

    def take(self, path: Path) -> None:
        """Save in a thread; changes do not wait for it."""
        self.news.beside(partial(self._save, path), partial(self._saved, path), self._not_saved)

    def _saved(self, path: Path, more: str) -> None:
        self.dismiss()
        self.news.tell(f"Saved {path}{more}")

    def _not_saved(self, error: NewsreaderError) -> None:
        if self.is_attached:
            self._tell(error.advice)
        else:
            self.news.tell_error(error)

    def refused(self, path: Path) -> str:
        """Refuse a folder, and an existing file once."""
        if os.path.exists(path) and not os.path.isdir(path) and path != self._warned:
            self._warned = path
            return "This file exists. Press Enter again to replace it."
        return super().refused(path)


class ReadScreen(AskPathScreen):
    """Asks which file to read."""

    does = "reads it"

    def refused(self, path: Path) -> str:
        """Refuse a file that does not exist."""
        return super().refused(path) or ("" if os.path.exists(path) else "There is no such file. Check the spelling.")


def save_as(part: AtHost, title: str, suggested: Path, content: Callable[[], str | bytes]) -> None:
    """Ask where to save what `content` returns, and make and write it in a thread."""

    def write(path: Path) -> str:
        from newsreader.library.exporting import write_whole

        write_whole(path, [content()])
        return ""

    part.app.push_screen(SaveScreen(title, suggested, write))
