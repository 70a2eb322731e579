"""Commands that list what was found in articles: `deadlines`, `entities`."""

import sys
from datetime import date

import click

from newsreader.cli.arguments import json_option, query_argument, today_option
from newsreader.cli.output import echo_json, fitted, say_understood
from newsreader.cli.session import Session, pass_session
from newsreader.library.days import due_words, left_words
from newsreader.library.json_objects import to_json
from newsreader.models import AgendaEntry
from newsreader.text import counted


@click.command()
@query_argument
@click.option("--past", is_flag=True, help="Also what is over.")
@click.option("--scheduled", is_flag=True, help="Also planned events, when nothing falls due.")
@click.option("--ics", is_flag=True, help="Write an iCalendar file to stdout.")
@today_option
@json_option
@pass_session
def deadlines(session: Session, query: str, past: bool, scheduled: bool, ics: bool, as_json: bool) -> None:
    """List what falls due, soonest first."""
    if ics and any(word.lower().endswith(".ics") for word in query.split()):
        raise click.UsageError("--ics writes to stdout: `newsreader deadlines --ics > FILE`")
    if ics and as_json:
        raise click.UsageError("--ics or --json: each is a format of its own")
    library = session.library
    entries = library.agenda.entries(query, past=past, scheduled=scheduled)
    if ics:
        sys.stdout.buffer.write(library.agenda.calendar(entries))
        return
    for entry in entries:
        click.echo(to_json(entry) if as_json else fitted(_entry_lines(entry, library.today())))
    found = counted(len(entries), "date")
    say_understood(library, query, found if entries or past else f"{found} to come (--past shows what is over)")


def _entry_lines(entry: AgendaEntry, today: date) -> str:
    when = f"{due_words(entry):<15} {left_words(entry, today)}"
    told = f"{counted(len(entry.articles), 'article')}: {', '.join(map(str, entry.articles))}"
    disagree = f" · other reports say {', '.join(entry.disagree)}" if entry.disagree else ""
    mark = "⚑" if entry.kind == "deadline" else "◷"
    return f"{mark} {when:<34} {entry.sentence}\n{'':>37}{told}{disagree}"


@click.command()
@query_argument
@json_option
@pass_session
def entities(session: Session, query: str, as_json: bool) -> None:
    """List people, organisations and places, most frequent first."""
    found = session.library.entities.matching(query)
    for entity in found:
        if as_json:
            echo_json(entity)
        else:
            also = f"  ({', '.join(entity.aliases)})" if entity.aliases else ""
            click.echo(fitted(f"{entity.articles:>6} {entity.kind:<13} {entity.name}{also}"))
    say_understood(session.library, query, counted(len(found), "name"))


COMMANDS = (deadlines, entities)
