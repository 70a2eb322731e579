"""Small windows that ask for a line of text, or for confirmation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from textual import on
from textual.app import App
from textual.containers import Vertical
from textual.suggester import Suggester
from textual.widgets import Input, Label, OptionList
from textual.widgets.option_list import Option

from newsreader.ui.at_host import ask
from newsreader.ui.commands import bindings
from newsreader.ui.render import safe_text_lines
from newsreader.ui.widgets.choices import Options
from newsreader.ui.windows.window import Window


class AskScreen(Window[str | None]):
    """Returns the line typed, None if cancelled. `offers` completes what is typed.

    `anew`: typing replaces `value`, as for a name; otherwise it is appended.
    """

    BINDINGS = bindings("question")

    def __init__(
        self, title: str, hint: str, offers: Suggester | None = None, value: str = "", anew: bool = False
    ) -> None:
        line = Input(value, suggester=offers, compact=True, select_on_focus=anew)
        parts = Vertical(line, Label(safe_text_lines(hint), markup=False), classes="question")
        completes = "<question.complete> completes · " if offers else ""
        super().__init__(parts, title, f"Enter · {completes}<question.close> cancels")

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


def confirm(app: App[Any], question: str, then: Callable[[], object]) -> None:
    """Ask for confirmation, then call `then`."""
    ask(app, ConfirmScreen(question), lambda yes: yes and then())


class ConfirmScreen(Window[bool | None]):
    """Returns whether to go on, None if cancelled; the harmless answer is preselected."""

    BINDINGS = bindings("question") + bindings("confirm")

    def __init__(self, question: str) -> None:
        answers = Options(Option("No", id="no"), Option("Yes", id="yes"), markup=False)
        parts = Vertical(Label(question, markup=False), answers, classes="question")
        super().__init__(parts, "", "<confirm.yes> · <confirm.no> · <question.close> cancels")

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.action_answer(event.option_id == "yes")

    def action_answer(self, yes: bool) -> None:
        """Close with this answer."""
        self.dismiss(yes)
