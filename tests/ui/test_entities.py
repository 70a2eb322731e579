"""The names of the library: lines, card, and the screen's keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.ui.conftest import Running, burst, press, screen_text, settle, until
from tests.ui.hosting import UnchangingLibrary, hosted
from tests.ui.real_library import make_library

from newsreader.models import Entity
from newsreader.ui.rows.entities import bars, card_lines, entity_lines, matching
from newsreader.ui.screens import entities as entities_screen
from newsreader.ui.screens.entities import EntitiesScreen, split_query
from newsreader.ui.widgets.entity_list import EntityList

BOARD = Entity(1, "Harbour Board", "organisation", 12, 30, ("the Board", "Harbor Board"))
BRANDT = Entity(2, "Ada Brandt", "person", 4, 9)
BRANT = Entity(3, "Ada Brant", "person", 1, 1)
OSTERBY = Entity(4, "Österby", "place", 1, 2)


class FakeLibrary(UnchangingLibrary):
    def __init__(self, *entities: Entity) -> None:
        self.all = {entity.id: entity for entity in entities}
        self.before: list[dict[int, Entity]] = []
        self.asked: list[str] = []

    def _change(self, after: dict[int, Entity]) -> None:
        self.before.append(self.all)
        self.all = after

    @property
    def entities(self) -> FakeLibrary:
        return self

    def matching(self, text: str = "", *, limit: int | None = None) -> list[Entity]:
        self.asked.append(text)
        return list(self.all.values())[:limit]

    def starting(self, start: str) -> list[Entity]:
        return list(matching(self.all.values(), start))

    def weeks(self, entity_id: int, weeks: int = 12) -> tuple[int, ...]:
        return (*[0] * (weeks - 2), entity_id, 8)

    def companions(self, entity_id: int, limit: int = 8) -> list[Entity]:
        return [entity for entity in self.all.values() if entity.id != entity_id]

    def is_watched(self, entity_id: int) -> bool:
        return self.all[entity_id].watched

    def watch(self, entity_id: int, on: bool) -> None:
        self._change({**self.all, entity_id: replace(self.all[entity_id], watched=on)})

    def join(self, into: int, other: int) -> None:
        joined = replace(self.all[into], aliases=(*self.all[into].aliases, self.all[other].name))
        self._change({number: entity for number, entity in {**self.all, into: joined}.items() if number != other})

    def separate(self, entity_id: int, alias: str) -> int:
        left = tuple(form for form in self.all[entity_id].aliases if form != alias)
        new = Entity(99, alias, "organisation", 1, 1)
        self._change({**self.all, entity_id: replace(self.all[entity_id], aliases=left), 99: new})
        return 99

    def undo(self) -> str | None:
        if not self.before:
            return None
        self.all = self.before.pop()
        return "a change"


def library() -> FakeLibrary:
    return FakeLibrary(BOARD, BRANDT, BRANT, OSTERBY)


def line(entity: Entity, width: int, **how: object) -> str:
    return "".join(piece.text for piece in entity_lines(entity, width, (0, 1, 8), **how)[0])  # type: ignore[arg-type]


def test_a_line_tells_name_kind_articles_and_weeks() -> None:
    assert line(BOARD, 80).split() == ["Harbour", "Board", "organisation", "12", "articles", "·▁█"]
    assert line(replace(BOARD, watched=True), 80).startswith(" ◆ ")
    assert line(BOARD, 80, marked=True).startswith(" = ")


@pytest.mark.parametrize("width", [24, 44, 60, 80, 100])
def test_a_line_never_exceeds_its_width(width: int) -> None:
    for name in ("x" * 200, "港湾局" * 30, "e\u0301" * 90):
        assert cell_len(line(replace(BOARD, name=name), width)) <= width


def test_bars_are_shares_of_the_busiest_week() -> None:
    assert bars((0, 1, 4, 8)) == "·▁▄█"
    assert bars((3,)) == "█"
    assert bars(()) == ""
    drawn = entity_lines(BOARD, 100, (0, 0, 8))[0][-3:]
    assert [(piece.text.strip(), piece.role) for piece in drawn] == [("··", "meta"), ("█", "mark"), ("", "meta")]


def test_the_card_tells_forms_weeks_and_companions() -> None:
    assert card_lines(BOARD, (0, 3), (BRANDT,), 80) == (
        ("", "organisation · 12 articles · 30 mentions"),
        ("also", "the Board, Harbor Board"),
        ("weeks", "·█  the last 2 weeks, up to 3 a week"),
        ("with", "Ada Brandt 4"),
    )


def test_the_card_says_in_words_that_the_last_weeks_were_quiet() -> None:
    assert card_lines(BOARD, (0, 0), (), 80)[2] == ("weeks", "··  none in the last 2 weeks")


def test_names_are_found_by_any_form_without_accents() -> None:
    everyone = (BOARD, BRANDT, OSTERBY)
    assert matching(everyone, "harbor") == (BOARD,)
    assert matching(everyone, "osterby") == (OSTERBY,)
    assert matching(everyone, "brandt ada") == (BRANDT,)


def test_fields_of_a_query_are_kept_for_the_articles() -> None:
    assert split_query("ada newer:7d brandt") == ("ada brandt", "newer:7d")


async def test_names_are_listed_with_a_card_below() -> None:
    async with hosted(library(), lambda _: EntitiesScreen()) as (app, _):
        shown = screen_text(app)
        assert "Names · 4 names" in shown
        assert "also   the Board, Harbor Board" in shown
        assert "with   Ada Brandt 4" in shown
        assert "▁█" in shown


async def test_enter_shows_the_stories_of_a_name() -> None:
    async with hosted(library(), lambda _: EntitiesScreen()) as (app, pilot):
        await press(pilot, "j", "enter")
        assert app.asked == [("search", 'entity:"Ada Brandt"')]


async def test_esc_goes_back_to_the_name_one_came_from(running: Running, tmp_path: Path) -> None:
    with make_library(tmp_path) as real:
        async with running(real, (100, 30)) as pilot:
            await press(pilot, "e", "slash", *"o", "enter")
            before = await press(pilot, "j")
            name = next(line for line in before.splitlines() if line.startswith("▌"))[3:30].strip()
            await press(pilot, "enter")
            await until(pilot, f'Search: entity:"{name}"')
            await press(pilot, "escape")
            await until(pilot, "Names")
            assert screen_text(pilot.app) == before
            await press(pilot, "escape", "escape")
            assert "All stories" in screen_text(pilot.app)


async def test_esc_goes_back_to_the_article_whose_name_was_followed(running: Running, tmp_path: Path) -> None:
    with make_library(tmp_path) as real:
        async with running(real, (100, 30)) as pilot:
            before = await press(pilot, "slash", *"pilots", "enter", "j", "enter", "right_square_bracket")
            assert "Pilots walk out" in before
            await press(pilot, "enter")
            assert 'Search: entity:"' in screen_text(pilot.app)
            await press(pilot, "escape")
            await until(pilot, "Search: pilots")
            assert screen_text(pilot.app) == before
            await press(pilot, "enter", "slash", "x", "backspace", "enter", "escape")
            assert "All stories" in screen_text(pilot.app)


async def test_w_watches_and_u_takes_it_back() -> None:
    async with hosted(library(), lambda _: EntitiesScreen()) as (_, pilot):
        assert "◆ Harbour Board" in await press(pilot, "w")
        assert "◆ Harbour Board" not in await press(pilot, "u")
        assert "◆ Harbour Board" not in await burst(pilot, "w", "w")


async def test_equals_joins_two_names_into_the_more_frequent_one() -> None:
    fake = library()
    async with hosted(fake, lambda _: EntitiesScreen()) as (app, pilot):
        shown = await press(pilot, "j", "equals_sign")
        assert "= on another name joins it with “Ada Brandt”" in shown
        shown = await press(pilot, "j", "equals_sign")
        assert "Names · 3 names" in shown
        assert fake.all[2].aliases == ("Ada Brant",)
        assert app.told == ["“Ada Brant” now counts as “Ada Brandt”. u takes it back."]


async def test_joining_can_be_given_up() -> None:
    fake = library()
    async with hosted(fake, lambda _: EntitiesScreen()) as (app, pilot):
        assert "Names · 4 names" in await press(pilot, "equals_sign", "escape")
        assert "Names · 4 names" in await press(pilot, "equals_sign", "equals_sign")
        assert not fake.before
        assert isinstance(app.screen, EntitiesScreen)


async def test_minus_makes_a_form_a_name_of_its_own() -> None:
    fake = library()
    async with hosted(fake, lambda _: EntitiesScreen()) as (app, pilot):
        assert "Which is not Harbour Board?" in await press(pilot, "minus")
        await press(pilot, "down", "enter")
        assert fake.all[99].name == "Harbor Board"
        await press(pilot, "j", "minus")
        assert app.told[-1] == "This name has only one form."


async def test_narrowing_finds_names_too_rare_for_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entities_screen, "MOST", 2)
    async with hosted(library(), lambda _: EntitiesScreen()) as (app, pilot):
        assert "Names · the most frequent 2 names" in screen_text(app)
        assert "place " not in screen_text(app)
        assert "Names · 1 name" in await press(pilot, "slash", *"oster")
        assert "Österby   " in screen_text(app)
        assert "Österby   " in await press(pilot, "enter", "w")
        assert app.library.all[OSTERBY.id].watched


async def test_slash_narrows_by_name_and_by_fields() -> None:
    fake = library()
    async with hosted(fake, lambda _: EntitiesScreen()) as (_, pilot):
        shown = await press(pilot, "slash", *"osterby")
        assert "Österby" in shown
        assert "organisation" not in shown
        await press(pilot, *" newer:7d", "enter")
        assert fake.asked[-1] == "newer:7d"
        assert "Harbour Board" in await press(pilot, "escape")


async def test_nothing_found_and_nothing_there_are_said() -> None:
    async with hosted(library(), lambda _: EntitiesScreen()) as (_, pilot):
        assert "No name matches. Esc shows all again." in await press(pilot, "slash", *"zzz", "enter")
    async with hosted(FakeLibrary(), lambda _: EntitiesScreen()) as (app, pilot):
        assert "No names yet." in screen_text(app)
        await press(pilot, "w", "equals_sign", "minus", "enter", "j")
        assert "No names yet." in screen_text(app)


async def test_the_cursor_stays_on_its_name_when_the_library_changes() -> None:
    fake = library()
    async with hosted(fake, lambda _: EntitiesScreen()) as (app, pilot):
        await press(pilot, "j", "j")
        fake.all = {9: Entity(9, "New", "other", 50, 50), **fake.all}
        app.screen.reload()
        await settle(pilot)
        names = app.screen.query_one(EntityList)
        assert names.current_row == BRANT
