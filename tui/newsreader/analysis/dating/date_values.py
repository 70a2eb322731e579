"""The value of a calendar phrase: arithmetic from the day of publication, the date told before it and the clause."""

from __future__ import annotations

import re
from datetime import date

from newsreader.analysis.dating.calendar_holidays import holiday
from newsreader.analysis.dating.calendar_values import (
    add_days,
    make_date,
    quarter_of,
    shift,
    unit_of,
    value_of,
)
from newsreader.analysis.dating.calendar_words import MONTH_FULL, SEASON_STARTS, WEEKDAY_FULL
from newsreader.analysis.dating.date_days import day_word, month_day, nearest, nth, weekday, weekday_of_month
from newsreader.analysis.dating.date_grammar import Expression
from newsreader.analysis.dating.tense import Clause, Direction
from newsreader.models.periods import first_day, last_day

_ORDER = re.compile(
    rf"\b(?:told|ordered|gave|given|instructed|directed|ruled|"
    rf"notified|required|requires)\b[^.;]*\b(?:{WEEKDAY_FULL}|{MONTH_FULL})\b[^.;]*\Z"
)
_FIGURES = re.compile(
    r"(?:['’]s)?\s+(?:[a-z-]+\s+){0,2}?(?:earnings|results|figures|sales|profits?|revenues?|data|inflation|payrolls?|exports|"
    r"accounts|GDP|turnover|jobs|numbers|report)\b(?!\s+(?:conference|meeting|tax|talks))"
)
_LATE_MONTHS = 3  # after a month in which its figures come out
_JUST_OVER = {"month": 10, "year": 3}
"""Days of a month, months of a year in which "sales rose by the end of it" still tells of the one before."""
_NEAR_YEARS = {"last year": -1, "previous year": -1, "this year": 0, "same year": 0, "that year": 0, "next year": 1}
_SAYS_ITSELF = frozenset(("iso", "slashed", "isoweek", "weekno", "monthyear", "year", "shortyear", "yearquarter"))


def resolve(
    phrase: Expression,
    clause: Clause,
    published: date | None,
    reference: str | None,
    direction: Direction,
) -> str | None:
    """Return the value of a phrase, None where it cannot be known.

    `reference` is the value of the date told before; `direction` where the phrase looks in its clause.
    """
    if phrase.shape == "holiday" and phrase.year is not None:
        return value_of(holiday(phrase.name, phrase.year), "day")
    if phrase.shape == "weekdayof":
        return value_of(weekday_of_month(phrase, published, direction), "day")
    if phrase.shape in _SAYS_ITSELF or phrase.year is not None:
        return _explicit(phrase, phrase.year or 0)
    if published is None:
        return None
    told = first_day(reference) if reference else published
    if direction == "future" and _tells_of_lately(phrase, clause, published):
        direction = "past"
    if phrase.name in _NEAR_YEARS:
        year = (told if phrase.name in ("that year", "same year") else published).year + _NEAR_YEARS[phrase.name]
        return _explicit(phrase, year) if 1 <= year <= 9999 else None
    match phrase.shape:
        case "weekday" | "shortday":
            return value_of(weekday(phrase, clause, published, direction), "day")
        case "monthday" | "daymonth":
            return value_of(month_day(phrase, clause, published, direction), "day")
        case "holiday":
            days = [holiday(phrase.name, published.year + k) for k in (-1, 0, 1)]
            return value_of(nearest(days, published, direction), "day")
        case "nth":
            return value_of(nth(phrase, published, reference, direction), "day")
        case "month":
            return _month(phrase, told if phrase.relation == "the following" else published, direction)
        case "quarter":
            return _quarter(phrase, published, direction, clause.distance)
        case "clock":
            is_told = reference is not None and unit_of(reference) == "day" and ". " not in clause.left[-120:]
            return reference if is_told else value_of(published, "day")
        case "dayword":
            return value_of(day_word(phrase.name, published), "day")
        case "yearend":
            return _end_of(phrase.unit, published, reference, direction)
        case "within" | "term":
            unit = phrase.unit if phrase.relation == "in" and phrase.unit in ("month", "year") else "day"
            return value_of(_ahead(phrase, _set_on(clause, published, reference)), unit)
    return _relative(phrase, clause, published, reference, direction)


def _tells_of_lately(phrase: Expression, clause: Clause, published: date) -> bool:
    """Whether figures of a month or quarter lately over are still to come out: "June sales are due on Friday"."""
    if not _FIGURES.match(clause.right):
        return False
    if phrase.shape == "quarter":
        return (quarter_of(published) - (phrase.quarter or 0)) % 4 == 1
    return phrase.shape == "month" and 0 < (published.month - (phrase.month or 0)) % 12 <= _LATE_MONTHS


