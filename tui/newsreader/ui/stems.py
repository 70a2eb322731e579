"""Porter's stemmer (1980) as SQLite's FTS5 applies it.

The search finds words by their stems; the same stems tell which words to highlight.
"""

from __future__ import annotations

from functools import lru_cache

_ENDINGS_2 = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "logi": "log", "bli": "ble",
    "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate",
    "alism": "al", "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble",
}  # fmt: skip
_ENDINGS_3 = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
_ENDINGS_4 = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
    "ous", "ive", "ize",
)  # fmt: skip


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return the stem of a word in small letters without accents."""
    if len(word) < 3:
        return word
    word = _without_plural(word)
    word = _without_past(word)
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = f"{word[:-1]}i"
    word = _replaced(word, _ENDINGS_2)
    word = _replaced(word, _ENDINGS_3)
    word = _without_ending(word)
    if word.endswith("e"):
        measure = _measure(word[:-1])
        if measure > 1 or (measure == 1 and not _ends_short(word[:-1])):
            word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word[:-1]) > 1 else word


def _without_plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    base = word[:-2] if word.endswith("ed") else word[:-3] if word.endswith("ing") else None
    if base is None or not _has_vowel(base):
        return word
    if base.endswith(("at", "bl", "iz")):
        return f"{base}e"
    if len(base) > 1 and base[-1] == base[-2] and base[-1] not in "aeioulsz":
        return base[:-1]
    return f"{base}e" if _measure(base) == 1 and _ends_short(base) else base


def _replaced(word: str, endings: dict[str, str]) -> str:
    """Return the word with the longest of these endings replaced, if enough is left before it."""
    ending = max((end for end in endings if word.endswith(end)), key=len, default="")
    base = word.removesuffix(ending) if ending else ""
    return base + endings[ending] if base and _measure(base) > 0 else word


def _without_ending(word: str) -> str:
    ending = max((end for end in _ENDINGS_4 if word.endswith(end)), key=len, default="")
    base = word.removesuffix(ending) if ending else ""
    if not base or _measure(base) < 2 or (ending == "ion" and base[-1] not in "st"):
        return word
    return base


def _letters(word: str) -> str:
    """Return the word with each letter as `v` or `c`; a `y` after a consonant is a vowel."""
    kinds = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and kinds.endswith("c"))
        kinds += "v" if vowel else "c"
    return kinds


def _has_vowel(word: str) -> bool:
    return "v" in _letters(word)


def _measure(word: str) -> int:
    """Return how often a vowel is followed by a consonant: Porter's m."""
    return _letters(word).count("vc")


def _ends_short(word: str) -> bool:
    """Tell whether the word ends in consonant, vowel, consonant, the last not w, x or y."""
    return _letters(word).endswith("cvc") and word[-1] not in "wxy"
