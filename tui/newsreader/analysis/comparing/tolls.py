"""What two reports tell otherwise of people though no sentences are linked: tolls, which news tells in its lead, and ages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.analysis.comparing.agreement import agrees, are_of_others, is_same_owner
from newsreader.analysis.comparing.contradiction import AGE, FARTHEST_TOLL
from newsreader.analysis.comparing.quantity import Quantity, apart
from newsreader.analysis.comparing.statements import Statement
from newsreader.analysis.comparing.word_families import ANYBODY, DEAD, FATE_NAMES, FATES, HURT, PEOPLE

_LEAD = 4  # sentences in which a report tells its toll
_GROWN = 3  # times as much, to which a toll may be updated within a report


def differing_tolls(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the tolls of two reports where neither has that of the other at all."""
    for group in range(len(FATE_NAMES)):
        one, other = _toll(left, group), _toll(right, group)
        if one is None or other is None:
            continue
        x, y = left[one], right[other]
        p, q = x.quantity, y.quantity
        told_a, told_b = ([s for s in side if s.fate == group] for side in (left, right))
        told = any(agrees(x, s) for s in told_b) or any(agrees(s, y) for s in told_a)
        if (
            p
            and q
            and not told
            and apart(p, q) <= FARTHEST_TOLL
            and _count_alike(x, y)
            and not (group == HURT and are_of_others(x, y))
        ):
            yield one, other


def _count_alike(x: Statement, y: Statement) -> bool:
    """Whether two tolls are of the same: none of some calling and one of another, none of the gravely hurt alone."""
    one, other = ((s.quantity.counted & PEOPLE) - ANYBODY if s.quantity else frozenset() for s in (x, y))
    return x.basis.of_victims == y.basis.of_victims and (not one or not other or bool(one & other))


def differing_ages(left: Sequence[Statement], right: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Yield the numbers of the ages of two reports of one person, where each gives this person but one age."""
    ages_a, ages_b = _ages(left), _ages(right)
    for owner, i in ages_a.items():
        for other, j in ages_b.items():
            if (
                i is not None
                and j is not None
                and _is_surely_one_person(owner, other)
                and not agrees(left[i], right[j])
            ):
                yield i, j


def _ages(statements: Sequence[Statement]) -> dict[str, int | None]:
    """The number of the first age of each person that a report tells, None where it tells several."""
    found: dict[str, int | None] = {}
    for k, s in enumerate(statements):
        if s.owner and s.quantity and s.quantity.base == AGE and not s.setting.past:
            known = found.setdefault(s.owner, k)
            if known is None or statements[known].value != s.value:
                found[s.owner] = None
    return found


def _toll(statements: Sequence[Statement], group: int) -> int | None:
    """The number of the toll that a report gives in its lead: the first count of people, or a higher one that updates it.

    "Nine worshippers" are the toll of the dead where nobody else is counted; those hurt of one calling are a part.
    What follows it in its sentence must be less: those are parts of it, "28 of them in Arl". A sentence of years past
    tells of something else.
    """
    told = [
        (k, s, s.quantity)
        for k, s in enumerate(statements)
        if s.fate == group and s.quantity and min(s.sentences) < _LEAD and not s.setting.past
    ]
    counts = [count for count in told if _counts_anybody(count[2])]
    if group == DEAD and not counts:
        counts = [count for count in told if count[2].counted & PEOPLE]
    toll: tuple[int, Quantity] | None = None
    for number, s, q in counts:
        plain = not (s.scope or s.quoted or q.aside or q.hedge in {"most", "nearly"} or s.superseded or s.further)
        whole = all(r.high <= q.high and k >= number for k, o, r in counts if o.sentences == s.sentences)
        if plain and whole and (toll is None or toll[1].high < q.high <= _GROWN * toll[1].high):
            toll = number, q
    return toll[0] if toll and all(q.high <= toll[1].high for *_, q in counts) else None


def _counts_anybody(q: Quantity) -> bool:
    """Whether a count of those killed or hurt is one of people, or of nobody in particular: "four lives", "four deaths"."""
    return not q.base and (not q.counted - FATES.keys() or bool(q.counted & ANYBODY))


def _is_surely_one_person(one: str, other: str) -> bool:
    """Whether two owners of an age are one: a last name alone may be that of a relative."""
    alone = min(len(one.split()), len(other.split())) < 2
    return bool(one) and (one == other if alone else is_same_owner(one, other))
