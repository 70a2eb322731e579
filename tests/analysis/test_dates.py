"""What dates a reader sees in a text, and that no text breaks the search for them."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.traps import no_trap

from newsreader.analysis.dating.calendar_holidays import easter
from newsreader.analysis.deadlines import find_dates
from newsreader.models import DateMention
from newsreader.models.periods import first_day, last_day

KINDS = {"D": "deadline", "S": "scheduled", "P": "past", "O": "other"}
MARK = re.compile(r"\[([^|\]]+)\|([^|\]]+)\|(\w)\]")
SENTENCES = Path(__file__).parents[1] / "data" / "date_sentences.txt"
SECTIONS = {
    title: [line.partition(" ")[::2] for line in lines.splitlines() if line]
    for title, _, lines in (
        part.partition("\n") for part in re.split(r"^# ", SENTENCES.read_text(encoding="utf-8"), flags=re.M)[4:]
    )
}
DAY = datetime.date(2025, 7, 17)
WORDS = st.sampled_from(
    "by until Friday Monday on May 3 31 30 February 2025 9999 0 in within two weeks ago the end of next month year week - – / , . ( ) "
    "1/2/2025 2025-07-17 2025-W54 will met said noon midnight 5 p.m. Q3 third quarter of ' ’s Christmas Day from to and deadline "
    "last this every since \n 99999999999999999999 days tomorrow ١٢ ２０２５ é".split(" ")
)
PHRASES = st.lists(WORDS, max_size=25).map(" ".join)
DAYS = st.dates() | st.none()


def unmark(line: str) -> tuple[str, list[tuple[str, str | None, str]]]:
    """Return the plain sentence and its marks as (words, value, kind)."""
    marks = [(m[1], None if m[2] == "-" else m[2], KINDS[m[3]]) for m in MARK.finditer(line)]
    return MARK.sub(lambda m: m[1], line), marks


def seen(mentions: tuple[DateMention, ...]) -> list[tuple[str, str | None, str]]:
    return [(m.text, m.value, m.kind) for m in mentions]


@pytest.mark.parametrize("section", SECTIONS)
def test_sentences_show_their_dates(section: str) -> None:
    wrong = []
    for day, line in SECTIONS[section]:
        text, marks = unmark(line)
        found = seen(find_dates(text, None if day == "undated" else datetime.date.fromisoformat(day)))
        wrong += [(day, line, found)] * (found != marks)
    assert not wrong


def test_dates_are_found_whole_whatever_word_begins_them() -> None:
    words = (
        "Black Friday|Boxing Day|Cyber Monday|Good Friday|Election Day|Memorial Day|Thanksgiving Day|Hallowe’en|Valentines Day|"
        "St Patrick's Day|Saint Patrick’s Day|calendar week 12 of 2025|fiscal second quarter|financial fourth quarter|"
        "final quarter|latest quarter|prior year|preceding month|APR 4|DEC. 24|FRIDAY|coming Monday|end of month|a decade ago|"
        "a couple of weeks ago|eighteen months ago|forty days ago|within fifteen days|in an hour|thirty-first of May"
    ).split("|")
    lost = [word for word in words if [m.text for m in find_dates(f"It closed on {word}.", DAY)] != [word]]
    assert lost == ["in an hour"]  # which names no day


def test_an_article_agrees_with_itself() -> None:
    text = (
        "The levy starts on Aug 1 unless a deal is found. Talks were held.\n\nThe firm spoke of Aug 1 as a milestone."
    )
    assert [m.value for m in find_dates(text, DAY)] == ["2025-08-01", "2025-08-01"]


def test_a_weekday_stands_for_the_next_mention_of_the_same_date() -> None:
    text = "The vote is on Friday, December 5. On December 5 last year there was none."
    assert [m.value for m in find_dates(text, datetime.date(2025, 11, 3))] == ["2025-12-05", "2024-12-05"]


@given(PHRASES | st.text(), DAYS)
def test_mentions_lie_in_the_text_sorted_and_disjoint(text: str, published: datetime.date | None) -> None:
    at = 0
    for mention in find_dates(text, published):
        assert at <= mention.start < mention.end <= len(text)
        assert text[mention.start : mention.end] == mention.text
        at = mention.end


@given(PHRASES, DAYS)
def test_a_value_is_a_period_of_the_calendar(text: str, published: datetime.date | None) -> None:
    for mention in find_dates(text, published):
        if mention.value is not None:
            assert first_day(mention.value) <= last_day(mention.value)


@given(PHRASES)
def test_without_a_publication_day_nothing_relative_has_a_value(text: str) -> None:
    for mention in find_dates(text, None):
        assert mention.value is None or re.search(r"\d\d", mention.text)


@given(
    st.sampled_from(
        [line for cases in SECTIONS.values() for day, line in cases if day == "2025-07-17" and "day|" in line]
    ),
    st.integers(-500, 500),
)
def test_weekdays_move_with_the_week_of_publication(line: str, weeks: int) -> None:
    text = unmark(line)[0]
    moved = DAY + datetime.timedelta(weeks=weeks)
    here, there = find_dates(text, DAY), find_dates(text, moved)
    for a, b in zip(here, there, strict=True):
        if re.search(r"day", a.text) and a.value and b.value:
            assert first_day(b.value) - first_day(a.value) == datetime.timedelta(weeks=weeks)


@given(st.dates(datetime.date(1583, 1, 1)))
def test_first_and_last_day_enclose_every_day_of_a_period(day: datetime.date) -> None:
    year, week, _ = day.isocalendar()
    values = [day.isoformat(), f"{day:%Y-%m}", f"{day.year:04d}", f"{day.year:04d}-Q{(day.month + 2) // 3}"]
    if year < 10000:
        values.append(f"{year:04d}-W{week:02d}")
    for value in values:
        assert first_day(value) <= day <= last_day(value)


@pytest.mark.parametrize("value", ["", "2025-13", "2025-W54", "2025-Q5", "2025-02-30", "yesterday", "٢٠٢٥"])
def test_what_is_no_value_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        first_day(value)


@pytest.mark.parametrize(("year", "day"), [(1961, "04-02"), (2000, "04-23"), (2024, "03-31"), (2038, "04-25")])
def test_easter_falls_on_its_sunday(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@pytest.mark.parametrize(
    "text",
    [
        "by " * 30_000,
        "1/" * 40_000,
        "9" * 100_000,
        "12 and " * 15_000,
        "the end of " * 10_000,
        "May " * 25_000,
        " \n" * 35_000,
        "in 3 days " * 10_000,
        "by Friday " * 10_000,
        "2004-" * 20_000,
        "will not " * 10_000 + "Friday",
        "Friday, " * 10_000,
    ],
    ids=lambda text: text[:10],
)
def test_no_text_is_a_trap(text: str) -> None:
    with no_trap():
        find_dates(text, DAY)


@pytest.mark.parametrize(
    "text",
    [
        "Das Treffen findet am Freitag, den 18. Juli, statt.",
        "La réunion aura lieu vendredi 18 juillet.",
        "Встреча состоится в пятницу.",
        "会議は金曜日に開かれる。",
        "El plazo vence el 1 de agosto.",
    ],
)
def test_other_languages_show_nothing(text: str) -> None:
    assert find_dates(text, DAY) == ()


def test_iso_dates_hold_in_any_language() -> None:
    assert [m.value for m in find_dates("Die Frist endet am 2025-08-01.", DAY)] == ["2025-08-01"]
