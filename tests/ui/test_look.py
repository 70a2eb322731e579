"""How it looks: legible in every theme, without colour, at any size; pictures of the screens as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.segment import Segment
from syrupy.assertion import SnapshotAssertion
from tests.ui.conftest import Running, press, screen_text, until
from tests.ui.contrast import segments
from tests.ui.fake_library import FakeLibrary, failures, make_article
from textual.widgets import OptionList

import newsreader.ui
from newsreader.models import Aside
from newsreader.settings import Settings
from newsreader.ui.app import NewsApp
from newsreader.ui.widgets.lines import WorkLine
from newsreader.ui.widgets.story_list import StoryList
from newsreader.ui.windows.help import help_content

Size = tuple[int, int]
in_both_sizes = pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")


@pytest.fixture
def library() -> FakeLibrary:
    """A few stories with everything a row can show."""
    made = FakeLibrary.with_stories(
        "Port strike enters second week as talks about pay and shifts break down once more in the harbour city",
        "Factory activity rises",
        "首相は関税について米財務長官と会談する予定だと政府が発表した",
        "Rain ends drought",
    )
    made.articles[10] = make_article(10, 1, "Dockers stay out", source="Courier", place="Harwich")
    made.articles[11] = make_article(11, 1, "Port strike enters second week", source="Echo", copies_of=1)
    made.articles[2] = make_article(2, 2, "Factory activity rises", read=True, starred=True)
    made.articles[1] = make_article(1, 1, made.articles[1].title, asides=(Aside("promotion", "Subscribe"),))
    made.articles[4] = make_article(4, 4, "Rain ends drought", source=None, published=None)
    made.deadlines_by_story = {1: "2025-08-01", 4: "2026-01-15"}
    return made


def test_all_style_sheets_are_read_at_the_start() -> None:
    folder = Path(newsreader.ui.__file__).parent
    assert {folder / name for name in NewsApp.CSS_PATH} == set(folder.rglob("*.tcss"))


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_in_the_terminals_own_colours_the_chosen_line_of_a_window_stands_out(
    running: Running, library: FakeLibrary, theme: str
) -> None:
    async with running(library, (80, 24)) as pilot:
        await press(pilot, "D")
        pilot.app.theme = theme
        await pilot.pause(0.01)
        chosen, other = (
            next(piece for piece in segments(pilot.app.screen.query_one(OptionList)) if word in piece.text)
            for word in ("No", "Yes")
        )
        assert chosen.style
        assert other.style
        assert chosen.style.bgcolor != other.style.bgcolor


async def test_without_colour_marks_bold_and_underline_are_left(
    running: Running, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(library, (80, 24)) as pilot:
        await press(pilot, "slash", *"port", "enter")
        stories = pilot.app.screen.query_one(StoryList)
        pieces = list(segments(stories))
        assert all(p.style and _is_grey(p) for p in pieces)
        headline = next(p for p in pieces if "strike" in p.text)
        assert headline.style
        assert headline.style.bold
        assert next(p for p in pieces if p.text == "Port").style.underline  # type: ignore[union-attr]
        assert {"▌", "● "} <= {p.text for p in pieces} or "●" in screen_text(pilot.app)


@pytest.mark.parametrize("theme", ["ansi-dark", "ansi-light"])
async def test_without_colour_the_terminals_own_text_stays_on_its_own_ground(
    running: Running, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch, theme: str
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running(library, (80, 24), settings=Settings(theme=theme)) as pilot:
        drawn = [*segments(pilot.app.screen.query_one(StoryList))]
        await press(pilot, "D")
        options = [*segments(pilot.app.screen.query_one(OptionList))]
        for piece in (*drawn, *options):
            assert piece.style
            assert {color.is_default for color in (piece.style.color, piece.style.bgcolor) if color} <= {True}, piece
        assert {bool(piece.style and piece.style.underline) for piece in options if piece.text.strip()} == {True, False}


def _is_grey(segment: Segment) -> bool:
    style = segment.style
    return style is None or all(
        color is None or color.triplet is None or len(set(color.triplet)) == 1 for color in (style.color, style.bgcolor)
    )


@pytest.mark.parametrize("size", [(20, 5), (40, 8), (200, 60)])
async def test_any_size_can_be_used(running: Running, library: FakeLibrary, size: tuple[int, int]) -> None:
    async with running(library, size) as pilot:
        keys = (
            "o j enter J full_stop z z greater_than_sign escape slash r a enter escape question_mark escape f2 escape"
        )
        screen = await press(pilot, *keys.split(), "i", "escape", "colon", "escape", "F", "n", "M", "u")
        assert pilot.app.is_running
        assert len(screen.splitlines()) == size[1]
        assert screen.splitlines()[0].startswith(" newsr")  # a notice may lie over the rest of a tiny screen


async def test_f2_previews_a_theme_and_escape_takes_it_back(running: Running, library: FakeLibrary) -> None:
    async with running(library, (120, 30)) as pilot:
        before = pilot.app.theme
        await press(pilot, "f2", "up")
        assert pilot.app.theme != before
        await press(pilot, "escape")
        assert pilot.app.theme == before
        await press(pilot, "f2", "up", "enter")
        assert pilot.app.theme != before


async def test_commands_whose_names_begin_as_typed_stand_first(running: Running, library: FakeLibrary) -> None:
    async with running(library, (80, 24)) as pilot:
        await press(pilot, "colon", *"re")
        shown = await until(pilot, "Read/unread  m")
        assert shown.index("Read/unread  m") < shown.index("Redo  U") < shown.index("Next report  .")


async def test_the_palette_gives_any_command_with_its_key_beside(running: Running, library: FakeLibrary) -> None:
    async with running(library, (100, 30)) as pilot:
        await press(pilot, "colon", *"star")
        await until(pilot, "Star  s")
        await press(pilot, "enter")
        assert library.articles[1].starred


async def test_the_palette_says_where_a_command_of_another_place_is(running: Running, library: FakeLibrary) -> None:
    async with running(library, (120, 40)) as pilot:
        await press(pilot, "colon", *"calendar")
        shown = await until(pilot, "in: Deadlines")
        assert "No matches" not in shown
        await press(pilot, "enter")
        assert "Deadlines (x)" in await until(pilot, "belongs to another place")


async def test_rebound_keys_work_and_are_shown(running: Running, library: FakeLibrary) -> None:
    settings = Settings(keys={"article.star": "Y"}, keymap="newsboat", theme="nord")
    async with running(library, (120, 30), settings=settings) as pilot:
        assert pilot.app.theme == "nord"
        assert "Y star" in screen_text(pilot.app)
        await press(pilot, "s")
        assert not library.articles[1].starred
        await press(pilot, "Y")
        assert library.articles[1].starred
        await press(pilot, "N")
        assert library.articles[1].read


PICTURES = {
    "full": (),
    "unfolded": ("o", "j"),
    "reading": ("enter",),
    "searching": ("slash", *"rain", "space", *"is:unread"),
    "nothing_found": ("slash", *"zebra"),
    "help": ("question_mark",),
}
"""Keys by the state of the screen that they lead to. A changed picture is explained in its commit."""


@in_both_sizes
@pytest.mark.parametrize("state", PICTURES)
async def test_picture(
    running: Running, library: FakeLibrary, state: str, size: Size, snapshot: SnapshotAssertion
) -> None:
    async with running(library, size) as pilot:
        assert await press(pilot, *PICTURES[state]) == snapshot


@in_both_sizes
async def test_picture_of_an_empty_library(running: Running, size: Size, snapshot: SnapshotAssertion) -> None:
    async with running(FakeLibrary(), size) as pilot:
        assert screen_text(pilot.app) == snapshot


@in_both_sizes
async def test_picture_of_failures(
    running: Running, library: FakeLibrary, size: Size, snapshot: SnapshotAssertion
) -> None:
    async with running(library, size) as pilot:
        app = pilot.app
        assert isinstance(app, NewsApp)
        app.work.failures = failures("news/a.txt", "news/b.txt")
        assert await press(pilot, "F") == snapshot


async def test_picture_of_a_narrow_terminal(
    running: Running, library: FakeLibrary, snapshot: SnapshotAssertion
) -> None:
    async with running(library, (34, 14)) as pilot:
        assert screen_text(pilot.app) == snapshot


async def test_work_line_is_hidden_without_work(running: Running, library: FakeLibrary) -> None:
    async with running(library, (80, 24)) as pilot:
        assert not pilot.app.screen.query_one(WorkLine).display


async def test_the_help_scrolls_by_the_keys_of_the_reader(running: Running, library: FakeLibrary) -> None:
    async with running(library, (80, 24)) as pilot:
        top = await press(pilot, "question_mark")
        end = await press(pilot, "G")
        assert "Marks in the reader" in end
        assert await press(pilot, "g") == top
        assert await press(pilot, "space", "j", "k") not in (top, end)


def test_the_words_of_the_help_stay_in_their_column_however_narrow() -> None:
    lines = help_content(("everywhere",), 40).plain.splitlines()
    there = next(number for number, line in enumerate(lines) if line.startswith("Ctrl+X"))
    column = lines[there].index("Stop")
    assert lines[there + 1][:column].strip() == ""
    assert (
        " ".join(f"{lines[there]} {lines[there + 1]}".split()) == "Ctrl+X Stop the import or analysis that is running"
    )
    assert max(map(len, lines)) <= 40


def test_the_help_of_two_reports_tells_the_signs() -> None:
    shown = help_content(("compare",), 80).plain
    assert "≈" in shown
    assert "Marks in the list" not in shown
    assert shown.startswith("Signs\n")
    assert "First of all" not in shown
    assert "Marks in the list" in help_content(("everywhere", "list"), 80).plain
