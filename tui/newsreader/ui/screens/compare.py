"""Two reports of a story side by side: what both say, what only one says, where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import Screen

from newsreader.errors import NewsreaderError
from newsreader.models import Article, ArticleRow
from newsreader.ui.commands import COMMANDS, Place, bindings
from newsreader.ui.compared import aligned_view, whole_view
from newsreader.ui.compared_facts import fact_lines, facts_view
from newsreader.ui.render import parse_day, teller_words
from newsreader.ui.screens.ask_path import AskPathScreen
from newsreader.ui.widgets.compare_lines import Compared, CompareHead, FactFoot
from newsreader.ui.widgets.compare_pane import ComparePane
from newsreader.ui.widgets.compare_pane import Place as RowPlace
from newsreader.ui.widgets.lines import KeyLine

if TYPE_CHECKING:
    from newsreader.ui.app import NewsApp


class CompareLoaded(Message):
    """A comparison was made. `number` says which one; only the newest counts."""

    def __init__(self, number: int, compared: Compared) -> None:
        super().__init__()
        self.number = number
        self.compared = compared


class CompareScreen(Screen[None]):
    """Compares the report `article_id` with another of its story; `Tab` takes the next one."""

    BINDINGS = bindings("compare")
    AUTO_FOCUS = "ComparePane"
    CSS_PATH = "compare.tcss"

    def __init__(self, app: NewsApp, story_id: int, article_id: int) -> None:
        super().__init__()
        self.library = app.library
        self.story_id = story_id
        self.reports: tuple[int, ...] = ()
        self.left = article_id
        self.right: int | None = None
        self.compared: Compared | None = None
        self.view = "aligned"
        self._places: dict[str, RowPlace] = {}
        self.head = CompareHead()
        self.pane = ComparePane()
        self.foot = FactFoot()
        self.key_line = KeyLine()
        self._number = 0

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield self.head
        yield self.pane
        yield self.foot
        yield self.key_line

    @property
    def news(self) -> NewsApp:
        """The app."""
        return cast("NewsApp", self.app)

    def places(self) -> tuple[Place, ...]:
        """Return the places whose keys are heard here."""
        return "compare", "everywhere"

    def on_mount(self) -> None:
        """Look which reports there are and compare the first two."""
        self.key_line.show((command for command in COMMANDS if command.place == "compare"), self.news.user_keys)
        try:
            rows = self.library.article_rows(self.library.story(self.story_id).articles)
        except NewsreaderError as error:
            self.news.tell_error(error)
            rows = []
        self.reports = reports_of(rows)
        if len(self.reports) < 2:
            self.news.tell("Nobody else reports this yet, so there is nothing to compare.")
            self.app.pop_screen()
            return
        if self.left not in self.reports:
            original = next((row.copies_of for row in rows if row.id == self.left), None)
            self.left = original if original in self.reports else self.reports[0]
        self.right = next(report for report in self.reports if report != self.left)
        self._load()

    def _load(self) -> None:
        self._number += 1
        self.app.run_worker(
            partial(self._compare, self._number, self.left, self.right),
            thread=True, group="compare", exclusive=True, exit_on_error=False, description="comparing",
        )  # fmt: skip

    def _compare(self, number: int, left: int, right: int | None) -> None:
        library = self.library
        title, article = library.story(self.story_id).title, library.article(left)
        if right is None:
            others = [library.article(report) for report in self.reports if report != left]
            comparison, other, tellers = library.compare_with_rest(left), None, tellers_of(others)
        else:
            comparison, other, tellers = library.compare(left, right), library.article(right), ()
        views = {
            "aligned": aligned_view(comparison, tellers), "facts": facts_view(comparison),
            "whole": whole_view(comparison, tellers),
        }  # fmt: skip
        compared = Compared(comparison, views, title, article, other, len(self.reports) - 1)
        self.post_message(CompareLoaded(number, compared))

    def on_compare_loaded(self, message: CompareLoaded) -> None:
        """Show what was compared."""
        if message.number != self._number:
            return
        self.compared = message.compared
        self._places.clear()
        comparison = message.compared.comparison
        published = parse_day(message.compared.left.published)
        self.foot.show(fact_lines(comparison, published.year if published else None), comparison.notes)
        self._show_view()

    def _show_view(self) -> None:
        if self.compared is not None:
            self.pane.show(self.compared.views[self.view], place=self._places.get(self.view))

    def _turn_to(self, view: str) -> None:
        """Show another view, or the aligned one again; each keeps its place."""
        self._places[self.view] = self.pane.place
        self.view = "aligned" if self.view == view else view
        self._show_view()

    def on_compare_pane_moved(self, message: ComparePane.Moved) -> None:
        """Tell which difference it is."""
        self.head.show(self.compared, (message.number, message.count))

    # ---- commands

    def action_difference(self, direction: int) -> None:
        """Go to another difference."""
        if not self.pane.next_difference(direction):
            self.app.bell()

    def action_facts(self) -> None:
        """Show the facts alone, or the sentences again."""
        self._turn_to("facts")

    def action_whole(self) -> None:
        """Show both texts whole, or aligned again."""
        self._turn_to("whole")

    def action_other(self) -> None:
        """Take the next report on the right; behind the last one all others together."""
        others: list[int | None] = [report for report in self.reports if report != self.left]
        if len(others) > 1:
            others.append(None)
        self.right = others[(others.index(self.right) + 1) % len(others)]
        if len(others) > 1:
            self._load()
        else:
            self.news.tell("The story has only these two reports.")

    def action_other_left(self) -> None:
        """Take the next report on the left."""
        rest = [report for report in self.reports if report != self.right]
        self.left = rest[(rest.index(self.left) + 1) % len(rest)]
        if len(rest) > 1:
            self._load()
        else:
            self.news.tell("The story has only these two reports.")

    def action_export(self) -> None:
        """Save the story as a Markdown file."""
        suggested = Path.cwd() / f"story-{self.story_id}.md"
        self.app.push_screen(AskPathScreen("Save the story as Markdown", suggested), self._export_to)

    def _export_to(self, path: Path | None) -> None:
        if path is not None:
            self.news.in_turn(partial(self._write, path), lambda _: self.news.tell(f"Saved {path}"))

    def _write(self, path: Path) -> None:
        from newsreader.library.exporting import write_whole

        write_whole(path, [self.library.dossier(self.story_id)])

    def action_scroll_by(self, lines: int) -> None:
        """Scroll both reports by lines."""
        self.pane.scroll_lines(lines)

    def action_turn(self, direction: int) -> None:
        """Scroll both reports by a page."""
        self.pane.page(direction)

    def action_half_page(self, direction: int) -> None:
        """Scroll both reports by half a page."""
        self.pane.half_page(direction)

    def action_first(self) -> None:
        """Go to the start."""
        self.pane.home()

    def action_last(self) -> None:
        """Go to the end."""
        self.pane.end()

    def action_close(self) -> None:
        """Go back."""
        self.app.pop_screen()


def reports_of(rows: Sequence[ArticleRow]) -> tuple[int, ...]:
    """Return the reports of a story without their copies; with them where there is only one report."""
    ids = {row.id for row in rows}
    reports = tuple(row.id for row in rows if row.copies_of not in ids)
    return reports if len(reports) > 1 else tuple(row.id for row in rows)


def tellers_of(articles: Sequence[Article]) -> tuple[tuple[int, str], ...]:
    """Return where each article's text begins when all stand in one text, a blank line between them, and who tells it."""
    found: list[tuple[int, str]] = []
    offset = 0
    for article in articles:
        found.append((offset, teller_words(article)))
        offset += len(article.text) + 2
    return tuple(found)
