"""What screens, windows and their parts share: the app as they see it, and taking back what was done last."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.message_pump import MessagePump

if TYPE_CHECKING:
    from newsreader.ui.host import Host


class AtHost(MessagePump):
    """A part of the reader."""

    @property
    def news(self) -> Host:
        """The app."""
        return cast("Host", self.app)

    def action_undo(self) -> None:
        """Take back the last change."""
        self.news.change(self.news.library.undo, "Undone: {}", "Nothing to undo.")


def verbatim(words: str) -> str:
    """Return words that stand in a notice of `Host.change` as they are: a brace in them is no place for its result."""
    return words.replace("{", "{{").replace("}", "}}")
