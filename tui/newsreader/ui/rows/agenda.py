"""The agenda as groups (overdue, today, this week, later, past) and lines. Pure: no widget, no clock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from rich.cells import cell_len, set_cell_size

from newsreader.library.days import due_words, left_words
from newsreader.models import AgendaEntry
from newsreader.text import counted
from newsreader.ui.layout import safe_text
from newsreader.ui.render import day_words, parse_day
from newsreader.ui.rows.pieces import (
    DUE,
    GUTTER,
    PLANNED,
    Lines,
    Piece,
    first_lines,
    short_day,
    shorten,
    shorten_at_word,
    shorten_list,
)

SENTENCE_LINES = 2
"""Lines a sentence may take in the agenda."""

_WHEN_CELLS = 26
_LAPSED_DAYS = 7
_ROOM_FOR_COLUMNS = 70


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the agenda with its entries."""

    title: str
    entries: tuple[AgendaEntry, ...]


def agenda_groups(entries: Iterable[AgendaEntry], *, today: date, since: date | None = None) -> tuple[Group, ...]:
    """Return the groups that have entries, in order; the last one is the past, the most recent first.

    A deadline that lapsed after `since` (the last visit; None: a week ago) is overdue, not past.
    """
    overdue = "Overdue since your last visit" if since else f"Overdue in the last {_LAPSED_DAYS} days"
    lapsed = (since or today - timedelta(days=_LAPSED_DAYS)) - today
    titles = (overdue, "Today", "The next seven days", "Later", "Past")
    found: dict[str, list[AgendaEntry]] = {title: [] for title in titles}
    for entry in entries:
        days = entry.days_left
        if days > 7:
            found["Later"].append(entry)
        elif days >= 0:
            found[titles[1 + (days > 0)]].append(entry)
        else:
            is_overdue = entry.kind == "deadline" and days >= lapsed.days
            found[overdue if is_overdue else "Past"].append(entry)
    found["Past"].reverse()
    return tuple(Group(title, tuple(found[title])) for title in titles if found[title])


def heading_lines(group: Group, *, first: bool) -> Lines:
    """Return the lines of a group's heading, with a blank line above it unless it is the first."""
    line = (Piece(f" {group.title}", "unread"), Piece(f"  {len(group.entries)}", "meta"))
    return (line,) if first else ((), line)


def of_the_day_above(groups: Iterable[Group]) -> frozenset[AgendaEntry]:
    """Return the entries with the same day as the entry above them in their group."""
    return frozenset(
        entry
        for group in groups
        for above, entry in pairwise(group.entries)
        if (above.date, above.days_left) == (entry.date, entry.days_left)
    )


def entry_lines(entry: AgendaEntry, width: int, today: date, *, day_told: bool = False) -> Lines:
    """Return the lines of an entry: day, days left and story; its sentence; who gives it and whether they agree.

    `day_told`: the entry above shows the same day, which is then repeated in muted colour if there is room.
    """
    room = max(width - GUTTER - 1, 2)
    when = when_words(entry, today)
    sign = Piece(f" {DUE if entry.kind == 'deadline' else PLANNED} ", "due")
    title = safe_text(entry.title) or "(no title)"
    margin = Piece(" " * GUTTER, "meta")
    lines: list[tuple[Piece, ...]] = []
    if width >= _ROOM_FOR_COLUMNS:
        column = max(_WHEN_CELLS, cell_len(when) + 2)
        told = set_cell_size(when.partition(" · ")[0] if day_told else when, column)
        lines.append(
            (sign, Piece(told, "meta" if day_told else "due"), Piece(shorten_at_word(title, room - column), "unread"))
        )
    elif day_told:
        lines.append((sign, Piece(shorten_at_word(title, room), "unread")))
    else:
        lines.append((sign, Piece(shorten(when, room), "due")))
        lines.append((margin, Piece(shorten_at_word(title, room), "unread")))
    sentence = safe_text(" ".join(entry.sentence.split()))
    lines += [(margin, Piece(text, "headline")) for text in first_lines(sentence, room, SENTENCE_LINES)]
    return (*lines, (margin, *_told_by(entry, room, today)))


def when_words(entry: AgendaEntry, today: date) -> str:
    """Return `Fri 1 Aug · in 14 days`, with the year if it is another one, or `Aug 2025 · within 44 days`."""
    return f"{due_words(entry, year=entry.days[0].year != today.year)} · {left_words(entry, today)}"


def days_with_entries(entries: Iterable[AgendaEntry]) -> dict[date, tuple[int, int]]:
    """Return the numbers of deadlines and of planned events on each day that entries name."""
    days: dict[date, tuple[int, int]] = {}
    for entry in entries:
        day = parse_day(entry.date)
        if day is not None:
            deadlines, planned = days.get(day, (0, 0))
            is_deadline = entry.kind == "deadline"
            days[day] = deadlines + is_deadline, planned + (not is_deadline)
    return days


def _told_by(entry: AgendaEntry, room: int, today: date) -> list[Piece]:
    reports = entry.reports
    told = counted(reports, "report")
    if entry.disagree:
        told += " · "
        others = [short_day(value, today, weekday=False) or day_words(value) for value in entry.disagree]
        differ = "≠ other reports say "
        listed = shorten_list(others, ", ", max(0, room - cell_len(told + differ)))
        return [Piece(told, "meta"), Piece(shorten(differ + listed, max(0, room - cell_len(told))), "due")]
    if reports > 1:
        told += " agree"
    if entry.copies:
        told += f" · {counted(entry.copies, 'copy', 'copies')}"
    sources = ", ".join(safe_text(source) for source in entry.sources)
    return [Piece(shorten(f"{told} · {sources}" if sources else told, room), "meta")]
