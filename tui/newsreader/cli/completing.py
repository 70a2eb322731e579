"""Shell completion of words from the library: queries, tags, articles, stories, names and feeds.

Nothing here may fail or change anything; without a library there are no completions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import islice
from typing import Any, TypeAlias

import click
from click.shell_completion import CompletionItem

from newsreader.cli.session import Session
from newsreader.errors import NewsreaderError
from newsreader.library.library import Library
from newsreader.text import clean_line, counted

# In quotes, since before click 8.5 the class takes no type parameter at run time.
Items: TypeAlias = "list[CompletionItem[str]]"
Offer: TypeAlias = tuple[str, str]
"""What may replace the word, and what the shell may show about it ("": nothing)."""

Completer: TypeAlias = Callable[[click.Context, click.Parameter, str], Items]
"""What click calls to complete a word."""

_MOST = 30
_HELP_LENGTH = 60


def _completer(offers: Callable[[Library, str], Iterable[Offer]]) -> Completer:
    """Make a completer of a question to the library."""

    def complete(ctx: click.Context, _parameter: click.Parameter, word: str) -> Items:
        return _asked(ctx, lambda library: offers(library, word))

    return complete


def queries(ctx: click.Context, _parameter: click.Parameter, word: str) -> Items:
    """Complete a word of a query as the search bar does; before its first letter, offer the fields."""
    from newsreader.library.completing import FIELD_STARTS

    if not word:
        return [CompletionItem(start) for start in FIELD_STARTS]
    found = _asked(ctx, lambda library: ((one, "") for one in library.queries.completions(word)))
    # bash replaces the word by what all offers have in common, so offers that continue it must come alone.
    going_on = [item for item in found if _bare(item.value).startswith(_bare(word))]
    return going_on or found


def _bare(text: str) -> str:
    return text.replace('"', "").casefold()


@_completer
def tag_names(library: Library, word: str) -> Iterable[Offer]:
    """Complete a tag."""
    return _begun(word, ((one.name, counted(one.articles, "article")) for one in library.tags.all()))


@_completer
def article_ids(library: Library, word: str) -> Iterable[Offer]:
    """Complete the id of an article, the newest first, with its headline."""
    rows = library.article_rows(_begun_ids(word, library.article_ids()))
    return ((str(row.id), row.title) for row in rows)


@_completer
def story_ids(library: Library, word: str) -> Iterable[Offer]:
    """Complete the id of a story, the newest first, with its headline."""
    rows = library.story_rows(_begun_ids(word, library.story_ids()))
    return ((str(row.id), row.title) for row in rows)


@_completer
def entity_names(library: Library, word: str) -> Iterable[Offer]:
    """Complete a name from the beginning of any of its words."""
    found = library.entities.starting(word)
    return ((one.name, f"{one.kind}, {counted(one.articles, 'article')}") for one in found)


@_completer
def search_names(library: Library, word: str) -> Iterable[Offer]:
    """Complete the name of a saved search, with its query."""
    return _begun(word, ((one.name, one.query) for one in library.searches.all()))


@_completer
def feed_names(library: Library, word: str) -> Iterable[Offer]:
    """Complete the title of a feed, with its id."""
    return _begun(word, ((feed.title or str(feed.id), f"feed {feed.id}") for feed in library.subscriptions.all()))


def _begun(word: str, offers: Iterable[Offer]) -> Iterator[Offer]:
    return (offer for offer in offers if offer[0].casefold().startswith(word.casefold()))


def _begun_ids(word: str, ids: Iterable[int]) -> list[int]:
    return list(islice((one for one in ids if str(one).startswith(word)), _MOST))


def _asked(ctx: click.Context, question: Callable[[Library], Iterable[Offer]]) -> Items:
    given: dict[str, Any] = ctx.find_root().params
    with closing(Session(given.get("library"), given.get("config"))) as session:
        try:
            if not session.library_file.exists():
                return []
            found = list(question(session.library))
        except NewsreaderError:
            return []
    # A name with a line end or control characters would break the answer to the shell.
    return [
        CompletionItem(value, help=clean_line(told, _HELP_LENGTH) or None)
        for value, told in found
        if clean_line(value, len(value) + 1) == value
    ]
