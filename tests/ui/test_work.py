"""Import and analysis in the background, what an empty library offers, failures, quitting."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest
from tests.ui.conftest import Running, press, screen_text, settle, until
from tests.ui.fake_library import FakeLibrary, failures, make_article

from newsreader.errors import LibraryError
from newsreader.library.library import Library
from newsreader.library.progress import duration_words
from newsreader.models import Failure, ImportReport
from newsreader.store.database import Database
from newsreader.ui import host
from newsreader.ui.app import NewsApp
from newsreader.ui.background import import_words
from newsreader.ui.typed_paths import file_name

SIZE = (100, 24)


@pytest.fixture
def empty() -> FakeLibrary:
    """An empty library that any import brings one story to."""
    return FakeLibrary(import_adds=[make_article(1, 1, "First story")], import_result=ImportReport(new=1))


async def test_an_empty_library_welcomes(running: Running, empty: FakeLibrary) -> None:
    async with running(empty, SIZE) as pilot:
        screen = screen_text(pilot.app)
        assert "There is nothing to read yet." in screen
        assert "Read the two sample articles" in screen


@pytest.mark.parametrize("keys", [["s"], ["enter"]])
async def test_samples_are_two_keys_away_at_most(running: Running, empty: FakeLibrary, keys: list[str]) -> None:
    async with running(empty, SIZE) as pilot:
        screen = await press(pilot, *keys)
        assert "▌● First story" in screen
        assert "Imported: 1 new." in screen


async def test_paths_given_are_imported_and_no_welcome_stands_in_the_way(
    running: Running, empty: FakeLibrary, tmp_path: Path
) -> None:
    async with running(empty, SIZE, paths=[tmp_path]) as pilot:
        assert "▌● First story" in screen_text(pilot.app)
        assert empty.calls.index("story_ids") < empty.calls.index("import_paths") < empty.calls.index("analyse")


async def test_progress_is_shown_and_ctrl_x_stops(running: Running, empty: FakeLibrary, tmp_path: Path) -> None:
    empty.import_waits = True
    empty.articles[5] = make_article(5, 5, "Old story")
    async with running(empty, SIZE, paths=[tmp_path], wait=False) as pilot:
        await until(pilot, "importing · 1,240 of 5,000 · 310/s · 12 s left · Ctrl+X stops")
        await pilot.press("j")
        screen = await press(pilot, "ctrl+x")
        assert "Import stopped: 1 new." in screen
        assert "Ctrl+X stops" not in screen


async def test_an_import_does_not_wait_for_the_analysis(running: Running, empty: FakeLibrary, tmp_path: Path) -> None:
    empty.articles[5] = make_article(5, 5, "Old story")
    empty.analysis_waits = True
    async with running(empty, SIZE, wait=False) as pilot:
        app = pilot.app
        assert isinstance(app, NewsApp)
        await until(pilot, lambda: empty.calls[-1] == "analyse")
        app.work.import_paths([tmp_path])
        await until(pilot, "First story")
        await until(pilot, lambda: empty.calls.count("analyse") == 2)
        empty.analysis_waits = False


async def test_failures_are_listed_on_demand(running: Running, empty: FakeLibrary, tmp_path: Path) -> None:
    empty.import_result = ImportReport(new=1, failed=failures("news/a.txt", "b\x1b[2J\n.txt"))
    async with running(empty, SIZE, paths=[tmp_path]) as pilot:
        assert "2 failed (F lists them)" in screen_text(pilot.app)
        screen = await press(pilot, "F")
        assert "2 failures" in screen
        assert "news/a.txt" in screen
        assert screen.count("permission denied. Give yourself the right to read it") == 1
        assert "\x1b" not in screen
        assert "2 failures" not in await press(pilot, "escape")


async def test_in_a_narrow_terminal_reasons_stay_indented_below_their_files(
    running: Running,
) -> None:
    async with running(FakeLibrary.with_stories("A story"), (50, 20)) as pilot:
        app = pilot.app
        assert isinstance(app, NewsApp)
        app.work.failures = (Failure("news/a.txt", "binary data, not text. Save the article as text or HTML"),)
        lines = [line.partition("│")[2].rpartition("│")[0].rstrip() for line in (await press(pilot, "F")).splitlines()]
        place = lines.index(" news/a.txt")
        assert lines[place + 1 : place + 3] == ["   binary data, not text. Save the", "   article as text or HTML"]


async def test_nothing_failed_is_said(running: Running) -> None:
    async with running(FakeLibrary.with_stories("A story"), SIZE) as pilot:
        assert "Nothing failed in this session." in await press(pilot, "F")
        assert (await press(pilot, "ctrl+x", "ctrl+x")).count("Nothing is running.") == 1


async def test_a_notice_hides_keys_and_nothing_that_is_read(running: Running) -> None:
    async with running(FakeLibrary.with_stories("A story", "Another"), SIZE) as pilot:
        before = screen_text(pilot.app).splitlines()
        after = (await press(pilot, "F")).splitlines()
        assert after[:-1] == before[:-1]
        assert after[-1].endswith("▌ Nothing failed in this session.")
        assert after[-1].startswith(before[-1][:30])


async def test_a_notice_is_told_again_when_it_has_gone(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(host, "TOLD_SECONDS", 0.05)
    monkeypatch.setattr(host.Host, "notify", lambda _, words, **how: told.append(words))
    async with running(FakeLibrary.with_stories("A story"), SIZE) as pilot:
        app = pilot.app
        assert isinstance(app, NewsApp)
        app.tell("Nothing is running.")
        app.tell("Nothing is running.")
        assert told == ["Nothing is running."]
        await until(pilot, lambda: app.tell("Nothing is running.") or len(told) == 2)


async def test_a_command_that_takes_long_says_so(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host, "BUSY_AFTER", 0.01)
    library, done = FakeLibrary.with_stories("A story"), threading.Event()
    monkeypatch.setattr(library, "undo", lambda: done.wait(10) and "mark an article read")
    async with running(library, SIZE) as pilot:
        await pilot.press("u")
        await until(pilot, "One moment …")
        done.set()
        assert "One moment" not in await until(pilot, "Undone: mark an article read")


@pytest.mark.parametrize("window", ["question_mark", "f2", "i", "colon", "slash"])
async def test_ctrl_q_quits_whatever_window_is_open(running: Running, window: str) -> None:
    async with running(FakeLibrary.with_stories("A story"), SIZE) as pilot:
        await press(pilot, window)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert pilot.app._exit  # the pilot itself has no word for it


async def test_an_import_that_breaks_is_a_notice_and_the_next_one_works(
    running: Running, empty: FakeLibrary, tmp_path: Path
) -> None:
    empty.articles[5] = make_article(5, 5, "Old story")
    empty.fails.add("import_paths")
    async with running(empty, SIZE, paths=[tmp_path]) as pilot:
        assert "the disk is full" in screen_text(pilot.app)
        empty.fails.clear()
        app = pilot.app
        assert isinstance(app, NewsApp)
        app.work.import_paths([tmp_path])
        await settle(pilot)
        assert "First story" in screen_text(app)


async def test_quitting_during_an_import_stops_it(running: Running, empty: FakeLibrary, tmp_path: Path) -> None:
    empty.articles[5] = make_article(5, 5, "Old story")
    empty.import_waits = True
    async with running(empty, SIZE, paths=[tmp_path], wait=False) as pilot:
        await pilot.press("ctrl+q")
    for _ in range(500):
        await asyncio.sleep(0.01)
        if 1 in empty.articles:
            break
    assert 1 in empty.articles


async def test_what_another_program_brings_in_is_shown(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("newsreader.ui.app.LOOK_EVERY", 0.02)
    library = FakeLibrary.with_stories("Old story")
    async with running(library, SIZE) as pilot:
        library.articles[7] = make_article(7, 7, "Brought by another program")
        await until(pilot, "Brought by another program")


@pytest.mark.parametrize("method", ["story_rows", "article", "set_read", "note_read", "story_ids"])
async def test_a_library_that_fails_is_told_and_never_ends_the_program(running: Running, method: str) -> None:
    library = FakeLibrary.with_stories("First story", "Second story")
    async with running(library, (120, 24)) as pilot:
        library.fails.add(method)
        keys = ["R", "j", "enter", "m", "o", "s", "escape", "n", "full_stop", "z", "c", "escape"]
        assert "the disk is full" in await press(pilot, *keys)
        library.fails.clear()
        await press(pilot, "R")
        assert "Second story" in await press(pilot, "g")


@pytest.mark.parametrize("keys", [["R"], ["i", "escape", "f8"], ["4", "enter"]])
async def test_a_disk_that_fails_under_the_library_is_told_and_never_ends_the_program(
    running: Running, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    def fail(_database: Database) -> None:
        raise LibraryError("disk I/O error", subject="library.sqlite", remedy="Look at the disk")

    (tmp_path / "feeds.opml").write_text('<opml><body><outline xmlUrl="https://a.example/rss"/></body></opml>')
    library.subscriptions.read_list(tmp_path / "feeds.opml")
    async with running(library, (120, 24)) as pilot:
        await press(pilot, *keys[:-1])
        for name in ("_connection", "changes", "kept"):
            monkeypatch.setattr(Database, name, fail)
        assert "disk I/O error. Look at the disk" in await press(pilot, keys[-1])
        monkeypatch.undo()
        assert "Forty mills" in await press(pilot, "1", "R")


async def test_an_empty_library_that_fails_still_welcomes(running: Running, empty: FakeLibrary) -> None:
    async with running(empty, SIZE) as pilot:
        await press(pilot, "2")
        empty.fails.add("counts")
        assert "There is nothing to read yet." in await press(pilot, "escape")


async def test_stories_that_have_gone_are_no_trouble(running: Running) -> None:
    library = FakeLibrary.with_stories("First story", "Second story")
    async with running(library, (120, 24)) as pilot:
        library.articles.clear()
        await press(pilot, "m", "s", "o", "enter", "m", "full_stop", "I", "v", "b", "y", "h", "j")
        assert pilot.app.is_running


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Ferry crews: 3.5% or a strike/../?", "ferry-crews-3-5-or-a-strike.md"),
        ("関税交渉、45分間の電話会談", "関税交渉-45分間の電話会談.md"),
        (
            "Council of Marrow rejects the plan for a dam on the Tine again",
            "council-of-marrow-rejects-the-plan-for-a-dam-on.md",
        ),
        ("x" * 60, "story-7.md"),
        ("…", "story-7.md"),
    ],
)
def test_a_file_about_a_story_is_named_by_its_title(title: str, name: str) -> None:
    assert file_name(title, 7, ".md") == name


def test_an_import_in_words() -> None:
    report = ImportReport(new=1204, changed=2, unchanged=3, failed=(Failure("a", "b"),), stopped=True)
    assert import_words(report) == "Import stopped: 1,204 new, 2 changed, 3 unchanged, 1 failed (F lists them)."
    assert import_words(ImportReport(new=2)) == "Imported: 2 new."
    odd = ImportReport(unchanged=5, gone=1, skipped=3, skipped_kinds=(".jpg", ".pdf"))
    assert import_words(odd) == "Imported: 0 new, 5 unchanged, 1 no longer there (kept), 3 skipped (.jpg, .pdf)."


def test_durations_in_words() -> None:
    words = [duration_words(seconds) for seconds in (0, 12.3, 89, 100, 5000, 9000)]
    assert words == ["1 s", "12 s", "89 s", "2 min", "83 min", "2 h"]
