"""The command `searches`: the searches kept under a name, their counts, and changing them."""

import click

from newsreader.cli.completing import queries, search_names
from newsreader.cli.output import say
from newsreader.cli.session import Session, json_option, pass_session
from newsreader.errors import NotFoundError
from newsreader.library.json_objects import to_json
from newsreader.library.library import Library
from newsreader.models import SavedSearch


@click.group(invoke_without_command=True)
@json_option
@pass_session
@click.pass_context
def searches(ctx: click.Context, session: Session, as_json: bool) -> None:
    """List the searches kept under a name.

    Each is told with what it finds and how much of it is unread.
    """
    if ctx.invoked_subcommand is not None:
        return
    kept = session.library.searches
    all_searches = kept.all()
    if not all_searches:
        say("No searches are kept; `newsreader searches save NAME QUERY` keeps one")
    for one in all_searches:
        if as_json:
            _echo_json(session.library, one)
        else:
            counts = kept.count(one.query)
            click.echo(f"{counts.articles:>6} {counts.unread:>6} unread  {one.name}  ({one.query})")


@searches.command()
@click.argument("name", shell_complete=search_names)
@click.argument("query", nargs=-1, required=True, shell_complete=queries)
@json_option
@pass_session
def save(session: Session, name: str, query: tuple[str, ...], as_json: bool) -> None:
    """Keep QUERY under a name; a search of that name is replaced."""
    library = session.library
    library.searches.save(name, " ".join(query))
    if as_json:
        _echo_json(library, _named(library, name))


@searches.command()
@click.argument("name", shell_complete=search_names)
@click.argument("new")
@json_option
@pass_session
def rename(session: Session, name: str, new: str, as_json: bool) -> None:
    """Give a search another name."""
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
    """Move a search to a PLACE in the list, from 1."""
    library, moved = session.library, _named(session.library, name)
    library.searches.move(moved.id, place - 1)
    if as_json:
        _echo_json(library, moved)


@searches.command()
@click.argument("name", shell_complete=search_names)
@json_option
@pass_session
def remove(session: Session, name: str, as_json: bool) -> None:
    """Forget a search; what it finds stays."""
    library, removed = session.library, _named(session.library, name)
    library.searches.remove(removed.id)
    if as_json:
        _echo_json(library, removed)


def _echo_json(library: Library, search: SavedSearch) -> None:
    counts = library.searches.count(search.query)
    found = {"articles": counts.articles, "unread": counts.unread}
    click.echo(to_json({"name": search.name, "query": search.query, "key": search.key, **found}))


def _named(library: Library, name: str) -> SavedSearch:
    found = next((one for one in library.searches.all() if one.name.casefold() == name.casefold()), None)
    if found is None:
        raise NotFoundError(
            "no search is kept under this name", subject=name, remedy="`newsreader searches` lists them"
        )
    return found


COMMANDS = (searches,)
