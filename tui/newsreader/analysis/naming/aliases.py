"""When two forms of a name are one: the normal form of a name, short forms, acronyms, and the full form in an article.

Pure comparison of names; where names stand in a text is the matter of `entities`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from newsreader.models import MentionKind

WELL_KNOWN = {
    "us": "United States",
    "usa": "United States",
    "united states of america": "United States",
    "united states": "United States",
    "uk": "United Kingdom",
    "eu": "European Union",
    "un": "United Nations",
    "uae": "United Arab Emirates",
    "drc": "Democratic Republic of Congo",
    "prc": "China",
    "rok": "South Korea",
    "dprk": "North Korea",
    "ussr": "Soviet Union",
    "imf": "International Monetary Fund",
    "wto": "World Trade Organization",
    "who": "World Health Organization",
    "world trade organisation": "World Trade Organization",
    "world health organisation": "World Health Organization",
}
"""Full forms of names that papers use without ever spelling them out, by normal form."""

_HONORIFICS = frozenset("sir dame lord lady king queen prince princess pope mama papa st saint".split())
_LEGAL = frozenset(
    "inc incorporated corp corporation co company ltd limited plc llc gmbh ag sa nv spa ab oyj pty".split()
)
_LANDFORMS = frozenset("lake river mount mt mountain sea island islands isle valley desert bay of the".split())
_SMALL = frozenset("of the and for de la du des da do di del van von der den".split())
_LEGAL_END = re.compile(
    r",?\s+(?:Inc|Incorporated|Corp|Corporation|Co|Ltd|Limited|[Pp]lc|PLC|LLC|GmbH|AG|NV|SpA|Pty)\.?$"
)
_SIGNS = re.compile(r"[^\w\s&]+")


def words_of(name: str) -> list[str]:
    """Return the words of a name without accents, case, full stops and possessive."""
    return list(_folded(name))


@lru_cache(maxsize=8192)
def _folded(name: str) -> tuple[str, ...]:
    plain = re.sub(r"['’][sS]\b|['’](?!\w)", "", name).replace(".", "").replace("-", " ")
    folded = unicodedata.normalize("NFKD", plain.casefold())
    kept = "".join(c for c in folded if not unicodedata.combining(c))
    return tuple(_SIGNS.sub("", kept).split())


def alias_key(name: str) -> str:
    """Return the normal form under which two written forms of a name are the same.

    "U.S.", "US" and "United States" share one; so do "Lumora" and "Lumora Inc.", "Zürich" and "Zurich".
    """
    words = _folded(name)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL:
        words = words[:-1]
    if len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    key = " ".join(words)
    full = WELL_KNOWN.get(key)
    return full.casefold() if full else key


def plain_form(name: str) -> str:
    """Return how a name is written as an entity: well-known short forms spelt out, legal forms left away."""
    full = WELL_KNOWN.get(" ".join(_folded(name)))
    if full and (" " in name or name.isupper()):
        return full
    name = re.sub(r"^[Tt]he\s+", "", name.replace("’", "'"))
    shorter = _LEGAL_END.sub("", name)
    return " ".join((shorter or name).split())


def is_alias(short: str, full: str, kind: MentionKind) -> bool:
    """Say whether `short` can stand for `full`, both names of things of this kind.

    People: last name, first name or initials of the full name. Organisations: acronym, first words, last word.
    Places: the name of a lake, river or island without that word. Other names: the same name only.
    """
    if alias_key(short) == alias_key(full):
        return True
    one, two = alias_key(short).split(), alias_key(full).split()
    if not one or len(one) > len(two):
        return False
    if kind == "person":
        return _short_person(one, two)
    if kind == "organisation":
        return is_acronym(short, full) or _short_body(one, two)
    if kind == "place":
        left = [w for w in two if w not in one]
        return _subsequence(one, two) and bool(left) and all(w in _LANDFORMS for w in left)
    return False


def is_acronym(short: str, full: str) -> bool:
    """Say whether `short` is made of the initials of `full`, with or without those of its small words."""
    letters = short.replace(".", "")
    if not 2 <= len(letters) <= 8 or not letters.isalpha() or sum(map(str.isupper, letters)) < 2:
        return False
    words = _folded(full)
    small_too = "".join(w[0] for w in words)
    great = "".join(w[0] for w in words if w not in _SMALL)
    return len(words) > 1 and letters.lower() in (small_too, great)


def full_form(name: str, kind: MentionKind, others: Iterable[str]) -> str:
    """Return the longest of `others` that `name` is short for, `name` itself where there is none or no single one.

    A last name shared by two people of an article stays by itself.
    """
    fulls = [other for other in others if len(other) > len(name) and is_alias(name, other, kind)]
    if not fulls:
        return name
    best = max(fulls, key=lambda other: (len(other.split()), len(other)))
    if all(other == best or is_alias(other, best, kind) for other in fulls):
        return best
    return name


def _short_person(one: list[str], two: list[str]) -> bool:
    if len(two) < 2:
        return False
    if one[-1] == two[-1]:
        return all(any(w == x or (len(w) == 1 and x.startswith(w)) for x in two) for w in one[:-1])
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
