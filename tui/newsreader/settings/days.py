"""How days are written for people: set once for the whole program, like a locale. Machine output is always ISO 8601."""

from __future__ import annotations

import re
from datetime import date

DAY_ORDERS = ("day-first", "month-first", "iso")
"""`Thu 17 Jul 2025`, `Thu Jul 17, 2025`, `Thu 2025-07-17`."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_PERIOD = re.compile(r"(\d{4})-(?:W(\d\d)|Q([1-4])|(0[1-9]|1[0-2]))")
_order = DAY_ORDERS[0]


def write_days(order: str) -> None:
    """Write all days in one of `DAY_ORDERS` from now on."""
    global _order
    _order = order


def written_day(day: date, *, year: bool = True, weekday: bool = True) -> str:
    """Return a day in words, in the order that was set last."""
    month = MONTHS[day.month - 1]
    if _order == "iso":
        words = f"{day:%Y-%m-%d}" if year else f"{day:%m-%d}"
    elif _order == "month-first":
        words = f"{month} {day.day}" + (f", {day.year}" if year else "")
    else:
        words = f"{day.day} {month}" + (f" {day.year}" if year else "")
    return f"{_DAYS[day.weekday()]} {words}" if weekday else words


def written_period(value: str) -> str:
    """Return the value of a period as `Aug 2025`, `Q3 2025` or `week of 21 Jul 2025`; anything else unchanged."""
    period = _PERIOD.fullmatch(value)
    if period is None:
        return value
    year, week, quarter, month = period.groups()
    if week is None:
        return f"Q{quarter} {year}" if quarter else f"{MONTHS[int(month) - 1]} {year}"
    try:
        return f"week of {written_day(date.fromisocalendar(int(year), int(week), 1), weekday=False)}"
    except ValueError:
        return value


def written_months(first: date, last: date) -> str:
    """Return the months from one day to another as `Sep–Nov 2025` or `Dec 2025–Feb 2026`."""
    begin = MONTHS[first.month - 1] if first.year == last.year else f"{MONTHS[first.month - 1]} {first.year}"
    return f"{begin}–{MONTHS[last.month - 1]} {last.year}"


def days_left_words(days: int) -> str:
    """Return how far away a day is: `today`, `tomorrow`, `in 14 days`, `3 days ago`."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    return near or (f"in {days} days" if days > 0 else f"{-days} days ago")
