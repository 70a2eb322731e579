import datetime

import pytest

from newsreader.analysis.stories.lending import lender, tells_another_time
from newsreader.analysis.stories.likeness import Candidate
from newsreader.analysis.stories.signature import signature

from .told_events import GRAZ, HALIFAX, HALIFAX_TOO, PLAIN

MARCH = datetime.date(2025, 3, 4).toordinal()
UNDATED = Candidate(99, signature(*HALIFAX_TOO), noise=0.03)


def dated(article_id: int, text: tuple[str, str], day: int = MARCH) -> Candidate:
    return Candidate(article_id, signature(*text), day, noise=0.03)


def lent_by(reports: list[Candidate], *, forbidden: int = 0, sure: bool = False) -> int | None:
    found = lender(UNDATED, reports, PLAIN, lambda one: one.article_id != forbidden, sure=sure)
    return found and found.article_id


def test_an_undated_report_takes_the_day_of_the_dated_one_most_like_it() -> None:
    reports = [dated(1, GRAZ), dated(2, HALIFAX, MARCH + 1)]
    assert lent_by(reports) == 2
    assert lent_by([dated(1, GRAZ), *(dated(k, HALIFAX) for k in range(10, 3000))]) in range(10, 3000)
    assert lent_by([]) is None


def test_what_is_hardly_like_it_lends_its_day_only_with_another_of_that_time() -> None:
    assert lent_by([dated(1, GRAZ)]) is None
    assert lent_by([dated(1, GRAZ), dated(2, GRAZ, MARCH + 3)]) == 1
    assert lent_by([dated(1, GRAZ), dated(2, GRAZ, MARCH + 4)]) is None
    assert lent_by([dated(1, GRAZ)], sure=True) == 1


def test_who_may_not_lend_is_passed_over() -> None:
    reports = [dated(1, HALIFAX), dated(2, HALIFAX, MARCH + 90)]
    assert [lent_by(reports, forbidden=one) for one in (0, 1, 2)] == [1, 2, 1]


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("Dockers at Velbrook walked out on 7 October over pensions.", True),
        ("The October strike forced eight ships away.", True),
        ("The vote of 13 January 2024 passed the budget.", True),
        ("A vote is planned for 6 June.", True),
        ("Dockers at Velbrook walked out on Tuesday. In October they had done so too.", False),
        ("Dockers at Velbrook walked out. The next round is on 2 February, after that of October.", False),
        ("Dockers walked out in December.", False),
        ("Dockers walked out over pensions.", False),
        ("After the flood of May 2023 the town has a wall.", False),
    ],
)
def test_a_month_told_first_forbids_a_day_that_is_far_from_it(text: str, tells: bool) -> None:
    assert tells_another_time(text, datetime.date(2026, 1, 13), {"2023-05"}) == tells
