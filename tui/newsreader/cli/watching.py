"""The command `watch`: imports, then keeps importing what appears or changes."""

import os
import sys
from datetime import datetime
from pathlib import Path

import click

from newsreader.cli.arguments import PathType, json_option
from newsreader.cli.importing import StopOnInterrupt, summary
from newsreader.cli.output import ProgressPrinter, article_line, echo_json, fitted, say, say_arrivals, say_failures
from newsreader.cli.session import Session, pass_session
from newsreader.models import Progress
from newsreader.text import show_path

_SHOWN = 20
"""Articles listed after an import; of the rest only the number is given."""


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=PathType())
@json_option
@pass_session
def watch(session: Session, paths: tuple[Path, ...], as_json: bool) -> None:
    """Import, then keep importing what appears or changes.

    Ctrl+C ends it.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(f"no such file or folder: {show_path(str(path))}")
    library = session.library
    progress = ProgressPrinter()

    def notice(words: str) -> None:
        progress.clear()
        say(words)

    def shown(step: Progress) -> None:
        progress(step)
        if step.done >= step.total:
            progress.clear()  # nothing may follow for hours

    with StopOnInterrupt() as stop:
        for report in library.watch(paths, stop=stop.is_asked, report=shown, notice=notice):
            progress.clear()
            if as_json:
                echo_json(report)
            if report.arrived:
                say_arrivals(report.arrived)
            elif not as_json:
                say(f"{datetime.now():%H:%M:%S} {summary(report)}")  # noqa: DTZ005 - the clock on the wall
                for row in library.article_rows(report.ids[:_SHOWN]):
                    click.echo(fitted(article_line(row)))
                if len(report.ids) > _SHOWN:
                    say(f"… and {len(report.ids) - _SHOWN:,} more")
            say_failures(f"{failure.path}: {failure.error}" for failure in report.failed)
        progress.clear()
    sys.exit(0)


COMMANDS = (watch,)
