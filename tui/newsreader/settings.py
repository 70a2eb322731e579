"""The settings file: TOML → frozen `Settings`. Every fault names file, line, key and the nearest known key.

The file is only ever read here; nothing rewrites it, so its comments stay.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from newsreader.errors import SettingsError
from newsreader.text import clean_line, show_path

SIZE_LIMIT = 1_000_000


@dataclass(frozen=True, slots=True)
class Keyword:
    """Words of the user's own to mark: `pattern` is a regular expression, case ignored; `colour` a theme or web colour."""

    name: str
    pattern: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user can set; the defaults are what a new user gets. `keys` maps command ids to key names."""

    theme: str = "textual-dark"
    week_start: str = "monday"
    names: str = "model"
    opener: str = ""
    keymap: str = "newsreader"
    alarm_days: int | None = None
    refresh_minutes: int = 0
    keys: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[Keyword, ...] = ()


COLOUR_NAMES = ("person", "organisation", "place", "other", "date", "deadline")
"""Highlights whose colour can be set in `[colours]`."""

THEMES = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "catppuccin-latte", "catppuccin-frappe",
    "catppuccin-macchiato", "dracula", "tokyo-night", "monokai", "flexoki", "solarized-light", "solarized-dark",
    "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
"""Built-in themes of the terminal interface (a test holds them to Textual's)."""

KEYMAPS = ("newsreader", "newsboat", "vim")


def load_settings(path: Path) -> Settings:
    """Return the settings of a file; the defaults where there is none.

    Raises SettingsError naming file, line and key, with all faults of the file in one message.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise _fault(path, f"cannot be read ({(error.strerror or str(error)).lower()})") from None
    if len(data) > SIZE_LIMIT:
        raise _fault(path, "is larger than a settings file can be (1 MB)")
    return parse_settings(data, path)


def parse_settings(data: bytes, path: Path) -> Settings:
    """Return the settings that the bytes of a file hold. Raises SettingsError as `load_settings`."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _fault(path, "is not UTF-8 text", line) from None
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+), column \d+\)", str(error))
        reason = clean_line(re.sub(r"\s*\(at .*\)", "", str(error))).lower()
        raise _fault(path, f"is not valid TOML: {reason}", int(found[1]) if found else None) from None
    except RecursionError:
        raise _fault(path, "is not valid TOML: nested too deeply") from None
    return _Reader(path, text).read(table)


def line_of(key: str, lines: Sequence[str]) -> int:
    """Return the number of the line of a settings file that sets a key, 0 where it cannot be told."""
    name = rf"""(?:{re.escape(key)}|"{re.escape(key)}"|'{re.escape(key)}')"""
    pattern = re.compile(rf"\s*(?:{name}\s*[=.]|\[+\s*{name}\s*[\].])")
    return next((number for number, line in enumerate(lines, 1) if pattern.match(line)), 0)