def _explicit(phrase: Expression, year: int) -> str | None:
    """The value of a phrase that names its year."""
    if phrase.week is not None:
        monday = date.fromisocalendar(year, phrase.week, 1)
        return value_of(monday, "week") if phrase.weekday is None else value_of(add_days(monday, phrase.weekday), "day")
    if phrase.quarter is not None:
        return f"{year:04d}-Q{phrase.quarter}"
    if phrase.month is None:
        return f"{year:04d}"
    if phrase.day is None:
        return _edge_day(phrase, f"{year:04d}-{phrase.month:02d}")
    return value_of(make_date(year, phrase.month, phrase.day), "day")


def _edge_day(phrase: Expression, value: str | None) -> str | None:
    """The first or last day of a month where the words say that day."""
    if value and phrase.edge.endswith(" day"):
        return (last_day(value) if phrase.edge.startswith("end") else first_day(value)).isoformat()
    return value


def numeric_value(phrase: Expression, numbers: tuple[int, int], day_first: bool | None) -> str | None:
    """Return the day of 03/04/2025 in a text that writes the day or the month first, None if nothing shows which."""
    if day_first is None and numbers[0] != numbers[1]:
        return None
    day, month = numbers if day_first else reversed(numbers)
    return value_of(make_date(phrase.year or 0, month, day), "day")


def _month(phrase: Expression, published: date, direction: Direction) -> str | None:
    month = phrase.month or 1
    here = published.month
    if phrase.relation == "the following":
        year = published.year + (month <= here)
    elif phrase.relation in ("last", "this past"):
        year = published.year - (month >= here)
    elif phrase.relation in ("next", "coming", "this coming"):
        year = published.year + (month <= here)
    elif phrase.relation == "this" or month == here:
        year = published.year
    elif direction == "past":
        year = published.year - (month > here)
    elif direction == "future":
        year = published.year + (month < here)
    else:
        year = published.year + (month - here < -6) - (month - here > 4)
    return _edge_day(phrase, f"{year:04d}-{month:02d}") if 1 <= year <= 9999 else None


def _quarter(phrase: Expression, published: date, direction: Direction, distance: int) -> str | None:
    """The quarter on the side the clause looks to; the one about to begin is last year's only beside a past verb."""
    quarter = phrase.quarter or 1
    here = quarter_of(published)
    if direction == "future" or (quarter == here + 1 and distance > 60):
        year = published.year + (quarter < here)
    else:
        year = published.year - (quarter > here)
    return f"{year:04d}-Q{quarter}" if 1 <= year <= 9999 else None


def _set_on(clause: Clause, published: date, reference: str | None) -> date:
    """The day from which a term runs: that of the order told in the same sentence, else that of publication."""
    if reference is None or unit_of(reference) != "day" or not _ORDER.search(clause.left):
        return published
    day = first_day(reference)
    return day if 0 < (published - day).days < 15 else published


def _ahead(phrase: Expression, published: date) -> date | None:
    if phrase.name == "biz" and phrase.unit == "day":
        day: date | None = published
        for _ in range(phrase.count):
            day = add_days(day, 3 if day.weekday() == 4 else 2 if day.weekday() == 5 else 1) if day else None
        return day
    return shift(published, phrase.unit, phrase.count)


_STEPS = {"last": -1, "past": -1, "latest": -1, "this past": -1, "next": 1, "coming": 1}


def _end_of(unit: str, published: date, reference: str | None, direction: Direction) -> str | None:
    """The month or year at whose end something is: that of the tale, or the one just over, where the verb looks back."""
    if direction == "past" and reference and unit_of(reference) == unit and last_day(reference) < published:
        return reference
    begun = published.month if unit == "year" else published.day
    return value_of(shift(published, unit, -(direction == "past" and begun <= _JUST_OVER[unit])), unit)


def _is_weekend_over(published: date, clause: Clause, direction: Direction) -> bool:
    """Whether "the weekend" is the last one: on a Monday or Tuesday always, unless the verb before it looks ahead."""
    if published.weekday() < 2:
        return direction != "future" or clause.distance == 0
    return direction == "past" and published.weekday() < 5


