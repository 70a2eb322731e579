"""What Tab may complete beyond commands and options: queries, tags, articles and feeds of the library.

Nothing here may fail or change anything: no library, no completions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeAlias

import click
from click.shell_completion import CompletionItem

from newsreader.cli.session import Session
from newsreader.errors import NewsreaderError
from newsreader.library.library import Library
from newsreader.text import clean_line, counted

# In quotes: before click 8.5 the type takes no parameter when the program runs.
Items: TypeAlias = "list[CompletionItem[str]]"

_MOST = 30
_HELP_LENGTH = 60


def queries(ctx: click.Context, _parameter: click.Parameter, word: str) -> Items:
    """Complete a word of a query as the search bar does; before its first letter, offer the fields."""
    from newsreader.library.completing import FIELD_STARTS

    if not word:
        return [CompletionItem(start) for start in FIELD_STARTS]
    found = _ask(ctx, lambda library: (CompletionItem(one) for one in library.completions(word)))
    # bash puts what all offers begin with in the place of the word, so those that go on from it come alone.
    going_on = [item for item in found if _bare(item.value).startswith(_bare(word))]
    return going_on or found


def _bare(text: str) -> str:
    return text.replace('"', "").casefold()


def tag_names(ctx: click.Context, _parameter: click.Parameter, word: str) -> Items:
    """Complete a tag."""
    return _ask(
        ctx,
        lambda library: (
            CompletionItem(tag.name, help=counted(tag.articles, "article"))
            for tag in library.tags.all()
            if tag.name.casefold().startswith(word.casefold())
        ),
    )


def article_ids(ctx: click.Context, _parameter: click.Parameter, word: str) -> Items:
    """Complete the id of an article, the newest first, told by its headline."""

    def found(library: Library) -> Iterable[CompletionItem[str]]:
        ids = [one for one in library.article_ids() if str(one).startswith(word)][:_MOST]
        return (CompletionItem(str(row.id), help=row.title) for row in library.article_rows(ids))

    return _ask(ctx, found)


def story_ids(ctx: click.Context, _parameter: click.Parameter, word: str) -> Items:
    """Complete the id of a story, the newest first, told by its headline."""

    def found(library: Library) -> Iterable[CompletionItem[str]]:
        ids = [one for one in library.story_ids() if str(one).startswith(word)][:_MOST]
        return (CompletionItem(str(row.id), help=row.title) for row in library.story_rows(ids))

    return _ask(ctx, found)


def entity_names(ctx: click.Context, _parameter: click.Parameter, word: str) -> Items:
    """Complete a name."""
    return _ask(
        ctx,
        lambda library: (
            CompletionItem(one.name, help=f"{one.kind}, {counted(one.articles, 'article')}")
            for one in library.entities.starting(word)
        ),
    )


def search_names(ctx: click.Context, _parameter: click.Parameter, word: str) -> Items:
    """Complete the name of a saved search, what it asks for told beside it."""
    return _ask(
        ctx,
        lambda library: (
            CompletionItem(one.name, help=one.query)
            for one in library.searches.all()
            if one.name.casefold().startswith(word.casefold())
        ),
    )


def feed_names(ctx: click.Context, _parameter: click.Parameter, word: str) -> Items:
    """Complete the title of a feed, its id told beside it."""
    return _ask(
        ctx,
        lambda library: (
            CompletionItem(feed.title or str(feed.id), help=f"feed {feed.id}")
            for feed in library.subscriptions.all()
            if feed.title.casefold().startswith(word.casefold())
        ),
    )


def _ask(ctx: click.Context, question: Callable[[Library], Iterable[CompletionItem[str]]]) -> Items:
    given: dict[str, Any] = ctx.find_root().params
    with Session(given.get("library"), given.get("config")) as session:
        try:
            if not session.library_file.exists():
                return []
            found = list(question(session.library))
        except NewsreaderError:
            return []
    # A name with a line end or control characters would break the answer to the shell.
    return [
        CompletionItem(item.value, help=clean_line(item.help, _HELP_LENGTH) if item.help else None)
        for item in found
        if clean_line(item.value, len(item.value) + 1) == item.value
    ]
