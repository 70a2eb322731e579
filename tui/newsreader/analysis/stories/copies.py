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

MUCH_LONGER = 1.15
"""How many times as long as its dated copy a text without a day must be to be the one that was cut: what a page adds to
its article, and cleaning has left, makes it no original."""

READ_WORDS = 5_000
"""Words of a text that are looked at: what is the same for so long is one text, and a book takes no more than a report."""

TELLING_SHARE, TELLING_WORDS = 0.5, 4
"""Two texts that agree in fewer of their names and numbers, and have some, are made from one template (results, weather,
obituaries): of 264 pairs of those one has .5, half have .25; of copies with one changed word in thirty none has less than .7."""

_WORD = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"(?<=[^\W\d_]\s)[A-Z][^\W_]*|\d+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How many words a text has, its distinct runs of five words, and its numbers and words with a capital within a sentence."""

    words: int
    runs: frozenset[tuple[str, ...]]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Printing:
    """One article of a story as `originals` sees it. `published` is an ISO day or time, None where unknown."""

    article_id: int
    published: str | None
    fingerprint: Fingerprint


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a cleaned text; case, punctuation, quotation marks and line breaks do not matter."""
    words = _WORD.findall(text.lower())[:READ_WORDS]
    runs = frozenset(zip(words, words[1:], words[2:], words[3:], words[4:], strict=False))
    return Fingerprint(len(words), runs, frozenset(word.lower() for word in _TELLING.findall(text)))


def copy_score(a: Fingerprint, b: Fingerprint) -> float:
    """Return how much of the shorter text stands word for word in the other, 0 to 1, symmetric; 0 for two of one template."""
    if min(a.words, b.words) < SHORTEST:
        return float(bool(a.runs) and a.runs == b.runs)
    fewer = min(len(a.telling), len(b.telling))
    if fewer >= TELLING_WORDS and len(a.telling & b.telling) < TELLING_SHARE * fewer:
        return 0.0
    return len(a.runs & b.runs) / min(len(a.runs), len(b.runs))


def originals(printings: Sequence[Printing]) -> dict[int, int]:
    """Return {copy: its original} for the articles of one story; what is no copy is left out.

    The original is the first printing: the earliest day, then the longer text, the earlier time and the smaller id. One
    without a day is of the day of its dated copies, and the first only where it is much longer; without those it comes last.
    A copy of a copy names the original itself.
    """
    dated = [printing for printing in printings if printing.published]
    ordered = sorted(printings, key=lambda printing: _age(printing, dated))
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


def _age(printing: Printing, dated: Sequence[Printing]) -> tuple[bool, str, float, str, int]:
    words, moment, own = printing.fingerprint.words, printing.published or "", printing.article_id
    if moment:
        return False, moment[:10], -words, moment, own
    copies = (other for other in dated if copy_score(printing.fingerprint, other.fingerprint) >= COPY_BAR)
    day = min((other.published[:10] for other in copies if other.published), default="")
    return not day, day, -words / MUCH_LONGER, "~", own
