"""The application: one library, screens over it, changes one after the other, long work in the background."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from textual import on
from textual.app import App
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen
from textual.worker import Worker, WorkerState

from newsreader.errors import NewsreaderError
from newsreader.models import Failure, ImportReport, Progress
from newsreader.text import clean_line
from newsreader.ui import keymap
from newsreader.ui.commands import Place, bindings
from newsreader.ui.messages import AnalysisDone, Failed, ImportDone, LibraryChanged, Listing, WorkProgress
from newsreader.ui.palette import CommandProvider, give
from newsreader.ui.rows import count_words
from newsreader.ui.screens.stories import StoriesScreen
from newsreader.ui.terminal import ControlFilter, has_browser, leave_on_signals, let_processes_start, open_with
from newsreader.ui.widgets.lines import KeyLine

if TYPE_CHECKING:
    from newsreader.library.library import Library

ResultT = TypeVar("ResultT")

RELOAD_AFTER = 1.0
"""Seconds between two readings of the list while an import runs: often enough to see it grow, and cheap."""


LOOK_EVERY = 2.0
"""Seconds between two looks whether another program has changed the library; a look takes microseconds."""


class UiSettings(Protocol):
    """What the terminal interface takes from the settings."""

    @property
    def keys(self) -> Mapping[str, str]:
        """The user's own keys: command id → key names, comma separated."""

    @property
    def keymap(self) -> str:
        """Name of the preset beneath them, one of `keymap.PRESETS`."""

    @property
    def opener(self) -> str:
        """The command that opens an address, "" for the system's browser."""

    @property
    def theme(self) -> str:
        """Name of a theme, "" for the default."""


