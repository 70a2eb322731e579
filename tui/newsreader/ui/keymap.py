"""The user's own keys: command ids against key names, checked here because Textual ignores wrong ones silently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches

from textual.binding import Binding, InvalidBinding
from textual.keys import key_to_character

from newsreader.ui.commands import BY_ID, COMMANDS, HEARD_TOGETHER, PLACE_NAMES, shown_key

_NAMED = frozenset(
    {"up", "down", "left", "right", "home", "end", "insert", "delete", "pageup", "pagedown", "enter", "escape",
     "space", "tab", "backspace"}
)  # fmt: skip


def problems(keys: Mapping[str, str]) -> list[str]:
    """Return one sentence for each wrong id, unknown key and clash of `keys` (command id → comma separated keys)."""
    found: list[str] = []
    for command_id, names in keys.items():
        if command_id not in BY_ID:
            near = get_close_matches(command_id, BY_ID, n=1)
            found.append(f"no command has the id {command_id!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
            continue
        found.extend(f"{command_id}: {name!r} is not a key" for name in _split(names) if not _is_key(name))
    return found + _clashes(keys)


def normal_keys(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the keys as `App.set_keymap` takes them: characters by their Textual names (`?` is `question_mark`)."""
    return {command_id: ",".join(_normal(name) for name in _split(names)) for command_id, names in keys.items()}


def _split(names: str) -> Sequence[str]:
    """Split at commas; a lone comma, or one between commas, is the comma key."""
    if names.strip() == ",":
        return [","]
    parts = names.replace(",,,", ",comma,").split(",")
    return [part.strip() or "" for part in parts]


def _normal(name: str) -> str:
    try:
        made = list(Binding.make_bindings([Binding(name, "x")]))
    except InvalidBinding:
        return name
    return made[0].key if made else name


def _is_key(name: str) -> bool:
    *modifiers, last = _normal(name).split("+")
    if any(modifier not in {"ctrl", "shift", "alt", "super"} for modifier in modifiers):
        return False
    is_function_key = last[:1] == "f" and last[1:].isdigit() and int(last[1:]) <= 24
    return bool(last) and (last in _NAMED or is_function_key or key_to_character(last) is not None)


def _clashes(keys: Mapping[str, str]) -> list[str]:
    mine = normal_keys({name: value for name, value in keys.items() if name in BY_ID})
    found: list[str] = []
    for places in HEARD_TOGETHER:
        heard: dict[str, str] = {}
        for command in (c for c in COMMANDS if c.place in places):
            for key in mine.get(command.id, command.keys).split(","):
                other = heard.setdefault(key, command.id)
                if other != command.id:
                    text = f"{shown_key(key)} is both {other} and {command.id} ({PLACE_NAMES[command.place]})"
                    found += [] if text in found else [text]
    return found
