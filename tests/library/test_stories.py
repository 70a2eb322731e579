"""Stories end to end: the samples together, and what the user decides about stories, with its undo."""

from pathlib import Path

import pytest
from tests.library.reports import REPORTS, UNLIKE, read_in, report_text, story_of, write

from newsreader.library.grouping import grouping
from newsreader.library.library import Library
from newsreader.models import Correction


def test_the_samples_are_one_story_and_the_undated_takes_the_others_date(library: Library, seeds: Path) -> None:
    read_in(library, seeds)
    [row] = library.story_rows(library.story_ids())
    assert (row.articles, row.reports, row.next_deadline) == (2, 2, "2025-08-01")
    undated, dated = (library.article(one) for one in sorted(library.story(row.id).articles))
    assert (dated.published, dated.published_from) == ("2025-07-17", "dateline")
    assert (undated.published, undated.published_from) == ("2025-07-17", "story")
    found = {(one.text, one.value, one.kind) for one in undated.dates}
    assert found == {
        ("Thursday", "2025-07-17", "past"),
        ("August 1", "2025-08-01", "deadline"),
        ("Wednesday", "2025-07-16", "past"),
        ("Friday", "2025-07-18", "scheduled"),
    }


def test_an_undated_report_has_the_day_of_the_story_that_the_user_puts_it_to(library: Library, seeds: Path) -> None:
    read_in(library, seeds)
    undated, dated = sorted(library.article_ids())
    before = library.article(undated)
    library.stories.take_out([undated])
    assert library.article(undated).published is None
    library.analyse()
    library.stories.put_into([undated], story_of(library, dated))
    assert library.article(undated).published == "2025-07-17"
    library.undo()
    library.undo()
    library.analyse()
    assert library.article(undated) == before


def test_a_corrected_day_is_that_of_the_undated_report_too(library: Library, seeds: Path) -> None:
    read_in(library, seeds)
    undated, dated = sorted(library.article_ids())
    library.corrections.revise(dated, [Correction("published", "18 July 2025")])
    library.analyse()
    assert library.article(undated).published == "2025-07-18"
    library.undo()
    library.analyse()
    assert library.article(undated).published == "2025-07-17"


def test_a_title_says_what_a_report_is_about_whoever_changes_it(
    library: Library, ids: dict[str, int], folder: Path
) -> None:
    def write_brief(title: str) -> None:
        text = "The company blamed costs on Thursday. Passengers were not asked."
        (folder / "brief.txt").write_text(f"Date: 2025-04-03\nSource: brief\nTitle: {title}\n\n{text}\n")

    write_brief("Another of those days")
    read_in(library, folder)
    late = next(one for one in library.article_ids() if one not in ids.values())
    assert story_of(library, late) != story_of(library, ids["echo"])
    title = "Sundlink ferry fares rise by 12 per cent across the Oresund"
    library.corrections.revise(late, [Correction("title", title)])
    library.analyse()
    assert story_of(library, late) == story_of(library, ids["echo"])
    library.undo()
    library.analyse()
    assert story_of(library, late) != story_of(library, ids["echo"])
    write_brief(title)
    read_in(library, folder)
    assert story_of(library, late) == story_of(library, ids["echo"])


def test_a_brief_heads_no_story_that_has_a_report(library: Library, folder: Path) -> None:
    brief = "Sundlink raises fares on the Oresund ferry by 12 per cent from Monday, Mayor Ida Holm said."
    (folder / "flash.txt").write_text(report_text("flash", "Ferry shock", brief, "2025-04-02"))
    read_in(library, folder)
    assert [row.title for row in library.story_rows(library.story_ids())] == ["Ferry shock"]
    write(folder, {source: REPORTS[source] for source in ("echo", "post")})
    read_in(library, folder)
    [row] = library.story_rows(library.story_ids())
    assert (row.title, row.reports) == (REPORTS["echo"][0], 3)


def test_a_story_keeps_its_headline_when_the_user_puts_an_earlier_report_to_it(
    library: Library, ids: dict[str, int]
) -> None:
    together = story_of(library, ids["echo"])
    (before,) = library.story_rows([together])
    library.corrections.revise(ids["herald"], [Correction("published", "1 April 2025")])
    library.stories.put_into([ids["herald"]], together)
    library.marks.set_read([ids["herald"]], True)
    (row,) = library.story_rows([together])
    assert (row.title, row.first) == (before.title, "2025-04-01")
    library.marks.delete([row.article_id])
    assert library.story_rows([together])[0].title == REPORTS["herald"][0]


