"""The earlier texts of articles that their feeds changed, the newest few of each."""

from __future__ import annotations

from newsreader.models import EarlierText
from newsreader.store.database import Database

KEPT = 5
"""Earlier texts kept of one article: a feed that changes its items at every fetch must not fill the library."""


def keep_text(db: Database, article_id: int, *, now: str) -> None:
    """Keep an article's present title and text before they are replaced; drop the oldest beyond KEPT."""
    with db.write() as connection:
        connection.execute(
            "INSERT INTO earlier_texts SELECT a.id, ?, a.title, b.text FROM articles AS a JOIN bodies AS b"
            " ON b.article_id = a.id WHERE a.id = ?",
            (now, article_id),
        )
        connection.execute(
            "DELETE FROM earlier_texts WHERE article_id = ?1 AND rowid NOT IN"
            " (SELECT rowid FROM earlier_texts WHERE article_id = ?1 ORDER BY rowid DESC LIMIT ?2)",
            (article_id, KEPT),
        )


def earlier_texts(db: Database, article_id: int) -> list[EarlierText]:
    """Return the earlier texts of an article, newest first."""
    sql = "SELECT replaced, title, text FROM earlier_texts WHERE article_id = ? ORDER BY rowid DESC"
    with db.read():
        rows = db.rows(sql, (article_id,))
        # A text fetched from the page is replaced only when the feed changes the item, which removes this row.
        whole = db.row("SELECT 1 FROM full_texts WHERE article_id = ?", (article_id,))
    return [EarlierText(row[0], row[1], row[2], number == 0 and whole is not None) for number, row in enumerate(rows)]
