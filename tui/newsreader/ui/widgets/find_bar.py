"""The bar under an article to find words in it, with the number of the current match."""

from __future__ import annotations

from textual.widgets import Input

from newsreader.ui.commands import bindings
from newsreader.ui.widgets.bar import Bar, BarLine


class FindBar(Bar):
    """Posts what to find as it is typed."""

    BINDINGS = bindings("find")
    prompt = " find "

    def __init__(self) -> None:
        super().__init__()
        self.line = BarLine(placeholder="words in this article", compact=True)

    def close(self) -> None:
        """Empty and hide the bar."""
        with self.prevent(Input.Changed):
            super().close()
        self.tell(0, 0)

    def tell(self, number: int, count: int) -> None:
        """Show the number of the current match (0: none yet) and how many there are."""
        words = f"{number} of {count}" if count and number else f"{count}" if count else "not in this article"
        self.tell_found(words if self.query_text.strip() else "")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Look while it is typed."""
        event.stop()
        self.post_message(self.Typed(event.value.strip()))
