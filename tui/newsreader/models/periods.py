"""The day of a publication, and first and last day of the values of a `DateMention` (YYYY-MM-DD, YYYY-Www, YYYY-MM, YYYY-Qn, YYYY)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

_VALUE = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)|Q([1-4])))?\Z", re.ASCII)


def published_day(published: str | None) -> date | None:
    """Return the day of a publication (an ISO day or time), None if it is unknown or damaged."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def first_day(value: str) -> date:
    """Return the first day of a value; ValueError for anything else."""
    return _span(value)[0]


def last_day(value: str) -> date:
    """Return the last day of a value (31 December 9999 at most); ValueError for anything else."""
    return _span(value)[1]


def _span(value: str) -> tuple[date, date]:
    match = _VALUE.match(value)
    if match is None:
        raise ValueError(f"not a calendar value: {value!r}")
    year, month, day, week, quarter = (int(part) if part else None for part in match.groups())
    year = year or 0
    if week is not None:
        monday = date.fromisocalendar(year, week, 1)
        return monday, date.fromordinal(min(monday.toordinal() + 6, date.max.toordinal()))
    if month is not None and day is not None:
        return date(year, month, day), date(year, month, day)
    first, last = (3 * quarter - 2, 3 * quarter) if quarter else (month, month) if month is not None else (1, 12)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
