"""The panes with all that can be done to what is shown in them. Every change goes through the app, in turn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from newsreader.models import Article, ArticleRow
from newsreader.text import clean_line, safe_url, show_path
from newsreader.ui.commands import BY_ID, bindings, shown_keys
from newsreader.ui.render import safe_text_lines
from newsreader.ui.rows import count_words
from newsreader.ui.screens.prompt import AskScreen, ConfirmScreen
from newsreader.ui.screens.window import TextWindow
from newsreader.ui.widgets.story_panes import StoryPanes

if TYPE_CHECKING:
    from newsreader.library.library import Library
    from newsreader.ui.app import NewsApp


class Desk(Container):
    """Marks, tags, comparing, moving reports between stories, undo."""

    BINDINGS = bindings("articles")
    DEFAULT_CSS = "Desk { height: 1fr; }"

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.panes = StoryPanes(library, library.today)
        self._library = library
        self._to_move: tuple[ArticleRow, ...] = ()

    def compose(self) -> ComposeResult:
        """Put the panes in place."""
        yield self.panes

    @property
    def news(self) -> NewsApp:
        """The app."""
        return cast("NewsApp", self.app)

    # ---- marks

    @on(StoryPanes.Read)
    def _has_read(self, message: StoryPanes.Read) -> None:
        self.news.change(partial(self._library.set_read, message.article_ids, True))

    def action_toggle_read(self) -> None:
        """Mark as read, or as unread when all is read."""
        rows = self.panes.chosen_articles()
        if rows:
            unread = [row.id for row in rows if not row.read]
            ids = unread or [row.id for row in rows]
            self.news.change(partial(self._library.set_read, ids, bool(unread)))

    def action_toggle_star(self) -> None:
        """Star what has no star, else take the star off."""
        rows = self.panes.chosen_articles()
        starred = [row.id for row in rows if row.starred]
        if starred:
            self.news.change(partial(self._library.set_starred, starred, False))
        elif rows:
            opened = self.panes.opened
            shown = next((row.id for row in rows if opened and row.id == opened.article_id), rows[0].id)
            self.news.change(partial(self._library.set_starred, [shown], True))

    def action_all_read(self) -> None:
        """Mark everything in the list as read."""
        ids = self.panes.stories.story_ids
        if ids:
            self.news.change(partial(self._library.set_stories_read, ids, True), "Marked {} as read")

    def action_tag(self) -> None:
        """Ask for tags and put them on, or take off those that are there."""
        if rows := self.panes.chosen_articles():
            self.news.in_turn(self._library.tags, partial(self._ask_for_tags, rows))

    def _ask_for_tags(self, rows: Sequence[ArticleRow], known: Sequence[object]) -> None:
        has = sorted(set.intersection(*(set(row.tags) for row in rows)))
        hint = f"has {', '.join(has)}; a tag it has is taken off" if has else "several with commas between"
        names = [str(getattr(tag, "name", tag)) for tag in known]
        self.app.push_screen(AskScreen("Tag", hint, names), partial(self._set_tags, rows))

    def _set_tags(self, rows: Sequence[ArticleRow], typed: str | None) -> None:
        ids = [row.id for row in rows]
        for name in filter(None, (clean_line(part, 60) for part in (typed or "").split(","))):
            on = not all(name in row.tags for row in rows)
            told = f"{'Tagged' if on else 'No longer tagged'}: {name}"
            self.news.change(partial(self._library.set_tag, ids, name, on), told.replace("{", "{{").replace("}", "}}"))

    def action_archive(self) -> None:
        """Take out of all lists; a search for is:archived finds it."""
        if ids := [row.id for row in self.panes.chosen_articles()]:
            self.news.change(partial(self._library.archive, ids), "Archived {}")

    def action_delete(self) -> None:
        """Delete after asking; no later import brings it back, undo does."""
        if ids := [row.id for row in self.panes.chosen_articles()]:
            what = f"Delete {count_words(len(ids), 'article')}? Files stay. No import brings it back, undo does"
            self.app.push_screen(ConfirmScreen(what), partial(self._delete, ids))

    def _delete(self, ids: Sequence[int], agreed: bool | None) -> None:
        if agreed:
            self.news.change(partial(self._library.delete, ids), "Deleted {}")

    def action_undo(self) -> None:
        """Take back the last change."""
        self.news.change(self._library.undo, "Undone: {}", "Nothing to undo.")

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        self.news.change(self._library.redo, "Done again: {}", "Nothing to do again.")

    # ---- stories

    def action_unfold(self) -> None:
        """Unfold the reports of the story in place, or fold them."""
        self.panes.unfold()

    def action_report(self, reports: int) -> None:
        """Show another report of the story."""
        if not self.panes.step_report(reports):
            self.app.bell()

    def action_compare(self) -> None:
        """Compare the open report with the others of its story."""
        from newsreader.ui.screens.compare import CompareScreen

        self.panes.show_current(hidden_too=True)
        opened = self.panes.opened
        if opened is not None:
            self.app.push_screen(CompareScreen(self.news, opened.story_id, opened.article_id))

    def action_explain(self) -> None:
        """Tell why the reports of the story are together."""
        self.panes.show_current(hidden_too=True)
        if self.panes.opened is not None:
            story_id = self.panes.opened.story_id
            self.news.in_turn(partial(self._library.explain_story, story_id), self._show_reasons)

    def _show_reasons(self, reasons: str) -> None:
        self.app.push_screen(TextWindow("Why these belong together", Content(safe_text_lines(reasons))))

    def action_take_out(self) -> None:
        """Make the open report a story of its own, for ever."""
        self.panes.show_current(hidden_too=True)
        opened = self.panes.opened
        if opened is None or len(opened.reports) < 2:
            self.news.tell("This story has one report only.")
        else:
            take_out = partial(self._library.take_out, opened.article_id)
            self.news.change(lambda: take_out() and "", "Taken out: it is a story of its own now{}")

    def action_put_into(self) -> None:
        """Remember what is chosen; given again on another story, put it there for ever."""
        rows = self.panes.chosen_articles()
        if not rows:
            return
        story_id = rows[0].story
        if not self._to_move or self._to_move[0].story == story_id:
            self._to_move = rows
            key = shown_keys(BY_ID["story.put-into"], self.news.user_keys, 1)
            self.news.tell(f"Go to the story it belongs to and press {key} again.")
            return
        moved, self._to_move = self._to_move, ()
        put = partial(self._library.put_into, [row.id for row in moved], story_id)
        self.news.change(lambda: put() or "", f"Put {count_words(len(moved), 'article')} into this story{{}}")

    # ---- the open report

    def action_find(self) -> None:
        """Ask for words and go to them in the open report."""
        if self._article() is not None:
            hint = "then n and N go from match to match"
            self.app.push_screen(AskScreen("Find in this article", hint), self._find)

    def _find(self, typed: str | None) -> None:
        if typed and not self.panes.find(typed):
            self.news.tell(f"Not in this article: {typed}")

    def action_browse(self) -> None:
        """Open the article's page in the browser."""
        article = self._article()
        url = safe_url(article.url) if article and article.url else None
        if url is None:
            self.news.tell("This article has no address on the web.")
        else:
            self.news.open_page(url)

    def action_copy_link(self) -> None:
        """Copy the article's address, or the path of its file."""
        article = self._article()
        link = article and (article.url or article.path)
        if link:
            self.app.copy_to_clipboard(link)
            self.news.tell(f"Copied: {show_path(link)}")

    def _article(self) -> Article | None:
        self.panes.show_current(hidden_too=True)
        return self.panes.reader.article
