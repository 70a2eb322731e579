"""Whether Esc quits the program: not right after another Esc that closed something, nor while a notice is shown."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Literal

HASTE = 1.5
"""Two Esc within this many seconds are usually meant for one window, not for the window and the program."""


class Escapes:
    """Hears all keys; `verdict` says what an Esc that nothing else handled should do."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._key = ""
        self._at = 0.0
        self._is_hasty = False
        self._is_told = False

    def heard(self, key: str) -> None:
        """Record a key."""
        now = self._clock()
        again = key == self._key == "escape"
        self._is_hasty = again and now - self._at < HASTE
        self._is_told = self._is_told and again
        self._key, self._at = key, now

    def verdict(self, *, notice_shown: bool) -> Literal["leave", "tell", "clear"]:
        """Return whether to leave, to tell the user how to, or to clear the notice. Keys other than Esc leave."""
        if self._key != "escape":
            return "leave"
        if self._is_hasty:
            self._is_told = True
            return "tell"
        return "clear" if notice_shown and not self._is_told else "leave"
