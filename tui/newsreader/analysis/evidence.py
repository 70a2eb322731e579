"""What two sentences have in common, as a few numbers from which `align` judges whether they say the same.

Words are the normalised words of `terms`. A word weighs as much as it is rare in news at large, less where it runs
through both reports (the subject of a story tells nothing about one sentence of it).
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newsreader.analysis.background import Background
from newsreader.analysis.quotations import find_quotations
from newsreader.analysis.terms import is_number, normal_words
from newsreader.models import Sentence

WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
"""Stop words for the grouping of articles, but within one story they tell one statement from another."""

Pair = tuple[int, int]

_MARKS = re.compile("[\"“”‘«„]")
_CATCHWORD = 3          # words

_CANDIDATES = 24        # partners looked at for one sentence; no sentence of the hand-made pairs has more than six
_COMMON = 4_000         # pairs of sentences that one word may bring together; a more common one finds no partners
_FAIR_LIKENESS = 0.15   # below this cosine, being the best partner of a sentence is no merit
_FAIR_WEIGHT = 8.0      # weight of two or three words; a sentence with less is not covered by sharing one of them
_SPEAKER_ONLY = 0.2     # cover below which two different quotations share no more than who speaks
_SHORT = 5              # words; a sentence with fewer is a heading or an exclamation


class Evidence(NamedTuple):
    """What speaks for two sentences saying the same; all of it is the same from either side."""

    mass: float         # ln(1 + weight of the shared words)
    cover: float        # share of the shorter sentence's weight that the other holds, names left out: who speaks is no
                        # statement yet
    best: float         # cosine as a share of the best one of either sentence, for the one that this pair suits more
    phrases: float      # ln(1 + shared runs of two words)
    apart: float        # difference of their places in the reports, 0 to 1
    leads: float        # how many of the two open their report
    short: float        # 1 where one of them is hardly a sentence


@dataclass(frozen=True, slots=True)
class _Side:
    """The sentences of one report as sets of words and of runs of two words."""

    words: list[frozenset[str]]
    runs: list[frozenset[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class _Weights:
    """What a word weighs, and which words are names."""

    of: dict[str, float]
    names: frozenset[str]

    def total(self, words: Iterable[str]) -> float:
        # In sorted order, so that rounding is the same whichever report comes first.
        return sum(self.of[word] for word in sorted(words))

    def squares(self, words: Iterable[str]) -> float:
        return sum(self.of[word] ** 2 for word in sorted(words))


def gather_evidence(a: Sequence[Sentence], b: Sequence[Sentence], background: Background) -> dict[Pair, Evidence]:
    """Return the evidence for each pair of sentences (numbers in `a` and `b`) that could say the same.

    Pairs without a common word are left out, and so are all but the likeliest partners of a sentence and different
    quotations of one speaker.
    """
    left, right = _side(a), _side(b)
    weights = _weigh(a, b, left, right, background)
    likeness = _likeliest(_cosines(left, right, weights))
    best_a, best_b = _bests(likeness)
    said = [[_quoted(sentence.text) for sentence in side] for side in (a, b)]
    plain = [[weights.total(words - weights.names) for words in side.words] for side in (left, right)]
    found = {}
    for (i, j), like in likeness.items():
        shared = left.words[i] & right.words[j]
        cover = weights.total(shared - weights.names) / max(min(plain[0][i], plain[1][j]), _FAIR_WEIGHT)
        if cover < _SPEAKER_ONLY and said[0][i] and said[1][j] and not said[0][i] & said[1][j]:
            continue
        found[i, j] = Evidence(
            mass=math.log1p(weights.total(shared)),
            cover=cover,
            best=like / max(min(best_a[i], best_b[j]), _FAIR_LIKENESS),
            phrases=math.log1p(len(left.runs[i] & right.runs[j])),
            apart=abs(i / len(a) - j / len(b)),
            leads=(i == 0) + (j == 0),
            short=float(min(len(left.words[i]), len(right.words[j])) < _SHORT),
        )
    return found


def content_words(sentence: str) -> tuple[str, ...]:
    """Return the terms of a sentence that are not stop words, in order; weekdays count."""
    return tuple(word.term for word in normal_words(sentence) if not word.stop or word.term in WEEKDAYS)


def _quoted(sentence: str) -> frozenset[str]:
    """The content words within the quotations of a sentence, catchwords of up to three words left out."""
    if not _MARKS.search(sentence):
        return frozenset()
    return frozenset(
        term for q in find_quotations(sentence) if len(q.words) > _CATCHWORD for term in content_words(q.text)
    )


def _side(sentences: Sequence[Sentence]) -> _Side:
    words = [content_words(sentence.text) for sentence in sentences]
    return _Side([frozenset(w) for w in words], [frozenset(pairwise(w)) for w in words])


def _weigh(
    a: Sequence[Sentence], b: Sequence[Sentence], left: _Side, right: _Side, background: Background
) -> _Weights:
    often = Counter(term for side in (left, right) for words in side.words for term in words)
    weights = {term: (background.idf(term) - 1) / (1 + math.log(max(1.0, n / 2))) for term, n in often.items()}
    return _Weights(weights, _name_terms((*a, *b)))


def _name_terms(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The terms that are printed with a capital within sentences more often than without."""
    capital: Counter[str] = Counter()
    for sentence in sentences:
        for word in normal_words(sentence.text)[1:]:
            capital[word.term] += 1 if sentence.text[word.start].isupper() else -1
    return frozenset(term for term, count in capital.items() if count > 0 and not is_number(term))


def _cosines(left: _Side, right: _Side, weights: _Weights) -> dict[Pair, float]:
    """The cosine of every pair that shares a word which is not in most sentences of both."""
    where: dict[str, list[int]] = defaultdict(list)
    often = Counter(term for words in left.words for term in words)
    for j, words in enumerate(right.words):
        for term in words:
            where[term].append(j)
    norms = [[math.sqrt(weights.squares(words)) or 1.0 for words in side.words] for side in (left, right)]
    found = {}
    for i, words in enumerate(left.words):
        row: dict[int, float] = defaultdict(float)
        for term in sorted(words):
            places = where.get(term, ())
            if len(places) * often[term] <= _COMMON:
                for j in places:
                    row[j] += weights.of[term] ** 2
        found.update({(i, j): x / (norms[0][i] * norms[1][j]) for j, x in row.items() if x > 0})
    return found


def _likeliest(pairs: dict[Pair, float]) -> dict[Pair, float]:
    """The pairs that are among the best of both their sentences."""
    ranked: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
    for (i, j), x in pairs.items():
        ranked[0][i].append(x)
        ranked[1][j].append(x)
    least = [{k: sorted(xs)[-min(len(xs), _CANDIDATES)] for k, xs in side.items()} for side in ranked]
    return {(i, j): x for (i, j), x in pairs.items() if x >= least[0][i] and x >= least[1][j]}


def _bests(likeness: dict[Pair, float]) -> tuple[dict[int, float], dict[int, float]]:
    best_a: dict[int, float] = defaultdict(float)
    best_b: dict[int, float] = defaultdict(float)
    for (i, j), x in likeness.items():
        best_a[i] = max(best_a[i], x)
        best_b[j] = max(best_b[j], x)
    return best_a, best_b
