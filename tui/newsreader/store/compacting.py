"""Freeing the space of deleted articles. What identifies one is kept, so that no import brings it back."""

from __future__ import annotations

from pathlib import Path

from newsreader.models import Compacted
from newsreader.store import terms
from newsreader.store.database import Database
from newsreader.store.naming import save_uses
from newsreader.store.values import LISTED, id_list

_TEXTS = ("findings", "points", "earlier_texts", "full_texts", "page_queue")


def compact(db: Database) -> Compacted:
    """Empty deleted articles, forget all undo steps, and make the file as small as possible.

    This needs free space of the size of the library. Raises LibraryError if another program holds the library.
    """
    before = _size(db.path)
    with db.write() as connection:
        sql = (
            "SELECT a.id FROM articles AS a JOIN bodies AS b ON b.article_id = a.id WHERE a.state = 2 AND b.text <> ''"
        )
        emptied = [row[0] for row in connection.execute(sql)]
        for article_id in emptied:
            terms.forget(connection, article_id)
            save_uses(connection, article_id, ())
        these = f"article_id IN {LISTED}"
        ids = (id_list(emptied),)
        for table in _TEXTS:
            connection.execute(f"DELETE FROM {table} WHERE {these}", ids)
        connection.execute(f"UPDATE bodies SET text = '', cjk = '', asides = '[]', head = '' WHERE {these}", ids)
        connection.execute("DELETE FROM changes")
        connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    db.shrink()
    return Compacted(len(emptied), before, _size(db.path))


def _size(path: Path) -> int:
    """Return the size of a library with its write-ahead log."""
    return sum(file.stat().st_size for file in (path, Path(f"{path}-wal")) if file.exists())
