"""Searching: as it is typed, what was understood, how it is given up."""

from __future__ import annotations

import pytest
from tests.ui.conftest import Running, press, screen_text, settle
from tests.ui.fake_library import FakeLibrary, make_article
from textual.events import Key
from textual.widgets import Input

from newsreader.ui.app import NewsApp
from newsreader.ui.widgets.find_bar import FindBar
from newsreader.ui.widgets.search_bar import SearchBar
from newsreader.ui.widgets.story_list import StoryList

SIZE = (80, 16)


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary.with_stories("Port strike enters second week", "Strikes end at the port", "Rain ends drought")


async def test_results_follow_the_typing(running: Running, library: FakeLibrary) -> None:
    async with running(library, SIZE) as pilot:
        screen = await press(pilot, "slash", *"rain")
        assert screen.splitlines()[0].startswith(" newsreader  Search: rain · 1 story")
        assert "Port strike" not in screen
        assert "1 story" in screen.splitlines()[-2]
        assert isinstance(pilot.app.focused, object)
        assert "2 stories" in await press(pilot, *["backspace"] * 4, *"port")


async def test_what_is_typed_into_the_bar_again_takes_the_place_of_the_search(
    running: Running, library: FakeLibrary
) -> None:
    async with running(library, SIZE) as pilot:
        await press(pilot, "slash", *"rain", "enter")
        assert "Search: port · 2 stories" in await press(pilot, "slash", *"port", "enter")
        assert "Search: port enters · 1 story" in await press(pilot, "slash", "end", *" enters", "enter")


async def test_matches_are_marked_in_the_list(running: Running, library: FakeLibrary) -> None:
    async with running(library, SIZE) as pilot:
        await press(pilot, "slash", *"strike", "enter")
        app = pilot.app
        assert isinstance(app, NewsApp)
        stories = app.query_one(StoryList)
        underlined = [s.text for s in stories.render_line(0) if s.style and s.style.underline]
        assert underlined == ["strike"]


async def test_the_report_that_matches_is_opened(running: Running, library: FakeLibrary) -> None:
    library.articles[9] = make_article(9, 1, "Dockers and pilots talk")
    async with running(library, SIZE) as pilot:
        assert "Dockers and pilots talk" in await press(pilot, "slash", *"pilots", "enter", "enter")


async def test_how_the_query_was_understood_is_shown(running: Running, library: FakeLibrary) -> None:
    async with running(library, SIZE) as pilot:
        assert "is:unread → unread articles" in await press(pilot, "slash", *"is:unread")


@pytest.mark.parametrize("key", ["enter", "down"])
async def test_enter_keeps_the_search_and_goes_to_the_list(running: Running, library: FakeLibrary, key: str) -> None:
    async with running(library, SIZE) as pilot:
        screen = await press(pilot, "slash", *"port", key, "j")
        assert isinstance(pilot.app.focused, StoryList)
        assert "▌● Strikes end" in screen
        assert " / port" in screen


async def test_escape_gives_the_search_up(running: Running, library: FakeLibrary) -> None:
    async with running(library, SIZE) as pilot:
        assert "Port strike" not in await press(pilot, "slash", *"rain")
        screen = await press(pilot, "escape")
        assert "All stories" in screen
        assert "Port strike" in screen
        assert "▌● Rain ends drought" in screen
        assert " / rain" not in screen


async def test_escape_in_the_list_gives_the_search_up_first(running: Running, library: FakeLibrary) -> None:
    async with running(library, SIZE) as pilot:
        assert "Search" in await press(pilot, "slash", *"rain", "enter")
        screen = await press(pilot, "q")
        assert "All stories" in screen
        assert pilot.app.is_running


async def test_leaving_an_empty_search_closes_the_bar(running: Running, library: FakeLibrary) -> None:
    async with running(library, SIZE) as pilot:
        before = screen_text(pilot.app)
        assert await press(pilot, "slash", "enter") == before


async def test_letters_are_typed_and_no_commands(running: Running, library: FakeLibrary) -> None:
    async with running(library, SIZE) as pilot:
        screen = await press(pilot, "slash", *"smq?:i")
        assert " / smq?:i" in screen
        assert "Nothing matches." in screen
        assert "set_read" not in library.calls


async def test_n_goes_from_match_to_match(running: Running, library: FakeLibrary) -> None:
    async with running(library, SIZE) as pilot:
        assert "▌● Strikes end" in await press(pilot, "slash", *"port", "enter", "n")
        assert "▌● Port strike" in await press(pilot, "N")


async def test_brackets_and_escapes_stay_plain_text(running: Running) -> None:
    library = FakeLibrary.with_stories("[b]Bold[/b] [@click=app.quit]x[/] \x1b[31mred \u202eback")
    async with running(library, SIZE) as pilot:
        screen = await press(pilot, "slash", *"[b]", "enter")
        assert "[b]Bold[/b] [@click=app.quit]x[/]" in screen
        assert "\x1b" not in screen
        assert "\u202e" not in screen


async def test_a_search_that_fails_is_a_notice(running: Running, library: FakeLibrary) -> None:
    async with running(library, (120, 16)) as pilot:
        library.fails.add("story_ids")
        screen = await press(pilot, "slash", *"rain")
        assert "the disk is full" in screen
        assert "Make room and try again" in screen
        assert pilot.app.is_running


async def test_the_first_search_is_prepared_when_the_bar_opens(running: Running, library: FakeLibrary) -> None:
    async with running(library, SIZE) as pilot:
        assert "prepare" not in library.calls
        await press(pilot, "slash")
        assert "prepare" in library.calls


@pytest.mark.parametrize(("opens", "bar"), [("slash", SearchBar), ("ctrl+f", FindBar)])
async def test_what_is_typed_right_behind_the_key_that_opens_a_bar_is_no_command(
    running: Running, library: FakeLibrary, opens: str, bar: type[SearchBar | FindBar]
) -> None:
    async with running(library, SIZE) as pilot:
        for key in (opens, "i", "s"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        assert pilot.app.query_one(bar).query_text == "is"
        assert "Import a folder or file" not in screen_text(pilot.app)
        assert not any(article.starred for article in library.articles.values())
        assert "F1 help" in screen_text(pilot.app)  # no sign: it would be typed
        assert "? help" in await press(pilot, "escape")


@pytest.mark.parametrize(("opens", "bar"), [("slash", SearchBar), ("ctrl+f", FindBar)])
async def test_what_is_typed_right_behind_enter_is_not_typed_into_the_bar(
    running: Running, library: FakeLibrary, opens: str, bar: type[SearchBar | FindBar]
) -> None:
    async with running(library, SIZE) as pilot:
        await press(pilot, opens)
        for key in (*"strike", "enter", "s"):
            pilot.app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        assert pilot.app.query_one(bar).query_one(Input).value == "strike"
        assert any(article.starred for article in library.articles.values())
