"""Telling copies, texts printed again perhaps shortened or lightly edited, from other reports of the same event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

COPY_BAR = 0.7
"""Share of the shorter text's five-word runs that the other text must have. Other reports of an event share less than .3;
one changed word in forty leaves .88."""

SHORTEST = 25
"""Shorter texts are copies only if they are identical: one-line items may have the same words by chance."""

MUCH_LONGER = 1.15
"""How many times as long as its dated copy an undated text must be to count as the original that was shortened: the scraps
of a page that cleaning leaves do not make an original."""

READ_WORDS = 5_000
"""Words compared: texts that agree for so long are one text, and a book costs no more than a report."""

TELLING_SHARE, TELLING_WORDS = 0.5, 4
"""Texts that share less than this part of their names and numbers (if they have several) only follow the same template, as
results, weather or obituaries do. Of 264 such pairs one shares .5 and half share .25; of copies with one changed word in
thirty none shares less than .7."""

_WORD = re.compile(r"[^\W_]+")
_TELLING = re.compile(r"(?<=[^\W\d_]\s)[A-Z][^\W_]*|\d+")


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What texts are compared by: number of words, runs of five words, and numbers and capitalised words (`telling`)."""

    words: int
    runs: frozenset[tuple[str, ...]]
    telling: frozenset[str]


@dataclass(frozen=True, slots=True)
class Printing:
    """One article of a story for `originals`.

    `published` is an ISO day or time, None if unknown; `credited`: a print of the text names its source as the agency.
    """

    article_id: int
    published: str | None
    fingerprint: Fingerprint
    credited: bool = False


def fingerprint(text: str) -> Fingerprint:
    """Return the fingerprint of a cleaned text, ignoring case, punctuation and line breaks."""
    words = _WORD.findall(text.lower())[:READ_WORDS]
    runs = frozenset(zip(words, words[1:], words[2:], words[3:], words[4:], strict=False))
    return Fingerprint(len(words), runs, frozenset(word.lower() for word in _TELLING.findall(text)))


def copy_score(a: Fingerprint, b: Fingerprint) -> float:
    """Return how much of the shorter text is word for word in the other, 0 to 1; 0 for texts of one template."""
    if min(a.words, b.words) < SHORTEST:
        return float(bool(a.runs) and a.runs == b.runs)
    fewer = min(len(a.telling), len(b.telling))
    if fewer >= TELLING_WORDS and len(a.telling & b.telling) < TELLING_SHARE * fewer:
        return 0.0
    return len(a.runs & b.runs) / min(len(a.runs), len(b.runs))


def originals(printings: Sequence[Printing]) -> dict[int, int]:
    """Return {copy: its original} for the articles of one story; articles that are no copies are left out.

    The original is the first printing: by day, then the agency's own, the longer text, the earlier time, the smaller id. An
    undated text takes the day of its dated copies, and comes before them only if it is the agency's or much longer; without
    any it comes last. A copy of a copy is mapped to the original itself.
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


def is_credited(source: str | None, heads: Iterable[str]) -> bool:
    """Whether a dateline names this source as the agency: `OSLO, March 3 (Worldline) -`, `ROME /Worldline/ -`."""
    named = re.compile(rf"[(/]{re.escape(source or '')}[)/]", re.IGNORECASE)
    return bool(source) and any(named.search(head) for head in heads)


def _age(printing: Printing, dated: Sequence[Printing]) -> tuple[bool, str, bool, float, str, int]:
    words, moment, own = printing.fingerprint.words, printing.published or "", printing.article_id
    second = not printing.credited
    if moment:
        return False, moment[:10], second, -words, moment, own
    copies = (other for other in dated if copy_score(printing.fingerprint, other.fingerprint) >= COPY_BAR)
    day = min((other.published[:10] for other in copies if other.published), default="")
    return not day, day, second, -words / MUCH_LONGER, "~", own
