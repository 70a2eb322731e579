"""What every command shares: the library it works on, opened when first needed, and today's date."""

import os
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any

import click

from newsreader.library.library import Library


class Session:
    """One run of the command line. `library_file` None: the environment's, else the platform's data folder."""

    def __init__(self, library_file: Path | None) -> None:
        self._file = library_file
        self._library: Library | None = None

    def __enter__(self) -> "Session":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._library:
            self._library.close()

    @property
    def library_file(self) -> Path:
        """The SQLite file that this run uses."""
        if self._file:
            return self._file
        if named := os.environ.get("NEWSREADER_LIBRARY"):
            return Path(named)
        from platformdirs import user_data_path

        return user_data_path("newsreader", appauthor=False) / "library.sqlite"

    @property
    def library(self) -> Library:
        """The library, opened at first use. Raises LibraryError where the file is unusable."""
        if self._library is None:
            self._library = Library.open(self.library_file)
        return self._library


pass_session = click.make_pass_decorator(Session)


class DayType(click.ParamType):  # type: ignore[type-arg]
    """A day written YYYY-MM-DD."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with a message that names the form."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it as 2025-07-17", param, ctx)


def local_today() -> date:
    """Return the date on the user's calendar."""
    return datetime.now().astimezone().date()


today_option = click.option(
    "--today", type=DayType(), default=local_today, show_default="today", help="The day that counts as today."
)
json_option = click.option("--json", "as_json", is_flag=True, help="Machine output: JSON, a line for each thing.")
