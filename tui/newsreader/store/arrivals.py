"""What articles that have come in since a moment bring to somebody who waits: watched names, deadlines not known before.

Tables are joined in the order written (CROSS JOIN): only what is new is walked, however large the library is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from newsreader.store.database import Database
from newsreader.store.records import Arrived
from newsreader.store.values import id_list


def newest_id(db: Database) -> int:
    """Return the id of the newest article, 0 in an empty library; later articles have higher ones."""
    with db.read() as connection:
        return int(connection.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0])


def analysed_up_to(db: Database, since: int) -> int:
    """Return the highest id such that all articles after `since` and up to it have been analysed."""
    sql = "SELECT min(id) FROM articles WHERE id > ? AND findings_version = 0 AND state < 2"
    with db.read() as connection:
        first = connection.execute(sql, (since,)).fetchone()[0]
    return max(since, newest_id(db) if first is None else first - 1)


def watched_names(db: Database, since: int, until: int) -> list[Arrived]:
    """Return the uses of watched names in new articles (`since` < id <= `until`), newest article first."""
    sql = """SELECT DISTINCT e.name, a.id, a.story_id, a.title, a.added
        FROM entities AS e CROSS JOIN aliases AS n ON n.owner = e.id CROSS JOIN uses AS u ON u.alias_id = n.id
        CROSS JOIN articles AS a ON a.id = u.article_id AND +a.state = 0 AND a.copies_of IS NULL
        WHERE e.watched = 1 AND u.article_id > ? AND u.article_id <= ? ORDER BY a.id DESC, e.name"""
    with db.read() as connection:
        return _news(connection, connection.execute(sql, (since, until)).fetchall())


def new_deadlines(db: Database, since: int, until: int, *, today: date) -> list[Arrived]:
    """Return the deadlines to come that new articles give and no older report of their story gave, soonest first."""
    sql = """SELECT p.value, a.id, a.story_id, a.title, a.added
        FROM points AS p CROSS JOIN articles AS a ON a.id = p.article_id AND +a.state = 0 AND a.copies_of IS NULL
        WHERE p.article_id > ?1 AND p.article_id <= ?2 AND +p.kind = 'deadline' AND p.last_day >= ?3 AND NOT EXISTS (
            SELECT 1 FROM articles AS b CROSS JOIN points AS q ON q.article_id = b.id
            WHERE b.story_id = a.story_id AND b.id <= ?1 AND +q.kind = 'deadline' AND +q.day = p.day)
        ORDER BY p.day, p.last_day, a.id"""
    with db.read() as connection:
        return _news(connection, connection.execute(sql, (since, until, today.toordinal())).fetchall())


def _news(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> list[Arrived]:
    """Leave out what came with the first fetch of its feed: what a feed held when it was subscribed to is no news."""
    feeds = dict(
        connection.execute(
            "SELECT article_id, feed_id FROM feed_items WHERE article_id IN (SELECT value FROM json_each(?))",
            (id_list({row[1] for row in rows}),),
        )
    )
    begun = _begun(connection, set(feeds.values()))
    return [Arrived(*row[:4]) for row in rows if row[1] not in feeds or row[4] > begun[feeds[row[1]]]]


def _begun(connection: sqlite3.Connection, feed_ids: Iterable[int]) -> dict[int, str]:
    """Return when the first articles of feeds came in; all items of one fetch bear the same time."""
    sql = """SELECT f.feed_id, a.added FROM articles AS a JOIN (SELECT feed_id, min(article_id) AS first FROM feed_items
        WHERE feed_id IN (SELECT value FROM json_each(?)) GROUP BY feed_id) AS f ON a.id = f.first"""
    return dict(connection.execute(sql, (id_list(feed_ids),)).fetchall())
