"""Names of keys in Textual and as people write them. No Textual here: commands without a screen check keys too."""

from __future__ import annotations

import unicodedata

_NAMED = frozenset(
    {"up", "down", "left", "right", "home", "end", "insert", "delete", "pageup", "pagedown", "enter", "escape",
     "space", "tab", "backspace"}
)  # fmt: skip
_MODIFIERS = frozenset({"ctrl", "shift", "alt", "super"})
_SHORT_NAMES = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
"""Characters whose Textual name is not their Unicode name (a test compares with Textual)."""

_CHARACTERS = {
    short: unicodedata.lookup(name.replace("_", " ").replace("hyphen minus", "hyphen-minus"))
    for name, short in _SHORT_NAMES.items()
} | {"less_than_sign": "<", "greater_than_sign": ">"}
_SHOWN = {
    "up": "↑", "down": "↓", "left": "←", "right": "→", "delete": "Del", "insert": "Insert", "enter": "Enter",
    "escape": "Esc", "space": "Space", "tab": "Tab", "home": "Home", "end": "End", "pageup": "PgUp",
    "pagedown": "PgDn", "backspace": "Backspace",
}  # fmt: skip


def textual_name(name: str) -> str:
    """Return Textual's name of a key, or of each key of a sequence: `?` is `question_mark`, `ctrl+/` `ctrl+slash`."""
    if " " in name:
        return " ".join(textual_name(part) for part in name.split())
    modifiers, _, last = name.rpartition("+") if name not in ("+", "") else ("", "", name)
    if not last and modifiers:
        modifiers, last = modifiers.rstrip("+"), "+"
    if len(last) == 1 and not last.isalnum():
        full = unicodedata.name(last, last).lower().replace("-", "_").replace(" ", "_")
        last = _SHORT_NAMES.get(full, full)
    return f"{modifiers}+{last}" if modifiers else last


def is_key(name: str) -> bool:
    """Tell whether a terminal can send the key, or sequence of keys, of this name."""
    if " " in name:
        return all(is_key(part) for part in name.split())
    *modifiers, last = textual_name(name).split("+")
    if not _MODIFIERS.issuperset(modifiers):
        return False
    is_function_key = last[:1] == "f" and last[1:].isdigit() and 1 <= int(last[1:]) <= 24
    return bool(last) and (last in _NAMED or is_function_key or _character(last) is not None)


def is_typed(key: str) -> bool:
    """Tell whether a key (by its Textual name) types a character."""
    character = _character(key.split(" ")[0])
    return character is not None and character.isprintable()


def shown_key(key: str) -> str:
    """Return a Textual key name as people write it: `ctrl+d` is `Ctrl+D`, `slash` is `/`, `g g` is `gg`."""
    if " " in key:
        parts = [shown_key(part) for part in key.split()]
        return ("" if all(len(part) == 1 for part in parts) else " ").join(parts)
    *modifiers, last = key.split("+")
    names = [modifier.capitalize() for modifier in modifiers]
    shown = _SHOWN.get(last) or _character(last) or last
    if (len(shown) == 1 and names) or last[1:].isdigit():
        shown = shown.upper()
    return "+".join([*names, shown])


def _character(name: str) -> str | None:
    if len(name) == 1:
        return name
    if name in _CHARACTERS:
        return _CHARACTERS[name]
    try:
        return unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return None
