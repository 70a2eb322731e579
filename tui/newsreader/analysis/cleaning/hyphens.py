"""Hyphens that a wrapper put into words: told from those that the writer put there by the words that news knows."""

from __future__ import annotations

import re
from collections.abc import Callable

from newsreader.analysis.background import background
from newsreader.analysis.stopwords import STOP_WORDS
from newsreader.analysis.terms import stem

_CLAUSE_WORDS = frozenset(
    "and or to und oder bis et y e ou o il elle on ils elles je tu nous vous ce là ci être même mêmes moi toi lui leur en".split()
)
"""What may follow a hyphen at a line end that is the writer's: "two- and", "peut-être"."""
_FIRST_PARTS = frozenset(
    "non anti self ex semi multi mid well e co pre post pro inter ultra over under off by all half two three four five six "
    "seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)
"""What opens a compound as often as it begins a word."""


def wrapped_word(before: str, after: str, occurs: Callable[[str], bool]) -> str | None:
    """Return what joins a line that ends with a hyphen and the next: "" for one torn word, "-" for a compound.

    `before` ends with the hyphen; `occurs` says whether a word stands elsewhere in the file. None: the two are apart.
    """
    if len(before) < 2 or not before[-2].isalnum() or not after[0].isalnum():
        return None
    second = re.match(r"[^\W\d_]*", after)
    last = second[0] if second else ""
    first = re.search(r"[^\W\d_]+\Z", before[:-1])
    if last.casefold() in _CLAUSE_WORDS and not (first and len(first[0]) > 2 and _known(first[0] + last)):
        return None if last.casefold() in ("and", "or", "to", "und", "oder", "bis", "et", "y") else "-"
    torn = first and last.islower() and before[-2 - len(first[0]) : -1 - len(first[0])] != "-"
    if not first or not torn or after[len(last) : len(last) + 1] == "-":
        return "-"
    return "" if _is_torn(first[0], last, occurs) else "-"


def _is_torn(first: str, last: str, occurs: Callable[[str], bool]) -> bool:
    if first.isupper() or occurs(f"{first}-{last}"):
        return False
    if occurs(first + last) or _known(first + last):
        return True
    return first.casefold() not in _FIRST_PARTS and not (_known(first) and _known(last))


def _known(word: str) -> bool:
    low = word.casefold()
    return low in STOP_WORDS or background().df(stem(low)) > 1
