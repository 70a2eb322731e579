"""The user's names for sources, applied to what is shown. What is stored stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from newsreader.models import AgendaEntry, Article, ArticleRow, Story, StoryRow
from newsreader.store.querying.tree import Either, Node, Query, Term, joined, with_terms


class SourceNames:
    """The names from `[sources]` in the settings; case and a leading `www.` are ignored."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = {source_key(source): name for source, name in names.items() if name}

    def shown(self, source: str) -> str:
        """Return the name under which a source is shown."""
        return self._names.get(source_key(source), source)

    def in_rows(self, rows: list[ArticleRow]) -> list[ArticleRow]:
        """Return rows of articles with the names to show."""
        if not self._names:
            return rows
        return [replace(row, source=row.source and self.shown(row.source)) for row in rows]

    def in_story_rows(self, rows: list[StoryRow]) -> list[StoryRow]:
        """Return rows of stories with the names to show."""
        return [replace(row, sources=self._all(row.sources)) for row in rows] if self._names else rows

    def in_story(self, story: Story) -> Story:
        """Return a story with the names to show."""
        return replace(story, sources=self._all(story.sources)) if self._names else story

    def in_article(self, article: Article) -> Article:
        """Return an article with the name to show."""
        return replace(article, source=self.shown(article.source)) if article.source and self._names else article

    def in_entries(self, entries: list[AgendaEntry]) -> list[AgendaEntry]:
        """Return entries of the agenda with the names to show."""
        return [replace(entry, sources=self._all(entry.sources)) for entry in entries] if self._names else entries

    def in_query(self, query: Query) -> Query:
        """Return a query in which `source:` also matches the names shown."""
        return with_terms(query, self._meant) if self._names else query

    def _all(self, sources: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self.shown(source) for source in sources))

    def _meant(self, term: Term) -> Node:
        if term.field != "source":
            return term
        wanted = term.value.casefold()
        also = [source for source, name in self._names.items() if wanted in name.casefold()]
        return joined(Either, [term, *(replace(term, value=source, prefix=False) for source in also)])


def source_key(source: str) -> str:
    """Return a source in the form sources are compared by: without case and a leading `www.`."""
    return source.strip().casefold().removeprefix("www.")
