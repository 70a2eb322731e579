"""The schema of a library: bringing one up to date, and checking that it is complete. The statements are in `tables`."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import Any

from newsreader.store.cjk import cjk_words
from newsreader.store.tables import STATEMENTS

APPLICATION_ID = 0x4E575352
"""'NWSR' in the header of every library of ours."""

VERSION = len(STATEMENTS)
"""The schema version this program reads and writes (`user_version`)."""

_PARTS = "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
_SEARCH_SHADOWS = frozenset(f"search_{part}" for part in ("data", "idx", "docsize", "config"))

_SOUND = 3578757554
"""The `_checksum` of a new library. Another one may be sound too (with more tables, or written by another SQLite)."""


def migrate(connection: sqlite3.Connection, version: int = VERSION) -> None:
    """Bring an open library (or an empty file) to a schema version, each step in its own transaction."""
    # Imported here: sqlite_utils takes 150 ms to load, and a library that is up to date does not need it.
    from sqlite_utils import Database as Tables
    from sqlite_utils import Migrations

    steps = Migrations("newsreader")
    for number, statements in enumerate(STATEMENTS[:version], start=1):
        steps(name=f"version_{number}")(_step(number, statements))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.create_function("cjk_words", 2, cjk_words, deterministic=True)
    steps.apply(Tables(connection))


def missing_parts(connection: sqlite3.Connection, version: int) -> list[str]:
    """Return the tables, indexes and triggers that a library of this version must have and this one lacks.

    The statements are run in an empty database (5 ms) to compare; FTS5 may define its own tables differently.
    """
    found = set(connection.execute(_PARTS))
    if version == VERSION and _checksum(found) == _SOUND:
        return []
    names = {name for _, name, _ in found}
    missing = [
        f"{kind} {name}"
        for kind, name, text in _parts_of(version)
        if (name not in names if name in _SEARCH_SHADOWS else (kind, name, text) not in found)
    ]
    try:
        connection.execute("SELECT id, migration_set, name, applied_at FROM _sqlite_migrations LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        missing.append("table _sqlite_migrations as it was")
    return missing


def _checksum(parts: Iterable[tuple[str, str, str]]) -> int:
    return zlib.crc32(repr(sorted(parts)).encode())


def _parts_of(version: int) -> list[tuple[str, str, str]]:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        for statements in STATEMENTS[:version]:
            for text in statements:
                if text.startswith(("CREATE", "ALTER")):
                    made.execute(text)
        return made.execute(_PARTS).fetchall()


def _step(number: int, statements: tuple[str, ...]) -> Callable[[Any], None]:
    def apply(tables: Any) -> None:
        for statement in statements:
            tables.execute(statement)
        tables.execute(f"PRAGMA user_version = {number}")

    apply.__name__ = f"version_{number}"
    return apply
