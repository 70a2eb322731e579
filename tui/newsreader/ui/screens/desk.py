"""List and reader with the commands on what they show. Every change goes through the app, in turn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content

from newsreader.models import Digest
from newsreader.text import counted, safe_url, show_path
from newsreader.ui.adding import fetch_full_text
from newsreader.ui.at_host import AtHost, verbatim
from newsreader.ui.chosen import Chosen
from newsreader.ui.commands import bindings
from newsreader.ui.own_keys import with_keys
from newsreader.ui.render import safe_text_lines
from newsreader.ui.widgets.find_bar import FindBar
from newsreader.ui.widgets.story_panes import StoryPanes
from newsreader.ui.windows.ask_tags import tag_question, typed_tags
from newsreader.ui.windows.digest import DigestWindow
from newsreader.ui.windows.prompt import confirm
from newsreader.ui.windows.window import TextWindow

if TYPE_CHECKING:
    from newsreader.library.library import Library
    from newsreader.ui.compared.pairs import Pairs

_NO_ADDRESS = "This article has no address on the web."
_UNDONE = "<change.undo> takes it back."


class Desk(AtHost, Container):
    """Marks, tags, comparing, moving reports between stories, undo."""

    BINDINGS = bindings("articles")
    DEFAULT_CSS = "Desk { height: 1fr; layout: vertical; }"

    def __init__(self) -> None:
        super().__init__()
        self.panes = StoryPanes()
        self.find_bar = FindBar()

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield self.panes
        yield self.find_bar

    def action_toggle_read(self) -> None:
        """Mark as read, or as unread if all is read; then having the article open no longer marks it."""
        self.panes.reader.wait_no_more()
        if chosen := self.panes.chosen_rows():
            self.news.change(partial(self._toggle_read, chosen))

    def _toggle_read(self, chosen: Chosen) -> None:
        rows = chosen.articles(self.library)
        unread = [row.id for row in rows if not row.read]
        self.library.marks.set_read(unread or [row.id for row in rows], bool(unread))

    def action_toggle_star(self) -> None:
        """Star the headline of each marked row, else the report shown; if it is starred already, unstar it."""
        if chosen := self.panes.chosen_rows():
            opened = self.panes.opened
            self.news.change(partial(self._toggle_star, chosen, opened.article_id if opened else 0))

    def _toggle_star(self, chosen: Chosen, shown: int) -> None:
        rows = chosen.articles(self.library)
        starred = [row.id for row in rows if row.starred]
        if chosen.is_marked:
            wanted = chosen.headlines(self.library)
            put_on = not set(wanted) <= set(starred)
        else:
            ids = [row.id for row in rows]
            wanted = [shown] if shown in ids else ids[:1]
            put_on = not starred
        self.library.marks.set_starred(wanted if put_on else starred, put_on)

    def action_all_read(self) -> None:
        """Mark everything in the list as read."""
        listing = self.panes.stories.listing
        if listing.ids:
            mark = self.library.marks.set_stories_read
            marking = partial(mark, listing.ids, True, archived=listing.shows_archived)
            told = "Marked {} as read. " + with_keys(_UNDONE)
            self.news.change(lambda: marking() or None, told, "Everything is read already.")

    async def action_tag(self) -> None:
        """Ask for the tags, showing those there are."""
        if meant := await self.panes.chosen_articles():
            known = [tag.name for tag in self.at_once(self.library.tags.all) or ()]
            found = await self.answer(partial(self.library.tags.of, meant.articles)) or ()
            has = [tag.name for tag in found if tag.articles == len(meant.articles)]
            some = [tag.name for tag in found if tag.articles < len(meant.articles)]
            title = f"Tags of {counted(len(meant.articles), 'article')}"
            self.ask(tag_question(title, has, some, known), partial(self._set_tags, meant.articles, has))

    def _set_tags(self, ids: Sequence[int], has: Sequence[str], line: str) -> None:
        wanted = typed_tags(line)
        put_on, take_off = [tag for tag in wanted if tag not in has], [tag for tag in has if tag not in wanted]
        if put_on or take_off:
            told = [f"Tagged: {', '.join(put_on)}"] if put_on else []
            told += [f"No longer tagged: {', '.join(take_off)}"] if take_off else []
            words = verbatim(". ".join(told))
            self.news.change(partial(self.library.tags.change, ids, put_on, take_off), words)

    def action_archive(self) -> None:
        """Archive, or bring back if everything is archived already."""
        if chosen := self.panes.chosen_rows():
            self.news.change(partial(self._archive, chosen), "{}")

    def _archive(self, chosen: Chosen) -> str:
        ids = chosen.meant(self.library).articles
        if changed := self.library.marks.archive(ids, True):
            return f"Archived {counted(changed, 'article')}; is:archived finds them"
        return f"Brought back {counted(self.library.marks.archive(ids, False), 'article')}"

    async def action_delete(self) -> None:
        """Delete after asking; no later import brings it back, but undo does."""
        if meant := await self.panes.chosen_articles():
            count = counted(len(meant.articles), "article")
            what = f"Delete {count}? Files stay where they are. No import brings back what is deleted; undo does"
            delete = partial(self.library.marks.delete, meant.articles)
            confirm(self.app, what, lambda: self.news.change(delete, "Deleted {}. " + with_keys(_UNDONE)))

    def action_redo(self) -> None:
        """Redo the change last undone."""
        self.news.restore(self.library.redo, "Redone: {}", "Nothing to redo.")

    def action_unfold(self) -> None:
        """Unfold the reports of the story in place, or fold them."""
        if not self.panes.stories.unfold() and self.panes.current_story():
            self.news.tell("Nobody else reports this yet, and nobody has copied it.")

    def action_report(self, reports: int) -> None:
        """Show another report of the story."""
        if not self.panes.step_report(reports) and self.panes.current_story():
            self.news.tell("This story has no other report.")

    def action_compare(self) -> None:
        """Compare the open report with the others of its story."""
        from newsreader.ui.compared.pairs import ReportPairs

        self._compare(ReportPairs)

    def action_changes(self) -> None:
        """Compare the open report with what it said before its feed changed it."""
        from newsreader.ui.compared.pairs import VersionPairs

        self._compare(VersionPairs)

    def _compare(self, make: Callable[[Library, int, int], Pairs]) -> None:
        from newsreader.ui.screens.compare import open_comparison

        if opened := self.panes.current_story():
            open_comparison(self.news, make(self.library, opened.story_id, opened.article_id))

    def action_digest(self) -> None:
        """Sum up the story."""
        if opened := self.panes.current_story():
            sum_up = partial(self.library.stories.digest, opened.story_id)
            show = partial(self._show_digest, opened.story_id)
            self.read(sum_up, show, group="digest", doing="summing the story up", slow="Summing the story up …")

    def gave_up_digest(self) -> bool:
        """Cancel summing up; False if that is not going on."""
        return bool(self.app.workers.cancel_group(self.app, "digest"))

    def _show_digest(self, story_id: int, told: Digest) -> None:
        self._open(DigestWindow(story_id, told))

    def _open(self, window: TextWindow) -> None:
        if self.screen.is_active:  # the user may have gone elsewhere meanwhile
            self.news.clear_notifications()  # the notice that it takes a while
            self.app.push_screen(window)

    def action_explain(self) -> None:
        """Explain why the reports of the story are together."""
        if opened := self.panes.current_story():
            explain = partial(self.library.stories.explain, opened.story_id)
            self.read(explain, self._show_reasons, group="reasons", doing="explaining the story", slow="One moment …")

    def _show_reasons(self, reasons: str) -> None:
        paragraphs = "\n\n".join(reasons.splitlines())
        self._open(TextWindow("Why these belong together", Content(safe_text_lines(paragraphs))))

    def action_take_out(self) -> None:
        """Make the open report, or the marked ones of a story, a story of their own for good."""
        chosen = None if self.panes.is_reading else self.panes.stories.chosen_rows()
        if chosen and chosen.is_marked:
            self.news.change(partial(self._take_out, chosen), "Taken out: {}")
            return
        opened = self.panes.current_story()
        if opened is not None and len(opened.reports) < 2:
            self.news.tell("This story has one report only.")
        elif opened is not None:
            take_out = partial(self.library.stories.take_out, [opened.article_id])
            self.news.change(take_out, "Taken out: it is a story of its own now")

    def _take_out(self, chosen: Chosen) -> int:
        ids = chosen.meant(self.library).articles
        self.library.stories.take_out(ids)
        return len(ids)

    def action_find(self) -> None:
        """Open the bar to find words in the open report."""
        if self.panes.current_article() is not None:
            self.panes.show_reader()
            self.find_bar.open()

    @on(FindBar.Typed)
    def _find(self, message: FindBar.Typed) -> None:
        message.stop()
        self.panes.find(message.query)
        self._tell_match()

    @on(FindBar.Finished)
    def _found(self, message: FindBar.Finished) -> None:
        message.stop()
        if not (message.keep and self.panes.found):
            self.close_find()
        self.panes.to_reader()

    @on(StoryPanes.FindingEnded)
    def close_find(self) -> None:
        """End the search in the report."""
        had_keys = self.find_bar.has_focus_within
        self.find_bar.close()
        self.panes.find("")
        if had_keys:
            self.panes.to_reader()

    def step_match(self, direction: int) -> None:
        """Go to the next or previous match in the report; ring the bell if there is none further."""
        if not self.panes.reader.next_match(direction):
            self.app.bell()
        self._tell_match()

    def _tell_match(self) -> None:
        number, count = self.panes.reader.match_place
        self.find_bar.tell(number, count if self.panes.found else 0)

    def action_browse(self) -> None:
        """Open the article's page in the browser."""
        if article := self.panes.current_article():
            url = safe_url(article.url) if article.url else None
            if url is None:
                self.news.tell(_NO_ADDRESS)
            else:
                self.news.open_page(url)

    def action_full_text(self) -> None:
        """Fetch the whole text of an article that its feed shortened."""
        if article := self.panes.current_article():
            if article.url:
                fetch_full_text(self.news, article.id)
            else:
                self.news.tell(_NO_ADDRESS)

    def action_copy_link(self) -> None:
        """Copy the article's address, or the path of its file."""
        article = self.panes.current_article()
        link = article and (article.url or article.path)
        if link:
            self.app.copy_to_clipboard(link)
            self.news.tell(f"Copied: {show_path(link)}")
