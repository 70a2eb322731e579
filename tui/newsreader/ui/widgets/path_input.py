"""A field to type a path in, completed from what is on the disk."""

from __future__ import annotations

import os
from collections.abc import Sequence

from textual.suggester import Suggester
from textual.widgets import Input

from newsreader.text import show_path


class PathInput(Input):
    """Suggests the first folder or file that begins as typed; `complete` accepts it."""

    def __init__(self, value: str = "", *, placeholder: str = "") -> None:
        super().__init__(
            value, placeholder=placeholder, suggester=_PathSuggester(), compact=True, select_on_focus=False
        )

    def complete(self) -> bool:
        """Complete to what all matching paths share, else to the first of them; False if there is nothing to complete."""
        names = completions(self.value)
        if not names or names[0] == self.value:
            return False
        shared = _shared_start(names)
        self.value = shared if len(shared) > len(self.value) else names[0]
        self.cursor_position = len(self.value)
        return True


class _PathSuggester(Suggester):
    """Completes a typed path by the first folder or file that begins so; hidden ones only after a typed dot."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole path that begins with what is typed."""
        names = completions(value)
        return names[0] if names else None


def completions(typed: str) -> list[str]:
    """Return the paths that begin as typed, folders with a slash at their end, in order."""
    head, tail = os.path.split(typed)
    base = os.path.expanduser(head or ".")
    try:
        with os.scandir(base) as scan:
            found = [
                os.path.join(head, entry.name) + ("/" if is_folder(entry) else "")
                for entry in scan
                if entry.name.startswith(tail) and entry.name.startswith(".") == tail.startswith(".")
            ]
    except (OSError, ValueError):
        return []
    return sorted(path for path in found if is_shown(path))


def is_shown(path: str) -> bool:
    """Tell whether a path can be shown in an input field unchanged."""
    return show_path(path) == path


def is_folder(entry: os.DirEntry[str]) -> bool:
    """Tell whether this is a folder; what cannot be accessed is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _shared_start(names: Sequence[str]) -> str:
    first, last = min(names), max(names)
    return next((first[:at] for at in range(len(first), 0, -1) if last.startswith(first[:at])), "")
