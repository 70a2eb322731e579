"""Looking, beside the reading, which watched names and new deadlines have come in."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from newsreader.errors import NewsreaderError
from newsreader.library.arrivals import words
from newsreader.models import Arrivals, Seen
from newsreader.ui.messages import Arrived
from newsreader.ui.render import day_words

if TYPE_CHECKING:
    from textual.app import App

    from newsreader.library.library import Library


class ArrivalNotices:
    """Looks what came in since the last look, one look at a time. The app passes on the message of the worker."""

    def __init__(self, app: App[int], library: Library) -> None:
        self._app = app
        self._library = library
        self._newest = library.newest()
        self._is_looking = False
        self._again = False

    def look(self) -> None:
        """Look in a thread what new articles bring, whoever imported them."""
        if self._is_looking:
            self._again = True
            return
        self._is_looking, self._again = True, False
        self._app.run_worker(
            partial(self._read, self._newest),
            thread=True, group="arrivals", exit_on_error=False, description="looking what came in",
        )  # fmt: skip

    def _read(self, since: Seen) -> None:
        try:
            arrived = self._library.arrivals(since)
        except NewsreaderError:
            arrived = Arrivals(since)  # whoever asks the library for something tells it
        self._app.post_message(Arrived(arrived))

    def heard(self, arrived: Arrivals) -> tuple[str, ...]:
        """Take in what a look found; return what to tell, at most a line on names and one on deadlines."""
        self._newest, self._is_looking = arrived.upto, False
        if self._again:
            self.look()
        return words(arrived, day_words)
