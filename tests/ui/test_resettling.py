"""Settings that change while the reader runs, and the user's own words in the list."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.traps import no_trap
from tests.ui.conftest import Running, press, screen_text, until
from tests.ui.fake_library import FakeLibrary

from newsreader.settings import Keyword, Settings
from newsreader.ui import app as app_module
from newsreader.ui.rows.own_words import OwnWords
from newsreader.ui.rows.pieces import Piece


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary.with_stories("Tariff talks go on", "Harbour reopens")


async def test_a_changed_file_is_taken_up(
    running: Running, library: FakeLibrary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app_module, "LOOK_EVERY", 0.02)
    file = tmp_path / "settings.toml"
    async with running(library, (120, 30), settings=Settings(), settings_path=file) as pilot:
        assert "s star" in screen_text(pilot.app)
        file.write_text('theme = "nord"\n[keys]\n"article.star" = "!"\n')
        await until(pilot, "Settings reloaded")
        assert "! star" in screen_text(pilot.app)
        assert pilot.app.theme == "nord"
        await press(pilot, "s")
        assert not library.articles[1].starred
        await press(pilot, "exclamation_mark")
        assert library.articles[1].starred
        assert "use_settings" in library.calls


async def test_a_faulty_file_is_told_and_changes_nothing(
    running: Running, library: FakeLibrary, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    async with running(library, (120, 30), settings=Settings(theme="nord"), settings_path=file) as pilot:
        file.write_text("\ntehme = 'dracula'\n")
        shown = await press(pilot, "f8")
        assert "`tehme`" in shown
        assert pilot.app.theme == "nord"


async def test_days_are_written_anew(running: Running, library: FakeLibrary, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    async with running(library, (120, 30), settings=Settings(dates="iso"), settings_path=file) as pilot:
        assert "Thu 07-17" in screen_text(pilot.app)
        file.write_text('dates = "month-first"\n')
        assert "Thu Jul 17" in await press(pilot, "f8")
        file.write_text("")
        assert "Thu 17 Jul" in await press(pilot, "f8")


async def test_other_columns_are_shown_at_once(running: Running, library: FakeLibrary, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    async with running(library, (120, 30), settings=Settings(), settings_path=file) as pilot:
        await press(pilot, "s")
        before = screen_text(pilot.app).splitlines()
        file.write_text("columns = []\n")
        shown = (await press(pilot, "f8")).splitlines()
        assert len([line for line in shown if "Harbour" in line or "Tariff" in line]) >= 2
        assert sum(1 for line in shown if line[:50].strip()) < sum(1 for line in before if line[:50].strip())


async def test_a_theme_chosen_by_hand_outlives_a_reload(running: Running, library: FakeLibrary, tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('week_start = "sunday"\n')
    async with running(library, (120, 30), settings=Settings(), settings_path=file) as pilot:
        pilot.app.theme = "dracula"
        await press(pilot, "f8")
        assert pilot.app.theme == "dracula"


async def test_a_theme_is_seen_while_choosing_and_esc_gives_the_old_one_back(
    running: Running, library: FakeLibrary, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    async with running(library, (80, 24), settings=Settings(theme="nord"), settings_path=file) as pilot:
        await press(pilot, "f2", "down")
        assert pilot.app.theme != "nord"
        await press(pilot, "escape")
        assert pilot.app.theme == "nord"
        assert not file.exists()


async def test_a_theme_that_was_chosen_is_kept_in_the_settings(
    running: Running, library: FakeLibrary, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('theme = "nord" # mine\n')
    async with running(library, (80, 24), settings=Settings(theme="nord"), settings_path=file) as pilot:
        shown = await press(pilot, "f2", "down", "enter")
        assert pilot.app.theme != "nord"
        assert file.read_text() == f'theme = "{pilot.app.theme}" # mine\n'
        assert "is saved in the settings" in shown
        assert "reloaded" not in shown


async def test_a_theme_that_cannot_be_kept_holds_until_the_end(
    running: Running, library: FakeLibrary, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    async with running(library, (120, 30), settings=Settings(theme="nord"), settings_path=file) as pilot:
        file.write_text("tehme = 'dracula'\n")
        shown = await press(pilot, "f2", "down", "enter")
        assert "until you leave" in shown
        assert "tehme" in shown
        assert pilot.app.theme != "nord"
        assert file.read_text() == "tehme = 'dracula'\n"


def test_own_words_are_pieces_of_their_own_in_headlines_alone() -> None:
    line = (Piece("   ", "mark"), Piece("Tariff talks on tariffs", "unread"), Piece("tariff", "meta"))
    assert OwnWords([Keyword("tariffs", "tariffs?|talks")]).marked((line,)) == (
        (
            Piece("   ", "mark"),
            Piece("Tariff", "own"), Piece(" ", "unread"), Piece("talks", "own"), Piece(" on ", "unread"),
            Piece("tariffs", "own"),
            Piece("tariff", "meta"),
        ),
    )  # fmt: skip


def test_a_pattern_that_runs_away_is_given_up() -> None:
    words = OwnWords([Keyword("slow", r"(?:a|aa|a.)+$(?<=b)c"), Keyword("good", "end")])
    line = (Piece("a" * 200 + " end", "headline"),)
    with no_trap():
        assert words.marked((line,))[0][-1] == Piece("end", "own")
        assert words.marked((line,) * 50)[0][-1] == Piece("end", "own")


async def test_own_words_are_marked_in_the_list(running: Running, library: FakeLibrary) -> None:
    settings = Settings(keywords=(Keyword("harbours", "harbou?r", "red"),))
    async with running(library, (120, 30), settings=settings) as pilot:
        stories = pilot.app.first_screen.desk.panes.stories  # type: ignore[attr-defined]
        drawn = [segment.text for y in range(4) for segment in stories.render_line(y)]
        assert "Harbour" in drawn