def test_undo_gives_a_story_that_the_user_made_its_headline_back(library: Library, ids: dict[str, int]) -> None:
    joined = story_of(library, ids["herald"])
    library.stories.join([joined, story_of(library, ids["echo"])])
    (before,) = library.story_rows([joined])
    library.stories.take_out([before.article_id])
    (without,) = library.story_rows([joined])
    assert without.title != before.title
    library.undo()
    assert library.story_rows([joined]) == [before]
    library.redo()
    assert library.story_rows([joined]) == [without]


def test_joining_finds_the_copies(library: Library, ids: dict[str, int], folder: Path) -> None:
    title, text = REPORTS["herald"]
    write(folder, {"late": (title, f"{text} Nobody sneezes yet.")}, published="2025-06-03")
    read_in(library, folder)
    late = next(one for one in library.article_ids() if library.article(one).source == "late")
    library.stories.join([story_of(library, ids["herald"]), story_of(library, late)])
    assert library.article(late).copies_of == ids["herald"]
    library.undo()
    assert library.article(late).copies_of is None


def test_reports_of_one_event_are_one_story_and_others_stay_apart(library: Library, ids: dict[str, int]) -> None:
    assert story_of(library, ids["echo"]) == story_of(library, ids["post"]) != story_of(library, ids["herald"])
    assert "Ida Holm" in library.stories.explain(story_of(library, ids["echo"]))


def test_taking_out_is_kept_through_later_analysis_and_can_be_undone(library: Library, ids: dict[str, int]) -> None:
    together = story_of(library, ids["echo"])
    library.stories.take_out([ids["post"]])
    file = library.path.parent / "articles/post.txt"
    file.write_text(file.read_text() + "\nSundlink gave no further comment on Thursday.\n")
    read_in(library, library.path.parent / "articles")
    assert story_of(library, ids["post"]) != story_of(library, ids["echo"])
    assert "you took it out" in library.stories.explain(story_of(library, ids["post"]))
    library.undo()
    library.analyse()
    assert story_of(library, ids["post"]) == story_of(library, ids["echo"]) == together


def test_what_is_put_back_finds_its_story_though_a_newer_engine_has_made_that_anew(
    library: Library, ids: dict[str, int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"times": REPORTS["echo"]})
    read_in(library, folder)
    library.stories.take_out([ids["post"]])
    monkeypatch.setattr(grouping, "GROUPING_VERSION", grouping.GROUPING_VERSION + 1)
    library.analyse()
    library.undo()
    library.analyse()
    assert story_of(library, ids["post"]) == story_of(library, ids["echo"])
    library.redo()
    library.analyse()
    assert story_of(library, ids["post"]) != story_of(library, ids["echo"])


def test_joining_stories_is_kept(library: Library, ids: dict[str, int]) -> None:
    library.stories.join([story_of(library, ids["echo"]), story_of(library, ids["herald"])])
    library.analyse()
    assert len({story_of(library, one) for one in ids.values()}) == 1


@pytest.mark.parametrize("put", [True, False])
def test_what_is_unlike_a_story_does_not_part_it_once_it_is_put_there(
    library: Library, ids: dict[str, int], folder: Path, put: bool
) -> None:
    post = (
        "Passengers at Sundlink's quay had no good word on Thursday for the ferry. Nurses and teachers pay a "
        "month's wages a year for season tickets, and some mean to move house."
    )
    write(folder, {"post": (post[:30], post), **UNLIKE})
    read_in(library, folder)
    together = story_of(library, ids["echo"])
    others = [one for one in library.article_ids() if story_of(library, one) != together]
    assert ids["post"] not in others
    if put:
        library.stories.put_into(others, together)
    else:
        library.stories.join([together, *(story_of(library, one) for one in others)])
    write(folder, {"frost": ("A bell", f"{UNLIKE['frost'][1]} It is mute.")})
    read_in(library, folder)
    assert {story_of(library, one) for one in (*ids.values(), *others)} == {together}
    library.undo()
    library.analyse()
    assert {one for one in library.article_ids() if story_of(library, one) == together} == {ids["echo"], ids["post"]}


