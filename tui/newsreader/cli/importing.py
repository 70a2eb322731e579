"""The command `import`."""

import signal
import sys
from dataclasses import replace
from pathlib import Path
from types import FrameType

import click

from newsreader.cli.arguments import PathType, json_option
from newsreader.cli.output import ProgressPrinter, say_arrivals, say_failures, tell
from newsreader.cli.session import Session, pass_session
from newsreader.models import ImportReport

_MOST_TYPED = 10_100_000
"""Bytes read from stdin, which may have no end: some more than an article may have, which is then refused."""


@click.command("import")
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=PathType(allow_dash=True))
@json_option
@pass_session
def import_paths(session: Session, paths: tuple[Path, ...], as_json: bool) -> None:
    """Import folders and files; the next time, only what changed.

    Folders are read with their subfolders; `-` is one article on stdin.
    """
    progress = ProgressPrinter()
    stop = StopOnInterrupt()
    since = session.library.newest()
    with stop:
        report = session.library.import_paths(
            [path for path in paths if str(path) != "-"],
            typed=sys.stdin.buffer.read(_MOST_TYPED) if Path("-") in paths else None,
            report=progress,
            stop=stop.is_asked,
        )
        if not report.stopped:
            session.library.analyse(report=progress, stop=stop.is_asked)
            report = replace(report, arrived=session.library.arrivals(since))
    progress.clear()
    tell(report, summary(report), as_json=as_json)
    if report.arrived:
        say_arrivals(report.arrived)
    say_failures(f"{failure.path}: {failure.error}" for failure in report.failed)
    sys.exit(130 if stop.is_asked() else 1 if report.failed else 0)


def summary(report: ImportReport) -> str:
    """Return what an import did in one line."""
    parts = [f"{report.new:,} new", f"{report.changed:,} changed", f"{report.unchanged:,} unchanged"]
    parts += [f"{report.moved:,} of them moved"] * bool(report.moved)
    parts += [f"{report.gone:,} no longer there (kept)"] * bool(report.gone)
    parts += [report.skipped_words] * bool(report.skipped)
    parts += [f"{len(report.failed):,} failed"] * bool(report.failed)
    return ("Stopped: " if report.stopped else "") + ", ".join(parts)


class StopOnInterrupt:
    """Turns the first Ctrl+C or SIGTERM into a stop at the next safe point; what was reported stays imported."""

    def __init__(self) -> None:
        self._asked = False

    def is_asked(self) -> bool:
        return self._asked

    def __enter__(self) -> "StopOnInterrupt":
        self._before = [(number, signal.signal(number, self._ask)) for number in (signal.SIGINT, signal.SIGTERM)]
        return self

    def __exit__(self, *_: object) -> None:
        for number, handler in self._before:
            signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        if self._asked:
            raise KeyboardInterrupt
        self._asked = True


COMMANDS = (import_paths,)
