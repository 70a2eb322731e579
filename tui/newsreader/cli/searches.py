"""The command `searches`: saved searches, their counts, and changing them."""

import click

from newsreader.cli.arguments import json_option, needed_query
from newsreader.cli.completing import search_names
from newsreader.cli.output import echo_json, fitted, say
from newsreader.cli.session import Session, pass_session
from newsreader.errors import NotFoundError
from newsreader.library.library import Library
from newsreader.models import SavedSearch


@click.group(invoke_without_command=True)
@json_option
@pass_session
@click.pass_context
def searches(ctx: click.Context, session: Session, as_json: bool) -> None:
    """List saved searches.

    Each with how much it finds and how much of that is unread.
    """
    if ctx.invoked_subcommand is not None:
        return
    kept = session.library.searches
    all_searches = kept.all()
    if not all_searches:
        say("No saved searches; `newsreader searches save NAME QUERY` saves one")
    for one in all_searches:
        if as_json:
            _echo_json(session.library, one)
        else:
            counts = kept.count(one.query)
            click.echo(fitted(f"{counts.articles:>6} {counts.unread:>6} unread  {one.name}  ({one.query})"))


@searches.command()
@click.argument("name", shell_complete=search_names)
@needed_query
@json_option
@pass_session
def save(session: Session, name: str, query: str, as_json: bool) -> None:
    """Save QUERY under NAME; a search of that name is replaced."""
    library = session.library
    library.searches.save(name, query)
    if as_json:
        _echo_json(library, _named(library, name))


@searches.command()
@click.argument("name", shell_complete=search_names)
@click.argument("new")
@json_option
@pass_session
def rename(session: Session, name: str, new: str, as_json: bool) -> None:
    """Rename a search."""
    library = session.library
    library.searches.rename(_named(library, name).id, new)
    if as_json:
        _echo_json(library, _named(library, new))


@searches.command()
@click.argument("name", shell_complete=search_names)
@click.argument("place", type=click.IntRange(min=1))
@json_option
@pass_session
def move(session: Session, name: str, place: int, as_json: bool) -> None:
    """Move a search to PLACE in the list; 1 is the first."""
    library, moved = session.library, _named(session.library, name)
    library.searches.move(moved.id, place - 1)
    if as_json:
        _echo_json(library, moved)


@searches.command()
@click.argument("name", shell_complete=search_names)
@json_option
@pass_session
def remove(session: Session, name: str, as_json: bool) -> None:
    """Remove a search; its articles stay."""
    library, removed = session.library, _named(session.library, name)
    library.searches.remove(removed.id)
    if as_json:
        _echo_json(library, removed)


def _echo_json(library: Library, search: SavedSearch) -> None:
    counts = library.searches.count(search.query)
    found = {"articles": counts.articles, "unread": counts.unread}
    echo_json({"name": search.name, "query": search.query, "key": search.key, **found})


def _named(library: Library, name: str) -> SavedSearch:
    found = next((one for one in library.searches.all() if one.name.casefold() == name.casefold()), None)
    if found is None:
        raise NotFoundError(
            "there is no saved search of this name", subject=name, remedy="`newsreader searches` lists them"
        )
    return found


COMMANDS = (searches,)
