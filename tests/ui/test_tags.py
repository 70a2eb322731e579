"""The list of all tags: counts, opening one, renaming everywhere, joining two, taking off, undoing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from tests.ui.conftest import Running, burst, press
from tests.ui.real_library import article_named, make_library

from newsreader.library.library import Library
from newsreader.library.stories import Stories


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with make_library(tmp_path) as made:
        pilots, orm = article_named(made, "Pilots walk out"), article_named(made, "Orm rises after rain")
        made.tags.change([pilots, orm], ["port"])
        made.tags.change([orm], ["high water"])
        yield made


async def test_the_screen_lives_while_many_articles_are_looked_up_and_what_is_typed_waits(
    running: Running, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn, in_time = Event(), []
    look_up = Stories.articles_of

    def slow(*arguments: object, **options: object) -> dict[int, tuple[int, ...]]:
        in_time.append(drawn.wait(5))
        return look_up(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Stories, "articles_of", slow)
    async with running(library, (80, 24)) as pilot:
        pilot.app.screen.set_timer(0.05, drawn.set)
        assert "#budget" in await burst(pilot, "t", *"budget", "enter")
        assert in_time == [True]


async def test_a_tag_is_renamed_and_its_articles_are_opened(running: Running, library: Library) -> None:
    async with running(library, (80, 24)) as pilot:
        shown = await press(pilot, "ctrl+t")
        assert [line.split("│")[1].split() for line in shown.splitlines()[1:3]] == [
            ["high", "water", "1"],
            ["port", "2"],
        ]
        await press(pilot, "r", "ctrl+u", *"flood [news]", "enter")
        assert [tag.name for tag in library.tags.all()] == ["flood [news]", "port"]
        assert "Rename the tag flood [news]" in await press(pilot, "r")
        shown = await press(pilot, "escape", "enter")
        assert shown.startswith(" newsreader  #flood [news] · 1 story")
        assert "Orm rises" in shown


async def test_another_tags_name_joins_both_and_undo_parts_them(running: Running, library: Library) -> None:
    async with running(library, (80, 24)) as pilot:
        await press(pilot, "ctrl+t", "r", "ctrl+u", *"port")
        shown = await press(pilot, "enter")
        assert "port is now on 1 more article, joined" in " ".join(shown.split())
        assert [tag.name for tag in library.tags.all()] == ["port"]
        await press(pilot, "u")
        assert [tag.name for tag in library.tags.all()] == ["high water", "port"]


async def test_a_tag_is_taken_off_everywhere(running: Running, library: Library) -> None:
    async with running(library, (80, 24)) as pilot:
        shown = await press(pilot, "ctrl+t", "G", "minus")
        assert "Took port off 2 articles" in shown
        assert [tag.name for tag in library.tags.all()] == ["high water"]
        await press(pilot, "minus", "ctrl+t")
        assert library.tags.all() == []
        shown = await press(pilot, "ctrl+t", "r", "enter")
        assert "#" not in shown.splitlines()[0]
