"""Walking a folder for files to import, with policies on endings, links and hidden names."""

import os
import stat
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsreader.errors import SourceError, system_reason
from newsreader.text import show_path

ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".eml", ".json", ".jsonl")
"""Endings that are read, each also with `.gz`, in any case."""

SIZE_LIMIT = 10_000_000
"""Bytes; a larger file is refused by its size before it is opened."""


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A regular file to read. `path` is absolute; `mtime_ns` and `size` are its fingerprint."""

    path: str
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or link that is not read; `kind` says why: "hidden", "link" (it leads elsewhere), or its ending."""

    path: str
    kind: str


Found = FoundFile | Skipped | SourceError
Place = tuple[int, int, str]
"""Device, inode and case-folded real path of a file."""


_LONGEST_ENDING = 12
_LATEST = 2**63 - 1
"""The last time stamp (nanoseconds) that the library can hold, of the year 2262; some file systems have later ones."""


def is_readable_name(name: str) -> bool:
    """Tell whether a file with this name is read when its folder is imported."""
    lower = name.lower()
    return not name.startswith(".") and lower.removesuffix(".gz").endswith(ENDINGS)


def walk(path: Path) -> Iterator[Found]:
    """Yield what an import of `path` (a file or a folder) meets, folder by folder in the order of names.

    A file named itself is tried whatever its ending. Symbolic links are followed if they stay inside the folder, each
    target once; links that lead out are skipped.
    """
    named = os.path.abspath(path)
    try:
        mode = os.stat(named).st_mode
    except OSError as error:
        yield unreadable(named, error)
        return
    if not stat.S_ISDIR(mode):
        yield _regular(named)
        return
    links: list[str] = []
    yield from _walk_folder(named, links)
    yield from _follow(links, os.path.realpath(named))


def is_missing(path: str) -> bool:
    """Tell whether there is certainly nothing at a path."""
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def real_place(path: str) -> Place | None:
    """Return a key that is equal for all paths to one file, through links or (where that makes no difference) in other case.

    A hard link counts as a file of its own. None if the file cannot be accessed.
    """
    try:
        seen = os.stat(path)
        return seen.st_dev, seen.st_ino, unicodedata.normalize("NFC", os.path.realpath(path)).casefold()
    except OSError:
        return None


def unreadable(path: str, error: OSError) -> SourceError:
    """Return the failure of one file in plain words."""
    reasons: dict[type[OSError], tuple[str, str]] = {
        FileNotFoundError: ("no such file or folder", "Check the spelling"),
        PermissionError: ("permission denied", "Give yourself the right to read it"),
    }
    reason, remedy = reasons.get(type(error), (system_reason(error), ""))
    return SourceError(reason, subject=show_path(path), remedy=remedy)


def _walk_folder(top: str, links: list[str]) -> Iterator[Found]:
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as scan:
                entries = sorted(scan, key=lambda entry: entry.name)
        except OSError as error:
            yield unreadable(folder, error)
            continue
        below: list[str] = []
        for entry in entries:
            if entry.name.startswith("."):
                yield Skipped(entry.path, "hidden")
            elif entry.is_symlink():
                links.append(entry.path)
            elif entry.is_dir(follow_symlinks=False):
                below.append(entry.path)
            elif is_readable_name(entry.name):
                yield _regular(entry.path)
            else:
                yield Skipped(entry.path, _ending(entry.name))
        folders.extend(reversed(below))


def _follow(links: list[str], top: str) -> Iterator[Found]:
    """Yield the targets of links inside `top` that the walk itself has not met, because they are hidden."""
    seen: set[str] = set()
    prefix = os.path.join(top, "")
    while links:
        link = links.pop()
        try:
            target = os.path.realpath(link, strict=True)
        except OSError:
            yield Skipped(link, "link")
            continue
        parts = target.removeprefix(prefix).split(os.sep)
        met = not any(part.startswith(".") for part in parts)
        if not target.startswith(prefix) or target in seen or (met and _walk_finds(target)):
            yield Skipped(link, "link")
            continue
        seen.add(target)
        if os.path.isdir(target):
            yield from _walk_folder(target, links)
        else:
            yield _regular(target) if is_readable_name(os.path.basename(link)) else Skipped(link, "link")


def _ending(name: str) -> str:
    """Return what tells the kind of a file; what follows a full stop within a sentence ("no. 2 of the series") is no ending."""
    ending = os.path.splitext(name)[1].lower()
    return (
        show_path(ending) if ending[1:] and len(ending) <= _LONGEST_ENDING and not ending.split()[1:] else "no ending"
    )


def _walk_finds(target: str) -> bool:
    return os.path.isdir(target) or is_readable_name(os.path.basename(target))


_NO_FILE: tuple[tuple[Callable[[int], bool], str], ...] = (
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
    (stat.S_ISDIR, "a folder"),
)


def _regular(path: str) -> FoundFile | SourceError:
    try:
        info = os.stat(path)
    except OSError as error:
        return unreadable(path, error)
    if not stat.S_ISREG(info.st_mode):
        what = next((name for test, name in _NO_FILE if test(info.st_mode)), "no regular file")
        return SourceError(f"this is {what}, not a file of text", subject=show_path(path))
    if info.st_size > SIZE_LIMIT:
        return too_large(path)
    return FoundFile(path, info.st_size, max(-_LATEST, min(info.st_mtime_ns, _LATEST)))


def too_large(path: str) -> SourceError:
    """Return the refusal of a file (or of what it unpacks to) above the limit."""
    return SourceError(
        f"it is larger than {SIZE_LIMIT // 1_000_000} MB, the limit for one file",
        subject=show_path(path),
        remedy="Split it into one file for each article",
    )
