"""What the name finder knows of single words, and of runs of capitalised words."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from newsreader.analysis.naming.lists import LISTS, LONGER, brown_path, mask_of, vector_cluster
from newsreader.analysis.naming.words import CONNECTORS, kind_of

_WORD_LIMIT = 40
"""How many characters of a word are looked at."""

_RUN_LIMIT = 8
_OPENERS = frozenset(
    "the a an in on at by for from but and if as it its he she they this that these those his her their".split()
)
_NAMES_OF_MASK = {1 << k: name for k, name in enumerate(LISTS)}
_JOINED_NAMES: dict[int, str] = {}


class WordFacts:
    """What is known of a word by itself, with its features prepared for each position relative to a token."""

    __slots__ = (
        "after",
        "after2",
        "before",
        "before2",
        "cap",
        "caps",
        "common",
        "kind",
        "low",
        "mask",
        "own",
        "place",
        "shape",
    )

    def __init__(self, word: str) -> None:
        word = word[:_WORD_LIMIT]
        self.low = low = word.lower()
        self.shape = shape = _shape_of(word)
        self.cap = word[0].isupper()
        self.caps = len(word) > 1 and word.isupper() and word.isalpha()
        self.kind = kind_of(low)
        self.mask = mask_of(low) if self.cap else 0
        brown = brown_path(word) or (brown_path(word.capitalize()) if self.caps else "")
        vector = vector_cluster(low)
        known = mask_name(self.mask & ~LONGER)
        own = [f"w={low}", f"s={shape}", f"l&s={known}&{shape}", f"k={self.kind}"]
        if any(c.isalpha() for c in low):
            own += [f"p{n}={low[:n]}" for n in range(1, 5) if len(low) >= n]
            own += [f"e{n}={low[-n:]}" for n in range(1, 5) if len(low) > n]
        own += [f"l={name}" for name in list_names(self.mask & ~LONGER)]
        if brown:
            own += [f"b4={brown[:4]}", f"b7={brown[:7]}", f"b12={brown[:12]}", f"b={brown}"]
        if vector:
            own.append(f"v={vector}")
        self.common = ""
        if self.cap:
            capital = brown or brown_path(word.capitalize())
            self.common = ("small" if brown_path(low) else "") + ("great" if capital else "")
            own.append(f"cs={self.common}")
        if "-" in word[1:-1]:
            own.append("hyphen=" + _shape_of(word.rpartition("-")[2]) + low.rpartition("-")[2][-3:])
        self.own = tuple(own)
        near = [f"w={low}", f"s={shape}", f"l={known}", f"k={self.kind}"]
        near += [f"b7={brown[:7]}", f"b12={brown[:12]}"] if brown else []
        near += [f"v={vector}"] if vector else []
        self.before = tuple("-1" + f for f in near)
        self.after = tuple("+1" + f for f in near)
        self.before2 = tuple("-2" + f for f in near[:3])
        self.after2 = tuple("+2" + f for f in near[:3])
        self.place = brown[:8] if brown else f"v{vector}"


@lru_cache(maxsize=30_000)
def facts_of(word: str) -> WordFacts:
    """Return what is known of a word."""
    return WordFacts(word)


def _shape_of(word: str) -> str:
    """Return the shape of a word: X for a capital, x for a small letter, d for a digit, the rest as it is; runs cut to two."""
    if word.isalpha():
        if word.islower():
            return "xx" if len(word) > 1 else "x"
        if len(word) > 1 and word[0].isupper() and word[1:].islower():
            return "Xxx" if len(word) > 2 else "Xx"
    out: list[str] = []
    for c in word:
        s = "X" if c.isupper() else "x" if c.isalpha() else "d" if c.isdigit() else c
        if len(out) < 2 or out[-1] != s or out[-2] != s:
            out.append(s)
    return "".join(out[:12])


def list_names(mask: int) -> list[str]:
    """Return the names of the lists in a mask."""
    return [name for bit, name in _NAMES_OF_MASK.items() if mask & bit]


def mask_name(mask: int) -> str:
    """Return the names of the lists in a mask, joined."""
    found = _JOINED_NAMES.get(mask)
    if found is None:
        found = _JOINED_NAMES[mask] = "+".join(list_names(mask)) or "-"
    return found


def runs_of(part: Sequence[WordFacts]) -> list[tuple[int, int]]:
    """Return the capitalised runs of a stretch as (first, past the last); a small word may join two capitals."""
    out = []
    n, i = len(part), 0
    while i < n:
        if not part[i].cap or part[i].low in _OPENERS:
            i += 1
            continue
        end = i + 1
        while end < n and end - i < _RUN_LIMIT:
            if part[end].cap:
                end += 1
            elif part[end].low in CONNECTORS and end + 1 < n and part[end + 1].cap:
                end += 2
            elif part[end].low in CONNECTORS and end + 2 < n and part[end + 1].low in CONNECTORS and part[end + 2].cap:
                end += 3
            else:
                break
        out.append((i, end))
        i = end
    return out


def is_loud(part: Sequence[WordFacts]) -> bool:
    """Tell whether a stretch is written mostly in capitals."""
    letters = [fact for fact in part if len(fact.low) > 2 and fact.low.isalpha()]
    return len(letters) > 1 and sum(fact.caps for fact in letters) * 2 > len(letters)
