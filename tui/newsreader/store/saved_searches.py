"""Saved searches. Undoable inside `undo.change`."""

from __future__ import annotations

import sqlite3

from newsreader.errors import InputError, NotFoundError
from newsreader.models import SavedSearch
from newsreader.store.database import Database, inserted
from newsreader.text import clean_line


def searches(db: Database) -> list[SavedSearch]:
    """Return the saved searches in their order."""
    return [SavedSearch(*row) for row in db.rows("SELECT id, name, query, key FROM views ORDER BY position, id")]


def save_search(db: Database, name: str, query: str) -> int:
    """Save a search, replacing one of the same name; return its id. InputError for an empty name."""
    name, query = _name(name), clean_line(query)
    with db.write() as connection:
        known = _named(connection, name)
        if known is None:
            sql = "INSERT INTO views (name, query, position) SELECT ?, ?, coalesce(max(position) + 1, 0) FROM views"
            known = inserted(connection, sql, (name, query))
        else:
            connection.execute("UPDATE views SET query = ? WHERE id = ?", (query, known))
        return known


def rename_search(db: Database, search_id: int, name: str) -> None:
    """Rename a saved search; InputError if the name is taken or empty; NotFoundError."""
    name = _name(name)
    with db.write() as connection:
        if _named(connection, name) not in (None, search_id):
            raise InputError(f"there is already a saved search “{name}”", remedy="Choose another name")
        _update(connection, search_id, "name", name)


def give_key(db: Database, search_id: int, key: str) -> None:
    """Give a saved search a key ("" for none), which any other search loses; NotFoundError."""
    with db.write() as connection:
        if key:
            connection.execute("UPDATE views SET key = '' WHERE key = ? AND id <> ?", (key, search_id))
        _update(connection, search_id, "key", key)


def move_search(db: Database, search_id: int, position: int) -> None:
    """Move a saved search to a position in the order (from 0; beyond the end means the end); NotFoundError."""
    with db.write() as connection:
        order = [search.id for search in searches(db)]
        if search_id not in order:
            raise NotFoundError.of("saved search", search_id)
        order.remove(search_id)
        order[max(0, position) : max(0, position)] = [search_id]  # unlike `insert`, a slice takes numbers of any size
        connection.executemany(
            "UPDATE views SET position = ? WHERE id = ?", [(place, k) for place, k in enumerate(order)]
        )


def remove_search(db: Database, search_id: int) -> None:
    """Remove a saved search, if it exists."""
    with db.write() as connection:
        connection.execute("DELETE FROM views WHERE id = ?", (search_id,))


def _name(name: str) -> str:
    name = clean_line(name)
    if not name:
        raise InputError("a saved search needs a name")
    return name


def _named(connection: sqlite3.Connection, name: str) -> int | None:
    row = connection.execute("SELECT id FROM views WHERE name = ?", (name,)).fetchone()
    return int(row[0]) if row else None


def _update(connection: sqlite3.Connection, search_id: int, column: str, value: str) -> None:
    if not connection.execute(f"UPDATE views SET {column} = ? WHERE id = ?", (value, search_id)).rowcount:
        raise NotFoundError.of("saved search", search_id)
