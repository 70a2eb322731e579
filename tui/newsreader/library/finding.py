"""What a list of results needs beside the ids: what typing has meant so far, and where in each story the match is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from newsreader.models import StoryHit
from newsreader.store import query, search
from newsreader.store.database import Database


class Finding:
    """Searches of one library. `parse` understands a query."""

    def __init__(self, database: Database, parse: Callable[[str], query.Query], today: Callable[[], date]) -> None:
        self._database = database
        self._parse = parse
        self._today = today

    def prepare(self) -> None:
        """Read ahead what searches with many hits need, so that the first letter typed waits for nothing."""
        search.prepare(self._database, today=self._today())

    def meant(self, text: str) -> str:
        """Return a query as it is meant while it is typed: with a star where articles have words that only begin so,
        without the field at its end whose value is not yet one."""
        before, half = query.half_typed(text)
        if half:
            return before
        word = query.Term(query.last_word(query.parse(text)))
        if not word.value or search.is_known(self._database, word):
            return text
        return f"{text}*" if search.is_known(self._database, replace(word, prefix=True)) else text

    def expected(self, text: str) -> str:
        """Return what the field at the end of a query still waits for, "" where nothing is half typed."""
        return query.half_typed(text)[1]

    def hits(self, story_ids: Sequence[int], text: str) -> list[StoryHit]:
        """Return for stories that a query with words finds the article that matches, with a snippet; unordered."""
        return search.story_hits(self._database, story_ids, self._parse(text), today=self._today())
