"""The agenda: groups, lines, the strip of weeks, and the screen's keys."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from rich.cells import cell_len
from tests.ui.conftest import Running, press, screen_text, settle, until
from tests.ui.hosting import HostApp, UnchangingLibrary, hosted
from tests.ui.invented_news import FERRY, invented_article
from tests.ui.real_library import article_named, make_library
from textual.app import App
from textual.widgets import Input

from newsreader.errors import NotFoundError
from newsreader.library.library import Library
from newsreader.models import AgendaEntry, Article, DateKind
from newsreader.ui.messages import LibraryChanged
from newsreader.ui.rows.agenda import agenda_groups, days_with_entries, entry_lines, of_the_day_above, when_words
from newsreader.ui.screens.deadlines import DeadlinesScreen
from newsreader.ui.widgets.agenda import AgendaList, WeekStrip

TODAY = date(2026, 5, 27)
FERRY_SENTENCE = FERRY.split("\n\n", maxsplit=1)[0]


def entry(day: str, kind: DateKind = "deadline", sentence: str = "Something lapses.", **fields: object) -> AgendaEntry:
    left = (date.fromisoformat(day) - TODAY).days if len(day) == 10 else 20
    made = AgendaEntry(day, kind, sentence, (1,), 7, left, "Ferry crews set to strike over pay", ("Lindholm Post",))
    return replace(made, **fields)  # type: ignore[arg-type]


ENTRIES = (
    entry("2026-04-01", sentence="The old permit ran out on 1 April.", title="Permit"),
    entry("2026-05-24", sentence="Answers had to be in by Sunday.", title="Bus fares"),
    entry("2026-05-28", "scheduled", "Mayor Tomas Reyl will meet both sides on Thursday."),
    entry("2026-05-29", sentence=FERRY_SENTENCE, articles=(1, 2), sources=("Lindholm Post", "Osterby Times"),
          disagree=("2026-05-30",)),
    entry("2026-06-15", title="Audit [of] the tram", sentence="The audit is due on 15 June."),
)  # fmt: skip


class FakeLibrary(UnchangingLibrary):
    queries = SimpleNamespace(explain=lambda query: "", meant=lambda query: query)

    def __init__(self, entries: Sequence[AgendaEntry] = ENTRIES) -> None:
        self.dates = list(entries)
        self.gone: set[int] = set()
        self.visited: date | None = None

    def today(self) -> date:
        return TODAY

    @property
    def agenda(self) -> FakeLibrary:
        return self

    def visit(self) -> date | None:
        return self.visited

    def entries(self, query: str = "", *, past: bool, scheduled: bool) -> list[AgendaEntry]:
        assert past
        assert scheduled
        return [e for e in self.dates if query.lower() in f"{e.title} {e.sentence}".lower()]

    def article(self, article_id: int) -> Article:
        if article_id in self.gone:
            raise NotFoundError("no such article", subject=str(article_id))
        return invented_article(id=article_id, read=True)

    def calendar(self, entries: Sequence[AgendaEntry]) -> bytes:
        return "\n".join(e.date for e in entries).encode()


def texts(made: AgendaEntry, width: int) -> list[str]:
    return ["".join(piece.text for piece in line).rstrip() for line in entry_lines(made, width, TODAY)]


def test_entries_are_grouped_by_when_they_fall_due() -> None:
    groups = agenda_groups([*ENTRIES, entry("2026-05-27")], today=TODAY)
    assert [(group.title, [e.date for e in group.entries]) for group in groups] == [
        ("Overdue in the last 7 days", ["2026-05-24"]),
        ("Today", ["2026-05-27"]),
        ("The next seven days", ["2026-05-28", "2026-05-29"]),
        ("Later", ["2026-06-15"]),
        ("Past", ["2026-04-01"]),
    ]


def test_overdue_counts_from_the_last_visit() -> None:
    groups = agenda_groups(ENTRIES[:2], today=TODAY, since=date(2026, 3, 1))
    assert [group.title for group in groups] == ["Overdue since your last visit"]


def test_a_planned_event_that_is_over_is_past_and_never_overdue() -> None:
    assert agenda_groups([entry("2026-05-26", "scheduled")], today=TODAY)[0].title == "Past"


def test_an_entry_tells_day_story_sentence_and_who_disagrees() -> None:
    assert texts(ENTRIES[3], 80) == [
        " ⚑ Fri 29 May · in 2 days    Ferry crews set to strike over pay",
        "   Ferry crews in Lindholm will stop work at midnight on Friday unless the",
        "   Harbour Board raises their pay by 4 per cent, union leader Ada Brandt said…",
        "   2 reports · ≠ other reports say 30 May",
    ]
    assert texts(replace(ENTRIES[3], disagree=()), 80)[-1] == "   2 reports agree · Lindholm Post, Osterby Times"
    copied = replace(ENTRIES[3], disagree=(), copies=1)
    assert texts(copied, 80)[-1] == "   1 report · 1 copy · Lindholm Post, Osterby Times"
    assert texts(ENTRIES[2], 40)[:2] == [" ◷ Thu 28 May · tomorrow", "   Ferry crews set to strike over pay"]


def test_a_day_is_told_again_in_short() -> None:
    first, second = entry("2026-05-29"), entry("2026-05-29", title="Bridge tolls", story=8)
    [group] = agenda_groups([first, second, entry("2026-05-30", story=9)], today=TODAY)
    assert of_the_day_above([group]) == {second}
    for width, title in ((80, "Fri 29 May".ljust(26)), (40, "")):
        told = ["".join(p.text for p in line).rstrip() for line in entry_lines(second, width, TODAY, day_told=True)]
        assert told[0] == f" ⚑ {title}Bridge tolls"
    assert "29 May · in 2 days" in texts(first, 80)[0]


def test_periods_are_told_in_words() -> None:
    assert when_words(entry("2026-06", days_left=20), TODAY) == "Jun 2026 · within 20 days"
    assert when_words(entry("2026-05", days_left=1), TODAY) == "May 2026 · ends tomorrow"
    assert when_words(entry("2026-06", "scheduled", days_left=5), TODAY) == "Jun 2026 · begins in 5 days"
    assert when_words(entry("2027", "scheduled", days_left=219), TODAY) == "2027 · begins in 219 days"


@pytest.mark.parametrize("width", [24, 40, 69, 70, 120])
def test_no_line_of_an_entry_is_wider_than_the_list(width: int) -> None:
    wide = entry("2026-05-29", title="港湾局は賃上げ👩\u200d👧", sentence="e\u0301 مرحبا " * 30, sources=("テレビ",))
    for made in (*ENTRIES, wide):
        for line in entry_lines(made, width, TODAY):
            assert sum(cell_len(piece.text) for piece in line) <= width


def test_days_count_deadlines_and_planned_events() -> None:
    days = days_with_entries([*ENTRIES, entry("2026-05-28"), entry("2026-06")])
    assert days[date(2026, 5, 28)] == (1, 1)
    assert len(days) == 5


async def test_the_agenda_shows_groups_and_hides_the_past_until_asked() -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen) as (app, pilot):
        shown = screen_text(app)
        assert "Deadlines · 3 ahead · 1 past" in shown
        assert "Overdue in the last 7 days  1" in shown
        assert "Permit" not in shown
        await press(pilot, "p", "G")
        assert "Permit" in screen_text(app)


async def test_an_agenda_left_open_over_midnight_is_that_of_the_new_day(monkeypatch: pytest.MonkeyPatch) -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen, (120, 40)) as (app, pilot):
        before = screen_text(app)
        monkeypatch.setattr(app.library, "today", lambda: date(2026, 6, 1))
        app.screen.reload()
        await settle(pilot)
        assert before.splitlines()[1].split()[:2] == ["25", "May"]
        assert screen_text(app).splitlines()[1].split()[:2] == ["1", "Jun"]


async def test_the_strip_marks_the_days_of_the_coming_weeks() -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen) as (app, _):
        lines = screen_text(app).split("\n")
        assert lines[1].startswith(" 25 May         1 Jun          8 Jun          15 Jun")
        assert lines[3].startswith("     · ◷ ⚑ · ·  · · · · · · ·  · · · · · · ·  ⚑ ·")


async def test_weeks_begin_on_sunday_where_the_settings_say_so() -> None:
    app = App[None]()
    async with app.run_test(size=(80, 10)) as pilot:
        strip = WeekStrip(TODAY, sunday_first=True)
        await app.mount(strip)
        strip.set_entries(ENTRIES)
        await settle(pilot)
        heads, letters, signs = strip.render().plain.split("\n")
        assert heads.startswith("24 May         31 May")
        assert letters.startswith("S M T W T F S  ")
        assert signs.startswith("⚑     · ◷ ⚑ ·")


async def test_a_click_on_a_day_goes_to_its_entry() -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen) as (app, pilot):
        await pilot.click(WeekStrip, offset=(1 + 3 * 15, 2))
        await settle(pilot)
        agenda = app.screen.query_one(AgendaList)
        assert agenda.entry is not None
        assert agenda.entry.date == "2026-06-15"


async def test_the_cursor_never_stands_on_a_heading() -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen) as (app, pilot):
        agenda = app.screen.query_one(AgendaList)
        seen = []
        for _ in range(6):
            assert agenda.entry is not None
            seen.append(agenda.entry.date)
            await press(pilot, "j")
        assert seen == ["2026-05-24", "2026-05-28", "2026-05-29", "2026-06-15", "2026-06-15", "2026-06-15"]
        await press(pilot, "g")
        assert agenda.entry is not None
        assert agenda.entry.date == "2026-05-24"
        assert "Overdue" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_enter_reads_the_entry_in_place_at_its_date(size: tuple[int, int]) -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen, size) as (app, pilot):
        shown = await press(pilot, "j", "j", "enter")
        assert "⟦midnight" in shown
        assert ("Bus fares" in shown) == (size[0] >= 100)
        mark = app.screen.reader.current
        assert mark is not None
        assert mark.value == "2026-05-29"
        assert "Bus fares" in await press(pilot, "escape")
        assert app.focused is app.screen.query_one(AgendaList)


async def test_beside_the_list_the_article_follows_the_cursor() -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen, (120, 40)) as (app, pilot):
        await press(pilot, "j", "enter", "h")
        assert not app.screen.is_reading
        await press(pilot, "enter")
        app.screen.query_one(AgendaList).focus()
        await press(pilot, "j")
        mark = app.screen.reader.current
        assert mark is not None
        assert mark.value == "2026-05-29"


async def test_o_opens_the_article_among_the_stories() -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen) as (app, pilot):
        await press(pilot, "j", "o")
        assert app.asked == [("open", 1)]


BRIDGE = (
    "Title: Bridge to close\nDate: 2025-07-17\n\nTolls on the Orm bridge must be paid by 25 July, the county said.\n\n"
    "Whoever objects to the works has until 30 July to write to the county.\n"
)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_esc_goes_back_to_the_entry_whose_article_was_opened(
    running: Running, tmp_path: Path, size: tuple[int, int]
) -> None:
    with with_deadlines(tmp_path) as real:
        async with running(real, size) as pilot:
            await press(pilot, "d", "slash", *"works", "enter")
            before = await press(pilot, "P")
            await press(pilot, "o")
            assert "Deadlines" not in await until(pilot, "All stories")
            await press(pilot, "j", "escape")
            await until(pilot, "Deadlines")
            assert screen_text(pilot.app).splitlines()[:8] == before.splitlines()[:8]
            await press(pilot, "o", "h", "enter", "escape")
            assert "All stories" in screen_text(pilot.app)


async def test_c_compares_what_the_reports_of_an_entry_say(running: Running, tmp_path: Path) -> None:
    with with_deadlines(tmp_path) as real:
        async with running(real, (100, 30)) as pilot:
            await press(pilot, "d", "c")
            assert "Bridge to close               " in await until(pilot, " Compare  ")
            assert "Deadlines" in await press(pilot, "escape")


async def test_what_is_opened_in_the_agenda_is_read(running: Running, tmp_path: Path) -> None:
    with with_deadlines(tmp_path) as real:
        async with running(real, (120, 40)) as pilot:
            await press(pilot, "d", "enter")
            assert real.article_ids("is:read") == (article_named(real, "Bridge to close"),)


async def test_who_reads_on_stays_there_when_the_agenda_is_read_again(running: Running, tmp_path: Path) -> None:
    more = "\n\n".join(f"Paragraph {number} goes on about the works." for number in range(60))
    with with_deadlines(tmp_path, more) as real:
        async with running(real, (80, 24)) as pilot:
            assert "Paragraph 59" in await press(pilot, "d", "enter", "G")
            pilot.app.screen.post_message(LibraryChanged())
            await settle(pilot)
            assert "Paragraph 59" in screen_text(pilot.app)
            assert "Tolls on the Orm bridge" in await press(pilot, "escape", "enter")


def with_deadlines(folder: Path, more: str = "") -> Library:
    library = make_library(folder)
    (folder / "bridge.txt").write_text(f"{BRIDGE}\n{more}")
    library.import_paths([folder / "bridge.txt"])
    library.analyse()
    return library


async def test_an_article_that_is_gone_is_told_and_nothing_opens() -> None:
    library = FakeLibrary()
    library.gone.add(1)
    async with hosted(library, DeadlinesScreen) as (app, pilot):
        await press(pilot, "enter")
        assert app.told == ["1: no such article"]
        assert not app.screen.is_reading


@pytest.mark.parametrize("day", ["2026-05-29", "2026-04-01", "2026-06-15"])
async def test_the_agenda_can_begin_at_a_date_even_a_past_one(day: str) -> None:
    async with hosted(FakeLibrary(), lambda app: DeadlinesScreen(app, go_to=day)) as (app, _):
        agenda = app.screen.query_one(AgendaList)
        assert agenda.entry is not None
        assert agenda.entry.date == day


async def test_planned_events_can_be_hidden() -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen) as (_, pilot):
        assert "Mayor Tomas Reyl" not in await press(pilot, "P")
        assert "Mayor Tomas Reyl" in await press(pilot, "P")


async def test_slash_narrows_and_escape_shows_all_again() -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen) as (_, pilot):
        shown = await press(pilot, "slash", *"audit", "enter")
        assert "Audit [of] the tram" in shown
        assert "Ferry crews" not in shown
        assert "Ferry crews" in await press(pilot, "escape")


async def test_slash_finds_words_by_how_they_begin(running: Running, tmp_path: Path) -> None:
    with with_deadlines(tmp_path) as real:
        async with running(real, (80, 24)) as pilot:
            assert "No date matches" not in await press(pilot, "d", "slash", *"toll")
            assert "No date matches" in await press(pilot, *"xyz")
            assert "No date matches" not in await press(pilot, *["backspace"] * 4)


async def test_a_search_without_result_says_how_to_go_back() -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen) as (_, pilot):
        assert "No date matches. Esc shows all again." in await press(pilot, "slash", *"zzz", "enter")


async def test_an_agenda_of_past_dates_alone_says_how_to_see_them() -> None:
    async with hosted(FakeLibrary(ENTRIES[:1]), DeadlinesScreen) as (app, pilot):
        assert "Nothing falls due from today on. p shows what is past." in screen_text(app)
        assert "P planned" not in screen_text(app).splitlines()[5]
        await press(pilot, "x")
        assert app.told == ["Nothing to save; p shows what is past."]
        assert "No deadline falls due from today on." in await press(pilot, "P")
        assert "The old permit ran out" in await press(pilot, "p")


async def test_saving_before_the_agenda_is_read_says_so() -> None:
    gate = threading.Event()

    class Slow(FakeLibrary):
        def entries(self, query: str = "", *, past: bool, scheduled: bool) -> list[AgendaEntry]:
            assert gate.wait(5)
            return super().entries(query, past=past, scheduled=scheduled)

    async with HostApp(Slow(ENTRIES), DeadlinesScreen).run_test() as pilot:
        await pilot.press("E")
        assert pilot.app.told == ["The dates are still being read."]  # type: ignore[attr-defined]
        gate.set()


async def test_an_empty_agenda_says_what_will_stand_here() -> None:
    async with hosted(FakeLibrary(()), DeadlinesScreen) as (app, pilot):
        assert "Nothing falls due." in screen_text(app)
        await press(pilot, "j", "enter", "x", "E", "p", "o")
        assert "Nothing falls due." in screen_text(app)
        assert app.told == ["Nothing to save."] * 2 + ["There is nothing here to do that with."]
        await press(pilot, "escape")
        assert app.screen is app.first_screen


@pytest.mark.parametrize(
    ("key", "dates"), [("x", "2026-05-28"), ("E", "2026-05-24\n2026-05-28\n2026-05-29\n2026-06-15")]
)
async def test_one_date_or_all_are_exported(key: str, dates: str, tmp_path: Path) -> None:
    async with hosted(FakeLibrary(), DeadlinesScreen) as (app, pilot):
        await press(pilot, "j", key)
        app.screen.query_one(Input).value = str(tmp_path / "a.ics")
        await press(pilot, "enter")
        assert (tmp_path / "a.ics").read_text() == dates
        assert app.told == [f"Saved {tmp_path / 'a.ics'}"]


async def test_the_cursor_stays_on_its_entry_when_the_library_changes() -> None:
    library = FakeLibrary()
    async with hosted(library, DeadlinesScreen) as (app, pilot):
        await press(pilot, "j", "j")
        library.dates.insert(0, entry("2026-05-27", title="New today", story=9))
        app.screen.reload()
        await settle(pilot)
        agenda = app.screen.query_one(AgendaList)
        assert agenda.entry is not None
        assert agenda.entry.date == "2026-05-29"
