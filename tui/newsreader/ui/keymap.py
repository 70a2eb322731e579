"""The user's own keys by command id, checked here because Textual silently ignores wrong ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import NamedTuple

from newsreader.errors import SettingsError
from newsreader.settings import Settings, line_of, load_settings
from newsreader.text import show_path
from newsreader.ui.commands import BY_ID, COMMANDS, HEARD_TOGETHER, PLACE_NAMES
from newsreader.ui.keynames import is_key, shown_key, textual_name
from newsreader.ui.presets import PRESETS


class Problem(NamedTuple):
    """What is wrong with the keys of one command."""

    command_id: str
    words: str


def load_with_keys(path: Path) -> Settings:
    """Return the settings of a file as `load_settings` does, but check its keys too. Raises SettingsError."""
    settings = load_settings(path)
    if settings.keys or settings.keymap != Settings().keymap:
        chosen_keys(settings.keymap, settings.keys, path)
    return settings


def chosen_keys(preset: str, keys: Mapping[str, str], path: Path | None = None) -> dict[str, str]:
    """Return the keys of a preset, overridden by the user's own, by command id.

    Raises SettingsError with everything that is wrong, and the lines if `path` is given.
    """
    chosen = {**PRESETS.get(preset, {}), **keys}
    wrong = problems(chosen)
    if wrong:
        lines = path.read_text("utf-8-sig", errors="replace").split("\n") if path else []
        numbers = [line_of(f"keys.{p.command_id}", lines) or line_of("keymap", lines) for p in wrong]
        faults = [f"line {n}: {one.words}" if n else one.words for n, one in zip(numbers, wrong, strict=True)]
        subject = f"{show_path(str(path))}, [keys]" if path else "[keys]"
        raise SettingsError(
            "; ".join(faults), subject=subject, remedy="`newsreader settings keys` shows all ids with their keys"
        )
    return normal_keys(chosen)


def problems(keys: Mapping[str, str]) -> list[Problem]:
    """Return each wrong id, unknown key and clash in `keys` (command id → comma separated keys)."""
    found: list[Problem] = []
    for command_id, names in keys.items():
        if command_id not in BY_ID:
            near = get_close_matches(command_id, BY_ID, n=1)
            hint = f", did you mean {near[0]!r}?" if near else ""
            found.append(Problem(command_id, f"no command has the id {command_id!r}{hint}"))
            continue
        wrong = (name for name in _split(names) if not is_key(name))
        found.extend(Problem(command_id, f"{command_id}: {name!r} is not a key") for name in wrong)
    return found + _clashes(keys)


def normal_keys(keys: Mapping[str, str]) -> dict[str, str]:
    """Return the keys as `App.set_keymap` takes them: characters by their Textual names (`?` is `question_mark`)."""
    return {command_id: ",".join(textual_name(name) for name in _split(names)) for command_id, names in keys.items()}


def _split(names: str) -> Sequence[str]:
    """Split names at commas; a lone comma, or one between commas, is the comma key."""
    if names.strip() == ",":
        return [","]
    parts = names.replace(",,,", ",comma,").split(",")
    return [part.strip() for part in parts]


def _clashes(keys: Mapping[str, str]) -> list[Problem]:
    mine = normal_keys({name: value for name, value in keys.items() if name in BY_ID})
    found: list[Problem] = []
    for places in HEARD_TOGETHER:
        heard: dict[str, str] = {}
        for command in (c for c in COMMANDS if c.place in places):
            for key in mine.get(command.id, command.keys).split(","):
                other = heard.setdefault(key, command.id)
                if other != command.id:
                    words = f"{shown_key(key)} is both {other} and {command.id} ({PLACE_NAMES[command.place]})"
                    problem = Problem(command.id if command.id in mine else other, words)
                    found += [] if problem in found else [problem]
        found += [problem for problem in _hidden(heard) if problem not in found]
    return found


def _hidden(heard: Mapping[str, str]) -> list[Problem]:
    """Return each sequence of keys (key → command id) that begins with a key of another command."""
    return [
        Problem(command_id, f"{shown_key(key)} ({command_id}) begins with {shown_key(first)}, which is {heard[first]}")
        for key, command_id in heard.items()
        for first in (" ".join(key.split()[:count]) for count in range(1, len(key.split())))
        if first in heard
    ]
