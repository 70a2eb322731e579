"""One run of the command line: its settings, and the library it works on, opened when first needed."""

import os
from datetime import date
from pathlib import Path

import click

from newsreader.errors import LibraryError, SettingsError
from newsreader.library.library import Library
from newsreader.settings import Settings, write_days
from newsreader.text import show_path


class Session:
    """One run of the command line. A file left out is taken from the environment, else from the platform."""

    def __init__(self, library_file: Path | None = None, settings_file: Path | None = None) -> None:
        self._file = library_file
        self._settings_file = settings_file
        self._settings: Settings | None = None
        self._library: Library | None = None
        self.day: date | None = None
        """The day that counts as today in this run, if not the clock's."""

    def close(self) -> None:
        """Close the library, if it was opened."""
        if self._library:
            self._library.close()

    @property
    def library_file(self) -> Path:
        """The library's SQLite file."""
        if self._file:
            return self._file
        if named := os.environ.get("NEWSREADER_LIBRARY"):
            return Path(named)
        from platformdirs import user_data_path

        return user_data_path("newsreader", appauthor=False) / "library.sqlite"

    @property
    def settings_file(self) -> Path:
        """The settings file, which need not exist."""
        if named := self._named_settings_file():
            return named
        from platformdirs import user_config_path

        return user_config_path("newsreader", appauthor=False) / "settings.toml"

    def _named_settings_file(self) -> Path | None:
        named = os.environ.get("NEWSREADER_CONFIG")
        return self._settings_file or (Path(named) if named else None)

    @property
    def settings(self) -> Settings:
        """The settings, read and checked at first use. Raises SettingsError, also if a named file is missing."""
        if self._settings is None:
            from newsreader.ui.keymap import load_with_keys

            named = self._named_settings_file()
            if named and not os.path.lexists(named):
                raise SettingsError(
                    "no such file",
                    subject=show_path(str(named)),
                    remedy=f"`newsreader --config {show_path(str(named))} settings init` writes one with all keys explained",
                )
            self._settings = load_with_keys(self.settings_file)
            write_days(self._settings.dates)
        return self._settings

    @property
    def library(self) -> Library:
        """The library, opened at first use. Raises LibraryError if the file is unusable."""
        if self._library is None:
            opened = Library.open(self.library_file, settings=self.settings)
            self._library = opened.on(self.day) if self.day else opened
        return self._library

    def damage(self) -> LibraryError | None:
        """Return what `doctor` finds wrong with the library that was opened, None where it is sound."""
        if self._library is None:
            return None
        from newsreader.library.upkeep import damage

        return damage(self.library_file)


pass_session = click.make_pass_decorator(Session)
