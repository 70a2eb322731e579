"""Which days of a month its wording leaves: "mid-January" not the 28th, "the end of May" not the 3rd."""

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


def can_mean(words: str, day: int) -> bool:
    """Whether a month named in these words can mean a day of it."""
    return next((first <= day <= last for part, first, last in _PARTS if part.search(words)), True)
