"""Where rows of different heights stand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.ui.widgets.line_index import LineIndex


@given(st.integers(0, 1200), st.integers(1, 4), st.lists(st.tuples(st.integers(0, 1199), st.integers(1, 9))))
def test_top_and_row_at_agree_with_adding_up(rows: int, guess: int, changes: list[tuple[int, int]]) -> None:
    index, heights = LineIndex(rows, guess), [guess] * rows
    for row, lines in changes:
        if row < rows:
            index.set_height(row, lines)
            heights[row] = lines
    assert index.lines == sum(heights)
    for row in range(0, rows, 37):
        top = sum(heights[:row])
        assert index.top(row) == top
        assert index.row_at(top) == (row, 0)
        assert index.row_at(top + heights[row] - 1) == (row, heights[row] - 1)


def test_below_the_last_row_there_is_none() -> None:
    assert LineIndex(3, 2).row_at(6) == (-1, 0)
    assert LineIndex(0, 2).row_at(0) == (-1, 0)