def test_a_new_report_finds_its_story_whatever_the_user_put_there(
    library: Library, ids: dict[str, int], folder: Path
) -> None:
    together = story_of(library, ids["echo"])
    write(folder, UNLIKE)
    read_in(library, folder)
    library.stories.put_into([one for one in library.article_ids() if story_of(library, one) != together], together)
    before = set(library.article_ids())
    title, text = REPORTS["post"]
    hive = ("Mites", "Mites killed half the hives around Karst, beekeepers said.")
    write(folder, {"late": (title, f"{text} Nobody asked the crews."), "hive": hive})
    read_in(library, folder)
    assert {story_of(library, one) for one in set(library.article_ids()) - before} == {together}


def test_more_reports_come_to_the_story_that_the_user_made_not_it_to_theirs(
    library: Library, ids: dict[str, int], folder: Path
) -> None:
    title, text = REPORTS["post"]
    write(folder, {"chess": UNLIKE["chess"], "mail": (title, f"The mayor spoke. {text}")})
    read_in(library, folder)
    chess = next(one for one in library.article_ids() if library.article(one).source == "chess")
    library.stories.put_into([chess], story_of(library, ids["herald"]))
    made = story_of(library, chess)
    write(folder, {"herald": (title, f"{text} Nobody sneezed.")})
    read_in(library, folder)
    assert {story_of(library, one) for one in library.article_ids()} == {made}


def test_what_the_user_moves_on_leaves_the_others_together(library: Library, folder: Path) -> None:
    texts = {
        "bees": "Beekeepers around Karst lost half their hives.",
        "bell": "Frost split a bell.",
        "chess": "Petra Lom won the open of Vellin.",
        "choir": "Forty singers rehearse in Dornach.",
        "mice": "Mice ate the score of a mass in Dornach.",
    }
    write(folder, {name: (text[:9], text) for name, text in texts.items()})
    library.import_paths([folder])
    bees, bell, chess, choir, mice = sorted(library.article_ids())
    library.stories.join([story_of(library, one) for one in (bees, bell, chess)])
    library.stories.join([story_of(library, one) for one in (choir, mice)])
    library.stories.put_into([chess], story_of(library, choir))
    library.analyse()
    assert story_of(library, bees) == story_of(library, bell)
    assert story_of(library, chess) == story_of(library, choir) == story_of(library, mice) != story_of(library, bell)


