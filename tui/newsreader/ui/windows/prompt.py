"""Small windows that ask: for a line of text, or whether something shall really be done."""

from __future__ import annotations

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.suggester import SuggestFromList
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from newsreader.ui.commands import bindings
from newsreader.ui.widgets.choices import Options
from newsreader.ui.windows.window import Window


class AskScreen(Window[str | None]):
    """Asks for a line; known words are completed.

    `anew`: what is typed takes the place of `value`, as of a name; else it goes on behind it.
    """

    BINDINGS = bindings("question")
    AUTO_FOCUS = "Input"

    def __init__(self, title: str, hint: str, known: Sequence[str] = (), value: str = "", anew: bool = False) -> None:
        super().__init__()
        self._anew = anew
        self._value = value
        self._title = title
        self._hint = hint
        self._known = known

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        window = Vertical(
            Input(
                self._value,
                suggester=SuggestFromList(self._known, case_sensitive=False),
                compact=True,
                select_on_focus=self._anew,
            ),
            Label(self._hint, markup=False),
            classes="window question",
        )
        window.border_title = self._title
        window.border_subtitle = f"Enter · {'Tab completes · ' * bool(self._known)}Esc cancels"
        yield window

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class ConfirmScreen(Window[bool]):
    """Asks whether to go on; the harmless answer is chosen at first."""

    BINDINGS = bindings("question") + bindings("confirm")
    AUTO_FOCUS = "OptionList"

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """Put the parts in place."""
        window = Vertical(
            Label(self._question, markup=False),
            Options(Option("No", id="no"), Option("Yes", id="yes"), markup=False),
            classes="window question",
        )
        window.border_subtitle = "y · n · Esc cancels"
        yield window

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.action_answer(event.option_id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Close with this answer."""
        self.dismiss(yes)

    def action_close(self) -> None:
        """Do nothing."""
        self.action_answer(False)
