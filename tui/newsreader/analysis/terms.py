"""Normalised words of a text: what grouping and alignment compare instead of the words as printed.

One term for "U.S.", "US" and "United States", for "25%" and "25 per cent", for "1,200" and "1200"; months have three
letters, number words to twenty are digits, endings are cut lightly. Frequencies of terms live in `background`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from newsreader.analysis.stopwords import STOP_WORDS

WORD_LIMIT = 40
"""Longest word (code points) that becomes a term; longer runs are no words and are cut."""

_CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_MONTH = "January|February|April|June|July|August|September|October|November|December|Sept|Jan|Feb|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_TOKEN = re.compile(
    # Most of what is tried are spaces and plain words: to know both at once is two thirds of the time saved.
    rf"""
  (?!\s)(?:
    (?P<plain>[a-tv-z][a-z]+(?![\w'’]))
  | (?P<usa>\bU\.\s?S\.(?:\s?A\.)?|\bUSA\b|\bUS(?![A-Za-z0-9])|\b[Uu]nited\s[Ss]tates(?:\sof\sAmerica)?)
  | (?P<britain>\bU\.K\.|\bUK\b|\bUnited\sKingdom|\bBritain\b)
  | (?P<un>\bU\.N\.|\bUN\b|\bUnited\sNations)
  | (?P<eu>\bE\.U\.|\bEU\b|\bEuropean\sUnion)
  | (?P<month>\b(?:{_MONTH})\b|\b(?:March|May|Mar)(?=\.?\s\d)|(?<=\d\s)(?:March|May|Mar)\b)
  | (?P<date>\b\d{{1,4}}(?P<mark>[/-])\d{{1,2}}(?P=mark)\d{{2,4}}\b)
  | (?P<number>\d(?:[\d,]*\d)?(?:[.:]\d+)*)
      (?:(?P<percent>\s?%|[\s-]per[\s-]?cent\b|[\s-]pct\b)
        |(?P<scale>[\s-]?(?:million|billion|trillion|thousand|bn|mn|tn|m|b|k)\b)
        |(?:st|nd|rd|th)\b)?
  | (?P<initials>\b(?:[A-Za-z]\.){{2,}}[A-Za-z]?(?![A-Za-z]))
  | (?P<cjk>[{_CJK}])
  | (?P<word>[^\W\d_{_CJK}][^\W_{_CJK}]*(?:['’][^\W\d_{_CJK}]+)*)
  )
    """,
    re.VERBOSE,
)
_TO_TWENTY = """
zero one two three four five six seven eight nine ten
eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty
"""
_NUMBER_WORDS = {word: str(value) for value, word in enumerate(_TO_TWENTY.split())}
_SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "m": 6,
    "mn": 6,
    "billion": 9,
    "b": 9,
    "bn": 9,
    "trillion": 12,
    "tn": 12,
}
_IDEOGRAPH = re.compile(f"[{_CJK}]")
_VOWEL = re.compile("[aeiouy]")
_HIRAGANA = re.compile("[\u3040-\u309f]")


class Word(NamedTuple):
    """A word of a text: its place (end exclusive), its term, and whether it is a stop word."""

    start: int
    end: int
    term: str
    stop: bool


def normal_words(text: str) -> list[Word]:
    """Return the words of a text in order, each with its normal form; stop words are there but flagged.

    A date in figures and a number with its scale or per cent sign are one word ("1.5 million" is `1500000`, "25 per cent" is `25%`). Each
    ideograph is a word of its own. Hyphens part words; a possessive ending belongs to the word but not to its term.
    """
    words = []
    for match in _TOKEN.finditer(text):
        term, stop = _term(match)
        if term:
            words.append(Word(*match.span(), term, stop))
    return words


def is_number(term: str) -> bool:
    """Tell whether a term is a number, a percentage or a time of day."""
    return term[:1].isdecimal()


def is_ideograph(term: str) -> bool:
    """Tell whether a term is a single sign of Chinese or Japanese, which alone says little more than a letter."""
    return _IDEOGRAPH.fullmatch(term) is not None


def _term(match: re.Match[str]) -> tuple[str, bool]:
    kind = match.lastgroup or ""
    if kind in {"plain", "word"}:
        return _word_term(match[0][:WORD_LIMIT])
    if kind in {"number", "percent", "scale"}:
        return _number_term(match), False
    if kind == "month":
        return match["month"][:3].lower(), False
    if kind == "initials":
        term = match["initials"].replace(".", "").lower()
        return term, term in STOP_WORDS or term in {"am", "pm", "eg", "ie"}
    if kind in {"date", "mark"}:
        return match["date"], False
    if kind == "cjk":
        return match["cjk"], _HIRAGANA.match(match["cjk"]) is not None
    return kind, False  # usa, britain, un, eu


@lru_cache(maxsize=20_000)
def _word_term(word: str) -> tuple[str, bool]:
    low = word.lower().replace("’", "'")
    if low in STOP_WORDS:
        return low, True
    base = low.removesuffix("'s").replace("'", "")
    if base in STOP_WORDS:
        return base, True
    if base in _NUMBER_WORDS:
        return _NUMBER_WORDS[base], base == "one"
    return stem(base), len(base) < 2


def _number_term(match: re.Match[str]) -> str:
    digits = match["number"].rstrip(",:").replace(",", "")[:WORD_LIMIT]
    if match["percent"]:
        return digits + "%"
    if match["scale"] and digits.count(".") < 2 and ":" not in digits:
        return _scaled(digits, _SCALES[match["scale"].strip().strip("-").lower()])
    return digits


def _scaled(digits: str, zeros: int) -> str:
    whole, _, part = digits.partition(".")
    part = part.rstrip("0")
    if len(part) > zeros:
        return digits
    return (whole + part.ljust(zeros, "0")).lstrip("0") or "0"


def stem(word: str) -> str:
    """Return a lower-case word without a plural, -ed, -ing or final -e; short words stay as they are.

    Light on purpose: "talks", "talked" and "talking" are one, "organise" and "organisation" are two.
    """
    if len(word) < 4 or not word.isascii():
        return word
    base = _without_plural(word)
    for ending in ("ing", "ed"):
        stump = base.removesuffix(ending)
        if stump != base and len(stump) > 2 and _VOWEL.search(stump):
            base = _undouble(stump)
            break
    if base.endswith("ie") or (len(base) > 4 and base.endswith("y")):
        return base.rstrip("ey").rstrip("i") + "i"
    return base[:-1] if len(base) > 3 and base.endswith("e") else base


def stems(words: str) -> frozenset[str]:
    """Return the stems of some words with blanks between them."""
    return frozenset(map(stem, words.split()))


def _without_plural(word: str) -> str:
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "zes")):
        return word[:-2]
    if word.endswith("s") and word[-2] not in "siu":
        return word[:-1]
    return word


def _undouble(stump: str) -> str:
    if len(stump) > 3 and stump[-1] == stump[-2] and stump[-1] not in "aeioulsz":
        return stump[:-1]
    return stump
