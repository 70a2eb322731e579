"""Days and times as the library stores them, and as people read them."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from newsreader.models import AgendaEntry
from newsreader.settings import days_left_words, written_day, written_months, written_period

Clock = Callable[[], datetime]
"""Tells the time, in UTC."""


def utc_now() -> datetime:
    """Return the time, in UTC."""
    return datetime.now(UTC)


def stored_moment(stored: str | None) -> datetime | None:
    """Parse a stored ISO time (UTC if it names no zone); None if there is none or it is damaged."""
    try:
        moment = datetime.fromisoformat(stored) if stored else None
    except ValueError:
        return None
    return moment.replace(tzinfo=UTC) if moment and moment.tzinfo is None else moment


def local_moment(published: str) -> tuple[str, str]:
    """Return the local day (ISO) and time of day (`14:05`) of a publication, "" for what is not known.

    A damaged library may hold what is no time, or one outside the calendar here: that is returned unchanged as the day.
    """
    if "T" not in published:
        return published, ""
    try:
        day, clock = datetime.fromisoformat(published).astimezone().isoformat().split("T")
    except (ValueError, OverflowError):
        return published, ""
    return day, clock[:5]


def local_words(published: str) -> str:
    """Return the local day and time of a publication for people: `2025-07-18 05:30`, or the day alone."""
    return " ".join(filter(None, local_moment(published)))


def from_local_words(words: str) -> str | None:
    """Return in UTC the time that `local_words` wrote so, None if these are not its words."""
    try:
        return utc_stamp(datetime.strptime(words, "%Y-%m-%d %H:%M").astimezone(UTC))
    except (ValueError, OverflowError):
        return None


def in_utc(published: str | None) -> str | None:
    """Return a time with a zone in UTC, anything else unchanged."""
    moment = stored_moment(published) if published and "T" in published else None
    try:
        return utc_stamp(moment.astimezone(UTC)) if moment else published
    except OverflowError:
        return published


def zone_of(published: str | None) -> str | None:
    """Return the zone of a time if it is not UTC: `+09:00`."""
    moment = stored_moment(published) if published and "T" in published else None
    return moment.isoformat(timespec="seconds")[19:] if moment and moment.utcoffset() else None


def due_words(entry: AgendaEntry, *, year: bool = True) -> str:
    """Return when an entry is: `Fri 1 Aug 2025`, a period as `Aug 2025`, a season by its months."""
    if entry.season:
        return written_months(*entry.season)
    first, last = entry.days
    return written_day(first, year=year) if first == last else written_period(entry.date)


def left_words(entry: AgendaEntry, today: date) -> str:
    """Return how far off an entry is: `in 14 days`; for a period `within 44 days`, or `begins in 14 days` if it is planned."""
    left = days_left_words(entry.days_left)
    first, last = entry.days
    if entry.days_left < 0 or first == last:
        return left
    if today < first and entry.kind != "deadline":
        return f"begins {left}"
    return left.replace("in ", "within ") if entry.days_left > 1 else f"ends {left}"


def utc_stamp(moment: datetime) -> str:
    """Return a time in UTC in ISO form, to the second."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