class NewsApp(App[int]):
    """The reader. `settings` may be None for the defaults; `paths` are imported once the first screen stands.

    Raises SettingsError where the settings' keys are wrong.
    """

    TITLE = "newsreader"
    BINDINGS = bindings("everywhere")
    COMMANDS: ClassVar[set[Any]] = {CommandProvider}
    CSS_PATH: ClassVar = ["app.tcss", "screens/stories.tcss"]

    def __init__(self, library: Library, settings: UiSettings | None = None, *, paths: Sequence[Path] = ()) -> None:
        self._control_filter = ControlFilter()
        super().__init__()
        self.library = library
        self.settings = settings
        self.user_keys: Mapping[str, str] = keymap.chosen_keys(settings.keymap, settings.keys) if settings else {}
        if settings and settings.theme in self.available_themes:
            self.theme = settings.theme
        self.failures: tuple[Failure, ...] = ()
        self.progress: Progress | None = None
        self._to_import: list[Path] = list(paths)
        self._stop_work = threading.Event()
        self._is_working = False
        self._welcomed = False
        self._list_read = 0.0
        self._revision = library.revision()
        self._turn = asyncio.Lock()

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen."""
        return StoriesScreen(self)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every drawn line passes: the last net for control characters first."""
        return [self._control_filter, *super().get_line_filters()]

    def on_mount(self) -> None:
        """Listen to signals, take the user's keys, begin what is to be done in the background."""
        if not self.is_headless:
            leave_on_signals(self)
            let_processes_start()
        self.set_keymap(dict(self.user_keys))
        self.call_after_refresh(self._next_work)
        self.set_interval(LOOK_EVERY, self._look_for_changes)

    def on_unmount(self) -> None:
        """Let work in other threads end."""
        self._stop_work.set()

    @property
    def first_screen(self) -> StoriesScreen | None:
        """The stories, wherever they lie in the stack."""
        return next((screen for screen in self.screen_stack if isinstance(screen, StoriesScreen)), None)

    # ---- telling

    def tell(self, words: str, *, severity: str = "information") -> None:
        """Show a notice; nothing in it is markup."""
        shown = clean_line(words)
        if severity == "error":
            self.notify(shown, severity="error", timeout=8, markup=False)
        else:
            self.notify(shown, timeout=4, markup=False)

    def tell_error(self, error: BaseException, doing: str = "") -> None:
        """Show what went wrong and what to do about it."""
        if isinstance(error, NewsreaderError):
            self.tell(str(error), severity="error")
        else:
            what = doing[:1].upper() + doing[1:] if doing else "Something"
            self.tell(f"{what} went wrong: {type(error).__name__}: {error}", severity="error")

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Turn the failure of a worker into one notice."""
        if event.state is WorkerState.ERROR and event.worker.error is not None:
            if event.worker.group == "work":
                self._end_work()
                self.tell_screens()  # what was done before it broke off is there
            self.tell_error(event.worker.error, event.worker.description)

    def on_failed(self, message: Failed) -> None:
        """Tell that the library could not answer a widget."""
        self.tell_error(message.error)

    def _look_for_changes(self) -> None:
        """Show what another program (an import beside us) has changed."""
        if not self._is_working:
            try:
                revision = self.library.revision()
            except NewsreaderError:
                return  # whoever asks the library for something tells it
            if revision != self._revision:
                self.tell_screens()

    # ---- changes, one after the other

    def in_turn(self, work: Callable[[], ResultT], then: Callable[[ResultT], object]) -> None:
        """Run `work` in a thread when all earlier ones are done, then `then` with its result here."""
        self.run_worker(self._in_turn(work, then), group="change", exit_on_error=False, description="the last command")

    async def _in_turn(self, work: Callable[[], ResultT], then: Callable[[ResultT], object]) -> None:
        async with self._turn:
            result = await asyncio.to_thread(work)
            then(result)

    def change(self, work: Callable[[], object], notice: str = "", nothing: str = "") -> None:
        """Change the library in a thread; `notice` tells its result ({}), `nothing` that there was nothing to do."""
        self.in_turn(work, partial(self._changed, notice, nothing))

    def _changed(self, notice: str, nothing: str, result: object) -> None:
        if result is None and nothing:
            self.tell(nothing)
            return
        if notice:
            shown = count_words(result, "article") if isinstance(result, int) else result
            self.tell(notice.format(shown))
        self.tell_screens()

    def tell_screens(self) -> None:
        """Let every screen show the library as it is now."""
        self._revision = self.library.revision()
        for screen in self.screen_stack:
            screen.post_message(LibraryChanged())

    # ---- long work: import what waits, then analyse what has no findings

    def import_paths(self, paths: Sequence[Path]) -> None:
        """Import folders and files in the background."""
        self._to_import.extend(paths)
        self._next_work()

    def import_samples(self) -> None:
        """Import the sample articles in the background."""
        self._start_work("importing the samples", lambda: ImportDone(self.library.import_samples()))

    def _next_work(self) -> None:
        if self._is_working:
            return
        if self._to_import:
            paths, self._to_import = self._to_import, []
            self._start_work("the import", partial(self._import, paths))
        else:
            self._start_work("the analysis", self._analyse)

    def _start_work(self, name: str, work: Callable[[], ImportDone | AnalysisDone]) -> None:
        self._is_working = True
        self._stop_work.clear()
        self.run_worker(
            lambda: self.post_message(work()), thread=True, group="work", exit_on_error=False, description=name
        )

    def _import(self, paths: Sequence[Path]) -> ImportDone:
        return ImportDone(self.library.import_paths(paths, report=self._report, stop=self._stop_work.is_set))

    def _analyse(self) -> AnalysisDone:
        return AnalysisDone(self.library.analyse(report=self._report, stop=self._stop_work.is_set))

    def _report(self, progress: Progress) -> None:
        self.post_message(WorkProgress(progress))

    def on_work_progress(self, message: WorkProgress) -> None:
        """Show how far the work is, and from time to time what it brought."""
        if not self._is_working:
            return
        self.progress = message.progress
        self._show_progress()
        now = asyncio.get_running_loop().time()
        if now - self._list_read > RELOAD_AFTER and self.first_screen is not None:
            self._list_read = now
            self.first_screen.reload()

    def on_import_done(self, message: ImportDone) -> None:
        """Tell what came in and what could not be read, then analyse."""
        report = message.report
        self._end_work()
        self.failures = (*self.failures, *report.failed)
        self.tell(import_words(report), severity="error" if report.failed else "information")
        self.tell_screens()
        if not report.stopped:
            self._next_work()

    def on_analysis_done(self, message: AnalysisDone) -> None:
        """Show what was found; go on with what came to be imported meanwhile."""
        stopped = self._stop_work.is_set()
        self._end_work()
        if message.articles:
            self.tell_screens()
        if self._to_import and not stopped:
            self._next_work()

    def _end_work(self) -> None:
        self._is_working = False
        self.progress = None
        self._show_progress()

    def _show_progress(self) -> None:
        if self.first_screen is not None:
            self.first_screen.show_progress(self.progress)

    # ---- what every screen can do

    def listed(self, listing: Listing) -> None:
        """Welcome whoever has nothing to read yet."""
        if not listing.counts.articles and not self._welcomed and not self._to_import and not self._is_importing:
            self._welcomed = True
            from newsreader.ui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())

    @property
    def _is_importing(self) -> bool:
        return any(
            worker.group == "work" and worker.is_running and "import" in worker.description for worker in self.workers
        )

    def open_page(self, url: str) -> None:
        """Open an address (already found safe) in the browser, beside this terminal."""
        opener = self.settings.opener if self.settings else ""
        try:
            if opener:
                open_with(opener, url)
            elif has_browser():
                self.open_url(url)
            else:
                self.tell("No browser can be opened here. y copies the address.")
        except (OSError, ValueError) as error:
            self.tell(f"{opener}: {error}. Change `opener` in the settings", severity="error")

    @on(KeyLine.Clicked)
    async def _give_command(self, message: KeyLine.Clicked) -> None:
        await give(self.screen, message.command)

    def action_import_folder(self) -> None:
        """Ask for a folder or file and import it."""
        from newsreader.ui.screens.importing import FolderScreen

        self.push_screen(FolderScreen(), self._import_chosen)

    def _import_chosen(self, path: Path | None) -> None:
        if path is not None:
            self.import_paths([path])

    def action_stop_work(self) -> None:
        """Stop the work in the background at the next safe point."""
        if self._is_working:
            self._stop_work.set()
            self.tell("Stopping. What is done is kept.")
        else:
            self.tell("Nothing is running.")

    def action_failures(self) -> None:
        """List what could not be read."""
        from newsreader.ui.screens.importing import failures_window

        if self.failures:
            self.push_screen(failures_window(self.failures))
        else:
            self.tell("Nothing has failed.")

    def action_show_help(self) -> None:
        """Show the keys of this place."""
        from newsreader.ui.screens.help import help_window

        ask: Callable[[], tuple[Place, ...]] | None = getattr(self.screen, "places", None)
        self.push_screen(help_window(ask() if ask else ("everywhere",), self.user_keys))

    def action_go(self, name: str) -> None:
        """Go to one of the main screens: stories, deadlines, entities."""
        if isinstance(self.screen, ModalScreen):
            return
        while len(self.screen_stack) > 1 and self.screen is not self.first_screen:
            self.pop_screen()
        if name == "deadlines":
            from newsreader.ui.screens.deadlines import DeadlinesScreen

            self.push_screen(DeadlinesScreen(self))
        elif name == "entities":
            from newsreader.ui.screens.entities import EntitiesScreen

            self.push_screen(EntitiesScreen(self))

    def action_choose_theme(self) -> None:
        """Choose the colours, seeing them at once."""
        from newsreader.ui.screens.themes import ThemeScreen

        self.push_screen(ThemeScreen())


def import_words(report: ImportReport) -> str:
    """Return what an import did in one line."""
    parts = [f"{report.new:,} new"]
    parts += [f"{report.changed:,} changed"] if report.changed else []
    parts += [f"{report.unchanged:,} unchanged"] if report.unchanged else []
    parts += [f"{len(report.failed):,} failed (F lists them)"] if report.failed else []
    head = "Import stopped" if report.stopped else "Imported"
    return f"{head}: {', '.join(parts)}."
