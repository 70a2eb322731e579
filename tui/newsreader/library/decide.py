"""Pure decisions of an import: which files to read, which are as before, which are gone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsreader.sources.folder import FoundFile
from newsreader.store.records import FileRecord


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """`to_read`: new, touched or returned files, in the order found; `unchanged`: how many need no reading;
    `unseen`: paths the library knows that the walk did not meet."""

    to_read: tuple[FoundFile, ...]
    unchanged: int
    unseen: tuple[str, ...]


def plan_import(found: Iterable[FoundFile], known: Mapping[str, FileRecord]) -> ImportPlan:
    """Decide by size and time stamp alone which files have to be read."""
    to_read: list[FoundFile] = []
    seen: set[str] = set()
    unchanged = 0
    for file in found:
        if file.path in seen:
            continue
        seen.add(file.path)
        record = known.get(file.path)
        if record and not record.gone and (record.size, record.mtime_ns) == (file.size, file.mtime_ns):
            unchanged += 1
        else:
            to_read.append(file)
    unseen = tuple(path for path, record in known.items() if path not in seen and not record.gone)
    return ImportPlan(tuple(to_read), unchanged, unseen)


def moved_from(same_bytes: Iterable[FileRecord], missing: Iterable[str]) -> str | None:
    """Return the path a new file was moved from: one with the same bytes that is no longer there."""
    lost = set(missing)
    return next(
        (record.path for record in same_bytes if record.articles and (record.gone or record.path in lost)), None
    )
