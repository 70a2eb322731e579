"""Sequences of keys (`g g`). A sequence is bound under its name, which has blanks between the keys."""

from __future__ import annotations

from collections.abc import Collection

from textual import events


class KeySequences:
    """Holds back keys that may become a sequence."""

    def __init__(self) -> None:
        self._typed: list[events.Key] = []

    def heard(self, event: events.Key, bound: Collection[str]) -> list[events.Key]:
        """Return the keys to handle now: none while they may become a sequence in `bound`, else the sequence as one key,
        or all keys held back."""
        typed = [*self._typed, event]
        name = " ".join(key.key for key in typed)
        self._typed = []
        if name in bound and len(typed) > 1:
            return [events.Key(name, None)]
        if any(key.startswith(f"{name} ") for key in bound):
            self._typed = typed
            return []
        return typed
