"""Commands that list and show articles and stories: `list`, `search`, `show`, `stories`, `compare`."""

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import click

from newsreader.cli.arguments import article_argument, json_option, needed_query, query_argument, today_option
from newsreader.cli.completing import article_ids
from newsreader.cli.output import article_line, day, filled, fitted, say_understood
from newsreader.cli.session import Session, pass_session
from newsreader.errors import NotFoundError
from newsreader.library.json_objects import hit_json, to_json
from newsreader.library.library import Library
from newsreader.models import Article, ArticleRow, Comparison, Link, Relation, Sentence, Story
from newsreader.text import counted

T = TypeVar("T")
_PAGE = 500


def pages(ids: Sequence[int], fetch: Callable[[Sequence[int]], list[T]]) -> Iterator[T]:
    """Yield the rows of `ids`, fetched page by page."""
    for start in range(0, len(ids), _PAGE):
        yield from fetch(ids[start : start + _PAGE])


@click.command("list")
@query_argument
@today_option
@json_option
@pass_session
def list_articles(session: Session, query: str, as_json: bool) -> None:
    """List articles, newest first.

    QUERY narrows them as in `search`.
    """
    library = session.library
    ids = library.article_ids(query)
    for row in pages(ids, library.article_rows):
        click.echo(to_json(row) if as_json else fitted(article_line(row)))
    say_understood(library, query, counted(len(ids), "article"))


@click.command()
@needed_query
@click.option(
    "--sort", type=click.Choice(["best", "newest"]), default="best", show_default=True, help="What comes first."
)
@today_option
@json_option
@pass_session
def search(session: Session, query: str, sort: str, as_json: bool) -> None:
    """Find articles, best match first.

    QUERY: words, "a phrase", beginn*, a OR b, -without, ( ), and fields such as source:bbc is:unread newer:7d
    deadline:<14d. `newsreader man` explains them all.
    """
    library = session.library
    ids = library.article_ids(query, best_first=sort == "best")
    for row in pages(ids, lambda page: library.article_rows(page, query)):
        click.echo(hit_json(row) if as_json else _hit_lines(row))
    say_understood(library, query, counted(len(ids), "article"))


def _hit_lines(row: ArticleRow) -> str:
    mark = ("\x1b[1m", "\x1b[0m") if sys.stdout.isatty() and os.environ.get("TERM") != "dumb" else ("", "")
    snippet = fitted(f"{'':>11}{row.snippet}") if row.snippet else ""  # before the marks, which take no room
    shown = snippet.replace("\ue000", mark[0]).replace("\ue001", mark[1])
    return "\n".join(line for line in (fitted(article_line(row)), shown) if line)


@click.command()
@article_argument
@json_option
@pass_session
def show(session: Session, article_id: int, as_json: bool) -> None:
    """Print one article; ID is as `list` prints it."""
    article = session.library.article(article_id)
    click.echo(to_json(article) if as_json else fitted(_article_text(article)))


def _article_text(article: Article) -> str:
    width = min(shutil.get_terminal_size().columns, 88)
    about = [article.source, day(article.published), article.place, article.path or article.url]
    lines = [filled(article.title, width), " · ".join(part for part in about if part), ""]
    for paragraph in article.text.split("\n\n"):
        lines += [filled(paragraph, width), ""]
    if article.asides:
        lines.append(f"[left out: {', '.join(aside.kind for aside in article.asides)}]")
    return "\n".join(lines).rstrip()


@click.command()
@query_argument
@click.option("--min-sources", type=int, default=0, help="Only stories that at least this many sources report.")
@today_option
@json_option
@pass_session
def stories(session: Session, query: str, min_sources: int, as_json: bool) -> None:
    """List stories with their articles, newest first."""
    library = session.library
    archived = library.queries.asks_for_archived(query)
    shown = 0
    for story_id in library.story_ids(query):
        story = library.story(story_id, archived=archived)
        if len(story.sources) >= min_sources:
            shown += 1
            click.echo(to_json(story) if as_json else fitted(_story_lines(library, story)))
    say_understood(library, query, counted(shown, "story", "stories"))


def _story_lines(library: Library, story: Story) -> str:
    span = " – ".join(dict.fromkeys((day(story.first), day(story.last))))
    sources = f" · {', '.join(story.sources)}" if story.sources else ""
    number = counted(len(story.articles), "article")
    head = f"{story.id:>7}  {story.title}\n{'':>9}{number}{sources} · {span}"
    rows = library.article_rows(story.articles) if len(story.articles) > 1 else []
    return "\n".join([head, *(f"{'':>9}{article_line(row)}" for row in rows)])


@click.command()
@click.argument("ids", nargs=-1, required=True, type=int, metavar="ID [ID]", shell_complete=article_ids)
@json_option
@pass_session
def compare(session: Session, ids: tuple[int, ...], as_json: bool) -> None:
    """Compare two reports of one event, sentence by sentence.

    One ID is a story's, whose first two reports are taken.
    """
    if len(ids) > 2:
        raise click.UsageError("compare takes two articles, or one story")
    if len(ids) == 2 and ids[0] == ids[1]:
        raise click.UsageError(f"{ids[0]} and {ids[1]} are one article: compare takes two, or one story")
    library = session.library
    first, second = ids if len(ids) == 2 else _first_reports(library, ids[0])
    comparison = library.comparisons.of(first, second)
    click.echo(to_json(comparison) if as_json else fitted(_comparison_text(library, comparison)))


def _first_reports(library: Library, story_id: int) -> tuple[int, int]:
    try:
        return library.comparisons.first_reports(story_id)
    except NotFoundError as error:
        remedy = "Give two articles, or a story as `newsreader stories` lists them"
        raise NotFoundError(error.reason, subject=error.subject, remedy=remedy) from None


_HEADS: dict[Relation, str] = {"same": "= both", "partial": "≈ partly"}


def _comparison_text(library: Library, comparison: Comparison) -> str:
    width = min(shutil.get_terminal_size().columns, 100)
    lines: list[str] = []
    for side in ("a", "b"):
        article = library.article(getattr(comparison, side))
        lines.append(f"{side.upper()}: {article.title} ({article.source or article.path}, {day(article.published)})")
    linked: dict[int, list[Link]] = {}
    for link in comparison.links:
        linked.setdefault(link.a, []).append(link)

    def told(sentence: Sentence, sign: str = " ") -> str:
        return filled(sentence.text, width, f"  {sign} ")

    for number, sentence in enumerate(comparison.sentences_a):
        if number in comparison.unknown_a:
            continue
        partners = sorted(linked.get(number, []), key=lambda link: link.relation != "same")
        lines += ["", _HEADS[partners[0].relation] if partners else "+ only A", told(sentence)]
        lines += [told(comparison.sentences_b[link.b], _HEADS[link.relation][0]) for link in partners]
    there = {link.b for link in comparison.links}
    for number, sentence in enumerate(comparison.sentences_b):
        if number not in there and number not in comparison.unknown_b:
            lines += ["", "+ only B", told(sentence)]
    words = {"shared": "both", "only-a": "only A", "only-b": "only B", "differs": "≠"}
    lines += ["", "Facts"] if comparison.facts else [""]
    for fact in comparison.facts:
        value = f"A: {fact.value}  B: {fact.value_b}" if fact.value_b else fact.value
        lines.append(f"  {words[fact.status]:<7} {fact.matter:<11} {value}")
    return "\n".join([*lines, *comparison.notes])


COMMANDS = (list_articles, search, show, stories, compare)
