"""Drafts of files → clean → store, in batches; lines that a source repeats in many articles are set aside in all of them."""

import hashlib
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from newsreader.analysis.clean import clean, furniture_keys
from newsreader.analysis.cleaning.furniture import is_one_subject, is_sentence
from newsreader.errors import SourceError
from newsreader.library.context import Context
from newsreader.library.subject_folders import SubjectFolders
from newsreader.models import CleanArticle, Draft
from newsreader.sources.textfile import drafts_of, read_bytes
from newsreader.store import articles, files, furniture, marks, saving
from newsreader.store.furniture import Lines
from newsreader.store.records import FileStamp, NewArticle

_BATCH = 500
"""Articles saved in one transaction: with 200 the CPU cost is a sixth higher, 1,000 gain little and delay a stop."""
_BATCH_BYTES = 4_000_000
_BATCH_SECONDS = 1.0
_HOLDERS_COMPARED = 4
"""Articles with a repeated sentence whose subjects are compared; more add nothing."""


@dataclass(frozen=True, slots=True)
class _Ready:
    """A draft waiting to be saved, cleaned without regard to its source's furniture, and its lines."""

    draft: Draft
    stamp: FileStamp | None
    clean: CleanArticle
    lines: Lines


@dataclass(slots=True)
class Intake:
    """The articles one import takes in: counts of new, changed and unchanged ones, and the `ids` of the first two."""

    context: Context
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    ids: dict[int, None] = field(default_factory=dict)
    _batch: list[_Ready] = field(default_factory=list)
    _bytes: int = 0
    _touched: list[FileStamp] = field(default_factory=list)
    _to_clean_again: set[int] = field(default_factory=set)
    _saved_at: float = field(default_factory=time.monotonic)
    _subjects: SubjectFolders = field(init=False)
    _alike: dict[frozenset[int], bool] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._subjects = SubjectFolders(self.context.database)

    def take(self, drafts: Iterable[Draft], stamp: FileStamp | None, size: int) -> None:
        """Take the drafts of a file of `size` bytes (`stamp` None: of no file); they are saved when a batch is full."""
        self._batch += [self._ready(draft, stamp) for draft in drafts]
        self._bytes += size
        full = len(self._batch) >= _BATCH or self._bytes >= _BATCH_BYTES
        if full or time.monotonic() - self._saved_at > _BATCH_SECONDS:
            self.flush()

    def note_touched(self, stamp: FileStamp) -> None:
        """Record that a file has the same content under a new time stamp."""
        self._touched.append(stamp)
        self.unchanged += 1

    def flush(self) -> None:
        """Save what waits."""
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
            self.new += one.outcome == "new"
            self.changed += one.outcome == "changed"
            self.unchanged += one.outcome == "unchanged"
            if one.outcome == "unchanged":
                continue
            self.ids[one.id] = None
            if one.outcome == "new":
                self._mark(one.id, ready.draft)
            if article.clean.source and ready.lines.keys and one.copies_of is None:
                counted[one.id] = _lines(article.clean.source, ready)
        again = furniture.count_lines(self.context.database, counted, self._is_told)
        if again:
            now_known = self._furniture_in(batch)
            self._save_again([one for one, a, b in zip(batch, known, now_known, strict=True) if a != b])
            self._to_clean_again |= again - {one.id for one in saved}

    def _without_subjects(self, batch: Sequence[_Ready]) -> list[_Ready]:
        """Return the batch with no source taken from a folder named for a subject; earlier articles lose theirs too."""
        self._to_clean_again |= self._subjects.learn((one.stamp.path, one.clean) for one in batch if one.stamp)
        return [self._ready(one.draft, one.stamp) if self._is_of_subject(one.stamp) else one for one in batch]

    def _is_of_subject(self, stamp: FileStamp | None) -> bool:
        return stamp is not None and self._subjects.holds(stamp.path)

    def _clean(self, draft: Draft, stamp: FileStamp | None, known: frozenset[str] = frozenset()) -> CleanArticle:
        return clean(draft, known, folder_is_source=draft.source != "" and not self._is_of_subject(stamp))

    def _ready(self, draft: Draft, stamp: FileStamp | None) -> _Ready:
        article = self._clean(draft, stamp)
        keys = furniture_keys(article.text) if article.source else ()
        return _Ready(draft, stamp, article, furniture.lines_of(article.source or "", keys))

    def _new_article(self, ready: _Ready, known: frozenset[str]) -> NewArticle:
        """Return a draft as it is saved, with its source's furniture among the asides."""
        article = ready.clean
        if known:
            article = self._clean(ready.draft, ready.stamp, known)
        return NewArticle(clean=_with_asides(article, ready.draft), file=ready.stamp, item=ready.draft.item)

    def _furniture_in(self, batch: Sequence[_Ready]) -> list[frozenset[str]]:
        return furniture.known_furniture(self.context.database, [ready.lines for ready in batch])

    def _is_told(self, key: str, ids: frozenset[int]) -> bool:
        """Tell whether a line is a sentence that reports of one event share, such as an agency's, rather than furniture."""
        if not is_sentence(key):
            return False
        if ids not in self._alike:
            found = articles.texts(self.context.database, sorted(ids)[:_HOLDERS_COMPARED])
            self._alike[ids] = is_one_subject([f"{one.title}\n{one.text}" for one in found])
        return self._alike[ids]

    def _save_again(self, batch: Sequence[_Ready]) -> None:
        """Save again the articles in which a line has just turned out to be furniture.

        Only those of files: an article identified by its text alone would become a second one.
        """
        filed = [ready for ready in batch if ready.stamp]
        cleaned = [
            self._new_article(ready, lines) for ready, lines in zip(filed, self._furniture_in(filed), strict=True)
        ]
        saved = saving.save_articles(self.context.database, cleaned, now=self.context.now())
        self.ids.update((one.id, None) for one in saved if one.outcome == "changed")

    def _mark(self, article_id: int, draft: Draft) -> None:
        """Give a new article the marks that our own export carries."""
        if draft.read:
            marks.set_read(self.context.database, [article_id], True)
        if draft.starred:
            marks.set_starred(self.context.database, [article_id], True)
        for tag in draft.tags:
            marks.set_tag(self.context.database, [article_id], tag, True)
        if draft.note:
            marks.set_note(self.context.database, article_id, draft.note)

    def clean_again(self) -> None:
        """Clean earlier articles again in which a line proved to be furniture, or whose source is a folder of a subject."""
        for record in files.files_of(self.context.database, self._to_clean_again):
            try:
                data = read_bytes(record.path)
            except SourceError:
                continue
            if hashlib.sha256(data).digest() == record.digest:
                drafts, _ = drafts_of(data, record.path)
                stamp = FileStamp(record.path, record.size, record.mtime_ns, record.digest)
                self._save_again([self._ready(draft, stamp) for draft in drafts])


def _lines(source: str, ready: _Ready) -> Lines:
    """Return the lines of a draft under its final source: its first cleaning may have given another."""
    return ready.lines if source == ready.clean.source else furniture.lines_of(source, ready.lines.keys.values())


def _with_asides(article: CleanArticle, draft: Draft) -> CleanArticle:
    if not draft.asides and not draft.notes:
        return article
    notes = tuple(dict.fromkeys((*article.notes, *draft.notes)))
    return replace(article, asides=(*article.asides, *draft.asides), notes=notes)
