"""Reports compared, and what the dossier and the digest of a story say."""

import json
import time
from datetime import date
from pathlib import Path

import pytest
from tests.library.reports import REPORTS, read_in, report_text, story_of, write

from newsreader.errors import NotFoundError
from newsreader.library.dossier import as_markdown
from newsreader.library.json_objects import to_json
from newsreader.library.library import Library


def test_two_reports_are_compared_fact_by_fact(library: Library, ids: dict[str, int]) -> None:
    comparison = library.comparisons.of(ids["echo"], ids["post"])
    shared = {fact.value for fact in comparison.facts if fact.status == "shared"}
    assert any("12" in value for value in shared)
    assert "2025-06-01" in shared
    assert comparison.links
    assert not [fact for fact in comparison.facts if fact.status == "differs"]


def test_a_story_of_one_report_cannot_be_compared(library: Library, ids: dict[str, int]) -> None:
    with pytest.raises(NotFoundError):
        library.comparisons.with_rest(ids["herald"])
    with pytest.raises(NotFoundError):
        library.comparisons.first_reports(story_of(library, ids["herald"]))


def test_a_dossier_holds_reports_agreement_and_deadlines(library: Library, ids: dict[str, int]) -> None:
    text = library.stories.dossier(story_of(library, ids["echo"]))
    assert text.startswith("# ")
    assert "## What the reports agree on" in text
    assert "### echo alone\n\n- Season tickets stay as they are.\n" in text
    assert all(REPORTS[source][0] in text for source in ("echo", "post"))


def test_what_is_over_stands_behind_what_falls_due(library: Library, folder: Path) -> None:
    text = "Sundlink must mend the Oresund ferry by 20 April 2025. Its permit expires on 1 June 2025."
    write(folder, {"echo": ("Ferry waits", text)})
    read_in(library, folder)
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
    for name, source, day, report in (
        ("a", "Post", "2025-04-03", "echo"), ("b", "Post", "2025-04-04", "post"), ("c", "Wire", "2025-04-04", "echo"),
    ):  # fmt: skip
        (folder / f"{name}.txt").write_text(report_text(source, *REPORTS[report], day))
    read_in(library, folder)
    of_all = story_of(library, library.article_ids("is:copy")[0])
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
    for report, clock in (("echo", "20:15"), ("post", "21:30")):
        text = report_text("Post", *REPORTS[report], f"2025-04-03T{clock}:00Z")
        (folder / f"{report}.txt").write_text(text)
    read_in(library, folder)
    of_all = story_of(library, library.article_ids()[0])
    assert library.stories.explain(of_all).startswith("Post 4 April 2025 06:30 and Post 4 April 2025 05:15: ")


def test_who_said_it_and_how_certain_it_is_stand_in_dossier_and_export(library: Library, folder: Path) -> None:
    texts = {
        "echo": "Tarnish media report that the harbour board is considering whether to close the north quay of Tarn.",
        "post": "The harbour board will close the north quay of Tarn, the city government announced on Monday.",
    }
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(
            f"Title: The north quay of Tarn\nSource: {name}\n\n{text} Trawlers lie there.\n"
        )
    read_in(library, folder)
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
    who = "- who said it: Tarnish media (echo), the city government (post)\n"
    certainty = "- how certain: is considering whether to close (echo), will close (post)\n"
    assert who + certainty + "  - echo: Tarnish media report that" in text, "two matters of the same sentences"


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
    read_in(library, folder)
    first, *others = (library.article(article_id).story for article_id in library.article_ids("tillby"))
    for other in dict.fromkeys(others):
        if other != first:
            library.stories.join([first, other])
    text = library.stories.dossier(library.article(library.article_ids("tillby")[0]).story)
    (hurt,) = (line for line in text.splitlines() if line.startswith("- hurt: "))
    assert sorted(hurt.removeprefix("- hurt: ").split("), ")) == [
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
    read_in(library, folder)
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
