"""The single lines of the main screen: title, work in progress, keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from newsreader.library.progress import progress_words
from newsreader.models import Progress
from newsreader.ui.commands import BY_ID, COMMANDS, Command, Place, shown_keys
from newsreader.ui.layout import safe_text
from newsreader.ui.rows.pieces import shorten

Part = tuple[str, str]

_WAYS = ("go.stories", "go.deadlines", "go.entities", "go.feeds")
ALWAYS_SHOWN = 10
"""Rank of a command from which on it stays in the last line, however narrow."""


class TitleLine(Widget):
    """Program, view and counts on the left; on the right the ways to the other places, and what falls due next."""

    DEFAULT_CSS = """
    TitleLine { height: 1; width: 1fr; background: $surface; color: $foreground; }
    """

    view: reactive[str] = reactive("")
    about: reactive[str] = reactive("")
    due: reactive[tuple[str, ...]] = reactive(())
    """What falls due next in words, the longest first."""

    def __init__(self) -> None:
        super().__init__()
        self._ways: tuple[tuple[str, Command], ...] = ()
        self._here = ""
        self._ends: list[tuple[int, Command]] = []

    def show_ways(self, here: str, keys: Mapping[str, str]) -> None:
        """Show with the user's own `keys` how to go to the places other than the one that the command `here` goes to."""
        self._here = here
        self._ways = tuple((shown_keys(BY_ID[id_], keys, 1), BY_ID[id_]) for id_ in _WAYS if id_ != here)
        self.refresh()

    def take_keys(self, keys: Mapping[str, str]) -> None:
        """Show the same ways with other keys."""
        if self._here:
            self.show_ways(self._here, keys)

    def render(self) -> Content:
        """Return the line at the width of now."""
        width = self.size.width
        program = " newsreader  "
        view = shorten(safe_text(self.view), max(width - cell_len(program) - 1, 0))
        parts: list[Part] = [(program, "bold $text-accent"), (view, "bold")]
        room = width - sum(cell_len(text) for text, _ in parts)
        if self.about and cell_len(self.about) + 3 <= room:
            parts.append((f" · {self.about}", ""))
            room -= cell_len(self.about) + 3
        ways = self._fitting(room - 3)
        at = width - sum(cell_len(text) for text, _, _ in ways) - 1
        parts.append((" " * (room - (width - at)), ""))
        self._ends = []
        for text, style, command in ways:
            parts.append((text, style))
            at += cell_len(text)
            self._ends.append((at, command))
        return Content.assemble(*parts)

    def _fitting(self, room: int) -> list[tuple[str, str, Command]]:
        """Return the ways in as many words as there is room for, none where there is room for no form of them."""
        for due in (*self.due, ""):
            ways: list[tuple[str, str, Command]] = []
            for key, command in self._ways:
                words = due if due and command.id == "go.deadlines" else command.label.lower()
                ways += [(f"{'  ' if ways else ''}{key}", "bold $text-accent", command), (f" {words}", "", command)]
            if sum(cell_len(text) for text, _, _ in ways) <= room:
                return ways
        return []

    def on_click(self, event: events.Click) -> None:
        """Go where the way under the mouse leads."""
        if self._ends and event.x >= self._ends[0][0] - 2:
            command = next((command for end, command in self._ends if event.x < end), None)
            if command is not None:
                self.post_message(KeyLine.Clicked(command))


class WorkLine(Widget):
    """What is being imported or analysed: done, of how many, how fast, how long still. Hidden without work."""

    DEFAULT_CSS = """
    WorkLine { height: 1; width: 1fr; background: $surface; color: $foreground; display: none; }
    WorkLine.-working { display: block; }
    """

    text: reactive[str] = reactive("")

    def show(self, progress: Progress | None, stop_key: str) -> None:
        """Show how far the work is, or nothing when None."""
        self.set_class(progress is not None, "-working")
        if progress is not None:
            self.text = f" {progress_words(progress)} · {stop_key} stops"

    def render(self) -> Content:
        """Return the line at the width of now."""
        return Content(shorten(self.text, self.size.width))


class KeyLine(Widget):
    """The most useful keys of the place, as many as there is room for; a click does what the key does."""

    DEFAULT_CSS = """
    KeyLine { height: 1; width: 1fr; background: $surface; color: $foreground; }
    """

    GAP: ClassVar[str] = "  "

    @dataclass
    class Clicked(Message):
        """A command was clicked."""

        command: Command

    def __init__(self) -> None:
        super().__init__()
        self._commands: tuple[Command, ...] = ()
        self._keys: Mapping[str, str] = {}
        self._while_typing = False
        self._ends: list[tuple[int, Command]] = []

    def show(self, commands: Iterable[Command], keys: Mapping[str, str], *, while_typing: bool = False) -> None:
        """Show these commands by their rank, with the user's own `keys`; the first ones as there is room.

        `while_typing`: only keys that are heard where text is typed.
        """
        ranked = tuple(sorted((command for command in commands if command.footer), key=lambda command: command.footer))
        if (ranked, keys, while_typing) != (self._commands, self._keys, self._while_typing):
            self._commands, self._keys, self._while_typing = ranked, keys, while_typing
            self.refresh()

    def show_places(self, places: Collection[Place], keys: Mapping[str, str]) -> None:
        """Show the commands of these places; where text is typed, only keys that are heard there."""
        commands = (
            command for command in COMMANDS if command.place in places and not set(places).isdisjoint(command.footer_at)
        )
        self.show(commands, keys, while_typing=not {"search", "find"}.isdisjoint(places))

    def take_keys(self, keys: Mapping[str, str]) -> None:
        """Show the same commands with other keys."""
        self.show(self._commands, keys, while_typing=self._while_typing)

    def render(self) -> Content:
        """Return the line at the width of now."""
        named = [
            (command, shown_keys(command, self._keys, 1, while_typing=self._while_typing), command.hint)
            for command in self._commands
        ]
        items = [item for item in named if item[1]]
        sizes = {command.id: cell_len(f"{key} {hint}{self.GAP}") for command, key, hint in items}
        always = [item for item in items if item[0].footer >= ALWAYS_SHOWN]
        room = self.size.width + len(self.GAP) - 2 - sum(sizes[command.id] for command, _, _ in always)
        shown = []
        for item in items[: len(items) - len(always)]:
            room -= sizes[item[0].id]
            if room < 0:
                break
            shown.append(item)
        parts: list[Part] = [(" ", "")]
        self._ends = []
        at = 1
        for command, key, hint in (*shown, *always):
            parts += [(key, "bold $text-accent"), (f" {hint}{self.GAP}", "")]
            at += sizes[command.id]
            self._ends.append((at, command))
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        command = next((command for end, command in self._ends if event.x < end), None)
        if command is not None:
            self.post_message(self.Clicked(command))
