"""The fields of the query language: their values, what is wrong with a value, what a condition means in words. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from newsreader.store.values import span_of
from newsreader.text import counted

STATES = ("unread", "read", "starred", "watched", "copy", "archived")
HOLDINGS = ("story", "deadline", "scheduled", "tag", "note", "date", "place", "source", "url")

_AGE = re.compile(r"(\d{1,5})([hdwmy])\Z")
_DAYS = {"h": 1, "d": 1, "w": 7, "m": 30, "y": 365}
_UNITS = {"d": "day", "w": "week", "m": "month", "y": "year"}
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
"""Conditions that the pattern of their field would say badly."""
_SIGNS = {"<": "fewer than", ">": "more than", "<=": "at most", ">=": "at least", "=": ""}


@dataclass(frozen=True, slots=True)
class Field:
    """A field: an example to complete from, and how a condition on it reads ({} is the value). `is_name`: any text goes."""

    example: str
    words: str
    is_name: bool = False


FIELDS: Mapping[str, Field] = {
    "title": Field("title:tariff", "{} in the title", True),
    "text": Field("text:tariff", "{} in the text", True),
    "source": Field("source:cna", "source {}", True),
    "tag": Field("tag:trade", "tagged {}", True),
    "place": Field("place:tokyo", "reported from {}", True),
    "entity": Field("entity:akazawa", "naming {}", True),
    "person": Field("person:akazawa", "naming the person {}", True),
    "org": Field("org:imf", "naming the organisation {}", True),
    "after": Field("after:2025-07-01", "published on or after {}"),
    "before": Field("before:2025-08-01", "published before {}"),
    "on": Field("on:2025-07-17", "published on {}"),
    "newer": Field("newer:7d", "published in the last {}"),
    "older": Field("older:2w", "published more than {} ago"),
    "deadline": Field("deadline:<14d", "with a deadline {}"),
    "is": Field("is:unread", "{}"),
    "has": Field("has:deadline", "with a {}"),
    "sources": Field("sources:>2", "in a story of {} sources"),
    "story": Field("story:12", "of story {}"),
}
"""All fields by name, in the order completion offers them. Dates: `after` includes its day, `before` does not."""


@dataclass(frozen=True, slots=True)
class Days:
    """A span of days as ordinals, ends included; None is open."""

    first: int | None
    last: int | None


def fault_of(field: str, value: str) -> str:
    """Return a hint that names the field if it cannot take this value, else ""."""
    if FIELDS[field].is_name:
        return ""
    value = value.lower()
    good, what = True, ""
    if field in ("after", "before", "on"):
        good, what = (
            value in _NAMED_DAYS or span_of(value.upper()) is not None,
            "a date such as 2025-07-17, 2025-07 or today",
        )
    elif field in ("newer", "older"):
        good, what = bool(_AGE.match(value)), "a time such as 12h, 7d, 2w, 3m or 1y"
    elif field == "deadline":
        good, what = _is_deadline(value), "a time or date such as <14d, 2025-08-01 or today"
    elif field == "is":
        good, what = value in STATES, f"one of {', '.join(STATES)}"
    elif field == "has":
        good, what = value in HOLDINGS, f"one of {', '.join(HOLDINGS)}"
    elif field in ("sources", "story"):
        good, what = (
            bool(re.fullmatch(r"(?:<=|>=|<|>|=)?\d{1,9}" if field == "sources" else r"\d{1,18}", value)),
            "a number",
        )
    return "" if good else f"{field}: takes {what}; “{value[:40]}” is searched as words"


def compared(value: str) -> tuple[str, str]:
    """Split a value into its sign (`=` if none) and the rest."""
    match = _COMPARED.match(value)
    return ((match[1] or "="), match[2]) if match else ("=", value)


def age_days(value: str) -> int | None:
    """Return a time such as 2w in days (an hour begins a day), None if it is none."""
    match = _AGE.match(value)
    if not match:
        return None
    return -(-int(match[1]) // 24) if match[2] == "h" else int(match[1]) * _DAYS[match[2]]


def published_days(field: str, value: str, today: date) -> Days:
    """Return the days of publication that a valid `after`, `before`, `on`, `newer` or `older` admits."""
    age = age_days(value)
    if age is not None and field in ("newer", "older"):
        edge = max(1, today.toordinal() - age)
        return Days(edge, None) if field == "newer" else Days(None, edge - 1)
    first, last = _span(value, today)
    return {"after": Days(first, None), "before": Days(None, first - 1)}.get(field, Days(first, last))


def deadline_days(value: str, today: date) -> Days:
    """Return the days that a valid `deadline` value admits; times count from today on, dates as they are."""
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
    if field in ("newer", "older") and _AGE.match(value):
        value = _age_words(value)
    elif field in ("deadline", "sources"):
        sign, rest = compared(value)
        if _AGE.match(rest):
            value = f"{'later than in' if sign in ('>', '>=') else 'within'} {_age_words(rest)}"
        elif field == "deadline":
            value = f"{ {'<': 'before', '>': 'after', '<=': 'up to', '>=': 'from'}.get(sign, 'on') } {rest}"
        else:
            value = f"{_SIGNS[sign]} {rest}".strip()
    return FIELDS[field].words.format(value)


def _age_words(value: str) -> str:
    """Say a time in words; hours as the whole days they count as."""
    age = _AGE.match(value)
    if age is None:
        return value
    count, unit = (int(age[1]), _UNITS[age[2]]) if age[2] != "h" else (age_days(value) or 0, "day")
    return counted(count, unit)


def _is_deadline(value: str) -> bool:
    _, rest = compared(value)
    return age_days(rest) is not None or rest in _NAMED_DAYS or span_of(rest.upper()) is not None


def _span(value: str, today: date) -> tuple[int, int]:
    if value in _NAMED_DAYS:
        day = (today + timedelta(days=_NAMED_DAYS[value])).toordinal()
        return day, day
    return span_of(value.upper()) or (0, 0)
