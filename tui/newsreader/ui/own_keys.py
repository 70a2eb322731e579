"""The keys that messages name, by the ids of their commands, so that they hold where the user has other keys."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsreader.ui.commands import BY_ID, Command, shown_keys

_ID = re.compile(r"<([a-z-]+(?:\.[a-z-]+)?)>")

_chosen: dict[str, str] = {}


def use_keys(keys: Mapping[str, str]) -> None:
    """Let messages name these keys (command id → key names), and those of the table for all other commands."""
    _chosen.clear()
    _chosen.update(keys)


def users_keys() -> Mapping[str, str]:
    """Return the keys that the user chose, by command id."""
    return _chosen


def keys_of(command: Command, most: int = 9, *, while_typing: bool = False) -> str:
    """Return the keys of a command as `shown_keys` does, after the user's own."""
    return shown_keys(command, _chosen, most, while_typing=while_typing)


def key_of(command_id: str) -> str:
    """Return the first key of a command as people write it."""
    return keys_of(BY_ID[command_id], 1)


def with_keys(words: str) -> str:
    """Return words of the program's own with the keys they name: `<work.failures> lists them` is `F lists them`."""
    return _ID.sub(lambda found: key_of(found[1]), words)
