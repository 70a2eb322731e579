"""Days and times as the library stores them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]
"""Tells the time, in UTC."""


def utc_now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def published_day(published: str | None) -> date | None:
    """Return the day of a publication (a day or a time in ISO form), None where it is unknown."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def local_moment(published: str) -> tuple[str, str]:
    """Return the local day (ISO) and time of day (`14:05`) of a publication, "" for what is not known.

    What is no time, or one beyond the calendar where we are, comes back as it is: a damaged library may hold it.
    """
    if "T" not in published:
        return published, ""
    try:
        day, clock = datetime.fromisoformat(published).astimezone().isoformat().split("T")
    except (ValueError, OverflowError):
        return published, ""
    return day, clock[:5]


def utc_stamp(moment: datetime) -> str:
    """Return a time in UTC in ISO form, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
