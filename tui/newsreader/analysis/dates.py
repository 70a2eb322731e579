"""Calendar expressions in a text and their values, resolved against the day of publication only.

What a value depends on and the text does not say (no publication day, a number that may be day or month) leaves it None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from newsreader.analysis.calendar_values import first_day, last_day, make_date, unit_of
from newsreader.analysis.date_direction import direction_of
from newsreader.analysis.date_grammar import Expression
from newsreader.analysis.date_phrases import find_phrases
from newsreader.analysis.date_values import resolve
from newsreader.analysis.tense import Clause, Direction, clause_around, tells_back

__all__ = ["DatedPhrase", "find_dated_phrases", "first_day", "last_day"]

_COUPLED = re.compile(r"\s*(?:[-–—,]|,?\s+(?:and|or|to|through|until))\s*(?:on\s+)?\Z")
_ANAPHORA = frozenset(("earlier", "later", "before", "after", "previously", "following", "previous", "preceding", "prior", "same", "that"))


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A calendar phrase with its value and the clause it stands in."""

    start: int
    end: int
    value: str | None
    phrase: Expression
    clause: Clause
    direction: Direction = ""


def find_dated_phrases(text: str, published: date | None) -> list[DatedPhrase]:
    """Return the calendar phrases of a text with their values, sorted and disjoint; impossible dates are left out."""
    phrases = find_phrases(text)
    day_first = _number_order(phrases)
    found: list[DatedPhrase] = []
    for phrase in phrases:
        clause = clause_around(text, phrase.start, phrase.end)
        coupled = bool(found) and phrase.start - found[-1].end < 12 and bool(_COUPLED.match(text[found[-1].end:phrase.start]))
        if coupled:
            clause = replace(found[-1].clause, left=clause.left, right=clause.right)
        if phrase.shape == "within" and phrase.relation == "in" and not _looks_ahead(phrase, clause):
            continue
        if phrase.relation == "within" and tells_back(clause):
            continue
        if not _is_possible(phrase, day_first):
            continue
        reference = found[-1] if found and phrase.start - found[-1].end < 500 else None
        value = resolve(phrase, clause, published, reference.value if reference else None, day_first)
        if coupled and reference and reference.value and value and phrase.shape == "month" and not phrase.relation and phrase.year is None:
            value = _month_after(value, reference.value)
        if value is None and (phrase.relation in _ANAPHORA or (phrase.shape in ("unit",) and published)):
            continue
        found.append(DatedPhrase(phrase.start, phrase.end, value, phrase, clause, direction_of(phrase, clause)))
    for k in range(len(found) - 1):
        clock, day = found[k], found[k + 1]
        if clock.phrase.shape == "clock" and day.phrase.unit == "day" and text[clock.end:day.start] == ", ":
            found[k] = replace(clock, value=day.value)
    return _agree(found)


def _month_after(value: str, before: str) -> str:
    """The month of `value` that follows `before`: "last December and January" are neighbours."""
    if unit_of(before) != "month":
        return value
    year = int(before[:4]) + (value[5:] < before[5:])
    return f"{year:04d}{value[4:]}" if year < 10000 else value


def _looks_ahead(phrase: Expression, clause: Clause) -> bool:
    """Whether "in two weeks" is a point ahead rather than the time something took."""
    if phrase.name == "time":
        return True
    closed = not clause.right.strip() or clause.right.lstrip(" ")[:1] in ".,;)\"”" or bool(re.match(r"\s+(?:if|unless|"
                                                                                                    r"when|and|but|from)\b", clause.right))
    return clause.direction == "future" and closed and clause.group in ("modal", "plan", "isto", "progress", "presv", "oblige")


def _number_order(phrases: list[Expression]) -> bool | None:
    """Return True where numeric dates of the text are day-first, False where month-first, None where nothing shows it."""
    day_first = any(p.numeric and p.numeric[0] > 12 and p.numeric[1] <= 12 for p in phrases)
    month_first = any(p.numeric and p.numeric[1] > 12 and p.numeric[0] <= 12 for p in phrases)
    return None if day_first == month_first else day_first


def _is_possible(phrase: Expression, day_first: bool | None) -> bool:
    if phrase.numeric:
        a, b = phrase.numeric
        year = phrase.year or 0
        orders = [(a, b)] if day_first is False else [(b, a)] if day_first else [(a, b), (b, a)]
        return any(make_date(year, month, day) for month, day in orders)
    if phrase.month is not None and phrase.day is not None:
        return make_date(phrase.year or 2000, phrase.month, phrase.day) is not None
    if phrase.week is not None:
        try:
            date.fromisocalendar(phrase.year or 0, phrase.week, 1)
        except ValueError:
            return False
    return phrase.year is None or 1 <= phrase.year <= 9999


def _agree(found: list[DatedPhrase]) -> list[DatedPhrase]:
    """Let an article agree with itself: one month and day without a year is one date throughout."""
    votes: dict[tuple[int, int], dict[str, int]] = {}
    for item in found:
        phrase = item.phrase
        if item.value and phrase.shape in ("monthday", "daymonth") and phrase.month and phrase.day and not phrase.name:
            weight = 100 if phrase.year is not None or phrase.weekday is not None else 3 if item.direction else 1
            count = votes.setdefault((phrase.month, phrase.day), {})
            count[item.value] = count.get(item.value, 0) + weight
    for k, item in enumerate(found):
        phrase = item.phrase
        if phrase.shape in ("monthday", "daymonth") and phrase.year is None and not phrase.name and phrase.weekday is None:
            count = votes.get((phrase.month or 0, phrase.day or 0), {})
            if item.value and len(count) > 1:
                found[k] = replace(item, value=max(count, key=lambda value: (count[value], value == item.value)))
    return found
