"""Following folders and files: yields which have changed, also after they vanished and came back."""

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
"""Milliseconds between two checks whether a folder still exists, and whether to stop."""

QUIET_MS = 200
"""A change is reported once nothing more has changed for so long …"""
_LONGEST_MS = 2000
"""… or, if writing never pauses, after so long."""

_LOST = (-1, -1)
"""The identity of a path that was removed after the last look."""
_HERE = Path()


@dataclass(frozen=True, slots=True)
class Changed:
    """Followed paths to import again, and those that have just `vanished`."""

    paths: tuple[Path, ...]
    vanished: tuple[Path, ...] = ()


class Watcher:
    """Follows paths. `stop` is asked about twice a second."""

    def __init__(self, paths: Sequence[Path], stop: Callable[[], bool]) -> None:
        self._paths = tuple(dict.fromkeys(Path(os.path.abspath(path)) for path in paths))
        self._stop = stop
        self._seen: dict[Path, tuple[int, int] | None] = dict.fromkeys(self._paths)

    def is_set(self) -> bool:
        """Tell whether to stop; watchfiles takes this object for an event."""
        return self._stop()

    def follow(self) -> Iterator[Changed]:
        """Yield all paths once they are being watched, then those in which something changed, until stopped.

        As the watching begins before the first yield, no change in between is missed. Raises SourceError if the system
        cannot watch.
        """
        while not self._stop():
            came, vanished = self._look()
            here = [path for path, identity in self._seen.items() if identity]
            if vanished:
                yield Changed((), vanished)
            yield from self._follow_until_moved(here, came)

    def _look(self) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
        """Return which paths have appeared (or been replaced) and which have vanished since the last look."""
        before, self._seen = self._seen, {path: _identity(path) for path in self._paths}
        came = tuple(path for path in self._paths if self._seen[path] and self._seen[path] != before[path])
        return came, tuple(path for path in self._paths if before[path] and not self._seen[path])

    def _follow_until_moved(self, here: Sequence[Path], fresh: tuple[Path, ...]) -> Iterator[Changed]:
        """Yield changes below the existing paths, until one of the followed paths vanishes or comes back."""
        from watchfiles import Change

        again = fresh
        for changes in self._changes(here):
            touched = [Path(name) for _, name in changes]
            paths = tuple(path for path in here if path in again or any(_concerns(path, one) for one in touched))
            # A new folder may have been filled before it was watched itself, so it is imported once more.
            again = tuple(path for path in here if any(_is_new_folder(path, one) for one in touched))
            if paths := tuple(path for path in paths if path.exists()):
                yield Changed(paths)
            lost = [path for path in here if (Change.deleted, str(path)) in changes]
            if lost or any(self._seen[path] != _identity(path) for path in self._paths):
                self._seen.update(dict.fromkeys(lost, _LOST))
                return

    def _changes(self, here: Sequence[Path]) -> Iterator[set[tuple[Change, str]]]:
        """Yield the changes the system reports, and an empty set twice a second; end if a path vanishes at this moment."""
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
    """Tell whether a change concerns a file that an import reads, or a folder; hidden ones do not count."""
    below = _below(followed, touched)
    if below is None or any(part.startswith(".") for part in below.parts):
        return False
    return not below.parts or is_readable_name(touched.name) or not touched.is_file()


def _is_new_folder(followed: Path, touched: Path) -> bool:
    return bool((_below(followed, touched) or _HERE).parts) and _concerns(followed, touched) and touched.is_dir()


def _below(followed: Path, touched: Path) -> Path | None:
    """Return a path relative to the followed one; some systems report it with links resolved."""
    for base in (followed, followed.resolve()):
        if touched.is_relative_to(base):
            return touched.relative_to(base)
    return None
