"""Reading in a thread for a part of the reader."""

from __future__ import annotations

import asyncio
import threading

import pytest
from tests.ui.hosting import UnchangingLibrary, hosted
from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from newsreader.ui.at_host import AtHost


class Slow(Static):
    """Takes its time to be removed."""

    async def on_unmount(self) -> None:
        await asyncio.sleep(0.1)


class Reading(AtHost, Screen[None]):
    """A screen with a part."""

    def compose(self) -> ComposeResult:
        yield Slow()


@pytest.mark.parametrize("leaves", [False, True])
async def test_a_screen_hears_what_was_read_unless_it_is_being_taken_away(leaves: bool) -> None:
    async with hosted(UnchangingLibrary(), lambda _: Reading()) as (app, _):
        screen, done, heard = app.screen, threading.Event(), list[bool]()
        assert isinstance(screen, Reading)
        screen.read(lambda: done.wait(10), heard.append, group="test", doing="reading")
        if leaves:
            app.pop_screen()
        await asyncio.sleep(0.02)  # its parts go first
        done.set()
        await app.workers.wait_for_complete()
        assert heard == ([] if leaves else [True])
