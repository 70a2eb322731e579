"""What `doctor` says of the library file. Read-only: an unsound file is never opened for writing."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from newsreader.errors import LibraryError
from newsreader.models import Check
from newsreader.store import opening, schema
from newsreader.store.doctor.salvaging import LISTS, broken_steps, is_broken_list
from newsreader.store.faults import REPAIR, is_busy, is_read_only, told
from newsreader.text import show_path

_WAL_BUG = ((3, 7, 0), (3, 51, 2))
"""SQLite versions whose write-ahead log can lose a commit when two connections reset it at once (sqlite.org/wal.html)."""


def examine(path: Path) -> list[Check]:
    """Check file, structure, indexes, references and SQLite itself, read-only; never raises for a bad file.

    The search index is compared with every text, which takes seconds per 100,000 articles.
    """
    name = show_path(str(path))
    if not os.path.lexists(path):
        return [Check("library", True, f"{name} does not exist yet; it is made when it is first used"), _sqlite()]
    try:
        header = opening.check(path)
    except LibraryError as error:
        return [Check("library", False, error.reason, error.remedy), _sqlite()]
    size = path.stat().st_size / 1_000_000
    checks = [Check("library", True, f"{name}, {size:.1f} MB, schema version {header.version} of {schema.VERSION}")]
    try:
        with closing(opening.read_only(path)) as connection:
            checks += _inside(connection)
        checks.append(_search_index(path))
    except sqlite3.Error as error:
        if is_busy(error):
            reason, remedy = "not looked at: another program is writing", "Try again when it is done"
        else:
            failure = told(error, path)
            reason, remedy = f"it cannot be read through: {failure.reason}", failure.remedy
        checks.append(Check("structure", is_busy(error), reason, remedy))
    return [*checks, _sqlite()]


def _inside(connection: sqlite3.Connection) -> Iterator[Check]:
    told = "; ".join(str(row[0]) for row in connection.execute("PRAGMA integrity_check(5)")).replace("\n", " ")
    yield _check("structure", "" if told == "ok" else told, "every page is sound")
    found = connection.execute(
        "SELECT (SELECT count(*) FROM pragma_foreign_key_check),"
        " (SELECT count(*) FROM articles WHERE id NOT IN (SELECT article_id FROM bodies)),"
        " (SELECT count(*) FROM stories AS s WHERE articles <> (SELECT count(*) FROM articles WHERE story_id = s.id AND +state = 0))"
    ).fetchone()
    words = ("rows that refer to nothing", "articles without a text", "stories that do not know their articles")
    lost = "; ".join(f"{what}: {count:,}" for what, count in zip(words, found, strict=True) if count)
    yield _check("references", lost, "all rows belong together")
    unread = ", ".join(name for name, is_broken in _lists(connection) if is_broken)
    yield _check("lists", f"what these hold cannot be read: {unread}" if unread else "", "every list can be read")
    row = connection.execute(
        "SELECT (SELECT count(*) FROM articles WHERE state = 0), (SELECT count(*) FROM articles WHERE state = 1),"
        " (SELECT count(*) FROM articles WHERE state = 2), (SELECT count(*) FROM stories WHERE articles > 0)"
    ).fetchone()
    yield Check("articles", True, f"{row[0]:,} in {row[3]:,} stories, {row[1]:,} archived, {row[2]:,} deleted")


def _lists(connection: sqlite3.Connection) -> Iterator[tuple[str, bool]]:
    """Yield the columns that hold lists, and the undo log, each with whether it is damaged."""
    tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master")}
    for table, column, kind in LISTS:
        if table in tables:  # the oldest libraries lack some
            sql = f"SELECT EXISTS (SELECT 1 FROM {table} WHERE {is_broken_list(column, kind)})"
            yield f"{table}.{column}", bool(connection.execute(sql).fetchone()[0])
    yield "changes", any(broken_steps(connection))


def _check(name: str, found: str, sound: str) -> Check:
    """Return the check that `found` is wrong, or that all is `sound` if nothing was found."""
    return Check(name, not found, found or sound, REPAIR if found else "")


def _search_index(path: Path) -> Check:
    """Have FTS5 check itself, since SQLite's own checks miss its damage. This needs a write, which is rolled back."""
    if opening.is_frozen(path):
        return Check("search index", True, "not looked at: the library lies where it can only be read")
    with closing(sqlite3.connect(path, timeout=30, isolation_level=None)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        try:
            connection.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")
        except sqlite3.DatabaseError as error:
            if is_read_only(error):
                raise
            return Check("search index", False, f"it does not agree with the articles ({error})", REPAIR)
        finally:
            connection.execute("ROLLBACK")
    return Check("search index", True, "it agrees with the articles")


def _sqlite() -> Check:
    version = sqlite3.sqlite_version
    if _WAL_BUG[0] <= sqlite3.sqlite_version_info <= _WAL_BUG[1]:
        return Check(
            "SQLite",
            True,
            f"{version}; up to 3.51.2 a rare fault can lose a commit when two programs write at once",
            "Use a Python with SQLite 3.51.3 or newer when you can",
        )
    return Check("SQLite", True, version)
