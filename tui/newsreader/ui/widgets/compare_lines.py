"""The lines above and below two compared reports: story, difference, whose report is where; the facts in short."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from newsreader.models import Article
from newsreader.text import clean_line, counted
from newsreader.ui.compared.facts import FactLines
from newsreader.ui.compared.layout import STACKED_BELOW
from newsreader.ui.compared.pairs import Compared
from newsreader.ui.compared.views import AGAIN, ELSEWHERE
from newsreader.ui.layout import safe_text, wrapped
from newsreader.ui.own_keys import with_keys
from newsreader.ui.render import day_words, published_words, teller_words
from newsreader.ui.rows.pieces import shorten, shorten_at_word
from newsreader.ui.widgets.lines import Part

LEGEND = "= agree  ≈ partly  + only here  ≠ differ"
_ROOM_FOR_LEGEND, _ROOM_FOR_ELSEWHERE = 76, 90  # cells of the screen
_LEAST_TITLE = 12
"""Width below which the title gives way to the signs: who compares knows the story, but not the signs."""
_ROOM_FOR_NUMBER = 34  # cells of a column
_MOST_NOTES = 2
_FAIR_NAME, _LEAST_NAME = 20, 12  # cells to which a name is cut before what follows it is shortened


class CompareHead(Widget):
    """Story, legend and number of the difference; below, whose report is on which side."""

    DEFAULT_CSS = "CompareHead { height: 2; width: 1fr; background: $surface; color: $foreground; }"

    def __init__(self) -> None:
        super().__init__()
        self._shown: Compared | None = None
        self._difference = (0, 0)

    def show(self, shown: Compared | None, difference: tuple[int, int]) -> None:
        """Show what is compared, and which difference is the current one."""
        self._shown, self._difference = shown, difference
        self.refresh()

    def render(self) -> Content:
        """Return both lines at the width of now."""
        width = self.size.width
        return Content("\n").join([self._title_line(width), self._sides_line(width)])

    def _title_line(self, width: int) -> Content:
        right = f"{difference_words(*self._difference, self._shown)} " if self._shown else ""
        legend = f"{self._legend(width)}   " if width >= _ROOM_FOR_LEGEND else ""
        room = max(0, width - 10 - cell_len(right) - cell_len(legend) - 2)
        title = shorten_at_word(safe_text(self._shown.title), room) if self._shown and room >= _LEAST_TITLE else ""
        gap = " " * max(1, width - 10 - cell_len(title) - cell_len(right) - cell_len(legend))
        head: Part = (" Compare  ", "bold $text-accent")
        return Content.assemble(head, (title, "bold"), gap, legend, (right, "$text-accent"))

    def _legend(self, width: int) -> str:
        rows = self._shown.views["aligned"] if self._shown else ()
        is_used = any(block.style == AGAIN for row in rows for block in (*row.a, *row.b))
        return f"{LEGEND}  {ELSEWHERE} elsewhere" if is_used and width >= _ROOM_FOR_ELSEWHERE else LEGEND

    def _sides_line(self, width: int) -> Content:
        shown = self._shown
        if shown is None:
            return Content("")
        if width - 1 < STACKED_BELOW:
            half = max(0, (width - 8) // 2)
            left, right = _side_words(shown, half, half)
            return Content(f" 1 {left}   2 {right}")
        room = width - 5
        wide = room - room // 2
        left, right = _side_words(shown, wide - 1, room // 2)
        parts: list[Part] = [
            (f" {left}{' ' * (wide - cell_len(left))}", "bold"), ("│ ", "$foreground 60%"), (right, "bold"),
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
        """Show these facts, and notes on what could not be compared."""
        self._facts, self._notes = facts, tuple(notes)
        self.refresh(layout=True)

    def render(self) -> Content:
        """Return the lines at the width of now."""
        width = self.size.width
        facts = self._facts
        notes = (safe_text(note) for note in self._notes[:_MOST_NOTES])
        lines = [Content(f" {line}") for note in notes for line in wrapped(note, width - 2)]
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


def difference_words(number: int, count: int, shown: Compared) -> str:
    """Return `difference 3 of 9`, `9 differences` or `no difference`, or that only the facts differ or can be compared."""
    if count:
        return f"difference {number} of {count}" if number else counted(count, "difference")
    if shown.comparison.unknown_a:
        return "only facts compared"
    if any(row.status != "agree" for row in shown.views["facts"]):
        return with_keys("differ in facts (<compare.facts>)")
    return "no difference"


def report_words(article: Article, width: int) -> str:
    """Return source (or title), day and place of a report in `width` cells.

    If there is no room for all, what is dropped first is the place, then the end of the name, the origin of the day, the
    time, the year.
    """
    teller, day, place = (
        safe_text(clean_line(part)) for part in (teller_words(article), published_words(article), article.place or "")
    )
    words = f"{teller} · {day} · {place}"
    if place and cell_len(words) <= width:
        return words
    days = (day_words(article.published, year=year) for year in (True, False))
    shorter = (day.partition(" (")[0], *days) if article.published else ()
    for told, least in ((day, _FAIR_NAME), *((one, _LEAST_NAME) for one in shorter)):
        room = width - cell_len(told) - 3
        if room >= min(least, cell_len(teller)):
            return f"{shorten(teller, room)} · {told}"
    return shorten(f"{teller} · {day}", width)


def _side_words(shown: Compared, left: int, right: int) -> tuple[str, str]:
    """Return whose report is on each side, in `left` and `right` cells."""
    if shown.sides:
        return shorten(shown.sides[0], left), shorten(shown.sides[1], right)
    others = shorten(f"all {shown.others} others together", right)
    one, two = (_place_words(number, shown.others + 1, right) for number in shown.numbers)
    return (
        f"{report_words(shown.left, left - cell_len(one))}{one}",
        f"{report_words(shown.right, right - cell_len(two))}{two}" if shown.right else others,
    )


def _place_words(number: int, count: int, width: int) -> str:
    """Return ` · 3 of 5` if there are more than the two reports shown, and enough room."""
    return f" · {number} of {count}" if number and count > 2 and width >= _ROOM_FOR_NUMBER else ""


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
