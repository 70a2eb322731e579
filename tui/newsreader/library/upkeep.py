"""Checking and repairing the library file: what `doctor` says of library, index, SQLite and terminal."""

import os
import sys
from dataclasses import replace
from pathlib import Path

from newsreader.errors import LibraryError
from newsreader.library.days import utc_now, utc_stamp
from newsreader.models import Check
from newsreader.store.doctor import checks, repairing
from newsreader.text import show_path


def examine(path: Path) -> list[Check]:
    """Check the library file and the terminal; changes nothing and raises nothing for a bad file."""
    return [*_named(checks.examine(path), path), *_terminal()]


def repair(path: Path) -> list[Check]:
    """Repair what can be repaired, after a backup beside the file, and check again."""
    done = repairing.repair(path, now=utc_stamp(utc_now()))
    return [*_named(done, path), *_terminal()]


def damage(path: Path) -> LibraryError | None:
    """Return the first thing that is wrong with a library, None where it is sound."""
    fault = next((check for check in checks.examine(path) if not check.ok), None)
    if fault is None:
        return None
    return LibraryError(f"the library is damaged ({fault.detail})", subject=show_path(str(path)), remedy=fault.remedy)


def _named(found: list[Check], path: Path) -> list[Check]:
    """Name the file in failed checks."""
    return [one if one.ok else replace(one, detail=f"{show_path(str(path))}: {one.detail}") for one in found]


def _terminal() -> list[Check]:
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "")
    locale = os.environ.get("LC_ALL") or os.environ.get("LC_CTYPE") or os.environ.get("LANG") or "not set"
    term = os.environ.get("TERM", "not set")
    told = f"output is {encoding or 'unknown'}, locale {locale}"
    remedy = "Set TERM to what your terminal is, such as xterm-256color"
    return [
        Check("terminal", term != "dumb", f"TERM is {term}", remedy),
        Check("characters", encoding == "utf8", told, "Use a UTF-8 locale"),
    ]
