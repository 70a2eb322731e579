"""What the first screen reads beside the rows."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from types import SimpleNamespace

from newsreader.models import Coverage
from newsreader.ui.listing import next_deadline
from newsreader.ui.rows.unfolded import coverage_words

TODAY = date(2025, 7, 18)


class Near:
    """A library with two deadlines: some day of July, which counts as near and whose day is the 31st, and the 23rd."""

    def today(self) -> date:
        return TODAY

    def story_ids(self, query: str) -> tuple[int, ...]:
        return (1,) if query == "deadline:<2d" else (1, 2)

    def story_rows(self, ids: Sequence[int]) -> list[SimpleNamespace]:
        days = {1: "2025-07-31", 2: "2025-07-23"}
        return [SimpleNamespace(next_deadline=days[one]) for one in ids]


def test_a_month_that_has_begun_does_not_hide_a_nearer_deadline() -> None:
    assert next_deadline(Near()) == ("2025-07-23", 5)  # type: ignore[arg-type]


def test_a_story_of_many_reports_names_the_first_and_counts_the_rest() -> None:
    told = [Coverage("followed", f"Paper {number}", "2025-07-17", number) for number in range(2, 31)]
    words = coverage_words((Coverage("first", "Herald", "2025-07-16", 1), *told), TODAY).replace("\xa0", " ")
    assert words.startswith("First Herald Wed 16 Jul · then Paper 2 Thu 17 Jul, Paper 3, ")
    assert words.endswith("Paper 9 and 21 more")


def test_a_name_with_its_day_stays_on_a_line_and_a_headline_in_the_place_of_a_name_is_cut() -> None:
    told = Coverage("undated", "Cup final moved from Accra after floodlight failure", None, 2)
    words = coverage_words((Coverage("first", "Gold Coast Herald", "2025-07-16T09:30:00Z", 1), told), TODAY)
    assert "First Gold\xa0Coast\xa0Herald\xa0Wed\xa016\xa0Jul\xa009:30 ·" in words
    assert words.replace("\xa0", " ").endswith("undated: Cup final moved from Accra after…")


def test_an_outlet_that_goes_on_telling_is_named_once_a_day() -> None:
    days = [None, "2025-07-17", "2025-07-17", "2025-07-18"]
    told = [Coverage("copied", "Echo", day, number) for number, day in enumerate(days)]
    words = coverage_words((Coverage("first", "Herald", "2025-07-16", 9), *told), TODAY).replace("\xa0", " ")
    assert words == "First Herald Wed 16 Jul · copied by Echo, Echo Thu 17 Jul, Echo Fri 18 Jul"


def test_an_outlet_that_tells_again_the_same_day_is_told_by_the_time_alone() -> None:
    hours = ["17T09:30", "17T10:00", "18T08:00", "18T09:00"]
    told = [Coverage("updated", "Herald", f"2025-07-{hour}:00Z", number) for number, hour in enumerate(hours)]
    words = coverage_words((Coverage("first", "Herald", "2025-07-16", 9), *told), TODAY).replace("\xa0", " ")
    assert words == "First Herald Wed 16 Jul · again Herald Thu 17 Jul 09:30, 10:00, Herald Fri 18 Jul 08:00, 09:00"


def test_each_copying_outlet_is_named_once_and_no_day_is_left_to_another_part() -> None:
    copied = [Coverage("copied", source, "2025-07-17", 7) for source in ("Echo", "Post", "Echo", "Post")]
    followed = Coverage("followed", "Courier", "2025-07-17", 8)
    words = coverage_words((Coverage("first", "Herald", "2025-07-16", 9), *copied, followed), TODAY)
    assert words.replace("\xa0", " ") == "First Herald Wed 16 Jul · then Courier Thu 17 Jul · copied by Echo, Post"
