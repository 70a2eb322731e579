"""Grouping as a job: a run that was stopped half-way starts again and finds the same stories."""

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from tests.library.reports import REPORTS, read_in, story_of, write

from newsreader.analysis.stories.regrouping import regroup
from newsreader.library.grouping import copies, explaining, grouping, nearness
from newsreader.library.library import Library
from newsreader.store import stories, terms
from newsreader.store.database import Database


def test_a_stopped_run_is_begun_anew_and_finds_the_same_stories(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_BATCH", 1)
    write(folder, REPORTS)
    library.import_paths([folder])
    database = Database.open(library.path)
    asked = count()
    assert grouping.group_articles(database, stop=lambda: next(asked) == 2) == 0
    assert grouping.group_articles(database) == 3
    assert grouping.group_articles(database) == 0
    database.close()
    echo, herald, post = (story_of(library, one) for one in sorted(library.article_ids()))
    assert echo == post != herald


def test_copies_are_found_among_all_that_a_story_takes_in(library: Library, folder: Path) -> None:
    title, text = REPORTS["post"]
    write(folder, {**REPORTS, "wire": (title, f"{text} Sundlink kept silent.")})
    read_in(library, folder)
    assert {(row.articles, row.reports) for row in library.story_rows(library.story_ids())} == {(3, 2), (1, 1)}


def test_an_agencys_own_report_is_no_copy_of_a_paper_that_prints_it(library: Library, folder: Path) -> None:
    title, text = REPORTS["echo"]
    write(folder, {"post": (title, f"OSTVIK (Worldline) - {text} Commuters are angry.")})
    (folder / "wire.txt").write_text(f"Source: Worldline\n\n{title}\n\nOSTVIK, April 3 (Worldline) - {text}\n")
    read_in(library, folder)
    ids = {library.article(one).source: one for one in library.article_ids()}
    assert library.article(ids["post"]).copies_of == ids["Worldline"]
    assert library.article(ids["Worldline"]).copies_of is None


def test_what_an_older_version_kept_is_passed_over_and_made_again(library: Library, folder: Path) -> None:
    write(folder, REPORTS)
    read_in(library, folder)
    ids = sorted(library.article_ids())
    database = Database.open(library.path)
    for article_id in ids:
        terms.set_vector(database, article_id, b"12345678G1 of another form")
    assert "no other article" in library.stories.explain(library.article(ids[0]).story)
    stories.begin_grouping(database, ids)
    assert grouping.group_articles(database) == 3
    database.close()
    echo, herald, post = (story_of(library, one) for one in ids)
    assert echo == post != herald


def test_what_the_user_decides_while_stories_are_worked_out_holds(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Others can write meanwhile, and a result worked out from what held before is not carried out."""
    write(folder, REPORTS)
    read_in(library, folder)
    echo, herald, post = sorted(library.article_ids())
    asked = count()

    def slow_regroup(*items: object, **more: object) -> object:
        outcome = regroup(*items, **more)  # type: ignore[arg-type]
        if next(asked) == 0:
            with ThreadPoolExecutor(1) as another:
                another.submit(library.stories.join, [story_of(library, one) for one in (post, herald)]).result()
        return outcome

    monkeypatch.setattr(grouping, "regroup", slow_regroup)
    monkeypatch.setattr(grouping, "GROUPING_VERSION", grouping.GROUPING_VERSION + 1)
    library.analyse()
    assert len({story_of(library, one) for one in (echo, herald, post)}) == 1
    assert next(asked) == 2


def test_a_mark_waits_for_the_articles_in_hand_alone(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, REPORTS)
    library.import_paths([folder])
    database, near, stars = library._context.database, nearness._near, []

    def slow_near(*arguments: Any) -> list[int]:
        stars.append(library.counts().starred)
        if len(stars) == 1:
            another.submit(library.marks.set_starred, library.article_ids(), True)
            while not database._next.locked():
                time.sleep(0.001)
        return near(*arguments)

    monkeypatch.setattr(nearness, "_AT_ONCE", 1)
    monkeypatch.setattr(nearness, "_near", slow_near)
    with ThreadPoolExecutor(1) as another:
        grouping.group_articles(database)
    assert stars == [0, 3, 3]


def test_a_run_can_be_stopped_between_two_neighbourhoods(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grouping, "_NEIGHBOURHOOD", 1)
    write(folder, REPORTS)
    library.import_paths([folder])
    database = Database.open(library.path)
    asked = count()
    assert grouping.group_articles(database, stop=lambda: next(asked) == 1) == 0
    assert len(stories.ungrouped_ids(database, grouping.GROUPING_VERSION)) == 3
    database.close()


def test_one_text_from_ever_more_sources_is_one_story_and_is_regrouped_once_each_time(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, small in (("_BATCH", 10), ("_REGROUPED_AT_ONCE", 20), ("_NEIGHBOURHOOD", 15)):
        monkeypatch.setattr(grouping, name, small)
    monkeypatch.setattr(nearness, "_CANDIDATES", 5)
    monkeypatch.setattr(copies, "_MOST", 5)
    regrouped: list[int] = []
    monkeypatch.setattr(
        grouping, "regroup", lambda items, *rest, **more: regrouped.append(0) or regroup(items, *rest, **more)
    )
    title, text = REPORTS["post"]
    write(folder, {f"Paper {number}": (title, text) for number in range(60)})
    read_in(library, folder)
    (story,) = {story_of(library, one) for one in library.article_ids()}
    assert len(library.story(story).articles) == 60
    assert len(regrouped) == 3


def test_a_story_of_very_many_reports_is_explained_by_its_first(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(explaining, "_EXPLAINED", 2)
    write(folder, REPORTS)
    read_in(library, folder)
    echo, _, post = sorted(library.article_ids())
    story = story_of(library, echo)
    assert len(library.stories.explain(story).splitlines()) == 1
    monkeypatch.setattr(explaining, "_EXPLAINED", 1)
    assert library.stories.explain(story) == "These are the first 1 of 2 reports."
    assert story_of(library, post) == story


def test_of_a_report_without_text_nothing_is_claimed(library: Library, folder: Path) -> None:
    write(folder, REPORTS)
    (folder / "void.json").write_text('{"title": "Ferry crews to strike", "text": "", "source": "Void"}')
    read_in(library, folder)
    library.stories.join([story_of(library, one) for one in library.article_ids()])
    told = library.stories.explain(library.article(library.article_ids()[0]).story).splitlines()
    assert [line for line in told if "Void" in line] == [
        "Void has no text: nothing but its headline can be held against the others."
    ]


def test_a_copy_is_folded_under_a_printing_of_its_own_story(library: Library, folder: Path) -> None:
    """The same text at two distant times is two stories, each with a first printing of its own."""
    days = {"winter": "2025-01-03", "june": "2025-06-03", "later": "2025-06-04", "last": "2025-06-05"}
    for source, day in days.items():
        write(folder, {source: REPORTS["echo"]}, published=day)
    read_in(library, folder)
    ids = {library.article(one).source: one for one in library.article_ids()}
    assert {library.article(ids[one]).copies_of for one in ("later", "last")} == {ids["june"]}
    assert [library.article(ids[one]).copies_of for one in ("winter", "june")] == [None, None]
    assert {(row.articles, row.reports) for row in library.story_rows(library.story_ids())} == {(1, 1), (3, 1)}
    library.stories.take_out([ids["later"], ids["last"]])
    earlier, later = sorted((ids["later"], ids["last"]), key=lambda one: library.article(one).published or "")
    assert [library.article(one).copies_of for one in (earlier, later)] == [None, earlier]
    library.undo()
    assert {library.article(one).copies_of for one in (earlier, later)} == {ids["june"]}


def test_an_article_that_changes_while_stories_are_found_is_placed_again(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    title, text = REPORTS["post"]
    write(folder, {"post": (title, text), "wire": REPORTS["herald"]})
    library.import_paths([folder])
    changed = count()

    def find_near(database: Database, ids: Sequence[int]) -> tuple[dict[int, list[int]], int]:
        found = nearness.find_near(database, ids)
        if next(changed) == 0:
            write(folder, {"wire": (title, f"{text} Sundlink kept silent.")})
            with ThreadPoolExecutor(1) as another:
                another.submit(library.import_paths, [folder]).result()
        return found

    monkeypatch.setattr(grouping, "find_near", find_near)
    library.analyse()
    assert library.awaits_analysis()
    library.analyse()
    assert not library.awaits_analysis()
    assert len(library.story_ids()) == 1


STRIKE = {
    "echo": (
        "Ferry crews at Skell walk out",
        "Crews of the Torvald ferries at Skell stopped work on Tuesday over rosters.",
    ),
    "post": ("Skell ferries idle as crews strike", "No Torvald ferry left Skell after crews rejected the rosters."),
}
QUAKE = {
    "herald": ("Quake shakes Valparaíso", "A quake of magnitude 6.4 cracked walls in Valparaíso and cut the power."),
    "star": (
        "Valparaíso quake injures forty",
        "Forty were hurt in Valparaíso by the magnitude 6.4 quake; walls cracked.",
    ),
}
BRIEFING = {"brief": ("Briefing: crews walk out", "Today: the Skell ferry strike, and the Valparaíso quake.")}
NEXT_DAY = {"wire": ("Skell ferry strike goes on", "Torvald crews at Skell met again over the rosters.")}


def test_a_round_up_stays_alone_when_one_of_its_events_is_told_again(library: Library, folder: Path) -> None:
    write(folder, {**STRIKE, **QUAKE, **BRIEFING})
    read_in(library, folder)
    write(folder, NEXT_DAY, published="2025-04-04")
    read_in(library, folder)
    story = {str(row.source): story_of(library, row.id) for row in library.article_rows(library.article_ids())}
    assert story["echo"] == story["post"] == story["wire"] != story["herald"] == story["star"]
    assert story["brief"] not in (story["echo"], story["herald"])
    assert "seems to tell of several events" in library.stories.explain(story["brief"])
