"""Following the settings file while the reader runs: noticing changes, and applying them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.settings import Settings, keep_theme, write_days
from newsreader.ui.keymap import chosen_keys, load_with_keys
from newsreader.ui.own_keys import use_keys
from newsreader.ui.widgets.lines import CommandsLine
from newsreader.ui.widgets.reader_pane import ReaderPane
from newsreader.ui.widgets.story_list import StoryList

if TYPE_CHECKING:
    from newsreader.ui.host import Host


class SettingsFile:
    """The settings file of the running reader; `path` None: there is none."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._seen = self._stamp()

    def has_changed(self) -> bool:
        """Tell whether the file has changed since the last look."""
        before, self._seen = self._seen, self._stamp()
        return before != self._seen

    def read(self) -> Settings:
        """Return the settings it holds now. Raises SettingsError."""
        self._seen = self._stamp()
        return load_with_keys(self._path) if self._path else Settings()

    def keep_theme(self, theme: str) -> Settings | None:
        """Write a theme into the file; return its settings then, None without a file.

        Raises SettingsError if the file is faulty or cannot be written; it is then left as it was.
        """
        if self._path is None:
            return None
        load_with_keys(self._path)
        keep_theme(self._path, theme)
        return self.read()

    def _stamp(self) -> tuple[int, int, int] | None:
        if self._path is None:
            return None
        try:
            stat = os.stat(self._path)
        except OSError:
            return None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino


def take_up_theme(app: Host, theme: str, written: Settings | None) -> None:
    """Apply the settings to which the chosen theme was written, if there is a file, and say that it is saved."""
    if written is not None:
        take_up(app, written)
        app.tell(f"Theme {theme} is saved in the settings.")


def take_up(app: Host, settings: Settings) -> None:
    """Apply new settings to the running reader; a theme chosen by hand stays until the file names another."""
    before, app.settings = app.settings, settings
    write_days(settings.dates)
    use_keys(keys := chosen_keys(settings.keymap, settings.keys))
    app.set_keymap(keys)
    if before.theme != settings.theme:
        app.theme = settings.theme
    app.library.use_settings(settings)
    for screen in app.screen_stack:
        for pane in screen.query(ReaderPane):
            pane.use_settings(settings)
        for stories in screen.query(StoryList):
            stories.use_settings(settings)
        screen.query(CommandsLine).refresh()
    app.tell_screens()
    if before.refresh_minutes != settings.refresh_minutes:
        app.refresh_every(settings.refresh_minutes)
    if before.names != settings.names:
        app.work.go_on()  # names are found again by the other finder
