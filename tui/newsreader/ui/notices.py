"""Telling that watched names and new deadlines have come in: a line on the screen, and bell or desktop if the settings say so."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from newsreader.errors import NewsreaderError
from newsreader.library.arrivals import words
from newsreader.models import Arrivals
from newsreader.settings import Notices
from newsreader.ui.messages import Arrived
from newsreader.ui.render import day_words
from newsreader.ui.terminal import notify_desktop

if TYPE_CHECKING:
    from newsreader.ui.app import NewsApp


class ArrivalNotices:
    """Looks what came in since the last look, one look at a time. The app passes on the message of the worker."""

    def __init__(self, app: NewsApp) -> None:
        self._app = app
        self._newest = app.library.newest()
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

    def _read(self, since: int) -> None:
        try:
            arrived = self._app.library.arrivals(since)
        except NewsreaderError:
            arrived = Arrivals(since)  # whoever asks the library for something tells it
        self._app.post_message(Arrived(arrived))

    def tell(self, arrived: Arrivals) -> None:
        """Tell what came in, at most a line on names and one on deadlines."""
        self._newest, self._is_looking = arrived.upto, False
        if self._again:
            self.look()
        lines = words(arrived, day_words)
        for line in lines:
            self._app.tell(line)
        settings = getattr(self._app.settings, "notices", Notices())
        if lines and settings.bell:
            self._app.bell()
        if lines and settings.desktop:
            notify_desktop(self._app, " · ".join(lines))
