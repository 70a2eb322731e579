"""The agenda's list of entries under their headings, and the strip of the coming weeks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from newsreader.models import AgendaEntry
from newsreader.ui.commands import bindings
from newsreader.ui.render import day_words, parse_day
from newsreader.ui.rows.agenda import (
    PLANNED,
    Group,
    days_with_entries,
    entry_lines,
    heading_lines,
    of_the_day_above,
)
from newsreader.ui.rows.pieces import DUE, Lines, gone_lines
from newsreader.ui.widgets.lines import Part
from newsreader.ui.widgets.virtual_list import VirtualList

DAY_CELLS = 2
WEEK_CELLS = 7 * DAY_CELLS + 1
"""Cells of a day and of a week in the strip."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that only says what the entries below it are."""

    title: str
    count: int
    first: bool


class AgendaList(VirtualList[AgendaEntry | Heading], inherit_bindings=False):
    """Entries have the key of their number, headings a negative one; the cursor never stands on a heading."""

    BINDINGS = bindings("list")

    def __init__(self, today: date) -> None:
        super().__init__()
        self.today = today
        self._rows: dict[int, AgendaEntry | Heading] = {}
        self._day_told: frozenset[AgendaEntry] = frozenset()

    @property
    def entry(self) -> AgendaEntry | None:
        """The entry under the cursor."""
        row = self._rows.get(self.current) if self.current is not None else None
        return row if isinstance(row, AgendaEntry) else None

    @property
    def entries(self) -> tuple[AgendaEntry, ...]:
        """All entries that are shown, in order."""
        return tuple(row for row in self._rows.values() if isinstance(row, AgendaEntry))

    def set_groups(self, groups: Sequence[Group]) -> None:
        """Show these groups; the cursor stays on its entry where it is still there."""
        before = self.entry
        self._day_told = of_the_day_above(groups)
        self._rows = {}
        number = 0
        for place, group in enumerate(groups):
            self._rows[-place - 1] = Heading(group.title, len(group.entries), place == 0)
            for entry in group.entries:
                self._rows[number] = entry
                number += 1
        self.set_keys(tuple(self._rows), self._key_of(before))
        self.go(self.cursor)

    def go_to_day(self, day: date) -> bool:
        """Put the cursor on the first entry of this day or after it; False where there is none."""
        for position, row in enumerate(self._rows.values()):
            when = parse_day(row.date) if isinstance(row, AgendaEntry) else None
            if when is not None and when >= day:
                self.go(position)
                return True
        return False

    def go_to_date(self, value: str) -> bool:
        """Put the cursor on the first entry of exactly this date; False where there is none."""
        for position, row in enumerate(self._rows.values()):
            if isinstance(row, AgendaEntry) and row.date == value:
                self.go(position)
                return True
        return False

    def go_to_entry(self, entry: AgendaEntry) -> None:
        """Put the cursor on this entry where it is still there."""
        if (key := self._key_of(entry)) is not None:
            self.go(self.keys.index(key))

    def go(self, position: int) -> None:
        """Put the cursor on a row; on a heading it goes on to the next entry."""
        if not self.keys:
            return
        position = max(0, min(position, len(self.keys) - 1))
        if self.keys[position] < 0:
            position += -1 if 0 < position < self.cursor else 1
        super().go(position)

    def fetch(self, keys: Sequence[int]) -> Mapping[int, AgendaEntry | Heading]:
        """Return entries and headings."""
        return {key: self._rows[key] for key in keys if key in self._rows}

    def lines_of(self, row: AgendaEntry | Heading | None, width: int) -> Lines:
        """Return the lines of an entry or heading."""
        if row is None:
            return gone_lines(width)
        if isinstance(row, Heading):
            return heading_lines(row.title, row.count, width, first=row.first)
        return entry_lines(row, width, self.today, day_told=row in self._day_told)

    def height_guess(self, width: int) -> int:
        """Return the height of most entries."""
        return 3 if width > 0 else 1

    def _bring_into_view(self) -> None:
        super()._bring_into_view()
        above = self.cursor - 1
        if above >= 0 and self.keys[above] < 0 and self._seen.index.top(above) < self._top:
            self._scroll(self._seen.index.top(above))

    def _key_of(self, entry: AgendaEntry | None) -> int | None:
        if entry is None:
            return None
        told = (entry.story, entry.date, entry.kind)
        return next(
            (key for key, row in self._rows.items()
             if isinstance(row, AgendaEntry) and (row.story, row.date, row.kind) == told), None,
        )  # fmt: skip


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
