"""What the company two articles keep does to their likeness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.analysis.stories.company import HEARD, in_company

Rows = list[dict[int, float]]


def rows(pairs: dict[tuple[int, int], float]) -> Rows:
    made: Rows = [{} for _ in range(1 + max((max(pair) for pair in pairs), default=0))]
    for (one, two), likeness in pairs.items():
        made[one][two] = made[two][one] = likeness
    return made


PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1]), st.floats(0, 1)
)


@given(PAIRS)
def test_likeness_in_company_is_a_share_and_nobody_gains_or_loses_a_neighbour(
    pairs: dict[tuple[int, int], float],
) -> None:
    seen = in_company(rows(pairs))
    assert {(i, j) for i, row in enumerate(seen) for j in row} == set(pairs)
    assert all(0 <= likeness <= 1 for row in seen for likeness in row.values())
    assert all(seen[i][j] == likeness for (i, j), likeness in pairs.items() if likeness < HEARD)


@given(PAIRS, st.permutations(range(10)))
def test_company_does_not_depend_on_the_order_of_articles(
    pairs: dict[tuple[int, int], float], order: list[int]
) -> None:
    moved = {(min(order[i], order[j]), max(order[i], order[j])): likeness for (i, j), likeness in pairs.items()}
    seen, again = in_company(rows(pairs)), in_company(rows(moved))
    for i, j in pairs:
        one, two = sorted((order[i], order[j]))
        assert seen[i][j] == pytest.approx(again[one][two])


@given(st.floats(0, 1))
def test_two_that_are_alone_stay_as_alike_as_they_are(likeness: float) -> None:
    assert in_company(rows({(0, 1): likeness})) == [{1: pytest.approx(likeness)}, {}]


def test_the_same_company_brings_nearer_and_another_one_parts() -> None:
    same = in_company(rows({(0, 1): 0.15, **{(at, other): 0.3 for at in (0, 1) for other in (2, 3, 4)}}))
    parted = in_company(rows({(0, 1): 0.15, (0, 2): 0.3, (0, 3): 0.3, (1, 4): 0.3, (1, 5): 0.3}))
    assert parted[0][1] < 0.08 < 0.15 < same[0][1] < 0.25
