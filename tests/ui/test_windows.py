"""Windows close once, ask in one key, and stand in a terminal too small for them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ui.conftest import Running, press, screen_text, settle
from tests.ui.fake_library import FakeLibrary
from tests.ui.real_library import make_library
from textual.command import CommandPalette
from textual.content import Content

from newsreader.ui.palette import Palette
from newsreader.ui.screens.entities import EntitiesScreen
from newsreader.ui.screens.stories import StoriesScreen
from newsreader.ui.windows.prompt import ConfirmScreen
from newsreader.ui.windows.window import ClosesOnce, FittedText, ScrolledText, TextWindow


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary.with_stories("Tariff talks go on", "Harbour reopens")


@pytest.mark.parametrize("make", [lambda: ConfirmScreen("Really?"), Palette])
async def test_a_window_told_to_close_twice_closes_alone(
    running: Running, library: FakeLibrary, make: type[ClosesOnce[object]]
) -> None:
    answers: list[object] = []
    async with running(library) as pilot:
        await press(pilot, "e")
        window = make()
        pilot.app.push_screen(window, answers.append)
        await settle(pilot)
        window.dismiss(None)
        window.dismiss(None)
        await settle(pilot)
        assert isinstance(pilot.app.screen, EntitiesScreen)
        assert answers == [None]


async def test_whoever_looks_around_an_empty_library_is_welcomed_again(running: Running) -> None:
    async with running(FakeLibrary()) as pilot:
        assert "nothing to read yet" in screen_text(pilot.app)
        assert "nothing to read yet" not in await press(pilot, "2")
        assert "nothing to read yet" in await press(pilot, "escape")
        assert "nothing to read yet" in await press(pilot, "3", "1")


async def test_a_library_that_was_emptied_can_be_filled_again_by_undo(running: Running, tmp_path: Path) -> None:
    with make_library(tmp_path) as real:
        async with running(real) as pilot:
            shown = await press(pilot, "asterisk", "D", "y")
            assert "The library is empty" in shown
            assert "All stories · 3 unread" in await press(pilot, "u")


async def test_a_click_beside_a_terminal_that_has_shrunk_closes_the_palette(
    running: Running, library: FakeLibrary
) -> None:
    async with running(library) as pilot:
        await press(pilot, "colon")
        assert pilot.app.screen.get_widget_at(500, 500)[0] is pilot.app.screen


@pytest.mark.parametrize("key", ["question_mark", "f2", "V", "D", "a"])
async def test_a_click_beside_a_window_closes_it_as_escape_does(
    running: Running, library: FakeLibrary, key: str
) -> None:
    async with running(library) as pilot:
        await press(pilot, key)
        await pilot.click(offset=(60, 39))
        await settle(pilot)
        assert isinstance(pilot.app.screen, StoriesScreen)
        assert len(library.articles) == 2


async def test_a_click_beside_a_window_loses_nothing_typed_and_one_in_it_keeps_it(
    running: Running, library: FakeLibrary
) -> None:
    async with running(library) as pilot:
        await press(pilot, "t", *"ports")
        await pilot.click(offset=(60, 39))
        assert "ports" in await press(pilot, "right")
        await press(pilot, "escape", "question_mark")
        await pilot.click(offset=(60, 20))
        await settle(pilot)
        assert isinstance(pilot.app.screen, TextWindow)


async def test_no_word_of_a_window_touches_its_scrollbar(running: Running, library: FakeLibrary) -> None:
    async with running(library, (60, 12)) as pilot:
        pilot.app.push_screen(TextWindow("Words", FittedText(lambda room: Content("\n".join(["x" * room] * 20)))))
        await settle(pilot)
        frame = pilot.app.screen.query_one(ScrolledText)
        assert frame.query_one(FittedText).size.width < frame.scrollable_content_region.width


async def test_a_question_is_answered_in_one_key(running: Running, library: FakeLibrary) -> None:
    answers: list[bool | None] = []
    async with running(library) as pilot:
        for key in ("y", "n", "enter", "escape"):
            pilot.app.push_screen(ConfirmScreen("Really?"), answers.append)
            await press(pilot, key)
    assert answers == [True, False, False, None]


async def test_a_terminal_too_small_for_anything_harms_nothing(running: Running, library: FakeLibrary) -> None:
    async with running(library, (100, 30)) as pilot:
        for key in ("f2", "V", "i", "P", "t", "question_mark", "colon", "e"):
            await press(pilot, key)
            screen = pilot.app.screen
            for size in ((1, 1), (100, 1), (3, 30)):
                await pilot.resize_terminal(*size)
                await press(pilot, "pagedown")
            await pilot.resize_terminal(100, 30)
            await settle(pilot)
            assert pilot.app.screen is screen, key
            assert screen_text(pilot.app).strip(), key
            await press(pilot, "escape")
            assert pilot.app.screen is not screen, key


async def test_a_letter_typed_behind_esc_starts_no_search_in_a_palette_that_closes(
    running: Running, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(CommandPalette, "_gather_commands", lambda _, text: begun.append(text))
    async with running(library) as pilot:
        await press(pilot, "colon", "o")
        palette = pilot.app.screen
        assert isinstance(palette, Palette)
        palette.dismiss(None)
        palette._gather_commands("on")  # what a letter asks for that was heard later than Esc
        await settle(pilot)
        assert begun == ["", "o"]
