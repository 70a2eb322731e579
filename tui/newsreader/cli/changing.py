"""Commands that change what the library holds: `mark`, `tag`, `tags`, `note`, `delete`, `undo`, `redo`."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from typing import Any, TypeVar

import click

from newsreader.cli.arguments import article_argument, json_option
from newsreader.cli.completing import article_ids, queries, tag_names
from newsreader.cli.output import echo_json, say, tell
from newsreader.cli.session import Session, pass_session
from newsreader.errors import NotFoundError
from newsreader.library.library import Library
from newsreader.library.marks import Marks
from newsreader.text import counted

Function = TypeVar("Function", bound=Callable[..., Any])

_tags_option = partial(click.option, multiple=True, metavar="TAG", shell_complete=tag_names)

_MARKS: dict[str, Callable[[Marks, Sequence[int]], int]] = {
    "read": lambda marks, ids: marks.set_read(ids, True),
    "unread": lambda marks, ids: marks.set_read(ids, False),
    "starred": lambda marks, ids: marks.set_starred(ids, True),
    "unstarred": lambda marks, ids: marks.set_starred(ids, False),
    "archived": lambda marks, ids: marks.archive(ids, True),
    "unarchived": lambda marks, ids: marks.archive(ids, False),
}


def chosen_articles(command: Function) -> Function:
    """Give a command arguments for articles: ids, or all that a query finds."""
    command = click.option(
        "--query", metavar="QUERY", shell_complete=queries, help="All articles that match, as in `list`."
    )(command)
    return click.argument("ids", nargs=-1, type=int, metavar="[ID]...", shell_complete=article_ids)(command)


def _chosen(library: Library, ids: Sequence[int], query: str | None) -> list[int]:
    if query is not None and not query.strip():
        raise click.UsageError("the query is empty; is a shell variable unset?")
    if not ids and query is None:
        raise click.UsageError("name articles by their ids, or by --query")
    for article_id in ids:
        library.article(article_id)
    return list(dict.fromkeys([*ids, *(library.article_ids(query) if query else ())]))


def _articles(count: int) -> str:
    return counted(count, "article")


@click.command()
@click.argument("state", type=click.Choice(list(_MARKS)))
@chosen_articles
@json_option
@pass_session
def mark(session: Session, state: str, ids: tuple[int, ...], query: str | None, as_json: bool) -> None:
    """Mark articles as read, starred or archived, or no longer."""
    library = session.library
    _tell_changed(state, _MARKS[state](library.marks, _chosen(library, ids, query)), as_json)


@click.command()
@chosen_articles
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@pass_session
def delete(session: Session, ids: tuple[int, ...], query: str | None, yes: bool, as_json: bool) -> None:
    """Delete articles; no import brings them back, `undo` does.

    The files stay, and the library keeps its size. Without a terminal to ask on, --yes is needed.
    """
    library = session.library
    chosen = _chosen(library, ids, query)
    if chosen and not yes:
        if not sys.stdin.isatty():
            raise click.UsageError(f"this would delete {_articles(len(chosen))}; --yes does it")
        click.confirm(f"Delete {_articles(len(chosen))}?", abort=True, err=True)
    _tell_changed("deleted", library.marks.delete(chosen), as_json)


@click.command()
@article_argument
@click.argument("text", required=False)
@json_option
@pass_session
def note(session: Session, article_id: int, text: str | None, as_json: bool) -> None:
    """Print your note on an article, or write one.

    TEXT becomes the note; an empty TEXT removes it.
    """
    library = session.library
    library.article(article_id)
    if text is not None:
        library.marks.set_note(article_id, text)
    if as_json:
        echo_json({"id": article_id, "note": library.marks.note(article_id)})
    elif text is None:
        click.echo(library.marks.note(article_id))


@click.command()
@chosen_articles
@_tags_option("--on", "put_on", help="Put this tag on; several are separated by commas.")
@_tags_option("--off", "take_off", help="Take this tag off; several are separated by commas.")
@json_option
@pass_session
def tag(
    session: Session,
    ids: tuple[int, ...],
    query: str | None,
    put_on: tuple[str, ...],
    take_off: tuple[str, ...],
    as_json: bool,
) -> None:
    """Put tags on articles, or take them off."""
    on, off = _apart(put_on), _apart(take_off)
    if not on and not off:
        raise click.UsageError("name a tag with --on or --off")
    library = session.library
    changed = library.tags.change(_chosen(library, ids, query), on, off)
    _tell_changed("changed", changed, as_json)


def _apart(given: Sequence[str]) -> list[str]:
    return [name.strip() for names in given for name in names.split(",") if name.strip()]


@click.group(invoke_without_command=True)
@json_option
@pass_session
@click.pass_context
def tags(ctx: click.Context, session: Session, as_json: bool) -> None:
    """List all tags, and how many articles have each."""
    if ctx.invoked_subcommand is not None:
        return
    all_tags = session.library.tags.all()
    for one in all_tags:
        if as_json:
            echo_json({"name": one.name, "articles": one.articles})
        else:
            click.echo(f"{one.articles:>6}  {one.name}")
    if not all_tags:
        say("No tags; `newsreader tag ID --on TAG` puts one on an article")


@tags.command()
@click.argument("tag", shell_complete=tag_names)
@click.argument("new", shell_complete=tag_names)
@json_option
@pass_session
def rename(session: Session, tag: str, new: str, as_json: bool) -> None:
    """Rename a tag everywhere.

    On all articles and in saved searches; the name of another tag joins the two.
    """
    done = session.library.tags.rename(tag, new)
    joined = ", joined with the tag of that name" if done.joined else ""
    searches = f"; saved searches changed: {done.searches}" if done.searches else ""
    tell(asdict(done), f"{done.name}: {_articles(done.articles)}{joined}{searches}", as_json=as_json)


@tags.command()
@click.argument("tag", shell_complete=tag_names)
@json_option
@pass_session
def remove(session: Session, tag: str, as_json: bool) -> None:
    """Take a tag off all articles."""
    _tell_changed("changed", session.library.tags.remove(tag), as_json)


@click.command()
@json_option
@pass_session
def undo(session: Session, as_json: bool) -> None:
    """Take back your last change, made here or in the reader."""
    _tell_name(session.library.undo(), "undone", "nothing to undo", as_json)


@click.command()
@json_option
@pass_session
def redo(session: Session, as_json: bool) -> None:
    """Redo the change that was taken back last."""
    _tell_name(session.library.redo(), "redone", "nothing to redo", as_json)


def _tell_name(name: str | None, words: str, nothing: str, as_json: bool) -> None:
    if name is None:
        raise NotFoundError(nothing)
    tell({"change": name}, f"{words}: {name}", as_json=as_json)


def _tell_changed(words: str, count: int, as_json: bool) -> None:
    tell({"changed": count}, f"{words}: {_articles(count)}", as_json=as_json)


COMMANDS = (mark, tag, tags, note, delete, undo, redo)
