"""Tells the same text printed again, perhaps cut short or lightly edited, from another report of the same event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

COPY_BAR = 0.7
"""Share of the shorter text's five-word runs that the other must hold; reports of one event share under .3 of them,
and one changed word in forty leaves .88."""

SHORTEST = 25
"""Words below which nothing is called a copy: one-line items say the same words by chance."""

READ_WORDS = 5_000
"""Words of a text that are looked at: what is the same for so long is one text, and a book takes no more than a report."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many words a text has, and its distinct runs of five words."""

    words: int
    runs: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Printing:
    """One article of a story as `originals` sees it. `published` is an ISO day or time, None where unknown."""

    article_id: int
    published: str | None
    fingerprint: Fingerprint


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a cleaned text; case, punctuation, quotation marks and line breaks do not matter."""
    words = _WORD.findall(text.lower())[:READ_WORDS]
    return Fingerprint(len(words), frozenset(zip(words, words[1:], words[2:], words[3:], words[4:], strict=False)))


def copy_score(a: Fingerprint, b: Fingerprint) -> float:
    """Return how much of the shorter text stands word for word in the other, 0 to 1, symmetric."""
    if min(a.words, b.words) < SHORTEST:
        return float(bool(a.runs) and a == b)
    return len(a.runs & b.runs) / min(len(a.runs), len(b.runs))


def originals(printings: Sequence[Printing]) -> dict[int, int]:
    """Return {copy: its original} for the articles of one story; what is no copy is left out.

    The original is the first printing: the earliest day, dated before undated, then the longer text, the earlier time and
    the smaller id. A copy of a copy names the original itself.
    """
    ordered = sorted(printings, key=_age)
    found: dict[int, int] = {}
    firsts: list[Printing] = []
    for printing in ordered:
        scored = [(copy_score(printing.fingerprint, first.fingerprint), -at) for at, first in enumerate(firsts)]
        score, place = max(scored, default=(0.0, 0))
        if score >= COPY_BAR:
            found[printing.article_id] = firsts[-place].article_id
        else:
            firsts.append(printing)
    return found


def _age(printing: Printing) -> tuple[bool, str, int, str, int]:
    moment = printing.published or ""
    return not moment, moment[:10], -printing.fingerprint.words, moment, printing.article_id
