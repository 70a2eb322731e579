"""A short list to choose from in a window, with the same keys as the long ones."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from newsreader.ui.commands import window_bindings


class Choices(OptionList, inherit_bindings=True):
    """Lines to choose one from; outside text in them is never markup."""

    BINDINGS = window_bindings("choices")

    def set_lines(self, lines: Sequence[Content], highlighted: int | None = 0) -> None:
        """Show these lines, one of them highlighted."""
        self.clear_options()
        self.add_options([Option(line) for line in lines])
        if lines and highlighted is not None:
            self.highlighted = max(0, min(highlighted, len(lines) - 1))
