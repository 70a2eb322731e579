"""The first screen, key by key: what is on the screen afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from tests.ui.conftest import Running, press, screen_text, settle, until
from tests.ui.fake_library import FakeLibrary, make_article
from tests.ui.first_screen import NARROW, WIDE, cursor_line, reader_lines, three_stories

from newsreader.models import Aside, DateMention
from newsreader.ui.widgets import story_reader
from newsreader.ui.widgets.story_list import StoryList


@pytest.fixture
def library() -> FakeLibrary:
    return three_stories()


def many(count: int = 300) -> FakeLibrary:
    return FakeLibrary.with_stories(*(f"Story {n} of many" for n in range(1, count + 1)))


async def test_in_a_narrow_title_line_the_name_makes_room_for_the_ways_to_other_places(
    running: Running, library: FakeLibrary
) -> None:
    async with running(library, (58, 20)) as pilot:
        assert screen_text(pilot.app).splitlines()[0] == " All stories · 3 unread  2: deadlines  3: names  4: feeds"
        await pilot.resize_terminal(40, 20)
        await settle(pilot)
        assert screen_text(pilot.app).splitlines()[0] == " newsreader  All stories · 3 unread"


async def test_first_screen_tells_counts_and_the_next_deadline(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        title = screen_text(pilot.app).splitlines()[0]
        assert title.startswith(" newsreader  All stories · 3 unread")
        assert title.endswith("2: deadlines ⚑ 1 Aug · in 14 days  3: names  4: feeds")
    async with running(library, NARROW) as pilot:
        assert screen_text(pilot.app).splitlines()[0].endswith("  2: due in 14 days  3: names  4: feeds")


async def test_midnight_moves_what_is_told_of_days(
    running: Running, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "The dockers have until 1 August to accept."
    due = (DateMention(text.index("1 "), text.index(" to"), "1 August", "2025-08-01", "deadline"),)
    library.articles[1] = make_article(1, 1, "Port strike enters second week", text=text, dates=due)
    days = [date(2025, 7, 18)]
    monkeypatch.setattr(library, "today", lambda: days[-1])
    async with running(library, WIDE) as pilot:
        assert screen_text(pilot.app).count("in 14 days") == 2
        days.append(date(2025, 7, 19))
        pilot.app._look_for_changes()  # type: ignore[attr-defined]
        await settle(pilot)
        assert screen_text(pilot.app).count("in 13 days") == 2


async def test_a_click_on_a_place_in_the_title_leads_there(running: Running, library: FakeLibrary) -> None:
    async with running(library, NARROW) as pilot:
        title = screen_text(pilot.app).splitlines()[0]
        await pilot.click(offset=(title.index("unread"), 0))
        assert screen_text(pilot.app).startswith(" newsreader  All stories")
        await pilot.click(offset=(title.index("names"), 0))
        await settle(pilot)
        assert screen_text(pilot.app).startswith(" newsreader  Names")


MOVES = (
    (["j"], "Factory activity rises"), (["g", "down"], "Factory activity rises"), (["k"], "Port strike"),
    (["j", "up"], "Port strike"), (["G"], "Rain ends drought"), (["g", "end"], "Rain ends drought"),
    (["g"], "Port strike"), (["G", "home"], "Port strike"), (["j", "j", "j", "j"], "Rain ends drought"),
)  # fmt: skip


async def test_keys_move_the_cursor(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        for keys, headline in MOVES:
            assert headline in cursor_line(await press(pilot, *keys)), keys


@pytest.mark.parametrize(
    ("key", "back", "rows"), [("space", "pageup", 10), ("pagedown", "pageup", 10), ("ctrl+d", "ctrl+u", 5)]
)
async def test_pages_move_by_what_is_seen(running: Running, key: str, back: str, rows: int) -> None:
    async with running(many(), WIDE) as pilot:
        assert f"Story {rows + 1} of" in cursor_line(await press(pilot, key))
        assert "Story 1 of" in cursor_line(await press(pilot, back))


async def test_the_reader_follows_the_cursor_and_marks_nothing(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        screen = await press(pilot, "j")
        assert "Factory activity rises" in reader_lines(screen)[0]
        assert "note_read" not in library.calls


async def test_where_nothing_can_be_written_opening_marks_and_analyses_nothing(
    running: Running, library: FakeLibrary
) -> None:
    library.is_read_only = True
    async with running(library, WIDE) as pilot:
        assert "3 unread · read-only" in (await press(pilot, "enter")).splitlines()[0]
        assert not {"note_read", "analyse"}.intersection(library.calls)


async def test_opening_reads_the_report_and_its_copies(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        for key in ("enter", "l", "right"):
            screen = await press(pilot, key)
            assert [a.id for a in library.articles.values() if a.read] == [1, 11], key
            assert cursor_line(screen).startswith("▌○ Port strike")
            assert "▌● Port strike" in await press(pilot, "m", "h")


async def test_what_is_marked_as_unread_stays_so_while_it_stands_open(
    running: Running, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(story_reader, "READ_AFTER", 0.2)
    async with running(library, WIDE) as pilot:
        await press(pilot, "enter", "m")
        await pilot.pause(0.4)
        await press(pilot, "h")
        assert not any(article.read for article in library.articles.values())


async def test_undo_takes_back_what_was_asked_for_not_what_reading_marked(
    running: Running, library: FakeLibrary
) -> None:
    async with running(library, WIDE) as pilot:
        await press(pilot, "s", "enter")
        assert "Undone: star" in await press(pilot, "u")
        assert not library.articles[1].starred
        assert [a.id for a in library.articles.values() if a.read] == [1, 11]
        await press(pilot, "j", "full_stop")
        assert "Redone: star" in await press(pilot, "U")
        assert library.articles[1].starred
        assert "Nothing to redo." in await press(pilot, "U")


async def test_a_story_of_one_article_has_nothing_to_unfold(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        told = (await press(pilot, "j")).count("Factory activity")
        screen = await press(pilot, "o")
        assert "Nobody else reports this yet" in screen
        assert screen.count("Factory activity") == told


async def test_back_to_the_list(running: Running, library: FakeLibrary) -> None:
    async with running(library, NARROW) as pilot:
        for back in ("h", "left", "escape", "q", "tab"):
            assert "Factory activity" not in await press(pilot, "enter")
            assert "Factory activity" in await press(pilot, back), back
            assert isinstance(pilot.app.focused, StoryList)


async def test_staying_reads(running: Running, library: FakeLibrary, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_reader, "READ_AFTER", 0.01)
    async with running(library, WIDE) as pilot:
        await press(pilot, "j")
        await until(pilot, lambda: library.articles[2].read)


async def test_scrolling_the_reader_from_the_list_reads(running: Running, library: FakeLibrary) -> None:
    library.articles[1] = make_article(1, 1, "Port strike", text="\n\n".join(f"Paragraph {n}." for n in range(60)))
    async with running(library, WIDE) as pilot:
        before = reader_lines(screen_text(pilot.app))
        after = reader_lines(await press(pilot, "J"))
        assert after[:-2] == before[2:]
        assert library.articles[1].read
        assert reader_lines(await press(pilot, "K")) == before


@pytest.mark.parametrize(
    ("keys", "first"),
    [(["j"], "3"), (["down", "k"], "0"), (["G"], "END"), (["G", "g"], "0"), (["space"], "PAGE"), (["ctrl+d"], "HALF")],
)
async def test_reader_scrolls_by_its_own_keys(running: Running, keys: list[str], first: str) -> None:
    text = "\n".join(f"Line {n}" for n in range(90))
    library = FakeLibrary.with_stories("Many lines", text=text)
    async with running(library, NARROW) as pilot:
        top = await press(pilot, "enter")
        screen = await press(pilot, *keys)
        if first == "0":
            assert screen == top
        elif first == "END":
            assert "Line 89" in screen
        else:
            assert screen.splitlines()[1] != top.splitlines()[1]


async def test_o_unfolds_the_reports_in_place_and_folds_them(running: Running, library: FakeLibrary) -> None:
    async with running(library, NARROW) as pilot:
        lines = (await press(pilot, "o")).splitlines()
        assert lines[3] == "▌  First Herald Thu 17 Jul · then Courier · copied by Echo"
        assert lines[4].startswith("   ● Port strike")
        assert lines[6].startswith("   ● Dockers stay out")
        assert "Dockers" in await press(pilot, "j", "j", "enter")
        assert "First Herald" not in await press(pilot, "escape", "o")


async def test_copies_stay_folded_under_their_first_printing_until_o_opens_them(
    running: Running, library: FakeLibrary
) -> None:
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "o")
        assert "Herald · Thu 17 Jul · ≡ 1 copy" in screen
        assert "≡ copy" not in screen
        screen = await press(pilot, "j", "o")
        assert "≡ copy · Echo" in screen.splitlines()[7]
        assert "≡ 1 copy" not in screen
        assert "≡ copy" not in await press(pilot, "o")


async def test_dot_and_comma_step_through_the_reports(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        assert "1 of 2 reports" in screen_text(pilot.app)
        screen = await press(pilot, "full_stop")
        assert "Dockers stay out" in reader_lines(screen)[0]
        assert "2 of 2 reports" in screen
        assert "1 of 2 reports" in await press(pilot, "full_stop")  # after the last the first again
        assert "2 of 2 reports" in await press(pilot, "comma")
        assert "1 of 2 reports" in await press(pilot, "comma")


async def test_dot_says_where_there_is_no_other_report(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        screen = await press(pilot, "j", "full_stop")
        assert "This story has no other report." in screen


async def test_dot_opens_the_reader_where_it_is_hidden(running: Running, library: FakeLibrary) -> None:
    async with running(library, NARROW) as pilot:
        assert "2 of 2 reports" in await press(pilot, "full_stop")


async def test_a_story_opens_at_what_is_new_in_it(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        assert "1 of 2 reports" in await press(pilot, "enter")
        assert "2 of 2 reports" in await press(pilot, "h", "j", "k")
        assert "1 of 2 reports" in await press(pilot, "enter", "period", "h", "j", "k")


async def test_space_reads_on_from_report_to_report_and_story_to_story(running: Running, library: FakeLibrary) -> None:
    library.articles[1] = make_article(1, 1, "Port strike enters second week", text="Line.\n\n" * 30 + "The end.")
    async with running(library, NARROW) as pilot:
        await press(pilot, "enter")
        assert "The end." not in screen_text(pilot.app)
        assert "The end." in await press(pilot, "space", "space", "space")
        assert "2 of 2 reports" in await press(pilot, "space")
        assert "Factory activity rises" in await press(pilot, "space")
        assert "Rain ends drought" in await press(pilot, "space")
        assert "Nothing unread below." in await press(pilot, "space")
        assert all(article.read for article in library.articles.values())


async def test_n_goes_from_unread_to_unread(running: Running) -> None:
    library = many(200)
    for number in range(1, 200):
        library.articles[number] = make_article(number, number, f"Story {number} of many", read=number not in (1, 90))
    async with running(library, WIDE) as pilot:
        assert "Story 90 of" in cursor_line(await press(pilot, "n"))
        assert "Story 200 of" in cursor_line(await press(pilot, "n"))
        assert "Nothing unread below" in await press(pilot, "n")
        assert "Story 1 of" in cursor_line(await press(pilot, "N", "N"))


async def test_v_shows_what_was_left_out(running: Running, library: FakeLibrary) -> None:
    library.articles[1] = make_article(1, 1, "Port strike", asides=(Aside("promotion", "Subscribe now"),))
    async with running(library, WIDE) as pilot:
        assert "Subscribe now" not in screen_text(pilot.app)
        shown = await press(pilot, "v")
        assert "Subscribe now" in shown
        assert "Shown: 1 promotion" in shown


async def test_v_says_where_it_shows_what_is_out_of_sight(running: Running, library: FakeLibrary) -> None:
    text = "\n\n".join(f"Paragraph {number}." for number in range(40))
    library.articles[1] = make_article(
        1, 1, "Port strike", text=text, asides=(Aside("promotion", "Subscribe now", 30),)
    )
    async with running(library, WIDE) as pilot:
        assert "Shown further down: 1 promotion" in await press(pilot, "v")
        await press(pilot, "v", "enter", "G")
        assert "Shown further up: 1 promotion" in await press(pilot, "v")


async def test_v_in_a_narrow_list_says_that_nothing_is_open(running: Running, library: FakeLibrary) -> None:
    async with running(library, NARROW) as pilot:
        assert "Open an article first" in await press(pilot, "v")


async def test_tab_goes_to_the_other_pane(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        await press(pilot, "tab")
        assert not isinstance(pilot.app.focused, StoryList)
        await press(pilot, "tab")
        assert isinstance(pilot.app.focused, StoryList)


async def test_z_gives_the_reader_the_screen(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        before = screen_text(pilot.app)
        assert "Factory" not in await press(pilot, "z")
        assert "Factory" in await press(pilot, "z")
        assert "Factory" not in await press(pilot, "z")
        assert await press(pilot, "escape") == before


async def test_the_border_moves_and_stops_at_its_ends(running: Running, library: FakeLibrary) -> None:
    def border(screen: str) -> int:
        return screen.splitlines()[1].index("│")

    async with running(library, WIDE) as pilot:
        before = border(screen_text(pilot.app))
        assert border(await press(pilot, "greater_than_sign")) > before
        assert border(await press(pilot, "less_than_sign")) == before
        assert border(await press(pilot, *["less_than_sign"] * 30)) >= 16


async def test_q_on_the_first_screen_quits(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        await press(pilot, "q")
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running


async def test_r_reads_the_list_again_and_stays_where_it_was(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        await press(pilot, "j")
        library.articles = {99: make_article(99, 99, "Brand new story"), **library.articles}
        screen = await press(pilot, "R")
        assert "Brand new story" in screen
        assert "Factory activity rises" in cursor_line(screen)


async def test_a_report_that_moved_to_another_story_is_followed(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        await press(pilot, "j", "enter")
        library.articles[2] = make_article(2, 3, "Factory activity rises")
        screen = await press(pilot, "R")
        assert "Factory activity rises" in reader_lines(screen)[0]
        assert "1 of 2 reports" in screen


@pytest.mark.parametrize("all_is_drawn_again", [True, False])
async def test_the_open_report_stays_open_when_it_leaves_a_story_that_goes_on(
    running: Running, library: FakeLibrary, all_is_drawn_again: bool
) -> None:
    library.articles[9] = make_article(9, 2, "Factories busier than ever")
    async with running(library, WIDE) as pilot:
        await press(pilot, "j", "enter", "full_stop")
        assert "Factories busier than ever" in reader_lines(screen_text(pilot.app))[0]
        library.articles[9] = make_article(9, 3, "Factories busier than ever")
        if all_is_drawn_again:
            await press(pilot, "R")
        else:
            pilot.app.first_screen.reload()  # type: ignore[attr-defined]
            await settle(pilot)
        assert "Factories busier than ever" in reader_lines(screen_text(pilot.app))[0]
        assert "2 of 2 reports" in screen_text(pilot.app)


async def test_a_window_made_wide_shows_what_the_cursor_has_gone_to(running: Running, library: FakeLibrary) -> None:
    async with running(library, (80, 24)) as pilot:
        await press(pilot, "enter", "h", "j")
        await pilot.resize_terminal(120, 30)
        await settle(pilot)
        assert "Factory activity" in reader_lines(screen_text(pilot.app))[0]


async def test_resizing_keeps_the_place(running: Running) -> None:
    async with running(many(), WIDE) as pilot:
        await press(pilot, *["space"] * 5)
        place = cursor_line(screen_text(pilot.app))
        for size in ((60, 12), (20, 5), (300, 80), WIDE):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert cursor_line(screen_text(pilot.app))[:14] == place[:14]


async def test_a_click_moves_and_a_second_click_opens(running: Running, library: FakeLibrary) -> None:
    async with running(library, NARROW) as pilot:
        await pilot.click(offset=(10, 3))
        await settle(pilot)
        assert "Factory" in cursor_line(screen_text(pilot.app))
        await pilot.click(offset=(10, 3))
        await settle(pilot)
        assert library.articles[2].read
        assert "Rain ends" not in screen_text(pilot.app)


async def test_a_click_on_a_key_does_what_the_key_does(running: Running, library: FakeLibrary) -> None:
    async with running(library, WIDE) as pilot:
        line = screen_text(pilot.app).splitlines()[-1]
        await pilot.click(offset=(line.index("star"), 23))
        await settle(pilot)
        assert library.articles[1].starred


async def test_watched_names_are_marked_in_the_list(running: Running, library: FakeLibrary) -> None:
    library.watched = {2: ("Ann Lee", "Osaka")}
    async with running(library, WIDE) as pilot:
        assert "Herald · ◆ Ann Lee, Osaka · Thu 17 Jul" in screen_text(pilot.app)


async def test_hundred_thousand_rows_scroll_without_reading_them_all(running: Running) -> None:
    library = many(1)

    class Endless(FakeLibrary):
        def story_ids(self, query: str = "", **options: object) -> tuple[int, ...]:
            return tuple(range(1, 100_001))

        def _story_row(self, story_id: int) -> object:
            self.calls.append("row")
            self.articles[story_id] = make_article(story_id, story_id, f"Story {story_id} of very many, read by few")
            row = FakeLibrary._story_row(self, story_id)
            del self.articles[story_id]
            return row

        def article(self, article_id: int) -> object:
            return make_article(article_id, article_id, f"Story {article_id}")

    async with running(Endless(library.articles), NARROW) as pilot:
        assert "Story 100000 of" in cursor_line(await press(pilot, "G"))
        screen = await press(pilot, "pageup", "pageup", "j")
        assert "Story 99980 of" in cursor_line(screen) or "Story 999" in cursor_line(screen)
        assert library.calls.count("row") < 2000
