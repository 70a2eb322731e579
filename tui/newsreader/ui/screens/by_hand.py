"""Corrections by hand: fields, paragraphs, notes, which reports are one story; and marking rows for a command."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Container

from newsreader.models import StoryRow
from newsreader.text import clean_line, counted
from newsreader.ui.at_host import AtHost, verbatim
from newsreader.ui.commands import bindings
from newsreader.ui.layout import safe_text
from newsreader.ui.own_keys import with_keys
from newsreader.ui.rows.pieces import shorten
from newsreader.ui.windows.prompt import AskScreen

if TYPE_CHECKING:
    from newsreader.ui.chosen import Meant
    from newsreader.ui.screens.desk import Desk
    from newsreader.ui.widgets.story_panes import StoryPanes

_NOTE_LENGTH = 2000
_NAMED = 40


class ByHand(AtHost, Container):
    """Wraps the desk: corrections, each a step of undo that outlives every import."""

    BINDINGS = bindings("hand")
    DEFAULT_CSS = "ByHand { height: 1fr; }"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def compose(self) -> ComposeResult:
        """Put the desk in place."""
        yield self._desk

    @property
    def panes(self) -> StoryPanes:
        """List and reader."""
        return self._desk.panes

    def action_edit(self) -> None:
        """Correct title, date, place and source."""
        from newsreader.ui.windows.edit import EditScreen

        if article := self.panes.current_article():
            self.app.push_screen(EditScreen(article))

    def action_paragraphs(self) -> None:
        """Move paragraphs into the article or out of it."""
        from newsreader.ui.windows.paragraphs import ParagraphsScreen

        if article := self.panes.current_article():
            self.app.push_screen(ParagraphsScreen(article))

    def action_note(self) -> None:
        """Write a note on the article."""
        article = self.panes.current_article()
        note = self.at_once(partial(self.library.marks.note, article.id)) if article else None
        if article is None or note is None:
            return
        ask = AskScreen("Your note", "Shown above the article; has:note finds it. Leave empty for none.", value=note)
        set_note = partial(self.library.marks.set_note, article.id)
        self.ask(ask, lambda typed: self.news.change(partial(set_note, clean_line(typed, _NOTE_LENGTH))))

    def action_mark(self) -> None:
        """Mark the row under the cursor, or unmark it."""
        if self._is_at_list():
            self.panes.stories.toggle_mark()

    def action_mark_all(self) -> None:
        """Mark all rows, or none."""
        if self._is_at_list():
            self.panes.stories.mark_all()

    def _is_at_list(self) -> bool:
        if self.panes.is_reading:
            self.news.tell(with_keys("Rows are marked in the list; <reader.list> goes there."))
        return not self.panes.is_reading

    async def action_put_into(self) -> None:
        """Choose a story and put the chosen articles into it, for good."""
        if meant := await self.panes.chosen_articles():
            title = f"Put {counted(len(meant.articles), 'article')} into …"
            self._choose(title, meant, partial(self._put_into, meant.articles))

    def _put_into(self, ids: Sequence[int], story: StoryRow) -> None:
        put = partial(self.library.stories.put_into, ids, story.id)
        what = f"Put {counted(len(ids), 'article')} into {_named(story.title)}"
        self.news.change(put, verbatim(what))
        self.panes.stories.clear_marks()

    async def action_join(self) -> None:
        """Join the marked stories; without marks, this story and another to be chosen."""
        meant = await self.panes.chosen_articles()
        if meant and len(meant.stories) > 1:
            self._join(meant.stories)
        elif meant:
            self._choose("Make this story one with …", meant, lambda story: self._join((story.id, *meant.stories)))

    def _join(self, stories: tuple[int, ...]) -> None:
        join = partial(self.library.stories.join, stories)
        self.news.change(join, f"Joined {len(stories):,} stories")
        self.panes.stories.clear_marks()

    def _choose(self, title: str, meant: Meant, then: Callable[[StoryRow], None]) -> None:
        from newsreader.ui.windows.choose_story import ChooseStoryScreen

        self.ask(ChooseStoryScreen(title, meant.articles[0], meant.stories), then)


def _named(title: str) -> str:
    return f"“{shorten(safe_text(clean_line(title)), _NAMED)}”"
