"""Commands that import and export subscriptions: `opml`, `urls`."""

import sys
from pathlib import Path
from typing import Literal

import click

from newsreader.cli.arguments import PathType, json_option
from newsreader.cli.output import say, say_failures, tell, write_out
from newsreader.cli.session import Session, pass_session


def _lists(form: Literal["opml", "urls"], about: str, taking: str, giving: str) -> click.Group:
    """Return the group of one form of list, with the commands `import` and `export`."""
    group = click.Group(form, help=about)

    @group.command("import", help=taking)
    @click.argument("file", type=PathType())
    @json_option
    @pass_session
    def take(session: Session, file: Path, as_json: bool) -> None:
        report = session.library.subscriptions.read_list(file, form)
        told = f"{report.new:,} feeds new, {report.changed:,} with new tags, {report.unchanged:,} known"
        tell(report, f"{told}, {len(report.failed):,} not taken", as_json=as_json)
        say_failures(f"{failure.path}: {failure.error}" for failure in report.failed)
        sys.exit(1 if report.failed else 0)

    @group.command("export", help=giving)
    @click.argument("file", type=PathType(dir_okay=False), required=False)
    @pass_session
    def give(session: Session, file: Path | None) -> None:
        text, passwords = session.library.subscriptions.list_text(form)
        write_out(file, [text])
        if passwords:
            told = "1 password in an address was" if passwords == 1 else f"{passwords:,} passwords in addresses were"
            say(f"newsreader: {told} left out; enter them again after importing")

    return group


COMMANDS = (
    _lists(
        "opml",
        "Subscriptions in and out as OPML, with folders as tags.",
        "Subscribe to the feeds of an OPML file; nothing is fetched.",
        "Write OPML to FILE or stdout.",
    ),
    _lists(
        "urls",
        "Subscriptions in and out as newsboat's urls file.",
        "Subscribe to the feeds of a urls file.\n\nNothing is fetched; programs and filters in it are listed, not run.",
        "Write a urls file to FILE or stdout.\n\nWith tags, your own titles and hidden marks.",
    ),
)
