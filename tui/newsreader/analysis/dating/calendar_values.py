"""Calendar values as strings (YYYY-MM-DD, YYYY-Www, YYYY-MM, YYYY-Qn, YYYY) and their arithmetic.

What cannot be represented (a year below 1 or above 9999) is None, never an exception.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

_VALUE = re.compile(r"(\d{4})(?:-(?:(\d\d)(?:-(\d\d))?|W(\d\d)|Q([1-4])))?\Z", re.ASCII)


def make_date(year: int, month: int, day: int) -> date | None:
    """Return the day, None where the calendar has no such day (30 February, month 13, year 0)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_days(day: date, count: int) -> date | None:
    """Return the day `count` days later (earlier where negative), None beyond the calendar."""
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def add_months(day: date, count: int) -> date | None:
    """Return the same day of the month `count` months later, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    if not 1 <= year <= 9999:
        return None
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def quarter_of(day: date) -> int:
    """Return the calendar quarter 1–4."""
    return (day.month + 2) // 3


def value_of(day: date | None, unit: str) -> str | None:
    """Return the value of the day, week, month, quarter or year (`unit`) in which `day` lies."""
    if day is None:
        return None
    if unit == "day":
        return day.isoformat()
    if unit == "week":
        year, week, _ = day.isocalendar()
        return f"{year:04d}-W{week:02d}" if 1 <= year <= 9999 else None
    if unit == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if unit == "quarter":
        return f"{day.year:04d}-Q{quarter_of(day)}"
    return f"{day.year:04d}"


def shift(day: date, unit: str, count: int) -> date | None:
    """Return a day `count` units later; `unit` is hour, day, week, fortnight, month, quarter, year or decade."""
    if unit == "hour":
        return add_days(day, count // 24 if count >= 0 else -(-count // 24))
    if unit in ("day", "week", "fortnight"):
        return add_days(day, count * {"day": 1, "week": 7, "fortnight": 14}[unit])
    return add_months(day, count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit])


def unit_of(value: str) -> str:
    """Return which unit a value names: day, week, month, quarter or year."""
    if "W" in value:
        return "week"
    if "Q" in value:
        return "quarter"
    return {4: "year", 7: "month"}.get(len(value), "day")


def first_day(value: str) -> date:
    """Return the first day of the period a value names; ValueError for what is no value."""
    match = _VALUE.match(value)
    if match is None:
        raise ValueError(f"not a calendar value: {value!r}")
    year, month, day, week, quarter = (int(part) if part else 0 for part in match.groups())
    if week:
        return date.fromisocalendar(year, week, 1)
    if quarter:
        return date(year, 3 * quarter - 2, 1)
    return date(year, month or 1, day or 1)


def last_day(value: str) -> date:
    """Return the last day of the period a value names (31 December 9999 at most)."""
    first = first_day(value)
    unit = unit_of(value)
    if unit == "day":
        return first
    after = shift(first, unit, 1)
    return after - timedelta(days=1) if after else date.max
