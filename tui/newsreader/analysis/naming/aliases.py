"""When two forms are one name: the normal form of a name, short forms, acronyms, and the full form in an article.

Names are only compared here; `entities` finds them in a text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from newsreader.analysis.naming.words import FAMILY_FIRST, kind_of
from newsreader.models import MentionKind

_INITIALS = {
    "US": "United States",
    "USA": "United States",
    "UK": "United Kingdom",
    "EU": "European Union",
    "UN": "United Nations",
    "UAE": "United Arab Emirates",
    "DRC": "Democratic Republic of Congo",
    "PRC": "China",
    "ROK": "South Korea",
    "DPRK": "North Korea",
    "USSR": "Soviet Union",
    "IMF": "International Monetary Fund",
    "WTO": "World Trade Organization",
    "WHO": "World Health Organization",
}
"""Full forms of initials that papers never spell out; only in capitals, since "The Who" is a different name."""

_OTHER_NAMES = {
    "united states of america": "United States",
    "britain": "United Kingdom",
    "great britain": "United Kingdom",
    "kiev": "Kyiv",
    "kharkov": "Kharkiv",
    "burma": "Myanmar",
    "turkiye": "Turkey",
    "czechia": "Czech Republic",
}

_HONORIFICS = frozenset("sir dame lord lady king queen prince princess pope".split())
_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited plc llc gmbh ag sa nv spa ab oyj pty".split()
)
_LANDFORMS = frozenset("lake river mount mt mountain sea island islands isle valley desert bay of the".split())
_DESIGNATIONS = frozenset("typhoon hurricane cyclone storm superstorm mv hms uss rms".split())
_SMALL = frozenset("of the and for de la du des da do di del van von der den".split())
_LEGAL_END = re.compile(
    r",?\s+(?:& )?(?:Inc|Incorporated|Corp|Corporation|Co|Ltd|Limited|[Pp]lc|PLC|LLC|GmbH|AG|NV|SpA|Pty)\.?$"
)
_ARTICLE = re.compile(r"\A[Tt]he\s+(?=\S)")
_MIDDLE_INITIAL = re.compile(r"(?<=\w )[A-Z]\. (?=\w\w)")
"""The initial of "Halvard J. Moe"; a letter without a full stop belongs to the name: "Hepatitis B Virus"."""
_PARTED = re.compile(r"\b([a-z]) (?=[a-z]\b)|\b(abdel) (?=[a-z])")
"""Initials, and "Abdel Fattah", which others write as one word."""
_NICKNAME = re.compile(r"(?<=\w) [“\"‘(][^”\"’)]*[”\"’)] (?=\w)")
_SIGNS = re.compile(r"[^\w\s&]+")
_SPELLINGS = tuple(
    (re.compile(found), put)
    for found, put in (
        ("isation", "ization"),
        ("defence", "defense"),
        ("labour", "labor"),
        ("centre", "center"),
        ("programme", "program"),
        ("([aou])e", r"\1"),  # "Mueller" of "Müller"
        ("y", "i"),
        (r"([^\Weo])\1+", r"\1"),  # "Zelenskyy", "Sissi", but "Moore" is not "More"
        (r"\Am[ou]ham[ae]d\Z", "mohamed"),
        (r"\Aahmad\Z", "ahmed"),
        (r"\Ah[ou]s(?:ei|ai)n\Z", "husein"),
        (r"\Aabdul", "abdel"),
        (r"\Abiniamin\Z", "benjamin"),
    )
)
"""Spellings that vary, applied in this order: words in names of bodies, letters, given names."""
_SHORT_SPELLINGS = {"st": "saint", "el": "al", "ibn": "bin", "ben": "bin"}


def words_of(name: str) -> list[str]:
    """Return the words of a name without accents, capitals, full stops and possessive."""
    return list(_folded(name))


@lru_cache(maxsize=8192)
def _folded(name: str) -> tuple[str, ...]:
    plain = re.sub(r"['’][sS]\b|['’](?!\w)", "", _NICKNAME.sub(" ", name)).replace(".", "").replace("-", " ")
    folded = unicodedata.normalize("NFKD", plain.casefold())
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return tuple(_SIGNS.sub("", kept).split())


@lru_cache(maxsize=8192)
def alias_key(name: str) -> str:
    """Return the normal form under which two written forms of a name are the same.

    "U.S.", "US" and "United States" share one; so do "Lumora" and "Lumora Inc.", "Zürich" and "Zurich", "Halvard Müller"
    and "Halvard J. Mueller", "Omar al-Hariri" and "Omar el Hariri". A single word keeps its spelling: Cameroon is not
    Cameron.
    """
    name = _MIDDLE_INITIAL.sub("", _ARTICLE.sub("", name))
    first, space, rest = name.partition(" ")
    words = list(_folded(_INITIALS.get(first.replace(".", ""), first) + space + rest))
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    if other := _OTHER_NAMES.get(" ".join(words)):
        words = other.casefold().split()
    if len(words) > 1:
        words = [_spelt(word) for word in words]
    if len(words) > 2 and words[0] in _HONORIFICS and words[1] != "of" and not kind_of(words[-1]):
        words = words[1:]  # but the Princess of Wales is not the Prince, King County Council no County Council
    return _PARTED.sub(r"\1\2", " ".join(word for word in words if word != "al" or word in (words[0], words[-1])))


@lru_cache(maxsize=8192)
def _spelt(word: str) -> str:
    """Return the one spelling that stands for all spellings of a word."""
    if len(word) < 4 or word in _HONORIFICS:
        return _SHORT_SPELLINGS.get(word, word)
    for found, put in _SPELLINGS:
        word = found.sub(put, word)
    return word


def plain_form(name: str) -> str:
    """Return how a name is written as an entity: well-known short forms spelt out, legal forms such as "Inc." dropped."""
    name = _ARTICLE.sub("", name.replace("’", "'"))
    full = _INITIALS.get(name.replace(".", "")) or (" " in name and _OTHER_NAMES.get(" ".join(_folded(name))))
    return full or " ".join((_LEGAL_END.sub("", name) or name).split())


def is_alias(short: str, full: str, kind: MentionKind) -> bool:
    """Tell whether `short` can stand for `full`, both names of this kind.

    People: last name, first name or initials of the full name. Organisations: acronym, first words, last word.
    Places: the name of a lake, river or island without that word. Others: a storm or ship without its designation.
    """
    if alias_key(short) == alias_key(full):
        return True
    one, two = ([_spelt(word) for word in alias_key(name).split()] for name in (short, full))
    if not one or len(one) > len(two):
        return False
    if kind == "person":
        arabic = one[0] == "al" and len(one) == 2 and _folded(full)[-2] in ("al", "el")
        one = one[1:] if arabic else one  # "El-Bakkali" of "Fatima el-Bakkali"
        return _short_person(one, two)
    if kind == "organisation":
        return is_acronym(short, full) or (alias_key(short) not in _NEVER_SHORT and _short_body(one, two))
    if kind == "place":
        left = [w for w in two if w not in one]
        return _subsequence(one, two) and bool(left) and all(w in _LANDFORMS for w in left)
    return two[1:] == one and _folded(full)[0] in _DESIGNATIONS


def is_acronym(short: str, full: str) -> bool:
    """Tell whether `short` is made of the initials of `full`, with or without those of its small words."""
    letters = short.replace(".", "")
    if not 2 <= len(letters) <= 8 or not letters.isalpha() or sum(map(str.isupper, letters)) < 2:
        return False
    words = _folded(full)
    small_too = "".join(w[0] for w in words)
    great = "".join(w[0] for w in words if w not in _SMALL)
    return len(words) > 1 and letters.lower() in (small_too, great)


def full_form(name: str, kind: MentionKind, others: Iterable[str]) -> str:
    """Return the longest of `others` that `name` is short for; `name` itself if there is none or it is ambiguous.

    A person is called by first and last name if one of `others` is just that, rather than "Halvard Johan Moe". A last
    name that two people in an article share stays as it is.
    """
    others = list(others)
    fulls = [other for other in others if len(other) > len(name) and is_alias(name, other, kind)]
    best = _one_of(fulls, kind)
    if not best and kind == "person":  # "Tuckwell" is Ann Tuckwell, not Mia Tuckwell-Shaw
        best = _one_of([full for full in fulls if full.split()[-1] == name and name.lower() not in FAMILY_FIRST], kind)
    best = best or name
    if kind != "person":
        return best
    return next((other for other in others if other.split() == [*best.split()[:1], *best.split()[-1:]]), best)


def _one_of(fulls: list[str], kind: MentionKind) -> str:
    """Return the longest of the names if all the others are short for it, else ""."""
    best = max(fulls, key=lambda other: (len(other.split()), len(other)), default="")
    return best if all(other == best or is_alias(other, best, kind) for other in fulls) else ""


def _short_person(one: list[str], two: list[str]) -> bool:
    if len(two) < 2:
        return False
    if len(one) > 1 and one[0] in _HONORIFICS:
        one = one[1:]
    if one[-1] == two[-1]:
        return all(any(w == x or (len(w) == 1 and x.startswith(w)) for x in two[:-1]) for w in one[:-1])
    if len(one) == 1:
        return one[0] in two and len(one[0]) > 1
    return _subsequence(one, two)


def _short_body(one: list[str], two: list[str]) -> bool:
    if not _subsequence(one, two):
        return False
    if one == two[: len(one)]:
        return len(one) > 1 or len(one[0]) > 3
    if len(one) > 1 and one == two[-len(one) :]:
        return True
    return one[-1] == two[-1] and len(one[-1]) > 3 and (len(one) == 1 or one[0] == two[0])


def _subsequence(one: list[str], two: list[str]) -> bool:
    rest = iter(two)
    return all(word in rest for word in one)


_NEVER_SHORT = frozenset(map(alias_key, ("House", *_INITIALS.values())))
"""Bodies of their own, never short for a longer name that begins or ends so: "House" is not the White House."""
