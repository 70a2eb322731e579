"""The fields of the query language: which values they take, and what a condition means in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from newsreader.store.values import span_of
from newsreader.text import counted

STATES = ("unread", "read", "starred", "watched", "copy", "archived")
HOLDINGS = ("story", "deadline", "scheduled", "tag", "note", "date", "place", "source", "url")

_AGE = re.compile(r"(\d{1,5})([hdwmy])\Z")
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_UNITS = {"h": "hour", "d": "day", "w": "week", "m": "month", "y": "year"}
_NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_COMPARED = re.compile(r"(<=|>=|<|>|=)?(.+)\Z")
_TOLD = {
    ("is", "copy"): "a copy of another article",
    ("is", "watched"): "naming somebody you watch",
    ("has", "story"): "in a story of several reports",
    ("has", "scheduled"): "with a planned event",
    ("has", "note"): "with a note of yours",
    ("has", "url"): "with an address on the web",
    ("sources", "1"): "in a story of 1 source",
}
"""Conditions for which the pattern of their field reads badly."""
_SIGNS = {"<": "fewer than", ">": "more than", "<=": "at most", ">=": "at least", "=": ""}


def age_days(value: str) -> int | None:
    """Return an age such as 2w in days (hours rounded up), None for anything else."""
    age = _AGE.match(value)
    if age is None:
        return None
    return -(-int(age[1]) // 24) if age[2] == "h" else int(age[1]) * _DAYS[age[2]]


def edge_of_hours(value: str, now: datetime) -> str | None:
    """Return the minute (ISO, UTC) that an age in hours such as 12h goes back to, None for other ages."""
    age = _AGE.match(value)
    if age is None or age[2] != "h":
        return None
    return (now - timedelta(hours=int(age[1]))).astimezone(UTC).strftime("%Y-%m-%dT%H:%MZ")


def compared(value: str) -> tuple[str, str]:
    """Split a value into its sign (`=` if none) and the rest."""
    match = _COMPARED.match(value)
    return ((match[1] or "="), match[2]) if match else ("=", value)


def _is_day(value: str) -> bool:
    return value in _NAMED_DAYS or span_of(value.upper()) is not None


def _is_deadline(value: str) -> bool:
    _, rest = compared(value)
    return age_days(rest) is not None or _is_day(rest)


@dataclass(frozen=True, slots=True)
class Values:
    """Which values a field takes, in words, and the test of a lower-case value."""

    words: str
    fit: Callable[[str], object]


_DAY = Values("a date such as 2025-07-17, 2025-07 or today", _is_day)
_TIME = Values("a time such as 12h, 7d, 2w, 3m or 1y", _AGE.match)
_DEADLINE = Values("a time or date such as <14d, 2025-08-01 or today", _is_deadline)
_STATE = Values(f"one of {', '.join(STATES)}", STATES.__contains__)
_HOLDING = Values(f"one of {', '.join(HOLDINGS)}", HOLDINGS.__contains__)
_COUNT = Values("a number", re.compile(r"(?:<=|>=|<|>|=)?\d{1,9}").fullmatch)
_ID = Values("a number", re.compile(r"\d{1,18}").fullmatch)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: an example, how a condition on it reads ({} is the value), and its values (None: any text)."""

    example: str
    words: str
    values: Values | None = None


FIELDS: Mapping[str, Field] = {
    "title": Field("title:tariff", "{} in the title"),
    "text": Field("text:tariff", "{} in the text"),
    "source": Field("source:cna", "source {}"),
    "tag": Field("tag:trade", "tagged {}"),
    "place": Field("place:tokyo", "reported from {}"),
    "entity": Field("entity:akazawa", "naming {}"),
    "person": Field("person:akazawa", "naming the person {}"),
    "org": Field("org:imf", "naming the organisation {}"),
    "after": Field("after:2025-07-01", "published on or after {}", _DAY),
    "before": Field("before:2025-08-01", "published before {}", _DAY),
    "on": Field("on:2025-07-17", "published on {}", _DAY),
    "newer": Field("newer:7d", "published in the last {}", _TIME),
    "older": Field("older:2w", "published more than {} ago", _TIME),
    "deadline": Field("deadline:<14d", "with a deadline {}", _DEADLINE),
    "is": Field("is:unread", "{}", _STATE),
    "has": Field("has:deadline", "with a {}", _HOLDING),
    "sources": Field("sources:>2", "in a story of {} sources", _COUNT),
    "story": Field("story:12", "of story {}", _ID),
}
"""All fields by name, in the order of completion. `after` includes its day, `before` does not."""


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days as ordinals, both ends included; None is open."""

    first: int | None
    last: int | None


def takes_any_text(field: str) -> bool:
    """Tell whether a field (or "", for plain words) takes any text, which may end in a star."""
    return not field or FIELDS[field].values is None


def fault_of(field: str, value: str) -> str:
    """Return a hint if a field cannot take this value, else ""."""
    values = FIELDS[field].values
    if values is None or values.fit(value.lower()):
        return ""
    return f"{field}: takes {values.words}; “{value.lower()[:40]}” is searched as words"


def published_days(field: str, value: str, today: date) -> Days:
    """Return the days of publication that a valid `after`, `before`, `on`, `newer` or `older` allows."""
    age = age_days(value)
    if age is not None and field in ("newer", "older"):
        edge = max(1, today.toordinal() - age)
        return Days(edge, None) if field == "newer" else Days(None, edge - 1)
    first, last = _span(value, today)
    return {"after": Days(first, None), "before": Days(None, first - 1)}.get(field, Days(first, last))


def deadline_days(value: str, today: date) -> Days:
    """Return the days that a valid `deadline` value allows; ages count from today on."""
    sign, rest = compared(value)
    age, now = age_days(rest), today.toordinal()
    if age is not None:
        edge = now + age
        return {">": Days(edge + 1, None), ">=": Days(edge, None)}.get(sign, Days(now, edge))
    first, last = _span(rest, today)
    return {
        "<": Days(None, first - 1),
        "<=": Days(None, last),
        ">": Days(last + 1, None),
        ">=": Days(first, None),
    }.get(sign, Days(first, last))


def describe(field: str, value: str) -> str:
    """Say in words what a condition asks for."""
    if not field:
        return value
    if (field, value) in _TOLD:
        return _TOLD[field, value]
    if field in ("newer", "older") and (age := _AGE.match(value)):
        value = counted(int(age[1]), _UNITS[age[2]])
    elif field in ("deadline", "sources"):
        sign, rest = compared(value)
        if age := _AGE.match(rest):
            # Deadlines are days, so hours are rounded up to days.
            time = counted(age_days(rest) or 0, "day") if age[2] == "h" else counted(int(age[1]), _UNITS[age[2]])
            value = f"{'later than in' if sign in ('>', '>=') else 'within'} {time}"
        elif field == "deadline":
            value = f"{ {'<': 'before', '>': 'after', '<=': 'up to', '>=': 'from'}.get(sign, 'on') } {rest}"
        else:
            value = f"{_SIGNS[sign]} {rest}".strip()
    return FIELDS[field].words.format(value)


def _span(value: str, today: date) -> tuple[int, int]:
    if value in _NAMED_DAYS:
        day = (today + timedelta(days=_NAMED_DAYS[value])).toordinal()
        return day, day
    return span_of(value.upper()) or (0, 0)
