"""Reading the settings file: bytes → `Settings`, or one error with all faults, each with its line and the nearest key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from newsreader.errors import SettingsError, system_reason
from newsreader.settings.checks import CHECKS, UnfitValueError
from newsreader.settings.known import Settings
from newsreader.settings.lines import line_of
from newsreader.text import clean_line, show_path

SIZE_LIMIT = 200_000
_MOST_FAULTS = 8
_KEYS = re.compile(r"\('.*'.*\)")


def load_settings(path: Path) -> Settings:
    """Return the settings of a file; the defaults if there is none.

    Raises SettingsError with all faults of the file, each with line and key.
    """
    try:
        with path.open("rb") as file:
            data = file.read(SIZE_LIMIT + 1)
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise _fault(path, f"cannot be read ({system_reason(error)})") from None
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
        reason = clean_line(_KEYS.sub(_dotted, re.sub(r"\s*\(at .*\)", "", str(error)))).lower()
        raise _fault(path, f"is not valid TOML: {reason}", at) from None
    except RecursionError:
        raise _fault(path, "is not valid TOML: nested too deeply", _line_full_of(r"[\[{]", text)) from None
    except ValueError:  # beyond what Python reads
        raise _fault(path, "is not valid TOML: a number of too many digits", _line_full_of(r"\d", text)) from None
    return _Reader(path, text).read(table)


class _Reader:
    """Checks the keys and values of a table and collects all faults."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = text.split("\n")
        self._faults: list[str] = []

    def read(self, table: Mapping[str, Any]) -> Settings:
        settings = Settings()
        for key, value in table.items():
            check = CHECKS.get(key)
            if check is None:
                near = get_close_matches(key, CHECKS, n=1)
                self._fault(key, f"is no setting, did you mean `{near[0]}`?" if near else "is no setting")
                continue
            try:
                settings = replace(settings, **{key: check(value)})
            except UnfitValueError as fault:
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


def _line_full_of(signs: str, text: str) -> int:
    """Return the number of the line with the most of some signs."""
    lines = text.split("\n")
    return max(range(len(lines)), key=lambda at: len(re.findall(signs, lines[at]))) + 1


def _dotted(match: re.Match[str]) -> str:
    """Return a key as a user writes it; tomllib names the table `a.b` as `('a', 'b')`."""
    return "`" + ".".join(re.findall(r"'([^']*)'", match[0])) + "`"


def _fault(path: Path, reason: str, line: int | None = None) -> SettingsError:
    where = f"line {line}: it " if line else ""
    return SettingsError(f"{where}{reason}", subject=show_path(str(path)), remedy="Mend the file, or move it away")
