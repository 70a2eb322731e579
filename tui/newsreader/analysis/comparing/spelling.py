"""Names that two reports spell otherwise: "Rashida Ferdouse" and "Rashida Ferdaus", "Sebastian" and "Sebastion"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher

from newsreader.analysis.comparing.statements import Statement
from newsreader.analysis.naming.aliases import words_of

_VOWELS = re.compile("[aeiouyhw]")
_TWICE = re.compile(r"(.)\1+")
_LETTERS = 4  # of a name without vowels; fewer are too many names
_ALIKE = 0.75  # least likeness of each two words


def spelled_alike(
    left: Sequence[Statement], right: Sequence[Statement], taken: Collection[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return pairs of names that only differ in vowels and doubled letters, each the only such one in both reports.

    A name that has its like in the other report already (`taken`) is none of them.
    """
    names_a, names_b = _by_sound(left, {i for i, _ in taken}), _by_sound(right, {j for _, j in taken})
    return [
        (ones[0], others[0])
        for sound, ones in names_a.items()
        if len(ones) == 1 == len(others := names_b.get(sound, []))
        and _alike(left[ones[0]].shown, right[others[0]].shown)
    ]


def _by_sound(statements: Sequence[Statement], gone: Collection[int]) -> dict[tuple[str, str], list[int]]:
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, statement in enumerate(statements):
        if statement.name and number not in gone:
            sound = " ".join(_consonants(word) for word in words_of(statement.shown))
            if len(sound.replace(" ", "")) >= _LETTERS:
                found[statement.name[0], sound].append(number)
    return found


def _consonants(word: str) -> str:
    return _TWICE.sub(r"\1", word[:1] + _VOWELS.sub("", word[1:]))


def _alike(one: str, other: str) -> bool:
    pairs = zip(words_of(one), words_of(other), strict=True)
    return all(SequenceMatcher(None, min(pair), max(pair)).ratio() >= _ALIKE for pair in pairs)
