"""Commands for corrections by hand: `correct` for articles, `story`, `entity`."""

from collections.abc import Sequence
from contextlib import nullcontext

import click

from newsreader.cli.arguments import article_argument, articles_argument, json_option, story_argument
from newsreader.cli.completing import entity_names, story_ids
from newsreader.cli.output import echo_json, say
from newsreader.cli.session import Session, pass_session
from newsreader.errors import NotFoundError
from newsreader.library.json_objects import to_json
from newsreader.library.library import Library
from newsreader.models import Correction, CorrectionField, Entity

_FIELDS: dict[str, CorrectionField] = {"title": "title", "date": "published", "place": "place", "source": "source"}


@click.command()
@article_argument
@click.option("--title", help="The headline.")
@click.option("--date", help="The day of publication, as 2025-07-17 or 17 July 2025.")
@click.option("--place", help="Where it was reported from.")
@click.option("--source", help="Whose report it is.")
@click.option(
    "--withdraw", multiple=True, type=click.Choice(list(_FIELDS)), help="Restore a field to what was imported."
)
@click.option("--leave-out", type=int, metavar="N", help="Move paragraph N of the text out of the article.")
@click.option("--take-in", type=int, metavar="N", help="Move block N of what was left out into the article.")
@json_option
@pass_session
def correct(
    session: Session,
    article_id: int,
    withdraw: tuple[str, ...],
    leave_out: int | None,
    take_in: int | None,
    title: str | None,
    date: str | None,
    place: str | None,
    source: str | None,
    as_json: bool,
) -> None:
    """Correct an article; no import changes it back. An empty value removes what was found.

    Without options the corrected fields are printed. Paragraphs and blocks are counted from 1.
    """
    library = session.library
    library.article(article_id)
    given = {"title": title, "date": date, "place": place, "source": source}
    changes = [Correction(_FIELDS[name], value or None) for name, value in given.items() if value is not None]
    several = bool(changes) + len(withdraw) + (leave_out is not None) + (take_in is not None) > 1
    with library.corrections.as_one() if several else nullcontext():
        if changes:
            library.corrections.revise(article_id, changes)
        for name in withdraw:
            library.corrections.withdraw(article_id, _FIELDS[name])
        if leave_out is not None:
            library.corrections.move_to_aside(article_id, leave_out - 1)
        if take_in is not None:
            library.corrections.move_to_article(article_id, take_in - 1)
    _tell_corrected(library, article_id, as_json)
    if changes or withdraw or leave_out or take_in:
        library.analyse()  # names and dates of the text as it is now


def _tell_corrected(library: Library, article_id: int, as_json: bool) -> None:
    corrected = library.corrections.fields(article_id)
    names = [name for name, field in _FIELDS.items() if field in corrected]
    if as_json:
        echo_json({"id": article_id, "corrected": names})
        return
    for name in names:
        click.echo(name)
    if not names:
        say("no field is corrected")


@click.group()
def story() -> None:
    """Join and part stories by hand, explain one, print its dossier."""


@story.command("take-out")
@articles_argument
@json_option
@pass_session
def take_out(session: Session, ids: tuple[int, ...], as_json: bool) -> None:
    """Make articles a story of their own.

    They must belong to one story. The id of the new one is printed.
    """
    library = session.library
    made = library.stories.take_out(ids)
    click.echo(to_json(library.story(made)) if as_json else made)


@story.command("put")
@story_argument
@articles_argument
@json_option
@pass_session
def put(session: Session, story_id: int, ids: tuple[int, ...], as_json: bool) -> None:
    """Put articles into a story."""
    session.library.stories.put_into(ids, story_id)
    if as_json:
        echo_json(session.library.story(story_id))


@story.command("join")
@click.argument("stories", nargs=-1, required=True, type=int, metavar="STORY STORY...", shell_complete=story_ids)
@json_option
@pass_session
def join(session: Session, stories: tuple[int, ...], as_json: bool) -> None:
    """Join several stories into the first of them."""
    if len(set(stories)) < 2:
        raise click.UsageError("join takes two stories or more")
    session.library.stories.join(stories)
    if as_json:
        echo_json(session.library.story(stories[0]))


@story.command("explain")
@story_argument
@json_option
@pass_session
def explain(session: Session, story_id: int, as_json: bool) -> None:
    """Say why its reports are one story, and how sure that is."""
    told = session.library.stories.explain(story_id)
    click.echo(to_json({"story": story_id, "explanation": told}) if as_json else told)


@story.command("dossier")
@story_argument
@click.option("--brief", is_flag=True, help="Leave out the texts of the reports.")
@json_option
@pass_session
def dossier(session: Session, story_id: int, brief: bool, as_json: bool) -> None:
    """Print a story as Markdown.

    Its reports, what they agree on, differences, deadlines.
    """
    from newsreader.library.dossier import as_markdown

    library = session.library
    text = as_markdown(library.stories.digest(story_id)) if brief else library.stories.dossier(story_id)
    click.echo(to_json({"story": story_id, "markdown": text}) + "\n" if as_json else text, nl=False)


@click.group()
def entity() -> None:
    """Watch, join or separate names."""


@entity.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...", shell_complete=entity_names)
@click.option("--off", is_flag=True, help="Stop watching them.")
@json_option
@pass_session
def watch(session: Session, names: Sequence[str], off: bool, as_json: bool) -> None:
    """Watch names.

    Their stories are marked everywhere, and is:watched finds them.
    """
    library = session.library
    for one in [_named(library, name) for name in names]:
        library.entities.watch(one.id, not off)
        if as_json:
            echo_json(_named(library, one.name))


@entity.command("join")
@click.argument("name", shell_complete=entity_names)
@click.argument("other", shell_complete=entity_names)
@json_option
@pass_session
def join_names(session: Session, name: str, other: str, as_json: bool) -> None:
    """Make OTHER a form of NAME, also in articles to come."""
    library = session.library
    library.entities.join(_named(library, name).id, _named(library, other).id)
    if as_json:
        echo_json(_named(library, name))


@entity.command()
@click.argument("name", shell_complete=entity_names)
@click.argument("form", shell_complete=entity_names)
@json_option
@pass_session
def separate(session: Session, name: str, form: str, as_json: bool) -> None:
    """Make a FORM of a name a name of its own."""
    library = session.library
    library.entities.separate(_named(library, name).id, form)
    if as_json:
        echo_json(_named(library, form))


def _named(library: Library, name: str) -> Entity:
    found = library.entities.named(name)
    if found is None:
        raise NotFoundError("no article gives this name", subject=name, remedy="`newsreader entities` lists the names")
    return found


COMMANDS = (correct, story, entity)
