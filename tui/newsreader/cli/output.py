"""Output of the commands: data on stdout, messages on stderr, and how articles, days and progress are written."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from newsreader.errors import NewsreaderError
from newsreader.library.arrivals import words
from newsreader.library.days import local_moment
from newsreader.library.exporting import write_whole
from newsreader.library.json_objects import to_json
from newsreader.library.progress import progress_words
from newsreader.models import Arrivals, ArticleRow, Progress
from newsreader.models.periods import published_day
from newsreader.settings import written_day
from newsreader.text import clean_line

if TYPE_CHECKING:
    from newsreader.library.library import Library


_WIDEST_PROGRESS = 78
_COLUMNS = re.compile(r"(?:.{,40}  )?\s*")
"""The columns before the last one of a row, which two blanks and more part."""


def say(line: str) -> None:
    """Print a message on stderr; stdout is for data."""
    click.echo(_folded(line, _width(sys.stderr)), err=True)


def fitted(rows: str) -> str:
    """Return rows of a list for stdout; if that is a terminal, a row too long goes on at a word, below its last column."""
    width = _width(sys.stdout)
    return "\n".join(_folded(row, width) for row in rows.splitlines()) if width else rows


def _folded(row: str, width: int) -> str:
    if not width or 2 * len(row) <= width:
        return row
    from newsreader.ui.layout import fold

    before = _COLUMNS.match(row)
    return "\n".join(fold(row, width, before.end() if before else 0))


def filled(text: str, width: int, lead: str = "") -> str:
    """Return a paragraph in lines of at most `width` cells, the first one after `lead` and the others below it."""
    from newsreader.ui.layout import wrapped

    return lead + f"\n{' ' * len(lead)}".join(wrapped(text.replace("\n", " "), width - len(lead)))


def _width(stream: TextIO) -> int:
    """Return the columns of the terminal that a stream writes to; 0 if it writes to none, or to one without a size."""
    try:
        return os.get_terminal_size(stream.fileno()).columns if stream.isatty() else 0
    except (OSError, ValueError):
        return 0


def echo_json(value: object) -> None:
    """Print a value on stdout as JSON on a line of its own."""
    click.echo(to_json(value))


def tell(value: object, words: str, *, as_json: bool) -> None:
    """Print what was done: as JSON on stdout, or in words on stderr."""
    if as_json:
        echo_json(value)
    else:
        say(words)


def say_understood(library: Library, query: str, found: str) -> None:
    """Say on stderr what was found (`0 articles`) and how the query was understood, if it is a terminal or worth saying."""
    understood = library.queries.explain(query)
    if sys.stderr.isatty() or found.startswith("0 ") or library.queries.hints(query):
        say(found + (f": {understood}" if understood else ""))


def say_failures(failures: Iterable[NewsreaderError | str]) -> None:
    """Name each failure on stderr, a line each. A path may have 4,096 characters, and the reason follows it."""
    for failure in failures:
        say(f"newsreader: {clean_line(str(failure), 5000)}")


def say_arrivals(arrived: Arrivals) -> None:
    """Say on stderr which watched names and new deadlines have come in, at most a line each."""
    for line in words(arrived):
        say(f"newsreader: {clean_line(line)}")


def day(published: str | None) -> str:
    """Return the local day of a publication as `Thu 17 Jul 2025` (in the order of the settings), or `undated`."""
    when = published_day(local_moment(published or "")[0])
    return written_day(when) if when else published or "undated"


def article_line(row: ArticleRow) -> str:
    """Return one article of a list: id, marks, day, source and headline."""
    marks = ("★" if row.starred else " ") + (" " if row.read else "●")
    source = f"{row.source} · " if row.source else ""
    copy = f"  (copy of {row.copies_of})" if row.copies_of else ""
    return f"{row.id:>7} {marks} {day(row.published):<15}  {source}{row.title}{copy}"


def write_out(file: Path | None, chunks: Iterable[str | bytes]) -> None:
    """Write a file, whole or not at all; without a file, or to `-`, write to stdout."""
    if file and str(file) != "-":
        write_whole(file, chunks)
        return
    for chunk in chunks:
        click.echo(chunk, nl=False)


class ProgressPrinter:
    """Shows progress on one line of stderr while it is a terminal, and wipes it at the end."""

    def __init__(self) -> None:
        self._shown = 0
        self._live = sys.stderr.isatty()
        width = _width(sys.stderr)
        self._most = min(width - 1, _WIDEST_PROGRESS) if width else _WIDEST_PROGRESS  # a longer one could not be wiped

    def __call__(self, progress: Progress) -> None:
        if self._live:
            line = progress_words(progress)[: self._most]
            sys.stderr.write("\r" + line.ljust(self._shown))
            sys.stderr.flush()
            self._shown = len(line)

    def clear(self) -> None:
        """Wipe the line."""
        if self._shown:
            sys.stderr.write("\r" + " " * self._shown + "\r")
            sys.stderr.flush()
            self._shown = 0