def test_what_the_user_moves_on_draws_nothing_after_it(
    library: Library, ids: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    left = story_of(library, ids["echo"])
    library.stories.put_into([ids["post"]], story_of(library, ids["herald"]))
    monkeypatch.setattr(grouping, "GROUPING_VERSION", grouping.GROUPING_VERSION + 1)
    library.analyse()
    assert story_of(library, ids["echo"]) == left
    assert story_of(library, ids["post"]) == story_of(library, ids["herald"]) != left
    library.stories.put_into([ids["post"]], left)
    library.analyse()
    assert story_of(library, ids["post"]) == story_of(library, ids["echo"]) != story_of(library, ids["herald"])


def test_what_was_taken_out_or_joined_while_it_was_archived_stays_so(library: Library, ids: dict[str, int]) -> None:
    library.marks.archive([ids["echo"]], True)
    library.stories.join([story_of(library, ids["herald"]), story_of(library, ids["post"])])
    library.marks.archive([ids["echo"]], False)
    assert story_of(library, ids["echo"]) == story_of(library, ids["herald"])
    library.marks.archive([ids["echo"]], True)
    library.stories.take_out([ids["post"]])
    library.marks.archive([ids["echo"]], False)
    file = library.path.parent / "articles/post.txt"
    file.write_text(file.read_text() + "\nSundlink gave no further comment on Thursday.\n")
    read_in(library, library.path.parent / "articles")
    assert story_of(library, ids["post"]) != story_of(library, ids["echo"]) == story_of(library, ids["herald"])


def test_a_printing_again_is_a_copy_and_no_second_report(library: Library, ids: dict[str, int], folder: Path) -> None:
    title, text = REPORTS["echo"]
    write(folder, {"wire": (f"{title}, says operator", f"{text[:-20]}June.")})
    read_in(library, folder)
    copy = next(one for one in map(library.article, library.article_ids()) if one.source == "wire")
    assert copy.copies_of == ids["echo"]
    [row] = library.story_rows([copy.story])
    assert (row.articles, row.reports) == (3, 2)


def test_the_earliest_printing_is_the_original_though_it_came_last_and_a_changed_copy_is_none(
    library: Library, ids: dict[str, int], folder: Path
) -> None:
    write(folder, {"wire": REPORTS["echo"]}, published="2025-04-01")
    read_in(library, folder)
    wire = max(library.article_ids())
    assert (library.article(wire).copies_of, library.article(ids["echo"]).copies_of) == (None, wire)
    write(folder, {"echo": (REPORTS["echo"][0], f"{REPORTS['post'][1]} It rained.")})
    read_in(library, folder)
    assert library.article(ids["echo"]).copies_of != wire


def test_a_date_in_the_agenda_is_told_by_the_first_report_of_it(library: Library, folder: Path) -> None:
    for name, day, source in (("a", "2025-04-04", "post"), ("b", "2025-04-03", "echo")):
        (folder / f"{name}.txt").write_text(report_text(source, *REPORTS[source], day))
    read_in(library, folder)
    entries = library.agenda.entries("", past=True, scheduled=True)
    monday = next(one for one in entries if one.date == "2025-04-07")
    assert (monday.title, monday.sources, monday.reports) == (REPORTS["echo"][0], ("echo", "post"), 2)


def test_a_short_name_is_the_full_one_of_another_report(library: Library, folder: Path) -> None:
    texts = {
        "a": "Ryosei Akazawa met the press in Osaka on Thursday and spoke of the tariff talks with Washington.",
        "b": "Akazawa told the press in Osaka on Thursday that the tariff talks with Washington would go on.",
    }
    write(folder, {name: ("Tariff talks in Osaka go on", text) for name, text in texts.items()})
    read_in(library, folder)
    [akazawa] = [one for one in library.entities.matching() if "Akazawa" in one.name]
    assert (akazawa.name, akazawa.articles) == ("Ryosei Akazawa", 2)
    assert len(library.article_ids("entity:akazawa")) == 2


def test_a_name_has_one_kind_in_all_reports_of_a_story(library: Library, folder: Path) -> None:
    texts = {
        "a": "Crews fought a fire at the Kelmor works in Osaka on Thursday. Kelmor shares fell, and Kelmor closed its plant.",
        "b": "Crews put out the fire at the works of Kelmor in Osaka on Thursday. Shares of Kelmor fell, and Kelmor said its "
        "plant was closed.",
        "c": "Crews fought a fire in Kelmor in Osaka on Thursday.",
    }
    write(folder, {name: ("Fire at the Kelmor works in Osaka", text) for name, text in texts.items()})
    read_in(library, folder)
    found = [library.article(one).mentions for one in library.article_ids("")]
    assert {mention.kind for one in found for mention in one if mention.text == "Kelmor"} == {"organisation"}


@pytest.mark.parametrize(
    ("dateline", "published"), [("April 2", "2025-04-02"), ("October 28", None), ("", "2025-04-03")]
)
def test_a_dateline_without_a_year_takes_only_the_year_from_its_story(
    library: Library, folder: Path, dateline: str, published: str | None
) -> None:
    write(folder, {"echo": REPORTS["echo"]})
    title, text = REPORTS["post"]
    opening = f"LUND, {dateline} (Agency) — " if dateline else ""
    (folder / "post.txt").write_text(f"Source: post\n\n{title}\n\n{opening}{text}\n")
    read_in(library, folder)
    [post] = [one for one in map(library.article, library.article_ids()) if one.source == "post"]
    assert post.published == published


@pytest.mark.parametrize(("opening", "published"), [("LUND, April 2 (Agency) — ", "2025-04-02"), ("", None)])
def test_a_dateline_without_a_year_takes_it_of_a_report_in_quite_other_words(
    library: Library, folder: Path, opening: str, published: str | None
) -> None:
    echo = "Hanna Lind heard the hull of the Freya grind on the rocks off Lund before the lights went. She had said goodbye to her sister by telephone."
    wire = "The ferry Freya ran aground off Lund with 214 passengers, the coast guard said. Nobody is hurt. Tugs are on their way to the Freya from Malmo."
    (folder / "echo.txt").write_text(
        f"Source: echo\nDate: 2025-04-03\n\nPassenger tells of night aboard the Freya\n\n{echo}\n"
    )
    (folder / "wire.txt").write_text(f"Source: wire\n\nFerry aground with 214 on board\n\n{opening}{wire}\n")
    read_in(library, folder)
    found = {one.source: one for one in map(library.article, library.article_ids())}
    assert found["echo"].story == found["wire"].story
    assert found["wire"].published == published
