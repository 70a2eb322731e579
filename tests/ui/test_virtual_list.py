"""The virtual list by itself: rows of different heights, few fetched, nothing jumps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from tests.ui.conftest import settle
from textual.app import App, ComposeResult

from newsreader.ui.rows.pieces import Lines, Piece
from newsreader.ui.widgets.virtual_list import VirtualList

HEIGHT = 20


class NumberList(VirtualList[str]):
    """Row n has 1 to 4 lines: a first one with its number, then dots."""

    asked = 0

    def fetch(self, keys: Sequence[int]) -> Mapping[int, str]:
        self.asked += len(keys)
        return {key: f"row {key}" for key in keys}

    def lines_of(self, row: str, width: int) -> Lines:
        first = f" {row}"
        count = 1 + int(first.rsplit(maxsplit=1)[-1]) * 7 % 4
        return tuple((Piece((first if n == 0 else " ..").ljust(width), "meta"),) for n in range(count))


class ListApp(App[None]):
    def compose(self) -> ComposeResult:
        yield NumberList()

    @property
    def numbers(self) -> NumberList:
        return self.query_one(NumberList)


def seen(numbers: NumberList) -> list[str]:
    return ["".join(piece.text for piece in numbers.render_line(y)).strip() for y in range(HEIGHT)]


@pytest.fixture
def app() -> ListApp:
    return ListApp()


async def test_going_up_into_rows_never_seen_shows_the_cursor_and_moves_by_one_row(app: ListApp) -> None:
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        numbers = app.numbers
        numbers.set_keys(tuple(range(5000)))
        numbers.action_last()
        await settle(pilot)
        for _ in range(200):
            before = seen(numbers)
            numbers.action_move(-1)
            after = seen(numbers)
            assert f"▌row {numbers.current}" in after
            kept = [line for line in after if line.startswith(("row", "▌row"))]
            assert len({line.strip("▌") for line in kept} - {line.strip("▌") for line in before}) <= 1


async def test_all_rows_come_by_in_order_page_by_page(app: ListApp) -> None:
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        numbers = app.numbers
        numbers.set_keys(tuple(range(400)))
        await settle(pilot)
        met: list[str] = []
        for _ in range(400):
            met += [line.strip("▌") for line in seen(numbers) if "row" in line and line.strip("▌") not in met]
            if numbers.cursor == 399:
                break
            numbers.action_page(1)
        assert met == [f"row {number}" for number in range(400)]


async def test_the_wheel_scrolls_and_the_cursor_stays(app: ListApp) -> None:
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        numbers = app.numbers
        numbers.set_keys(tuple(range(1000)))
        await settle(pilot)
        for line in range(0, 2000, 37):
            numbers.scroll_to(y=line, animate=False, immediate=True)
            lines = seen(numbers)
            assert "" not in lines
        assert numbers.cursor == 0


async def test_few_rows_are_fetched_of_very_many(app: ListApp) -> None:
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        numbers = app.numbers
        numbers.set_keys(range(100_000))
        await settle(pilot)
        numbers.go(50_000)
        numbers.action_last()
        numbers.action_first()
        await settle(pilot)
        assert seen(numbers)[0] == "▌row 0"
        assert numbers.asked < 1000


async def test_other_rows_leave_the_cursor_on_its_line(app: ListApp) -> None:
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        numbers = app.numbers
        numbers.set_keys(tuple(range(0, 2000, 2)))
        await settle(pilot)
        numbers.go(300)
        numbers.action_move(-3)
        place = seen(numbers).index(f"▌row {numbers.current}")
        numbers.set_keys(tuple(range(2000)), numbers.current)
        await settle(pilot)
        assert seen(numbers).index(f"▌row {numbers.current}") == place


async def test_what_comes_in_above_is_seen_in_a_list_that_stands_at_its_top(app: ListApp) -> None:
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        numbers = app.numbers
        numbers.set_keys(tuple(range(100, 200)))
        await settle(pilot)
        numbers.set_keys((4, *range(100, 200)), numbers.current)
        await settle(pilot)
        assert seen(numbers)[:2] == ["row 4", "▌row 100"]


@pytest.mark.parametrize("text", ["short", "港湾局" * 20])
async def test_every_line_is_drawn_exactly_as_wide_as_the_list(
    app: ListApp, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(NumberList, "lines_of", lambda *_: ((Piece(text, "meta"),), ()))
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        app.numbers.set_keys((1, 2))
        await settle(pilot)
        assert {app.numbers.render_line(y).cell_length for y in range(4)} == {39}


async def test_an_empty_list_says_so_and_hears_every_key(app: ListApp) -> None:
    async with app.run_test(size=(40, HEIGHT)) as pilot:
        numbers = app.numbers
        numbers.empty = "Nothing here.\nReally."
        numbers.set_keys(())
        await settle(pilot)
        for act in (numbers.action_first, numbers.action_last, numbers.action_choose):
            act()
        numbers.action_page(1)
        numbers.action_move(-1)
        assert numbers.current is None
        assert seen(numbers)[1:3] == ["Nothing here.", "Really."]
