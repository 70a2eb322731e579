"""The line under an article in which words are looked for in it, with the number of the match that was gone to."""

from __future__ import annotations

from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label

from newsreader.ui.commands import bindings
from newsreader.ui.widgets.bar_line import BarLine


class FindBar(Horizontal):
    """Says what is looked for as it is typed; it looks for nothing itself."""

    BINDINGS = bindings("find")
    DEFAULT_CSS = """
    FindBar {
        height: 1; width: 1fr; display: none; background: $surface; color: $foreground;
        &.-open { display: block; }
        & .prompt { width: auto; color: $text-accent; text-style: bold; }
        & .count { width: auto; padding: 0 1; color: $foreground; }
        & Input, & Input:focus {
            width: 1fr; height: 1; border: none; padding: 0; background: $surface; color: $foreground;
        }
    }
    """

    @dataclass
    class Typed(Message):
        """The words to look for now; "" for none."""

        words: str

    class Done(Message):
        """The user is done with typing."""

    class Closed(Message):
        """Nothing is looked for any more."""

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield Label(" find ", classes="prompt", markup=False)
        yield BarLine(placeholder="words in this article", compact=True)
        yield Label("", classes="count", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether the bar is on the screen."""
        return self.has_class("-open")

    def open(self) -> None:
        """Show the bar and type in it."""
        self.add_class("-open")
        self.query_one(Input).focus()

    def close(self) -> None:
        """Empty and hide the bar."""
        self.remove_class("-open")
        with self.prevent(Input.Changed):
            self.query_one(Input).value = ""
        self.tell(0, 0)

    def tell(self, number: int, count: int) -> None:
        """Show which of how many matches was gone to (number 0: none yet)."""
        typed = self.query_one(Input).value.strip()
        words = f"{number} of {count}" if count and number else f"{count}" if count else "not in this article"
        self.query_one(".count", Label).update(Content(words if typed else ""))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look while it is typed."""
        event.stop()
        self.post_message(self.Typed(event.value.strip()))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter goes to the text."""
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Go to the text, the matches stay marked."""
        self.post_message(self.Done())

    def action_clear(self) -> None:
        """Look for nothing any more."""
        self.post_message(self.Closed())
