"""Wrapping: no line is too wide, no character is lost, lines end where a reader expects."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.traps import no_trap

from newsreader.ui.layout import Block, Layout, Line, fold, is_narrow, safe_text, snap, wrap

ANY_LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=300)
TRICKY = st.text(st.sampled_from("ab -–日本、。「」é\u0301\u0308👩\u200d👧🏽\ufe0fمرحبا한국ไทย/_"), max_size=200)


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@given(ANY_LINE | TRICKY, st.integers(2, 90))
def test_no_line_is_too_wide_and_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    made = lines(text, width)
    assert all(cell_len(line) <= width for line in made)
    assert "".join(made).replace(" ", "") == text.replace(" ", "")


@given(ANY_LINE | TRICKY, st.integers(2, 40))
def test_lines_follow_each_other_without_overlap(text: str, width: int) -> None:
    made = list(wrap(text, width))
    assert all(first[1] <= second[0] for first, second in pairwise(made))
    assert all(text[a[1] : b[0]].strip(" ") == "" for a, b in pairwise(made))


def test_lines_break_at_spaces_and_after_hyphens_between_letters() -> None:
    assert lines("a well-known ferry", 8) == ["a well-", "known", "ferry"]
    assert lines("on 2026-05-31 at -5 degrees", 9) == ["on", "2026-05-3", "1 at -5", "degrees"]


def test_words_longer_than_a_line_are_broken() -> None:
    assert lines("see https://example.org/long", 10) == ["see", "https://ex", "ample.org/", "long"]


def test_chinese_and_japanese_break_between_characters_but_not_before_a_full_stop() -> None:
    assert lines("港湾局は賃上げを。拒否", 16) == ["港湾局は賃上げ", "を。拒否"]
    assert lines("彼は「はい」と", 6) == ["彼は", "「は", "い」と"]


@given(TRICKY, st.integers(4, 60))
def test_a_folded_row_loses_nothing_and_is_too_wide_only_where_one_word_is(row: str, width: int) -> None:
    made = list(fold(row, width, 2))
    assert "".join(made).replace(" ", "") == row.replace(" ", "")
    assert all(cell_len(line) <= width or " " not in line.strip() for line in made)


def test_a_row_is_folded_between_words_and_signs_below_its_margin() -> None:
    assert list(fold("  1  https://example.org/ports  (open)", 12, 5)) == [
        "  1", "     https://example.org/ports", "     (open)",
    ]  # fmt: skip
    assert list(fold("  1  彼は「い」と Yes", 12, 5)) == ["  1  彼は", "     「い」", "     と Yes"]


def test_a_family_of_joined_emoji_is_never_torn() -> None:
    family = "👩\u200d👩\u200d👧"
    assert lines(family * 4, 5) == [family * 2, family * 2]


def test_an_empty_text_is_one_empty_line() -> None:
    assert lines("", 10) == [""]


@pytest.mark.parametrize("text", ["“Quoted” – and — dashed", "naïve Ελλάδα Россия", "€5 … • §"])
def test_what_counts_as_narrow_is_one_cell_a_character(text: str) -> None:
    assert is_narrow(text)
    assert cell_len(text) == len(text)


def test_safe_text_keeps_the_length_and_drops_what_moves_a_terminal() -> None:
    made = safe_text("a\x1b[31m\tb\u202ec\x85d")
    assert made == "a\ufffd[31m b\ufffdc\ufffdd"


def test_snap_moves_cuts_back_to_where_a_character_begins() -> None:
    assert snap("xe\u0301y", 0, 4, {0, 2, 4}) == {0, 1, 4}


def test_a_layout_makes_lines_on_demand_and_finds_the_line_of_a_place() -> None:
    blocks = [Block("one two three", "s"), Block("four five", "s", above=1)] * 300
    layout = Layout(blocks, 5)
    layout.grow(3)
    assert layout.lines == [Line(0, 0, 3), Line(0, 4, 7), Line(0, 8, 13)]
    assert not layout.complete
    assert layout.line_of(1, 6) == 5
    assert layout.lines[5] == Line(1, 5, 9)
    assert layout.continues(5)
    assert not layout.continues(4)
    layout.grow(10_000)
    assert layout.complete
    assert len(layout.lines) == 300 * 6


@pytest.mark.parametrize("text", ["x" * 1_000_000, "abcd “efg” " * 450_000, "電話会談を行った。" * 60_000])
def test_huge_paragraphs_are_no_trap(text: str) -> None:
    with no_trap():
        assert sum(1 for _ in wrap(text, 80)) > 1000
