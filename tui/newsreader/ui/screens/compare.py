"""Two reports of a story side by side: what both say, what only one says, where they differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from newsreader.errors import NewsreaderError
from newsreader.models import Article, Comparison
from newsreader.text import clean_line
from newsreader.ui.commands import COMMANDS, Place, bindings
from newsreader.ui.compared import FactLines, ViewRow, aligned_view, fact_lines, facts_view, whole_view
from newsreader.ui.layout import safe_text
from newsreader.ui.render import parse_day, published_words, source_words
from newsreader.ui.rows import shorten
from newsreader.ui.screens.ask_path import AskPathScreen
from newsreader.ui.widgets.compare_pane import STACKED_BELOW, ComparePane
from newsreader.ui.widgets.lines import KeyLine, Part

if TYPE_CHECKING:
    from newsreader.ui.app import NewsApp

LEGEND = "= agree   + only here   ≠ differ"
LONG_LEGEND = f"{LEGEND}   ↕ stands elsewhere too"

_VIEWS: Mapping[str, Callable[[Comparison], Sequence[ViewRow]]] = {
    "aligned": aligned_view, "facts": facts_view, "whole": whole_view,
}


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with all that the screen shows of it; `right` is None where all others stand together."""

    comparison: Comparison
    views: Mapping[str, Sequence[ViewRow]]
    title: str
    left: Article
    right: Article | None
    others: int


class CompareHead(Widget):
    """Story, legend and number of the difference; under it whose report stands where."""

    DEFAULT_CSS = "CompareHead { height: 2; width: 1fr; background: $panel; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__()
        self._shown: Compared | None = None
        self._difference = (0, 0)

    def show(self, shown: Compared | None, difference: tuple[int, int]) -> None:
        """Show what is compared and where in it we are."""
        self._shown, self._difference = shown, difference
        self.refresh()

    def render(self) -> Content:
        """Return both lines at the width of now."""
        width = self.size.width
        return Content("\n").join([self._title_line(width), self._sides_line(width)])

    def _title_line(self, width: int) -> Content:
        right = f"{difference_words(*self._difference)} " if self._shown else ""
        legend = f"{LONG_LEGEND}   " if width >= 120 else f"{LEGEND}   " if width >= 100 else ""
        room = max(0, width - 10 - cell_len(right) - cell_len(legend) - 2)
        title = shorten(safe_text(self._shown.title), room) if self._shown else ""
        gap = " " * max(1, width - 10 - cell_len(title) - cell_len(right) - cell_len(legend))
        head: Part = (" Compare  ", "bold $text-accent")
        return Content.assemble(head, (title, "bold"), gap, legend, (right, "$text-accent"))

    def _sides_line(self, width: int) -> Content:
        shown = self._shown
        if shown is None:
            return Content("")
        left, right = report_words(shown.left), _right_words(shown)
        if width - 1 < STACKED_BELOW:
            half = max(0, (width - 8) // 2)
            return Content(f" 1 {shorten(left, half)} · 2 {shorten(right, half)}")
        room = width - 5
        wide = room - room // 2
        left = shorten(left, wide - 1)
        parts: list[Part] = [
            (f" {left}{' ' * (wide - cell_len(left))}", "bold"), ("│ ", "$foreground-muted"),
            (shorten(right, room // 2), "bold"),
        ]  # fmt: skip
        return Content.assemble(*parts)


class FactFoot(Widget):
    """The facts in short: where the reports differ, what both say, what only one says."""

    DEFAULT_CSS = "FactFoot { height: auto; width: 1fr; background: $surface; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__()
        self._facts = FactLines((), (), (), ())
        self._notes: tuple[str, ...] = ()

    def show(self, facts: FactLines, notes: Sequence[str]) -> None:
        """Show these facts, and in plain words what could not be compared."""
        self._facts, self._notes = facts, tuple(notes)
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the lines at the width of now."""
        width = self.size.width
        facts = self._facts
        lines = [Content(f" {shorten(safe_text(note), width - 1)}") for note in self._notes[:2]]
        if facts.differ:
            lines.append(_fact_line(" differ  ", facts.differ, width, "bold $text-error"))
        if facts.agree:
            lines.append(_fact_line(" agree   ", facts.agree, width, "bold"))
        half = width // 2
        if facts.left or facts.right:
            left = _fact_line(" left    ", facts.left or ("–",), half, "bold").pad_right(0)
            gap = " " * max(0, half - left.cell_length)
            right = _fact_line(" right   ", facts.right or ("–",), width - half, "bold")
            lines.append(Content.assemble(left, gap, right))
        return Content("\n").join(lines)


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
        self.reports = tuple(row.id for row in rows if row.copies_of is None)
        if len(self.reports) < 2:
            self.news.tell("Nobody else reports this yet, so there is nothing to compare.")
            self.app.pop_screen()
            return
        if self.left not in self.reports:
            self.left = next((row.copies_of for row in rows if row.id == self.left and row.copies_of), self.reports[0])
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
        comparison = library.compare_with_rest(left) if right is None else library.compare(left, right)
        other = None if right is None else library.article(right)
        title = library.story(self.story_id).title
        views = {name: make(comparison) for name, make in _VIEWS.items()}
        compared = Compared(comparison, views, title, library.article(left), other, len(self.reports) - 1)
        self.post_message(CompareLoaded(number, compared))

    def on_compare_loaded(self, message: CompareLoaded) -> None:
        """Show what was compared."""
        if message.number != self._number:
            return
        self.compared = message.compared
        comparison = message.compared.comparison
        published = parse_day(message.compared.left.published)
        self.foot.show(fact_lines(comparison, published.year if published else None), comparison.notes)
        self._show_view()

    def _show_view(self) -> None:
        if self.compared is not None:
            self.pane.show(self.compared.views[self.view])

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
        self.view = "aligned" if self.view == "facts" else "facts"
        self._show_view()

    def action_whole(self) -> None:
        """Show both texts whole, or aligned again."""
        self.view = "aligned" if self.view == "whole" else "whole"
        self._show_view()

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


def difference_words(number: int, count: int) -> str:
    """Return `difference 3 of 9`, `9 differences`, `no difference`."""
    if not count:
        return "no difference"
    return f"difference {number} of {count}" if number else f"{count} difference{'s' if count > 1 else ''}"


def report_words(article: Article) -> str:
    """Return source, day and place of a report."""
    parts = (source_words(article), published_words(article), article.place or "")
    return safe_text(clean_line(" · ".join(part for part in parts if part)))


def _right_words(shown: Compared) -> str:
    return report_words(shown.right) if shown.right else f"all {shown.others} others together"


def _fact_line(head: str, values: Sequence[str], width: int, style: str) -> Content:
    room = max(0, width - cell_len(head) - 1)
    text = ""
    for number, value in enumerate(values):
        longer = f"{text} · {value}" if text else value
        left = len(values) - number - 1
        if cell_len(longer) + (len(f" +{left}") if left else 0) > room and text:
            text = f"{text} +{left + 1}"
            break
        text = longer
    return Content.assemble((head, style), shorten(text, room))