class _Reader:
    """Checks one table against what is known and collects all faults."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.split("\n")
        self._faults: list[str] = []

    def read(self, table: Mapping[str, Any]) -> Settings:
        settings = Settings()
        for key, value in table.items():
            check = _KEYS.get(key)
            if check is None:
                self._unknown(key, _KEYS)
                continue
            try:
                settings = replace(settings, **{key: check(value)})
            except ValueError as error:
                self._fault(key, str(error))
        if self._faults:
            raise SettingsError(
                "; ".join(self._faults[:8]),
                subject=show_path(str(self._path)),
                remedy="`newsreader settings init --print` shows every key with its meaning",
            )
        return settings

    def _unknown(self, key: str, known: Mapping[str, object]) -> None:
        near = get_close_matches(key, known, n=1, cutoff=0.5)
        hint = f", did you mean `{near[0]}`?" if near else f", known are {', '.join(sorted(known))}"
        self._fault(key, f"is no setting{hint}")

    def _fault(self, key: str, reason: str) -> None:
        line = line_of(key, self._lines)
        where = f"line {line}: " if line else ""
        self._faults.append(f"{where}`{clean_line(key, 60)}` {clean_line(reason, 300)}")


def _fault(path: Path, reason: str, line: int | None = None) -> SettingsError:
    where = f"line {line}: it " if line else ""
    return SettingsError(f"{where}{reason}", subject=show_path(str(path)), remedy="Mend the file, or move it away")


# ---- what a value may be: each returns it or raises ValueError with the rest of the sentence "`key` …"


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"must be a text in quotes, not {_shown(value)}")
    if clean_line(value) != value.strip():
        raise ValueError("holds characters that cannot be shown")
    return value.strip()


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value)
        if text not in choices:
            near = get_close_matches(text, choices, n=1)
            hint = f", did you mean {near[0]!r}?" if near else ""
            raise ValueError(f"cannot be {_shown(value)}{hint} (one of {', '.join(choices)})")
        return text

    return check


def _whole(least: int, most: int, unit: str) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"must be a whole number of {unit} from {least} to {most:,}, not {_shown(value)}")
        return value

    return check


def _texts(known: tuple[str, ...] = ()) -> Callable[[object], Mapping[str, str]]:
    def check(value: object) -> Mapping[str, str]:
        if not isinstance(value, Mapping):
            raise ValueError(f"must be a table of texts, not {_shown(value)}")
        found: dict[str, str] = {}
        for key, one in value.items():
            if known and key not in known:
                near = get_close_matches(key, known, n=1)
                raise ValueError(
                    f"has no `{key}`" + (f"; did you mean `{near[0]}`?" if near else f", only {', '.join(known)}")
                )
            found[key] = _text(one)
        return MappingProxyType(found)

    return check


def _keys(value: object) -> Mapping[str, str]:
    """Command ids with a key, a list of keys, or a sub-table (`list.down` may be written dotted)."""
    if not isinstance(value, Mapping):
        raise ValueError(f"must be a table of command ids and keys, not {_shown(value)}")
    found: dict[str, str] = {}
    for key, one in value.items():
        if isinstance(one, Mapping):
            found |= {f"{key}.{rest}": names for rest, names in _keys(one).items()}
        elif isinstance(one, list):
            found[key] = ",".join(_text(name) for name in one)
        else:
            found[key] = _text(one)
    return MappingProxyType(found)


def _keywords(value: object) -> tuple[Keyword, ...]:
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise ValueError("must be written as [[keywords]] tables with name, pattern and colour")
    found = []
    for one in value:
        unknown = sorted(set(one) - {"name", "pattern", "colour"})
        if unknown:
            raise ValueError(f"has no `{unknown[0]}`, only name, pattern and colour")
        pattern = _text(one.get("pattern", ""))
        try:
            re.compile(pattern)
        except (re.error, RecursionError, OverflowError) as error:
            raise ValueError(f"has a pattern that is no regular expression ({error})") from None
        if not pattern or re.match(pattern, ""):
            raise ValueError("needs a pattern that matches at least one character")
        found.append(Keyword(_text(one.get("name", pattern)), pattern, _text(one.get("colour", ""))))
    return tuple(found)


def _shown(value: object) -> str:
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return clean_line(repr(value), 40)


_KEYS: Mapping[str, Callable[[Any], Any]] = {
    "theme": _one_of(*THEMES),
    "week_start": _one_of("monday", "sunday"),
    "names": _one_of("model", "spacy"),
    "opener": _text,
    "keymap": _one_of(*KEYMAPS),
    "alarm_days": _whole(0, 365, "days"),
    "refresh_minutes": _whole(0, 100_000, "minutes"),
    "keys": _keys,
    "sources": _texts(),
    "colours": _texts(COLOUR_NAMES),
    "keywords": _keywords,
}


EXAMPLE = """\
# Settings of newsreader. A line that begins with # is a comment: take the # away to set the key.
# What stands here are the defaults and examples; the reader never changes this file.

# How it looks: textual-dark, textual-light, nord, gruvbox, dracula, tokyo-night, monokai, solarized-light, ansi-dark …
# theme = "textual-dark"

# The first day of a week in the agenda: "monday" or "sunday".
# week_start = "monday"

# What finds names: "model" (built in) or "spacy" (pip install 'newsreader-tui[spacy]').
# names = "model"

# The command that opens an address; its only argument is the address. Empty: the system's browser.
# opener = ""

# Keys to start from: "newsreader", "newsboat" or "vim". Single keys are set under [keys] below.
# keymap = "newsreader"

# Remind so many days before a deadline in calendar files. Leave out: no reminder.
# alarm_days = 1

# Keys by command id (`?` in the reader shows the keys, `newsreader settings keys` the ids); several keys in a list.
# [keys]
# "article.star" = "*"
# "list.down" = ["j", "down"]

# How sources are shown: folder name or host of the address, and the name to show for it.
# [sources]
# "channelnewsasia.com" = "CNA"

# Colours of highlights: a theme variable such as "$accent", a colour name or "#rrggbb".
# [colours]
# person = "#88c0d0"
# deadline = "$warning"

# Words of your own to mark in lists and articles: a regular expression, case ignored.
# [[keywords]]
# name = "tariffs"
# pattern = "tariffs?|lev(?:y|ies)"
# colour = "$accent"
"""
