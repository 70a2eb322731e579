"""Folders and files → drafts → clean → decide → store, in short batches that lose nothing when stopped or killed."""

import hashlib
import os
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from newsreader.analysis.clean import ENGINE_VERSION, clean, furniture_keys
from newsreader.errors import SourceError
from newsreader.library.context import Context
from newsreader.library.decide import ImportPlan, moved_from, plan_import
from newsreader.library.progress import Teller
from newsreader.library.subject_folders import SubjectFolders
from newsreader.models import CleanArticle, Draft, Failure, ImportReport, Report, Stop
from newsreader.sources.folder import FoundFile, Skipped, walk
from newsreader.sources.textfile import drafts_of, read_bytes
from newsreader.store import articles, files, furniture, marks, saving
from newsreader.store.furniture import Lines
from newsreader.store.records import FileRecord, FileStamp, NewArticle

_BATCH = 500
"""Articles saved in one transaction; 200 cost a sixth more CPU, 1,000 gain little and keep a stop waiting."""
_BATCH_BYTES = 4_000_000
_BATCH_SECONDS = 1.0
_FEW = 500


@dataclass(frozen=True, slots=True)
class _Ready:
    """A draft that waits to be saved, as it is cleaned without knowing its source's furniture, and its lines."""

    draft: Draft
    stamp: FileStamp | None
    clean: CleanArticle
    lines: Lines


