"""What two sentences have in common, as a few numbers from which `align` judges whether they say the same.

Words are those of `sentence_words`. A word weighs as much as it is rare in news at large, less where it runs through
both reports (the subject of a story tells nothing about one sentence of it).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.analysis.background import background
from newsreader.analysis.comparing.nearness import kin, near_amounts
from newsreader.analysis.comparing.sentence_words import AMOUNT, DAY, TOLL, name_terms, read_words
from newsreader.models import DateMention, Mention, Sentence

Pair = tuple[int, int]
Dates = tuple[Sequence[DateMention], Sequence[DateMention]]
Names = tuple[Sequence[Mention], Sequence[Mention]]

_CANDIDATES = 24  # partners looked at for one sentence; no sentence of the hand-made pairs has more than six
_COMMON = 4_000  # pairs of sentences that one word may bring together; a more common one finds no partners
_AMOUNT_LIKENESS = 0.03  # what an amount that may be the same adds to the cosine: enough to be looked at
_FAIR_WEIGHT = 5.0  # weight of two words; a sentence with less is not covered by sharing one of them
_HARDLY = 0.1  # share of a sentence; two that share who speaks and less than that say nothing of each other
_VALUES = AMOUNT, DAY, TOLL
_VALUE = 4.5  # weight of an amount, a day, a toll: as of a word that stands in one article of 90


class Evidence(NamedTuple):
    """What speaks for two sentences saying the same; all of it is the same from either side."""

    own: float  # root of the weight of the shared words, each shared out among all pairs of sentences that hold it
    whole: float  # share of the longer sentence's weight that the other holds, names and words of office left out
    held: float  # share of the shorter sentence's weight that the other holds, names and all
    kin: float  # share of the longer sentence's weight for which the other has a related word
    beside: float  # cosine of the two sentences before them or behind them, whichever is higher
    early: float  # 1 for the first sentences of both reports, half for a first and a second …
    apart: float  # difference of their places in the reports, 0 to 1
    figures: float  # 1 where they share a figure
    amounts: float  # 1 where unequal amounts may be the same one, 0.5 where they are alike
    single: float = 0  # 1 where the sentences share one word that tells, or none, and no amounts come near

    @property
    def weighed(self) -> tuple[float, ...]:
        """What the likelihood of a link is learnt from: all but `single`, which only bars "same"."""
        return self[:-1]


@dataclass(frozen=True, slots=True)
class _Weights:
    """What a word weighs: `of` less where it runs through both reports, `own` shared out among its pairs of sentences."""

    of: dict[str, float]
    own: dict[str, float]

    # In sorted order, so that rounding is the same whichever report comes first.
    def total(self, words: Iterable[str]) -> float:
        return sum(self.of[word] for word in sorted(words))

    def fair(self, words: Iterable[str]) -> float:
        return max(self.total(words), _FAIR_WEIGHT)

    def owned(self, words: Iterable[str]) -> float:
        return sum(self.own[word] for word in sorted(words))

    def squares(self, words: Iterable[str]) -> float:
        return sum(self.of[word] ** 2 for word in sorted(words))


def gather_evidence(
    a: Sequence[Sentence], b: Sequence[Sentence], dates: Dates = ((), ()), names: Names = ((), ())
) -> dict[Pair, Evidence]:
    """Return the evidence for each pair of sentences (numbers in `a` and `b`) that could say the same.

    Left out are pairs that share no word or only who speaks and when, and all but the likeliest partners of a sentence.
    `dates` and `names` are those of either report.
    """
    one, other = read_words(a, dates[0], names[0]), read_words(b, dates[1], names[1])
    left, right = ([sentence.words for sentence in report.sentences] for report in (one, other))
    weights = _weigh(left, right)
    capitals = name_terms(one, other)
    near = kin(left, right, capitals, weights.of.__getitem__)
    amounts = near_amounts(a, b)
    likeness = _likeliest(_likenesses(left, right, weights, near, amounts))
    telling = [[s.words - s.offices - capitals for s in report.sentences] for report in (one, other)]
    speakers = [[s.speaker | s.offices for s in report.sentences] for report in (one, other)]
    beside = [[s.beside for s in report.sentences] for report in (one, other)]
    plain, full = ([[weights.fair(words) for words in side] for side in sides] for sides in (telling, (left, right)))
    found = {}
    for i, j in likeness:
        shared = left[i] & right[j]
        common = telling[0][i] & telling[1][j]
        told = weights.total(common)
        related, amount = near.get((i, j), (0.0, 0.0))[0], amounts.get((i, j), 0.0)
        short, long = sorted((plain[0][i], plain[1][j]))
        if i and j and not amount and told + related < _HARDLY * short and shared <= speakers[0][i] | speakers[1][j]:
            continue
        if shared and not amount and shared <= beside[0][i] | beside[1][j]:
            continue
        found[i, j] = Evidence(
            own=math.sqrt(weights.owned(shared)),
            whole=told / long,
            held=weights.total(shared) / min(full[0][i], full[1][j]),
            kin=related / long,
            beside=max(likeness.get((i - 1, j - 1), 0.0), likeness.get((i + 1, j + 1), 0.0)),
            early=1 / (1 + i + j),
            apart=abs(i / len(a) - j / len(b)),
            figures=any(map(_is_figure, shared)),
            amounts=amount,
            single=len(common) < 2 and not amount,
        )
    return found


def _weigh(left: Sequence[frozenset[str]], right: Sequence[frozenset[str]]) -> _Weights:
    often = [Counter(word for words in side for word in words) for side in (left, right)]
    known, of, own = background(), {}, {}
    for word in often[0].keys() | often[1].keys():
        rarity = _VALUE if word.startswith(_VALUES) else known.idf(word) - 1
        of[word] = rarity / max(1.0, (often[0][word] + often[1][word]) / 2)
        own[word] = rarity / (max(1, often[0][word]) * max(1, often[1][word]))
    return _Weights(of, own)


def _is_figure(word: str) -> bool:
    return word.startswith(AMOUNT) or word.isdecimal()


def _likenesses(
    left: Sequence[frozenset[str]],
    right: Sequence[frozenset[str]],
    weights: _Weights,
    near: Mapping[Pair, tuple[float, float]],
    amounts: Mapping[Pair, float],
) -> dict[Pair, float]:
    """The cosine of every pair that shares a word which is not in most sentences of both, or what is nearly one."""
    where: dict[str, list[int]] = defaultdict(list)
    often = Counter(term for words in left for term in words)
    for j, words in enumerate(right):
        for term in words:
            where[term].append(j)
    norms = [[math.sqrt(weights.squares(words)) or 1.0 for words in side] for side in (left, right)]
    products: dict[Pair, float] = {pair: squares for pair, (_, squares) in near.items()}
    for i, words in enumerate(left):
        for term in sorted(words):
            places = where.get(term, ())
            if len(places) * often[term] <= _COMMON:
                for j in places:
                    products[i, j] = products.get((i, j), 0.0) + weights.of[term] ** 2
    found = {(i, j): x / (norms[0][i] * norms[1][j]) for (i, j), x in products.items() if x > 0}
    for pair, nearness in amounts.items():
        found[pair] = found.get(pair, 0.0) + _AMOUNT_LIKENESS * nearness
    return found


def _likeliest(pairs: dict[Pair, float]) -> dict[Pair, float]:
    """The pairs that are among the best of both their sentences."""
    ranked: tuple[dict[int, list[float]], dict[int, list[float]]] = (defaultdict(list), defaultdict(list))
    for (i, j), x in pairs.items():
        ranked[0][i].append(x)
        ranked[1][j].append(x)
    least = [{k: sorted(xs)[-min(len(xs), _CANDIDATES)] for k, xs in side.items()} for side in ranked]
    return {(i, j): x for (i, j), x in pairs.items() if x >= least[0][i] and x >= least[1][j]}
