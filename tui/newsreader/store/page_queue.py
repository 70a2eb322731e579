"""The queue of articles waiting for the text of their web page, with the number of failed tries."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.store.database import Database
from newsreader.store.values import LISTED, id_list


def add(db: Database, article_ids: Sequence[int]) -> None:
    """Queue articles; for those already queued the count of tries starts again."""
    with db.write() as connection:
        connection.executemany("INSERT OR REPLACE INTO page_queue VALUES (?, 0)", [(one,) for one in article_ids])


def waiting(db: Database, feed_ids: Sequence[int], *, limit: int) -> list[int]:
    """Return waiting articles of these feeds, at most `limit` of each: those with the fewest tries, then lowest ids."""
    sql = f"""SELECT article_id FROM (
            SELECT q.article_id, row_number() OVER (PARTITION BY i.feed_id ORDER BY q.tries, q.article_id) AS place
            FROM page_queue AS q JOIN feed_items AS i ON i.article_id = q.article_id
            JOIN articles AS a ON a.id = q.article_id AND a.state < 2
            WHERE i.feed_id IN {LISTED})
        WHERE place <= ? ORDER BY article_id"""
    return db.column(sql, (id_list(feed_ids), limit))


def forget(db: Database, article_ids: Sequence[int]) -> None:
    """Take articles out of the queue."""
    with db.write() as connection:
        connection.execute(f"DELETE FROM page_queue WHERE article_id IN {LISTED}", (id_list(article_ids),))


def count_try(db: Database, article_ids: Sequence[int], *, most: int) -> None:
    """Count a failed try of these articles; after `most` tries they leave the queue."""
    with db.write() as connection:
        wanted = id_list(article_ids)
        connection.execute(f"UPDATE page_queue SET tries = tries + 1 WHERE article_id IN {LISTED}", (wanted,))
        connection.execute("DELETE FROM page_queue WHERE tries >= ?", (most,))
