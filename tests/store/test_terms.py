"""Terms for grouping: candidates, frequencies, vectors; furniture of sources."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.invented import NOW, filed

from newsreader.store import furniture, marks, terms
from newsreader.store.database import Database
from newsreader.store.saving import save_articles
from newsreader.store.values import day_text, fold, span_of

DAY = date(2025, 7, 17)
PORT, STRIKE, DOCK, COMMON, TARIFF, UNKNOWN = 11, 12, 13, 2**63 - 1, 15, 16


@pytest.fixture
def posted(db: Database) -> Database:
    """Four articles with terms: one a month old, one undated."""
    save_articles(db, [filed(k) for k in "abcd"], now=NOW)
    for article_id, day, words in (
        (1, DAY, [PORT, STRIKE, DOCK]),
        (2, date(2025, 7, 14), [PORT, STRIKE]),
        (3, date(2025, 6, 14), [PORT, STRIKE, DOCK]),
        (4, None, [DOCK]),
    ):
        terms.save_terms(db, article_id, day=day, posted=words, counted=[*words, COMMON], vector=bytes(words))
    return db


def test_candidates_share_terms_within_the_window_or_are_undated(posted: Database) -> None:
    found = terms.candidates(posted, [PORT, STRIKE, DOCK], day=DAY, without={1})
    assert [(c.article_id, c.shared) for c in found] == [(2, 2), (4, 1)]
    everywhere = terms.candidates(posted, [PORT, STRIKE, DOCK], day=None, limit=2)
    assert [(c.article_id, c.shared) for c in everywhere] == [(3, 3), (1, 3)]


def test_deleted_articles_are_no_candidates(posted: Database) -> None:
    marks.delete(posted, [2])
    assert [c.article_id for c in terms.candidates(posted, [PORT], day=DAY)] == [1]


def test_frequencies_and_vectors_follow_replacement(posted: Database) -> None:
    assert terms.document_frequencies(posted, [PORT, COMMON, UNKNOWN]) == [3, 4, 0]
    terms.save_terms(posted, 1, day=DAY, posted=[TARIFF], counted=[TARIFF], vector=b"new")
    assert terms.document_frequencies(posted, [PORT, COMMON, TARIFF]) == [2, 3, 1]
    assert terms.vectors(posted, [4, 1, 99]) == [bytes([DOCK]), b"new", None]
    assert terms.documents(posted) == 4
    assert {c.article_id for c in terms.candidates(posted, [PORT, TARIFF], day=DAY)} == {1, 2}


def count(db: Database, told: frozenset[int] = frozenset(), **lines: list[str]) -> frozenset[int]:
    """Count lines of articles `a1`, `a2`, … of source One; lines that only the articles in `told` have are their own text."""
    counted = {int(name[1:]): furniture.lines_of("One", keys) for name, keys in lines.items()}
    return furniture.count_lines(db, counted, lambda key, ids: ids <= told)


def known(db: Database, source: str, *keys: str) -> frozenset[str]:
    return furniture.known_furniture(db, [furniture.lines_of(source, keys)])[0]


def test_line_becomes_furniture_of_its_source_at_the_third_article(db: Database) -> None:
    save_articles(db, [filed(k) for k in "abcd"], now=NOW)
    assert count(db, a1=["subscribe now", "own line"]) == frozenset()
    assert count(db, a1=["subscribe now"]) == frozenset()
    assert count(db, a2=["subscribe now"]) == frozenset()
    assert known(db, "One", "subscribe now") == frozenset()
    assert count(db, a3=["subscribe now", "other"]) == {1, 2, 3}
    assert count(db, a4=["subscribe now"]) == frozenset()
    assert known(db, "One", "subscribe now", "other") == {"subscribe now"}
    assert known(db, "Two", "subscribe now") == frozenset()


def test_all_articles_of_a_batch_that_hold_new_furniture_are_named(db: Database) -> None:
    save_articles(db, [filed(k) for k in "abcde"], now=NOW)
    assert count(db, a1=["subscribe now"]) == frozenset()
    assert count(db, a2=["subscribe now"], a3=["own line"], a4=["subscribe now"], a5=["subscribe now"]) == {1, 2, 4, 5}


def test_a_line_that_a_story_tells_is_furniture_from_the_first_article_of_something_else(db: Database) -> None:
    save_articles(db, [filed(k) for k in "abcdef"], now=NOW)
    story = frozenset({1, 2, 3, 4})
    line = ["the pass is prone to avalanches."]
    assert count(db, story, a1=line, a2=line, a3=line) == frozenset()
    assert count(db, story, a4=line) == frozenset()
    assert known(db, "One", *line) == frozenset()
    assert count(db, story, a5=line) == {1, 2, 5}
    assert known(db, "One", *line) == set(line)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-07-17", "2025-07-17", "2025-07-17"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-W01", "2024-12-30", "2025-01-05"),
        ("2025-Q4", "2025-10-01", "2025-12-31"),
    ],
)
def test_span_of_a_value(value: str, first: str, last: str) -> None:
    span = span_of(value)
    assert span is not None
    assert (day_text(span[0]), day_text(span[1])) == (first, last)


@given(st.text(max_size=12))
def test_no_value_breaks_the_span(value: str) -> None:
    span = span_of(value)
    assert span is None or span[0] <= span[1]


def test_folding() -> None:
    assert fold("The U.S.-Japan  O’Brien CAFÉ") == "the us japan obrien cafe"
