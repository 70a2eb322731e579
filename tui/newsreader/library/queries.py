"""What the user asks: how a query is understood, in words and while it is typed, and where in each story it matches."""

from collections.abc import Sequence
from dataclasses import replace

from newsreader.library.completing import completions
from newsreader.library.context import Context
from newsreader.models import StoryHit
from newsreader.store.querying import query, search, wording


class Queries:
    """Queries of one library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def explain(self, text: str) -> str:
        """Say in one line how a query is understood, with hints; "" for plain words."""
        return wording.explain(query.parse(text))

    def hints(self, text: str) -> tuple[str, ...]:
        """Return what in a query was not understood as meant, a line each."""
        return query.parse(text).hints

    def words(self, text: str) -> tuple[str, ...]:
        """Return the words and phrases of a query that are to be marked in what it finds."""
        return query.words(query.parse(text))

    def asks_for_archived(self, text: str) -> bool:
        """Tell whether a query looks at archived articles, which all others leave out."""
        return query.asks_for_archived(query.parse(text))

    def completions(self, text: str) -> tuple[str, ...]:
        """Return what a query may become when its last word is completed, the likeliest first."""
        return completions(self._context.database, text)

    def prepare(self) -> None:
        """Read ahead what searches with many hits need, so that the first letter typed waits for nothing."""
        search.prepare(self._context.database, today=self._context.today())

    def meant(self, text: str) -> str:
        """Return a query as it is meant while it is typed: with a star where articles have words that only begin so,
        without the field at its end whose value is not yet one."""
        before, half = query.half_typed(text)
        if half:
            return before
        word = query.Term(query.last_word(query.parse(text)))
        if not word.value or search.is_known(self._context.database, word):
            return text
        return f"{text}*" if search.is_known(self._context.database, replace(word, prefix=True)) else text

    def expected(self, text: str) -> str:
        """Return what the field at the end of a query still waits for, "" where nothing is half typed."""
        return query.half_typed(text)[1]

    def hits(self, story_ids: Sequence[int], text: str) -> list[StoryHit]:
        """Return for stories that a query with words finds the article that matches, with a snippet; unordered."""
        return search.story_hits(
            self._context.database, story_ids, self._context.parse(text), today=self._context.today()
        )
