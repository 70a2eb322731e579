"""The command `doctor`: is everything in order, and what to do where it is not."""

import sys

import click

from newsreader.cli.session import Session, json_option, pass_session
from newsreader.errors import SettingsError
from newsreader.library.exporting import checks_json
from newsreader.library.upkeep import examine, repair
from newsreader.models import Check
from newsreader.text import show_path


@click.command()
@click.option("--repair", "mend", is_flag=True, help="Mend what can be mended, after a backup.")
@json_option
@pass_session
def doctor(session: Session, mend: bool, as_json: bool) -> None:
    """Check library, index, SQLite and terminal.

    Each fault is told with its remedy.
    """
    checks = repair(session.library_file) if mend else examine(session.library_file)
    checks.append(_settings(session))
    if as_json:
        click.echo(checks_json(checks))
    else:
        for check in checks:
            remedy = f" → {check.remedy}" if check.remedy and not check.ok else ""
            click.echo(f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.detail}{remedy}")
    unusable = any(not check.ok for check in checks if check.name == "library")
    sys.exit(2 if unusable else 0 if all(check.ok for check in checks) else 1)


def _settings(session: Session) -> Check:
    shown = show_path(str(session.settings_file))
    try:
        _ = session.settings
    except SettingsError as error:
        return Check("settings", False, f"{error.subject}: {error.reason}", error.remedy)
    there = session.settings_file.exists()
    return Check("settings", True, shown if there else f"none at {shown}, so the defaults")


COMMANDS = (doctor,)
