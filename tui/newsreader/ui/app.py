"""The application: one library, screens over it, changes one after the other, long work in the background."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeVar

from textual import events, on
from textual.app import App
from textual.filter import LineFilter
from textual.screen import ModalScreen, Screen
from textual.timer import Timer
from textual.widgets import Input, TextArea
from textual.worker import Worker, WorkerState

from newsreader.errors import NewsreaderError, SettingsError
from newsreader.text import clean_line
from newsreader.ui import keymap
from newsreader.ui.background import GROUP, BackgroundWork, import_words, refresh_words
from newsreader.ui.commands import Place, bindings
from newsreader.ui.messages import (
    AnalysisDone,
    Arrived,
    Failed,
    ImportDone,
    LibraryChanged,
    Listing,
    RefreshDone,
    WorkProgress,
)
from newsreader.ui.notices import ArrivalNotices
from newsreader.ui.palette import CommandProvider, give
from newsreader.ui.resettling import SettingsFile, take_up, take_up_theme
from newsreader.ui.rows import count_words
from newsreader.ui.screens.stories import StoriesScreen
from newsreader.ui.sequences import KeySequences
from newsreader.ui.terminal import ControlFilter, has_browser, leave_on_signals, let_processes_start, open_with
from newsreader.ui.widgets.lines import KeyLine

if TYPE_CHECKING:
    from newsreader.library.library import Library

ResultT = TypeVar("ResultT")

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
    """The reader. `settings` may be None for the defaults; `paths` are imported once the first screen stands;
    the file at `settings_path` is read again when it changes.

    Raises SettingsError where the settings' keys are wrong.
    """

    TITLE = "newsreader"
    BINDINGS = bindings("everywhere")
    COMMANDS: ClassVar[set[Any]] = {CommandProvider}
    CSS_PATH: ClassVar = ["app.tcss", "screens/stories.tcss"]

    def __init__(
        self,
        library: Library,
        settings: UiSettings | None = None,
        *,
        paths: Sequence[Path] = (),
        settings_path: Path | None = None,
    ) -> None:
        self._control_filter = ControlFilter()
        super().__init__()
        self.library = library
        self.settings = settings
        self.user_keys: Mapping[str, str] = keymap.chosen_keys(settings.keymap, settings.keys) if settings else {}
        if settings and settings.theme in self.available_themes:
            self.theme = settings.theme
        self._settings_file = SettingsFile(settings_path)
        self._sequences = KeySequences()
        self.work = BackgroundWork(self, paths)
        self.notices = ArrivalNotices(self)
        self._welcomed = False
        self._revision = library.revision()
        self._turn = asyncio.Lock()
        self._refresh_timer: Timer | None = None

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen."""
        return StoriesScreen(self)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what every drawn line passes: the last net for control characters first."""
        return [self._control_filter, *super().get_line_filters()]

    async def on_event(self, event: events.Event) -> None:
        """Let keys of a sequence wait for each other, but where text is typed."""
        if not isinstance(event, events.Key) or event.is_forwarded or isinstance(self.focused, Input | TextArea):
            await super().on_event(event)
            return
        bound = self.screen.active_bindings if any(" " in keys for keys in self.user_keys.values()) else ()
        for key in self._sequences.heard(event, bound):
            await super().on_event(key)

    def on_mount(self) -> None:
        """Listen to signals, take the user's keys, begin what is to be done in the background."""
        if not self.is_headless:
            leave_on_signals(self)
            let_processes_start()
        self.app_resume_signal.subscribe(self, self._draw_again)
        self.set_keymap(dict(self.user_keys))
        self.call_after_refresh(self.work.go_on)
        self.set_interval(LOOK_EVERY, self._look_for_changes)
        self.refresh_every(getattr(self.settings, "refresh_minutes", 0))

    def refresh_every(self, minutes: int) -> None:
        """Fetch the feeds that are due now and every so many minutes; 0: only when asked."""
        if self._refresh_timer is not None:
            self._refresh_timer.stop()
        self._refresh_timer = self.set_interval(60 * minutes, self.work.refresh_feeds) if minutes else None
        if minutes:
            self.call_after_refresh(self.work.refresh_feeds)

    def _draw_again(self, _app: App[object]) -> None:
        """Draw everything: the shell has had the terminal since we were suspended."""
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def on_unmount(self) -> None:
        """Let work in other threads end."""
        self.work.stop()

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
            if event.worker.group == GROUP:
                self.work.ended()
                self._show_progress()
                self.tell_screens()  # what was done before it broke off is there
            self.tell_error(event.worker.error, event.worker.description)

    def on_failed(self, message: Failed) -> None:
        """Tell that the library could not answer a widget."""
        self.tell_error(message.error)

    def _look_for_changes(self) -> None:
        """Show what another program (an import beside us, an editor of the settings) has changed."""
        if self._settings_file.has_changed():
            self.action_reload_settings()
        if not self.work.is_running:
            try:
                revision = self.library.revision()
            except NewsreaderError:
                return  # whoever asks the library for something tells it
            if revision != self._revision:
                self.tell_screens()
                self.notices.look()

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

    # ---- long work

    def on_work_progress(self, message: WorkProgress) -> None:
        """Show how far the work is, and from time to time what it brought."""
        if self.work.progressed(message.progress) and self.first_screen is not None:
            self.first_screen.reload()
        self._show_progress()

    def on_import_done(self, message: ImportDone) -> None:
        """Tell what came in and what could not be read."""
        self.work.ended(message.report)
        self.tell(import_words(message.report), severity="error" if message.report.failed else "information")
        self._show_progress()
        self.tell_screens()

    def on_refresh_done(self, message: RefreshDone) -> None:
        """Tell what the feeds brought and which could not be fetched."""
        self.work.ended(message.report)
        failed = any(feed.outcome == "failed" for feed in message.report.feeds)
        if any(feed.outcome != "not-due" for feed in message.report.feeds):
            self.tell(refresh_words(message.report), severity="error" if failed else "information")
        self._show_progress()
        self.tell_screens()

    def on_analysis_done(self, message: AnalysisDone) -> None:
        """Show what was found."""
        self.work.ended()
        self._show_progress()
        if message.articles:
            self.tell_screens()
        self.notices.look()

    def on_arrived(self, message: Arrived) -> None:
        """Tell that watched names or new deadlines have come in."""
        self.notices.tell(message.arrived)

    def _show_progress(self) -> None:
        for screen in self.screen_stack:
            show = getattr(screen, "show_progress", None)
            if show is not None:
                show(self.work.progress)

    # ---- what every screen can do

    def listed(self, listing: Listing) -> None:
        """Welcome whoever has nothing to read yet."""
        has_articles = listing.counts.articles or listing.is_put_away
        if not has_articles and not self._welcomed and not self.work.is_importing:
            self._welcomed = True
            from newsreader.ui.screens.welcome import WelcomeScreen

            self.push_screen(WelcomeScreen())

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
            self.work.import_paths([path])

    def action_stop_work(self) -> None:
        """Stop the work in the background at the next safe point."""
        if self.work.is_running:
            self.work.stop()
            self.tell("Stopping. What is done is kept.")
        else:
            self.tell("Nothing is running.")

    def action_failures(self) -> None:
        """List what could not be read."""
        from newsreader.ui.screens.importing import failures_window

        if self.work.failures:
            self.push_screen(failures_window(self.work.failures))
        else:
            self.tell("Nothing failed in this session.")

    def action_show_help(self) -> None:
        """Show the keys of this place."""
        from newsreader.ui.screens.help import help_window

        ask: Callable[[], tuple[Place, ...]] | None = getattr(self.screen, "places", None)
        self.push_screen(help_window(ask() if ask else ("everywhere",), self.user_keys))

    def action_go(self, name: str) -> None:
        """Go to one of the main screens: stories, deadlines, entities, feeds."""
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
        elif name == "feeds":
            from newsreader.ui.screens.feeds import FeedsScreen

            self.push_screen(FeedsScreen(self))

    def action_add_feed(self) -> None:
        """Ask for the address of a feed and subscribe."""
        from newsreader.ui.adding import add_feed

        add_feed(self)

    def action_tidy(self) -> None:
        """Show what the rules of the settings let go, and ask."""
        from newsreader.ui.tidying import tidy

        tidy(self)

    def action_reload_settings(self) -> None:
        """Read the settings file again; where it is faulty, what was set before stays."""
        try:
            settings = self._settings_file.read()
        except SettingsError as error:
            self.tell(f"{error}. The settings of before stay", severity="error")
            return
        take_up(self, settings)
        self.tell("Settings read again.")

    def action_choose_theme(self) -> None:
        """Choose the colours, seeing them at once."""
        from newsreader.ui.screens.themes import ThemeScreen

        self.push_screen(ThemeScreen(), self._keep_theme)

    def _keep_theme(self, theme: str | None) -> None:
        if theme is not None:
            self.in_turn(partial(self._settings_file.keep_theme, theme), partial(take_up_theme, self, theme))
