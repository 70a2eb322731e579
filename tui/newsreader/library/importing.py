"""Folders and files → those to read → drafts → `intake`. Stopping or killing an import loses nothing already taken in."""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsreader.analysis.clean import ENGINE_VERSION
from newsreader.errors import SourceError
from newsreader.library.context import Context
from newsreader.library.decide import ImportPlan, plan_import
from newsreader.library.intake import Intake
from newsreader.library.progress import Teller
from newsreader.models import Draft, Failure, ImportReport, Report, Stop
from newsreader.sources.folder import SIZE_LIMIT, FoundFile, Place, Skipped, is_missing, real_place, too_large, walk
from newsreader.sources.textfile import drafts_of, read_bytes
from newsreader.store import files
from newsreader.store.records import FileRecord, FileStamp
from newsreader.text import show_path


@dataclass(slots=True)
class Importer:
    """One import of some paths. Call `run` once."""

    context: Context
    report: Report | None = None
    stop: Stop | None = None
    _skipped: Counter[str] = field(default_factory=Counter)
    _gone: int = 0
    _moved: int = 0
    _done: int = 0
    _total: int = 0
    _stopped: bool = False
    _failures: list[Failure] = field(default_factory=list)
    _known: dict[str, FileRecord] = field(default_factory=dict)
    _lost: dict[bytes, list[FileRecord]] = field(default_factory=dict)
    _there: dict[Place | None, FileRecord] = field(default_factory=dict)
    _since: str = ""
    _intake: Intake = field(init=False)
    _teller: Teller = field(init=False)

    def __post_init__(self) -> None:
        self._intake = Intake(self.context)
        self._teller = Teller("Importing", self.report)

    def run(self, paths: Sequence[Path], typed: bytes | None = None) -> ImportReport:
        """Import paths (files, folders) and `typed` (an article from standard input) and return what was done."""
        plan = self._plan(paths)
        self._total = len(plan.to_read)
        if typed is not None:
            self._take_typed(typed)
        for file in self._in_order(plan.to_read):
            if self._asked_to_stop():
                break
            self._take(file)
        self._intake.flush()
        if not self._stopped:
            gone = [path for path in plan.unseen if is_missing(path)]
            self._gone = files.mark_files_gone(self.context.database, gone, now=self.context.now())
            self._intake.clean_again()
        self._teller.tell(self._done, self._total, last=True)
        return ImportReport(
            new=self._intake.new,
            changed=self._intake.changed,
            unchanged=self._intake.unchanged,
            skipped=self._skipped.total(),
            skipped_kinds=tuple(kind for kind, _ in self._skipped.most_common()),
            gone=self._gone,
            moved=self._moved,
            failed=tuple(self._failures),
            stopped=self._stopped,
            ids=tuple(self._intake.ids),
        )

    def _plan(self, paths: Sequence[Path]) -> ImportPlan:
        roots = [os.path.abspath(path) for path in paths]
        found: list[FoundFile] = []
        for path in paths:
            for one in walk(path):
                if isinstance(one, FoundFile):
                    found.append(one)
                elif isinstance(one, Skipped):
                    self._skipped[one.kind] += 1
                else:
                    self._fail(one)
                if len(found) % 1000 == 999 and self._asked_to_stop():
                    break
        known = {record.path: record for record in files.files_under(self.context.database, roots)}
        self._since = files.cleaned_since(self.context.database, ENGINE_VERSION, now=self.context.now())
        plan = plan_import(found, known, self._since)
        self._intake.unchanged = plan.unchanged
        self._known = {file.path: known[file.path] for file in plan.to_read if file.path in known}
        return plan

    def _take_typed(self, typed: bytes) -> None:
        try:
            if len(typed) > SIZE_LIMIT:
                raise too_large("standard input")
            self._read(typed, None)
        except SourceError as error:
            self._fail(error)

    def _in_order(self, to_read: Sequence[FoundFile]) -> Iterator[FoundFile]:
        """Yield new paths first, which may be known files that moved, then known paths, which may hold other files now."""
        yield from (file for file in to_read if file.path not in self._known)
        known = [file for file in to_read if file.path in self._known]
        self._change_places(known)
        yield from known

    def _change_places(self, known: Sequence[FoundFile]) -> None:
        """Let articles follow the bytes of their files where known paths exchanged contents (`1.txt` renamed `2.txt`)."""
        moved: dict[str, FileStamp] = {}
        before: dict[str, FileRecord] = {}
        for file in known:
            record = self._known[file.path]
            if (record.size, record.mtime_ns) == (file.size, file.mtime_ns) or self._asked_to_stop():
                continue
            with suppress(SourceError):  # reported when its turn comes
                stamp = _stamp(file, read_bytes(file.path))
                if stamp.digest != record.digest and (old := self._moved_from(stamp)):
                    moved[old.path] = stamp
                    before[stamp.path] = replace(old, path=stamp.path)
        if moved:
            arrived = set(files.move_files(self.context.database, moved, now=self.context.now()))
            before = {path: one for path, one in before.items() if arrived.intersection(one.articles)}
            self._moved += len(before)
            self._known = {path: one for path, one in self._known.items() if path not in moved} | before

    def _take(self, file: FoundFile) -> None:
        try:
            data = read_bytes(file.path)
            stamp = _stamp(file, data)
            if not self._is_known(stamp):
                self._read(data, stamp)
        except SourceError as error:
            self._fail(error)
        self._done += 1
        self._teller.tell(self._done, self._total)

    def _is_known(self, stamp: FileStamp) -> bool:
        """Tell whether these bytes need no reading because the file was only touched, came back or was moved."""
        record = self._known.get(stamp.path)
        if record and record.digest == stamp.digest and record.seen >= self._since:
            self._intake.note_touched(stamp)
            return True
        old = None if record else self._moved_from(stamp)
        if old is None:
            return False
        moved = files.move_files(self.context.database, {old.path: stamp}, now=self.context.now())
        self._intake.ids.update(dict.fromkeys(moved))
        self._moved += bool(moved)
        if not moved or old.seen < self._since:
            return False
        self._intake.unchanged += 1
        return True

    def _moved_from(self, stamp: FileStamp) -> FileRecord | None:
        """Return the record of the file that this one was before it moved: a known file that no longer holds these bytes, or
        the same file under another path. Each record is returned once.

        Records are looked up once per digest: thousands of files may hold the same text.
        """
        lost = self._lost.get(stamp.digest)
        if lost is None:
            lost = self._lost[stamp.digest] = []
            for one in files.files_with_digest(self.context.database, stamp.digest):
                if one.articles and _has_left(one):
                    lost.append(one)
                elif one.articles and (place := real_place(one.path)):
                    self._there[place] = one
        same = self._there.pop(real_place(stamp.path), None) if self._there else None
        return same or (lost.pop(0) if lost else None)

    def _read(self, data: bytes, stamp: FileStamp | None) -> None:
        drafts, bad = _drafts_of(data, stamp.path if stamp else None)
        for error in bad:
            self._fail(error)
        self._intake.take(drafts, stamp, len(data))

    def _fail(self, error: SourceError) -> None:
        self._failures.append(Failure(error.subject, error.advice))

    def _asked_to_stop(self) -> bool:
        self._stopped = self._stopped or bool(self.stop and self.stop())
        return self._stopped


