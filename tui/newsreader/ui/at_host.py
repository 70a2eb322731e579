"""What screens, windows and widgets share: access to app and library, asking, reading in a thread, undo."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar, cast

from textual.message_pump import MessagePump

from newsreader.errors import NewsreaderError
from newsreader.ui.host import BUSY_AFTER

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.screen import Screen

    from newsreader.library.library import Library
    from newsreader.ui.host import Host

AnswerT = TypeVar("AnswerT")
ResultT = TypeVar("ResultT")


def ask(app: App[Any], window: Screen[AnswerT | None], then: Callable[[AnswerT], object]) -> None:
    """As `AtHost.ask`, for code outside screens and widgets."""

    def hear(answer: AnswerT | None) -> None:
        if answer is not None:
            then(answer)

    app.push_screen(window, hear)


class AtHost(MessagePump):
    """Mixed into screens, windows and widgets of the reader."""

    @property
    def news(self) -> Host:
        """The app."""
        return cast("Host", self.app)

    @property
    def library(self) -> Library:
        """The library."""
        return self.news.library

    def ask(self, window: Screen[AnswerT | None], then: Callable[[AnswerT], object]) -> None:
        """Open a window and call `then` with the answer, unless it is closed without one."""
        ask(self.app, window, then)

    def read(
        self, work: Callable[[], ResultT], then: Callable[[ResultT], object], *, group: str, doing: str, slow: str = ""
    ) -> None:
        """Run `work` in a thread, then `then` with its result here; an earlier reading of the same group is dropped.

        `doing` names the work if it fails; `slow` is shown if it takes more than a moment.
        """
        reading: Callable[[], object] = partial(self._read_then, work, then, slow)
        self.app.run_worker(reading, group=group, exclusive=True, exit_on_error=False, description=doing)

    async def _read_then(self, work: Callable[[], ResultT], then: Callable[[ResultT], object], slow: str) -> None:
        waiting = self.set_timer(BUSY_AFTER, partial(self.news.tell, slow)) if slow else None
        try:
            result = await asyncio.to_thread(work)
        finally:
            if waiting:
                waiting.stop()
        # A screen that is being removed is still attached but no longer displayed, and its parts may be gone already.
        if self.is_attached and cast("DOMNode", self).screen.display:
            then(result)

    def at_once(self, question: Callable[[], ResultT]) -> ResultT | None:
        """Ask the library, on this thread, what it answers at once; on failure show the error and return None."""
        try:
            return question()
        except NewsreaderError as error:
            self.news.tell_error(error)
            return None

    async def answer(self, question: Callable[[], ResultT]) -> ResultT | None:
        """As `at_once`, in a thread: for an action whose answer may take a moment. Keys typed meanwhile wait for the action."""
        try:
            return await asyncio.to_thread(question)
        except NewsreaderError as error:
            self.news.tell_error(error)
            return None

    def chosen(self, what: ResultT | None) -> ResultT | None:
        """Return what a command applies to; if that is nothing, say so."""
        if not what:
            self.news.tell("There is nothing here to do that with.")
        return what

    def action_undo(self) -> None:
        """Take back the last change."""
        self.news.restore(self.library.undo, "Undone: {}", "Nothing to undo.")


def verbatim(words: str) -> str:
    """Escape words for a notice of `Host.change`, where braces would stand for its result."""
    return words.replace("{", "{{").replace("}", "}}")
