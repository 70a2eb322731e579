"""The screen of an empty library: three ways to get something to read."""

from __future__ import annotations

from contextlib import suppress

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import ScreenResume
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from newsreader.errors import NewsreaderError
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import bindings
from newsreader.ui.messages import LibraryChanged
from newsreader.ui.widgets.choices import Options
from newsreader.ui.widgets.lines import KeyLine, TitleLine
from newsreader.ui.windows.window import ClosesOnce

_NOTHING = "There is nothing to read yet.\n\n"
_WAYS = (
    "Bring in what several papers write: their reports of one event become one story, to be read side by side, "
    "with the names in it and what falls due when. All of it is worked out on this machine.\n\n"
    "Text, Markdown, HTML, mail and JSON files stay where they are; the library keeps its own copy. "
    "Feeds are fetched only when you ask."
)


class WelcomeScreen(AtHost, ClosesOnce[None]):
    """Offers the samples, a folder to import and a feed to add."""

    BINDINGS = bindings("welcome")
    DEFAULT_CSS = """
    WelcomeScreen {
        background: $background;
        & Static { padding: 1 2; max-width: 76; height: auto; }
        & OptionList, & OptionList:focus {
            border: none; background: $background; background-tint: $foreground 0%; height: 1fr; padding: 0 2; max-width: 76;
        }
    }
    """

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield TitleLine("Welcome")
        yield Static(Content.assemble((_NOTHING, "bold"), _WAYS))
        yield Options(
            Option(Content("Read the two sample articles"), id="samples"),
            Option(Content("Import a folder or file …"), id="app.import_folder"),
            Option(Content("Add a feed …"), id="app.add_feed"),
            Option(Content("Quit"), id="app.quit"),
        )
        yield KeyLine("welcome", "everywhere")

    @on(OptionList.OptionSelected)
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        await self.run_action(event.option_id or "app.quit")

    def action_samples(self) -> None:
        """Read the samples."""
        self.news.work.import_samples()

    @on(LibraryChanged)
    @on(ScreenResume)
    def make_way(self) -> None:
        """Close once there is something to read."""
        with suppress(NewsreaderError):  # the list below will show the error
            if self.library.counts().articles:
                self.dismiss()
