"""The keys of a place and what the marks mean."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from newsreader.ui.commands import COMMANDS, PLACE_NAMES, Place, bindings, shown_keys
from newsreader.ui.highlights import LEGEND
from newsreader.ui.rows import COPY, DUE, PARTLY_READ, STAR, UNREAD

_LIST_MARKS = (
    (UNREAD, "unread"),
    (PARTLY_READ, "some reports unread"),
    (STAR, "starred"),
    (DUE, "the next deadline in its reports"),
    (COPY, "a copy: the same text elsewhere"),
)


class HelpScreen(ModalScreen[None]):
    """A window with one section for each place whose keys are heard, then the marks."""

    BINDINGS = bindings("window")
    AUTO_FOCUS = "VerticalScroll"
    DEFAULT_CSS = "HelpScreen Static { height: auto; }"

    def __init__(self, places: Sequence[Place], keys: Mapping[str, str]) -> None:
        super().__init__()
        self._places = places
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        window = VerticalScroll(Static(help_content(self._places, self._keys)), classes="window")
        window.border_title = "Keys"
        window.border_subtitle = "Esc closes"
        yield window

    def action_close(self) -> None:
        """Close the window."""
        self.dismiss()


def help_content(places: Sequence[Place], keys: Mapping[str, str]) -> Content:
    """Return the help of some places: keys, what they do, the marks in list and reader."""
    chosen = [command for command in COMMANDS if command.place in places]
    column = max(cell_len(shown_keys(command, keys)) for command in chosen) + 3
    parts: list[tuple[str, str]] = []
    for place in places:
        parts.append((f"{PLACE_NAMES[place]}\n", "bold underline"))
        for command in (command for command in chosen if command.place == place):
            shown = shown_keys(command, keys)
            parts += [(shown, "bold $text-accent"), (" " * (column - cell_len(shown)) + command.help + "\n", "")]
        parts.append(("\n", ""))
    parts.append(("Marks in the list\n", "bold underline"))
    parts += [(f"{mark}{' ' * (column - 1)}{meaning}\n", "") for mark, meaning in _LIST_MARKS]
    parts.append(("\nMarks in the reader\n", "bold underline"))
    parts += [(f"{' ' * column}{meaning}\n", "") for _, meaning in LEGEND]
    return Content.assemble(*parts)
