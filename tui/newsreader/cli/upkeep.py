"""The commands `doctor` (is everything in order?) and `tidy` (what is old enough to go?)."""

import sys

import click

from newsreader.cli.arguments import json_option, today_option
from newsreader.cli.output import article_line, echo_json, fitted, say
from newsreader.cli.reading import pages
from newsreader.cli.session import Session, pass_session
from newsreader.errors import SettingsError
from newsreader.library.json_objects import checks_json
from newsreader.library.retention import Tidying, kept_words, tidied_words, unmatched_words
from newsreader.library.upkeep import examine, repair
from newsreader.models import Check
from newsreader.text import clean_line, show_path


@click.command()
@click.option("--repair", "mend", is_flag=True, help="Mend what can be mended, after a backup.")
@json_option
@pass_session
def doctor(session: Session, mend: bool, as_json: bool) -> None:
    """Check library, index, settings, SQLite and terminal.

    Each fault comes with its remedy.
    """
    checks = repair(session.library_file) if mend else examine(session.library_file)
    checks.append(_settings(session))
    if as_json:
        click.echo(checks_json(checks))
    else:
        for check in checks:
            remedy = f" → {check.remedy}" if check.remedy and not check.ok else ""
            click.echo(fitted(f"{'ok  ' if check.ok else 'FAIL'} {check.name}: {check.detail}{remedy}"))
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


@click.command()
@click.option("--run", "do_it", is_flag=True, help="Do it; `newsreader undo` takes it back as one step.")
@click.option("--list", "each", is_flag=True, help="Also list the articles, a line each.")
@click.option("--compact", is_flag=True, help="Empty what was deleted for good; nothing before can be undone then.")
@today_option
@json_option
@pass_session
def tidy(session: Session, do_it: bool, each: bool, compact: bool, as_json: bool) -> None:
    """Show what is old enough to go, or clear it out.

    The rules are those of [retention] in the settings; the reasons why the rest stays are shown too.
    Only --run changes anything. What is starred, tagged, noted or corrected by hand always stays, and so does what has
    a deadline to come and the reports of a story in which another report is unread.
    """
    library = session.library
    if compact and do_it:
        raise click.UsageError("--run can be taken back until --compact: give them one after the other")
    if compact:
        _compact(session, as_json=as_json)
        return
    found = library.retention.run() if do_it else library.retention.plan()
    for source in found.sources:
        if as_json:
            echo_json(source)
            continue
        stay = f"  (stay: {kept_words([source])})" if source.kept else ""
        click.echo(fitted(f"{len(source.due):>7}  {source.source or 'no source'} · {source.rule}{stay}"))
        for row in pages(source.due, library.article_rows) if each else ():
            click.echo(fitted(f"{'':>9}{article_line(row)}"))
    _say_tidied(found, do_it)


def _compact(session: Session, *, as_json: bool) -> None:
    done = session.library.retention.compact()
    if as_json:
        echo_json(done)
    sizes = f"{done.bytes_after / 1e6:,.1f} MB now, {done.bytes_before / 1e6:,.1f} MB before"
    say(f"Deleted articles emptied for good: {done.articles:,}. The library has {sizes}; nothing before can be undone.")


def _say_tidied(found: Tidying, done: bool) -> None:
    for rule in found.unmatched:
        say(clean_line(unmatched_words(rule), 300))
    told = tidied_words(found)
    if not found.has_rules:
        say("No rule says what may go. `newsreader settings init --print` explains [retention]")
    elif not told:
        say("Nothing is due.")
    elif done:
        say(f"{told}. `newsreader undo` takes it back.")
    else:
        say(f"{told} by `newsreader tidy --run`; nothing is changed yet.")


COMMANDS = (doctor, tidy)
