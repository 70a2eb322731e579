"""What the library knows of files: stamps that decide what to read again, moved and vanished files."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from newsreader.store.database import Database
from newsreader.store.records import FileRecord, FileStamp
from newsreader.store.values import LISTED, id_list

_COLUMNS = "f.path, f.size, f.mtime_ns, f.digest, f.gone, f.seen, a.id FROM files AS f LEFT JOIN articles AS a ON a.file_id = f.id"


def files_under(db: Database, roots: Sequence[str]) -> list[FileRecord]:
    """Return the records of all files at or below these paths, by path."""
    found: dict[str, FileRecord] = {}
    with db.read():
        for root in roots:
            path = os.fsencode(root)
            below = path.rstrip(b"/") + b"/"
            # '0' is the character after '/': the range holds exactly what lies below the folder.
            sql = f"SELECT {_COLUMNS} WHERE f.path = ? OR (f.path >= ? AND f.path < ?) ORDER BY f.path, a.id"
            records = _records(db.rows(sql, (path, below, below[:-1] + b"0")))
            found.update((record.path, record) for record in records)
    return [found[path] for path in sorted(found, key=os.fsencode)]


def files_of(db: Database, article_ids: Iterable[int]) -> list[FileRecord]:
    """Return the records of the files that hold any of these articles, by path."""
    sql = f"SELECT {_COLUMNS} WHERE f.id IN (SELECT file_id FROM articles WHERE id IN {LISTED}) ORDER BY f.path, a.id"
    return _records(db.rows(sql, (id_list(article_ids),)))


def articles_in(db: Database, folder: str, limit: int = -1) -> list[int]:
    """Return the articles of the files directly in a folder, by path, at most `limit` (below 0: all)."""
    inside = os.fsencode(folder).rstrip(b"/") + b"/"
    sql = (
        "SELECT a.id FROM files AS f JOIN articles AS a ON a.file_id = f.id WHERE f.path >= ? AND f.path < ?"
        " AND instr(substr(f.path, ?), x'2f') = 0 ORDER BY f.path, a.id LIMIT ?"
    )
    return db.column(sql, (inside, inside[:-1] + b"0", len(inside) + 1, limit))


def files_with_digest(db: Database, digest: bytes) -> list[FileRecord]:
    """Return the files with these bytes, by path (a gone one among them may have been moved)."""
    return _records(db.rows(f"SELECT {_COLUMNS} WHERE f.digest = ? ORDER BY f.path, a.id", (digest,)))


def cleaned_since(db: Database, version: int, *, now: str) -> str:
    """Return since when files are read with this version of the cleaning; those seen earlier were read by an older one."""
    row = db.row("SELECT since FROM cleanings WHERE version = ?", (version,))
    if row is None:
        with db.write() as connection:
            connection.execute("INSERT OR IGNORE INTO cleanings VALUES (?, ?)", (version, now))
    return row[0] if row else now


def restamp_files(db: Database, stamps: Sequence[FileStamp], *, now: str) -> None:
    """Update the stamps of files whose content is unchanged (touched, or back again)."""
    with db.write() as connection:
        save_stamps(connection, stamps, now=now)


def move_files(db: Database, moves: Mapping[str, FileStamp], *, now: str) -> list[int]:
    """Move files, by their old paths, to where they are now; return the ids of their articles.

    Files may change places. If one takes the place of a file that itself moves nowhere, the articles of that one are left
    without a file. A file whose bytes another import has changed meanwhile is not moved.
    """
    moving: dict[int, FileStamp] = {}
    with db.write() as connection:
        for old_path, stamp in moves.items():
            # A number for the moment, which no path is, so that all places are free.
            sql = "UPDATE files SET path = id WHERE path = ? AND digest = ? RETURNING id"
            for row in connection.execute(sql, (os.fsencode(old_path), stamp.digest)).fetchall():
                moving[row[0]] = stamp
        for file_id, stamp in moving.items():
            path = os.fsencode(stamp.path)
            sql = "UPDATE articles SET file_id = NULL, item = '' WHERE file_id = (SELECT id FROM files WHERE path = ?)"
            connection.execute(sql, (path,))
            connection.execute("DELETE FROM files WHERE path = ?", (path,))
            connection.execute(
                "UPDATE files SET path = ?, size = ?, mtime_ns = ?, digest = ?, seen = ?, gone = 0 WHERE id = ?",
                (path, stamp.size, stamp.mtime_ns, stamp.digest, now, file_id),
            )
        return db.column(f"SELECT id FROM articles WHERE file_id IN {LISTED} ORDER BY id", (id_list(moving),))


def mark_files_gone(db: Database, paths: Sequence[str], *, now: str) -> int:
    """Mark files that are no longer there; their articles stay. Return how many were newly marked."""
    with db.write() as connection:
        return connection.executemany(
            "UPDATE files SET gone = 1, seen = ? WHERE path = ? AND gone = 0",
            [(now, os.fsencode(path)) for path in paths],
        ).rowcount


def gone_paths(db: Database, article_ids: Sequence[int]) -> list[int]:
    """Return the articles among these whose file is gone."""
    sql = f"""SELECT a.id FROM articles AS a JOIN files AS f ON f.id = a.file_id
        WHERE f.gone = 1 AND a.id IN {LISTED} ORDER BY a.id"""
    return db.column(sql, (id_list(article_ids),))


def save_stamps(connection: sqlite3.Connection, stamps: Sequence[FileStamp], *, now: str) -> None:
    """Write file records, new or known."""
    connection.executemany(
        """INSERT INTO files (path, size, mtime_ns, digest, seen) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (path) DO UPDATE SET size = excluded.size, mtime_ns = excluded.mtime_ns, digest = excluded.digest,
        seen = excluded.seen, gone = 0""",
        [(os.fsencode(s.path), s.size, s.mtime_ns, s.digest, now) for s in stamps],
    )


def _records(rows: Iterable[tuple[bytes, int, int, bytes, int, str, int | None]]) -> list[FileRecord]:
    return [
        FileRecord(
            os.fsdecode(path), size, mtime_ns, digest, bool(gone), seen, tuple(k[6] for k in group if k[6] is not None)
        )
        for (path, size, mtime_ns, digest, gone, seen), group in groupby(rows, key=lambda row: row[:6])
    ]
