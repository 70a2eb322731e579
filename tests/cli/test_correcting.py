"""What the user knows better, from scripts: corrections, stories and names by hand, searches under a name."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run

HARBOUR = (
    "Harbour pilots in Port Ellen walked out on Monday over night shifts.\n\n"
    "The union of pilots asks for nine per cent more pay, said Ann Lee."
)
STRIKE = (
    "Ships queued off Port Ellen on Tuesday because the harbour pilots are on strike over night shifts.\n\n"
    "Their union of pilots wants nine per cent more pay, Ann Lee said."
)
MUSEUM = "The museum of Ardley shows forty paintings of mills.\n\nEntry is free."


@pytest.fixture(autouse=True)
def articles(run: Run, tmp_path: Path) -> None:
    """Articles 1 and 2 are one story, article 3 is on something else."""
    news = tmp_path / "news"
    news.mkdir()
    for name, (title, day, text) in {
        "a": ("Pilots walk out", "2025-07-14", HARBOUR),
        "b": ("Ships wait", "2025-07-15", STRIKE),
        "c": ("Forty mills", "2025-07-17", MUSEUM),
    }.items():
        (news / f"{name}.txt").write_text(f"Title: {title}\nDate: {day}\nSource: Herald\n\n{text}\n")
    assert run("import", news).code == 0


def stories(run: Run) -> list[list[int]]:
    return sorted(sorted(row["articles"]) for row in run("stories", "--json").objects)


def test_an_article_is_corrected_and_the_import_found_again(run: Run, tmp_path: Path) -> None:
    assert run("correct", 3, "--title", "Mills", "--date", "3 July 2025", "--source", "").out.split() == [
        "title", "date", "source",
    ]  # fmt: skip
    run("import", tmp_path / "news")
    (shown,) = run("show", 3, "--json").objects
    assert (shown["title"], shown["published"], shown["source"]) == ("Mills", "2025-07-03", None)
    assert run("correct", 3, "--withdraw", "title").out.split() == ["date", "source"]
    assert run("correct", 3, "--leave-out", 2).code == 0
    (shown,) = run("show", 3, "--json").objects
    assert (shown["title"], [one["text"] for one in shown["aside"]]) == ("Forty mills", ["Entry is free."])
    assert run("correct", 3, "--take-in", 1).code == 0
    assert run("show", 3, "--json").objects[0]["aside"] == []


def test_what_is_corrected_at_once_is_done_whole_or_not_at_all_and_undone_as_one(run: Run) -> None:
    refused = run("correct", 3, "--title", "Mills", "--leave-out", 9)
    assert (refused.code, refused.err) == (2, "newsreader: article 3: there is no paragraph 9, it has 2\n")
    assert run("correct", 3).out == ""
    assert run("correct", 3, "--title", "Mills", "--leave-out", 2).code == 0
    assert run("undo").code == 0
    (shown,) = run("show", 3, "--json").objects
    assert (shown["title"], shown["aside"]) == ("Forty mills", [])
    run("correct", 3, "--title", "Mills")
    assert "correct the title of an article" in run("undo").err


def test_another_day_of_publication_moves_the_days_it_tells(run: Run) -> None:
    assert [date["value"] for date in run("show", 1, "--json").objects[0]["dates"]] == ["2025-07-14"]
    run("correct", 1, "--date", "9 July 2025")
    assert [date["value"] for date in run("show", 1, "--json").objects[0]["dates"]] == ["2025-07-07"]


def test_what_is_done_by_hand_answers_in_json_too(run: Run) -> None:
    both = run("list", "pilots", "--json").objects[0]["story"]
    (alone,) = run("story", "take-out", 2, "--json").objects
    assert alone["articles"] == [2]
    assert run("story", "put", both, 2, "--json").objects[0]["articles"] == [1, 2]
    assert run("story", "join", both, run("list", "mills", "--json").objects[0]["story"], "--json").objects == [
        *run("stories", "--json").objects
    ]
    (told,) = run("story", "explain", both, "--json").objects
    assert told == {"story": both, "explanation": run("story", "explain", both).out.rstrip("\n")}
    (dossier,) = run("story", "dossier", both, "--json").objects
    assert dossier == {"story": both, "markdown": run("story", "dossier", both).out}
    watched = run("entity", "watch", "Ann Lee", "Port Ellen", "--json").objects
    assert [(one["name"], one["watched"]) for one in watched] == [("Ann Lee", True), ("Port Ellen", True)]
    (joined,) = run("entity", "join", "Ann Lee", "Port Ellen", "--json").objects
    assert "Port Ellen" in joined["aliases"]
    assert run("entity", "separate", "Ann Lee", "Port Ellen", "--json").objects[0]["name"] == "Port Ellen"
    (kept,) = run("searches", "save", "Ships", "ships", "--json").objects
    assert kept == {"name": "Ships", "query": "ships", "key": "", "articles": 1, "unread": 1}
    assert run("searches", "rename", "ships", "Boats", "--json").objects == [{**kept, "name": "Boats"}]
    assert run("searches", "remove", "boats", "--json").objects == [{**kept, "name": "Boats"}]
    run("tag", 1, "--on", "pay")
    renamed = {"name": "wages", "articles": 1, "joined": False, "searches": 0}
    assert run("tags", "rename", "pay", "wages", "--json").objects == [renamed]
    assert run("tags", "remove", "wages", "--json").objects == [{"changed": 1}]


def test_stories_are_parted_put_together_and_told(run: Run) -> None:
    assert stories(run) == [[1, 2], [3]]
    both = run("list", "pilots", "--json").objects[0]["story"]
    alone = int(run("story", "take-out", 2).out)
    assert stories(run) == [[1], [2], [3]]
    assert run("story", "put", both, 2).code == 0
    assert stories(run) == [[1, 2], [3]]
    assert run("undo").code == 0
    assert run("story", "join", both, alone).code == 0
    assert stories(run) == [[1, 2], [3]]
    assert "together" in run("story", "explain", both).out
    assert run("story", "dossier", both).out.startswith("# ")
    assert "## The reports" not in run("story", "dossier", both, "--brief").out


def test_names_are_watched_and_joined(run: Run) -> None:
    assert run("entity", "watch", "ann lee").code == 0
    assert len(run("list", "is:watched", "--json").objects) == 2
    assert run("entity", "watch", "Ann Lee", "--off").code == 0
    assert run("list", "is:watched", "--json").objects == []
    assert run("entity", "join", "Ann Lee", "Port Ellen").code == 0
    (found,) = (row for row in run("entities", "--json").objects if row["name"] == "Ann Lee")
    assert "Port Ellen" in found["aliases"]
    assert run("entity", "separate", "Ann Lee", "Port Ellen").code == 0
    assert {"Ann Lee", "Port Ellen"} <= {row["name"] for row in run("entities", "--json").objects}


def test_searches_are_kept_listed_and_forgotten(run: Run) -> None:
    run("searches", "save", "Port", "pilots", "is:unread")
    run("searches", "save", "Mills", "mills")
    run("searches", "rename", "port", "Harbour")
    run("searches", "move", "Mills", 1)
    run("searches", "move", "Harbour", 10**30)
    assert run("searches", "--json").objects == [
        {"name": "Mills", "query": "mills", "key": "", "articles": 1, "unread": 1},
        {"name": "Harbour", "query": "pilots is:unread", "key": "", "articles": 2, "unread": 2},
    ]
    assert run("searches", "remove", "mills").code == 0
    assert run("searches").out == "     2      2 unread  Harbour  (pilots is:unread)\n"


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["correct", "3", "--date", "soon"], "not a date"),
        (["correct", "3", "--leave-out", "7"], "article 3: there is no paragraph 7, it has "),
        (["story", "take-out", "1", "3"], "several stories"),
        (["story", "join", "1"], "two stories"),
        (["entity", "watch", "Nobody"], "Nobody: no article gives this name"),
        (["searches", "remove", "none"], "none: there is no saved search of this name"),
    ],
)
def test_mistakes_are_told_in_one_line(run: Run, arguments: list[str], told: str) -> None:
    done = run(*arguments)
    assert done.code in (1, 2)
    assert told in done.err
    assert done.err.count("\n") == 1
    assert run("undo").err == "newsreader: nothing to undo\n"
