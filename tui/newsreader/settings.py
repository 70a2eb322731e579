"""The settings file: TOML → frozen `Settings`. Every fault names file, line, key and the nearest known key.

The file is only ever read here; nothing rewrites it, so its comments stay.
"""

from __future__ import annotations

import math
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import Any

from newsreader.errors import SettingsError
from newsreader.text import clean_line, show_path

SIZE_LIMIT = 200_000
_MOST_FAULTS = 8


@dataclass(frozen=True, slots=True)
class Keyword:
    """Words of the user's own to mark: `pattern` is a regular expression, case ignored; `colour` as in `[colours]`."""

    name: str
    pattern: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user can set; the defaults are what a new user gets.

    `keys` maps command ids to comma separated key names, `sources` what an article gives as its source to the name
    to show, `colours` kinds of highlights (`COLOUR_NAMES`) to colours; `opener` "" means the system's browser.
    """

    theme: str = "textual-dark"
    week_start: str = "monday"
    names: str = "model"
    opener: str = ""
    keymap: str = "newsreader"
    alarm_days: int | None = None
    keys: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[Keyword, ...] = ()


COLOUR_NAMES = ("person", "organisation", "place", "other", "date", "deadline", "scheduled")
"""Highlights whose colour can be set in `[colours]`."""

THEME_COLOURS = ("$primary", "$secondary", "$accent", "$success", "$warning", "$error", "$foreground")
PLAIN_COLOURS = (
    "black", "white", "grey", "red", "orange", "yellow", "green", "teal", "cyan", "blue", "purple", "magenta", "pink",
    "brown",
)  # fmt: skip
"""Colours by name, as the terminal interface knows them (a test holds both lists to it)."""

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
        raise _fault(path, "is larger than a settings file can be (200 kB)")
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
        at = int(found[1]) if found else text.count("\n") + 1
        reason = clean_line(re.sub(r"\s*\(at .*\)", "", str(error))).lower()
        raise _fault(path, f"is not valid TOML: {reason}", at) from None
    except RecursionError:
        lines = text.split("\n")
        deepest = max(range(len(lines)), key=lambda at: lines[at].count("[") + lines[at].count("{"))
        raise _fault(path, "is not valid TOML: nested too deeply", deepest + 1) from None
    except ValueError as error:  # a number beyond what Python reads
        raise _fault(path, f"is not valid TOML: {error}") from None
    return _Reader(path, text).read(table)


_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_PATH = rf"({_NAME}(?:\s*\.\s*{_NAME})*)"
_HEADER = re.compile(rf"\s*\[\[?\s*{_PATH}\s*\]")
_ENTRY = re.compile(rf"\s*{_PATH}\s*=")


def line_of(key: str, lines: Sequence[str], number: int = 0) -> int:
    """Return the number of the line that sets a key, 0 where it cannot be told.

    `key` is written with all tables above it (`keys.article.star`), whether the file dots or quotes the names;
    `number` counts the [[tables]] of one name from 0. A key within braces has the line of its table.
    """
    table, count, best = "", -1, 0
    wanted = f"{key}."
    for at, line in enumerate(lines, 1):
        if header := _HEADER.match(line):
            table = _joined(header[1])
            count += wanted.startswith(f"{table}.") and line.lstrip().startswith("[[")
            full = f"{table}."
        elif entry := _ENTRY.match(line):
            full = f"{table}.{_joined(entry[1])}." if table else f"{_joined(entry[1])}."
        else:
            continue
        if count in (-1, number) and wanted.startswith(full):
            if full == wanted:
                return at
            best = at
        elif full.startswith(wanted) and not best:
            best = at
    return best


def _joined(path: str) -> str:
    return ".".join(name.strip("\"'") for name in re.findall(_NAME, path))


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
                near = get_close_matches(key, _KEYS, n=1)
                self._fault(key, f"is no setting, did you mean `{near[0]}`?" if near else "is no setting")
                continue
            try:
                settings = replace(settings, **{key: check(value)})
            except _ValueError as fault:
                self._fault(f"{key}.{fault.key}" if fault.key else key, str(fault), fault.number)
        if self._faults:
            raise SettingsError(
                "; ".join(self._faults[:_MOST_FAULTS]),
                subject=show_path(str(self._path)),
                remedy="`newsreader settings init --print` shows every key with its meaning",
            )
        return settings

    def _fault(self, key: str, reason: str, number: int = 0) -> None:
        line = line_of(key, self._lines, number)
        where = f"line {line}: " if line else ""
        self._faults.append(f"{where}`{clean_line(key, 60)}` {clean_line(reason, 400)}")


class _ValueError(ValueError):
    """What is wrong with a value: the rest of the sentence "`key` …".

    `key` is the key within the table, "" for the value as a whole; `number` counts the [[tables]] from 0.
    """

    def __init__(self, words: str, key: str = "", number: int = 0) -> None:
        super().__init__(words)
        self.key = key
        self.number = number


def _nearest(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, list(known), n=1, cutoff=0.5)
    return f", did you mean `{near[0]}`?" if near else f"; known are {', '.join(sorted(known))}"


def _fault(path: Path, reason: str, line: int | None = None) -> SettingsError:
    where = f"line {line}: it " if line else ""
    return SettingsError(f"{where}{reason}", subject=show_path(str(path)), remedy="Mend the file, or move it away")


# ---- what a value may be: each returns it or raises _ValueError


def _text(value: object, key: str = "") -> str:
    if not isinstance(value, str):
        raise _ValueError(f"must be a text in quotes, not {_shown(value)}", key)
    if clean_line(value) != value.strip():
        raise _ValueError("holds characters that cannot be shown", key)
    return value.strip()


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value)
        if text not in choices:
            near = get_close_matches(text, choices, n=1)
            hint = f", did you mean {near[0]!r}?" if near else f"; it is one of {', '.join(choices)}"
            raise _ValueError(f"cannot be {_shown(value)}{hint}")
        return text

    return check


def _days(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= 365:
        raise _ValueError(f"must be a whole number of days from 0 to 365, not {_shown(value)}")
    return value


def _table(value: object, what: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise _ValueError(f"must be a table of {what}, not {_shown(value)}")
    return value


def _sources(value: object) -> Mapping[str, str]:
    return MappingProxyType({key: _text(name, key) for key, name in _table(value, "sources and names").items()})


def _colours(value: object) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, colour in _table(value, "highlights and colours").items():
        if key not in COLOUR_NAMES:
            raise _ValueError(f"is no highlight{_nearest(key, COLOUR_NAMES)}", key)
        found[key] = _colour(colour, key)
    return MappingProxyType(found)


def _colour(value: object, key: str, number: int = 0) -> str:
    colour = _text(value, key).lower()
    if colour in (*THEME_COLOURS, *PLAIN_COLOURS) or re.fullmatch(r"#(?:[0-9a-f]{3}){1,2}", colour):
        return colour
    known = ", ".join((*THEME_COLOURS, *PLAIN_COLOURS))
    raise _ValueError(f"cannot be {_shown(value)}; a colour is #rrggbb or one of {known}", key, number)


def _keys(value: object) -> Mapping[str, str]:
    """Command ids with a key, a list of keys, or a sub-table (`list.down` may be written dotted)."""
    found: dict[str, str] = {}
    for key, one in _table(value, "command ids and keys").items():
        if isinstance(one, Mapping):
            found |= {f"{key}.{rest}": names for rest, names in _keys(one).items()}
        elif isinstance(one, list):
            found[key] = ",".join(_text(name, key) for name in one)
        else:
            found[key] = _text(one, key)
    return MappingProxyType(found)


def _keywords(value: object) -> tuple[Keyword, ...]:
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise _ValueError("must be written as [[keywords]] tables with name, pattern and colour")
    return tuple(_keyword(one, number) for number, one in enumerate(value))


def _keyword(table: Mapping[str, object], number: int) -> Keyword:
    known = ("name", "pattern", "colour")
    for key, value in table.items():
        if key not in known:
            raise _ValueError(f"is no key of a keyword{_nearest(key, known)}", key, number)
        if not isinstance(value, str):
            raise _ValueError(f"must be a text in quotes, not {_shown(value)}", key, number)
    pattern = _pattern(table.get("pattern", ""), number)
    colour = _colour(table["colour"], "colour", number) if table.get("colour") else ""
    return Keyword(_text(table.get("name", pattern), "name"), pattern, colour)


def _pattern(value: object, number: int) -> str:
    import regex

    pattern = _text(value, "pattern")
    try:
        empty = regex.compile(pattern, regex.IGNORECASE).match("", timeout=1)
    except (regex.error, RecursionError, OverflowError, ValueError, TimeoutError) as error:
        raise _ValueError(f"is no regular expression ({error})", "pattern", number) from None
    if not pattern or empty:
        raise _ValueError("must match at least one character", "pattern", number)
    return pattern


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
    "alarm_days": _days,
    "keys": _keys,
    "sources": _sources,
    "colours": _colours,
    "keywords": _keywords,
}


EXAMPLE = """\
# Settings of newsreader. A line that begins with # is a comment: take the # away to set the key.
# What stands here are the defaults and examples. Newsreader never changes this file; a running
# reader takes up what you change in it.

