"""The search bar: a line to type in, how many stories match, and how the query was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Label, Static

from newsreader.ui.commands import bindings
from newsreader.ui.layout import safe_text
from newsreader.ui.rows.pieces import shorten_list
from newsreader.ui.widgets.bar_line import BarLine

PAUSE = 0.12
"""Seconds without a key after which the search starts: shorter than between two keys of a slow typist."""


class QueryLine(BarLine):
    """A line to type in; the right arrow at its end asks for the completion."""

    class Completed(Message):
        """The right arrow was pressed at the end of the line."""

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right, or complete where there is nothing to the right."""
        if self.cursor_at_end and not select:
            self.post_message(self.Completed())
        else:
            super().action_cursor_right(select)


class SearchBar(Vertical):
    """Says what is searched as it is typed; it searches nothing itself."""

    BINDINGS = bindings("search")

    DEFAULT_CSS = """
    SearchBar {
        height: auto; width: 1fr; display: none; background: $surface; color: $foreground;
        &.-open { display: block; }
        & Horizontal { height: 1; }
        & .prompt { width: 3; color: $text-accent; text-style: bold; }
        & .found { width: auto; padding: 0 1; color: $foreground; }
        & .offered { height: 1; padding: 0 3; color: $foreground 75%; display: none; }
        & .offered.-some { display: block; }
        & .understood { height: auto; max-height: 2; padding: 0 3; color: $text-muted; }
        & Input, & Input:focus {
            width: 1fr; height: 1; border: none; padding: 0; background: $surface; color: $foreground;
        }
    }
    """

    @dataclass
    class Typed(Message):
        """The query to search for now."""

        query: str

    class SaveWanted(Message):
        """The search shall be kept under a name."""

    @dataclass
    class CompletionsWanted(Message):
        """What the text may become is asked for; `offer` takes the answer."""

        text: str

    @dataclass
    class Finished(Message):
        """The user is done with the bar; `keep` the search, or give it up."""

        keep: bool

    def __init__(self) -> None:
        super().__init__()
        self._timer: Timer | None = None
        self._told = ""
        self._offered: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        with Horizontal():
            yield Label(" / ", classes="prompt", markup=False)
            yield QueryLine(
                placeholder='words, "a phrase", -not, source:, newer:7d, is:unread …',
                compact=True,
                select_on_focus=False,
            )
            yield Label("", classes="found", markup=False)
        yield Static("", classes="offered", markup=False)
        yield Static("", classes="understood", markup=False)

    @property
    def is_open(self) -> bool:
        """Whether the bar is on the screen."""
        return self.has_class("-open")

    @property
    def query_text(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    def open(self, query: str | None = None) -> None:
        """Show the bar and type in it, with `query` where one is given."""
        self.add_class("-open")
        field = self.query_one(Input)
        if query is not None:
            self._told = query
            field.value = query
            field.cursor_position = len(query)
            field.action_select_all()  # what is typed takes its place; an arrow key goes into it
        # At once: what is typed right behind the key that opens the bar is no command.
        self.display = True
        self.screen.set_focus(field, scroll_visible=False)

    def offer(self, text: str, completions: tuple[str, ...]) -> None:
        """Show what `text` may become, where it still stands in the bar."""
        if text == self.query_text:
            self._offered = completions if self.has_focus_within else ()
            line = self.query_one(".offered", Static)
            line.set_class(bool(self._offered), "-some")
            line.update(offered_words(text, self._offered, self.size.width - 6))

    def close(self) -> None:
        """Empty and hide the bar."""
        self.offer(self.query_text, ())
        self._forget_timer()
        self._told = ""
        self.query_one(Input).value = ""
        self.remove_class("-open")
        self.display = False

    def tell(self, found: str, understood: str) -> None:
        """Show what was found and how the query was understood."""
        self.query_one(".found", Label).update(Content(found))
        line = self.query_one(".understood", Static)
        line.update(Content(safe_text(understood)))
        line.display = bool(understood)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Wait until the typing pauses."""
        event.stop()
        self._forget_timer()
        self.offer(event.value, ())
        if event.value != self._told:
            self._timer = self.set_timer(PAUSE, self._tell_query)
            self.post_message(self.CompletionsWanted(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter is done."""
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Keep the search and leave the bar."""
        self._tell_query()
        self.offer(self.query_text, ())
        self.post_message(self.Finished(keep=True))

    def action_clear(self) -> None:
        """Give up the search."""
        self.post_message(self.Finished(keep=False))

    def action_save(self) -> None:
        """Ask to keep the search."""
        self._tell_query()
        self.post_message(self.SaveWanted())

    @on(QueryLine.Completed)
    def action_complete(self) -> None:
        """Take the first of what is offered; without an offer go to the results."""
        if self._offered:
            line = self.query_one(QueryLine)
            taken = self._offered[0]
            line.value = taken if taken.endswith(":") else f"{taken} "
            line.cursor_position = len(line.value)
        else:
            self.action_done()

    def _tell_query(self) -> None:
        self._forget_timer()
        if self.query_text != self._told:
            self._told = self.query_text
            self.post_message(self.Typed(self._told))

    def _forget_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


class StorySearchBar(SearchBar):
    """The search bar of the stories: what is typed is completed, and a search can be kept."""

    BINDINGS = bindings("query")


def offered_words(text: str, completions: Sequence[str], width: int) -> Content:
    """Return the last words of the completions in `width` cells, the one that Tab takes first."""
    if not completions:
        return Content("")
    start = _last_word(text)
    first, *others = (safe_text(one[start:]) for one in completions)
    more = shorten_list(("", *others), "   ", max(0, width - cell_len(f"Tab {first}")))
    return Content.assemble(("Tab ", "$text-accent"), (first, "bold"), more)


def _last_word(text: str) -> int:
    """Return where the last word of a query begins; what stands in quotation marks is one word."""
    start, quoted = 0, False
    for place, character in enumerate(text):
        quoted ^= character == '"'
        if character.isspace() and not quoted:
            start = place + 1
    return start
