"""Queries: how they are understood, also while they are typed, and where in each story they match."""

from collections.abc import Sequence
from dataclasses import replace

from newsreader.library.completing import completions
from newsreader.library.context import Context
from newsreader.models import StoryHit
from newsreader.store.querying import parsing, search, tree, unfinished, wording


class Queries:
    """Queries of one library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def explain(self, text: str) -> str:
        """Say in one line how a query is understood, with hints; "" for plain words."""
        return wording.explain(parsing.parse(text))

    def hints(self, text: str) -> tuple[str, ...]:
        """Return a line on each part of a query that was not understood as meant."""
        return parsing.parse(text).hints

    def words(self, text: str) -> tuple[str, ...]:
        """Return the words and phrases of a query to highlight in what it finds."""
        return tree.words(parsing.parse(text))

    def asks_for_archived(self, text: str) -> bool:
        """Tell whether a query looks at archived articles, which other queries leave out."""
        return tree.asks_for_archived(parsing.parse(text))

    def completions(self, text: str) -> tuple[str, ...]:
        """Return the query with its last word completed in each likely way, the likeliest first."""
        return completions(self._context.database, text)

    def prepare(self) -> None:
        """Read ahead what searches with many hits need, so that the first letter typed does not wait."""
        search.prepare(self._context.database, today=self._context.today())

    def meant(self, text: str) -> str:
        """Return a query as meant while it is typed: a star after a last word that is only the beginning of known words,
        and without a last field whose value is incomplete."""
        before, half = unfinished.half_typed(text)
        if half:
            return before
        word = tree.Term(unfinished.last_word(parsing.parse(text)))
        if not word.value or search.is_known(self._context.database, word):
            return text
        return f"{text}*" if search.is_known(self._context.database, replace(word, prefix=True)) else text

    def expected(self, text: str) -> str:
        """Return what the last field of a query still needs, "" if nothing is half typed."""
        return unfinished.half_typed(text)[1]

    def hits(self, story_ids: Sequence[int], text: str) -> list[StoryHit]:
        """Return the matching article of each story that a query with words finds, with a snippet; unordered."""
        return search.story_hits(
            self._context.database, story_ids, self._context.parse(text), today=self._context.today()
        )
