"""Commands on articles and stories, by their keys: marks, tags, leaving, finding, following."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import pytest
from tests.ui.conftest import Running, burst, press, screen_text, settle, until
from tests.ui.fake_library import FakeLibrary, make_article
from tests.ui.first_screen import NARROW, WIDE, cursor_line, three_stories

from newsreader.library.library import Library
from newsreader.models import DateMention
from newsreader.ui.app import NewsApp
from newsreader.ui.widgets.story_reader import StoryReader


@pytest.fixture
def library() -> FakeLibrary:
    return three_stories()


async def test_of_several_changes_the_last_is_told(running: Running) -> None:
    library = FakeLibrary.with_stories("Tariff talks go on", "Harbour reopens")
    async with running(library, (80, 24)) as pilot:
        await press(pilot, "s", "j", "s")
        assert "Undone: star" in await press(pilot, "u")
        shown = await press(pilot, "u", "u")
        assert "Nothing to undo" in shown
        assert "Undone" not in shown


async def test_of_several_answers_the_last_is_told(running: Running) -> None:
    async with running(FakeLibrary.with_stories("Harbour reopens"), (80, 24)) as pilot:
        assert "Nobody else reports this" in await press(pilot, "c")
        shown = await press(pilot, "b")
        assert "no address" in shown
        assert "Nobody else reports this" not in shown


@pytest.mark.parametrize("key", ["c", "S", "I", "s", "m", "t", "A", "D", "o", "full_stop", "minus", "b", "y", "E", "W"])
async def test_where_nothing_is_listed_a_command_says_so(running: Running, library: FakeLibrary, key: str) -> None:
    async with running(library, WIDE) as pilot:
        await press(pilot, "slash", *"zzz", "enter")
        assert "There is nothing here to do that with." in await press(pilot, key)


async def test_m_marks_the_whole_story_from_the_list_and_back(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        assert cursor_line(await press(pilot, "m")).startswith("▌  Port")
        assert sum(a.read for a in library.articles.values()) == 3
        assert cursor_line(await press(pilot, "m")).startswith("▌● Port")


async def test_m_marks_one_report_in_the_reader(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        await press(pilot, "enter", "full_stop", "m")
        assert [a.id for a in library.articles.values() if a.read] == [1, 11]


async def test_s_stars_what_is_shown_and_takes_the_star_off(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        screen = await press(pilot, "j", "s")
        assert library.articles[2].starred
        assert "★ Herald" in screen
        assert "★" not in await press(pilot, "s")


@pytest.mark.parametrize("key", ["s", "m"])
async def test_a_second_press_takes_back_the_first_however_quick(
    running: Running, library: FakeLibrary, key: str
) -> None:
    async with running(library, WIDE) as pilot:
        await burst(pilot, "j", key, key)
        assert len(library.past) == 2
        assert not library.articles[2].starred
        assert not library.articles[2].read


async def test_a_command_on_all_rows_asks_for_them_at_once(running: Running) -> None:
    library = FakeLibrary.with_stories(*(f"Story {n}" for n in range(300)))
    async with running(library, WIDE) as pilot:
        library.calls.clear()
        await press(pilot, "asterisk", "s")
        assert all(article.starred for article in library.articles.values())
        assert library.calls.count("story") < 10


@pytest.mark.parametrize("key", ["D", "t"])
async def test_a_command_that_asks_first_reads_no_rows_of_what_is_marked(running: Running, key: str) -> None:
    library = FakeLibrary.with_stories(*(f"Story {n}" for n in range(300)))
    asked: list[int] = []
    rows = library.article_rows
    library.article_rows = lambda ids, text="": asked.extend(ids) or rows(ids, text)  # type: ignore[method-assign]
    async with running(library, WIDE) as pilot:
        await press(pilot, "asterisk")
        asked.clear()
        shown = await press(pilot, key)
        assert not asked
        assert "300" in shown


@pytest.mark.parametrize("key", ["t", "W"])
async def test_what_is_typed_right_behind_the_key_of_a_question_is_its_answer(
    running: Running, library: FakeLibrary, key: str
) -> None:
    async with running(library, WIDE) as pilot:
        assert " smart " in await burst(pilot, key, *"smart")
        assert not library.past


async def test_capital_m_marks_all_and_u_takes_it_back_with_its_name(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        assert "Marked 5 articles as read. u takes it back." in await press(pilot, "M")
        assert "Everything is read already." in await press(pilot, "M")
        assert all(a.read for a in library.articles.values())
        assert "Undone: mark 5 read" in await press(pilot, "u")
        assert not any(a.read for a in library.articles.values())
        assert "Redone: mark 5 read" in await press(pilot, "U")
        assert all(a.read for a in library.articles.values())


async def test_nothing_to_undo_is_said(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        assert "Nothing to undo" in await press(pilot, "u")


async def test_capital_i_tells_why_the_reports_are_one_story(running: Running, library: FakeLibrary) -> None:
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "I")
        assert "Why these belong together" in screen
        assert "- names: Ann Lee, [b]Harwich[/b]" in screen
        assert "Quite sure" not in await press(pilot, "q")


async def test_reasons_open_over_no_other_place(
    running: Running, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = threading.Event()
    monkeypatch.setattr(FakeLibrary, "explain", lambda *_: str(gone.wait(20)))
    async with running(library, NARROW) as pilot:
        await pilot.press("I", "2")
        await until(pilot, "Nothing falls due")
        gone.set()
        await settle(pilot)
        assert "Why these belong together" not in screen_text(pilot.app)


async def test_t_tags_and_takes_tags_off(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        await press(pilot, "j", "t", *"economy, [b]x", "enter")
        assert library.articles[2].tags == ("economy", "[b]x")
        screen = await press(pilot, "t")
        assert "[b]x, economy," in screen
        screen = await press(pilot, *["backspace"] * 9, "enter")
        assert "No longer tagged: economy" in screen
        assert library.articles[2].tags == ("[b]x",)
        await press(pilot, "t", "escape")
        assert library.articles[2].tags == ("[b]x",)


async def test_tags_are_completed_and_put_on_all_marked_rows(running: Running, library: FakeLibrary) -> None:
    library.articles[2] = make_article(2, 2, "Factory activity rises", tags=("economy",))
    async with running(library, WIDE) as pilot:
        assert "2 marked" in (await press(pilot, "j", "x", "x")).splitlines()[0]
        screen = await press(pilot, "t")
        assert "Tags of 2 articles" in screen
        assert "Some of them have: economy" in screen
        await press(pilot, *"eco", "tab", "enter")
        assert [library.articles[n].tags for n in (1, 2, 3)] == [(), ("economy",), ("economy",)]
        assert "marked" not in (await press(pilot, "escape")).splitlines()[0]


async def test_delete_asks_first_and_no_is_the_default(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        assert "Delete 1 article?" in await press(pilot, "j", "D")
        assert "Factory activity" in await press(pilot, "enter")
        screen = await press(pilot, "D", "down", "enter")
        assert "Factory activity" not in screen
        assert "Deleted 1 article" in screen
        assert "Rain ends" in cursor_line(screen)
        assert "Factory activity" in await press(pilot, "u")


async def test_capital_a_archives(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        screen = await press(pilot, "A")
        assert "Archived 3 articles" in screen
        assert "Port strike" not in screen


async def test_minus_makes_the_open_report_a_story_of_its_own(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        screen = await press(pilot, "full_stop", "minus")
        assert library.articles[10].story == 1000
        assert "it is a story of its own now" in screen
        assert "one report only" in await press(pilot, "minus")


async def test_ctrl_f_finds_in_the_article(running: Running, library: FakeLibrary) -> None:
    text = "\n\n".join(f"Paragraph {n}" + (" with a lighthouse" if n in (60, 90) else "") for n in range(120))
    library.articles[2] = make_article(2, 2, "Factory activity rises", text=text)
    async with running(library, WIDE) as pilot:
        await press(pilot, "j")
        screen = await press(pilot, "ctrl+f", *"lighthouse")
        assert "Paragraph 60 with" in screen
        assert "1 of 2" in screen
        screen = await press(pilot, "enter", "n")
        assert "Paragraph 90 with" in screen
        assert "2 of 2" in screen
        assert "2 of 2" in await press(pilot, "n")
        assert "Paragraph 60 with" in await press(pilot, "N")
        assert "not in this article" in await press(pilot, "ctrl+f", *"zebra")
        assert "find" not in await press(pilot, "escape")
        assert isinstance(pilot.app.focused, StoryReader)


async def test_another_article_ends_the_finding(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        assert "1 of 2" in await press(pilot, "ctrl+f", *"port", "enter")
        screen = await press(pilot, "full_stop")
        assert "Dockers stay out" in screen
        assert " find " not in screen


async def test_y_copies_the_address_or_the_path(running: Running, library: FakeLibrary) -> None:
    library.articles[2] = make_article(2, 2, "Factory activity rises", url="https://news.example/factory")
    async with running(library, WIDE) as pilot:
        assert "Copied: news/1.txt" in await press(pilot, "y")
        await press(pilot, "j", "y")
        assert pilot.app.clipboard == "https://news.example/factory"


async def test_whole_text_of_an_article_from_a_file_is_not_asked_for(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        shown = await press(pilot, "X")
        assert "no address on the web" in shown
        assert "Fetching" not in shown


async def test_b_opens_only_addresses_and_only_beside_the_terminal(
    running: Running, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    library.articles[2] = make_article(2, 2, "Factory activity rises", url="https://news.example/factory")
    library.articles[3] = make_article(3, 3, "Rain ends drought", url="javascript:alert(1)")
    monkeypatch.setattr(NewsApp, "open_url", lambda self, url, **_: opened.append(url))
    monkeypatch.setattr("newsreader.ui.host.has_browser", lambda: bool(opened))
    async with running(library, WIDE) as pilot:
        assert "no address on the web" in await press(pilot, "b")
        assert "No browser can be opened here" in await press(pilot, "j", "b")
        opened.append("")
        await press(pilot, "b", "j", "b")
        assert opened == ["", "https://news.example/factory"]


async def test_a_name_in_the_reader_is_searched_for(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        app = pilot.app
        assert isinstance(app, NewsApp)
        reader = app.first_screen.panes.reader  # type: ignore[union-attr]
        reader.post_message(reader.HighlightChosen(1, "person", "Ann Lee"))
        await settle(pilot)
        assert 'Search: entity:"Ann Lee" · 0 stories' in screen_text(app)


async def test_enter_in_the_reader_says_what_it_cannot_follow(running: Running, library: FakeLibrary) -> None:
    text = "The harbour opened on 3 March."
    dates = (DateMention(22, 29, "3 March", "2025-03-03", "past"),)
    library.articles[2] = make_article(2, 2, "Factory activity rises", text=text, dates=dates)
    async with running(library, WIDE) as pilot:
        assert "] goes to a name or date; Enter then follows it." in await press(pilot, "j", "enter", "enter")
        told = await press(pilot, "right_square_bracket", "enter")
        assert "This date is not in the agenda: nothing falls due or is planned then." in told


async def test_a_deadline_in_the_reader_opens_the_agenda_at_its_day(
    running: Running, seeds: Path, tmp_path: Path, now: datetime
) -> None:
    with Library.open(tmp_path / "library.sqlite", clock=lambda: now) as opened:
        opened.import_paths([seeds])
        opened.analyse()
        async with running(opened, WIDE) as pilot:
            await press(pilot, "enter")
            reader = pilot.app.first_screen.panes.reader  # type: ignore[attr-defined]
            reader.post_message(reader.HighlightChosen(1, "deadline", "2025-08-01"))
            await settle(pilot)
            agenda = screen_text(pilot.app)
            assert "Deadlines" in agenda
            assert "▌⚑ Fri 1 Aug" in agenda
