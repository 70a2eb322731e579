"""Esc on the first screen leaves, but nobody is thrown out by one Esc too many."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ui.conftest import Running, press, until
from tests.ui.fake_library import FakeLibrary
from tests.ui.real_library import make_library
from textual.events import Key

from newsreader.ui import host, leaving
from newsreader.ui.leaving import Escapes
from newsreader.ui.windows.saved_searches import SavedSearchesScreen


@pytest.fixture(autouse=True)
def _slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "HASTE", 60.0)


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary.with_stories("Tariff talks go on", "Harbour reopens")


async def test_esc_alone_leaves(running: Running, library: FakeLibrary) -> None:
    async with running(library, (80, 24)) as pilot:
        await press(pilot, "escape")
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running


@pytest.mark.parametrize("before", [["f2"], ["question_mark"], ["enter"], ["slash", "a"], ["t"], ["V"], ["x"]])
async def test_one_esc_too_many_says_how_to_leave(running: Running, library: FakeLibrary, before: list[str]) -> None:
    async with running(library, (80, 24)) as pilot:
        shown = await press(pilot, *before, "escape", "escape")
        assert pilot.app.is_running
        assert "Press Esc again to leave" in shown
        await press(pilot, "q")
        assert not pilot.app.is_running


async def test_an_empty_library_is_not_left_by_one_esc_too_many(running: Running) -> None:
    async with running(FakeLibrary({}), (80, 24)) as pilot:
        assert "Welcome" in await press(pilot, "a", "escape")
        assert "Press Esc again to leave" in await press(pilot, "escape")
        assert pilot.app.is_running


async def test_esc_clears_a_notice_first(running: Running, library: FakeLibrary) -> None:
    async with running(library, (80, 24)) as pilot:
        assert "Nothing to undo" in await press(pilot, "u")
        assert "Nothing to undo" not in await press(pilot, "escape")
        assert pilot.app.is_running


def test_an_esc_in_haste_tells_and_the_next_at_leisure_leaves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leaving, "HASTE", 0.8)
    now = 0.0
    escapes = Escapes(lambda: now)
    verdicts = []
    for key, at, notice in [("j", 0, 0), ("escape", 5, 0), ("escape", 5.3, 0), ("escape", 5.6, 1), ("escape", 7, 1)]:
        now = at
        escapes.heard(key)
        verdicts.append(escapes.verdict(notice_shown=bool(notice)))
    assert verdicts == ["leave", "leave", "tell", "tell", "leave"]


async def test_help_is_heard_in_the_lists_of_windows(running: Running, library: FakeLibrary) -> None:
    async with running(library, (80, 24)) as pilot:
        assert "Give the search another name" in await press(pilot, "V", "question_mark")
        assert "Close this window" in await press(pilot, "escape", "escape", "f2", "f1")


@pytest.mark.parametrize("before", ["V", "t", "question_mark", "D", "slash"])
async def test_the_shell_is_reached_from_any_window(
    running: Running, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    async with running(library, (80, 24)) as pilot:
        suspended: list[bool] = []
        monkeypatch.setattr(pilot.app, "action_suspend_process", lambda: suspended.append(True))
        await press(pilot, before, "ctrl+z")
        assert suspended == [True]


async def test_what_was_typed_right_before_leaving_is_done(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(host, "LAST_KEYS", 0.2)
    with make_library(tmp_path) as library:
        async with running(library) as pilot:
            for key in ("s", "m", "ctrl+q"):
                pilot.app.post_message(Key(key, None))
            await until(pilot, lambda: not pilot.app.is_running)
        assert library.article_ids("is:starred is:read")


async def test_ctrl_c_tells_what_leaves(running: Running, library: FakeLibrary) -> None:
    async with running(library, (80, 24)) as pilot:
        assert "Ctrl+Q leaves the program." in await press(pilot, "ctrl+c")


async def test_what_is_typed_behind_the_key_that_leaves_is_not_heard(running: Running, library: FakeLibrary) -> None:
    async with running(library, (80, 24)) as pilot:
        await pilot.app.action_quit()
        await pilot.app.on_event(Key("V", "V"))
        assert len(pilot.app.screen_stack) == 1
        await until(pilot, lambda: not pilot.app.is_running)
    await pilot.app.on_event(Key("j", "j"))
    assert pilot.app.return_code == 0


async def test_a_window_that_is_opening_when_the_program_ends_opens_first(
    running: Running, library: FakeLibrary
) -> None:
    async with running(library, (80, 24)) as pilot:
        pilot.app.push_screen(SavedSearchesScreen(""))
        await pilot.app._quit()
        assert pilot.app.screen.is_mounted


async def test_a_key_that_comes_up_from_the_list_when_the_program_has_ended_opens_nothing(
    running: Running, library: FakeLibrary
) -> None:
    async with running(library, (80, 24)) as pilot:
        pilot.app.exit(0)
        key = Key("V", "V")
        key._set_forwarded()
        await pilot.app.on_event(key)
        assert len(pilot.app.screen_stack) == 1
