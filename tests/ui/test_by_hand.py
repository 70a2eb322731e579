"""What the user knows better, by keys: fields, paragraphs, notes, marks, stories; each is undone by u."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.ui.conftest import Running, burst, press, screen_text, until
from tests.ui.contrast import contrast, segments
from tests.ui.real_library import article_named
from textual.widget import Widget
from textual.widgets import Input, Label

from newsreader.library.library import Library
from newsreader.ui.widgets.choices import Choices

NARROW, WIDE = (80, 24), (120, 40)
MILLS, RIVER = "Forty mills in Ardley", "Orm rises after rain"


def story_of(library: Library, title: str) -> int:
    return library.article(article_named(library, title)).story


async def test_what_is_refused_is_told_as_a_sentence(running: Running, library: Library) -> None:
    async with running(library) as pilot:
        assert "These articles are of several stories." in await press(pilot, "asterisk", "minus")


async def test_the_form_tells_where_each_field_comes_from_and_corrects_it(running: Running, library: Library) -> None:
    mills = article_named(library, MILLS)
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "E")
        assert "Title   Forty mills in Ardley" in screen
        assert "not known" not in screen
        assert "as the file says" in screen
        screen = await press(pilot, "down", "ctrl+a", "ctrl+k", *"3 July 2025", "tab", *"Ardley", "enter")
        assert "Corrected: date, place" in screen
        article = library.article(mills)
        assert (article.published, article.place, article.title) == ("2025-07-03", "Ardley", MILLS)
        screen = await press(pilot, "g", "E")
        library_order = screen_text(pilot.app)
        assert "Correct this article" in library_order
        await press(pilot, "escape", "u")
        assert library.article(mills).published == "2025-07-17"


async def test_the_form_tells_the_local_day_and_time_leaves_them_and_takes_them(
    running: Running, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    (tmp_path / "weir.txt").write_text("Title: Weir\nDate: 2029-07-17T20:30:00Z\n\nThe weir at Ardley is to go.\n")
    library.import_paths([tmp_path / "weir.txt"])
    async with running(library, NARROW) as pilot:
        assert "Date    2029-07-18 05:30" in await press(pilot, "g", "E")
        await press(pilot, "tab", "tab", *"Ardley", "enter")
        article = library.article(article_named(library, "Weir"))
        assert (article.published, article.place) == ("2029-07-17T20:30:00Z", "Ardley")
        await press(pilot, "E", "tab", "end", "backspace", "5", "enter")
        assert library.article(article.id).published == "2029-07-17T20:35:00Z"


async def test_the_form_opens_where_damage_left_days_and_origins_that_are_none(
    running: Running, library: Library, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        connection.execute("UPDATE articles SET title_from = 'x', published_from = 'x', published = 'yesterday'")
    connection.close()
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "E")
        assert "Date    yesterday" in screen
        assert screen.count("from where is not known") == 2


async def test_the_form_says_that_a_source_is_only_the_name_of_the_folder(
    running: Running, library: Library, tmp_path: Path
) -> None:
    (tmp_path / "ardley-echo").mkdir()
    (tmp_path / "ardley-echo/weir.txt").write_text("Title: Weir\nDate: 2029-07-17\n\nThe weir at Ardley is to go.\n")
    library.import_paths([tmp_path / "ardley-echo"])
    async with running(library, NARROW) as pilot:
        lines = (await press(pilot, "g", "E")).splitlines()
        (at,) = (number for number, line in enumerate(lines) if "Source  Ardley Echo" in line)
        assert "a guess from the name of its folder" in lines[at + 1]


async def test_what_enter_has_taken_is_kept_where_escape_comes_right_behind(running: Running, library: Library) -> None:
    mills = article_named(library, MILLS)
    async with running(library, NARROW) as pilot:
        await press(pilot, "E", "ctrl+a", "ctrl+k", *"Mills")
        await burst(pilot, "enter", "escape")
        await press(pilot, "W", *"ask")
        await burst(pilot, "enter", "escape")
        assert library.marks.note(mills) == "ask"
        assert library.article(mills).title == "Mills"
        await press(pilot, "E", "tab", "ctrl+a", "ctrl+k", *"soon")
        assert "“soon” is not a date" in await burst(pilot, "enter", "escape")


async def test_a_bad_date_is_told_in_the_form(running: Running, library: Library) -> None:
    mills = article_named(library, MILLS)
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "E", "tab", "ctrl+a", "ctrl+k", *"soon", "enter")
        assert "“soon” is not a date with its year. Write it as 2025-07-17" in screen
        assert library.article(mills).published == "2025-07-17"
        await press(pilot, "ctrl+a", "ctrl+k", "enter")
        assert library.article(mills).published is None


async def test_a_correction_is_taken_back_in_the_form(running: Running, library: Library) -> None:
    mills = article_named(library, MILLS)
    async with running(library, NARROW) as pilot:
        await press(pilot, "E", "ctrl+a", "ctrl+k", *"Mills", "enter")
        assert library.article(mills).title == "Mills"
        assert "corrected by you · Ctrl+R takes it back" in await press(pilot, "E")
        assert "Title   Forty mills in Ardley" in await press(pilot, "ctrl+r")
        assert library.article(mills).title == MILLS


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        (("E", "ctrl+r"), "You have not corrected this field."),
        (("P", "u"), "Nothing has been moved yet."),
        (("ctrl+t", "r"), "There is nothing here to do that with."),
        (("J",), "Open an article first."),
    ],
)
async def test_a_key_with_nothing_to_do_says_so(
    running: Running, library: Library, keys: tuple[str, ...], told: str
) -> None:
    async with running(library, NARROW) as pilot:
        assert told in await press(pilot, *keys)


async def test_what_undo_brings_back_is_analysed_again(running: Running, library: Library) -> None:
    mills = article_named(library, MILLS)
    async with running(library, NARROW) as pilot:
        await press(pilot, "E", "down", "ctrl+a", "ctrl+k", *"3 July 2024", "enter")
        await until(pilot, lambda: not library.awaits_analysis())
        for key in ("u", "U"):
            published = library.article(mills).published
            await press(pilot, key)
            assert library.article(mills).published != published
            await until(pilot, lambda: not library.awaits_analysis())


async def test_a_paragraph_is_moved_out_and_in_again(running: Running, library: Library) -> None:
    mills = article_named(library, MILLS)
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "P", "j", "j", "enter")
        assert "┄ left out: Entry is free." in screen
        assert "Entry" not in library.article(mills).text
        await press(pilot, "enter")
        assert library.article(mills).text.endswith("Entry is free.")
        await press(pilot, "u", "u")
        assert library.article(mills).asides == ()
        assert "Enter moves it" not in await press(pilot, "escape")


async def test_a_second_press_moves_the_same_paragraph_back_however_quick(running: Running, library: Library) -> None:
    mills = article_named(library, MILLS)
    before = library.article(mills)
    async with running(library, NARROW) as pilot:
        await press(pilot, "P", "j")
        await burst(pilot, "enter", "enter")
        assert (library.article(mills).text, library.article(mills).asides) == (before.text, before.asides)


async def test_what_was_moved_right_before_the_window_closed_is_analysed(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        await press(pilot, "P", "j")
        await burst(pilot, "enter", "escape")
        await until(pilot, lambda: "Entry is free" in library.article(article_named(library, MILLS)).text)
        await until(pilot, lambda: not library.awaits_analysis())


async def test_a_note_stands_over_the_article(running: Running, library: Library) -> None:
    async with running(library, WIDE) as pilot:
        assert "✎ ask about the loan" in await press(pilot, "W", *"ask about the loan", "enter")
        assert "✎ ask about the loan!" in await press(pilot, "W", "exclamation_mark", "enter")
        assert "✎" not in await press(pilot, "W", "ctrl+a", "ctrl+k", "enter")


async def test_commands_mean_all_marked_rows(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "x", "x")
        assert "2 marked" in screen.splitlines()[0]
        assert " ✓ Forty mills" in screen
        await press(pilot, "s", "m")
        marked = [row for row in library.article_rows(library.article_ids()) if row.starred]
        assert {row.title for row in marked} == {MILLS, "Pilots walk out"}
        assert library.counts().unread == 1
        await press(pilot, "s")
        assert library.counts().starred == 0
        assert "marked" not in (await press(pilot, "escape")).splitlines()[0]


async def test_marking_all_and_archiving(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        assert "3 marked" in (await press(pilot, "asterisk")).splitlines()[0]
        assert "marked" not in (await press(pilot, "asterisk")).splitlines()[0]
        screen = await press(pilot, "x", "x", "A")
        assert "Archived 4 articles" in screen
        assert len(library.story_ids()) == 1
        await press(pilot, "slash", *"is:archived", "enter")
        assert "Brought back 4 articles" in await press(pilot, "asterisk", "A")
        assert len(library.story_ids()) == 3


async def test_marking_the_archived_as_read_leaves_what_is_not_listed(running: Running, library: Library) -> None:
    away, other = library.story(
        next(one for one in library.story_ids() if len(library.story(one).articles) > 1)
    ).articles[:2]
    library.marks.archive([away])
    async with running(library, NARROW) as pilot:
        await press(pilot, "slash", *"is:archived", "enter", "M")
    assert library.article(away).read
    assert not library.article(other).read


async def test_plus_chooses_the_story_the_likeliest_first(running: Running, library: Library) -> None:
    ships = library.stories.take_out([article_named(library, "Ships wait as pilots strike")])
    async with running(library, NARROW) as pilot:
        await press(pilot, "j")  # newest first: mills, the pilots, the ships, the river
        await press(pilot, "j")
        for typed in ("", "pilo"):  # a word is found by how it begins
            screen = await press(pilot, "plus", *typed)
            assert "Put 1 article into …" in screen
            assert screen.splitlines()[3].split("│")[1].strip() == "Pilots walk out"
            await press(pilot, "escape")
        await press(pilot, "plus")
        assert "Put 1 article into “Pilots walk out”" in await press(pilot, "enter")
        assert ships not in library.story_ids()
        await press(pilot, "u")
        assert ships in library.story_ids()


async def test_enter_right_after_the_words_chooses_what_they_find(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        await press(pilot, "plus")
        assert "Put 1 article into “Orm rises after rain”" in await burst(pilot, *"orm", "enter")


async def test_a_choice_of_stories_says_when_there_is_none(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        assert "No other story matches “zebra”." in await press(pilot, "equals_sign", *"zebra")
        assert "No other story" not in await press(pilot, *["backspace"] * 5)
        for one in library.story_ids()[1:]:
            library.marks.delete(library.story(one).articles)
        await press(pilot, "escape", "R")
        assert "There is no other story." in await press(pilot, "g", "equals_sign")


async def test_a_story_is_searched_by_its_words(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "equals_sign", *"river")
        assert "Make this story one with …" in screen
        assert RIVER in screen
        assert "Joined 2 stories" in await press(pilot, "enter")
        assert story_of(library, MILLS) == story_of(library, RIVER)
        assert len(library.story_ids()) == 2


async def test_marked_stories_are_joined_and_marked_reports_split_off(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        await press(pilot, "asterisk", "equals_sign")
        assert len(library.story_ids()) == 1
        await press(pilot, "g", "o", "j", "x", "x")
        assert "Taken out: 2 articles" in await press(pilot, "minus")
        assert len(library.story_ids()) == 2
        await press(pilot, "u", "u")
        assert len(library.story_ids()) == 3


async def test_in_the_reader_it_is_said_where_rows_are_marked(running: Running, library: Library) -> None:
    async with running(library, WIDE) as pilot:
        shown = await press(pilot, "enter", "x", "asterisk")
        assert "Rows are marked in the list; ← goes there." in shown
        assert "✓" not in shown


async def test_what_is_read_stays_in_a_list_of_unread_ones(running: Running, library: Library) -> None:
    async with running(library, NARROW) as pilot:
        await press(pilot, "slash", *"is:unread", "enter", "enter")
        assert library.article(article_named(library, MILLS)).read
        screen = await press(pilot, "escape")
        assert f"▌  {MILLS}" in screen
        assert "3 stories" in screen
        assert MILLS not in await press(pilot, "j", "R")


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["80x24", "120x40"])
@pytest.mark.parametrize(
    "keys", [("E",), ("P", "enter"), ("plus",), ("t",), ("W",), ("x", "x", "k", "o")], ids=lambda keys: "-".join(keys)
)
async def test_picture(
    running: Running, library: Library, keys: tuple[str, ...], size: tuple[int, int], snapshot: SnapshotAssertion
) -> None:
    library.tags.change([article_named(library, MILLS)], ["paintings"], [])
    async with running(library, size) as pilot:
        assert await press(pilot, *keys) == snapshot


@pytest.mark.parametrize(
    ("keys", "kinds"),
    [
        (("E", "tab", "ctrl+a", "ctrl+k", *"soon", "enter"), (Label, Input)),
        (("V",), (Choices,)),
        (("P", "enter"), (Choices,)),
    ],
    ids=["form", "searches", "paragraphs"],
)
async def test_windows_are_legible_in_every_theme(
    running: Running, library: Library, keys: tuple[str, ...], kinds: tuple[type[Widget], ...]
) -> None:
    library.searches.give_key(library.searches.save("Port", "harbour"), "5")
    async with running(library, NARROW) as pilot:
        await press(pilot, *keys)
        poor = []
        for name, theme in pilot.app.available_themes.items():
            if theme.ansi:
                continue  # the terminal's own colours: nothing to compute
            pilot.app.theme = name
            await pilot.pause(0.01)
            for widget in (one for kind in kinds for one in pilot.app.screen.query(kind) if one.display):
                pieces = [piece for piece in segments(widget) if piece.text.strip("│╭╮╰╯─ ")]
                poor += [f"{name}: {piece.text!r} {contrast(piece):.2f}" for piece in pieces if contrast(piece) < 4]
        assert poor == []


async def test_a_watched_name_is_marked_in_list_and_reader(running: Running, library: Library) -> None:
    name = next(one for one in library.entities.matching("harbour") if one.articles > 1)
    library.entities.watch(name.id, True)
    async with running(library, WIDE) as pilot:
        screen = await press(pilot, "j")
        assert f"◆ {name.name}" in screen
        assert f"◆ watched: {name.name}" in screen
        assert "≡ First Herald Mon 14 Jul · then Courier Tue 15 Jul" in screen


async def test_a_library_that_is_all_archived_says_so_and_welcomes_nobody(running: Running, library: Library) -> None:
    library.marks.archive(library.article_ids())
    async with running(library, NARROW) as pilot:
        screen = screen_text(pilot.app)
        assert "Everything is archived." in screen
        assert "Welcome" not in screen
        assert MILLS in await press(pilot, "slash", *"is:archived", "enter")


async def test_what_is_archived_of_a_story_is_found_shown_and_brought_back(running: Running, library: Library) -> None:
    archived = article_named(library, "Ships wait as pilots strike")
    library.marks.archive([archived])
    async with running(library, NARROW) as pilot:
        screen = await press(pilot, "slash", *"is:archived", "enter")
        assert "Ships wait as pilots strike" in screen
        assert "Pilots walk out" not in screen
        assert "Ships queued off Port Ellen" in await press(pilot, "enter")
        assert "Brought back 1 article" in await press(pilot, "escape", "A")
    assert archived in library.article_ids()
