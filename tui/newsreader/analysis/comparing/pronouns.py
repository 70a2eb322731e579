"""Whom "he" and "she" mean: "She took over in January" of one report is "When Hart arrived in January" of the other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from newsreader.analysis.terms import Word, normal_words
from newsreader.models import Mention, Sentence

_PRONOUN = re.compile(r"\b(?:he|she)\b|^(?:his|her)\b", re.IGNORECASE)
_REACH = 2  # sentences behind the last that names somebody, or means him, in which a pronoun still means him


def people_meant(sentences: Sequence[Sentence], names: Sequence[Mention]) -> dict[int, list[Word]]:
    """Return by the numbers of sentences the pronouns in them that mean somebody named before, as words: his last name.

    It is whom the sentence before names first. A pronoun behind a name in its own sentence is left out: the name is there.
    """
    starts = [sentence.start for sentence in sentences]
    named: dict[int, list[Mention]] = defaultdict(list)
    for name in names:
        if name.kind == "person":
            named[bisect_right(starts, name.start) - 1].append(name)
    meant: dict[int, list[Word]] = {}
    known, since = "", 0
    for number, sentence in enumerate(sentences):
        first = min(named[number], key=lambda name: name.start, default=None)
        pronoun = _PRONOUN.search(sentence.text, 0, first.start - sentence.start if first else len(sentence.text))
        if pronoun and known and number - since <= _REACH:
            meant[number] = [Word(*pronoun.span(), known, stop=False)]
            since = number
        if first:
            known, since = _last_word(first.entity), number
    return meant


def _last_word(name: str) -> str:
    words = normal_words(name)
    return words[-1].term if words else ""
