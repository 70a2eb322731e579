"""Why two articles belong together: the names, rare words, numbers and dates they share, and how sure that is."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from newsreader.analysis.background import term_hash
from newsreader.analysis.dating.calendar_words import MONTHS
from newsreader.analysis.stories.frequencies import Frequencies
from newsreader.analysis.stories.signature import Signature
from newsreader.analysis.terms import is_number, normal_words
from newsreader.models import Article

Sure = Literal["almost certain", "likely", "perhaps"]

ALMOST_CERTAIN, LIKELY = 0.36, 0.18
"""Of pairs in a story above these likenesses 95 and 79 in 100 were of one event on the development sets, 61 below both."""

READ_CHARACTERS = 20_000
"""How much of a text is searched for shared words; a report says what happened long before that."""

_SHOWN = 6
_RARE = 4.2  # rarity of a word in one article of twenty
_DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:-\d\d)?", re.ASCII)
_BY_CHANCE = frozenset(map(str, (*range(11), *range(1900, 2101))))
"""Numbers that two articles share by chance: small ones and years."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """What two articles share, as written in the first of them, in each list the most important first.

    `dates` are values (`2025-08-01`); `score` is the likeness of the two, 0 to 1.
    """

    names: tuple[str, ...]
    words: tuple[str, ...]
    numbers: tuple[str, ...]
    dates: tuple[str, ...]
    score: float
    sure: Sure

    def sentence(self) -> str:
        """Return it in plain words: "Likely one story: both name …"."""
        parts = [
            ("both name", self.names),
            (f"both use the rare word{'s' * (len(self.words) > 1)}", self.words),
            (f"both give the number{'s' * (len(self.numbers) > 1)}", self.numbers),
            ("both speak of", tuple(spoken_day(value) for value in self.dates)),
        ]
        said = [f"{opening} {_listed(items)}" for opening, items in parts if items]
        return f"{self.sure.capitalize()} one story: {'; '.join(said) or 'they share many common words'}."


def spoken_day(value: str) -> str:
    """Return a date's value in words: `17 July 2025`, `July 2025`; other values unchanged."""
    if not _DAY.fullmatch(value):
        return value
    year, month, *day = value.split("-")
    return " ".join([*(str(int(number)) for number in day), MONTHS[int(month) - 1], year])


@dataclass(frozen=True)
class Reading:
    """An article prepared for comparison, once for however many others."""

    article: Article
    signature: Signature

    @cached_property
    def printed(self) -> dict[str, str]:
        """{term: the word as first printed}, preferring the body, since titles may capitalise every word.

        The words of dates in the body are left out: 22 November is no number 22.
        """
        dated = {at for date in self.article.dates for at in range(date.start, date.end)}
        found: dict[str, str] = {}
        for text, left_out in ((self.article.text[:READ_CHARACTERS], dated), (self.article.title, set[int]())):
            for word in normal_words(text):
                if not word.stop and word.start not in left_out:
                    found.setdefault(word.term, " ".join(text[word.start : word.end].split()))
        return found

    @cached_property
    def name_terms(self) -> frozenset[str]:
        """The terms in its names."""
        return frozenset(
            word.term for name in {one.text for one in self.article.mentions} for word in normal_words(name)
        )


def explain(a: Reading, b: Reading, score: float, frequencies: Frequencies) -> Kinship:
    """Return why two articles are, or would be, in one story; `score` is their contrasted likeness."""
    names = _shared_names(a.article, b.article)
    words, numbers = _shared_words(a, b, frequencies)
    thin = a.signature.headline_only or b.signature.headline_only
    return Kinship(names, words, numbers, _shared_dates(a.article, b.article), score, _how_sure(score, thin))


def _how_sure(score: float, thin: bool) -> Sure:
    """Return how sure a likeness is; `thin`: one of the two is hardly more than a headline, too little to be certain."""
    if score >= ALMOST_CERTAIN and not thin:
        return "almost certain"
    return "likely" if score >= LIKELY else "perhaps"


def _shared_names(a: Article, b: Article) -> tuple[str, ...]:
    """Return shared entities, the most frequent first."""
    often: Counter[str] = Counter(mention.entity for mention in (*a.mentions, *b.mentions))
    theirs = {mention.entity.casefold() for mention in b.mentions}
    shared = {mention.entity for mention in a.mentions if mention.entity.casefold() in theirs}
    return tuple(sorted(shared, key=lambda name: (-often[name], name))[:_SHOWN])


def _shared_words(a: Reading, b: Reading, frequencies: Frequencies) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return shared rare words and shared numbers, as printed in `a`."""
    printed, used = a.printed, a.name_terms | b.name_terms
    rarity = {term: frequencies.rarity(term_hash(term)) for term in printed.keys() & b.printed.keys()}
    ranked = sorted(rarity, key=lambda term: (-rarity[term], term))
    words = [printed[t] for t in ranked if not is_number(t) and t not in used and rarity[t] >= _RARE]
    numbers = [printed[t] for t in ranked if is_number(t) and t not in _BY_CHANCE]
    return tuple(words[:_SHOWN]), tuple(numbers[:_SHOWN])


def _shared_dates(a: Article, b: Article) -> tuple[str, ...]:
    theirs = {date.value for date in b.dates}
    return tuple(dict.fromkeys(date.value for date in a.dates if date.value and date.value in theirs))[:_SHOWN]


def _listed(items: tuple[str, ...]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
