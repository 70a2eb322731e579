"""The agenda's list of entries under their headings, and the strip of the coming weeks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from newsreader.models import AgendaEntry
from newsreader.ui.render import day_words, parse_day
from newsreader.ui.rows.agenda import (
    Group,
    days_with_entries,
    entry_lines,
    heading_lines,
    of_the_day_above,
)
from newsreader.ui.rows.pieces import DUE, PLANNED, Lines
from newsreader.ui.widgets.held_list import HeldList
from newsreader.ui.widgets.lines import Part

DAY_CELLS = 2
WEEK_CELLS = 7 * DAY_CELLS + 1
"""Width of a day and of a week in the strip."""


class AgendaList(HeldList[AgendaEntry | Group]):
    """Keys of entries count from 0; those of groups, which are shown as headings, are negative. The cursor skips headings."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self._day_told: frozenset[AgendaEntry] = frozenset()

    @property
    def entry(self) -> AgendaEntry | None:
        """The entry under the cursor."""
        return row if isinstance(row := self.current_row, AgendaEntry) else None

    @property
    def entries(self) -> tuple[AgendaEntry, ...]:
        """All entries that are shown, in order."""
        return tuple(row for row in self.rows.values() if isinstance(row, AgendaEntry))

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; the cursor stays on its entry if that is still there."""
        before = self.entry
        self._day_told = of_the_day_above(groups)
        rows: dict[int, AgendaEntry | Group] = {}
        for place, group in enumerate(groups):
            rows[-place - 1] = group
            rows.update(enumerate(group.entries, len(rows) - place - 1))
        self.set_rows(rows, _first(rows, _same_as(before)) if before else None)
        self.go(self.cursor)

    def go_to_day(self, day: date) -> None:
        """Put the cursor on the first entry on this day or later."""
        self.go_to(_first(self.rows, lambda entry: (when := parse_day(entry.date)) is not None and when >= day))

    def go_to_date(self, value: str) -> None:
        """Put the cursor on the first entry of exactly this date."""
        self.go_to(_first(self.rows, lambda entry: entry.date == value))

    def go_to_entry(self, entry: AgendaEntry) -> None:
        """Put the cursor on this entry if it is still there."""
        self.go_to(_first(self.rows, _same_as(entry)))

    def go(self, position: int) -> None:
        """Put the cursor on a row, or beyond it if that is a heading."""
        if not self.keys:
            return
        position = max(0, min(position, len(self.keys) - 1))
        if self.keys[position] < 0:
            position += -1 if 0 < position < self.cursor else 1
        super().go(position)

    @property
    def likely_height(self) -> int:
        """Lines of an entry."""
        return 3

    def lines_of(self, row: AgendaEntry | Group, width: int) -> Lines:
        """Return the lines of an entry or heading."""
        if isinstance(row, Group):
            return heading_lines(row, first=row is self.rows[-1])
        return entry_lines(row, width, self.today, day_told=row in self._day_told)

    def _bring_into_view(self) -> None:
        super()._bring_into_view()
        above = self.cursor - 1
        if above >= 0 and self.keys[above] < 0 and self._seen.index.top(above) < self._top:
            self._scroll(self._seen.index.top(above))


def _first(rows: Mapping[int, AgendaEntry | Group], fits: Callable[[AgendaEntry], bool]) -> int | None:
    return next((key for key, row in rows.items() if isinstance(row, AgendaEntry) and fits(row)), None)


def _same_as(entry: AgendaEntry) -> Callable[[AgendaEntry], bool]:
    told = (entry.story, entry.date, entry.kind)
    return lambda other: (other.story, other.date, other.kind) == told


class WeekStrip(Widget):
    """The coming weeks, one sign a day; a click goes to the day's first entry."""

    DEFAULT_CSS = "WeekStrip { height: 3; width: 1fr; background: $surface; color: $foreground; padding: 0 1; }"

    @dataclass
    class DayClicked(Message):
        """A day was clicked."""

        day: date

    def __init__(self, today: date, *, sunday_first: bool = False) -> None:
        super().__init__()
        self.today = today
        self._sunday_first = sunday_first
        self._days: dict[date, tuple[int, int]] = {}
        self._current: date | None = None

    def set_entries(self, entries: Sequence[AgendaEntry]) -> None:
        """Mark the days of these entries."""
        self._days = days_with_entries(entries)
        self.refresh()

    def set_current(self, entry: AgendaEntry | None) -> None:
        """Mark the day of the entry under the cursor."""
        day = parse_day(entry.date) if entry else None
        if day != self._current:
            self._current = day
            self.refresh()

    @property
    def _first_day(self) -> date:
        return self.today - timedelta(days=(self.today.weekday() + self._sunday_first) % 7)

    @property
    def _weeks(self) -> int:
        return max(1, (self.size.width + 1) // WEEK_CELLS)

    def render(self) -> Content:
        """Return the weeks' first days, the letters of the days, and the sign of each day."""
        heads: list[Part] = []
        letters: list[Part] = []
        signs: list[Part] = []
        for week in range(self._weeks):
            first = self._first_day + timedelta(weeks=week)
            words = day_words(first.isoformat(), year=False, weekday=False)
            heads.append((words + " " * (WEEK_CELLS - cell_len(words)), "bold" if week == 0 else ""))
            letters.append(("S M T W T F S  " if self._sunday_first else "M T W T F S S  ", "$foreground-muted"))
            for number in range(7):
                signs.append(self._sign(first + timedelta(days=number)))
                signs.append((" ", ""))
            signs.append((" ", ""))
        return Content("\n").join(Content.assemble(*line) for line in (heads, letters, signs))

    def _sign(self, day: date) -> Part:
        deadlines, planned = self._days.get(day, (0, 0))
        extra = " reverse" if day == self._current else " underline" if day == self.today else ""
        if deadlines:
            return (DUE if deadlines == 1 else str(min(deadlines, 9)), f"bold $text-error{extra}")
        if planned:
            return (PLANNED, f"$text-warning{extra}")
        return ("·" if day >= self.today else " ", f"$foreground-muted{extra}")

    def on_click(self, event: events.Click) -> None:
        """Tell which day was clicked."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        week, cell = divmod(offset.x, WEEK_CELLS)
        if week < self._weeks and cell < 7 * DAY_CELLS:
            self.post_message(self.DayClicked(self._first_day + timedelta(weeks=week, days=cell // DAY_CELLS)))
