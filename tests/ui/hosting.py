"""A host for one screen: as much of the app as a screen asks for, on a fake library."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from tests.ui.conftest import settle
from textual.app import App
from textual.pilot import Pilot
from textual.reactive import var
from textual.screen import Screen

from newsreader.errors import NewsreaderError
from newsreader.models import Progress
from newsreader.settings import Settings
from newsreader.ui.messages import ArticleWanted, LibraryChanged, StoriesWanted


class HostApp(App[None]):
    """Pushes one screen over an empty first one; `told` keeps notices, `asked` what the screen asks of the first."""

    CSS_PATH = "../../tui/newsreader/ui/app.tcss"
    progress: var[Progress | None] = var[Progress | None](None)

    def __init__(self, library: object, make: Callable[[Any], Screen[None]]) -> None:
        super().__init__()
        self.library = library
        self.first_screen = Screen[None]()
        self.asked: list[tuple[str, object]] = []
        self.settings = Settings()
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

    def tell(self, words: str) -> None:
        self.told.append(words)

    def tell_error(self, error: BaseException, doing: str = "") -> None:
        self.told.append(f"error: {error}")

    def in_turn(
        self,
        work: Callable[[], object],
        then: Callable[[object], object],
        refused: Callable[[Any], object] | None = None,
    ) -> None:
        try:
            result = work()
        except NewsreaderError as error:
            (refused or self.tell_error)(error)
        else:
            then(result)

    beside = in_turn

    def change(self, work: Callable[[], object], notice: str = "", nothing: str = "") -> None:
        result = work()
        if notice:
            self.tell(notice.format(result))
        for screen in self.screen_stack:
            screen.post_message(LibraryChanged())

    def restore(self, work: Callable[[], object], notice: str, nothing: str) -> None:
        self.change(work)


@asynccontextmanager
async def hosted(
    library: object, make: Callable[[Any], Screen[None]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[HostApp, Pilot[None]]]:
    """Run a screen: `async with hosted(library, DeadlinesScreen) as (app, pilot)`."""
    app = HostApp(library, make)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)  # type: ignore[arg-type]
        yield app, pilot
