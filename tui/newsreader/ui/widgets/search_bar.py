"""The search bar: a line to type in, how many stories match, and how the query was understood."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from newsreader.ui.commands import bindings
from newsreader.ui.layout import safe_text
from newsreader.ui.rows.pieces import shorten_list
from newsreader.ui.widgets.bar import Bar, BarLine

PAUSE = 0.12
"""Seconds without a key after which the search starts."""


class QueryLine(BarLine):
    """A line to type in; the right arrow at its end accepts the completion."""

    class Completed(Message):
        """The right arrow was pressed at the end of the line."""

    def action_cursor_right(self, select: bool = False) -> None:
        """Go right, or complete at the end of the line."""
        if self.cursor_at_end and not select:
            self.post_message(self.Completed())
        else:
            super().action_cursor_right(select)


class SearchBar(Bar):
    """Posts the query as it is typed."""

    BINDINGS = bindings("search")
    prompt = " / "

    DEFAULT_CSS = """
    SearchBar {
        & .offered { height: 1; padding: 0 3; color: $foreground-muted; display: none; }
        & .offered.-some { display: block; }
        & .understood { height: auto; max-height: 2; padding: 0 3; color: $text-muted; }
    }
    """

    class SaveWanted(Message):
        """The user wants to save the search."""

    @dataclass
    class CompletionsWanted(Message):
        """Completions of the text are asked for; `offer` takes the answer."""

        text: str

    def __init__(self) -> None:
        super().__init__()
        placeholder = 'words, "a phrase", -not, source:, newer:7d, is:unread …'
        self.line = QueryLine(placeholder=placeholder, compact=True, select_on_focus=False)
        self._timer: Timer | None = None
        self._told = ""
        self._offered: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        yield from super().compose()
        yield Static("", classes="offered", markup=False)
        yield Static("", classes="understood", markup=False)

    def open(self, query: str = "") -> None:
        """Show the bar with a query, selected so that typing replaces it."""
        self._told = self.line.value = query
        self.line.cursor_position = len(query)
        self.line.action_select_all()
        super().open()

    def offer(self, text: str, completions: tuple[str, ...]) -> None:
        """Show completions of `text`, if that is still in the bar."""
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
        super().close()

    def tell(self, found: str, understood: str) -> None:
        """Show what was found and how the query was understood."""
        self.tell_found(found)
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

    def action_done(self) -> None:
        """Finish the search and leave the bar."""
        self._tell_query()
        self.offer(self.query_text, ())
        super().action_done()

    def action_save(self) -> None:
        """Ask to save the search."""
        self._tell_query()
        self.post_message(self.SaveWanted())

    @on(QueryLine.Completed)
    def action_complete(self) -> None:
        """Accept the first completion; if there is none, go to the results."""
        if self._offered:
            taken = self._offered[0]
            self.line.value = taken if taken.endswith(":") else f"{taken} "
            self.line.cursor_position = len(self.line.value)
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


class StorySearchBar(SearchBar):
    """The search bar of the stories, with keys to complete what is typed and to save the search."""

    BINDINGS = bindings("query")


def offered_words(text: str, completions: Sequence[str], width: int) -> Content:
    """Return the last words of the completions in `width` cells, beginning with the one that Tab accepts."""
    if not completions:
        return Content("")
    start = _last_word(text)
    first, *others = (safe_text(one[start:]) for one in completions)
    more = shorten_list(("", *others), "   ", max(0, width - cell_len(f"Tab {first}")))
    return Content.assemble(("Tab ", "$text-accent"), (first, "bold"), more)


def _last_word(text: str) -> int:
    """Return where the last word of a query begins; text in quotation marks is one word."""
    start, quoted = 0, False
    for place, character in enumerate(text):
        quoted ^= character == '"'
        if character.isspace() and not quoted:
            start = place + 1
    return start
