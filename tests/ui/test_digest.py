"""A story summed up in a window."""

import threading
from pathlib import Path

import pytest
from tests.ui.conftest import Running, press, until
from tests.ui.fake_library import FakeLibrary

from newsreader.models import Digest, Item, Piece, Section
from newsreader.ui import at_host


async def test_a_story_is_summed_up(running: Running) -> None:
    async with running(FakeLibrary.with_stories("A story"), (80, 24)) as pilot:
        screen = await press(pilot, "S")
        shown = [line.strip("│ ▌") for line in screen.splitlines()]
        at = shown.index("Where they differ")
        assert shown[at - 1].startswith("╭─ A story")
        assert shown[at : at + 15] == [
            "Where they differ",
            "• number: two, ten",
            "· Post: Two sail.",
            "",
            "What only one tells",
            "",
            "Post alone",
            "• Fares stay.",
            "",
            "What falls due",
            "• Fri 29 May 2026 (deadline): The [ferry] sails.",
            "",
            "Who reports it",
            "1 report:",
            "• Post: A story",
        ]
        assert "What falls due" not in await press(pilot, "escape")


async def test_a_story_that_takes_long_to_sum_up_keeps_no_mark_waiting(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(at_host, "BUSY_AFTER", 0.01)
    library, done = FakeLibrary.with_stories("A story"), threading.Event()
    told = library.digest(1)
    monkeypatch.setattr(library, "digest", lambda _: done.wait(30) and told)
    async with running(library, (80, 24)) as pilot:
        await pilot.press("S")
        await until(pilot, "Summing the story up …")
        await pilot.press("s")
        await until(pilot, lambda: any(article.starred for article in library.articles.values()))
        done.set()
        await until(pilot, "What falls due")


async def test_esc_gives_up_summing_up_and_nothing_else(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    library, done = FakeLibrary.with_stories("A story"), threading.Event()
    told = library.digest(1)
    monkeypatch.setattr(library, "digest", lambda _: done.wait(30) and told)
    async with running(library, (80, 24)) as pilot:
        reading = await press(pilot, "enter")
        await pilot.press("S", "escape")
        done.set()
        assert await press(pilot, "z") == reading
        assert reading != await press(pilot, "escape")


async def test_what_is_summed_up_is_saved_whole(running: Running, tmp_path: Path) -> None:
    async with running(FakeLibrary.with_stories("A story"), (80, 24)) as pilot:
        screen = await press(pilot, "S", "x")
        assert "a-story.md" in screen
        await press(pilot, "ctrl+u", *str(tmp_path / "told.md"), "enter")
        await until(pilot, (tmp_path / "told.md").exists)
        assert (tmp_path / "told.md").read_text() == "# A story\n\nAll reports.\n"


async def test_a_dossier_that_takes_long_keeps_no_mark_waiting(
    running: Running, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    library, done = FakeLibrary.with_stories("A story"), threading.Event()
    monkeypatch.setattr(library, "dossier", lambda _: done.wait(30) and "All reports.")
    async with running(library, (80, 24)) as pilot:
        await press(pilot, "S", "x", "ctrl+u", *str(tmp_path / "told.md"))
        await pilot.press("enter", "escape", "escape", "s")
        await until(pilot, lambda: any(article.starred for article in library.articles.values()))
        done.set()
        await until(pilot, "Saved")
        assert (tmp_path / "told.md").read_text() == "All reports."


async def test_days_are_told_in_words_but_not_within_what_a_report_prints(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = FakeLibrary.with_stories("A story")
    dates = Item((Piece("dates", "label"), Piece(": 2026-05-29 · 2026-W22 · 2026-Q2")))
    season = Item((Piece("Post 2026-05-29: "), Piece("The 2010-11 season ended.", "printed")))
    told = Digest("A story", (Section("Post 2026-05-29 alone", items=(dates, season)),))
    monkeypatch.setattr(library, "digest", lambda _: told)
    async with running(library, (80, 24)) as pilot:
        await pilot.press("S")
        screen = await until(pilot, "season ended")
    assert "Post Fri 29 May 2026 alone" in screen
    assert "dates: Fri 29 May 2026 · week of 25 May 2026 · Q2 2026" in screen
    assert "Post Fri 29 May 2026: The 2010-11 season ended." in screen


async def test_no_line_breaks_a_day(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    library = FakeLibrary.with_stories("A story")
    days = Item((Piece("dates", "label"), Piece(": " + " · ".join(["2026-05-29"] * 9))))
    monkeypatch.setattr(library, "digest", lambda _: Digest("A story", (Section("All", items=(days,)),)))
    for width in (40, 60, 80):
        async with running(library, (width, 24)) as pilot:
            assert (await press(pilot, "S")).count("Fri 29 May 2026") == 9
