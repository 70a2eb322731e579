"""The line of a bar in which is typed."""

from __future__ import annotations

from textual.events import Key
from textual.widgets import Input


class BarLine(Input):
    """Ends with Enter: a letter typed right behind it goes to whoever has the keys then, not into the line."""

    _behind: list[Key] | None = None

    def on_key(self, event: Key) -> None:
        """Hold letters back once the typing is done."""
        if self._behind is not None and event.is_printable:
            event.prevent_default().stop()
            self._behind.append(event)
        elif event.key == "enter":
            self._behind = []

    def on_blur(self) -> None:
        """Let others hear what was held back."""
        behind, self._behind = self._behind or (), None
        for event in behind:
            self.app.post_message(Key(event.key, event.character))
