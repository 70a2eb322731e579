"""Sums that leave out their currency, since the sum before them has told it: "600 million euros now and 450 million a year later"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newsreader.analysis.comparing.quantity import Quantity

_MILLIONS = re.compile(r"(?:million|billion|trillion|bn|m)$", re.IGNORECASE)
_OF_A_THING = re.compile(r"[\s-]of\b|-|\s[A-Z]")
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+[\"“‘']?[A-Z]|\n")


def with_currencies(text: str, amounts: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the amounts of a text, in order, with millions of nothing as sums where their sentence has told a sum before.

    Where anything has been counted in between, it is not sure of what they are.
    """
    sum_before: Quantity | None = None
    for q in amounts:
        if sum_before is not None and _SENTENCE_END.search(text, sum_before.end, q.start):
            sum_before = None
        if q.kind == "money":
            sum_before = q
        elif q.kind == "number" and q.counted:
            sum_before = None
        elif sum_before is not None and _is_bare(text, q):
            q = replace(q, kind="money", base=sum_before.base)
        yield q


def _is_bare(text: str, q: Quantity) -> bool:
    """Whether an amount is so many millions of nothing that is named."""
    return (
        q.kind == "number"
        and not q.base
        and _MILLIONS.search(text, q.start, q.end) is not None
        and _OF_A_THING.match(text, q.end) is None
    )
