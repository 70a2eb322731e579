"""The window that asks what to import: walking through folders, typing, completing and pasting a path."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.ui.conftest import Running, burst, press, screen_text, settle
from tests.ui.fake_library import FakeLibrary, make_article
from textual import events
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from newsreader.models import ImportReport
from newsreader.ui.app import NewsApp
from newsreader.ui.at_host import ask
from newsreader.ui.typed_paths import pasted_path
from newsreader.ui.widgets.path_input import completions
from newsreader.ui.windows.ask_folder import FolderScreen

WIDE = (200, 24)  # room for the path of a temporary folder, wherever that is
Asking = Callable[[Path | None], AbstractAsyncContextManager[Pilot[Any]]]


@pytest.fixture
def library() -> FakeLibrary:
    """A library of one story that any import brings another to."""
    library = FakeLibrary(import_adds=[make_article(1, 1, "First story")], import_result=ImportReport(new=1))
    library.articles[5] = make_article(5, 5, "Old story")
    return library


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two readable files, one of them in a subfolder, a hidden folder and a file name with a line break."""
    (tmp_path / "news" / "deep").mkdir(parents=True)
    (tmp_path / ".hidden").mkdir()
    (tmp_path / "new\nline").mkdir()
    (tmp_path / "news" / "a.txt").write_text("A")
    (tmp_path / "news" / "deep" / "b.txt").write_text("B")
    return tmp_path


@pytest.fixture
def asking(running: Running, library: FakeLibrary) -> Asking:
    """Run the reader with the window over it: `async with asking(folder) as pilot`."""

    @asynccontextmanager
    async def asked(start: Path | None) -> AsyncIterator[Pilot[Any]]:
        async with running(library, WIDE) as pilot:
            app = pilot.app
            assert isinstance(app, NewsApp)
            ask(app, FolderScreen(start), lambda path: app.work.import_paths([path]))
            await settle(pilot)
            yield pilot

    return asked


async def test_the_folder_is_chosen_by_walking(asking: Asking, folder: Path) -> None:
    async with asking(folder) as pilot:
        screen = screen_text(pilot.app)
        assert f"2 readable files in {folder.name}/ and below" in screen
        assert f"Import {folder.name}/" in screen
        assert "new\\nline/" in screen
        assert ".hidden" not in screen
        screen = await press(pilot, "end", "enter")
        assert str(folder / "news") in screen
        assert "deep/" in screen
        assert "First story" in await press(pilot, "enter")


async def test_enter_twice_on_a_folder_goes_in_once(asking: Asking, library: FakeLibrary, folder: Path) -> None:
    async with asking(folder) as pilot:
        await press(pilot, "end")
        assert "deep/" in await burst(pilot, "enter", "enter")
        assert "import_paths" not in library.calls


async def test_a_path_is_typed_and_completed(asking: Asking, folder: Path) -> None:
    async with asking(folder) as pilot:
        typed = pilot.app.screen.query_one(Input)
        await press(pilot, "tab", *"/news", "tab")
        assert typed.value == f"{folder}/news/"
        await press(pilot, *"a.", "tab")
        assert typed.value == f"{folder}/news/a.txt"
        assert "First story" in await press(pilot, "enter")


async def test_what_is_typed_at_the_list_of_folders_is_a_path(
    asking: Asking, library: FakeLibrary, folder: Path
) -> None:
    async with asking(folder) as pilot:
        typed = pilot.app.screen.query_one(Input)
        await press(pilot, *str(folder / "ne"))
        assert typed.value == str(folder / "ne")
        typed.value = str(folder)
        pilot.app.screen.query_one(OptionList).focus()
        await press(pilot, *"ne")
        assert typed.value == str(folder / "ne")
        assert "no such file or folder" in await press(pilot, "enter")
        typed.value = str(folder.parent)
        await press(pilot, "enter")
        assert isinstance(pilot.app.focused, OptionList)  # what is in the folder that was typed
        assert "import_paths" not in library.calls


async def test_keys_in_one_burst_and_pasted_paths_reach_the_field(
    asking: Asking, library: FakeLibrary, folder: Path
) -> None:
    async with asking(folder) as pilot:
        typed, chooser = pilot.app.screen.query_one(Input), pilot.app.screen
        await burst(pilot, *"/nowhere")
        assert typed.value == "/nowhere"
        assert "no such file or folder" in await press(pilot, "tab", "enter")
        chooser.query_one(OptionList).focus()
        await settle(pilot)
        pilot.app.post_message(events.Paste(f"'{folder / 'news'}'\n"))
        await settle(pilot)
        assert typed.value == str(folder / "news")
        await press(pilot, "enter")
        assert "import_paths" not in library.calls
        assert "First story" in await press(pilot, "enter")


@pytest.mark.parametrize(("text", "path"), [
    ("/news/a b.txt", "/news/a b.txt"), ("'/news/a b'\n", "/news/a b"), (r"/news/a\ b ", "/news/a b"),
    ("file:///news/a%20b\nfile:///other", "/news/a b"), ('"/news', '"/news'), ("", ""),
])  # fmt: skip
def test_a_pasted_path_is_taken_out_of_quotes_and_escapes(text: str, path: str) -> None:
    assert pasted_path(text) == path


async def test_a_wrong_path_is_told_and_escape_imports_nothing(
    asking: Asking, library: FakeLibrary, folder: Path
) -> None:
    async with asking(folder / "news" / "deep") as pilot:
        assert "no such file or folder" in await press(pilot, "tab", *"/nowhere", "enter")
        await press(pilot, "escape")
        assert "import_paths" not in library.calls


@pytest.mark.parametrize("path", ["~nobody-of-this-name/x", "/" + "a" * 400, "/a/\x00b"])
async def test_no_path_breaks_the_window_that_asks_for_one(asking: Asking, path: str) -> None:
    async with asking(None) as pilot:
        await press(pilot, "tab")
        typed = pilot.app.screen.query_one(Input)
        typed.value = path
        assert "no such file or folder" in await press(pilot, "tab")
        assert "no such file or folder" in await press(pilot, "enter")
        assert completions(path) == []


async def test_a_folder_without_anything_readable_is_not_imported(asking: Asking, folder: Path) -> None:
    async with asking(folder / "new\nline") as pilot:
        assert "nothing here can be read" in await press(pilot, "enter")
        assert isinstance(pilot.app.screen, FolderScreen)


def test_completions_leave_hidden_names_out_until_a_dot_is_typed(folder: Path) -> None:
    assert completions(f"{folder}/n") == [f"{folder}/news/"]
    assert completions(f"{folder}/") == [f"{folder}/news/"]
    assert completions(f"{folder}/.") == [f"{folder}/.hidden/"]
    assert completions(f"{folder}/nowhere/x") == []
