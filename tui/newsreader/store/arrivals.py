"""Watched names and new deadlines in what came in, or was changed by its feed, since a moment.

CROSS JOIN keeps the order of the tables: only new rows are visited, however large the library is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from newsreader.models import Seen
from newsreader.store.database import Database
from newsreader.store.records import Arrived
from newsreader.store.values import LISTED, id_list

CHANGES_LOOKED_AT = 100
"""Changes by feeds that are searched for new deadlines at once: a feed may change everything it holds."""


def newest(db: Database) -> Seen:
    """Return how far the library goes: later articles and changes get higher numbers."""
    sql = "SELECT (SELECT coalesce(max(id), 0) FROM articles), (SELECT coalesce(max(rowid), 0) FROM earlier_texts)"
    return Seen(*db.row(sql))


def analysed_up_to(db: Database, since: Seen) -> Seen:
    """Return up to where everything new or changed after `since` has been analysed."""
    sql = """SELECT (SELECT min(id) FROM articles WHERE id > ? AND findings_version = 0 AND state < 2),
        (SELECT min(t.rowid) FROM earlier_texts AS t CROSS JOIN articles AS a ON a.id = t.article_id
         WHERE t.rowid > ? AND a.findings_version = 0 AND a.state < 2)"""
    until = newest(db)
    article, change = db.row(sql, (since.article, since.change))
    return Seen(
        max(since.article, until.article if article is None else article - 1),
        max(since.change, until.change if change is None else change - 1),
    )


def watched_names(db: Database, since: Seen, until: Seen) -> list[Arrived]:
    """Return the watched names in new articles, newest first, then those that a change brought into known ones."""
    sql = """SELECT DISTINCT e.name, a.id, a.story_id, a.title, a.added
        FROM entities AS e CROSS JOIN aliases AS n ON n.owner = e.id CROSS JOIN uses AS u ON u.alias_id = n.id
        CROSS JOIN articles AS a ON a.id = u.article_id AND +a.state = 0 AND a.copies_of IS NULL
        WHERE e.watched = 1 AND u.article_id > ? AND u.article_id <= ? ORDER BY a.id DESC, e.name"""
    changed = """SELECT DISTINCT e.name, a.id, a.story_id, a.title
        FROM earlier_texts AS t CROSS JOIN articles AS a ON a.id = t.article_id AND +a.state = 0 AND a.copies_of IS NULL
        CROSS JOIN uses AS u ON u.article_id = a.id CROSS JOIN aliases AS n ON n.id = u.alias_id
        CROSS JOIN entities AS e ON e.id = n.owner AND e.watched = 1
        WHERE t.rowid > ? AND t.rowid <= ? AND a.id <= ? AND NOT EXISTS (
            SELECT 1 FROM aliases AS m WHERE m.owner = e.id AND instr(t.title || ' ' || t.text, m.name))"""
    with db.read() as connection:
        new = _news(connection, connection.execute(sql, (since.article, until.article)).fetchall())
        rows = connection.execute(changed, (since.change, until.change, since.article)).fetchall()
    return [*new, *(Arrived(*row) for row in rows)]


def changed_articles(db: Database, since: Seen, until: Seen) -> dict[int, str]:
    """Return the earlier texts of known articles whose feeds changed them, the newest CHANGES_LOOKED_AT."""
    sql = """SELECT article_id, text FROM earlier_texts
        WHERE rowid > ? AND rowid <= ? AND article_id <= ? ORDER BY rowid DESC LIMIT ?"""
    return dict(db.rows(sql, (since.change, until.change, since.article, CHANGES_LOOKED_AT)))


def deadlines_of(db: Database, article_ids: Iterable[int], *, today: date) -> list[Arrived]:
    """Return the coming deadlines that these articles give and no other report of their story does, soonest first."""
    sql = """SELECT p.value, a.id, a.story_id, a.title
        FROM json_each(?) AS j CROSS JOIN articles AS a ON a.id = j.value AND +a.state = 0 AND a.copies_of IS NULL
        CROSS JOIN points AS p ON p.article_id = a.id AND p.kind = 'deadline' AND p.last_day >= ? WHERE NOT EXISTS (
            SELECT 1 FROM articles AS b CROSS JOIN points AS q ON q.article_id = b.id
            WHERE b.story_id = a.story_id AND b.id <> a.id AND +q.kind = 'deadline' AND +q.day = p.day)
        ORDER BY p.day, p.last_day, a.id"""
    return [Arrived(*row) for row in db.rows(sql, (id_list(article_ids), today.toordinal()))]


def new_deadlines(db: Database, since: Seen, until: Seen, *, today: date) -> list[Arrived]:
    """Return the coming deadlines that new articles give and no older report of their story did, soonest first."""
    sql = """SELECT p.value, a.id, a.story_id, a.title, a.added
        FROM points AS p CROSS JOIN articles AS a ON a.id = p.article_id AND +a.state = 0 AND a.copies_of IS NULL
        WHERE p.article_id > ?1 AND p.article_id <= ?2 AND +p.kind = 'deadline' AND p.last_day >= ?3 AND NOT EXISTS (
            SELECT 1 FROM articles AS b CROSS JOIN points AS q ON q.article_id = b.id
            WHERE b.story_id = a.story_id AND b.id <= ?1 AND +q.kind = 'deadline' AND +q.day = p.day)
        ORDER BY p.day, p.last_day, a.id"""
    with db.read() as connection:
        return _news(connection, connection.execute(sql, (since.article, until.article, today.toordinal())).fetchall())


def _news(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> list[Arrived]:
    """Leave out what came with the first fetch of its feed: what it held when it was subscribed to is no news."""
    feeds = dict(
        connection.execute(
            f"SELECT article_id, feed_id FROM feed_items WHERE article_id IN {LISTED}",
            (id_list({row[1] for row in rows}),),
        )
    )
    begun = _begun(connection, set(feeds.values()))
    return [Arrived(*row[:4]) for row in rows if row[1] not in feeds or row[4] > begun[feeds[row[1]]]]


def _begun(connection: sqlite3.Connection, feed_ids: Iterable[int]) -> dict[int, str]:
    """Return when the first articles of feeds came in; all items of one fetch have the same time."""
    sql = f"""SELECT f.feed_id, a.added FROM articles AS a JOIN (SELECT feed_id, min(article_id) AS first FROM feed_items
        WHERE feed_id IN {LISTED} GROUP BY feed_id) AS f ON a.id = f.first"""
    return dict(connection.execute(sql, (id_list(feed_ids),)).fetchall())
