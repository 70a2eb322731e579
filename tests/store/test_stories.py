"""Stories: their rows, what analysis places, and the user's word, which always wins."""

import pytest
from tests.store.invented import NOW, TODAY, clean, filed

from newsreader.errors import InputError, NotFoundError
from newsreader.models import Findings
from newsreader.store import decisions, marks, stories
from newsreader.store.database import Database
from newsreader.store.findings import save_findings
from newsreader.store.records import DatedPoint, Decision
from newsreader.store.saving import save_articles


@pytest.fixture
def four(db: Database) -> Database:
    """Four articles, a story each: ids and stories 1 to 4."""
    save_articles(
        db,
        [
            filed("a", clean("A", "Text a.", published="2025-07-17", source="One")),
            filed("b", clean("B", "Text b.", published="2025-07-16", source="Two")),
            filed("c", clean("C", "Text c.", published=None, source="One")),
            filed("d", clean("D", "Text d.", published="2025-07-15T10:00:00Z", source=None)),
        ],
        now=NOW,
    )
    return db


def test_row_of_a_story(four: Database) -> None:
    stories.assign(four, [2, 3], 1)
    marks.set_read(four, [2], True)
    marks.set_starred(four, [2], True)
    row = stories.story_rows(four, [1], today=TODAY)[0]
    assert (row.articles, row.reports, row.unread, row.starred) == (3, 3, 2, True)
    assert (row.first, row.last, row.sources, row.title) == ("2025-07-16", "2025-07-17", ("Two", "One"), "B")
    assert not stories.story_rows(four, [4], today=TODAY)[0].starred
    assert row.new == 2
    assert stories.story(four, 1).articles == (2, 1, 3)
    assert [m.id for m in stories.members(four, [1, 4])] == [2, 1, 3, 4]


def test_copies_are_no_new_reports_of_a_story(four: Database) -> None:
    stories.assign(four, [2, 3, 4], 1)
    stories.set_copy(four, 3, 1)
    stories.set_copy(four, 4, 2)
    marks.set_read(four, [2], True)
    row = stories.story_rows(four, [1], today=TODAY)[0]
    assert (row.articles, row.reports, row.unread, row.new) == (4, 2, 3, 1)
    marks.archive(four, [1, 2, 3, 4])
    (archived,) = stories.story_rows(four, [1], today=TODAY, archived=True)
    assert (archived.reports, archived.unread, archived.new) == (2, 3, 1)


def test_left_story_vanishes_and_is_found_where_its_article_is(four: Database) -> None:
    assert stories.assign(four, [2], 1) == 1
    assert [row.id for row in stories.story_rows(four, [2, 1, 99], today=TODAY)] == [1]
    assert stories.story(four, 2) == stories.story(four, 1)
    with pytest.raises(NotFoundError):
        stories.story(four, 99)


def test_new_story_has_a_new_id(four: Database) -> None:
    target = stories.assign(four, [1, 2], None)
    assert target == 5
    assert stories.story_of(four, 1) == stories.story_of(four, 2) == 5


def test_next_deadline_is_the_nearest_from_today_on(four: Database) -> None:
    points = [
        DatedPoint(k, k + 1, day, kind, "S.")
        for k, (day, kind) in enumerate(
            [
                ("2025-07-17", "deadline"),
                ("2025-08-01", "deadline"),
                ("2025-07-20", "scheduled"),
                ("2025-09-01", "deadline"),
            ]
        )
    ]
    save_findings(four, 2, Findings(1), points=points)
    save_findings(four, 3, Findings(1), points=[DatedPoint(0, 1, "2030", "deadline", "S.")])
    stories.assign(four, [2], 1)
    rows = stories.story_rows(four, [4, 1, 3], today=TODAY)
    assert [row.next_deadline for row in rows] == [None, "2025-08-01", "2030"]


