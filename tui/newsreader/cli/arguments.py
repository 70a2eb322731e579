"""Arguments and options that several commands take."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

import click

from newsreader.cli.completing import article_ids, queries, story_ids
from newsreader.cli.session import Session


class PathType(click.Path):
    """A file or folder. An empty word (an unset variable of the shell) is refused, where Python would take it for `.`.

    Whether it can be read shows when it is: one of several that cannot must not keep the others out.
    """

    def __init__(self, **options: Any) -> None:
        super().__init__(path_type=Path, readable=False, **options)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or fail if the word is empty."""
        if not os.fspath(value):
            self.fail("a path is empty; is a shell variable unset?", param, ctx)
        return super().convert(value, param, ctx)


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
            self.fail(f"{value!r} is not a date; write it as 2025-07-17", param, ctx)


def _take_day(ctx: click.Context, _parameter: click.Parameter, day: date | None) -> None:
    ctx.ensure_object(Session).day = day


def _in_one(_context: click.Context, _parameter: click.Parameter, words: tuple[str, ...]) -> str:
    return " ".join(words)


today_option = click.option(
    "--today",
    type=DayType(),
    callback=_take_day,
    expose_value=False,
    help="The day that counts as today; else the local date.",
)
json_option = click.option("--json", "as_json", is_flag=True, help="JSON for scripts, one object a line.")

article_argument = click.argument("article_id", metavar="ID", type=int, shell_complete=article_ids)
articles_argument = click.argument(
    "ids", nargs=-1, required=True, type=int, metavar="ID...", shell_complete=article_ids
)
story_argument = click.argument("story_id", metavar="STORY", type=int, shell_complete=story_ids)
query_argument = click.argument("query", nargs=-1, metavar="[QUERY]...", shell_complete=queries, callback=_in_one)
needed_query = click.argument(
    "query", nargs=-1, required=True, metavar="QUERY...", shell_complete=queries, callback=_in_one
)
