"""Importing folders: what comes in, again and again, with failures, moves, changes and stops."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library.feed_steps import Clock, titles
from tests.library.reports import read_in

from newsreader.errors import SourceError
from newsreader.library import importing, intake
from newsreader.library.library import Library
from newsreader.models import CleanArticle, Correction, Draft, Progress
from newsreader.sources.textfile import read_bytes

FERRY = "Ferry fares rise\n\nThe crossing will cost four crowns more from Monday, the operator said.\n"
BRIDGE = "Bridge closed\n\nThe old bridge stays closed until the spring, the council decided on Tuesday.\n"


def put(folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")


def test_a_second_import_changes_nothing(library: Library, folder: Path) -> None:
    put(folder, ferry=FERRY, bridge=BRIDGE)
    first = library.import_paths([folder])
    revision = library.revision()
    second = library.import_paths([folder])
    assert (first.new, first.changed, first.unchanged) == (2, 0, 0)
    assert (second.new, second.changed, second.unchanged) == (0, 0, 2)
    assert library.revision() == revision
    assert titles(library) == ["Bridge closed", "Ferry fares rise"]


def test_a_time_stamp_later_than_the_library_can_hold_keeps_no_file_out(library: Library, folder: Path) -> None:
    put(folder, ferry=FERRY, bridge=BRIDGE)
    os.utime(folder / "ferry.txt", (10**10, 10**10))  # the year 2286
    assert library.import_paths([folder]).new == 2
    assert library.import_paths([folder]).unchanged == 2


def test_a_changed_file_updates_its_article_and_keeps_marks(library: Library, folder: Path) -> None:
    put(folder, ferry=FERRY)
    [article_id] = library.import_paths([folder]).ids
    library.marks.set_read([article_id], True)
    library.marks.set_starred([article_id], True)
    library.tags.change([article_id], ["sea"])
    put(folder, ferry=FERRY + "\nIt is the second rise within a year.\n")
    report = library.import_paths([folder])
    article = library.article(article_id)
    assert (report.new, report.changed) == (0, 1)
    assert article.text.endswith("within a year.")
    assert (article.read, article.starred, article.tags) == (True, True, ("sea",))


def test_a_moved_file_keeps_its_article(library: Library, folder: Path) -> None:
    put(folder, ferry=FERRY)
    [article_id] = library.import_paths([folder]).ids
    (folder / "deeper").mkdir()
    (folder / "ferry.txt").rename(folder / "deeper/crossing.txt")
    report = library.import_paths([folder])
    assert (report.new, report.gone) == (0, 0)
    assert library.article(article_id).path == str(folder / "deeper/crossing.txt")


@pytest.mark.parametrize("name", ["articles", "elsewhere/articles"])
def test_articles_go_with_a_folder_that_is_renamed_or_moved(library: Library, folder: Path, name: str) -> None:
    put(folder, ferry=FERRY, bridge=BRIDGE)
    ferry, bridge = sorted(library.import_paths([folder]).ids, key=lambda one: library.article(one).title, reverse=True)
    library.marks.set_starred([ferry], True)
    library.marks.delete([bridge])
    moved = folder.parent / "moved" / name
    moved.parent.mkdir(parents=True)
    folder.rename(moved)
    report = library.import_paths([moved])
    assert (report.new, report.unchanged) == (0, 2)
    assert library.article_ids() == (ferry,)
    assert (library.article(ferry).path, library.article(ferry).starred) == (str(moved / "ferry.txt"), True)


def test_what_was_deleted_stays_so_where_two_folders_swap_their_names_and_come_in_one_by_one(
    library: Library, folder: Path
) -> None:
    for name, text in (("east", FERRY), ("west", BRIDGE)):
        (folder / name).mkdir()
        put(folder / name, **{"1": text})
    [ferry] = library.import_paths([folder / "east"]).ids
    [bridge] = library.import_paths([folder / "west"]).ids
    library.marks.delete([ferry])
    (folder / "east").rename(folder / "for a moment")
    (folder / "west").rename(folder / "east")
    (folder / "for a moment").rename(folder / "west")
    assert [library.import_paths([folder / name]).new for name in ("east", "west")] == [0, 0]
    assert library.article_ids() == (bridge,)
    library.undo()
    assert library.article(ferry).path == str(folder / "west/1.txt")


def test_what_another_import_has_moved_meanwhile_is_not_moved_on(library: Library, folder: Path) -> None:
    west, east = folder / "west", folder / "east"
    west.mkdir()
    east.mkdir()
    put(west, a=BRIDGE, b1=FERRY, b2=FERRY)
    library.import_paths([west])
    (west / "b1.txt").rename(east / "c1.txt")
    (west / "b2.txt").rename(east / "c2.txt")
    (west / "a.txt").rename(west / "b2.txt")

    def import_west() -> bool:
        if any(library.article(one).path == str(east / "c1.txt") for one in library.article_ids()):
            with Library.open(library.path) as another:
                another.import_paths([west])
        return False

    library.import_paths([east], stop=import_west)
    library.import_paths([west, east])
    found = {one.path: one.title for one in map(library.article, library.article_ids())}
    ferries = {str(east / name): "Ferry fares rise" for name in ("c1.txt", "c2.txt")}
    assert found == {str(west / "b2.txt"): "Bridge closed", **ferries}
    assert len(library.article_ids()) == 3


def test_a_file_is_one_article_by_whatever_path_it_is_named(library: Library, folder: Path) -> None:
    put(folder, ferry=FERRY)
    [article_id] = library.import_paths([folder]).ids
    (folder.parent / "link").symlink_to(folder)
    through_link = library.import_paths([folder.parent / "link"])
    os.link(folder / "ferry.txt", folder / "FERRY.txt")  # both names open it where case makes no difference
    in_capitals = library.import_paths([folder / "FERRY.txt"])
    assert [(one.new, one.unchanged) for one in (through_link, in_capitals)] == [(0, 1), (0, 1)]
    assert library.article_ids() == (article_id,)


PLACES = st.dictionaries(st.sampled_from(["1", "2", "3", "old/1"]), st.integers(1, 5), max_size=4).filter(
    lambda found: len(set(found.values())) == len(found)
)


def report_number(number: int) -> str:
    return f"Ferry {number} is late\n\nIt waited {number} hours off the quay, since the tide was too low for it to enter.\n"


@settings(max_examples=60)
@given(places=st.lists(PLACES, min_size=2, max_size=4))
def test_articles_go_with_their_text_wherever_its_file_goes(
    places: list[dict[str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("places")
    known: dict[int, int] = {}
    with Library.open(folder / "library.sqlite") as library:
        for number, now_here in enumerate(places):
            shutil.rmtree(folder / "news", ignore_errors=True)
            (folder / "news/old").mkdir(parents=True)
            for name, content in now_here.items():
                (folder / "news" / f"{name}.txt").write_text(report_number(content))
                os.utime(folder / "news" / f"{name}.txt", (number, number))
            library.import_paths([folder / "news"])
            found = {int(one.title.split()[1]): one for one in map(library.article, library.article_ids())}
            assert {content: found[content].path for content in now_here.values()} == {
                content: str(folder / "news" / f"{name}.txt") for name, content in now_here.items()
            }
            assert all(found[content].id == one for content, one in known.items() if content in now_here.values())
            assert len(found) == len(library.article_ids())
            known = {content: found[content].id for content in now_here.values()}


def test_a_removed_file_keeps_its_article_and_is_told(library: Library, folder: Path) -> None:
    put(folder, ferry=FERRY, bridge=BRIDGE)
    library.import_paths([folder])
    (folder / "ferry.txt").unlink()
    assert library.import_paths([folder]).gone == 1
    assert library.import_paths([folder]).gone == 0
    [gone] = [one for one in map(library.article, library.article_ids()) if one.title == "Ferry fares rise"]
    assert "the file is no longer there" in gone.notes
    assert titles(library) == ["Bridge closed", "Ferry fares rise"]


def test_two_files_of_the_same_bytes_are_two_articles_one_a_copy(library: Library, folder: Path) -> None:
    put(folder, a=FERRY, b=FERRY)
    first, second = library.import_paths([folder]).ids
    assert library.article(first).copies_of is None
    assert library.article(second).copies_of == first


def test_failures_are_named_and_the_rest_is_imported(library: Library, folder: Path) -> None:
    put(folder, ferry=FERRY, empty=" \n")
    (folder / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\0\0")
    (folder / "two\nlines.txt").write_bytes(b"")
    report = library.import_paths([folder, folder / "missing"])
    told = {os.path.basename(failure.path): failure.error for failure in report.failed}
    assert report.new == 1
    assert set(told) == {"empty.txt", "photo.txt", "two\\nlines.txt", "missing"}
    assert "binary" in told["photo.txt"]
    assert "no such file" in told["missing"]


def test_an_article_can_be_typed(library: Library) -> None:
    report = library.import_paths([], typed=FERRY.encode())
    assert (report.new, titles(library)) == (1, ["Ferry fares rise"])


def test_a_stop_keeps_what_was_reported(library: Library, folder: Path) -> None:
    put(folder, **{f"n{k}": f"Headline {k}\n\nThe text of article number {k} is here.\n" for k in range(30)})
    asked = iter([False] * 10 + [True] * 100)
    report = library.import_paths([folder], stop=lambda: next(asked))
    assert report.stopped
    assert report.new == len(library.article_ids())
    assert 0 < report.new < 30
    assert library.import_paths([folder]).new == 30 - report.new


def test_progress_ends_with_all_files(library: Library, folder: Path) -> None:
    put(folder, a=FERRY, b=BRIDGE)
    told: list[Progress] = []
    library.import_paths([folder], report=told.append)
    assert (told[-1].done, told[-1].total) == (2, 2)


def test_our_own_export_comes_back(library: Library, folder: Path, tmp_path: Path) -> None:
    put(folder, ferry="Source: Echo\nDate: 2025-04-03\n" + FERRY + "\nSubscribe to our newsletter today!\n")
    library.import_paths([folder])
    library.marks.set_starred(library.article_ids(), True)
    library.marks.set_read(library.article_ids(), True)
    library.tags.change(library.article_ids(), ["sea", "Straße"])
    (tmp_path / "out.jsonl").write_text("".join(library.export()), encoding="utf-8")
    with Library.open(tmp_path / "other.sqlite") as other:
        assert other.import_paths([tmp_path / "out.jsonl"]).new == 1
        [mine], [theirs] = ([lib.article(i) for i in lib.article_ids()] for lib in (library, other))
    assert (theirs.title, theirs.text, theirs.source) == (mine.title, mine.text, mine.source)
    assert (theirs.published, theirs.starred, theirs.read) == (mine.published, True, True)
    assert theirs.tags == ("sea", "Straße")
    assert [aside.text for aside in theirs.asides] == [aside.text for aside in mine.asides]


def test_what_has_no_source_takes_none_from_the_folder_of_its_export(library: Library, folder: Path) -> None:
    library.import_paths([], typed=FERRY.encode())
    post = folder / "harbour-post"
    post.mkdir()
    (post / "out.jsonl").write_text("".join(library.export()), encoding="utf-8")
    put(post, bridge=BRIDGE)
    with Library.open(folder / "other.sqlite") as other:
        other.import_paths([post])
        assert sources(other) == {"Ferry fares rise": None, "Bridge closed": "Harbour Post"}


def test_what_a_killed_import_reported_is_there(tmp_path: Path, folder: Path) -> None:
    put(folder, **{f"n{k}": f"Headline {k}\n\nThe text of article number {k} is here.\n" for k in range(600)})
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom newsreader.library.library import Library\n"
        "lib = Library.open(Path(sys.argv[1]))\n"
        "def stop():\n"
        "    if lib.counts().articles >= 200:\n        os.kill(os.getpid(), 9)\n    return False\n"
        "lib.import_paths([Path(sys.argv[2])], stop=stop)\n"
    )
    path = tmp_path / "killed.sqlite"
    done = subprocess.run([sys.executable, "-c", code, path, folder], check=False, timeout=60)
    assert done.returncode == -9
    with Library.open(path) as library:
        before = len(library.article_ids())
        assert before >= 200
        assert library.import_paths([folder]).new == 600 - before


def test_two_imports_at_once_lose_nothing(tmp_path: Path, folder: Path) -> None:
    other = tmp_path / "others"
    other.mkdir()
    for place in (folder, other):
        put(place, **{f"n{k}": f"Headline {k} of {place.name}\n\nThe text {k} of {place}.\n" for k in range(300)})
    code = (
        "import sys\nfrom pathlib import Path\nfrom newsreader.library.library import Library\n"
        "report = Library.open(Path(sys.argv[1])).import_paths([Path(sys.argv[2])])\n"
        "sys.exit(0 if report.new == 300 and not report.failed else 1)"
    )
    path = tmp_path / "both.sqlite"
    runs = [subprocess.Popen([sys.executable, "-c", code, path, place]) for place in (folder, other)]
    assert [run.wait(60) for run in runs] == [0, 0]
    with Library.open(path) as library:
        assert len(library.article_ids()) == 600


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(texts=st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=4))
def test_importing_twice_is_importing_once(texts: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("any")
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8", newline="")
    with Library.open(folder / "library.sqlite") as library:
        first = library.import_paths([folder])
        before = "".join(library.export())
        second = library.import_paths([folder])
        assert second.new == second.changed == 0
        assert second.unchanged == first.new
        assert "".join(library.export()) == before


PORT = "Port strike ends\n\nDockers in Quarnhaven went back to work on Monday after a night of talks.\n"
APPEAL = "\nThe Lantern has told the news of Quarnhaven since 1911\n"


@pytest.mark.parametrize("at_once", [True, False])
def test_a_line_that_a_source_repeats_is_no_part_of_any_of_its_articles(
    library: Library, folder: Path, at_once: bool
) -> None:
    for name, text in {"ferry": FERRY, "bridge": BRIDGE, "port": PORT}.items():
        put(folder, **{name: "Source: Lantern\n\n" + text + APPEAL})
        if not at_once:
            library.import_paths([folder])
    library.import_paths([folder])
    articles = [library.article(one) for one in library.article_ids()]
    assert len(articles) == 3
    for article in articles:
        assert "since 1911" not in article.text
        assert "since 1911" in article.asides[0].text


WIRE = "\nThe pilot had been hired only a week before from another company.\n"
GROUNDED = (
    "Tanker runs aground off Quarnhaven\n\nThe tanker Ostrea ran aground on a sandbank off Quarnhaven on Monday with nine"
    " sailors on board.\n\nTugs will try to free the tanker at high tide, the harbour master said.\n",
    "Nine sailors wait on stranded tanker\n\nNine sailors spent the night on a tanker that is stuck on a sandbank off"
    " Quarnhaven. Tugs wait for the tide.\n\nThe harbour master closed the channel.\n",
    "Harbour master closes channel after tanker strands\n\nThe channel to Quarnhaven is closed since the tanker Ostrea, with"
    " nine sailors, came to lie on a sandbank.\n\nTugs are on their way.\n",
)


@pytest.mark.parametrize("at_once", [True, False])
def test_a_sentence_that_reports_of_one_event_share_stays_until_it_stands_elsewhere(
    library: Library, folder: Path, at_once: bool
) -> None:
    def told() -> int:
        return sum("hired only a week" in library.article(one).text for one in library.article_ids())

    for k, text in enumerate(GROUNDED):
        put(folder, **{f"tanker{k}": "Source: Lantern\n\n" + text + WIRE})
        if not at_once:
            library.import_paths([folder])
    library.import_paths([folder])
    assert told() == 3
    put(folder, ferry="Source: Lantern\n\n" + FERRY + WIRE)
    library.import_paths([folder])
    assert told() == 1  # only the first two articles that hold a line are known by it


def test_a_newer_cleaning_reads_known_files_once_more(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = Clock()
    put(folder, ferry=FERRY, bridge=BRIDGE, twin=FERRY)
    with Library.open(tmp_path / "library.sqlite", clock=clock) as library:
        with monkeypatch.context() as older:
            older.setattr(importing, "ENGINE_VERSION", 0)
            older.setattr(intake, "clean", lambda draft, known=frozenset(), **_: CleanArticle("?", "lead", draft.text))
            read_in(library, folder)
        ids = {Path(str(row.path)).stem: row.id for row in map(library.article, library.article_ids())}
        library.marks.set_starred([ids["ferry"]], True)
        library.marks.set_note(ids["ferry"], "ask Ann")
        library.corrections.revise(ids["bridge"], [Correction("title", "Our bridge")])
        clock.pass_hours(1)
        (folder / "bridge.txt").rename(folder / "moved.txt")
        again = library.import_paths([folder])
        ferry, bridge = library.article(ids["ferry"]), library.article(ids["bridge"])
        assert (again.new, again.changed) == (0, 3)
        assert (ferry.title, ferry.text, ferry.starred, library.marks.note(ids["ferry"])) == (
            "Ferry fares rise",
            FERRY.split("\n")[2],
            True,
            "ask Ann",
        )
        assert (bridge.title, bridge.text) == ("Our bridge", BRIDGE.split("\n")[2])
        assert library.article_ids("crossing")
        assert not library.article_ids('text:"Ferry fares"')
        library.undo()
        assert library.article(ids["bridge"]).title == "Bridge closed"
        library.analyse()
        assert library.article(ids["twin"]).copies_of == ids["ferry"]
        clock.pass_hours(1)
        assert library.import_paths([folder]).unchanged == 3


def test_a_file_that_another_program_brings_back_meanwhile_is_not_gone(library: Library, folder: Path) -> None:
    put(folder, ferry=FERRY)
    library.import_paths([folder])
    (folder / "ferry.txt").unlink()
    put(folder, bridge=BRIDGE)

    def bring_back() -> bool:
        if not (folder / "ferry.txt").exists():
            put(folder, ferry=FERRY)
            with Library.open(library.path) as another:
                another.import_paths([folder / "ferry.txt"])
        return False

    assert library.import_paths([folder], stop=bring_back).gone == 0
    assert not any(library.article(one).notes for one in library.article_ids())


def test_a_file_that_breaks_its_reader_is_told_and_the_others_come_in(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drafts_of = importing.drafts_of

    def breaks_on_the_ferry(data: bytes, path: str | None) -> tuple[list[Draft], list[SourceError]]:
        if b"Ferry" in data:
            raise RecursionError
        return drafts_of(data, path)

    monkeypatch.setattr(importing, "drafts_of", breaks_on_the_ferry)
    put(folder, ferry=FERRY, bridge=BRIDGE)
    report = library.import_paths([folder])
    assert (report.new, [failure.path for failure in report.failed]) == (1, [str(folder / "ferry.txt")])
    assert report.failed[0].error == "it cannot be read, which is a fault of this program. Please report it"


def sources(library: Library) -> dict[str, str | None]:
    return {row.title: row.source for row in library.article_rows(library.article_ids())}


def test_a_folder_named_for_what_its_articles_are_about_is_no_source(library: Library, tmp_path: Path) -> None:
    (folder := tmp_path / "ferry-fares").mkdir()
    put(
        folder, a=FERRY, b="Riders angry at ferry fare\n\nBARROW (AP) — Nobody had been asked, riders said on Monday.\n"
    )
    library.import_paths([folder])
    assert sources(library) == {"Ferry fares rise": None, "Riders angry at ferry fare": "AP"}
    put(folder, c="Council meets on crossing\n\nThe council will hear the operator of the line on Friday, it said.\n")
    library.import_paths([folder / "c.txt"])
    assert sources(library)["Council meets on crossing"] is None


def test_a_folder_is_found_to_be_named_for_a_subject_by_what_comes_later(library: Library, tmp_path: Path) -> None:
    (folder := tmp_path / "ferry").mkdir()
    put(folder, a="Boats stay empty\n\nHardly anybody crossed the sound on Tuesday, the harbour master said.\n")
    library.import_paths([folder])
    assert sources(library) == {"Boats stay empty": "Ferry"}
    put(folder, b=FERRY, c="No ferry on Sunday\n\nThe crew is on strike until Monday morning, the union said.\n")
    library.import_paths([folder])
    assert set(sources(library).values()) == {None}


def test_a_folder_that_few_of_its_headlines_name_is_the_source(library: Library, tmp_path: Path) -> None:
    for name in ("bridge", "ferry-post"):
        (tmp_path / name).mkdir()
    heads = ["Rain", "Snow", "Fog", "Sleet", "Hail", "Wind", "Frost", "Bridge"]
    put(tmp_path / "bridge", **{head: f"{head} expected\n\n{head} is on its way, they say.\n" for head in heads})
    put(
        tmp_path / "ferry-post", a="Ferry Post wins\n\nThe jury chose it.\n", b="Ferry Post loses\n\nNot so this one.\n"
    )
    library.import_paths([tmp_path])
    assert set(sources(library).values()) == {"Bridge", "Ferry Post"}


def test_many_files_of_the_same_bytes_are_looked_at_once_in_a_run(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths: list[str] = []

    def noted(path: str) -> bytes:
        paths.append(path)
        return read_bytes(path)

    monkeypatch.setattr(importing, "read_bytes", noted)
    for folder in (tmp_path / "one", tmp_path / "two"):
        folder.mkdir()
        for number in range(20):
            (folder / f"{number}.txt").write_text(
                "Page not found\n\nThe page that you look for is not here any more.\n"
            )
        assert library.import_paths([folder]).new == 20
    assert len(paths) == 60  # those of the first folder again, to see whether they have left
