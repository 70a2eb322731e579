"""What two sentences have nearly in common: related words ("skipper", "captain"), amounts that may be one ("54.3%",
"a little over 54 per cent")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from newsreader.analysis.comparing.quantities import find_quantities
from newsreader.analysis.comparing.quantity import Quantity, agree
from newsreader.analysis.comparing.related_words import related_words
from newsreader.analysis.comparing.word_families import count_alike
from newsreader.models import Sentence

Pair = tuple[int, int]
Edge = tuple[str, str, float]

_COMMON = 1_000  # pairs of sentences that two related words, or the amounts of one measure, may bring together
_LONGEST = 4_000  # characters of a sentence that are read
_COUNT = 10  # a smaller plain number counts too many things
_CLOSE, _ALIKE = 1.1, 2.0  # how many times one amount may be the other
_MAY_BE_ONE, _MAY_BE_OTHER = 1.0, 0.5
_NO_AMOUNT = frozenset({"score", "years old", "days old"})
_SHARE = "in"


def kin(
    left: Sequence[frozenset[str]],
    right: Sequence[frozenset[str]],
    names: frozenset[str],
    weight: Callable[[str], float],
) -> dict[Pair, tuple[float, float]]:
    """Return for pairs of sentences the weight of related words, those that both have left out, and of its squares.

    A word counts once, by its closest kin. `left` and `right` are the words of the sentences.
    """
    where_a, where_b = _places(left), _places(right)
    table = related_words().between(where_a, where_b)
    edges: dict[Pair, list[Edge]] = defaultdict(list)
    for one, others in sorted(table.items()):
        for other, closeness in sorted(others.items()):
            known = _same_land(one, other, closeness) if one in names and other in names else not {one, other} & names
            if known and len(where_a[one]) * len(where_b[other]) <= _COMMON:
                worth = closeness * min(weight(one), weight(other))
                for i in where_a[one]:
                    for j in where_b[other]:
                        if one not in right[j] and other not in left[i]:
                            edges[i, j].append((one, other, worth))
    return {pair: _worth(ones) for pair, ones in edges.items()}


def _same_land(one: str, other: str, closeness: float) -> bool:
    """Whether two names that are related are so for what they are: "Spain", "Spanish", but not "Hope", "Trust"."""
    return closeness == 1 and one[0] == other[0]


def near_amounts(a: Sequence[Sentence], b: Sequence[Sentence]) -> dict[Pair, float]:
    """Return for pairs of sentences 1.0 where amounts of one measure may be one, 0.5 where they are alike.

    Equal ones are words of `sentence_words` already, but for shares ("half", "two thirds", "one in five").
    """
    left, right = _amounts(a), _amounts(b)
    found: dict[Pair, float] = {}
    for measure in sorted(left.keys() & right.keys()):
        if len(left[measure]) * len(right[measure]) <= _COMMON:
            for i, p, x in left[measure]:
                for j, q, y in right[measure]:
                    found[i, j] = max(found.get((i, j), 0.0), _alike(p, x, q, y))
    return {pair: nearness for pair, nearness in found.items() if nearness}


def _places(sentences: Sequence[frozenset[str]]) -> Mapping[str, list[int]]:
    places: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(sentences):
        for word in words:
            places[word].append(number)
    return places


def _worth(edges: Iterable[Edge]) -> tuple[float, float]:
    best: tuple[dict[str, float], dict[str, float]] = ({}, {})
    for one, other, worth in edges:
        best[0][one] = max(worth, best[0].get(one, 0.0))
        best[1][other] = max(worth, best[1].get(other, 0.0))
    sums = [sum(sorted(side.values())) for side in best]
    squares = [sum(sorted(x * x for x in side.values())) for side in best]
    return min(sums), min(squares)


def _amounts(sentences: Sequence[Sentence]) -> dict[tuple[str, str], list[tuple[int, Quantity, float]]]:
    """The amounts of sentences by measure, each with its number and value; "one in five" is 20 per cent."""
    found: dict[tuple[str, str], list[tuple[int, Quantity, float]]] = defaultdict(list)
    for number, sentence in enumerate(sentences):
        for q in find_quantities(sentence.text[:_LONGEST]):
            if q.base == _SHARE:
                found["percent", "%"].append((number, q, q.high * 100))
            elif q.base not in _NO_AMOUNT and (q.kind != "number" or q.base or q.printed >= _COUNT):
                found[q.kind, q.base].append((number, q, q.high))
    return found


def _alike(p: Quantity, x: float, q: Quantity, y: float) -> float:
    low, high = sorted((abs(x), abs(y)))
    if not low or (x == y and min(p.printed, q.printed) >= 1):
        return 0.0
    counts = p.kind == "number" and not p.base and not count_alike(p.counted, q.counted)
    if high <= _CLOSE * low or (p.base == q.base and not counts and agree(p, q)):
        return _MAY_BE_ONE
    return _MAY_BE_OTHER if high <= _ALIKE * low and not counts else 0.0
