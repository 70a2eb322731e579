"""What a feed changed in an article: said in the reader, shown side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.feed_server import FeedServer, Reply, item, rss
from tests.ui.conftest import Running, press

from newsreader.library.library import Library

SAME = "Tickets cost four crowns, and dogs travel free."


@pytest.fixture
def library(tmp_path: Path, server: FeedServer) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite", clock=lambda: datetime(2026, 3, 4, 12, tzinfo=UTC)) as opened:
        for day in ("Monday", "Friday", "Sunday"):
            server["/rss"] = Reply(rss(item("Ferry returns", text=f"The ferry sails on {day}, the board says. {SAME}")))
            if day == "Monday":
                opened.subscriptions.add(server.url("/rss"))
            else:
                opened.subscriptions.refresh(everything=True)
        opened.analyse()
        yield opened


async def test_versions_stand_side_by_side(running: Running, library: Library) -> None:
    async with running(library, (120, 30)) as pilot:
        shown = await press(pilot, "enter")
        assert "Changed by its feed 2 times, last Wed 4 Mar (C shows what)." in shown
        shown = await press(pilot, "C")
        assert "version 2 of 3 · until Wed 4 Mar 2026 12:00" in shown
        assert "difference 1 of 1" in shown or "1 difference" in shown
        assert "as it is now" in shown
        left, right = next(line for line in shown.splitlines() if "Friday" in line).split("│")
        assert "≠ The ferry sails on Friday" in left
        assert "sails on Sunday" in right
        shown = await press(pilot, "tab")
        assert "version 1 of 3" in shown
        assert "sails on Monday" in shown
        assert "version 2 of 3" in await press(pilot, "shift+tab")
        assert "Changed by its feed" in await press(pilot, "q")


async def test_an_article_without_changes_says_so(running: Running, library: Library, server: FeedServer) -> None:
    server["/rss"] = Reply(rss(item("Quay closed")))
    library.subscriptions.refresh(everything=True)
    library.analyse()
    async with running(library, (120, 30)) as pilot:
        await press(pilot, "slash", *"quay", "enter", "enter")
        shown = await press(pilot, "C")
        assert "No feed has changed this article." in shown
