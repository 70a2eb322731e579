"""The library file: opening it safely, one connection per thread, one write path. No other module opens it to write.

Durability: WAL with synchronous=NORMAL. A killed program (kill -9) loses nothing that was committed, since the system has
the pages by then; a power cut may undo the last commits but never damages the file.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

from newsreader.errors import system_reason
from newsreader.store import opening, schema
from newsreader.store.faults import fault, is_busy, telling, told

BUSY_MS = 10_000
"""How long one attempt to write waits for another writer; there are `_ATTEMPTS` of them."""

_ATTEMPTS = 4


class Database:
    """A library file. Thread-safe: each thread has its own connection; writes of all threads and processes queue up.

    `is_frozen`: it lies on a read-only disk, and every write fails.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.is_frozen = opening.is_frozen(path)
        self._threads = threading.local()
        self._connections: list[sqlite3.Connection] = []
        self._registry = threading.Lock()
        self._watcher: sqlite3.Connection | None = None
        self._kept: tuple[int, dict[Any, Any]] = (-1, {})
        self._next = threading.Lock()
        self._writing = threading.RLock()
        self._closed = False

    @classmethod
    def open(cls, path: Path) -> Database:
        """Open a library, making it if it is missing; LibraryError if it is not a sound library of ours."""
        path = Path(path)
        if not os.path.exists(path):
            _make(path)
        header = opening.check(path)
        if header.version < schema.VERSION:
            if opening.is_frozen(path):
                raise fault(
                    path,
                    "an older newsreader made it, and here it cannot be brought up to date: it can only be read",
                    "Copy it to where you may write, and give the copy with --library",
                )
            _renew(path, header.version)
        database = cls(path)
        with database.read() as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version != schema.VERSION:
            database.close()
            raise opening.newer(path, version)
        return database

    def close(self) -> None:
        """Close the connections of all threads. Closing twice is harmless."""
        with self._registry:
            self._closed = True
            connections, self._connections, self._watcher = self._connections, [], None
        for connection in connections:
            with suppress(sqlite3.Error):
                connection.close()
        self._threads = threading.local()

    @contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """`with db.write():` makes everything inside, including calls of other store functions, one transaction.

        Nested uses on one thread join the outer one. An exception rolls everything back.
        """
        with telling(self.path):
            connection = self._connection()
            if getattr(self._threads, "writes", False):
                yield connection
                return
            if connection.in_transaction:
                raise RuntimeError("a write cannot begin inside a read: take the snapshot in db.write() instead")
            with self._in_turn():
                _insist(lambda: connection.execute("BEGIN IMMEDIATE"))
                self._threads.writes = True
                try:
                    yield connection
                    _insist(lambda: connection.execute("COMMIT"))
                finally:
                    self._threads.writes = False
                    if connection.in_transaction:
                        with suppress(sqlite3.Error):
                            connection.execute("ROLLBACK")

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Let one thread write at a time; a thread that writes again at once queues behind those that wait."""
        with self._next:
            self._writing.acquire()
        try:
            yield
        finally:
            self._writing.release()

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        """`with db.read():` gives one consistent snapshot to all reads inside."""
        with telling(self.path):
            connection = self._connection()
            if connection.in_transaction:
                yield connection
                return
            connection.execute("BEGIN")
            try:
                yield connection
            finally:
                if connection.in_transaction:
                    with suppress(sqlite3.Error):
                        connection.execute("COMMIT")

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[Any]:
        """Return the rows of one query."""
        with self.read() as connection:
            return connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> Any:
        """Return the first row of one query, None if there is none."""
        with self.read() as connection:
            return connection.execute(sql, values).fetchone()

    def column(self, sql: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return the first value of each row of one query."""
        return [row[0] for row in self.rows(sql, values)]

    def shrink(self) -> None:
        """Rewrite the file without its free pages."""
        # On a connection of its own: the others keep temporary data in memory, and this is as large as the library.
        with (
            telling(self.path),
            self._writing,
            closing(sqlite3.connect(self.path, timeout=BUSY_MS / 1000, isolation_level=None)) as connection,
        ):
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def changes(self) -> int:
        """Return a number that changes whenever any connection or process changes the library."""
        with telling(self.path):
            connection = self._connection()
            seen = int(connection.execute("PRAGMA data_version").fetchone()[0])
            return (seen << 40) + connection.total_changes

    def kept(self) -> dict[Any, Any]:
        """Return the cache of what was read from the library; it is emptied whenever anything changes. For all threads.

        Ask for it before reading what goes into it: an entry newer than its cache does no harm.
        """
        with telling(self.path):
            if self._connection().in_transaction:
                return {}  # an older snapshot, or changes that are not committed yet
            with self._registry:
                if self._watcher is None:
                    # A connection that never writes: its data_version counts the commits of all others.
                    self._watcher = _connect(self.path)
                    self._connections.append(self._watcher)
                version = int(self._watcher.execute("PRAGMA data_version").fetchone()[0])
                if version != self._kept[0]:
                    self._kept = (version, {})
                return self._kept[1]

    def _connection(self) -> sqlite3.Connection:
        if self._closed:
            raise fault(self.path, "the library is closed", "")
        connection: sqlite3.Connection | None = getattr(self._threads, "connection", None)
        if connection is None:
            connection = _connect(self.path)
            self._threads.connection = connection
            with self._registry:
                self._connections.append(connection)
        return connection


