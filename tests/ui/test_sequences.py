"""Keys one after the other."""

from __future__ import annotations

import pytest
from tests.ui.conftest import Running, press, screen_text
from tests.ui.fake_library import FakeLibrary

from newsreader.settings import Settings
from newsreader.ui import keymap
from newsreader.ui.keynames import is_key, shown_key, textual_name

SETTINGS = Settings(keys={"list.first": "g g,home", "article.star": "ctrl+w !"})


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary.with_stories("First", "Second", "Third")


async def test_the_second_key_makes_the_command(running: Running, library: FakeLibrary) -> None:
    async with running(library, settings=SETTINGS) as pilot:
        stories = pilot.app.first_screen.desk.panes.stories  # type: ignore[attr-defined]
        await press(pilot, "G")
        await press(pilot, "g")
        assert stories.cursor == 2
        await press(pilot, "g")
        assert stories.cursor == 0
        await press(pilot, "ctrl+w", "exclamation_mark")
        assert library.articles[1].starred
        assert "Ctrl+W ! star" in screen_text(pilot.app)


async def test_keys_that_become_no_sequence_are_heard_one_by_one(running: Running, library: FakeLibrary) -> None:
    async with running(library, settings=SETTINGS) as pilot:
        stories = pilot.app.first_screen.desk.panes.stories  # type: ignore[attr-defined]
        await press(pilot, "g", "j")
        assert stories.cursor == 1
        await press(pilot, "j", "g", "g", "g")
        assert stories.cursor == 0


async def test_in_the_search_bar_all_keys_are_text(running: Running, library: FakeLibrary) -> None:
    async with running(library, settings=SETTINGS) as pilot:
        assert "gg" in await press(pilot, "slash", "g", "g")


def test_a_sequence_that_another_key_hides_is_named() -> None:
    told = [problem.words for problem in keymap.problems({"article.star": "g g"})]
    assert "gg (article.star) begins with g, which is list.first" in told
    assert keymap.problems({"article.star": "g s", "list.first": "g g", "reader.first": "g g"}) == []


def test_sequences_are_written_as_they_are_typed() -> None:
    assert (textual_name("g ?"), shown_key("g g"), shown_key("ctrl+w j")) == ("g question_mark", "gg", "Ctrl+W j")
    assert is_key("g g")
    assert not is_key("g hyper")
