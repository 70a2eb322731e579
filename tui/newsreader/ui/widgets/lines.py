"""Single lines of the screens: title, work in progress, keys."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from newsreader.library.progress import progress_words
from newsreader.models import Progress
from newsreader.ui.commands import BY_ID, COMMANDS, Command, Place
from newsreader.ui.layout import safe_text
from newsreader.ui.own_keys import key_of, keys_of
from newsreader.ui.rows.pieces import shorten

Part = tuple[str, str]

_COMMAND = "command"
_GAP = "  "
_PROGRAM = " newsreader  "
"""The name in the title line; where there is no room for both, it makes room for the ways to other places."""

_WAYS = ("go.stories", "go.deadlines", "go.entities", "go.feeds")
ALWAYS_SHOWN = 10
"""Commands of this rank and above stay in the last line, however narrow."""


class CommandsLine(Widget):
    """A line of commands with their keys; a click on one does what the key does."""

    @dataclass
    class Clicked(Message):
        """A command was clicked."""

        command: Command

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        if (command_id := event.style.meta.get(_COMMAND)) is not None:
            self.post_message(self.Clicked(BY_ID[command_id]))


def _clickable(command: Command, before: str, key: str, after: str) -> Content:
    content = Content.assemble((f"{before}{key}", "bold $text-accent"), after)
    return content.stylize(Style.from_meta({_COMMAND: command.id}))


class TitleLine(CommandsLine):
    """Program, view and counts on the left; on the right the ways to other places, and what falls due next.

    `here`: the command that leads to the place of this line, "" to show no ways.
    """

    DEFAULT_CSS = """
    TitleLine { height: 1; width: 1fr; background: $surface; color: $foreground; }
    """

    view: reactive[str] = reactive("")
    about: reactive[str] = reactive("")
    due: reactive[tuple[str, ...]] = reactive(())
    """What falls due next in words, the longest first."""

    def __init__(self, view: str, here: str = "") -> None:
        super().__init__()
        self.set_reactive(TitleLine.view, view)
        self._ways = [BY_ID[way] for way in _WAYS if here and way != here]

    def render(self) -> Content:
        """Return the line at the width of now."""
        return (
            self._beside(_PROGRAM, needs_ways=bool(self._ways))
            or self._beside(" ", needs_ways=True)
            or self._beside(_PROGRAM)
        )

    def _beside(self, program: str, *, needs_ways: bool = False) -> Content:
        """Return the line that begins with `program`, nothing if it has no room for the ways it needs."""
        width = self.size.width
        view = shorten(safe_text(self.view), max(width - cell_len(program) - 1, 0))
        room = width - cell_len(program) - cell_len(view)
        about = f" · {self.about}" if self.about and cell_len(self.about) + 3 <= room else ""
        room -= cell_len(about)
        ways = self._fitting(room - 3)
        if needs_ways and not ways:
            return Content("")
        gap = " " * (room - ways.cell_length - 1)
        return Content.assemble((program, "bold $text-accent"), (view, "bold"), about, gap, ways)

    def _fitting(self, room: int) -> Content:
        """Return the ways in the longest form that fits, none if no form does."""
        for due in (*self.due, ""):
            ways = Content("")
            for way in self._ways:
                words = due if due and way.id == "go.deadlines" else way.label.lower()
                ways += _clickable(way, "  " if ways else "", key_of(way.id), f": {words}")
            if ways.cell_length <= room:
                return ways
        return Content("")


class WorkLine(Widget):
    """The progress of the work in the background: how far, how fast, how long still. Hidden without work."""

    DEFAULT_CSS = """
    WorkLine { height: 1; width: 1fr; background: $surface; color: $foreground; display: none; }
    WorkLine.-working { display: block; }
    """

    text: reactive[str] = reactive("")

    def on_mount(self) -> None:
        """Follow the work of the app."""
        self.watch(self.app, "progress", self._show)

    def _show(self, progress: Progress | None) -> None:
        self.set_class(progress is not None, "-working")
        if progress is not None:
            self.text = f" {progress_words(progress)} · {key_of('work.stop')} stops"

    def render(self) -> Content:
        """Return the line at the width of now."""
        return Content(shorten(self.text, self.size.width))


class KeyLine(CommandsLine):
    """The most useful keys of some places, as many as fit; while text is typed, those that still work."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; background: $surface; color: $foreground; }
    """

    places: reactive[tuple[Place, ...]] = reactive(())

    def __init__(self, *places: Place) -> None:
        super().__init__()
        self.set_reactive(KeyLine.places, places)

    def render(self) -> Content:
        """Return the line at the present width: the last ranks always, of the others as many as fit."""
        typing = not {"search", "find"}.isdisjoint(self.places)
        here = (one for one in COMMANDS if one.footer and one.place in self.places)
        shown = [
            (command, _clickable(command, "", key, f" {command.hint}{_GAP}"))
            for command in sorted(here, key=lambda one: one.footer)
            if not set(self.places).isdisjoint(command.footer_at) and (key := keys_of(command, 1, while_typing=typing))
        ]
        always = [item for command, item in shown if command.footer >= ALWAYS_SHOWN]
        room = self.size.width + len(_GAP) - 2 - sum(item.cell_length for item in always)
        fitting = []
        for _, item in shown[: len(shown) - len(always)]:
            room -= item.cell_length
            if room < 0:
                break
            fitting.append(item)
        return Content.assemble(" ", *fitting, *always)
