"""What the tests of the terminal interface share: the app on a fake library, and the screen as plain text."""

from __future__ import annotations

import html
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

import pytest
from rich.cells import cell_len
from tests.ui.fake_library import FakeLibrary
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from newsreader.ui.app import NewsApp
from newsreader.ui.widgets import search_bar, story_panes

Running = Callable[..., AbstractAsyncContextManager[Pilot[int]]]

_CELL = 20 * 0.61
"""Width of a cell in Rich's SVG: font size times aspect ratio."""


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_panes, "SHOW_AFTER", 0.0)
    monkeypatch.setattr(search_bar, "PAUSE", 0.001)
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.004)  # the pilot's nap after each key


@pytest.fixture
def running() -> Running:
    """Run the app on a library: `async with running(library, (80, 24)) as pilot`."""

    @asynccontextmanager
    async def run(
        library: FakeLibrary, size: tuple[int, int] = (120, 40), *, wait: bool = True, **options: object
    ) -> AsyncIterator[Pilot[int]]:
        app = NewsApp(library, **options)  # type: ignore[arg-type]
        async with app.run_test(size=size, notifications=True) as pilot:
            await (settle(pilot) if wait else pilot.pause(0.1))
            yield pilot

    return run


async def settle(pilot: Pilot[int]) -> None:
    """Wait until workers and messages have come to rest, and what was typed has been asked for."""
    for _ in range(200):
        if not any(bar._timer for bar in pilot.app.screen.query(search_bar.SearchBar)):
            break
        await pilot.pause(0.005)
    for _ in range(3):
        await pilot.pause(0.005)
        with suppress(WorkerFailed, WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def until(pilot: Pilot[int], wanted: str | Callable[[], bool]) -> str:
    """Wait, while workers go on, until words are on the screen or something is so; return the screen."""
    for _ in range(500):
        await pilot.pause(0.01)
        shown = screen_text(pilot.app)
        if wanted() if callable(wanted) else wanted in shown or wanted in " ".join(shown.split()):
            return shown
    raise AssertionError(f"{wanted}\n{screen_text(pilot.app)}")


async def press(pilot: Pilot[int], *keys: str) -> str:
    """Press keys, let everything come to rest, return the screen as text."""
    for key in keys:
        await pilot.press(key)
    await settle(pilot)
    return screen_text(pilot.app)


def screen_text(app: NewsApp) -> str:
    """Return what is on the screen, one line of text for each line of cells, blanks at line ends cut."""
    width, height = app.size
    lines = [[" "] * width for _ in range(height)]
    drawn = re.findall(r'<text class="[^"]*" x="([\d.]+)"[^>]*line-(\d+)\)">(.*?)</text>', app.export_screenshot())
    for x, line, shown in drawn:
        text = html.unescape(shown).replace("\xa0", " ")
        at = round(float(x) / _CELL)
        for character in text:
            size = cell_len(character)
            if size == 0:
                lines[int(line)][at - 1] += character
                continue
            lines[int(line)][at : at + size] = [character, *[""] * (size - 1)]
            at += size
    return "\n".join("".join(line).rstrip() for line in lines) + "\n"
