"""Repairing a library: back up its files, salvage all that can be read into a new file, and put that in its place."""

from __future__ import annotations

import os
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

from newsreader.errors import LibraryError, system_reason
from newsreader.models import Check
from newsreader.store import opening, schema
from newsreader.store.database import build
from newsreader.store.derived import refresh_on
from newsreader.store.doctor.checks import examine
from newsreader.store.doctor.salvaging import fill, salvage
from newsreader.store.entity_counts import recount
from newsreader.store.faults import FAULTS, is_busy

_BESIDE = ("", "-wal", "-shm", "-journal")
_PAGE = 4096


def repair(path: Path, *, now: str) -> list[Check]:
    """Repair what can be repaired, after a backup beside the file; say what was done.

    A sound library, another program's database and a library of a newer version are left alone. No other program may have
    the library open meanwhile. `now` (ISO UTC) names the backup.
    """
    if not path.exists():
        return [Check("repair", True, "there is no library yet, so there is nothing to repair")]
    try:
        if reason := _why_not(path):
            return [Check("repair", False, reason, "Choose another library with --library; this file was not changed")]
        if all(check.ok for check in examine(path)):
            return [Check("repair", True, "the library is sound, nothing was changed")]
        if _is_in_use(path):
            remedy = "Close it, and every other newsreader, and try again"
            return [Check("repair", False, "another program is using the library", remedy)]
        kept = _keep(path, now)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            return [Check("backup", True, f"the damaged file is kept as {kept}"), *_mend(path, Path(folder), kept)]
    except (OSError, sqlite3.Error) as error:
        why = system_reason(error) if isinstance(error, OSError) else error
        reason = f"it could not be repaired ({why}); the library was not changed"
        return [Check("repair", False, reason, "Check free space and rights in its folder")]


