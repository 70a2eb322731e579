"""Which part of a month or year its wording leaves: "mid-January" not the 28th, "spring 2027" not the autumn."""

from __future__ import annotations

import re

_PARTS: tuple[tuple[re.Pattern[str], int, int], ...] = (
    (re.compile(r"\b(?:early|earlier|start|beginning|outset|first (?:week|days))\b", re.I), 1, 12),
    (re.compile(r"\bfirst half\b", re.I), 1, 16),
    (re.compile(r"\bmid\b|\bmiddle\b", re.I), 8, 23),
    (re.compile(r"\b(?:second|latter) half\b", re.I), 14, 31),
    (re.compile(r"\b(?:late|later|end|close|last (?:week|days))\b", re.I), 18, 31),
)
"""Words of a part of a month with the first and the last day it can mean; generous, since no report counts days so."""

_SEASON = re.compile(r"\b(?:spring|summer|autumn|fall|winter)\b", re.I)


def can_mean(words: str, day: int) -> bool:
    """Whether a month named in these words can mean a day of it."""
    part = _part(words)
    return part is None or part[0] <= day <= part[1]


def may_be_one(one: str, other: str) -> bool:
    """Whether two wordings of one month or year can mean the same part of it: "early May", "the end of May" cannot.

    A season is no part but itself: when it is summer depends on the place.
    """
    seasons, parts = [_seasons(words) for words in (one, other)], [_part(words) for words in (one, other)]
    if seasons[0] != seasons[1]:
        return any(not season and part is None for season, part in zip(seasons, parts, strict=True))
    first, second = parts
    return first is None or second is None or max(first[0], second[0]) <= min(first[1], second[1])


def _part(words: str) -> tuple[int, int] | None:
    return next(((first, last) for part, first, last in _PARTS if part.search(words)), None)


def _seasons(words: str) -> frozenset[str]:
    return frozenset(found.lower().replace("fall", "autumn") for found in _SEASON.findall(words))
