"""Finding out in the background which watched names and new deadlines have come in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from newsreader.errors import NewsreaderError
from newsreader.library.arrivals import words
from newsreader.ui.render import day_words

if TYPE_CHECKING:
    from textual.app import App

    from newsreader.library.library import Library


class ArrivalNotices:
    """Looks for what has come in since the last look, one look after another.

    `tell` is given what there is to say, at most a line on names and one on deadlines.
    """

    def __init__(self, app: App[int], library: Library, tell: Callable[[Sequence[str]], None]) -> None:
        self._app = app
        self._library = library
        self._tell = tell
        self._newest = library.newest()
        self._turn = asyncio.Lock()

    def look(self) -> None:
        """Look in a thread at what new articles bring, whoever imported them."""
        looking: Callable[[], object] = self._look
        self._app.run_worker(looking, group="arrivals", exit_on_error=False, description="looking for what came in")

    async def _look(self) -> None:
        async with self._turn:
            try:
                arrived = await asyncio.to_thread(self._library.arrivals, self._newest)
            except NewsreaderError:
                return  # whoever asks the library for something tells it
            self._newest = arrived.upto
            self._tell(words(arrived, day_words))
