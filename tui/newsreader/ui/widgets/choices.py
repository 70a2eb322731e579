"""Short lists to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from newsreader.ui.commands import window_bindings


class Options(OptionList):
    """Lines to choose one from. Without any height OptionList would fail to turn a page; this one does nothing then."""

    def action_page_up(self) -> None:
        """Go one page up."""
        if self.scrollable_content_region.height:
            super().action_page_up()  # type: ignore[no-untyped-call]

    def action_page_down(self) -> None:
        """Go one page down."""
        if self.scrollable_content_region.height:
            super().action_page_down()  # type: ignore[no-untyped-call]


class Choices(Options, inherit_bindings=True):
    """A list in a window, with the same keys as long lists; outside text in it is never markup."""

    BINDINGS = window_bindings("choices")

    def set_lines(self, lines: Sequence[Content], highlighted: int | None = 0) -> None:
        """Show these lines, one of them highlighted."""
        self.clear_options()
        self.add_options([Option(line) for line in lines])
        if lines and highlighted is not None:
            self.highlighted = max(0, min(highlighted, len(lines) - 1))
