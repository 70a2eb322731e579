"""The agenda: dated points of many reports joined into entries, with who gives them and who disagrees; calendar files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import combinations

from newsreader.analysis.background import Background, background
from newsreader.analysis.terms import normal_words
from newsreader.library.context import Context
from newsreader.models import AgendaEntry, DateKind
from newsreader.models.periods import first_day, last_day
from newsreader.store import agenda, visits
from newsreader.store.records import AgendaRow

_Days = tuple[str, str]
"""First and last day."""
_SAME_EVENT = 0.5
"""Two sentences of a story are about one event from this weighted share of common words on, date words left out."""


class Agenda:
    """The agenda of one library."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def entries(self, text: str = "", *, past: bool = False, scheduled: bool = False) -> list[AgendaEntry]:
        """Return what falls due in matching articles, soonest first; with `past` also what is over, with `scheduled` also
        planned events at which nothing lapses."""
        day = self._context.today()
        kinds: tuple[DateKind, ...] = ("deadline", "scheduled") if scheduled else ("deadline",)
        rows = agenda.agenda_rows(self._context.database, self._context.parse(text), today=day, past=past, kinds=kinds)
        return self._context.source_names.in_entries(build_agenda(rows, today=day))

    def visit(self) -> date | None:
        """Record that the user looks at the agenda today; return the day of the previous visit before today."""
        if not self._context.database.is_frozen:
            visits.note_visit(self._context.database, self._context.today())
        return visits.last_visit(self._context.database, self._context.today())

    def calendar(self, entries: Sequence[AgendaEntry]) -> bytes:
        """Return entries as an iCalendar file."""
        return calendar(entries, now=self._context.clock(), alarm_days=self._context.settings.alarm_days)


@dataclass(slots=True)
class _Point:
    """What all reports of one story say of one date."""

    rows: list[AgendaRow]

    @property
    def first(self) -> AgendaRow:
        return self.rows[0]

    @property
    def exact(self) -> AgendaRow:
        """The first row that names a day, else the first."""
        return next((row for row in self.rows if row.day == row.last_day), self.first)

    def meets(self, other: _Point) -> bool:
        """Tell whether both may be the same date, such as a month and a day in it."""
        one, two = self.exact, other.exact
        return one.day <= two.last_day and two.day <= one.last_day

    def is_over_for(self, other: _Point) -> bool:
        """Tell whether this date had passed before any report of the other appeared: those report what came next."""
        return all(row.told is not None and self.exact.last_day < row.told for row in other.rows)


def build_agenda(rows: Sequence[AgendaRow], *, today: date) -> list[AgendaEntry]:
    """Join rows into entries, soonest first.

    A date that several reports of a story give becomes one entry with all of them. A period (a month, a quarter) that
    begins or ends with a day the story also gives counts as that day. Other dates that reports give for the same event
    are listed in `disagree`; a period and a day within it do not disagree.
    """
    stories: dict[int, list[AgendaRow]] = defaultdict(list)
    for row in rows:
        stories[row.story].append(row)
    entries = [entry for of_story in stories.values() for entry in _entries(of_story, today)]
    return sorted(entries, key=lambda entry: (entry.days_left, entry.date, entry.story))


def _entries(rows: Sequence[AgendaRow], today: date) -> list[AgendaEntry]:
    points = _points(rows)
    others = _disagreements(points) if len(points) > 1 else {}
    return [_entry(point, others.get(key, ()), today) for key, point in points.items()]


def _points(rows: Sequence[AgendaRow]) -> dict[_Days, _Point]:
    days = {row.day for row in rows if row.day == row.last_day}
    points: dict[_Days, _Point] = {}
    for row in rows:
        key = row.day, row.last_day
        if row.day != row.last_day:
            key = next(((day, day) for day in (row.last_day, row.day) if day in days), key)
        points.setdefault(key, _Point([])).rows.append(row)
    for point in points.values():
        point.rows.sort(key=lambda row: (row.kind != "deadline", row.copies_of is not None))
    return points


