"""Following folders and files: tells which of them have changed, also after they vanished and came back."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.errors import SourceError
from newsreader.sources.folder import is_readable_name
from newsreader.text import show_path

if TYPE_CHECKING:
    from watchfiles import Change

LOOK_MS = 500
"""Milliseconds between two looks whether a folder is still there, and whether to stop."""

QUIET_MS = 200
"""A change is told once nothing more has changed for so long …"""
_LONGEST_MS = 2000
"""… or, where writing never rests, after so long."""


_LOST = (-1, -1)
"""Stands for the identity of a path that was there at the last look and has been removed since."""
_HERE = Path()


@dataclass(frozen=True, slots=True)
class Changed:
    """What to import again: `paths` of those followed that are there; `vanished` are those that have just gone."""

    paths: tuple[Path, ...]
    vanished: tuple[Path, ...] = ()


class Watcher:
    """Follows paths. `stop` is asked about twice a second."""

    def __init__(self, paths: Sequence[Path], stop: Callable[[], bool]) -> None:
        self._paths = tuple(dict.fromkeys(Path(os.path.abspath(path)) for path in paths))
        self._stop = stop
        self._seen: dict[Path, tuple[int, int] | None] = dict.fromkeys(self._paths)

    def is_set(self) -> bool:
        """Tell watchfiles, which calls this, whether to stop."""
        return self._stop()

    def follow(self) -> Iterator[Changed]:
        """Yield all paths once they are watched, then those in which something changed, until stopped.

        Since the first of these comes after the watching began, nothing that changes in between is missed.
        Raises SourceError where the system cannot watch.
        """
        while not self._stop():
            came, vanished = self._look()
            here = [path for path, identity in self._seen.items() if identity]
            if vanished:
                yield Changed((), vanished)
            yield from self._follow_until_moved(here, came)

    def _look(self) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Return which paths have come (or are others than before) and which have vanished since the last look."""
        before, self._seen = self._seen, {path: _identity(path) for path in self._paths}
        came = tuple(path for path in self._paths if self._seen[path] and self._seen[path] != before[path])
        return came, tuple(path for path in self._paths if before[path] and not self._seen[path])

    def _follow_until_moved(self, here: Sequence[Path], fresh: tuple[Path, ...]) -> Iterator[Changed]:
        """Yield changes below the paths that are there, until one of the paths is gone or back."""
        from watchfiles import Change

        again = fresh
        for changes in self._changes(here):
            touched = [Path(name) for _, name in changes]
            paths = tuple(path for path in here if path in again or any(_concerns(path, one) for one in touched))
            # A new folder may have been filled before it was watched itself: it is looked at once more.
            again = tuple(path for path in here if any(_is_new_folder(path, one) for one in touched))
            if paths := tuple(path for path in paths if path.exists()):
                yield Changed(paths)
            lost = [path for path in here if (Change.deleted, str(path)) in changes]
            if lost or any(self._seen[path] != _identity(path) for path in self._paths):
                self._seen.update(dict.fromkeys(lost, _LOST))
                return

    def _changes(self, here: Sequence[Path]) -> Iterator[set[tuple[Change, str]]]:
        """Yield what the system tells, an empty set twice a second; end where a path vanishes just now."""
        from watchfiles import watch

        if not here:
            time.sleep(LOOK_MS / 1000)
            return
        try:
            yield from watch(
                *here, watch_filter=None, debounce=_LONGEST_MS, step=QUIET_MS, stop_event=self, rust_timeout=LOOK_MS,
                yield_on_timeout=True, ignore_permission_denied=True,
            )  # fmt: skip
        except FileNotFoundError:
            return
        except (OSError, RuntimeError) as error:
            raise SourceError(
                f"cannot be watched: {error}",
                subject=", ".join(show_path(str(path)) for path in here),
                remedy="Set WATCHFILES_FORCE_POLLING=1, or raise the system's limit of watched folders",
            ) from None


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        stat = os.stat(path)
    except OSError:
        return None
    return stat.st_dev, stat.st_ino


def _concerns(followed: Path, touched: Path) -> bool:
    """Tell whether a change is one of a file that an import reads, or of a folder; hidden ones never are."""
    below = _below(followed, touched)
    if below is None or any(part.startswith(".") for part in below.parts):
        return False
    return not below.parts or is_readable_name(touched.name) or not touched.is_file()


def _is_new_folder(followed: Path, touched: Path) -> bool:
    return bool((_below(followed, touched) or _HERE).parts) and _concerns(followed, touched) and touched.is_dir()


def _below(followed: Path, touched: Path) -> Path | None:
    """Return a path from where it is followed on; some systems tell it with its links resolved."""
    for base in (followed, followed.resolve()):
        if touched.is_relative_to(base):
            return touched.relative_to(base)
    return None
