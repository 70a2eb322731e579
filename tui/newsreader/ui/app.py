"""The application: host, screens and keys put together, and what screens ask of each other."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on
from textual.app import App
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from newsreader.errors import SettingsError
from newsreader.settings import Settings
from newsreader.ui.at_host import ask
from newsreader.ui.commands import Place, bindings
from newsreader.ui.host import Host
from newsreader.ui.inks import legible_inks
from newsreader.ui.messages import ArticleWanted, StoriesWanted
from newsreader.ui.own_keys import users_keys
from newsreader.ui.palette import CommandProvider, Palette, give
from newsreader.ui.resettling import SettingsFile, take_up, take_up_theme
from newsreader.ui.screens.stories import StoriesScreen
from newsreader.ui.sequences import KeySequences
from newsreader.ui.terminal import leave_on_signals, let_processes_start
from newsreader.ui.widgets.lines import CommandsLine

if TYPE_CHECKING:
    from newsreader.library.library import Library

IDLE_AFTER = 1.0
"""Seconds after the start at which modules not needed at first are loaded."""

_LATER = (
    *(f"newsreader.library.{name}" for name in ("agenda", "feeds.subscriptions", "comparing", "digest")),
    *(f"newsreader.ui.{name}" for name in ("compared.pairs", "screens.deadlines", "screens.entities", "screens.feeds")),
    "newsreader.ui.screens.compare",
)

LOOK_EVERY = 2.0
"""Seconds between two checks for changes by another program; a check takes microseconds."""


class NewsApp(Host):
    """The reader. `paths` are imported once the first screen is shown; the settings file is read again when it changes.

    Raises SettingsError if the settings' keys are wrong.
    """

    TITLE = "newsreader"
    BINDINGS = bindings("everywhere")
    COMMANDS: ClassVar[set[Any]] = {CommandProvider}
    # All sheets here: if a screen brought its own, opening it first would restyle everything (50 ms and more).
    CSS_PATH: ClassVar = ["app.tcss", "screens/stories.tcss", "screens/deadlines.tcss"]

    def __init__(
        self,
        library: Library,
        settings: Settings | None = None,
        *,
        paths: Sequence[Path] = (),
        settings_path: Path | None = None,
    ) -> None:
        super().__init__(library, settings or Settings(), paths=paths)
        self._settings_file = SettingsFile(settings_path)
        self._sequences = KeySequences()
        self._today = library.today()

    def get_css_variables(self) -> dict[str, str]:
        """Return the theme's colours, the inks strengthened until they can be read."""
        variables = super().get_css_variables()
        variables.update(legible_inks(variables))  # in place: the app keeps them for the user's own colours
        return variables

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen."""
        return StoriesScreen()

    async def on_event(self, event: events.Event) -> None:
        """Hold back keys that may begin a sequence, except while text is typed; letters go to the focused field."""
        if not isinstance(event, events.Key):
            await super().on_event(event)
            return
        has_left = not self.screen_stack or self.return_code is not None
        if has_left or (self.is_leaving and not event.is_forwarded):
            return  # typed after the key that ends the program
        field = self.focused if isinstance(self.focused, Input) else None
        if not event.is_forwarded:
            self.escapes.heard(event.key)
        elif event.is_printable and field is not None:
            # Typed right after the key that focused the field, it was sent to where the focus had been.
            field.insert_text_at_cursor(event.character or "")
            return
        if event.is_forwarded or field is not None:
            await super().on_event(event)
            return
        bound = self.screen.active_bindings if any(" " in keys for keys in users_keys().values()) else ()
        for key in self._sequences.heard(event, bound):
            await super().on_event(key)

    def on_mount(self) -> None:
        """Listen to signals, set the user's keys, start the work in the background."""
        if not self.is_headless:
            leave_on_signals(self)
            let_processes_start()
            # What exists after the start stays alive: garbage collection over it paused all threads for 60 ms at a time.
            self.call_after_refresh(gc.freeze)
            self.set_timer(IDLE_AFTER, self._load_places)
        self.app_resume_signal.subscribe(self, self._draw_again)
        self.set_keymap(dict(users_keys()))
        self.call_after_refresh(self.work.go_on)
        self.set_interval(LOOK_EVERY, self._look_for_changes)
        self.refresh_every(self.settings.refresh_minutes)

    def _load_places(self) -> None:
        """Load the modules of the other places (0.2 s) while nobody waits for them."""
        self.run_worker(lambda: [import_module(name) for name in _LATER], thread=True)

    def _draw_again(self, _app: App[object]) -> None:
        """Draw everything again: while we were suspended, the shell used the terminal."""
        for screen in self.screen_stack:
            screen.refresh(layout=True)

    def on_unmount(self) -> None:
        """Stop the work in other threads."""
        self.work.stop()

    @property
    def first_screen(self) -> StoriesScreen | None:
        """The screen of stories, wherever it is in the stack."""
        return next((screen for screen in self.screen_stack if isinstance(screen, StoriesScreen)), None)

    def _look_for_changes(self) -> None:
        """Show what another program (an import, an editor of the settings) or a new day has changed."""
        if (today := self.library.today()) != self._today:
            self._today = today
            self.tell_screens()
        if self._settings_file.has_changed():
            self.action_reload_settings()
        self.show_foreign_changes()

    def on_stories_wanted(self, message: StoriesWanted) -> None:
        """Show the stories that a query finds."""

        def show(first: StoriesScreen) -> None:
            if message.name:
                first.searches.show_view(message.name, message.query)
            else:
                first.searches.search_for(message.query)
            if message.back is not None:
                first.leads_back(self._opener(message.back))

        self._to_first_screen(show)

    def on_article_wanted(self, message: ArticleWanted) -> None:
        """Show an article among the stories."""

        def show(first: StoriesScreen) -> None:
            first.open_article(message.article_id)
            if message.back is not None:
                first.leads_back(self._opener(message.back), article_id=message.article_id)

        self._to_first_screen(show)

    def _opener(self, make: Callable[[], Screen[None]]) -> Callable[[], object]:
        return lambda: self.push_screen(make())

    def _to_first_screen(self, then: Callable[[StoriesScreen], None]) -> None:
        self._leave_places()
        if self.first_screen is not None:
            self.call_later(then, self.first_screen)

    def _leave_places(self) -> None:
        while len(self.screen_stack) > 1 and self.screen is not self.first_screen:
            self.pop_screen()

    @on(CommandsLine.Clicked)
    async def _give_command(self, message: CommandsLine.Clicked) -> None:
        await give(self.screen, message.command)

    def action_command_palette(self) -> None:
        """Ask for a command by its name."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_import_folder(self) -> None:
        """Ask for a folder or file and import it."""
        from newsreader.ui.windows.ask_folder import FolderScreen

        ask(self, FolderScreen(), lambda path: self.work.import_paths([path]))

    def action_stop_work(self) -> None:
        """Stop the work in the background at the next safe point."""
        if self.work.is_running:
            self.work.stop()
            self.tell("Stopping. What is done is kept.")
        else:
            self.tell("Nothing is running.")

    def action_failures(self) -> None:
        """List what could not be read."""
        from newsreader.ui.windows.failures import failures_window

        if self.work.failures:
            self.push_screen(failures_window(self.work.failures))
        else:
            self.tell("Nothing failed in this session.")

    def action_show_help(self) -> None:
        """Show the keys of this place."""
        from newsreader.ui.windows.help import help_window

        places: Callable[[], tuple[Place, ...]] | None = getattr(self.screen, "places", None)
        rest: tuple[Place, ...] = ("window", "choices") if isinstance(self.screen, ModalScreen) else ("everywhere",)
        self.push_screen(help_window(places() if places else rest))

    def action_go(self, name: str) -> None:
        """Go to one of the main screens: stories, deadlines, entities, feeds."""
        if isinstance(self.screen, ModalScreen):
            return
        self._leave_places()
        if name == "deadlines":
            from newsreader.ui.screens.deadlines import DeadlinesScreen

            self.push_screen(DeadlinesScreen(self))
        elif name == "entities":
            from newsreader.ui.screens.entities import EntitiesScreen

            self.push_screen(EntitiesScreen())
        elif name == "feeds":
            from newsreader.ui.screens.feeds import FeedsScreen

            self.push_screen(FeedsScreen())

    def action_add_feed(self) -> None:
        """Ask for the address of a feed and subscribe."""
        from newsreader.ui.adding import add_feed

        add_feed(self)

    def action_tidy(self) -> None:
        """Show what the retention rules would remove, and ask."""
        from newsreader.ui.tidying import tidy

        tidy(self)

    def action_reload_settings(self) -> None:
        """Read the settings file again; if it is faulty, the settings stay as they were."""
        try:
            settings = self._settings_file.read()
        except SettingsError as error:
            self.tell(f"{error}. The settings stay as they were", severity="error")
            return
        take_up(self, settings)
        self.tell("Settings reloaded.")

    def action_choose_theme(self) -> None:
        """Choose the colours, seeing them at once."""
        from newsreader.ui.windows.themes import ThemeScreen

        ask(self, ThemeScreen(self), self._keep_theme)

    def _keep_theme(self, theme: str) -> None:
        keep, taken = partial(self._settings_file.keep_theme, theme), partial(take_up_theme, self, theme)
        self.in_turn(keep, taken, lambda error: self.tell(f"{theme} until you leave. {error}", severity="error"))
