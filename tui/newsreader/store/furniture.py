"""Lines that a source repeats in many articles: counted by a number of source and line, nothing of the text is kept."""

from __future__ import annotations

import sqlite3
from array import array
from collections.abc import Iterable

from newsreader.store.database import Database
from newsreader.store.values import id_list, number

FURNITURE_FROM = 3
"""Articles of one source from which on a repeated line is furniture (lines seen in three or more; measured on news sets)."""


def count_lines(db: Database, article_id: int, source: str, keys: Iterable[str]) -> tuple[int, ...]:
    """Count an article's paragraph keys for its source (what it counted before is taken back first).

    Returns the ids of earlier articles that hold a key which has just become furniture: they need cleaning again.
    """
    lines = array("q", sorted({_line(source, key) for key in keys}))
    with db.write() as connection:
        known = _lines_of(connection, article_id)
        gone, added = sorted(set(known) - set(lines)), sorted(set(lines) - set(known))
        connection.executemany("UPDATE furniture SET articles = articles - 1 WHERE line = ?", [(line,) for line in gone])
        connection.executemany(
            "INSERT INTO furniture VALUES (?1, 1, ?2, NULL) ON CONFLICT DO UPDATE SET articles = articles + 1,"
            " second = CASE WHEN second IS NULL AND first <> ?2 THEN ?2 ELSE second END",
            [(line, article_id) for line in added],
        )
        connection.execute(
            "INSERT OR REPLACE INTO furniture_lines SELECT id, ? FROM articles WHERE id = ?", (lines.tobytes(), article_id)
        )
        rows = connection.execute(
            "SELECT first, second FROM furniture WHERE articles = ? AND line IN (SELECT value FROM json_each(?))",
            (FURNITURE_FROM, id_list(added)),
        )
        return tuple(sorted({k for row in rows for k in row if k is not None and k != article_id}))


def known_furniture(db: Database, source: str, keys: Iterable[str]) -> frozenset[str]:
    """Return those of the keys that at least FURNITURE_FROM articles of the source hold."""
    lines = {_line(source, key): key for key in keys}
    with db.read() as connection:
        rows = connection.execute(
            "SELECT line FROM furniture WHERE articles >= ? AND line IN (SELECT value FROM json_each(?))",
            (FURNITURE_FROM, id_list(lines)),
        )
        return frozenset(lines[row[0]] for row in rows)


def _line(source: str, key: str) -> int:
    return number(f"{source}\x00{key}")


def _lines_of(connection: sqlite3.Connection, article_id: int) -> array[int]:
    row = connection.execute("SELECT lines FROM furniture_lines WHERE article_id = ?", (article_id,)).fetchone()
    found: array[int] = array("q")
    if row:
        found.frombytes(row[0])
    return found
