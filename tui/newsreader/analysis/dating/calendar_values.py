"""Arithmetic of days and of the values that name one or a period (`models.periods`).

What cannot be represented (a year below 1 or above 9999) is None, never an exception.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta


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
