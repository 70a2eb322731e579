"""The user's marks on articles: read, starred, tags, note, archived, deleted. Undoable inside `undo.change`."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Literal

from newsreader.store.database import Database, distinct
from newsreader.store.derived import refresh_marks_on, refresh_on, stories_of
from newsreader.store.entity_counts import count_uses
from newsreader.store.renewing import part_copies
from newsreader.store.values import LISTED, id_list
from newsreader.text import clean_line, clean_text

LIVE, ARCHIVED, DELETED = 0, 1, 2

Mark = Literal["read", "starred"]

_THESE = f"id IN {LISTED}"


def set_read(db: Database, article_ids: Sequence[int], read: bool) -> int:
    """Mark articles read or unread; return how many changed."""
    return _mark(db, article_ids, "read", read)


def set_starred(db: Database, article_ids: Sequence[int], starred: bool) -> int:
    """Star or unstar articles; return how many changed."""
    return _mark(db, article_ids, "starred", starred)


def marked_otherwise(db: Database, article_ids: Sequence[int], mark: Mark, on: bool) -> list[int]:
    """Return the articles among these that a mark would change."""
    return db.column(f"SELECT id FROM articles WHERE {_THESE} AND {mark} <> ?", (id_list(article_ids), on))


def set_tag(db: Database, article_ids: Sequence[int], tag: str, on: bool) -> int:
    """Put a tag on articles or take it off; return how many changed. Case is ignored; an empty tag changes nothing."""
    tag = clean_line(tag)
    if not tag:
        return 0
    sql = f"DELETE FROM article_tags WHERE tag = ? AND article_id IN {LISTED}"
    if on:
        sql = f"INSERT OR IGNORE INTO article_tags (tag, article_id) SELECT ?, id FROM articles WHERE {_THESE}"
    with db.write() as connection:
        return connection.execute(sql, (_as_used(connection, tag), id_list(article_ids))).rowcount


def rename_tag(db: Database, tag: str, new: str) -> None:
    """Rename a tag, merging it into an existing one of that name."""
    with db.write():
        ids = db.column("SELECT article_id FROM article_tags WHERE tag = ?", (tag,))
        set_tag(db, ids, tag, False)
        set_tag(db, ids, new, True)


def remove_tag(db: Database, tag: str) -> None:
    """Take a tag off all articles."""
    with db.write() as connection:
        connection.execute("DELETE FROM article_tags WHERE tag = ?", (tag,))


def set_note(db: Database, article_id: int, note: str) -> None:
    """Set the user's note on an article ("" removes it)."""
    note = clean_text(note).strip()
    with db.write() as connection:
        connection.execute("UPDATE articles SET note = ? WHERE id = ? AND note <> ?", (note, article_id, note))


def archive(db: Database, article_ids: Sequence[int], on: bool = True) -> int:
    """Archive articles (only `is:archived` lists them) or bring them back; return how many changed."""
    old, new = (LIVE, ARCHIVED) if on else (ARCHIVED, LIVE)
    with db.write() as connection:
        ids = db.column(f"SELECT id FROM articles WHERE {_THESE} AND state = ?", (id_list(article_ids), old))
        connection.execute(f"UPDATE articles SET state = ? WHERE {_THESE}", (new, id_list(ids)))
        refresh_on(connection, stories_of(connection, ids))
        return len(ids)


def delete(db: Database, article_ids: Sequence[int]) -> int:
    """Hide articles for good: no later import brings them back, undo does. Return how many changed."""
    with db.write() as connection:
        sql = f"SELECT id FROM articles WHERE {_THESE} AND state < ?"
        ids = db.column(sql, (id_list(article_ids), DELETED))
        stories = stories_of(connection, ids)
        for article_id in ids:
            stories |= part_copies(connection, article_id)
        connection.execute(f"UPDATE articles SET state = ?, copies_of = NULL WHERE {_THESE}", (DELETED, id_list(ids)))
        count_uses(connection, ids, -1)
        refresh_on(connection, stories)
        return len(ids)


def _mark(db: Database, article_ids: Sequence[int], column: Mark, on: bool) -> int:
    with db.write() as connection:
        ids = marked_otherwise(db, article_ids, column, on)
        if ids:
            connection.execute(f"UPDATE articles SET {column} = ? WHERE {_THESE}", (int(on), id_list(ids)))
            refresh_marks_on(connection, stories_of(connection, ids))
        return len(ids)


def _as_used(connection: sqlite3.Connection, tag: str) -> str:
    """Return a tag in the spelling the library already has for it."""
    row = connection.execute("SELECT tag FROM article_tags WHERE tag = ? LIMIT 1", (tag,)).fetchone()
    if row or tag.isascii():
        return str(row[0]) if row else tag
    # SQLite ignores case in ASCII only.
    known = distinct(connection, "tag", "article_tags")
    return next((one for one in known if one.casefold() == tag.casefold()), tag)
