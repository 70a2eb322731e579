"""What falls due in whole articles, and the sentence that the agenda shows for it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.analysis.deadlines import clause_of, find_dates
from newsreader.models import DateMention

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = datetime.date(2025, 7, 17)
A, S, P, D = "2025-08-01", "scheduled", "past", "deadline"


def seed(number: str) -> str:
    return next(SEEDS.glob(f"{number}_*.txt")).read_text(encoding="utf-8")


def seen(text: str, published: datetime.date | None = DAY) -> list[tuple[str, str | None, str]]:
    return [(m.text, m.value, m.kind) for m in find_dates(text, published)]


def test_the_first_sample_shows_four_dates() -> None:
    body = seed("000").split("Russian Drone")[0]
    assert seen(body) == [
        ("Thursday", "2025-07-17", P),
        ("August 1", A, D),
        ("Wednesday", "2025-07-16", P),
        ("Friday", "2025-07-18", S),
    ]


def test_the_first_sample_without_its_date_guesses_nothing() -> None:
    body = seed("000").split("Russian Drone")[0]
    assert [(text, value) for text, value, _ in seen(body, None)] == [
        ("Thursday", None),
        ("August 1", None),
        ("Wednesday", None),
        ("Friday", None),
    ]


def test_the_second_sample_shows_its_dates() -> None:
    body = seed("002").split("TOKYO: ")[1]
    before, box = body.split("Subscribe to our Chief Editor")
    body = before + box.partition("Loading Loading")[2]
    assert seen(body) == [
        ("Thursday (Jul 17)", "2025-07-17", P),
        ("Aug 1", A, D),
        ("Wednesday", "2025-07-16", P),
        ("Aug 1", A, D),
        ("Friday", "2025-07-18", S),
        ("Saturday", "2025-07-19", S),
        ("Saturday", "2025-07-19", S),
        ("Thursday", "2025-07-17", P),
        ("Aug 1", A, D),
        ("Sunday", "2025-07-20", S),
    ]


def test_a_known_deadline_is_one_again() -> None:
    text = "The licence expires on September 30. The mayor has no plan.\n\nShops are nervous about September 30."
    assert [m.kind for m in find_dates(text, DAY)] == [D, D]


def test_kinds_are_judged_on_the_day_of_publication() -> None:
    text = "The licence expires on September 30, 2025."
    assert [find_dates(text, day)[0].kind for day in (DAY, datetime.date(2025, 9, 30), datetime.date(2025, 10, 1))] == [
        D,
        D,
        P,
    ]


def test_a_term_runs_from_the_day_it_was_set() -> None:
    text = "The judge told the firm on Monday to change its terms within 30 days."
    assert seen(text)[1] == ("within 30 days", "2025-08-13", D)


def test_impossible_dates_are_no_deadlines() -> None:
    text = (
        "Pay by 31 February 2026, 2026-13-45, 0000-00-00, 30/02/26, 29 February 2027 or in 99999999999999999999 days."
    )
    assert find_dates(text, DAY) == ()


def test_the_agenda_shows_the_sentence() -> None:
    text = "Talks go on. The levy takes effect  on Aug 1, the ministry said. Nobody knows more."
    assert clause_of(text, find_dates(text, DAY)[0]) == "The levy takes effect on Aug 1, the ministry said."


def test_a_long_sentence_is_cut_around_the_date() -> None:
    text = "word " * 80 + "must be paid by Aug 1 " + "word " * 80
    shown = clause_of(text, find_dates(text, DAY)[0])
    assert len(shown) <= 200
    assert "must be paid by Aug 1 word" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")


@given(st.text(max_size=400), st.data())
def test_the_agenda_line_holds_the_date_on_one_line(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line = clause_of(text, DateMention(start, end, text[start:end], None, "other"))
    assert len(line) <= 200
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tram drivers will stop work at midnight on Friday, August 1, unless the board raises pay.", D),
        ("The baths will close from August 2 unless the council finds money.", D),
        ("Unless a deal is reached, the clinic will be shut on August 3.", D),
        ("The foundry will shut on August 4 if no buyer is found.", D),
        ("Pilots said they would strike on August 5 if their demands are not met.", S),
        ("The fair will open on August 6 unless it rains.", S),
        ("Unless the snow returns, the teams will meet on August 7.", S),
        ("Talks will close on August 8.", S),
    ],
)
def test_what_ends_on_a_date_unless_somebody_acts_is_a_deadline_but_a_strike_is_scheduled(text: str, kind: str) -> None:
    assert [found for _, _, found in seen(text)] == [kind]


def test_a_date_that_opens_a_sentence_belongs_to_that_sentence() -> None:
    assert seen("The boats went out at four. This month they will stay in port.")[-1][2] == "scheduled"
    assert seen("The boats went out. This winter they will not.", datetime.date(2026, 11, 20)) == [
        ("This winter", "2026", "scheduled"),
    ]


def test_what_is_declared_until_a_day_ends_on_the_day_to_come() -> None:
    sunday = datetime.date(2025, 7, 6)
    assert seen("The regent declared an emergency until Friday.", sunday) == [("Friday", "2025-07-11", "deadline")]
    assert seen("The regent declared that the ford was flooded until Friday.", sunday)[0][2] == "past"


def test_what_is_to_be_done_by_a_day_falls_due_even_if_the_day_of_publication_is_unknown() -> None:
    assert seen("The council voted to rebuild the bridge by 30 June 2027.", None) == [
        ("30 June 2027", "2027-06-30", "deadline"),
    ]
    assert seen("He went to the coast until 3 June 2024.", None)[0][2] == "past"
