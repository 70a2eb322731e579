"""Which statements of two reports go together: those that are the same, and those that give another value for one thing.

What makes two the same is told in `agreement`, what makes two contradict each other in `contradiction` and `tolls`; here
each finds its partner.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from newsreader.analysis.comparing.agreement import (
    Links,
    agrees,
    is_loosely_same,
    is_same,
    match_keys,
    relation,
    strangers,
)
from newsreader.analysis.comparing.contradiction import are_near, companions, is_contradicted, is_one_of_several
from newsreader.analysis.comparing.spelling import spelled_alike
from newsreader.analysis.comparing.statements import Statement
from newsreader.analysis.comparing.tolls import differing_ages, differing_tolls
from newsreader.models import FactKind

Pairs = list[tuple[int, int]]
"""Numbers of statements of the first and of the second report."""

_Thing = TypeVar("_Thing", bound=Hashable)

_REPEATS = 20  # a value is held against this many of its repeats on either side
_OFTEN = 300  # times; a value said more often is held against its next repeats only
_OF_THE_DAY = frozenset({"percent", "money"})  # prices, shares and results are others in a report of another day


def pair_same(left: Sequence[Statement], right: Sequence[Statement], links: Links) -> Pairs:
    """Return the pairs of statements that are the same, however it is told."""
    same = _equal_pairs(left, right, links)
    same += spelled_alike(left, right, same)
    same += _one_to_one(left, right, links, is_loosely_same, same)
    return same + _said_again(left, right, links, same)


def pair_differing(
    left: Sequence[Statement], right: Sequence[Statement], links: Links, same: Pairs, *, same_day: bool
) -> Pairs:
    """Return the pairs of statements that give another value for one thing; what has its `same` is none of them.

    `links` are those of sentences that nearly surely tell the same; `same_day`: the reports are no more than a day apart.
    """
    differing = [*differing_tolls(left, right), *differing_ages(left, right)]
    beside = companions(left) | companions(right)
    return differing + [
        (i, j)
        for i, j in _one_to_one(left, right, links, _is_contradicted_near, same + differing)
        if (left[i].kind not in _OF_THE_DAY or same_day)
        and not is_one_of_several(left[i], right[j], beside.get(left[i], ()))
        and not is_one_of_several(right[j], left[i], beside.get(right[j], ()))
    ]


def _is_contradicted_near(x: Statement, y: Statement, links: Links) -> bool:
    """Whether two statements contradict each other and are near enough: a sum far off is another one, and in nobody's way."""
    return are_near(x, y, links) and is_contradicted(x, y, links)


def unpaired(statements: Sequence[Statement], paired: Collection[int]) -> set[int]:
    """Return the numbers of the statements that are not among the paired ones."""
    return {k for k in range(len(statements)) if k not in paired}


