"""What the tests of the terminal interface share: the app on a fake library, and the screen as plain text."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from tests.ui.fake_library import FakeLibrary
from tests.ui.real_library import make_library
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.events import Key
from textual.keys import key_to_character
from textual.pilot import Pilot
from textual.worker import WorkerCancelled, WorkerFailed

from newsreader.library.library import Library
from newsreader.ui import host
from newsreader.ui.app import NewsApp
from newsreader.ui.widgets import search_bar, story_panes, story_reader

_MOMENT = 0.002
"""Seconds: longer than a search here waits for the next letter."""
_TURNS = 30
"""Turns of the event loop: more than a message takes from widget to widget until something is drawn."""

Running = Callable[..., AbstractAsyncContextManager[Pilot[int]]]


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_panes, "SHOW_AFTER", 0.0)
    monkeypatch.setattr(search_bar, "PAUSE", 0.001)
    monkeypatch.setattr(host, "BUSY_AFTER", 60.0)
    monkeypatch.setattr(story_reader, "READ_AFTER", 60.0)
    monkeypatch.setattr(host, "LAST_KEYS", 0.001)


@pytest.fixture(scope="session", autouse=True)
def _styles_are_parsed_once() -> Iterator[None]:
    """Parse the style sheets, which are the same for every app, once: they took a tenth of the time of these tests."""
    parse = Stylesheet._parse_rules
    known: dict[tuple[object, ...], list[RuleSet]] = {}

    def parse_once(sheet: Stylesheet, *arguments: Any, **options: Any) -> list[RuleSet]:
        key = (arguments, *options.items(), *sheet._variables.items())
        if key not in known:
            known[key] = parse(sheet, *arguments, **options)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        yield


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A real library; many modules have a fake of this name instead."""
    with make_library(tmp_path) as made:
        yield made


@pytest.fixture
def running() -> Running:
    """Run the app on a library: `async with running(library, (80, 24)) as pilot`."""

    @asynccontextmanager
    async def run(
        library: FakeLibrary, size: tuple[int, int] = (120, 40), *, wait: bool = True, **options: object
    ) -> AsyncIterator[Pilot[int]]:
        app = NewsApp(library, **options)  # type: ignore[arg-type]
        slips = []
        tell_error = app.tell_error

        def heard(error: BaseException, doing: str = "") -> None:
            slips.extend([error] if isinstance(error, AttributeError | TypeError | NameError) else [])
            tell_error(error, doing)

        app.tell_error = heard  # type: ignore[method-assign]
        async with app.run_test(size=size, notifications=True) as pilot:
            await (settle(pilot) if wait else pilot.pause(0.1))
            yield pilot
        assert not slips  # a worker's failure is a notice on the screen, which many tests do not look at

    return run


async def settle(pilot: Pilot[int]) -> None:
    """Wait until workers, messages and animations have come to rest and what was typed has been searched for."""
    quiet = 0
    while quiet < 2:  # what has ended may tell a screen, which draws, which asks for the next
        await pilot.pause(_MOMENT)
        for _ in range(_TURNS):  # on a busy machine a moment may be over before anything has had its turn
            await asyncio.sleep(0)
        await pilot.wait_for_animation()
        working = [worker for worker in pilot.app.workers if not worker.is_finished]
        with suppress(WorkerFailed, WorkerCancelled):
            await pilot.app.workers.wait_for_complete(working)
        quiet = 0 if working else quiet + 1


async def until(pilot: Pilot[int], wanted: str | Callable[[], bool]) -> str:
    """Wait, while workers go on, until words are on the screen or a condition holds; return the screen."""
    for _ in range(3000):  # half a minute: a machine at work elsewhere is slow, not wrong
        await pilot.pause(0.01)
        shown = screen_text(pilot.app)
        if wanted() if callable(wanted) else wanted in shown or wanted in " ".join(shown.split()):
            for _ in range(2):  # what was told with it
                await pilot.pause(_MOMENT)
            return screen_text(pilot.app)
    raise AssertionError(f"{wanted}\n{screen_text(pilot.app)}")


async def press(pilot: Pilot[int], *keys: str) -> str:
    """Press keys (Textual's names, or letters), let everything come to rest after each, return the screen as text.

    `Pilot.press` does the same, but naps 40 ms and more a key until the whole machine seems idle.
    """
    for key in keys:
        pilot.app.post_message(Key(key, key_to_character(key)))
        await settle(pilot)
    return screen_text(pilot.app)


async def burst(pilot: Pilot[int], *keys: str) -> str:
    """Press keys without waiting between them, as a quick hand does, or any hand while the screen is slow."""
    for key in keys:
        pilot.app.post_message(Key(key, key_to_character(key)))
    await settle(pilot)
    return screen_text(pilot.app)


def screen_text(app: NewsApp) -> str:
    """Return what is on the screen, one line of text for each line of cells, blanks at line ends cut."""
    width, height = app.size
    console = Console(file=io.StringIO(), width=width, height=height, color_system=None)
    console.print(app.screen._compositor.render_update(full=True, screen_stack=app._background_screens))
    drawn = console.file.getvalue().replace("\xa0", " ")
    return "\n".join(line.rstrip() for line in drawn.splitlines()) + "\n"
