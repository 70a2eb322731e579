"""A bar below a text or list: a line to type what to look for, and what was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key
from textual.message import Message
from textual.widgets import Input, Label


class BarLine(Input):
    """A line that Enter ends: letters typed right after Enter go to whatever gets the focus, not into the line."""

    _behind: list[Key] | None = None

    def on_key(self, event: Key) -> None:
        """Hold letters back after Enter."""
        if self._behind is not None and event.is_printable:
            event.prevent_default().stop()
            self._behind.append(event)
        elif event.key == "enter":
            self._behind = []

    def on_blur(self) -> None:
        """Pass on the letters held back."""
        behind, self._behind = self._behind or (), None
        for event in behind:
            self.app.post_message(Key(event.key, event.character))


class Bar(Vertical):
    """Posts what is typed and when that is done; it does not search. Subclasses post `Typed`."""

    prompt: ClassVar[str]
    line: BarLine

    DEFAULT_CSS = """
    Bar {
        height: auto; width: 1fr; display: none; background: $surface; color: $foreground;
        &.-open { display: block; }
        & Horizontal { height: 1; }
        & .prompt { width: auto; color: $text-accent; text-style: bold; }
        & .found { width: auto; padding: 0 1; color: $foreground; }
        & Input, & Input:focus {
            width: 1fr; height: 1; border: none; padding: 0; background: $surface; color: $foreground;
            background-tint: $foreground 0%;
        }
    }
    """

    @dataclass
    class Typed(Message):
        """What to look for now; "" for nothing."""

        query: str

    @dataclass
    class Finished(Message):
        """The user is done with the bar: `keep` what was found, or clear it."""

        keep: bool

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        with Horizontal():
            yield Label(self.prompt, classes="prompt", markup=False)
            yield self.line
            yield Label("", classes="found", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether the bar is on the screen."""
        return self.has_class("-open")

    @property
    def query_text(self) -> str:
        """What is typed."""
        return self.line.value

    def open(self) -> None:
        """Show the bar and type in it."""
        self.add_class("-open")
        # At once, so that what is typed right after the key that opens the bar is no command.
        self.display = True
        self.screen.set_focus(self.line, scroll_visible=False)

    def close(self) -> None:
        """Empty and hide the bar."""
        self.line.value = ""
        self.remove_class("-open")
        self.display = False

    def tell_found(self, words: str) -> None:
        """Show what was found."""
        self.query_one(".found", Label).update(Content(words))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter is done."""
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Keep what was found and leave the bar."""
        self.post_message(self.Finished(keep=True))

    def action_clear(self) -> None:
        """End the search."""
        self.post_message(self.Finished(keep=False))
