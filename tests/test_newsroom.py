"""Every article of the newsroom comes out as its gold says: 26 invented files in the state in which people import them."""

import json
from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from tests.bench.measures import (
    NEWSROOM,
    Row,
    aside_found,
    canonical,
    deadlines,
    imported,
    newsroom_dates,
    right_title,
    same_text,
)

from newsreader.models import Article

Told = list[tuple[Row, Article]]


@pytest.fixture(scope="module")
def told() -> Iterator[Told]:
    """Each row of the gold with the article that importing all files made of it."""
    rows = [json.loads(line) for line in (NEWSROOM / "gold.jsonl").read_text(encoding="utf-8").splitlines()]
    with imported({row["path"]: (NEWSROOM / row["path"]).read_bytes() for row in rows}) as (_, found):
        yield [(row, found[row["path"]]) for row in rows]


def wrong(told: Told, right: Callable[[Row, Article], bool], said: Callable[[Article], object]) -> dict[str, object]:
    """Return the wrong answers, by file."""
    return {row["path"]: said(article) for row, article in told if not right(row, article)}


def day(article: Article) -> str | None:
    return (article.published or "")[:10] or None


def test_titles(told: Told) -> None:
    assert wrong(told, right_title, lambda article: article.title) == {}


def test_days_of_publication(told: Told) -> None:
    def right(row: Row, article: Article) -> bool:
        same_origin = row["published_from"] == article.published_from
        return same_origin and day(article) in [row["published"], *row["published_acceptable"]]

    assert wrong(told, right, lambda article: (article.published, article.published_from)) == {}


def test_places(told: Told) -> None:
    assert wrong(told, lambda row, one: same_text(row["place"], one.place), lambda article: article.place) == {}


def test_sources(told: Told) -> None:
    def right(row: Row, article: Article) -> bool:
        return any(same_text(source, article.source) for source in [row["source"], *row["source_acceptable"]])

    assert wrong(told, right, lambda article: article.source) == {}


def test_bodies(told: Told) -> None:
    assert wrong(told, lambda row, one: row["body"].strip() == one.text.strip(), lambda article: article.text) == {}


def test_blocks_beside_the_body(told: Told) -> None:
    def right(row: Row, article: Article) -> bool:
        return all(aside_found(aside, article) for aside in row["aside"])

    assert wrong(told, right, lambda article: article.asides) == {}


def test_stories(told: Told) -> None:
    mistaken = {
        (row["path"], other["path"]): "together" if article.story == beside.story else "apart"
        for (row, article), (other, beside) in combinations(told, 2)
        if (row["story"] is not None and row["story"] == other["story"]) != (article.story == beside.story)
    }
    assert mistaken == {}


def test_copies(told: Told) -> None:
    paths = {article.id: row["path"] for row, article in told}
    assert {paths[one.id]: paths[one.copies_of] for _, one in told if one.copies_of} == {
        row["path"]: row["copy_of"] for row, _ in told if row["copy_of"]
    }


def test_deadlines(told: Told) -> None:
    figure, values = deadlines([newsroom_dates(row, article) for row, article in told])
    assert min(figure, values) >= 0.9, (figure, values)


def test_full_names(told: Told) -> None:
    right = [one for row, article in told for one in canonical(row, article)]
    assert len(right) > 200
    assert sum(right) / len(right) >= 0.9
