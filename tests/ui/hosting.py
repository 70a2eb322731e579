"""The app with one screen, on a fake library."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any, ClassVar

from tests.ui.conftest import settle
from textual.pilot import Pilot
from textual.screen import Screen

from newsreader.models import Seen
from newsreader.settings import Settings
from newsreader.ui.app import NewsApp
from newsreader.ui.host import Host
from newsreader.ui.messages import ArticleWanted, StoriesWanted


class UnchangingLibrary:
    """What the host itself asks of a library."""

    def revision(self) -> int:
        return 0

    def newest(self) -> Seen:
        return Seen()

    def awaits_analysis(self) -> bool:
        return False


class HostApp(Host):
    """Pushes one screen over an empty first one; `told` keeps notices, `asked` what the screen asks of the first."""

    CSS_PATH: ClassVar = [f"../../tui/newsreader/ui/{sheet}" for sheet in NewsApp.CSS_PATH]

    def __init__(self, library: Any, make: Callable[[Any], Screen[None]]) -> None:
        super().__init__(library, Settings())
        self.first_screen = Screen[None]()
        self.asked: list[tuple[str, object]] = []
        self.told: list[str] = []
        self._make = make

    def get_default_screen(self) -> Screen[None]:
        return self.first_screen

    def on_mount(self) -> None:
        self.push_screen(self._make(self))

    def on_stories_wanted(self, message: StoriesWanted) -> None:
        self.asked.append(("search", message.query))

    def on_article_wanted(self, message: ArticleWanted) -> None:
        self.asked.append(("open", message.article_id))

    def tell(self, words: str, *, severity: str = "information") -> None:
        self.told.append(words)


@asynccontextmanager
async def hosted(
    library: object, make: Callable[[Any], Screen[None]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[HostApp, Pilot[int]]]:
    """Run a screen: `async with hosted(library, DeadlinesScreen) as (app, pilot)`."""
    app = HostApp(library, make)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield app, pilot
