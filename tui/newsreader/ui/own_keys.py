"""The keys that messages name by command id, so that messages are right if the user has changed the keys."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsreader.ui.commands import BY_ID, Command, shown_keys

_ID = re.compile(r"<([a-z-]+(?:\.[a-z-]+)?)>")

_chosen: dict[str, str] = {}


def use_keys(keys: Mapping[str, str]) -> None:
    """Have messages name these keys (command id → key names), and those of the table for other commands."""
    _chosen.clear()
    _chosen.update(keys)


def users_keys() -> Mapping[str, str]:
    """Return the keys that the user chose, by command id."""
    return _chosen


def keys_of(command: Command, most: int = 9, *, while_typing: bool = False) -> str:
    """Return the keys of a command as `shown_keys` does, with the user's own."""
    return shown_keys(command, _chosen, most, while_typing=while_typing)


def key_of(command_id: str) -> str:
    """Return the first key of a command as people write it."""
    return keys_of(BY_ID[command_id], 1)


def with_keys(words: str) -> str:
    """Replace command ids in a message by their keys: `<work.failures> lists them` becomes `F lists them`."""
    return _ID.sub(lambda found: key_of(found[1]), words)
