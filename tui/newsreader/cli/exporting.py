"""The command `export`: whole articles in a format of the user's choice."""

from pathlib import Path

import click

from newsreader.cli.arguments import PathType, query_argument, today_option
from newsreader.cli.output import write_out
from newsreader.cli.session import Session, pass_session
from newsreader.library.exporting import FORMATS


@click.command()
@query_argument
@click.option("--format", "style", type=click.Choice(FORMATS), default="jsonl", show_default=True)
@click.option("--output", type=PathType(dir_okay=False), help="Write this file, whole or not at all.")
@click.option("--json", "as_json", is_flag=True, help="The same as --format jsonl.")
@today_option
@pass_session
def export(session: Session, query: str, style: str, output: Path | None, as_json: bool) -> None:
    """Write articles to stdout or a file.

    `jsonl` is complete and can be imported again.
    """
    if as_json and style != "jsonl":
        raise click.UsageError(f"--json and --format {style} contradict each other")
    write_out(output, session.library.export(query, style=style))


COMMANDS = (export,)
