"""The table of commands: complete, reachable, without clashes; and the user's own keys."""

from __future__ import annotations

import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import pytest
from tests.ui.conftest import Running, press, screen_text
from tests.ui.fake_library import FakeLibrary
from textual.binding import Binding
from textual.dom import DOMNode

import newsreader.ui
from newsreader.errors import SettingsError
from newsreader.settings import KEYMAPS
from newsreader.ui import keymap
from newsreader.ui.app import NewsApp
from newsreader.ui.commands import (
    BY_ID,
    COMMANDS,
    HEARD_TOGETHER,
    PLACE_NAMES,
    PLACES,
    shown_keys,
)
from newsreader.ui.keynames import is_key, is_typed, shown_key, textual_name
from newsreader.ui.presets import PRESETS
from newsreader.ui.screens.compare import CompareScreen
from newsreader.ui.screens.stories import StoriesScreen
from newsreader.ui.widgets.compare_pane import ComparePane

PARTS = {CompareScreen: ComparePane}
"""Screens that leave actions to one of their parts."""


def bound() -> Iterator[tuple[type[DOMNode], Binding]]:
    """Every class of the interface with each binding it declares."""
    for module in walk_packages(newsreader.ui.__path__, "newsreader.ui."):
        import_module(module.name)
    classes = {DOMNode}
    while further := {sub for one in classes for sub in one.__subclasses__()} - classes:
        classes |= further
    for one in classes:
        if one.__module__.startswith("newsreader.ui."):
            yield from ((one, binding) for binding in vars(one).get("BINDINGS", ()))


def test_every_command_has_words_and_is_bound_where_its_action_exists() -> None:
    for command in COMMANDS:
        assert command.label, command.id
        assert command.help, command.id
        assert bool(command.footer) == bool(command.hint), command.id
    served = set()
    for serving, binding in bound():
        space, _, action = binding.action.rpartition(".")
        servers = {"": (serving, PARTS.get(serving)), "screen": (StoriesScreen,), "app": (NewsApp,)}[space]
        assert any(hasattr(one, "action_" + action.split("(")[0]) for one in servers), (serving, binding.id)
        served.add(binding.id)
    assert served == set(BY_ID)


def test_ids_are_unique_and_every_place_has_a_name() -> None:
    assert len(BY_ID) == len(COMMANDS)
    assert set(PLACE_NAMES) == set(PLACES)
    assert {place for row in HEARD_TOGETHER for place in row} == set(PLACES)


def test_no_key_has_two_meanings_in_one_place() -> None:
    assert keymap.problems({}) == []


def test_help_fits_a_window_at_80_columns() -> None:
    assert [one.id for one in COMMANDS if len(one.help) > 54 or len(shown_keys(one)) > 14] == []


def test_keys_are_written_as_on_the_keyboard() -> None:
    written = [shown_key(key) for key in ("j", "G", "ctrl+d", "slash", "shift+tab", "f2", "pagedown", "less_than_sign")]
    assert written == ["j", "G", "Ctrl+D", "/", "Shift+Tab", "F2", "PgDn", "<"]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ({"article.strar": "x"}, "no command has the id 'article.strar', did you mean 'article.star'?"),
        ({"article.star": "hyperq"}, "article.star: 'hyperq' is not a key"),
        ({"article.star": "ctrl+foo"}, "article.star: 'ctrl+foo' is not a key"),
        ({"article.star": ""}, "article.star: '' is not a key"),
        ({"list.up": "n"}, "n is both list.up and list.next-unread (List and reader)"),
    ],
)
def test_wrong_keys_of_the_user_are_named(keys: dict[str, str], problem: str) -> None:
    assert problem in [found.words for found in keymap.problems(keys)]


@pytest.mark.parametrize("key", ["w", "?", "ctrl+k", "f12", "ctrl+shift+a", "Z", "comma", ",", "insert", "é"])
def test_usual_keys_are_understood(key: str) -> None:
    assert keymap.problems({"list.refresh": key, "story.previous-report": "f9", "app.help": "f10"}) == []


@pytest.mark.parametrize("preset", PRESETS)
def test_presets_are_without_fault(preset: str) -> None:
    keymap.chosen_keys(preset, {})
    assert set(PRESETS[preset]) <= set(BY_ID)


def test_presets_are_those_of_the_settings() -> None:
    assert tuple(PRESETS) == KEYMAPS


def test_wrong_keys_end_the_start_with_one_message() -> None:
    with pytest.raises(
        SettingsError, match=r"\[keys\]: no command has the id 'x'; article.star: 'hyperq' is not a key"
    ):
        keymap.chosen_keys("newsreader", {"x": "y", "article.star": "hyperq"})


def test_wrong_keys_are_named_with_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('theme = "nord"\n\n[keys]\n"article.star" = "hyperq"\nlist.down = "s"\n')
    with pytest.raises(SettingsError) as error:
        keymap.chosen_keys("vim", {"article.star": "hyperq", "list.down": "n"}, path)
    assert f"{path}, [keys]: line 4: article.star: 'hyperq' is not a key; line 5: n is both" in str(error.value)


def test_keys_given_away_may_be_taken() -> None:
    assert keymap.problems({"article.star": "m", "article.read": "s"}) == []


@pytest.mark.parametrize("character", [*string.punctuation, "a", "Z", "5", "é", "§"])
def test_characters_have_the_names_that_the_screen_hears(character: str) -> None:
    made = next(iter(Binding.make_bindings([Binding(character, "x")]))).key if character != "," else "comma"
    assert textual_name(character) == made
    assert is_key(made)
    assert is_key(f"ctrl+{character}")
    assert shown_key(made) == character


def test_only_characters_are_typed() -> None:
    typed = [
        key for key in ("a", "question_mark", "space", "ctrl+a", "escape", "tab", "f1", "up", "delete") if is_typed(key)
    ]
    assert typed == ["a", "question_mark", "space"]


async def test_the_last_line_names_no_key_that_would_be_typed(running: Running) -> None:
    async with running(FakeLibrary.with_stories("Harbour reopens"), (120, 24)) as pilot:
        assert "? help" in screen_text(pilot.app).splitlines()[-1]
        line = (await press(pilot, "slash")).splitlines()[-1]
        assert "F1 help" in line
        assert "2 deadlines" not in line
        shown = await press(pilot, "f1")
        assert "Save this search under a name" in shown


async def test_what_a_new_user_looks_for_stands_first_in_the_help(running: Running) -> None:
    async with running(FakeLibrary.with_stories("Harbour reopens"), (80, 24)) as pilot:
        shown = await press(pilot, "question_mark")
        for told in (
            "Search as you type",
            "Star, or take",
            "Add or remove tags",
            "Take back the last change",
            "Choose the colour theme",
        ):
            assert told in shown