def groups_of(pairs: Iterable[tuple[int, int]]) -> list[tuple[list[int], list[int]]]:
    """Return the statements of either report that are one fact: all that pairs connect."""
    pairs = list(pairs)
    group = representatives((("a", i), ("b", j)) for i, j in pairs)
    members: dict[tuple[str, int], tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i in sorted({i for i, _ in pairs}):
        members[group["a", i]][0].append(i)
    for j in sorted({j for _, j in pairs}):
        members[group["b", j]][1].append(j)
    return list(members.values())


def representatives(pairs: Iterable[tuple[_Thing, _Thing]]) -> dict[_Thing, _Thing]:
    """Return for each thing one that stands for all that the pairs connect with it (union-find)."""
    root: dict[_Thing, _Thing] = {}

    def find(thing: _Thing) -> _Thing:
        while root.setdefault(thing, thing) != thing:
            root[thing] = root[root[thing]]
            thing = root[thing]
        return thing

    for one, other in pairs:
        root[find(one)] = find(other)
    return {thing: find(thing) for thing in list(root)}


def _equal_pairs(left: Sequence[Statement], right: Sequence[Statement], links: Links) -> Pairs:
    where: dict[tuple[FactKind, str], list[int]] = defaultdict(list)
    for j, y in enumerate(right):
        for key in match_keys(y):
            where[y.kind, key].append(j)
    pairs = []
    seen: Counter[tuple[FactKind, str]] = Counter()
    for i, x in enumerate(left):
        near: set[int] = set()
        for key in match_keys(x):
            rank = seen[x.kind, key]
            seen[x.kind, key] += 1
            places = where.get((x.kind, key), ())
            reach = _REPEATS if len(places) <= _OFTEN else 1
            near.update(places[max(0, rank - reach) : rank + reach + 1])
        pairs += [(i, j) for j in sorted(near) if is_same(x, right[j], links)]
    strange = strangers([(left[i], right[j]) for i, j in pairs if left[i].quantity], links)
    return [(i, j) for i, j in pairs if left[i] not in strange and right[j] not in strange]


def _one_to_one(
    left: Sequence[Statement],
    right: Sequence[Statement],
    links: Links,
    test: Callable[[Statement, Statement, Links], bool],
    taken: Pairs,
) -> Pairs:
    """The pairs that pass a test, none of them taken, of which each finds but one value in the other report.

    "More than 150" and "153" are one value.
    """
    free_a, free_b = unpaired(left, {i for i, _ in taken}), unpaired(right, {j for _, j in taken})
    near = _in_linked_sentences(left, right, links, free_a, free_b)
    pairs = [(i, j) for i, j in near if test(left[i], right[j], links)]
    whole = {(i, j) for i, j in pairs if relation(left[i], right[j], links) in {"sure", "same"}}
    whole_a, whole_b = {i for i, _ in whole}, {j for _, j in whole}
    pairs = [(i, j) for i, j in pairs if (i, j) in whole or (i not in whole_a and j not in whole_b)]
    choices_a: dict[int, list[Statement]] = defaultdict(list)
    choices_b: dict[int, list[Statement]] = defaultdict(list)
    for i, j in pairs:
        choices_a[i].append(right[j])
        choices_b[j].append(left[i])
    return [(i, j) for i, j in pairs if _is_one_value(choices_a[i]) and _is_one_value(choices_b[j])]


def _is_one_value(statements: Sequence[Statement]) -> bool:
    first = statements[0]
    return all(s.value == first.value or agrees(s, first) for s in statements[1:])


def _said_again(left: Sequence[Statement], right: Sequence[Statement], links: Links, taken: Pairs) -> Pairs:
    """The pairs of a value and one that has its equal already, which it says in other words: "more than 11 years"."""
    gone_a, gone_b = {i for i, _ in taken}, {j for _, j in taken}
    found = []
    for side, ones, others in ((0, unpaired(left, gone_a), gone_b), (1, gone_a, unpaired(right, gone_b))):
        near = _in_linked_sentences(left, right, links, ones, others)
        again = [pair for pair in near if is_loosely_same(left[pair[0]], right[pair[1]], links)]
        often = Counter(pair[side] for pair in again)
        found += [pair for pair in again if often[pair[side]] == 1]
    return found


def _in_linked_sentences(
    left: Sequence[Statement], right: Sequence[Statement], links: Links, ones: Collection[int], others: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The pairs of some values (by number), names and quotations left out, that stand in linked sentences, in order."""
    where: dict[int, list[int]] = defaultdict(list)
    for j in sorted(others):
        if right[j].kind not in {"name", "quote"}:
            for number in right[j].sentences:
                where[number].append(j)
    partners: dict[int, list[int]] = defaultdict(list)
    for i, j in links:
        partners[i].append(j)
    for i in sorted(ones):
        if left[i].kind not in {"name", "quote"}:
            near = {j for number in left[i].sentences for other in partners[number] for j in where[other]}
            yield from ((i, j) for j in sorted(near))
