"""Stories end to end: the samples together, decisions of the user, undo, comparing, and the dossier."""

import json
import time
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from newsreader.errors import NotFoundError
from newsreader.library.dossier import as_markdown
from newsreader.library.grouping import grouping
from newsreader.library.json_objects import to_json
from newsreader.library.library import Library
from newsreader.models import Correction

FERRY = "Date: 2025-04-03\nSource: {source}\n\n{title}\n\n{text}\n"
REPORTS = {
    "echo": (
        "Oresund ferry fares rise",
        "The Oresund ferry will cost four crowns more from Monday, operator Sundlink said on Thursday, because the price of "
        "fuel has doubled since the winter. Season tickets stay as they are. Mayor Ida Holm called the rise of 12 per cent "
        "unfair to commuters and asked Sundlink to wait until 1 June.",
    ),
    "post": (
        "Sundlink raises fares on the Oresund crossing",
        "Commuters across the Oresund pay 12% more from Monday. Sundlink, which runs the ferry, blamed the price of fuel. "
        "Ida Holm, the mayor, said the rise was unfair and that the operator should have waited until June 1.",
    ),
    "herald": (
        "Pollen count breaks record in the Alps",
        "Doctors in Bohinj see twice as many patients with hay fever as last year. The pollen count reached 900 grains on "
        "Wednesday, the highest since measurements began. Rain is forecast for the weekend.",
    ),
}

UNLIKE = {
    "chess": ("Open of Vellin", "Grandmaster Petra Lom won the open of Vellin with a queen sacrifice."),
    "bees": ("Hives lost", "Beekeepers around Karst lost half their hives to mites in winter."),
    "choir": ("A mass", "Forty singers of Dornach rehearse a mass by an unknown composer."),
    "frost": ("A bell", "Frost split the bell of Saint Olaf in Hammer during the night."),
}


def write(folder: Path, reports: Mapping[str, tuple[str, str]]) -> None:
    """Write a file for each report: {source: (title, text)}."""
    for source, (title, text) in reports.items():
        (folder / f"{source}.txt").write_text(FERRY.format(source=source, title=title, text=text))


@pytest.fixture
def told(library: Library, folder: Path) -> dict[str, int]:
    """Three reports, two of them on one event: {source: article id}."""
    write(folder, REPORTS)
    library.import_paths([folder])
    library.analyse()
    rows = library.article_rows(library.article_ids())
    return {str(row.source): row.id for row in rows}


def story(library: Library, article_id: int) -> int:
    return library.article(article_id).story


def test_the_samples_are_one_story_and_the_undated_takes_the_others_date(library: Library, seeds: Path) -> None:
    library.import_paths([seeds])
    library.analyse()
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
    library.import_paths([seeds])
    library.analyse()
    undated, dated = sorted(library.article_ids())
    before = library.article(undated)
    library.stories.take_out([undated])
    assert library.article(undated).published is None
    library.analyse()
    library.stories.put_into([undated], story(library, dated))
    assert library.article(undated).published == "2025-07-17"
    library.undo()
    library.undo()
    library.analyse()
    assert library.article(undated) == before


def test_a_corrected_day_is_that_of_the_undated_report_too(library: Library, seeds: Path) -> None:
    library.import_paths([seeds])
    library.analyse()
    undated, dated = sorted(library.article_ids())
    library.corrections.revise(dated, [Correction("published", "18 July 2025")])
    library.analyse()
    assert library.article(undated).published == "2025-07-18"
    library.undo()
    library.analyse()
    assert library.article(undated).published == "2025-07-17"


