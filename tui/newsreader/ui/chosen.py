"""What a command of the first screen means: rows by their keys, read from the library when the command has its turn."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsreader.models import ArticleRow

if TYPE_CHECKING:
    from newsreader.library.library import Library


class Chosen(NamedTuple):
    """Stories by id and articles by minus their id, in the order of the list.

    `archived`: stories are told by their archived articles. `is_marked`: the user marked them, one or many.
    """

    keys: tuple[int, ...]
    archived: bool = False
    is_marked: bool = False

    def articles(self, library: Library) -> list[ArticleRow]:
        """Return the articles, of a story all."""
        members = library.stories.articles_of([key for key in self.keys if key > 0], archived=self.archived)
        ids = (one for key in self.keys for one in ((-key,) if key < 0 else members.get(key, ())))
        return library.article_rows(tuple(dict.fromkeys(ids)))

    def headlines(self, library: Library) -> list[int]:
        """Return an article for each row, of a story the one whose headline it shows."""
        rows = library.story_rows([key for key in self.keys if key > 0], archived=self.archived)
        shown = {row.id: row.article_id for row in rows}
        return [-key if key < 0 else shown[key] for key in self.keys if key < 0 or key in shown]
