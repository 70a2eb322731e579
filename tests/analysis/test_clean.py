"""Awkward files as they come, each with what must come of it (tests/data/clean; `why` says what is awkward)."""

import json
from pathlib import Path

import pytest

from newsreader.analysis.clean import clean, furniture_keys
from newsreader.models import CleanArticle, Draft

DATA = Path(__file__).parents[1] / "data" / "clean"
SEEDS = Path(__file__).parents[2] / "seeds"
CASES = sorted(path.relative_to(DATA).with_suffix("").as_posix() for path in DATA.rglob("*.json"))


def flat(text: str | None) -> str:
    return "".join((text or "").split())


def cleaned(name: str) -> tuple[CleanArticle, dict[str, object]]:
    gold = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))
    path = next(p for p in (DATA / name).parent.glob(Path(name).name + ".*") if p.suffix != ".json")
    return clean(Draft(text=path.read_text(encoding="utf-8"), path=f"/library/{path.relative_to(DATA)}")), gold


@pytest.mark.parametrize("name", CASES)
def test_an_awkward_file_comes_in_right(name: str) -> None:
    article, gold = cleaned(name)
    assert article.text.split("\n\n") == gold["body"]
    if gold["title_from"] == "lead":
        assert str(gold["title"]).startswith(article.title.rstrip("…"))
    else:
        assert article.title == gold["title"]
    assert article.title_from == gold["title_from"]
    assert (article.published or "")[:10] == (gold["published"] or "")
    assert article.published_from == gold["published_from"] or gold["published_from"] is None
    assert (article.place or "").lower() == str(gold["place"] or "").lower()
    assert article.source in (gold["source"], *gold["source_accept"])  # type: ignore[misc]
    for kind, start in gold["aside"]:  # type: ignore[attr-defined]
        assert any(a.kind == kind and flat(start) in flat(a.text) for a in article.asides), (kind, start)


def test_headlines_after_the_end_are_not_the_article() -> None:
    path = next(SEEDS.glob("000_*"))
    article = clean(Draft(text=path.read_text(encoding="utf-8"), path=str(path)))
    assert article.text.count("\n\n") == 5
    assert [(a.kind, a.after, a.text.count("\n") + 1) for a in article.asides] == [("related", 6, 16)]
    assert (article.published, article.published_from, article.source) == (None, None, None)


def test_a_glued_in_date_line_and_a_box_in_the_middle() -> None:
    path = next(SEEDS.glob("002_*"))
    article = clean(Draft(text=path.read_text(encoding="utf-8"), path=str(path)))
    assert (article.published, article.published_from, article.place) == ("2025-07-17", "dateline", "Tokyo")
    assert article.head == "date 2025-07-17 TOKYO:"
    assert [(a.kind, a.after) for a in article.asides] == [("promotion", 4)]
    assert article.text.startswith("Japan's top trade negotiator")
    assert "Loading" not in article.text


def test_what_the_container_declares_wins() -> None:
    draft = Draft(
        text="Title: Old title\nDate: 2025-01-02\n\nThe ferry sails again, the company said on Monday.",
        title="Ferry sails again",
        published="Tue, 04 Mar 2025 09:30:00 +0100",
        source="The Islander",
        from_feed=True,
    )
    article = clean(draft)
    assert (article.title, article.title_from) == ("Ferry sails again", "feed")
    assert (article.published, article.published_from) == ("2025-03-04T08:30:00Z", "feed")
    assert article.source == "The Islander"
    assert article.text == "The ferry sails again, the company said on Monday."


def test_a_headline_alone_is_a_title_without_a_text() -> None:
    article = clean(Draft(text="Only a headline"))
    assert (article.title, article.title_from, article.text) == ("Only a headline", "first-line", "")


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("news/2024/quay.txt", "2024-10-28"),
        ("news/2024-10/quay.txt", "2024-10-28"),
        ("2023/quay-2024.txt", "2024-10-28"),
        ("backup-2019/quay.txt", None),
        ("build_2031/quay.txt", None),
    ],
)
def test_a_dateline_takes_its_year_from_the_file_or_a_folder_of_that_year(path: str, published: str | None) -> None:
    text = "Quay closed\n\nLUND, October 28 (Agency) — The quay was closed on Monday, the board of the harbour said in Lund.\n"
    assert clean(Draft(text=text, path=path)).published == published


def test_a_file_without_words_is_called_by_its_name() -> None:
    article = clean(Draft(text="12 34\n", path="x/2025-03-04_harbour-notes.txt"))
    assert article.title == "12 34" or (article.title, article.title_from) == ("Harbour notes", "file-name")


def test_a_line_that_a_source_repeats_is_furniture() -> None:
    text = "Ferry sails again\n\nThe ferry sails again, it said.\n\nThe isles in your pocket: 31 views\n\nIt was late."
    keys = furniture_keys("The isles in your pocket: 7 views\nsomething else")
    article = clean(Draft(text=text), keys)
    assert article.text == "The ferry sails again, it said.\n\nIt was late."
    assert [(a.kind, a.after) for a in article.asides] == [("navigation", 1)]
    assert "pocket" in clean(Draft(text=text)).text


def test_a_sentence_with_other_figures_is_no_furniture() -> None:
    def same(one: str, other: str) -> bool:
        return furniture_keys(one) == furniture_keys(other)

    assert not same("The river stood at 4.1 metres.", "The river stood at 4.6 metres.")
    assert same("This page was last updated at 14:35.", "This page was last updated at 9:05.")
    assert same("14 comments so far on it", "3 comments so far on it")


def test_the_first_sentence_is_no_part_of_a_date_line_whatever_commas_it_holds() -> None:
    said = "Bids for the ferry must be filed by August 1, the harbour board said. It opens them in September."
    for begun in (said, f"It rained. {said}"):
        article = clean(Draft(text=f"Ferry bids open\n\nOSTERBY, DENMARK, July 17, 2025 - {begun}\n"))
        assert (article.text, article.place, article.published) == (begun, "Osterby", "2025-07-17")