def test_a_title_says_what_a_report_is_about_whoever_changes_it(
    library: Library, told: dict[str, int], folder: Path
) -> None:
    brief = FERRY.replace("{source}\n\n", "{source}\nTitle: ").format
    text = "The company blamed costs on Thursday. Passengers were not asked."
    (folder / "brief.txt").write_text(brief(source="brief", title="Another of those days", text=text))
    library.import_paths([folder])
    library.analyse()
    late = next(one for one in library.article_ids() if one not in told.values())
    assert story(library, late) != story(library, told["echo"])
    title = "Sundlink ferry fares rise by 12 per cent across the Oresund"
    library.corrections.revise(late, [Correction("title", title)])
    library.analyse()
    assert story(library, late) == story(library, told["echo"])
    library.undo()
    library.analyse()
    assert story(library, late) != story(library, told["echo"])
    (folder / "brief.txt").write_text(brief(source="brief", title=title, text=text))
    library.import_paths([folder])
    library.analyse()
    assert story(library, late) == story(library, told["echo"])


def test_a_story_keeps_its_headline_when_the_user_puts_an_earlier_report_to_it(
    library: Library, told: dict[str, int]
) -> None:
    together = story(library, told["echo"])
    (before,) = library.story_rows([together])
    library.corrections.revise(told["herald"], [Correction("published", "1 April 2025")])
    library.stories.put_into([told["herald"]], together)
    library.marks.set_read([told["herald"]], True)
    (row,) = library.story_rows([together])
    assert (row.title, row.first) == (before.title, "2025-04-01")
    library.marks.delete([row.article_id])
    assert library.story_rows([together])[0].title == REPORTS["herald"][0]


def test_undo_gives_a_story_that_the_user_made_its_headline_back(library: Library, told: dict[str, int]) -> None:
    joined = story(library, told["herald"])
    library.stories.join([joined, story(library, told["echo"])])
    (before,) = library.story_rows([joined])
    library.stories.take_out([before.article_id])
    (without,) = library.story_rows([joined])
    assert without.title != before.title
    library.undo()
    assert library.story_rows([joined]) == [before]
    library.redo()
    assert library.story_rows([joined]) == [without]


def test_joining_finds_the_copies(library: Library, told: dict[str, int], folder: Path) -> None:
    title, text = REPORTS["herald"]
    file = FERRY.format(source="late", title=title, text=f"{text} Nobody sneezes yet.").replace(
        "2025-04-03", "2025-06-03"
    )
    (folder / "late.txt").write_text(file)
    library.import_paths([folder])
    library.analyse()
    late = next(one for one in library.article_ids() if library.article(one).source == "late")
    library.stories.join([story(library, told["herald"]), story(library, late)])
    assert library.article(late).copies_of == told["herald"]
    library.undo()
    assert library.article(late).copies_of is None


def test_reports_of_one_event_are_one_story_and_others_stay_apart(library: Library, told: dict[str, int]) -> None:
    assert story(library, told["echo"]) == story(library, told["post"]) != story(library, told["herald"])
    assert "Ida Holm" in library.stories.explain(story(library, told["echo"]))


def test_taking_out_is_kept_through_later_analysis_and_can_be_undone(library: Library, told: dict[str, int]) -> None:
    together = story(library, told["echo"])
    library.stories.take_out([told["post"]])
    file = library.path.parent / "articles/post.txt"
    file.write_text(file.read_text() + "\nSundlink gave no further comment on Thursday.\n")
    library.import_paths([library.path.parent / "articles"])
    library.analyse()
    assert story(library, told["post"]) != story(library, told["echo"])
    assert "you took it out" in library.stories.explain(story(library, told["post"]))
    library.undo()
    library.analyse()
    assert story(library, told["post"]) == story(library, told["echo"]) == together


