"""SQLite's errors as failures in the user's words. No raw error leaves the store."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsreader.errors import LibraryError
from newsreader.text import clean_line, show_path

REPAIR = "Run `newsreader doctor --repair`; it makes a backup first"

FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What the sqlite3 module raises for a bad file; the second if its own message quotes damaged bytes."""

_QUOTING = "Could not decode to UTF-8"
"""How its message begins that quotes a damaged text, which may be of many lines."""

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_WORDS = {
    **dict.fromkeys(_BUSY, ("another program has been writing to it for too long", "Try again when it is done")),
    sqlite3.SQLITE_FULL: (
        "the disk is full; what was saved before stays, this was not",
        "Free some space and try again",
    ),
    sqlite3.SQLITE_READONLY: (
        "it cannot be written, the file or its folder is read-only",
        "Give yourself the right to write, or choose another place with --library",
    ),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "Check that its folder exists and that you may write there"),
    sqlite3.SQLITE_PERM: ("it may not be opened", "Give yourself the right to read and write it"),
    sqlite3.SQLITE_AUTH: ("it may not be opened", "Give yourself the right to read and write it"),
    sqlite3.SQLITE_IOERR: (
        "the disk reported an error while it was read or written",
        "Check the disk, then run `newsreader doctor`",
    ),
    sqlite3.SQLITE_TOOBIG: ("something is too large to be stored", "Split it into smaller files"),
    sqlite3.SQLITE_NOMEM: ("there is not enough memory", "Close other programs and try again"),
}


def fault(path: Path, reason: str, remedy: str = REPAIR) -> LibraryError:
    """Return a failure of the library at `path`."""
    return LibraryError(reason, subject=show_path(str(path)), remedy=remedy)


def is_busy(error: sqlite3.Error) -> bool:
    """Tell whether another connection holds the lock."""
    return _code(error) in _BUSY


def is_read_only(error: sqlite3.Error) -> bool:
    """Tell whether the file, its folder or its disk is write-protected."""
    return _code(error) == sqlite3.SQLITE_READONLY


def told(error: sqlite3.Error | UnicodeDecodeError, path: Path) -> LibraryError:
    """Return the error as a failure of the library at `path`, with its remedy."""
    code = _code(error)
    if code in _WORDS:
        return fault(path, *_WORDS[code])
    if isinstance(error, UnicodeDecodeError) or str(error).startswith(_QUOTING):
        return fault(path, "the library is damaged (a text in it cannot be read)")
    if isinstance(error, sqlite3.DatabaseError):
        return fault(path, f"the library is damaged ({clean_line(str(error))})")
    return fault(path, f"the library cannot be used ({error})")


@contextmanager
def telling(path: Path) -> Iterator[None]:
    """Turn any SQLite error inside into a LibraryError."""
    try:
        yield
    except FAULTS as error:
        raise told(error, path) from error


def _code(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
