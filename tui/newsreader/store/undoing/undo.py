"""The log of the user's changes: undo and redo, newest first, across restarts."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from newsreader.store.database import Database
from newsreader.store.undoing.images import Step, pack, recorded, recording, unpack, with_feeds_as_they_are
from newsreader.store.undoing.restoring import restore
from newsreader.text import clean_line

KEPT = 1000
"""Changes that can be undone; older ones are dropped."""


@contextmanager
def change(db: Database, name: str, *, now: str) -> Iterator[None]:
    """Log everything changed inside as one undo step under a name that the user reads ("mark 3 articles read").

    Changes by marks, corrections, decisions, entities, saved searches and feeds are logged; imports are not. Without any change no
    step is logged. It is one transaction; nested changes join the outer one. A new step discards what could be redone.
    """
    with db.write() as connection:
        if _is_recording(connection):
            yield
            return
        with recording(connection):
            yield
            steps = recorded(connection)
        if steps:
            connection.execute("DELETE FROM changes WHERE undone = 1")
            connection.execute(
                "INSERT INTO changes (name, at, data) VALUES (?, ?, ?)", (clean_line(name), now, pack(steps))
            )
            _prune(connection)


def undo(db: Database) -> str | None:
    """Take back the newest change; return its name, None if there is none."""
    with db.write() as connection:
        row = connection.execute(
            "SELECT id, name, data FROM changes WHERE undone = 0 ORDER BY id DESC LIMIT 1"
        ).fetchone()
        return _apply(connection, row, undone=True)


def redo(db: Database) -> str | None:
    """Redo the change last undone; return its name, None if there is none."""
    with db.write() as connection:
        row = connection.execute("SELECT id, name, data FROM changes WHERE undone = 1 ORDER BY id LIMIT 1").fetchone()
        return _apply(connection, row, undone=False)


def _prune(connection: sqlite3.Connection) -> None:
    connection.execute(
        "DELETE FROM changes WHERE id <= (SELECT id FROM changes ORDER BY id DESC LIMIT 1 OFFSET ?)", (KEPT,)
    )


def _apply(connection: sqlite3.Connection, row: tuple[int, str, bytes] | None, *, undone: bool) -> str | None:
    if row is None:
        return None
    steps = unpack(row[2])
    noted = _reversed(steps) if undone else steps
    wanted = with_feeds_as_they_are(connection, noted)
    restore(connection, wanted)
    data = row[2] if wanted is noted else pack(_reversed(wanted) if undone else wanted)
    connection.execute("UPDATE changes SET undone = ?, data = ? WHERE id = ?", (int(undone), data, row[0]))
    return row[1]


def _reversed(steps: Sequence[Step]) -> list[Step]:
    return [Step(step.table, step.key, step.after, step.before) for step in steps]


def _is_recording(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = 'touched'").fetchone() is not None