def test_copies_stand_behind_their_original_and_are_no_reports(four: Database) -> None:
    stories.set_copy(four, 4, 1)
    stories.assign(four, [2], 1)
    assert stories.story(four, 1).articles == (2, 1, 4)
    assert stories.story_rows(four, [1], today=TODAY)[0].reports == 2
    stories.set_copy(four, 1, 2)
    assert [m.copies_of for m in stories.members(four, [1])] == [2, None, 2]
    assert stories.story_rows(four, [1], today=TODAY)[0].reports == 1
    stories.set_copy(four, 4, None)
    assert stories.story_rows(four, [1], today=TODAY)[0].reports == 2


def test_a_copy_whose_place_the_user_chose_counts_where_it_stays(four: Database) -> None:
    decisions.put_into(four, [1], 3)
    stories.set_copy(four, 4, 1)
    assert stories.story_rows(four, [3], today=TODAY)[0].reports == 2
    stories.set_copy(four, 1, 2)
    assert [m.copies_of for m in stories.members(four, [3])] == [2, 2, None]
    assert stories.story_rows(four, [3], today=TODAY)[0].reports == 3


def test_analysis_moves_nothing_the_user_placed(four: Database) -> None:
    decisions.put_into(four, [2], 1)
    stories.assign(four, [2, 3], 4)
    assert [stories.story_of(four, k) for k in (1, 2, 3, 4)] == [1, 1, 4, 4]


def test_taken_out_article_is_kept_apart(four: Database) -> None:
    stories.assign(four, [2, 3], 1)
    new = decisions.split(four, [2])
    assert stories.story(four, new).articles == (2,)
    assert sorted(decisions.touching(four, [2]), key=lambda d: (d.a, d.b)) == [
        Decision(1, 2, False),
        Decision(2, 3, False),
    ]
    assert decisions.split(four, [2]) == new


def test_newest_word_counts(four: Database) -> None:
    stories.assign(four, [2], 1)
    decisions.split(four, [2])
    decisions.put_into(four, [2], 1)
    assert decisions.touching(four, [1]) == [Decision(1, 2, True)]


def test_join_and_split(four: Database) -> None:
    decisions.join_stories(four, [1, 2])
    decisions.join_stories(four, [3, 1])
    assert stories.story(four, 3).articles == (2, 1, 3)
    part = decisions.split(four, [1, 2])
    assert stories.story(four, part).articles == (2, 1)
    assert stories.story(four, 3).articles == (3,)


def test_joining_overrides_all_that_was_kept_apart(four: Database) -> None:
    stories.assign(four, [2, 3, 4], 1)
    apart = [decisions.split(four, [one]) for one in (2, 3)]
    decisions.join_stories(four, [*apart, 1])
    assert set(stories.story(four, apart[0]).articles) == {1, 2, 3, 4}
    assert all(one.together for one in decisions.touching(four, [1, 2, 3, 4]))


def test_what_cannot_be_done_is_told(four: Database) -> None:
    for wrong in (
        lambda: decisions.split(four, [99]),
        lambda: decisions.put_into(four, [1], 99),
        lambda: decisions.join_stories(four, [1, 99]),
        lambda: stories.story_of(four, 10**30),
    ):
        with pytest.raises(NotFoundError):
            wrong()
    with pytest.raises(InputError, match="several stories"):
        decisions.split(four, [1, 2])


def test_grouping_asks_for_what_it_has_not_placed(four: Database) -> None:
    stories.begin_grouping(four, [1, 2, 3])
    assert stories.ungrouped_ids(four, 1) == (1, 2, 3, 4)
    save_articles(four, [filed("c", clean("C", "A new text of C."))], now=NOW)
    stories.mark_grouped(four, [1, 2, 3], 1)
    assert stories.ungrouped_ids(four, 1) == (3, 4)
    assert stories.ungrouped_ids(four, 2) == (1, 2, 3, 4)
    save_articles(four, [filed("a", clean("A", "A new text."))], now=NOW)
    assert stories.ungrouped_ids(four, 1) == (1, 3, 4)
