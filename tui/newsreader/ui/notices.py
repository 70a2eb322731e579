"""Looking in the background for watched names and new deadlines that have come in."""

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
    """Looks for what has come in since the last look, one look at a time.

    `tell` is called with at most a line on names and one on deadlines.
    """

    def __init__(self, app: App[int], library: Library, tell: Callable[[Sequence[str]], None]) -> None:
        self._app = app
        self._library = library
        self._tell = tell
        self._newest = library.newest()
        self._turn = asyncio.Lock()

    def look(self) -> None:
        """Look for what new articles bring, whoever imported them, in a thread."""
        looking: Callable[[], object] = self._look
        self._app.run_worker(looking, group="arrivals", exit_on_error=False, description="looking for what came in")

    async def _look(self) -> None:
        async with self._turn:
            try:
                arrived = await asyncio.to_thread(self._library.arrivals, self._newest)
            except NewsreaderError:
                return  # the next reading will show the error
            self._newest = arrived.upto
            self._tell(words(arrived, day_words))
