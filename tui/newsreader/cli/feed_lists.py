"""Commands that carry subscriptions in and out: `opml`, `urls`."""

import sys
from pathlib import Path

import click

from newsreader.cli.arguments import json_option
from newsreader.cli.output import say, say_failures, tell
from newsreader.cli.session import Session, pass_session
from newsreader.library.exporting import write_whole
from newsreader.models import ImportReport


@click.group()
def opml() -> None:
    """Subscriptions in and out as OPML, with folders as tags."""


@opml.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@pass_session
def opml_import(session: Session, file: Path, as_json: bool) -> None:
    """Subscribe to the feeds of an OPML file; nothing is fetched."""
    _tell(session.library.subscriptions.read_list(file, "opml"), as_json=as_json)


@opml.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@pass_session
def opml_export(session: Session, file: Path | None) -> None:
    """Write OPML to FILE or stdout."""
    _write(file, *session.library.subscriptions.list_text("opml"))


@click.group()
def urls() -> None:
    """Subscriptions in and out as newsboat's urls file."""


@urls.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@json_option
@pass_session
def urls_import(session: Session, file: Path, as_json: bool) -> None:
    """Subscribe to the feeds of a urls file.

    Nothing is fetched; programs and filters in it are listed, not run.
    """
    _tell(session.library.subscriptions.read_list(file, "urls"), as_json=as_json)


@urls.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@pass_session
def urls_export(session: Session, file: Path | None) -> None:
    """Write a urls file to FILE or stdout.

    With tags, your own titles and hidden marks.
    """
    _write(file, *session.library.subscriptions.list_text("urls"))


def _tell(report: ImportReport, *, as_json: bool) -> None:
    told = f"{report.new:,} feeds new, {report.changed:,} with new tags, {report.unchanged:,} known"
    tell(report, f"{told}, {len(report.failed):,} not taken", as_json=as_json)
    say_failures(f"{failure.path}: {failure.error}" for failure in report.failed)
    sys.exit(1 if report.failed else 0)


def _write(file: Path | None, text: str, passwords: int) -> None:
    if file and str(file) != "-":
        write_whole(file, [text])
    else:
        click.echo(text, nl=False)
    if passwords:
        told = "1 password in an address was" if passwords == 1 else f"{passwords:,} passwords in addresses were"
        say(f"newsreader: {told} left out; to be written in again after importing")


COMMANDS = (opml, urls)
