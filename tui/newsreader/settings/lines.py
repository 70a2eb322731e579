"""The line of a key in a TOML file, so that a fault can name it."""

from __future__ import annotations

import re
from collections.abc import Sequence

_NAME = r"""(?:[\w-]+|"[^"]*"|'[^']*')"""
_PATH = rf"({_NAME}(?:\s*\.\s*{_NAME})*)"
_HEADER = re.compile(rf"\s*\[\[?\s*{_PATH}\s*\]")
_ENTRY = re.compile(rf"\s*{_PATH}\s*=")


def line_of(key: str, lines: Sequence[str], number: int = 0) -> int:
    """Return the number of the line that sets a key, 0 if it cannot be found.

    `key` is written with all tables above it (`keys.article.star`), however the file dots or quotes the names; `number`
    counts the [[tables]] of one name from 0. A key inside braces has the line of its table.
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
