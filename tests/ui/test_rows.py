"""Rows of the list: marks, headline, meta line, and no line wider than the list whatever the characters."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.models import ArticleRow, StoryRow
from newsreader.settings import COLUMN_NAMES
from newsreader.ui.rows.pieces import GUTTER, Lines, shorten, shorten_at_word, shorten_list
from newsreader.ui.rows.stories import report_lines, story_lines

TODAY = date(2025, 7, 18)
STORY = StoryRow(
    id=1, title="Port strike enters second week", articles=1, reports=1, unread=1, starred=False, sources=("Herald",),
    first="2025-07-16", last="2025-07-16", article_id=1, new=1,
)  # fmt: skip
REPORT = ArticleRow(7, "Dockers stay out", "Courier", "2025-07-15T08:00:00Z", False, False, (), 1, 300)


def text_of(lines: Lines) -> list[str]:
    return ["".join(piece.text for piece in line).rstrip() for line in lines]


def test_the_word_for_copies_and_how_many_are_new_give_way_to_the_first_source() -> None:
    row = replace(STORY, articles=5, reports=3, sources=("Pacific Sentinel", "CNA"))
    told = {width: text_of(story_lines(row, width, TODAY))[-1].strip() for width in (70, 67, 60, 52, 45, 37, 34, 22)}
    assert list(told.values()) == [
        "3 reports · 2 copies · 1 new · Pacific Sentinel, CNA · Wed 16 Jul",
        "3 reports · 2 copies · 1 new · Pacific Sentinel +1 · Wed 16 Jul",
        "3 reports ≡2 · 1 new · Pacific Sentinel +1 · Wed 16 Jul",
        "3 reports ≡2 · Pacific Sentinel +1 · Wed 16 Jul",
        "3 reports ≡2 · Pacific… +1 · Wed 16 Jul",
        "3 reports ≡2 · 1 new · Wed 16 Jul",
        "3 reports ≡2 · Wed 16 Jul",
        "3 reports ≡2",
    ]
    near = replace(row, sources=("Herald", "CNA", "Echo"), next_deadline="2025-08-01")
    assert text_of(story_lines(near, 50, TODAY))[1] == "   3 reports ≡2 · Herald +2 · 16 Jul · ⚑ 1 Aug"
    alone = replace(row, reports=1, sources=("The Pacific Sentinel",))
    assert text_of(story_lines(alone, 40, TODAY))[1] == "   4 copies · The Pacific… · Wed 16 Jul"


def test_unread_copies_are_not_counted_as_new_reports() -> None:
    row = replace(STORY, articles=5, reports=3, unread=4, new=2)
    assert text_of(story_lines(row, 70, TODAY))[1] == "   3 reports · 2 copies · 2 new · Herald · Wed 16 Jul"
    assert " new" not in text_of(story_lines(replace(row, unread=1, new=0), 70, TODAY))[1]


def test_what_came_today_is_told_by_its_local_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    today = replace(STORY, last="2025-07-17T22:05:00Z")
    assert text_of(story_lines(today, 60, TODAY))[1] == "   Herald · 07:05"
    yesterday = replace(STORY, last="2025-07-17T12:05:00Z")
    assert text_of(story_lines(yesterday, 60, TODAY))[1] == "   Herald · Thu 17 Jul"


def test_a_story_shows_reports_sources_day_and_deadline() -> None:
    row = replace(STORY, articles=4, reports=3, sources=("Herald", "CNA"), next_deadline="2025-08-01")
    assert text_of(story_lines(row, 80, TODAY)) == [
        " ○ Port strike enters second week",
        "   3 reports · 1 copy · 1 new · Herald, CNA · Wed 16 Jul · ⚑ 1 Aug",
    ]


@pytest.mark.parametrize(("unread", "mark"), [(2, "●"), (1, "○"), (0, " ")])
def test_the_mark_tells_what_is_unread(unread: int, mark: str) -> None:
    assert text_of(story_lines(replace(STORY, articles=2, unread=unread), 80, TODAY))[0][1] == mark


def test_a_star_stands_before_the_meta_line() -> None:
    assert text_of(story_lines(replace(STORY, starred=True), 80, TODAY))[1] == "   ★ Herald · Wed 16 Jul"


def test_another_year_is_named() -> None:
    row = replace(STORY, last="2024-12-31", next_deadline="2026-01-02")
    assert text_of(story_lines(row, 80, TODAY))[1] == "   Herald · 31 Dec 2024 · ⚑ 2 Jan 2026"


@pytest.mark.parametrize(("due", "words"), [("2026", "2026"), ("2025-08", "Aug 2025"), ("2025-Q4", "Q4 2025")])
def test_of_a_deadline_no_more_is_told_than_is_known(due: str, words: str) -> None:
    assert text_of(story_lines(replace(STORY, next_deadline=due), 80, TODAY))[1].endswith(f"⚑ {words}")


def test_sources_give_way_before_the_dates() -> None:
    row = replace(STORY, reports=12, articles=12, sources=("Herald of the Northern Coast", "B", "C", "D", "E"))
    assert text_of(story_lines(row, 50, TODAY))[1] == "   12 reports · Herald of the… +4 · Wed 16 Jul"
    assert text_of(story_lines(row, 36, TODAY))[-1] == "   12 reports · 1 new · Wed 16 Jul"
    assert text_of(story_lines(row, 30, TODAY))[-1] == "   12 reports · Wed 16 Jul"


def test_a_long_headline_takes_two_lines_and_says_that_it_goes_on() -> None:
    lines = text_of(story_lines(replace(STORY, title="word " * 40), 40, TODAY))
    assert len(lines) == 3
    assert lines[1].endswith("…")


def test_watched_names_give_way_before_the_day() -> None:
    row = replace(STORY, reports=2, articles=2)
    assert (
        text_of(story_lines(row, 60, TODAY, (), ("Ann Lee",)))[1]
        == "   2 reports · 1 new · Herald · ◆ Ann Lee · Wed 16 Jul"
    )
    assert text_of(story_lines(row, 30, TODAY, (), ("Ann Lee",)))[-1] == "   2 reports · Wed 16 Jul"


def test_columns_stand_in_the_order_of_the_settings() -> None:
    row = replace(STORY, reports=2, articles=2, words=460, tags=("port", "pay"), next_deadline="2025-08-01")
    for columns, told in [
        (("date", "source"), "   Wed 16 Jul · Herald"),
        (("tags", "minutes", "words", "reports"), "   #port #pay · 2 min · 460 words · 2 reports · 1 new"),
        (("deadline",), "   ⚑ 1 Aug"),
    ]:
        assert text_of(story_lines(row, 80, TODAY, columns=columns))[1] == told
    assert len(story_lines(row, 80, TODAY, columns=())) == 1
    report = replace(REPORT, tags=("x",), copies_of=3)
    assert text_of(report_lines(report, 60, TODAY, columns=("tags", "date")))[1] == "     #x · Tue 15 Jul"


def test_where_it_is_narrow_tags_then_watched_names_then_the_last_columns_give_way() -> None:
    row = replace(STORY, words=460, tags=("port", "pay"))
    columns = ("tags", "watched", "source", "minutes", "date")
    for width, told in [
        (52, "   #port #pay · ◆ Ann · Herald · 2 min · Wed 16 Jul"),
        (40, "   ◆ Ann · Herald · 2 min · Wed 16 Jul"),
        (34, "   ◆ Ann · 2 min · Wed 16 Jul"),
        (23, "   2 min · Wed 16 Jul"),
        (14, "   2 min"),
    ]:
        assert text_of(story_lines(row, width, TODAY, (), ("Ann",), columns))[-1] == told


def test_nothing_known_is_still_a_row() -> None:
    row = replace(STORY, title="", sources=(), last=None, first=None)
    assert text_of(story_lines(row, 40, TODAY)) == [" ● (no title)"]


def test_a_report_is_indented_and_a_copy_says_so() -> None:
    assert text_of(report_lines(REPORT, 60, TODAY)) == ["   ● Dockers stay out", "     Courier · Tue 15 Jul"]
    copy = report_lines(replace(REPORT, copies_of=3, read=True), 60, TODAY)
    assert text_of(copy) == ["     Dockers stay out", "     ≡ copy · Courier · Tue 15 Jul"]


def test_words_of_a_search_are_marked_in_other_forms_too() -> None:
    pieces = story_lines(STORY, 80, TODAY, ("strikes",))[0]
    assert [piece.text for piece in pieces if piece.role == "match"] == ["strike"]


def test_control_characters_do_not_reach_a_row() -> None:
    row = replace(STORY, title="a\x1b[31mred\u202eder", sources=("x\x07y",))
    assert all(c.isprintable() for line in story_lines(row, 60, TODAY) for piece in line for c in piece.text)


@given(
    st.text(max_size=120),
    st.text(max_size=40),
    st.integers(1, 140),
    st.integers(0, 12),
    st.lists(st.sampled_from(COLUMN_NAMES), unique=True),
)
def test_no_line_is_wider_than_the_list(title: str, source: str, width: int, reports: int, columns: list[str]) -> None:
    row = replace(
        STORY, title=title, sources=(source, "日本経済新聞"), reports=reports, articles=reports + 1, tags=(source,)
    )
    for line in story_lines(row, width, TODAY, (), (source,), columns):
        assert sum(cell_len(piece.text) for piece in line) <= max(width, GUTTER + 2)


@given(st.text(max_size=60), st.integers(0, 60))
def test_shorten_keeps_to_the_width(text: str, width: int) -> None:
    assert cell_len(shorten(text, width)) <= width


@pytest.mark.parametrize(("width", "short"), [
    (40, "Rain ends the drought"), (16, "Rain ends the…"), (13, "Rain ends…"), (12, "Rain ends…"), (10, "Rain ends…"),
    (9, "Rain end…"), (3, "Ra…"),
])  # fmt: skip
def test_no_word_is_cut_where_a_blank_is_near(width: int, short: str) -> None:
    assert shorten_at_word("Rain ends the drought", width) == short


def test_of_a_list_whole_items_are_shown() -> None:
    assert [shorten_list(("Ada Brandt 2", "Osterby 1"), " · ", width) for width in (24, 23, 16, 15, 6)] == [
        "Ada Brandt 2 · Osterby 1", "Ada Brandt 2 · …", "Ada Brandt 2 · …", "Ada Brandt 2 ·…", "Ada B…",
    ]  # fmt: skip
    assert shorten_list((), " · ", 10) == ""
