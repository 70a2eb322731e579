"""The keys that sentences name: by the ids of their commands, so that they stay true where the user has other keys."""

from __future__ import annotations

import re
from collections.abc import Mapping

from newsreader.ui.commands import BY_ID, shown_keys

_ID = re.compile(r"<([a-z-]+(?:\.[a-z-]+)?)>")

_chosen: dict[str, str] = {}


def use_keys(keys: Mapping[str, str]) -> None:
    """Let sentences name these keys (command id → key names), of all other commands those of the table."""
    _chosen.clear()
    _chosen.update(keys)


def key_of(command_id: str) -> str:
    """Return the first key of a command as people write it."""
    return shown_keys(BY_ID[command_id], _chosen, 1)


def with_keys(words: str) -> str:
    """Return words of the program's own with the keys they name: `<work.failures> lists them` is `F lists them`."""
    return _ID.sub(lambda found: key_of(found[1]), words)
