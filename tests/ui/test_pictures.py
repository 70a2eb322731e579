"""Each of these screens as a text picture, small and large, full and empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from tests.ui.conftest import press, screen_text
from tests.ui.hosting import hosted
from tests.ui.test_compare import FakeLibrary as Reports
from tests.ui.test_compare import reports_side_by_side
from tests.ui.test_deadlines import FakeLibrary as Dates
from tests.ui.test_entities import FakeLibrary as Names
from tests.ui.test_entities import library as some_names

from newsreader.ui.screens.deadlines import DeadlinesScreen
from newsreader.ui.screens.entities import EntitiesScreen

SIZES = [(80, 24), (120, 40)]


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> None:
    """Save files in a folder of the same name on every machine."""
    monkeypatch.setattr(Path, "cwd", classmethod(lambda cls: cls("/home/reader")))


@pytest.mark.parametrize("size", [*SIZES, (50, 20)])
@pytest.mark.parametrize("keys", [("right_square_bracket", "right_square_bracket"), ("f",), ("a",), ("x",)])
@pytest.mark.usefixtures("home")
async def test_compare(size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    async with hosted(Reports(2), reports_side_by_side, size) as (_, pilot):
        assert await press(pilot, *keys) == snapshot


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [(), ("p", "j", "j", "enter"), ("slash", *"zzz")])
async def test_deadlines(size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    async with hosted(Dates(), DeadlinesScreen, size) as (_, pilot):
        assert await press(pilot, *keys) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_no_deadlines(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with hosted(Dates(()), DeadlinesScreen, size) as (app, _):
        assert screen_text(app) == snapshot


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("keys", [(), ("j", "equals_sign", "j"), ("minus",)])
async def test_entities(size: tuple[int, int], keys: tuple[str, ...], snapshot: SnapshotAssertion) -> None:
    async with hosted(some_names(), lambda _: EntitiesScreen(), size) as (_, pilot):
        assert await press(pilot, *keys) == snapshot


@pytest.mark.parametrize("size", SIZES)
async def test_no_entities(size: tuple[int, int], snapshot: SnapshotAssertion) -> None:
    async with hosted(Names(), lambda _: EntitiesScreen(), size) as (app, _):
        assert screen_text(app) == snapshot