def _insist(action: Callable[[], object]) -> None:
    """Do what may have to wait for another writer, trying `_ATTEMPTS` times at most."""
    for attempt in range(1, _ATTEMPTS + 1):
        try:
            action()
            return
        except sqlite3.OperationalError as error:
            if not is_busy(error) or attempt == _ATTEMPTS:
                raise


def _connect(path: Path) -> sqlite3.Connection:
    if opening.is_frozen(path):
        return opening.read_only(path)
    # check_same_thread is off only so that close() can close the connections of threads that have ended.
    # Mode "rw": a library that was removed meanwhile is an error, not a new empty file.
    connection = sqlite3.connect(
        opening.uri(path, "rw"), uri=True, timeout=BUSY_MS / 1000, isolation_level=None, check_same_thread=False,
        cached_statements=256,
    )  # fmt: skip
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA cache_size = -16000")
        connection.execute("PRAGMA journal_size_limit = 64000000")
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _make(path: Path) -> None:
    """Make an empty library in a folder beside its place and move it there whole: no process ever sees half of one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{path.name}.", dir=path.parent) as folder:
            fresh = Path(folder, "new")
            fresh.touch(0o600)  # what somebody reads is private
            with telling(path):
                build(fresh)
            try:
                os.link(fresh, path)
            except FileExistsError:
                pass
            except OSError:
                fresh.replace(path)
    except OSError as error:
        remedy = "Give yourself the right to write there, or choose another place with --library"
        raise fault(path, f"the library cannot be made ({system_reason(error)})", remedy) from error


def inserted(connection: sqlite3.Connection, sql: str, values: Sequence[Any]) -> int:
    """Insert a row and return its id."""
    return connection.execute(sql, values).lastrowid or 0


def distinct(connection: sqlite3.Connection, column: str, table: str) -> list[str]:
    """Return the distinct values of an indexed column in order, skipping from one to the next instead of reading every row."""
    # Without the first condition SQLite may not use an index that leaves out what is NULL.
    rows = connection.execute(
        f"""WITH RECURSIVE names(name) AS (SELECT min({column}) FROM {table} WHERE {column} IS NOT NULL UNION ALL
        SELECT (SELECT min({column}) FROM {table} WHERE {column} > name) FROM names WHERE name IS NOT NULL)
        SELECT name FROM names WHERE name IS NOT NULL"""
    )
    return [row[0] for row in rows]


def build(path: Path, version: int = schema.VERSION) -> None:
    """Turn an empty file into a library of a schema version; raises sqlite3.Error."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA page_size = 4096")
        connection.execute("PRAGMA auto_vacuum = NONE")
        # Nobody sees the file yet: no need to wait for the disk at each step.
        connection.execute("PRAGMA synchronous = OFF")
        schema.migrate(connection, version)
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA journal_mode = WAL")


def _renew(path: Path, version: int) -> None:
    """Bring an older library up to date, after a backup beside it."""
    kept = path.with_name(f"{path.name}.version-{version}.backup")
    try:
        with closing(_connect(path)) as connection:
            if not kept.exists():
                _back_up(connection, path, kept)
            connection.execute("PRAGMA foreign_keys = OFF")
            # Two processes may find the same old library; the second then finds it up to date.
            _insist(lambda: schema.migrate(connection))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise told(error, path) from error
    except OSError as error:
        reason = f"it cannot be brought up to date, since no backup can be made beside it ({system_reason(error)})"
        raise fault(path, reason, "Give yourself the right to write in its folder") from error


def _back_up(connection: sqlite3.Connection, path: Path, kept: Path) -> None:
    """Copy a library, whole or not at all, with its access rights."""
    with tempfile.TemporaryDirectory(prefix=f".{kept.name[:100]}.", dir=kept.parent) as folder:
        copy = Path(folder, "copy")
        connection.execute("VACUUM INTO ?", (str(copy),))
        shutil.copymode(path, copy)
        copy.replace(kept)