def _is_in_use(path: Path) -> bool:
    """Tell whether another program holds the write lock; asking writes nothing to the file."""
    try:
        with closing(sqlite3.connect(path, timeout=2, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        return is_busy(error)
    return False


def _why_not(path: Path) -> str:
    """Return why a file must not be touched, "" if it may be a damaged library of ours."""
    try:
        header = opening.read_header(path)
    except LibraryError as error:
        if not path.is_file():
            return str(error.reason)
        with path.open("rb") as file:
            raw = file.read(_PAGE)
        known = not raw or b"newsreader" in raw or _looks_like_library(path)
        return "" if known else "nothing in this file looks like a newsreader library"
    if header.application_id != schema.APPLICATION_ID:
        return "this database belongs to another program"
    if header.version > schema.VERSION:
        return str(opening.newer(path, header.version).reason)
    return ""


def _looks_like_library(path: Path) -> bool:
    """Tell whether the definitions of our tables are found near the beginning of the file."""
    with path.open("rb") as file:
        head = file.read(64 * _PAGE)
    return sum(f"TABLE {name}".encode() in head for name in ("articles", "bodies", "stories", "article_tags")) >= 2


def _keep(path: Path, now: str) -> Path:
    stamp = "".join(c for c in now if c.isdigit())[:14]
    kept = path.with_name(f"{path.name}.damaged-{stamp}")
    number = 1
    while kept.exists():
        number += 1
        kept = path.with_name(f"{path.name}.damaged-{stamp}-{number}")
    for suffix in _BESIDE:
        beside = Path(f"{path}{suffix}")
        if beside.exists():
            shutil.copyfile(beside, f"{kept}{suffix}")
    return kept


def _mend(path: Path, folder: Path, kept: Path) -> list[Check]:
    empty = folder / "empty"
    build(empty)
    for source in _readings(path, folder):
        mended = folder / f"{source.name}-mended"
        shutil.copyfile(empty, mended)
        told = _transfer(source, mended)
        if told:
            break
    else:
        remedy = f"Import your folders again; the old file is {kept}"
        mended, told = empty, [Check("articles", False, "no article could be read; the library is empty now", remedy)]
    opening.check(mended)
    os.replace(mended, path)
    for suffix in _BESIDE[1:]:
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    return told


def _readings(path: Path, folder: Path) -> Iterator[Path]:
    """Yield copies of the damaged file to try in turn: as it is, without its log, with a new header, with new definitions.

    The pages that define the tables have the same place in every library, and another same place in every compacted one. So
    those of an empty library (or an empty compacted one, whichever matches better) make a damaged file readable again.
    """
    log, as_is = Path(f"{path}-wal"), _copied(path, folder / "as-is")
    if log.exists():
        shutil.copyfile(log, f"{as_is}-wal")
    yield as_is
    yield _copied(path, folder / "without-log")
    model = folder / "model"
    build(model)
    written = model.read_bytes()
    with closing(sqlite3.connect(model)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("VACUUM")
    yield _copied(path, folder / "header", {0: written[:100]})
    models = map(_definitions, (written, model.read_bytes()))
    yield _copied(path, folder / "pages", max(models, key=lambda pages: _alike(path, pages)))


def _alike(path: Path, pages: Mapping[int, bytes]) -> int:
    """Return how many of these pages a file has in the same place."""
    with path.open("rb") as file:
        return sum(file.seek(place) == place and file.read(len(data)) == data for place, data in pages.items())


def _definitions(data: bytes) -> dict[int, bytes]:
    """Return the pages that hold the definitions, by their offsets: the tree rooted in the first page."""
    numbers = [1]
    for number in numbers:
        page, head = data[(number - 1) * _PAGE : number * _PAGE], 100 if number == 1 else 0
        # An interior page (type 5): number of cells at offset 3, last child at 8, then the offsets of the cells, each of
        # which begins with a child (sqlite.org/fileformat2.html, 1.6).
        if page[head] == 5:
            count = int.from_bytes(page[head + 3 : head + 5], "big")
            cells = struct.unpack_from(f">{count}H", page, head + 12)
            numbers += struct.unpack_from(">I", page, head + 8)
            numbers += [int.from_bytes(page[cell : cell + 4], "big") for cell in cells]
    return {(number - 1) * _PAGE: data[(number - 1) * _PAGE : number * _PAGE] for number in numbers}


def _copied(path: Path, copy: Path, sound: Mapping[int, bytes] | None = None) -> Path:
    """Copy a damaged file, replacing the bytes at some offsets by `sound` ones."""
    whole = _whole_length(path)
    shutil.copyfile(path, copy)
    # Pages that were cut off become empty ones: then only their rows are missing.
    os.truncate(copy, whole)
    if sound:
        with copy.open("r+b") as file:
            for place, data in sound.items():
                file.seek(place)
                file.write(data)
            # Offset 28: pages in the file, then first page and number of free pages (sqlite.org/fileformat2.html, 1.3).
            file.seek(28)
            file.write((whole // _PAGE).to_bytes(4, "big") + bytes(8))
    return copy


def _whole_length(path: Path) -> int:
    size = path.stat().st_size
    try:
        header = opening.read_header(path)
    except LibraryError:
        return -(-size // _PAGE) * _PAGE
    return max(-(-size // header.page_size), min(header.pages, 2 * size // header.page_size + 1000)) * header.page_size


def _transfer(source: Path, target: Path) -> list[Check]:
    """Copy all readable rows from a damaged file into a new library; return what was done, [] if no article was read."""
    try:
        with (
            closing(sqlite3.connect(source, isolation_level=None)) as old,
            closing(sqlite3.connect(target, isolation_level=None)) as new,
        ):
            old.execute("PRAGMA cell_size_check = ON")
            new.execute("PRAGMA synchronous = OFF")
            new.execute("BEGIN")
            lost = salvage(old, new)
            if lost:  # what grouping keeps may be damaged without a sign of it: all articles are grouped again
                new.execute("DELETE FROM vectors")
            fill(new)
            numbers = new.execute("SELECT story_id FROM articles UNION SELECT id FROM stories")
            refresh_on(new, [row[0] for row in numbers.fetchall()])
            recount(new, [row[0] for row in new.execute("SELECT id FROM entities").fetchall()])
            articles = new.execute("SELECT count(*) FROM articles").fetchone()[0]
            new.execute("COMMIT")
            new.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except FAULTS:
        return []
    if not articles:
        return []
    told = [Check("articles", True, f"{articles:,} articles are in the mended library; the search index was made anew")]
    if lost:
        remedy = "Import your folders again: what is missing comes back from the files"
        told.append(Check("lost", False, f"parts of these could not be read: {', '.join(lost)}", remedy))
    return told
