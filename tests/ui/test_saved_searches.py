"""Searches under a name: saving, the side list with counts, keys of their own; and completing a query as it is typed."""

from __future__ import annotations

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.ui.conftest import Running, press, screen_text
from tests.ui.real_library import article_named

from newsreader.library.library import Library
from newsreader.settings import Settings
from newsreader.ui.screens.searches import suggested_name
from newsreader.ui.widgets.search_bar import offered_words
from newsreader.ui.widgets.story_list import StoryList

NARROW, WIDE = (80, 24), (120, 40)


async def test_a_search_is_saved_from_the_bar_and_shown_under_its_name(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "slash", *"pilots is:unread", "ctrl+s")
        assert "│ Pilots  " in screen
        screen = await press(pilot, "enter")
        assert screen.splitlines()[0].startswith(" newsreader  Pilots · 1 story")
        assert [(one.name, one.query) for one in library.searches.all()] == [("Pilots", "pilots is:unread")]
        assert "All stories" in (await press(pilot, "escape")).splitlines()[0]
        assert "Search for something first" in await press(pilot, "ctrl+s")


async def test_a_name_that_is_typed_takes_the_place_of_the_suggested_one(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "slash", *"pilots", "ctrl+s", *"Mine", "enter")
        assert screen.splitlines()[0].startswith(" newsreader  Mine · ")
        assert "Key of Mine" in await press(pilot, "V", "s")


async def test_the_side_list_counts_opens_and_goes_back(running: Running, library: Library) -> None:
    library.searches.save("Port", "harbour")
    library.marks.set_starred([article_named(library, "Orm rises after rain")], True)
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "V")
        lines = [line.split("│")[1].split() for line in screen.splitlines()[1:9]]
        assert lines == [
            ["All", "stories", "3"], ["Unread", "3"], ["Starred", "1"], ["Watched", "names"],
            ["Several", "sources", "1"], ["With", "a", "deadline", "to", "come"], ["Archived"], ["Port", "1"],
        ]  # fmt: skip
        screen = await press(pilot, "j", "j", "enter")
        assert "Starred · 1 story" in screen.splitlines()[0]
        assert "Orm rises" in screen
        assert "All stories" in (await press(pilot, "escape")).splitlines()[0]


async def test_own_searches_are_renamed_changed_moved_removed(running: Running, library: Library) -> None:
    library.searches.save("Port", "harbour")
    library.searches.save("Water", "river")
    async with running(library, NARROW) as pilot:
        await press(pilot, "V", "G", "K")
        assert [one.name for one in library.searches.all()] == ["Water", "Port"]
        await press(pilot, "r", "ctrl+u", *"Floods", "enter")
        await press(pilot, "c", "ctrl+u", *"rain OR river", "enter")
        assert [(one.name, one.query) for one in library.searches.all()] == [
            ("Floods", "rain OR river"), ("Port", "harbour"),
        ]  # fmt: skip
        assert "already a saved search" in await press(pilot, "r", "ctrl+u", *"Port", "enter")
        assert "Removed “Floods”" in await press(pilot, "minus")
        assert len(library.searches.all()) == 1
        await press(pilot, "u")
        assert len(library.searches.all()) == 2
        assert "always there" in await press(pilot, "g", "minus")


async def test_a_search_has_a_key(running: Running, library: Library) -> None:
    library.searches.save("Port", "harbour")
    async with running(library, NARROW) as pilot:
        await press(pilot, "V", "G")
        assert "m does something else already" in await press(pilot, "s", "m", "enter")
        assert "Port 5" in await press(pilot, "s", "5", "enter")
        screen = await press(pilot, "escape", "5")
        assert "Port · 1 story" in screen.splitlines()[0]
        screen = await press(pilot, "escape", "slash", "5")
        assert "Search: 5" in screen.splitlines()[0]


async def test_no_search_has_a_key_that_is_never_heard(running: Running, library: Library) -> None:
    library.searches.save("Port", "harbour")
    async with running(library, NARROW, settings=Settings(keymap="vim")) as pilot:
        assert "w w is not a key" in await press(pilot, "V", "G", "s", *"w w", "enter")
        assert "g does something else already" in await press(pilot, "s", "g", "enter")
        assert not library.searches.all()[0].key


async def test_words_are_completed_as_they_are_typed(running: Running, library: Library) -> None:
    library.tags.change([article_named(library, "Orm rises after rain")], ["high water"], [])
    async with running(library, NARROW) as pilot:
        assert "Tab source:" in await press(pilot, "slash", *"sou")
        assert "Tab source:Herald" in await press(pilot, "tab", *"her")
        screen = await press(pilot, "right", *"tag:h", "tab")
        assert ' / source:Herald tag:"high water"' in screen
        assert "1 story" in screen
        assert "Tab " not in screen.replace("Tab complete", "")
        assert "▌● Orm rises" in await press(pilot, "tab")
        assert isinstance(pilot.app.focused, StoryList)


async def test_without_an_offer_the_arrow_moves_and_tab_goes_to_the_results(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        await press(pilot, "slash", *"rver", "left", "left", "left", "i", "right")
        assert "/ river" in screen_text(pilot.app)
        await press(pilot, "tab")
        assert isinstance(pilot.app.focused, StoryList)


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("tariff talks is:unread", "Tariff talks"), ('source:"Gold Coast" is:', "Gold Coast"), ("is:unread", "Unread"),
        ('"upper house" newer:7d', "Upper house"), ("((", ""), ("a OR b", "A b"),
    ],
)  # fmt: skip
def test_a_name_is_suggested(query: str, name: str) -> None:
    assert suggested_name(query) == name


def test_only_the_last_word_of_an_offer_is_shown() -> None:
    offered = ('mills tag:"night shift"', "mills tag:nights")
    assert offered_words('mills tag:"night s', offered, 40).plain == 'Tab tag:"night shift"   tag:nights'
    assert offered_words('mills tag:"night s', offered, 30).plain == 'Tab tag:"night shift"   …'


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "keys", [("V",), ("slash", *"is:"), ("slash", "p", "i", "ctrl+s")], ids=["list", "bar", "save"]
)
async def test_picture(
    running: Running, library: Library, keys: tuple[str, ...], size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    library.searches.give_key(library.searches.save("Port", "harbour"), "5")
    async with running(library, size) as pilot:
        assert await press(pilot, *keys) == snapshot


async def test_a_begun_word_finds_words_that_begin_so_and_says_it(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "slash", *"bridges hol")
        assert "1 story" in screen.splitlines()[0]
        assert "no article has the word “hol”: searching for words that begin so" in screen
        screen = await press(pilot, *"lin")
        assert "1 story" in screen.splitlines()[0]
        assert "begin so" not in screen
        assert "Nothing matches." in await press(pilot, *"xx")


async def test_results_show_where_they_match_and_in_whose_report(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "slash", *"queued")
        assert "Courier: Ships queued off Port Ellen on Tuesday" in screen
        await press(pilot, "enter")
        stories = pilot.app.query_one(StoryList)
        marked = [s.text for y in range(4) for s in stories.render_line(y) if s.style and s.style.underline]
        assert marked == ["queued"]


async def test_while_text_is_typed_no_characters_are_shown_as_keys(running: Running, library: Library) -> None:
    async with running(library, WIDE) as pilot:
        last = (await press(pilot, "slash")).splitlines()[-1]
        assert "F1 help" in last
        assert "Enter results" in last
        assert " 2 deadlines" not in last
