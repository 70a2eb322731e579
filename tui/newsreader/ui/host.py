"""The app as screens and background work see it: library, settings, notices, changes one after the other.

It knows no screen; `app` does.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual.app import App
from textual.filter import LineFilter, Monochrome, NoColor
from textual.reactive import var
from textual.timer import Timer
from textual.worker import Worker, WorkerState

from newsreader.errors import NewsreaderError
from newsreader.models import ImportReport, Progress, RefreshReport
from newsreader.settings import Settings, write_days
from newsreader.text import clean_line, counted
from newsreader.ui import keymap
from newsreader.ui.background import GROUP, BackgroundWork, Result, import_words, refresh_words
from newsreader.ui.leaving import Escapes
from newsreader.ui.messages import LibraryChanged
from newsreader.ui.notices import ArrivalNotices
from newsreader.ui.own_keys import use_keys, with_keys
from newsreader.ui.terminal import ControlFilter, has_browser, notify_desktop, open_with

if TYPE_CHECKING:
    from newsreader.library.library import Library

TOLD_SECONDS = 4.0
"""How long a notice is shown; an error twice as long."""

BUSY_AFTER = 1.0
"""Seconds after which a command that is still running says so."""

LAST_KEYS, LAST_CHANGES = 0.05, 3.0
"""Seconds that quitting waits for keys typed right before it, and for the changes they ask for."""

ResultT = TypeVar("ResultT")


class Host(App[int]):
    """The application without its screens. `paths` are imported when the work begins.

    Raises SettingsError if the settings' keys are wrong.
    """

    # Under 100 columns what stands beside a list takes its place.
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012

    progress: var[Progress | None] = var[Progress | None](None)
    """How far the work in the background is, None without work."""

    def __init__(self, library: Library, settings: Settings, *, paths: Sequence[Path] = ()) -> None:
        self._control_filter = ControlFilter()
        super().__init__()
        self.library = library
        self.settings = settings
        write_days(settings.dates)
        use_keys(keymap.chosen_keys(settings.keymap, settings.keys))
        if settings.theme in self.available_themes:
            self.theme = settings.theme
        self.work = BackgroundWork(self, library, paths, progressed=self._work_progressed, done=self._work_done)
        self.notices = ArrivalNotices(self, library, self._tell_arrived)
        self.escapes = Escapes()
        self._told: set[str] = set()  # notices on the screen
        self._revision = library.revision()
        self._turn = asyncio.Lock()
        self.is_leaving = False
        self._refresh_timer: Timer | None = None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of every drawn line, the safety net against control characters first.

        With the terminal's own colours NO_COLOR drops all colours; Textual would turn them to greys, which there is none of.
        """
        filters = super().get_line_filters()
        if self.native_ansi_color:
            filters = [NoColor() if isinstance(one, Monochrome) else one for one in filters]
        return [self._control_filter, *filters]

    def tell(self, words: str, *, severity: str = "information") -> None:
        """Show a notice, unless it is shown already; it replaces earlier ones except errors. Nothing in it is markup."""
        shown = clean_line(words)
        if shown in self._told:
            return
        if not self.screen.query("Toast.-error"):
            self.clear_notifications()  # a pile of notices would hide the list
        seconds = TOLD_SECONDS * 2 if severity == "error" else TOLD_SECONDS
        self.notify(shown, severity="error" if severity == "error" else "information", timeout=seconds, markup=False)
        self._told.add(shown)
        self.set_timer(seconds, lambda: self._told.discard(shown))

    def clear_notifications(self) -> None:
        """Take all notices away."""
        super().clear_notifications()
        self._told.clear()

    def tell_error(self, error: BaseException, doing: str = "") -> None:
        """Show what went wrong and what to do about it."""
        words, subject = f"{doing or 'something'} went wrong: {type(error).__name__}: {error}", ""
        if isinstance(error, NewsreaderError):
            words, subject = str(error), error.subject
        self.tell(words if subject else words[:1].upper() + words[1:], severity="error")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Show a notice when a worker fails."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            if event.worker.group == GROUP:
                self._work_ended(None)
                self.tell_screens()  # what was done before the failure is kept
            self.tell_error(event.worker.error, event.worker.description)

    def open_page(self, url: str) -> None:
        """Open an address (already found safe) in the browser, beside this terminal."""
        opener = self.settings.opener
        try:
            if opener:
                open_with(opener, url)
            elif has_browser():
                self.open_url(url)
            else:
                self.tell(with_keys("No browser can be opened here. <article.copy-link> copies the address."))
        except (OSError, ValueError) as error:
            self.tell(f"{opener}: {error}. Change `opener` in the settings", severity="error")

    def action_leave(self) -> None:
        """Quit; but after an Esc too many say how to leave, or clear the notice that is shown."""
        verdict = self.escapes.verdict(notice_shown=bool(self.screen.query("Toast")))
        if verdict == "leave":
            self.call_later(self.action_quit)
            return
        self.clear_notifications()
        if verdict == "tell":
            self.tell("Press Esc again to leave.")

    def action_help_quit(self) -> None:
        """Say which key quits, to users who expect Ctrl+C to."""
        self.tell(with_keys("<app.quit> leaves the program."))

    async def action_quit(self) -> None:
        """Quit once the keys typed before are handled and the changes they asked for are made."""
        self.is_leaving = True
        self.set_timer(LAST_KEYS, self._quit)

    async def _quit(self) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_CHANGES):
                await self._turn.acquire()
                while not self.screen.is_mounted:  # quitting while a window opens would make it fail
                    await asyncio.sleep(LAST_KEYS / 10)
        self.exit()

    def in_turn(
        self,
        work: Callable[[], ResultT],
        then: Callable[[ResultT], object],
        refused: Callable[[NewsreaderError], object] | None = None,
    ) -> None:
        """Run `work` in a thread after all earlier work given here, then `then` with its result on this one.

        If the library refuses, `refused` is called with the error; by default the error is shown.
        """
        self._run(self._turn, work, then, refused)

    def beside(
        self,
        work: Callable[[], ResultT],
        then: Callable[[ResultT], object],
        refused: Callable[[NewsreaderError], object] | None = None,
    ) -> None:
        """As `in_turn`, but at once, and nothing waits for it: for work that changes nothing and may take long."""
        self._run(nullcontext(), work, then, refused)

    def _run(
        self,
        turn: AbstractAsyncContextManager[None],
        work: Callable[[], ResultT],
        then: Callable[[ResultT], object],
        refused: Callable[[NewsreaderError], object] | None,
    ) -> None:
        running: Callable[[], object] = partial(self._run_then, turn, work, then, refused or self.tell_error)
        self.run_worker(running, group="change", exit_on_error=False, description="the last command")

    async def _run_then(
        self,
        turn: AbstractAsyncContextManager[None],
        work: Callable[[], ResultT],
        then: Callable[[ResultT], object],
        refused: Callable[[NewsreaderError], object],
    ) -> None:
        async with turn:
            waiting = self.set_timer(BUSY_AFTER, partial(self.tell, "One moment …"))
            try:
                result = await asyncio.to_thread(work)
            except NewsreaderError as error:
                refused(error)
                return
            finally:
                waiting.stop()
            then(result)

    def change(self, work: Callable[[], object], notice: str = "", nothing: str = "") -> None:
        """Change the library in its turn; show `notice` with the result ({}), or `nothing` if the result is None."""
        self.in_turn(work, partial(self._changed, notice, nothing))

    def restore(self, work: Callable[[], str | None], notice: str, nothing: str) -> None:
        """Undo or redo as `change` does, and analyse what needs it."""
        self.in_turn(work, partial(self._restored, notice, nothing))

    def _restored(self, notice: str, nothing: str, result: str | None) -> None:
        self._changed(notice, nothing, result)
        if self.library.awaits_analysis():
            self.work.go_on()

    def _changed(self, notice: str, nothing: str, result: object) -> None:
        if result is None and nothing:
            self.tell(nothing)
            return
        if notice:
            shown = counted(result, "article") if isinstance(result, int) else result
            self.tell(notice.format(shown))
        self.tell_screens()

    def tell_screens(self) -> None:
        """Let every screen show the library as it is now."""
        with suppress(NewsreaderError):  # the screens will show the error
            self._revision = self.library.revision()
        for screen in self.screen_stack:
            screen.post_message(LibraryChanged())

    def show_foreign_changes(self) -> None:
        """Show what another program has changed in the library; work that is running shows everything at its end."""
        if self.work.is_running:
            return
        try:
            revision = self.library.revision()
        except NewsreaderError:
            return  # the next reading will show the error
        if revision != self._revision:
            self.tell_screens()
            self.notices.look()

    def refresh_feeds(self, *, everything: bool = False, nothing: str) -> None:
        """Fetch the feeds that are due, or all, at the user's request; `nothing` is shown if none is fetched."""
        if not self.work.refresh_feeds(everything=everything, nothing=nothing):
            self.tell("Feeds are being fetched already.")

    def refresh_every(self, minutes: int) -> None:
        """Fetch the feeds that are due now, and again every `minutes`; 0: only when asked."""
        if self._refresh_timer is not None:
            self._refresh_timer.stop()
        self._refresh_timer = self.set_interval(60 * minutes, self.work.refresh_feeds) if minutes else None
        if minutes:
            self.call_after_refresh(self.work.refresh_feeds)

    def _work_progressed(self, progress: Progress) -> None:
        """Show the progress, and from time to time what the work has brought."""
        if self.work.progressed(progress):
            for screen in {
                *self.screen_stack[:1],
                *self.screen_stack[-1:],
            }:  # the stack is empty while the program ends
                if reload := getattr(screen, "reload_at_work", None):
                    reload()
        self.progress = self.work.progress

    def _work_done(self, result: Result, nothing: str) -> None:
        """Report a finished job, and show what it brought."""
        self._work_ended(result)
        if isinstance(result, ImportReport):
            self.tell(import_words(result), severity="error" if result.failed else "information")
        elif isinstance(result, RefreshReport) and (words := refresh_words(result, nothing)):
            failed = any(feed.outcome == "failed" for feed in result.feeds)
            self.tell(words, severity="error" if failed else "information")
        if result != 0:
            self.tell_screens()
        if isinstance(result, int):
            self.notices.look()

    def _tell_arrived(self, lines: Sequence[str]) -> None:
        """Show that watched names or new deadlines have come in, and ring or notify as the settings say."""
        settings = self.settings.notices
        if not lines:
            return
        self.tell(" · ".join(lines))
        if settings.bell:
            self.bell()
        if settings.desktop:
            notify_desktop(self, " · ".join(lines))

    def _work_ended(self, result: Result | None) -> None:
        self.work.ended(result)
        self.progress = self.work.progress