def _stamp(file: FoundFile, data: bytes) -> FileStamp:
    return FileStamp(file.path, file.size, file.mtime_ns, hashlib.sha256(data).digest())


def _has_left(record: FileRecord) -> bool:
    """Tell whether a known file is gone or holds other bytes."""
    try:
        return hashlib.sha256(read_bytes(record.path)).digest() != record.digest
    except SourceError:
        return is_missing(record.path)


def _drafts_of(data: bytes, path: str | None) -> tuple[list[Draft], list[SourceError]]:
    try:
        return drafts_of(data, path)
    except SourceError:
        raise
    except Exception as error:
        fault = "it cannot be read, which is a fault of this program"
        raise SourceError(fault, subject=show_path(path or "standard input"), remedy="Please report it") from error


def count_readable(path: Path, *, limit: int, stop: Stop | None) -> int:
    """Return how many files an import of `path` would read, counting up to `limit`."""
    count = 0
    for found in walk(path):
        count += isinstance(found, FoundFile)
        if count >= limit or (stop and stop()):
            break
    return count


def samples_folder() -> Path:
    """Return the folder of the sample articles, in the installed package or in the checkout. Raises SourceError."""
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "seeds", package.parents[1] / "seeds"):
        if folder.is_dir():
            return folder
    raise SourceError("the sample articles are not installed", remedy="Import a folder of your own")
