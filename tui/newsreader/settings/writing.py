"""Writing into the settings file: the theme chosen in the reader, and nothing else; comments and order stay.

The file is replaced atomically; links are followed, and rights are kept.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

from newsreader.errors import SettingsError, system_reason
from newsreader.settings.example import EXAMPLE
from newsreader.settings.reading import load_settings, parse_settings
from newsreader.settings.replacing import replacing
from newsreader.text import show_path

_BOM = "\ufeff"
_EXAMPLE_LINE = re.compile(r"^#[ \t]*theme[ \t]*=[^\r\n]*", re.M)
_TABLE_LINE = re.compile(r"^[ \t]*\[", re.M)


def keep_theme(path: Path, theme: str) -> None:
    """Set `theme` in a settings file; if there is none, write the commented example with it.

    Raises SettingsError if the file has faults or cannot be written; it is then left as it was.
    """
    if path.exists() and not path.is_file():
        raise _fault(path, "is no regular file")
    before = load_settings(path)
    if before.theme == theme and path.exists():
        return
    found = _read(path)
    changed = _with_theme(EXAMPLE if found is None else found.decode(), theme).encode()
    if parse_settings(changed, path) != replace(before, theme=theme):
        raise _fault(path, "cannot be changed without changing more than the theme")
    _write(path, changed, found)


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if os.path.lexists(path) else None
    except OSError as error:
        raise _fault(path, f"cannot be read ({system_reason(error)})") from None


def _with_theme(text: str, theme: str) -> str:
    import tomlkit

    mark, text = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    document = tomlkit.parse(text)
    if "theme" in document:
        document["theme"] = theme
        return mark + document.as_string()
    line = f'theme = "{theme}"'
    tables = _TABLE_LINE.search(text)
    example = _EXAMPLE_LINE.search(text, 0, tables.start() if tables else len(text))
    if example:
        return mark + text[: example.start()] + line + text[example.end() :]
    end = "\r\n" if "\r\n" in text else "\n"
    return mark + line + end + text


def _write(path: Path, data: bytes, found: bytes | None) -> None:
    target = Path(os.path.realpath(path))
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        # Root may write a write-protected file; but whoever protected it did not want it changed.
        if target.exists() and not (target.stat().st_mode & 0o222 and os.access(target, os.W_OK)):
            raise _fault(path, "is write-protected")
        with replacing(target) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            if _read(path) != found:
                raise _fault(path, "was changed at the same moment")
    except OSError as error:
        raise _fault(path, f"cannot be written ({system_reason(error)})") from None


def _fault(path: Path, reason: str) -> SettingsError:
    return SettingsError(reason, subject=show_path(str(path)), remedy="Set `theme` there by hand")
