"""Whether a file is a sound library of ours, decided without writing to it or beside it."""

from __future__ import annotations

import os
import re
import sqlite3
import struct
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from newsreader.errors import LibraryError, system_reason
from newsreader.store import schema
from newsreader.store.faults import REPAIR, fault, telling

CHECK_LIMIT = 40_000_000
"""Size (bytes) up to which every page is checked at each opening (about 35 ms); `doctor` checks larger files."""

_PERHAPS_ANOTHER = f"Choose another file with --library. If it was your library: {REPAIR}"
_MAGIC = b"SQLite format 3\0"
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_WAL_MAGIC = (0x377F0682, 0x377F0683)


@dataclass(frozen=True, slots=True)
class Header:
    """What the first 100 bytes of a database say. `pages` is 0 if the header does not know."""

    page_size: int
    pages: int
    application_id: int
    version: int


def check(path: Path) -> Header:
    """Return the header of a sound library; LibraryError for anything else. Nothing is written."""
    header = read_header(path)
    _check_ours(path, header)
    _check_journals(path)
    _check_length(path, header)
    with telling(path), closing(read_only(path)) as connection:
        _check_structure(path, connection, header.version)
    return header


def read_header(path: Path) -> Header:
    """Return the header of a SQLite file; LibraryError for anything else and if it cannot be read."""
    try:
        if not path.is_file():
            raise fault(path, "this is not a file", "Choose another place with --library")
        with path.open("rb") as file:
            raw = file.read(100)
    except OSError as error:
        remedy = "Give yourself the right to read it, or choose another place with --library"
        raise fault(path, f"it cannot be read ({system_reason(error)})", remedy) from error
    if not raw:
        raise fault(path, "the library file is empty (0 bytes)")
    if len(raw) < 100 or not raw.startswith(_MAGIC):
        raise fault(path, "this is not a newsreader library, or its beginning is damaged", _PERHAPS_ANOTHER)
    size, pages = struct.unpack_from(">H", raw, 16)[0], struct.unpack_from(">I", raw, 28)[0]
    trusted = raw[24:28] == raw[92:96]
    application_id, version = struct.unpack_from(">i", raw, 68)[0], struct.unpack_from(">i", raw, 60)[0]
    return Header(65536 if size == 1 else size, pages if trusted else 0, application_id, version)


def read_only(path: Path) -> sqlite3.Connection:
    """Open a file for reading; without a write-ahead log beside it, not even SQLite's helper files are made."""
    kept = Path(f"{path}-wal")
    immutable = "" if kept.exists() and kept.stat().st_size else "&immutable=1"
    connection = sqlite3.connect(
        uri(path, "ro") + immutable, uri=True, timeout=10, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA query_only = 1")
    return connection


def is_frozen(path: Path) -> bool:
    """Tell whether a library can only be read: SQLite cannot write a log beside it, and there is none."""
    return not os.access(path.parent, os.W_OK) and not Path(f"{path}-wal").exists()


def newer(path: Path, version: int) -> LibraryError:
    """Return the failure for a library made by a newer program."""
    return fault(
        path,
        f"a newer newsreader made this library (schema version {version}; this program knows up to {schema.VERSION})",
        f"Update newsreader to one that knows schema version {version}; the file was left as it is",
    )


def out_of_step(connection: sqlite3.Connection) -> str:
    """Look up the first and the last article in the search index; return what is wrong, "" if nothing."""
    for order in ("ASC", "DESC"):
        row = connection.execute(
            f"SELECT id, title, substr(text, 1, 2000) FROM article_texts ORDER BY id {order} LIMIT 1"
        ).fetchone()
        word = re.search(r"[^\W_]+", f"{row[1]} {row[2]}") if row else None
        if not row or not word:
            continue
        found = connection.execute(
            "SELECT 1 FROM search WHERE search MATCH ? AND rowid = ?", (f'"{word[0]}"', row[0])
        ).fetchone()
        if not found:
            return f"the search index does not know article {row[0]}"
    return ""


def _check_ours(path: Path, header: Header) -> None:
    if header.application_id != schema.APPLICATION_ID:
        raise fault(path, "this database belongs to another program", _PERHAPS_ANOTHER)
    if header.version > schema.VERSION:
        raise newer(path, header.version)
    if header.version < 1:
        raise fault(path, "the library is damaged (it has no schema version)")


def _check_journals(path: Path) -> None:
    for wait in (0.05, 0.05, 0):
        reason = _journal_fault(path)
        if not reason:
            return
        time.sleep(wait)  # another process may be starting its log this very moment
    raise fault(path, reason)


def _journal_fault(path: Path) -> str:
    log = _first_bytes(Path(f"{path}-wal"), 32)
    if log and not _is_log_header(log):
        return "the log beside the library (its -wal file) is damaged"
    journal = _first_bytes(Path(f"{path}-journal"), 8)
    if journal and journal != _JOURNAL_MAGIC and any(journal):
        return "the journal beside the library (its -journal file) is damaged"
    return ""


def _is_log_header(raw: bytes) -> bool:
    """Check magic number and checksum of a write-ahead log's header (sqlite.org/fileformat2.html, section 4.1)."""
    if len(raw) < 32:
        return False
    magic = struct.unpack_from(">I", raw)[0]
    if magic not in _WAL_MAGIC:
        return False
    words = struct.unpack_from(">6I" if magic & 1 else "<6I", raw)
    one = two = 0
    for k in range(0, 6, 2):
        one = (one + words[k] + two) & 0xFFFFFFFF
        two = (two + words[k + 1] + one) & 0xFFFFFFFF
    return (one, two) == struct.unpack_from(">2I", raw, 24)


def _check_length(path: Path, header: Header) -> None:
    if _first_bytes(Path(f"{path}-wal"), 1):
        return
    size = path.stat().st_size
    if size % header.page_size or size < header.pages * header.page_size:
        raise fault(path, "the library is damaged (the file is cut off)")


def _check_structure(path: Path, connection: sqlite3.Connection, version: int) -> None:
    missing = schema.missing_parts(connection, version)
    found = f"missing: {', '.join(missing[:3])}" if missing else ""
    if not found and path.stat().st_size <= CHECK_LIMIT:
        answer = str(connection.execute("PRAGMA quick_check(3)").fetchone()[0])
        found = "" if answer == "ok" else answer.replace("\n", " ").removeprefix("*** in database main *** ")
    found = found or out_of_step(connection)
    if found:
        raise fault(path, f"the library is damaged ({found})")


def _first_bytes(path: Path, count: int) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(count)
    except OSError:
        return b""


def uri(path: Path, mode: str) -> str:
    """Return the SQLite URI of a file; `mode` as in sqlite.org/uri.html ("ro", "rw")."""
    from urllib.parse import quote

    kept = "/:\\" if os.name == "nt" else "/"
    return f"file:{quote(os.fsencode(path.absolute()), safe=kept)}?mode={mode}"
