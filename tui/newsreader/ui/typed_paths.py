"""Paths as people type, paste or drop them. Does not touch the disk."""

from __future__ import annotations

import os
import re
import shlex
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

_NAME_LENGTH = 48


def typed_path(text: str) -> Path:
    """Return the path that a line means, `~` expanded.

    Ask `os.path`, not `Path`, whether it exists: its name may be too long for any disk.
    """
    return Path(os.path.expanduser(pasted_path(text)))


def pasted_path(text: str) -> str:
    """Return the path in a pasted text: its first line, without the quotes and escapes that a terminal or shell adds."""
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    if line.startswith("file://"):
        return unquote(urlsplit(line).path)
    if "\\" in line or line[:1] in ("'", '"'):
        with suppress(ValueError):
            return "".join(shlex.split(line)[:1])
    return line


def file_name(title: str, number: int, ending: str) -> str:
    """Return a name for a file about a story: the first words of its title, else the number."""
    words = re.findall(r"\w+", title.casefold())
    while len("-".join(words)) > _NAME_LENGTH:
        words.pop()
    return f"{'-'.join(words) or f'story-{number}'}{ending}"