def _relative(
    phrase: Expression, clause: Clause, published: date, reference: str | None, direction: Direction
) -> str | None:
    unit, relation = phrase.unit, phrase.relation
    if phrase.shape == "ago":
        return _distant(phrase, published, reference, direction)
    if phrase.shape == "yearago":
        return _year_before(published, reference)
    if phrase.name == "new year":
        over = direction == "past" or published.month <= (1 if direction == "future" else 2)
        return value_of(make_date(published.year + (not over), 1, 1), "month")
    if relation in _ANAPHORIC or (relation == "next" and unit == "day"):
        return _from_reference(phrase, published, reference)
    if phrase.name in SEASON_STARTS:
        return _season(phrase, published, direction)
    if phrase.shape == "unit" and phrase.edge == "end" and unit in _JUST_OVER:
        return _end_of(unit, published, reference, direction)
    if phrase.shape == "unit" and unit in ("day", "month", "quarter"):
        # "Could be over by the middle of the month" is no month gone by.
        goes_on = unit != "day" and direction == "future"
        if reference and unit_of(reference) == unit and not (goes_on and last_day(reference) < published):
            return reference
        running = unit != "quarter" or (phrase.edge == "end" and direction == "future")
        return value_of(shift(published, unit, 0 if running else -1), unit)
    count = _STEPS.get(relation, 0)
    if phrase.shape == "unit" and phrase.name == "weekend" and _is_weekend_over(published, clause, direction):
        count = -1
    return value_of(shift(published, unit, count), unit)


def _year_before(published: date, reference: str | None) -> str | None:
    """The year-earlier quarter or month where one was told before, else last year."""
    if reference and unit_of(reference) in ("quarter", "month"):
        return value_of(shift(first_day(reference), "year", -1), unit_of(reference))
    return value_of(shift(published, "year", -1), "year")


def _season(phrase: Expression, published: date, direction: Direction) -> str | None:
    """The year of a season, of a winter the year in which it begins; seasons are the northern ones."""
    first = SEASON_STARTS[phrase.name]
    starts = [d for k in (-2, -1, 0, 1) if (d := make_date(published.year + k, first, 1))]
    if phrase.relation == "this":
        over = direction == "past" and first - published.month > 3  # "this fall", told in March
        year = published.year - (published.month < 4 if phrase.name == "winter" else over)
        fitting = [d for d in starts if d.year == year]
    elif phrase.relation == "last":
        fitting = [d for d in starts if (add_days(d, 91) or d) < published][-1:]
    elif phrase.relation == "next":
        fitting = [d for d in starts if d > published][:1]
    elif direction == "past":
        fitting = [d for d in starts if d <= published][-1:]
    else:
        fitting = [d for d in starts if (add_days(d, 91) or d) >= published][:1]
    return f"{fitting[0].year:04d}" if fitting else None


def _distant(phrase: Expression, published: date, reference: str | None, direction: Direction) -> str | None:
    """Resolve "two weeks ago" from publication, "two weeks later" from the date told before.

    What "had passed a day earlier" did so before something that is told, not before a day still to come.
    """
    back = phrase.relation in ("ago", "earlier", "before", "previously")
    anchor = published
    if phrase.relation in ("earlier", "before", "previously", "later", "after"):
        if reference is None:
            return value_of(shift(published, "year", -phrase.count), "year") if back and phrase.unit == "year" else None
        if unit_of(reference) in ("year", "quarter") and phrase.unit in ("day", "week", "month"):
            return None
        if direction == "past" and first_day(reference) > published:
            return None
        if phrase.unit == "year" and unit_of(reference) == "quarter":
            return value_of(shift(first_day(reference), "year", -phrase.count if back else phrase.count), "quarter")
        anchor = first_day(reference)
    unit = {"hour": "day", "fortnight": "week", "decade": "year"}.get(phrase.unit, phrase.unit)
    if phrase.relation.startswith("from") or phrase.relation == "hence":
        unit = "day" if unit == "week" else unit
    return value_of(shift(anchor, phrase.unit, -phrase.count if back else phrase.count), unit)


_BEFORE = ("previous", "preceding", "prior")
_ANAPHORIC = (*_BEFORE, "following", "same", "that")
_COARSENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4}


def _from_reference(phrase: Expression, published: date, reference: str | None) -> str | None:
    """Resolve "the following day", "the same week", "the previous year" against the date told before."""
    if reference is None:
        alone = phrase.relation in _BEFORE and phrase.unit not in ("day", "week")
        return value_of(shift(published, phrase.unit, -1), phrase.unit) if alone else None
    if _COARSENESS[unit_of(reference)] > _COARSENESS[phrase.unit]:
        return None
    if phrase.name == "last year" and phrase.unit == "quarter":
        return value_of(shift(first_day(reference), "year", -1), "quarter")
    count = 1 if phrase.relation in ("following", "next") else -1 if phrase.relation in _BEFORE else 0
    return value_of(shift(first_day(reference), phrase.unit, count), phrase.unit)
