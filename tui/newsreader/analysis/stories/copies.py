"""Tells the same text printed again, perhaps cut short or lightly edited, from another report of the same event."""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

COPY_BAR = 0.7
"""Share of the shorter text's five-word runs that the other must hold; reports of one event share under .3 of them,
and one changed word in forty leaves .88."""

SHORTEST = 25
"""Words below which nothing is called a copy: one-line items say the same words by chance."""

_RUN = 5
_KEPT = 256  # runs kept of a text; longer texts keep every second, fourth, … by the run's own number
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """Numbers of a text's five-word runs, ascending; of a long text those divisible by 2 to the power `thinned`."""

    words: int
    thinned: int
    runs: array[int]

    def to_bytes(self) -> bytes:
        """Return this fingerprint packed (at most a kilobyte and five bytes), little-endian."""
        head = self.words.to_bytes(4, "little") + self.thinned.to_bytes(1, "little")
        return head + b"".join(run.to_bytes(4, "little") for run in self.runs)

    @staticmethod
    def from_bytes(data: bytes) -> Fingerprint:
        """Read what `to_bytes` made. Raises ValueError where it is something else."""
        if len(data) < 5 or len(data) % 4 != 1:
            raise ValueError("not a fingerprint")
        runs = array("I", (int.from_bytes(data[at : at + 4], "little") for at in range(5, len(data), 4)))
        return Fingerprint(int.from_bytes(data[:4], "little"), data[4], runs)


@dataclass(frozen=True, slots=True)
class Printing:
    """One article of a story as `originals` sees it. `published` is an ISO day or time, None where unknown."""

    article_id: int
    published: str | None
    fingerprint: Fingerprint


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a cleaned text; case, punctuation, quotation marks and line breaks do not matter."""
    words = _WORD.findall(text.lower())
    runs = {crc32(" ".join(words[at : at + _RUN]).encode("utf-8", "replace")) for at in range(len(words) - _RUN + 1)}
    thinned = 0
    while len(runs) > _KEPT:
        thinned += 1
        runs = _thin(runs, thinned)
    return Fingerprint(len(words), thinned, array("I", sorted(runs)))


def copy_score(a: Fingerprint, b: Fingerprint) -> float:
    """Return how much of the shorter text stands word for word in the other, 0 to 1, symmetric."""
    if min(a.words, b.words) < SHORTEST:
        return 1.0 if a.words == b.words > 0 and a.runs == b.runs and len(a.runs) else 0.0
    thinned = max(a.thinned, b.thinned)
    ours, theirs = _thin(a.runs, thinned), _thin(b.runs, thinned)
    smaller = min(len(ours), len(theirs))
    return len(ours & theirs) / smaller if smaller else 0.0


def originals(printings: Sequence[Printing]) -> dict[int, int]:
    """Return {copy: its original} for the articles of one story; what is no copy is left out.

    The original is the first printing: the earliest day, dated before undated, then the longer text, then the smaller
    id. A copy of a copy names the original itself.
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


def _age(printing: Printing) -> tuple[bool, str, int, int]:
    day = (printing.published or "")[:10]
    return not day, day, -printing.fingerprint.words, printing.article_id


def _thin(runs: Sequence[int] | array[int] | set[int], thinned: int) -> set[int]:
    mask = (1 << thinned) - 1
    return {run for run in runs if not run & mask}
