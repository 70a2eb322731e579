"""The schema of a library: bringing one up to date, and what a sound one must have. The statements are in `tables`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from typing import Any

from newsreader.store.tables import STATEMENTS
from newsreader.store.values import cjk_words

APPLICATION_ID = 0x4E575352
"""'NWSR' in the header of every library of ours."""

VERSION = len(STATEMENTS)
"""The schema version this program reads and writes (`user_version`)."""

_SEARCH_SHADOWS = frozenset(f"search_{part}" for part in ("data", "idx", "docsize", "config"))


def migrate(connection: sqlite3.Connection, version: int = VERSION) -> None:
    """Bring an open library (or an empty file) to a schema version, each step in its own transaction."""
    # Imported here: sqlite_utils costs 150 ms, and a library that is up to date does not need it.
    from sqlite_utils import Database as Tables
    from sqlite_utils import Migrations

    steps = Migrations("newsreader")
    for number, statements in enumerate(STATEMENTS[:version], start=1):
        steps(name=f"version_{number}")(_step(number, statements))
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.create_function("cjk_words", 2, cjk_words, deterministic=True)
    steps.apply(Tables(connection))


def missing_parts(connection: sqlite3.Connection, version: int) -> list[str]:
    """Return which tables, indexes and triggers a library of this version must have and this one lacks."""
    found = connection.execute("SELECT type, name, sql FROM sqlite_master").fetchall()
    texts = {row[2] for row in found}
    wanted = [text for step in STATEMENTS[:version] for text in step if text.startswith("CREATE")]
    missing = [_name_of(text) for text in wanted if text not in texts]
    try:
        connection.execute("SELECT id, migration_set, name, applied_at FROM _sqlite_migrations LIMIT 1").fetchone()
    except sqlite3.OperationalError:
        missing.append("table _sqlite_migrations as it was")
    return missing + sorted(_SEARCH_SHADOWS - {row[1] for row in found})


def _name_of(statement: str) -> str:
    words = statement.replace("(", " ").split()
    kind = next(k for k, word in enumerate(words) if word in ("TABLE", "INDEX", "TRIGGER", "VIEW"))
    return f"{words[kind].lower()} {words[kind + 1]}"


def _step(number: int, statements: tuple[str, ...]) -> Callable[[Any], None]:
    def apply(tables: Any) -> None:
        for statement in statements:
            tables.execute(statement)
        tables.execute(f"PRAGMA user_version = {number}")

    apply.__name__ = f"version_{number}"
    return apply