# How it looks, one of
# textual-dark textual-light nord gruvbox dracula tokyo-night monokai flexoki catppuccin-mocha catppuccin-latte
# catppuccin-frappe catppuccin-macchiato solarized-dark solarized-light rose-pine rose-pine-moon rose-pine-dawn
# atom-one-dark atom-one-light ansi-dark ansi-light
# theme = "textual-dark"

# The first day of a week in the agenda: "monday" or "sunday".
# week_start = "monday"

# What finds names: "model" (built in) or "spacy" (pip install 'newsreader-tui[spacy]', and a model for it).
# names = "model"

# The command that opens an article's page; the address is put behind it. Empty: the system's browser.
# opener = "firefox --new-tab"

# Keys to start from: "newsreader", "newsboat" or "vim". Single keys are set under [keys] below.
# keymap = "newsreader"

# Remind so many days before a deadline in calendar files. Left out: no reminder.
# alarm_days = 1

# Keys by command id; several keys in a list, keys to be typed one after the other with a blank between.
# `newsreader settings keys` prints all ids with their keys.
# [keys]
# "article.star" = "!"
# "list.first" = ["g g", "home"]

# How sources are shown: what an article gives as its source (a name, a folder or a host), and the name to show.
# [sources]
# "channelnewsasia.com" = "CNA"

# Colours of highlights (person, organisation, place, other, date, deadline, scheduled): #rrggbb, a plain name
# such as "teal", or a colour of the theme: $primary $secondary $accent $success $warning $error $foreground.
# [colours]
# person = "#88c0d0"
# deadline = "$error"

# Words of your own to mark in lists and articles: a regular expression, case ignored. Repeat the block for more.
# [[keywords]]
# name = "tariffs"
# pattern = "tariffs?|lev(?:y|ies)"
# colour = "$accent"
"""