def test_what_is_put_back_finds_its_story_though_a_newer_engine_has_made_that_anew(
    library: Library, told: dict[str, int], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(folder, {"times": REPORTS["echo"]})
    library.import_paths([folder])
    library.analyse()
    library.stories.take_out([told["post"]])
    monkeypatch.setattr(grouping, "GROUPING_VERSION", grouping.GROUPING_VERSION + 1)
    library.analyse()
    library.undo()
    library.analyse()
    assert story(library, told["post"]) == story(library, told["echo"])
    library.redo()
    library.analyse()
    assert story(library, told["post"]) != story(library, told["echo"])


def test_joining_stories_is_kept(library: Library, told: dict[str, int]) -> None:
    library.stories.join([story(library, told["echo"]), story(library, told["herald"])])
    library.analyse()
    assert len({story(library, one) for one in told.values()}) == 1


@pytest.mark.parametrize("put", [True, False])
def test_what_is_unlike_a_story_does_not_part_it_once_it_is_put_there(
    library: Library, told: dict[str, int], folder: Path, put: bool
) -> None:
    post = (
        "Passengers at Sundlink's quay had no good word on Thursday for the ferry. Nurses and teachers pay a "
        "month's wages a year for season tickets, and some mean to move house."
    )
    write(folder, {"post": (post[:30], post), **UNLIKE})
    library.import_paths([folder])
    library.analyse()
    together = story(library, told["echo"])
    others = [one for one in library.article_ids() if story(library, one) != together]
    assert told["post"] not in others
    if put:
        library.stories.put_into(others, together)
    else:
        library.stories.join([together, *(story(library, one) for one in others)])
    write(folder, {"frost": ("A bell", f"{UNLIKE['frost'][1]} It is mute.")})
    library.import_paths([folder])
    library.analyse()
    assert {story(library, one) for one in (*told.values(), *others)} == {together}
    library.undo()
    library.analyse()
    assert {one for one in library.article_ids() if story(library, one) == together} == {told["echo"], told["post"]}


def test_a_new_report_finds_its_story_whatever_the_user_put_there(
    library: Library, told: dict[str, int], folder: Path
) -> None:
    together = story(library, told["echo"])
    write(folder, UNLIKE)
    library.import_paths([folder])
    library.analyse()
    library.stories.put_into([one for one in library.article_ids() if story(library, one) != together], together)
    before = set(library.article_ids())
    title, text = REPORTS["post"]
    hive = ("Mites", "Mites killed half the hives around Karst, beekeepers said.")
    write(folder, {"late": (title, f"{text} Nobody asked the crews."), "hive": hive})
    library.import_paths([folder])
    library.analyse()
    assert {story(library, one) for one in set(library.article_ids()) - before} == {together}


def test_more_reports_come_to_the_story_that_the_user_made_not_it_to_theirs(
    library: Library, told: dict[str, int], folder: Path
) -> None:
    title, text = REPORTS["post"]
    write(folder, {"chess": UNLIKE["chess"], "mail": (title, f"The mayor spoke. {text}")})
    library.import_paths([folder])
    library.analyse()
    chess = next(one for one in library.article_ids() if library.article(one).source == "chess")
    library.stories.put_into([chess], story(library, told["herald"]))
    made = story(library, chess)
    write(folder, {"herald": (title, f"{text} Nobody sneezed.")})
    library.import_paths([folder])
    library.analyse()
    assert {story(library, one) for one in library.article_ids()} == {made}


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
    library.stories.join([story(library, one) for one in (bees, bell, chess)])
    library.stories.join([story(library, one) for one in (choir, mice)])
    library.stories.put_into([chess], story(library, choir))
    library.analyse()
    assert story(library, bees) == story(library, bell)
    assert story(library, chess) == story(library, choir) == story(library, mice) != story(library, bell)


def test_what_the_user_moves_on_draws_nothing_after_it(
    library: Library, told: dict[str, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    left = story(library, told["echo"])
    library.stories.put_into([told["post"]], story(library, told["herald"]))
    monkeypatch.setattr(grouping, "GROUPING_VERSION", grouping.GROUPING_VERSION + 1)
    library.analyse()
    assert story(library, told["echo"]) == left
    assert story(library, told["post"]) == story(library, told["herald"]) != left
    library.stories.put_into([told["post"]], left)
    library.analyse()
    assert story(library, told["post"]) == story(library, told["echo"]) != story(library, told["herald"])


def test_what_was_taken_out_or_joined_while_it_was_archived_stays_so(library: Library, told: dict[str, int]) -> None:
    library.marks.archive([told["echo"]], True)
    library.stories.join([story(library, told["herald"]), story(library, told["post"])])
    library.marks.archive([told["echo"]], False)
    assert story(library, told["echo"]) == story(library, told["herald"])
    library.marks.archive([told["echo"]], True)
    library.stories.take_out([told["post"]])
    library.marks.archive([told["echo"]], False)
    file = library.path.parent / "articles/post.txt"
    file.write_text(file.read_text() + "\nSundlink gave no further comment on Thursday.\n")
    library.import_paths([library.path.parent / "articles"])
    library.analyse()
    assert story(library, told["post"]) != story(library, told["echo"]) == story(library, told["herald"])


def test_a_printing_again_is_a_copy_and_no_second_report(library: Library, told: dict[str, int], folder: Path) -> None:
    title, text = REPORTS["echo"]
    write(folder, {"wire": (f"{title}, says operator", f"{text[:-20]}June.")})
    library.import_paths([folder])
    library.analyse()
    copy = next(one for one in map(library.article, library.article_ids()) if one.source == "wire")
    assert copy.copies_of == told["echo"]
    [row] = library.story_rows([copy.story])
    assert (row.articles, row.reports) == (3, 2)


def test_the_earliest_printing_is_the_original_though_it_came_last_and_a_changed_copy_is_none(
    library: Library, told: dict[str, int], folder: Path
) -> None:
    title, text = REPORTS["echo"]
    early = FERRY.format(source="wire", title=title, text=text).replace("2025-04-03", "2025-04-01")
    (folder / "wire.txt").write_text(early)
    library.import_paths([folder])
    library.analyse()
    wire = max(library.article_ids())
    assert (library.article(wire).copies_of, library.article(told["echo"]).copies_of) == (None, wire)
    write(folder, {"echo": (title, f"{REPORTS['post'][1]} It rained.")})
    library.import_paths([folder])
    library.analyse()
    assert library.article(told["echo"]).copies_of != wire


def test_two_reports_are_compared_fact_by_fact(library: Library, told: dict[str, int]) -> None:
    comparison = library.comparisons.of(told["echo"], told["post"])
    shared = {fact.value for fact in comparison.facts if fact.status == "shared"}
    assert any("12" in value for value in shared)
    assert "2025-06-01" in shared
    assert comparison.links
    assert not [fact for fact in comparison.facts if fact.status == "differs"]


def test_a_story_of_one_report_cannot_be_compared(library: Library, told: dict[str, int]) -> None:
    with pytest.raises(NotFoundError):
        library.comparisons.with_rest(told["herald"])
    with pytest.raises(NotFoundError):
        library.comparisons.first_reports(story(library, told["herald"]))


def test_a_dossier_holds_reports_agreement_and_deadlines(library: Library, told: dict[str, int]) -> None:
    text = library.stories.dossier(story(library, told["echo"]))
    assert text.startswith("# ")
    assert "## What the reports agree on" in text
    assert "### echo alone\n\n- Season tickets stay as they are.\n" in text
    assert all(REPORTS[source][0] in text for source in ("echo", "post"))


def test_what_is_over_stands_behind_what_falls_due(library: Library, folder: Path) -> None:
    told = "Sundlink must mend the Oresund ferry by 20 April 2025. Its permit expires on 1 June 2025."
    write(folder, {"echo": ("Ferry waits", told)})
    library.import_paths([folder])
    library.analyse()
    (story_id,) = library.story_ids()

    def headed(day: date) -> list[str]:
        lines = as_markdown(library.on(day).stories.digest(story_id)).splitlines()
        return [line[:14] for line in lines if line.startswith(("## What", "- **2025"))]

    permit, ferry = "- **2025-06-01", "- **2025-04-20"
    assert headed(date(2025, 4, 3)) == ["## What falls ", ferry, permit]
    assert headed(date(2025, 5, 1)) == ["## What falls ", permit, "## What is ove", ferry]
    assert headed(date(2025, 7, 1)) == ["## What is ove", ferry, permit]


def test_an_outlet_that_tells_again_is_named_with_its_day_and_copies_stand_under_their_report(
    library: Library, folder: Path
) -> None:
    for name, source, day, told in (
        ("a", "Post", "3", "echo"), ("b", "Post", "4", "post"), ("c", "Wire", "4", "echo"),
    ):  # fmt: skip
        title, text = REPORTS[told]
        made = FERRY.format(source=source, title=title, text=text).replace("2025-04-03", f"2025-04-0{day}")
        (folder / f"{name}.txt").write_text(made)
    library.import_paths([folder])
    library.analyse()
    of_all = story(library, library.article_ids("is:copy")[0])
    assert "Post 4 April 2025 and Post 3 April 2025: " in library.stories.explain(of_all)
    text = library.stories.dossier(of_all)
    assert "### Post 2025-04-03 alone\n\n- Season tickets stay as they are.\n" in text
    assert (
        f"- Post · 2025-04-03: {REPORTS['echo'][0]}\n  - the same text: Wire · 2025-04-04: {REPORTS['echo'][0]}\n"
        in text
    )


def test_reports_of_one_source_are_told_apart_by_their_local_day_and_time(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    for told, clock in (("echo", "20:15"), ("post", "21:30")):
        title, text = REPORTS[told]
        made = FERRY.format(source="Post", title=title, text=text).replace("2025-04-03", f"2025-04-03T{clock}:00Z")
        (folder / f"{told}.txt").write_text(made)
    library.import_paths([folder])
    library.analyse()
    of_all = story(library, library.article_ids()[0])
    told_why = library.stories.explain(of_all)
    assert told_why.startswith("Post 4 April 2025 06:30 and Post 4 April 2025 05:15: "), told_why


def test_a_date_in_the_agenda_is_told_by_the_first_report_of_it(library: Library, folder: Path) -> None:
    for name, day, told in (("a", "4", "post"), ("b", "3", "echo")):
        title, text = REPORTS[told]
        made = FERRY.format(source=told, title=title, text=text).replace("2025-04-03", f"2025-04-0{day}")
        (folder / f"{name}.txt").write_text(made)
    library.import_paths([folder])
    library.analyse()
    entries = library.agenda.entries("", past=True, scheduled=True)
    monday = next(one for one in entries if one.date == "2025-04-07")
    assert (monday.title, monday.sources, monday.reports) == (REPORTS["echo"][0], ("echo", "post"), 2)


def test_who_said_it_and_how_certain_it_is_stand_in_dossier_and_export(library: Library, folder: Path) -> None:
    texts = {
        "echo": "Tarnish media report that the harbour board is considering whether to close the north quay of Tarn.",
        "post": "The harbour board will close the north quay of Tarn, the city government announced on Monday.",
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(
            f"Title: The north quay of Tarn\nSource: {name}\n\n{text} Trawlers lie there.\n"
        )
    library.import_paths([folder])
    library.analyse()
    a, b = (next(i for i in library.article_ids() if library.article(i).source == name) for name in texts)
    answer = json.loads(to_json(library.comparisons.of(a, b)))
    assert [(one["value"], one["value_b"]) for one in answer["certainty"]] == [
        ("is considering whether to close", "will close")
    ]
    assert {fact["kind"] for fact in answer["facts"]} <= {
        "number", "money", "percent", "duration", "date", "name", "quote"
    }  # fmt: skip
    if library.article(a).story != library.article(b).story:
        library.stories.join([library.article(a).story, library.article(b).story])
    text = library.stories.dossier(library.article(a).story)
    assert "who said it: Tarnish media (echo), the city government (post)" in text
    assert "how certain: is considering whether to close (echo), will close (post)" in text


def test_a_dossier_of_many_reports_tells_a_difference_once_with_all_who_give_each_value(
    library: Library, folder: Path
) -> None:
    ends = {
        "Alpha": ("Three", "Flames rose over the roofs while neighbours carried buckets from the well."),
        "Beta": ("Four", "Engines came from all villages of the valley and pumped from the canal till morning."),
        "Gamma": ("Three", "The old chimney leaned badly, so the road beneath stays shut for lorries."),
        "Delta": ("Four", "Farmers wonder where their beet shall go now that harvest has begun."),
    }
    for number, (source, (count, end)) in enumerate(ends.items()):
        (folder / f"{source}.txt").write_text(
            f"Title: Fire guts the sugar mill of Tillby\nSource: {source}\nDate: 2025-04-0{number + 1}\n\n"
            f"{count} people were hurt when a fire destroyed the sugar mill of Tillby on Tuesday night.\n\n{end}\n"
        )
    library.import_paths([folder])
    library.analyse()
    first, *others = (library.article(article_id).story for article_id in library.article_ids("tillby"))
    for other in dict.fromkeys(others):
        if other != first:
            library.stories.join([first, other])
    text = library.stories.dossier(library.article(library.article_ids("tillby")[0]).story)
    (told,) = (line for line in text.splitlines() if line.startswith("- hurt: "))
    assert sorted(told.removeprefix("- hurt: ").split("), ")) == [
        "Four people (Beta, Delta)", "Three people (Alpha, Gamma"
    ]  # fmt: skip
    assert "  - Delta: Four people were hurt when a fire destroyed the sugar mill of Tillby on Tuesday night.\n" in text
    agreed = text[text.index("## What the reports agree on") : text.index("## What only one tells")]
    assert "people" not in agreed
    assert "### Gamma alone\n\n- The old chimney leaned badly, so the road beneath stays shut for lorries.\n" in text


def test_a_story_is_summed_up_with_how_many_reports_give_what(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = {
        "Alpha": "The mill of Tillby burnt for forty-five hours and 61% of the sugar was lost, its owner Ada Brisk said.",
        "Beta": "The fire at the mill of Tillby lasted 45 hours and about 62% of the sugar was lost, Ada Brisk said.",
        "Gamma": "Ada Brisk said the mill of Tillby burnt for 45 hours and that roughly 62% of the sugar was lost.",
        "Delta": "The mill of Tillby burnt for hours, and its owner Ada Brisk said nobody knew how long.",
    }
    for source, text in said.items():
        (folder / f"{source}.txt").write_text(
            f"Title: Fire guts the sugar mill of Tillby\nSource: {source}\nDate: 2025-04-02\n\n{text}\n"
        )
    library.import_paths([folder])
    library.analyse()
    (story_id,) = {library.article(article_id).story for article_id in library.article_ids("tillby")}
    text = as_markdown(library.stories.digest(story_id))
    (figures,) = (line for line in text.splitlines() if line.startswith("- figures: "))
    assert "62% / 61% (3)" in figures
    assert "45 hours (3)" in figures
    assert "Ada Brisk (4)" in text
    assert text.index("## What the reports agree on") < text.index("## Who reports it\n\n4 reports:")
    assert said["Delta"] not in text
    assert said["Delta"] in library.stories.dossier(story_id)
    monkeypatch.setattr("newsreader.library.digest._COMPARED", 3)
    text = as_markdown(library.stories.digest(story_id))
    assert "Compared are the first 3 of the 4 reports." in text
    assert "Compared are the first 3 of the 4 reports." in library.stories.dossier(story_id)
    assert "Ada Brisk (3)" in text


def test_a_short_name_is_the_full_one_of_another_report(library: Library, folder: Path) -> None:
    texts = {
        "a": "Ryosei Akazawa met the press in Osaka on Thursday and spoke of the tariff talks with Washington.",
        "b": "Akazawa told the press in Osaka on Thursday that the tariff talks with Washington would go on.",
    }
    write(folder, {name: ("Tariff talks in Osaka go on", text) for name, text in texts.items()})
    library.import_paths([folder])
    library.analyse()
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
    library.import_paths([folder])
    library.analyse()
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
    library.import_paths([folder])
    library.analyse()
    [post] = [one for one in map(library.article, library.article_ids()) if one.source == "post"]
    assert post.published == published
