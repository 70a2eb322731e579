"""Hyphens that a wrapper put into words: told from those that the writer put there by the words that news knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from newsreader.analysis.stopwords import STOP_WORDS
from newsreader.analysis.terms import background, stem

_CLAUSE_WORDS = frozenset(
    "and or to und oder bis et y e ou o il elle on ils elles je tu nous vous ce là ci être même mêmes moi toi lui leur en".split()
)
"""What may follow a hyphen at a line end that is the writer's: "two- and", "peut-être"."""
_FIRST_PARTS = frozenset(
    "non anti self ex semi multi mid well e co pre post pro inter ultra over under off by all half two three four five six "
    "seven eight nine ten twenty thirty forty fifty sixty seventy eighty ninety".split()
)
"""What opens a compound as often as it begins a word."""
_OFTEN = 20
"""Background articles that hold a word which may be mended where no line end shows that it was torn."""
_LONGEST = 9
"""Letters of either part of a torn word."""
_HYPHEN = re.compile(r"-(?=([a-z]{2,9})(?![\w-]))")
_FIRST = re.compile(r"(?<![\w-])([a-z]{2,9})\Z")


def wrapped_word(before: str, after: str, occurs: Callable[[str], bool]) -> str | None:
    """Return what joins a line that ends with a hyphen and the next: "" for one torn word, "-" for a compound.

    `before` ends with the hyphen; `occurs` says whether a word stands elsewhere in the file. None: the two are apart.
    """
    if len(before) < 2 or not before[-2].isalnum() or not after[0].isalnum():
        return None
    second = re.match(r"[^\W\d_]*", after)
    last = second[0] if second else ""
    if last.casefold() in _CLAUSE_WORDS:
        return None if last.casefold() in ("and", "or", "to", "und", "oder", "bis", "et", "y") else "-"
    first = re.search(r"[^\W\d_]+\Z", before[:-1])
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


def torn_words(texts: Iterable[str], torn_lines: bool = False) -> frozenset[str]:
    """Return the words of a file that were torn at line ends long gone ("be-gins").

    There must be several, or `torn_lines`: lines of the file that end within a word.

    A word is one where news knows it well in one piece and does not know one of its parts.
    """
    found = set()
    for text in texts:
        for match in _HYPHEN.finditer(text):
            first = _FIRST.search(text, max(0, match.start() - _LONGEST - 1), match.start())
            if first:
                found.add((first[1], match[1]))
    torn = {f"{first}-{last}" for first, last in found if _is_rest_of_wrap(first, last)}
    return frozenset(torn) if len(torn) > (not torn_lines) else frozenset()


def mended(text: str, torn: frozenset[str]) -> str:
    """Return a text with its torn words in one piece."""
    for word in torn:
        if word in text:
            text = re.sub(rf"(?<![\w-]){re.escape(word)}(?![\w-])", word.replace("-", ""), text)
    return text


def _is_rest_of_wrap(first: str, last: str) -> bool:
    if first in _FIRST_PARTS or first in ("re", "un") or _frequency(first + last) < _OFTEN:
        return False
    return not (_known(first) and _known(last))


def _known(word: str) -> bool:
    return word.casefold() in STOP_WORDS or _frequency(word) > 1


def _frequency(word: str) -> float:
    return background().df(stem(word.casefold()))
