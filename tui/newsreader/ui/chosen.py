"""The rows that a command of the first screen applies to, read from the library when the command's turn comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from newsreader.models import ArticleRow

if TYPE_CHECKING:
    from newsreader.library.library import Library


class Meant(NamedTuple):
    """The articles of chosen rows, in their order, and the stories they are in."""

    articles: tuple[int, ...]
    stories: tuple[int, ...]


class Chosen(NamedTuple):
    """Chosen rows, in the order of the list: `keys` are ids of stories, and negated ids of articles.

    `archived`: of stories the archived articles are meant. `is_marked`: the user marked the rows, one or several.
    """

    keys: tuple[int, ...]
    archived: bool = False
    is_marked: bool = False

    def meant(self, library: Library) -> Meant:
        """Return the articles of all rows, and their stories."""
        rows = library.article_rows([-key for key in self.keys if key < 0])
        stories = library.stories.articles_of([key for key in self.keys if key > 0], archived=self.archived)
        members, story = stories | {-row.id: (row.id,) for row in rows}, {-row.id: row.story for row in rows}
        keys = [key for key in self.keys if key in members]
        articles = dict.fromkeys(one for key in keys for one in members[key])
        return Meant(tuple(articles), tuple(dict.fromkeys(story.get(key, key) for key in keys)))

    def articles(self, library: Library) -> list[ArticleRow]:
        """Return the rows of these articles (ten thousand take half a second)."""
        return library.article_rows(self.meant(library).articles)

    def headlines(self, library: Library) -> list[int]:
        """Return one article for each row: of a story the one whose headline it shows."""
        rows = library.story_rows([key for key in self.keys if key > 0], archived=self.archived)
        shown = {row.id: row.article_id for row in rows}
        return [-key if key < 0 else shown[key] for key in self.keys if key < 0 or key in shown]