def _entry(point: _Point, disagree: Sequence[str], today: date) -> AgendaEntry:
    row, exact = point.first, point.exact
    articles = {one.article_id: one.copies_of or one.article_id for one in point.rows}
    days = first, last = date.fromisoformat(exact.day), date.fromisoformat(exact.last_day)
    near = first if today < first and row.kind != "deadline" else last
    return AgendaEntry(
        date=exact.value,
        kind=row.kind,
        sentence=row.sentence,
        articles=tuple(articles),
        story=row.story,
        days_left=(near - today).days,
        title=row.title,
        sources=tuple(dict.fromkeys(one.source for one in point.rows if one.source)),
        disagree=tuple(disagree),
        copies=len(articles) - len(set(articles.values())),
        season=days if len(exact.value) == 4 and days != (first_day(exact.value), last_day(exact.value)) else None,
    )


def _disagreements(points: dict[_Days, _Point]) -> dict[_Days, list[str]]:
    """Return for each point the other dates that other reports give for the same event."""
    weights = background()

    @cache
    def words(key: _Days) -> list[frozenset[str]]:
        return [_words(row.sentence) for row in points[key].rows]

    found: dict[_Days, list[str]] = defaultdict(list)
    for (key, one), (other_key, other) in combinations(points.items(), 2):
        if _may_disagree(one, other) and _close(words(key), words(other_key), weights):
            found[key].append(other.exact.value)
            found[other_key].append(one.exact.value)
    return found


def _may_disagree(one: _Point, other: _Point) -> bool:
    """Tell whether two points are different dates of one kind, from different reports, and neither report could know both."""
    if one.first.kind != other.first.kind or one.exact.value == other.exact.value or one.meets(other):
        return False
    if {row.article_id for row in one.rows} & {row.article_id for row in other.rows}:
        return False
    return not one.is_over_for(other) and not other.is_over_for(one)


def _close(ones: Iterable[frozenset[str]], twos: Sequence[frozenset[str]], weights: Background) -> bool:
    return any(_shared(one, two, weights) >= _SAME_EVENT for one in ones for two in twos)


def _shared(one: frozenset[str], two: frozenset[str], weights: Background) -> float:
    def mass(terms: frozenset[str]) -> float:
        return sum(weights.idf(term) for term in terms)

    least = min(mass(one), mass(two))
    return mass(one & two) / least if least and min(len(one), len(two)) >= 3 else 0.0


_DATE_WORDS = frozenset(
    "jan feb mar apr may jun jul aug sep oct nov dec monday tuesday wednesday thursday friday saturday sunday".split()
)


def _words(sentence: str) -> frozenset[str]:
    return frozenset(
        word.term
        for word in normal_words(sentence)
        if not word.stop and not word.term[:1].isdigit() and word.term not in _DATE_WORDS
    )


def calendar(entries: Sequence[AgendaEntry], *, now: datetime, alarm_days: int | None = None) -> bytes:
    """Return an iCalendar file (RFC 5545) with an all-day event for each entry that names a day or a period.

    The id of an event stays the same as long as story, date and kind do, so that a calendar updates it instead of
    adding it again. `alarm_days`: days before it to remind the user (None: no alarm).
    """
    from icalendar import Alarm, Calendar, Event

    out = Calendar()
    out.add("prodid", "-//newsreader//agenda//EN")
    out.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.story}-{entry.season[0] if entry.season else entry.date}-{entry.kind}@newsreader")
        event.add("dtstamp", now.astimezone(UTC))
        first, last = entry.days
        event.add("dtstart", last if entry.kind == "deadline" else first)
        if last < date.max:  # no day comes after it; an event without an end lasts a day
            event.add("dtend", last + timedelta(days=1))
        event.add("summary", f"{'Deadline: ' if entry.kind == 'deadline' else ''}{entry.title or entry.sentence}")
        told = f"Sources: {', '.join(entry.sources)}" if entry.sources else ""
        event.add("description", "\n".join(part for part in (entry.sentence, told) if part))
        event.add("transp", "TRANSPARENT")
        if alarm_days is not None:
            reminder = Alarm()
            reminder.add("action", "DISPLAY")
            reminder.add("description", entry.sentence)
            reminder.add("trigger", timedelta(days=-alarm_days))
            event.add_component(reminder)
        out.add_component(event)
    data: bytes = out.to_ical()
    return data
