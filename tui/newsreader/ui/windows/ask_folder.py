"""The window that asks for a folder or file to import."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Paste
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from newsreader.errors import NewsreaderError
from newsreader.text import counted, show_path
from newsreader.ui.commands import bindings
from newsreader.ui.typed_paths import pasted_path, typed_path
from newsreader.ui.widgets.choices import Options
from newsreader.ui.widgets.path_input import PathInput, completions, is_folder, is_shown
from newsreader.ui.windows.window import Window

MOST_FOLDERS = 500
"""Folders listed at once; others can be typed."""

MOST_COUNTED = 10_000
"""Readable files counted at most, so that counting ends on a huge disk."""

_HERE = "here"


class FolderScreen(Window[Path | None]):
    """Returns a folder or file to import: typed as a path, or found by walking through folders."""

    BINDINGS = bindings("folder")
    AUTO_FOCUS = "OptionList"
    DEFAULT_CSS = """
    FolderScreen {
        & .count { color: $text-muted; height: 1; }
        & OptionList { height: 1fr; margin: 1 0 0 0; }
    }
    """

    def __init__(self, start: Path | None = None) -> None:
        self.folder = (start or Path.cwd()).absolute()
        self._files: int | None = None
        self._field = PathInput(placeholder="type a path")
        self._count_line = Label("", classes="count", markup=False)
        self._options = Options()
        keys = "Enter goes in or imports · <folder.complete> completes · <folder.close> cancels"
        parts = Vertical(self._field, self._count_line, self._options)
        super().__init__(parts, "Import a folder or file", keys)

    def on_mount(self) -> None:
        """Show the folder to begin with."""
        self.show_folder(self.folder)

    def show_folder(self, folder: Path) -> None:
        """List the folders in a folder and count what can be read there."""
        self.folder = folder
        self._files = None
        self._field.value = str(folder) if is_shown(str(folder)) else ""
        options = self._options
        options.clear_options()
        options.add_option(Option(Content(f"Import {_name(folder)}"), id=_HERE))
        if folder.parent != folder:
            options.add_option(Option(Content("../"), id=str(folder.parent)))
        names, more = folders_in(folder)
        options.add_options(Option(Content(f"{show_path(name)}/"), id=str(folder / name)) for name in names)
        if more:
            options.add_option(Option(Content(f"… {more:,} more: type the path"), disabled=True))
        options.highlighted = 0
        self._count_line.update("counting …")
        self.read(partial(self._count, folder), self._show_count, group="count", doing="looking into the folder")

    def _count(self, folder: Path) -> int:
        left = lambda: self.folder != folder or not self.is_attached  # noqa: E731
        try:
            return self.library.count_readable(folder, limit=MOST_COUNTED, stop=left)
        except NewsreaderError:
            return 0

    def _show_count(self, files: int) -> None:
        self._files = files
        more = "more than " if files >= MOST_COUNTED else ""
        self._count_line.update(f"{more}{counted(files, 'readable file')} in {_name(self.folder)} and below")

    @on(OptionList.OptionSelected)
    def _enter(self, event: OptionList.OptionSelected) -> None:
        # By its path, since another folder may be listed already at the second of two quick presses.
        if event.option_id == _HERE:
            self._take(self.folder)
        elif event.option_id:
            self.show_folder(Path(event.option_id))

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        path = typed_path(event.value)
        if not event.value.strip():
            return
        if os.path.isdir(path) and path.absolute() != self.folder:
            self.show_folder(path.absolute())
            self._options.focus()
        elif os.path.exists(path):
            self._take(path.absolute())
        else:
            self._count_line.update(f"no such file or folder: {show_path(str(path))}")

    def _take(self, path: Path) -> None:
        if path == self.folder and self._files == 0:
            self._count_line.update("nothing here can be read: no text, Markdown, HTML, mail or JSON file")
            return
        self.dismiss(path)

    def on_key(self, event: Key) -> None:
        """Put what is typed while the list has the focus into the field: / or ~ begin a path, else a name in this folder."""
        field, typed = self._field, event.character or ""
        if not event.is_printable or not typed.strip():
            return
        event.stop()
        if self.focused is field:  # sent to the list before the field had the focus
            field.insert_text_at_cursor(typed)
        else:
            self._write("" if typed in "/~" or not field.value else os.path.join(str(self.folder), ""), typed)

    def on_paste(self, event: Paste) -> None:
        """Take what is pasted or dropped on the list as a path."""
        event.stop()
        self._write("", pasted_path(event.text))

    def _write(self, before: str, typed: str) -> None:
        """Continue in the field, at once: the next keys may already be waiting."""
        self.set_focus(self._field)
        self._field.value = before + typed
        self._field.cursor_position = len(self._field.value)

    def action_complete(self) -> None:
        """Complete the typed path; with nothing to complete switch between field and list."""
        field = self._field
        if not field.has_focus:
            field.focus()
            field.cursor_position = len(field.value)
            return
        if field.complete():
            return
        if completions(field.value) or typed_path(field.value).absolute() == self.folder:
            self._options.focus()
        else:
            self._count_line.update(f"no such file or folder: {show_path(field.value)}")


def _name(folder: Path) -> str:
    """Return the name of a folder as lists show it: another path may stand in the field above."""
    return show_path(f"{folder.name}/")


def folders_in(folder: Path) -> tuple[list[str], int]:
    """Return the names of visible folders in a folder, and how many more there are than can be listed."""
    try:
        with os.scandir(folder) as scan:
            names = [entry.name for entry in scan if not entry.name.startswith(".") and is_folder(entry)]
    except (OSError, ValueError):
        names = []
    names.sort(key=str.casefold)
    return names[:MOST_FOLDERS], max(0, len(names) - MOST_FOLDERS)