@dataclass(slots=True)
class Importer:
    """One run over some paths; the clock is asked at each batch. Call `run` once."""

    context: Context
    report: Report | None = None
    stop: Stop | None = None
    _new: int = 0
    _changed: int = 0
    _unchanged: int = 0
    _skipped: int = 0
    _gone: int = 0
    _done: int = 0
    _total: int = 0
    _stopped: bool = False
    _failures: list[Failure] = field(default_factory=list)
    _ids: dict[int, None] = field(default_factory=dict)
    _batch: list[_Ready] = field(default_factory=list)
    _bytes: int = 0
    _known: dict[str, FileRecord] = field(default_factory=dict)
    _since: str = ""
    _may_move: bool = True
    _touched: list[FileStamp] = field(default_factory=list)
    _to_clean_again: set[int] = field(default_factory=set)
    _saved_at: float = field(default_factory=time.monotonic)
    _teller: Teller = field(init=False)
    _subjects: SubjectFolders = field(init=False)

    def __post_init__(self) -> None:
        self._subjects = SubjectFolders(self.context.database)
        self._teller = Teller("Importing", self.report)

    def run(self, paths: Sequence[Path], typed: bytes | None = None) -> ImportReport:
        """Import paths (files, folders) and `typed` (an article from standard input) and return what was done."""
        plan = self._plan(paths)
        self._total = len(plan.to_read)
        missing = [path for path in plan.unseen if not os.path.lexists(path)]
        # To look through all files pays only where many are read.
        self._may_move = bool(missing) or self._total < _FEW or files.any_gone(self.context.database)
        if typed is not None:
            self._read(typed, None)
        for file in plan.to_read:
            if self._asked_to_stop():
                break
            self._take(file, missing)
        self._flush()
        if not self._stopped:
            self._gone = files.mark_files_gone(self.context.database, missing, now=self.context.now())
            self._clean_again()
        self._teller.tell(self._done, self._total, last=True)
        return ImportReport(
            new=self._new,
            changed=self._changed,
            unchanged=self._unchanged,
            skipped=self._skipped,
            gone=self._gone,
            failed=tuple(self._failures),
            stopped=self._stopped,
            ids=tuple(self._ids),
        )

    def _plan(self, paths: Sequence[Path]) -> ImportPlan:
        roots = [os.path.abspath(path) for path in paths]
        found: list[FoundFile] = []
        for path in paths:
            for one in walk(path):
                if isinstance(one, FoundFile):
                    found.append(one)
                elif isinstance(one, Skipped):
                    self._skipped += 1
                else:
                    self._fail(one)
                if len(found) % 1000 == 999 and self._asked_to_stop():
                    break
        known = {record.path: record for record in files.files_under(self.context.database, roots)}
        self._since = files.cleaned_since(self.context.database, ENGINE_VERSION, now=self.context.now())
        plan = plan_import(found, known, self._since)
        self._unchanged = plan.unchanged
        self._known = {file.path: known[file.path] for file in plan.to_read if file.path in known}
        return plan

    def _take(self, file: FoundFile, missing: Sequence[str]) -> None:
        try:
            data = read_bytes(file.path)
            stamp = FileStamp(file.path, file.size, file.mtime_ns, hashlib.sha256(data).digest())
            if not self._is_known(stamp, missing):
                self._read(data, stamp)
        except SourceError as error:
            self._fail(error)
        self._done += 1
        self._teller.tell(self._done, self._total)

    def _is_known(self, stamp: FileStamp, missing: Sequence[str]) -> bool:
        """Tell whether these bytes need no reading: the file was only touched, came back, or was moved."""
        record = self._known.get(stamp.path)
        if record and record.digest == stamp.digest and record.seen >= self._since:
            self._touched.append(stamp)
            self._unchanged += 1
            return True
        if record or not self._may_move:
            return False
        old = moved_from(files.files_with_digest(self.context.database, stamp.digest), missing)
        if old is None:
            return False
        self._ids.update(dict.fromkeys(files.move_file(self.context.database, old, stamp, now=self.context.now())))
        self._unchanged += 1
        return True

    def _read(self, data: bytes, stamp: FileStamp | None) -> None:
        drafts, bad = drafts_of(data, stamp.path if stamp else None)
        for error in bad:
            self._fail(error)
        self._batch += [self._ready(draft, stamp) for draft in drafts]
        self._bytes += len(data)
        if stamp and any(draft.item for draft in drafts):
            files.drop_missing_items(self.context.database, stamp.path, [draft.item for draft in drafts])
        full = len(self._batch) >= _BATCH or self._bytes >= _BATCH_BYTES
        if full or time.monotonic() - self._saved_at > _BATCH_SECONDS:
            self._flush()

    def _flush(self) -> None:
        batch, touched = self._batch, self._touched
        self._batch, self._touched, self._bytes = [], [], 0
        if batch or touched:
            with self.context.database.write():
                files.restamp_files(self.context.database, touched, now=self.context.now())
                self._save(batch)
        self._saved_at = time.monotonic()

    def _save(self, batch: Sequence[_Ready]) -> None:
        batch = self._without_subjects(batch)
        known = self._furniture_in(batch)
        cleaned = [self._new_article(ready, lines) for ready, lines in zip(batch, known, strict=True)]
        saved = saving.save_articles(self.context.database, cleaned, now=self.context.now())
        counted: dict[int, Lines] = {}
        for ready, article, one in zip(batch, cleaned, saved, strict=True):
            self._new += one.outcome == "new"
            self._changed += one.outcome == "changed"
            self._unchanged += one.outcome == "unchanged"
            if one.outcome == "unchanged":
                continue
            self._ids[one.id] = None
            if one.outcome == "new":
                self._mark(one.id, ready.draft)
            if article.clean.source and ready.lines.keys and one.copies_of is None:
                counted[one.id] = _lines(article.clean.source, ready)
        again = furniture.count_lines(self.context.database, counted)
        if again:
            now_known = self._furniture_in(batch)
            self._save_again([one for one, a, b in zip(batch, known, now_known, strict=True) if a != b])
            self._to_clean_again |= again - {one.id for one in saved}

    def _without_subjects(self, batch: Sequence[_Ready]) -> list[_Ready]:
        """Return the batch without sources that are folders named for a subject; earlier articles lose such a source too."""
        self._to_clean_again |= self._subjects.learn((one.stamp.path, one.clean) for one in batch if one.stamp)
        return [
            self._ready(one.draft, one.stamp) if one.stamp and self._subjects.holds(one.stamp.path) else one
            for one in batch
        ]

    def _ready(self, draft: Draft, stamp: FileStamp | None) -> _Ready:
        article = clean(draft, folder_is_source=not (stamp and self._subjects.holds(stamp.path)))
        keys = furniture_keys(article.text) if article.source else ()
        return _Ready(draft, stamp, article, furniture.lines_of(article.source or "", keys))

    def _new_article(self, ready: _Ready, known: frozenset[str]) -> NewArticle:
        """Return a draft as it is to be saved, with its source's furniture among the asides."""
        outlet = not (ready.stamp and self._subjects.holds(ready.stamp.path))
        article = clean(ready.draft, known, folder_is_source=outlet) if known else ready.clean
        return NewArticle(clean=_with_asides(article, ready.draft), file=ready.stamp, item=ready.draft.item)

    def _furniture_in(self, batch: Sequence[_Ready]) -> list[frozenset[str]]:
        return furniture.known_furniture(self.context.database, [ready.lines for ready in batch])

    def _save_again(self, batch: Sequence[_Ready]) -> None:
        """Save articles anew in which a line has just turned out to be furniture.

        Only those of files: what has no other identity than its text would become a second article.
        """
        filed = [ready for ready in batch if ready.stamp]
        cleaned = [
            self._new_article(ready, lines) for ready, lines in zip(filed, self._furniture_in(filed), strict=True)
        ]
        saved = saving.save_articles(self.context.database, cleaned, now=self.context.now())
        self._ids.update((one.id, None) for one in saved if one.outcome == "changed")

    def _mark(self, article_id: int, draft: Draft) -> None:
        """Give a new article the marks that our own export carries."""
        if draft.read:
            marks.set_read(self.context.database, [article_id], True)
        if draft.starred:
            marks.set_starred(self.context.database, [article_id], True)
        for tag in draft.tags:
            marks.set_tag(self.context.database, [article_id], tag, True)

    def _clean_again(self) -> None:
        """Clean the earlier articles of a source in which a line has just turned out to be furniture."""
        for path in self._paths_of(self._to_clean_again):
            record = next(iter(files.files_named(self.context.database, [path])), None)
            try:
                data = read_bytes(path)
            except SourceError:
                continue
            if record is None or hashlib.sha256(data).digest() != record.digest:
                continue
            drafts, _ = drafts_of(data, path)
            stamp = FileStamp(path, record.size, record.mtime_ns, record.digest)
            self._save_again([self._ready(draft, stamp) for draft in drafts])

    def _paths_of(self, ids: Iterable[int]) -> list[str]:
        return sorted(
            {article.path for article in articles.articles(self.context.database, sorted(ids)) if article.path}
        )

    def _fail(self, error: SourceError) -> None:
        self._failures.append(Failure(error.subject, error.advice))

    def _asked_to_stop(self) -> bool:
        self._stopped = self._stopped or bool(self.stop and self.stop())
        return self._stopped


def _lines(source: str, ready: _Ready) -> Lines:
    """Return the lines of a draft for the source it has at last: its first cleaning may have named another."""
    return ready.lines if source == ready.clean.source else furniture.lines_of(source, ready.lines.keys.values())


def _with_asides(article: CleanArticle, draft: Draft) -> CleanArticle:
    if not draft.asides and not draft.notes:
        return article
    notes = tuple(dict.fromkeys((*article.notes, *draft.notes)))
    return replace(article, asides=(*article.asides, *draft.asides), notes=notes)


def count_readable(path: Path, *, limit: int = 10_000, stop: Stop | None = None) -> int:
    """Return how many files an import of `path` would read, counting up to `limit`."""
    count = 0
    for found in walk(path):
        count += isinstance(found, FoundFile)
        if count >= limit or (stop and stop()):
            break
    return count


def samples_folder() -> Path:
    """Return the folder of the sample articles: in the installed package, else in the checkout.

    Raises SourceError where neither holds them.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "seeds", package.parents[1] / "seeds"):
        if folder.is_dir():
            return folder
    raise SourceError("the sample articles are not installed", remedy="Import a folder of your own")
