"""The names of the library: as analysis found them, joined and separated by the user (undoable inside `undo.change`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from newsreader.errors import NotFoundError
from newsreader.models import Entity
from newsreader.store.database import Database
from newsreader.store.entity_counts import recount
from newsreader.store.naming import settle_kinds
from newsreader.store.querying.conditions import entity_ids
from newsreader.store.querying.selecting import selecting
from newsreader.store.querying.tree import Query
from newsreader.store.values import LISTED, fold, fold_words, id_list, row_id

_COMPANIONS_FROM = 2_000
"""Newest articles of an entity among which its companions are counted."""

_MOST_FIRST = "ORDER BY articles DESC, mentions DESC, id LIMIT ?"
_ENTITIES = "SELECT id, name, kind, articles, mentions, watched FROM entities"
_COUNTED = """SELECT e.id, e.name, e.kind, c.articles, c.mentions, e.watched FROM (
    SELECT n.owner AS owner, count(DISTINCT u.article_id) AS articles, sum(u.mentions) AS mentions
    FROM articles AS a CROSS JOIN uses AS u ON u.article_id = a.id CROSS JOIN aliases AS n ON n.id = u.alias_id
    WHERE {where} GROUP BY n.owner) AS c JOIN entities AS e ON e.id = c.owner
    ORDER BY c.articles DESC, c.mentions DESC, e.id LIMIT ?"""
"""The entities of some articles, with their counts there."""


def entities(db: Database, query: Query, *, today: date, limit: int | None = None) -> list[Entity]:
    """Return the entities of matching articles with their counts there, those in most articles first."""
    bound = -1 if limit is None else limit
    with selecting(db, query, today) as selection:
        if query.root is None:
            rows = db.rows(f"{_ENTITIES} WHERE articles > 0 {_MOST_FIRST}", (bound,))
        else:
            where = selection.condition()
            rows = db.rows(_COUNTED.format(where=where.text), (*where.values, bound))
        return _entities(selection.connection, rows)


def entity_named(db: Database, name: str) -> Entity | None:
    """Return the entity with this name or alias (case and accents folded); the most frequent if there are several."""
    with db.read() as connection:
        found = _entities(connection, _rows(connection, entity_ids(connection, name)))
    wanted = fold(name)
    return max(found, key=lambda e: (fold(e.name) == wanted, e.articles, -e.id), default=None)


def names_starting(db: Database, start: str, *, limit: int = 20) -> list[Entity]:
    """Return the most frequent entities in whose names a word begins with `start`."""
    with db.read() as connection:
        ids = entity_ids(connection, start, prefix=True) if fold_words(start) else []
        found = _entities(connection, _rows(connection, ids, limit))
    return [e for e in found if e.articles]


def companions(db: Database, entity_id: int, *, limit: int = 8) -> list[Entity]:
    """Return the entities found most often in the same articles (its newest 2,000); counts are of joint articles."""
    sql = _COUNTED.format(where=f"a.id IN {LISTED} AND n.owner <> ?")
    with db.read() as connection:
        root = _root(connection, entity_id)
        articles = connection.execute(
            """SELECT DISTINCT a.id FROM aliases AS n JOIN uses AS u ON u.alias_id = n.id
            JOIN articles AS a ON a.id = u.article_id AND a.state < 2
            WHERE n.owner = ? ORDER BY a.id DESC LIMIT ?""",
            (root, _COMPANIONS_FROM),
        )
        return _entities(connection, connection.execute(sql, (id_list(r[0] for r in articles), root, limit)).fetchall())


def weeks(db: Database, entity_id: int, *, today: date, weeks: int = 12) -> tuple[int, ...]:
    """Return how many articles name an entity in each week, oldest first; the last week ends today."""
    sql = """SELECT (a.day - ?) / 7, count(DISTINCT a.id) FROM aliases AS n JOIN uses AS u ON u.alias_id = n.id
        JOIN articles AS a ON a.id = u.article_id AND a.state < 2
        WHERE n.owner = ? AND a.day BETWEEN ? AND ? GROUP BY 1"""
    last = today.toordinal()
    first = last + 1 - 7 * weeks
    with db.read() as connection:
        found = dict(db.rows(sql, (first, _root(connection, entity_id), first, last)))
    return tuple(found.get(k, 0) for k in range(weeks))


def watch(db: Database, entity_id: int, on: bool) -> None:
    """Watch an entity or stop; NotFoundError."""
    with db.write() as connection:
        connection.execute("UPDATE entities SET watched = ? WHERE id = ?", (int(on), _root(connection, entity_id)))


def is_watched(db: Database, entity_id: int) -> bool:
    """Tell whether an entity is watched; NotFoundError."""
    with db.read() as connection:
        sql = "SELECT watched FROM entities WHERE id = ?"
        return bool(connection.execute(sql, (_root(connection, entity_id),)).fetchone()[0])


def watched_in_stories(db: Database, story_ids: Sequence[int]) -> list[tuple[str, ...]]:
    """Return the watched names in each story, in the order asked."""
    sql = f"""SELECT DISTINCT a.story_id, e.name FROM entities AS e JOIN aliases AS n ON n.owner = e.id
        JOIN uses AS u ON u.alias_id = n.id JOIN articles AS a ON a.id = u.article_id AND a.state = 0
        WHERE e.watched = 1 AND a.story_id IN {LISTED} ORDER BY e.name"""
    found: dict[int, list[str]] = {}
    if db.row("SELECT 1 FROM entities WHERE watched = 1 LIMIT 1"):
        for story, name in db.rows(sql, (id_list(story_ids),)):
            found.setdefault(story, []).append(name)
    return [tuple(found.get(k, ())) for k in story_ids]


def join(db: Database, into: int, other: int) -> None:
    """Join two entities, also in articles to come. NotFoundError."""
    with db.write() as connection:
        root, joining = _root(connection, into), _root(connection, other)
        if root == joining:
            return
        connection.execute("UPDATE aliases SET owner = ? WHERE owner = ?", (root, joining))
        connection.execute("UPDATE entities SET joined = ? WHERE id = ? OR joined = ?", (root, joining, joining))
        connection.execute(
            "UPDATE entities SET watched = 1 WHERE id = ? AND EXISTS (SELECT 1 FROM entities WHERE id = ? AND watched = 1)",
            (root, joining),
        )
        settle_kinds(connection, [root])
        recount(connection, [root, joining])


def separate(db: Database, entity_id: int, alias: str) -> int:
    """Make an alias an entity of its own; return its id. NotFoundError if the entity has no such alias.

    If the alias is all there was of an entity that was joined, that entity is restored.
    """
    with db.write() as connection:
        root = _root(connection, entity_id)
        rows = connection.execute(
            "SELECT id, entity_id, kind FROM aliases WHERE owner = ? AND name = ? ORDER BY mentions DESC, id",
            (root, alias),
        ).fetchall()
        if not rows:
            raise NotFoundError(
                "it is no form of that name", subject=alias, remedy="`newsreader entities` lists the forms"
            )
        home = _home(connection, rows[0][1], root, alias, rows[0][2])
        connection.execute(
            f"UPDATE aliases SET owner = ? WHERE id IN {LISTED}",
            (home, id_list(r[0] for r in rows)),
        )
        settle_kinds(connection, [root, home])
        recount(connection, [root, home])
        return home


def _home(connection: sqlite3.Connection, entity_id: int, root: int, alias: str, kind: str) -> int:
    """Return the entity for a separated alias: the one it had before a join if that has no other names, else a new one."""
    if entity_id != root:
        others = connection.execute(
            "SELECT 1 FROM aliases WHERE entity_id = ? AND name <> ? AND mentions > 0 LIMIT 1", (entity_id, alias)
        ).fetchone()
        if not others:
            connection.execute("UPDATE entities SET joined = NULL WHERE id = ?", (entity_id,))
            connection.execute(
                "UPDATE aliases SET owner = ? WHERE entity_id = ? AND owner = ?", (entity_id, entity_id, root)
            )
            return entity_id
    row = connection.execute(
        "INSERT INTO entities (key, name, kind) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET joined = NULL RETURNING id",
        # Keys made by analysis never hold this character, so no later article joins a separated name again.
        (f"{entity_id}\x1f{alias}", alias, kind),
    ).fetchone()
    return int(row[0])


def _root(connection: sqlite3.Connection, entity_id: int) -> int:
    row = connection.execute("SELECT coalesce(joined, id) FROM entities WHERE id = ?", (row_id(entity_id),)).fetchone()
    if row is None:
        raise NotFoundError.of("name", entity_id)
    return int(row[0])


def _rows(connection: sqlite3.Connection, ids: Sequence[int], limit: int = -1) -> list[tuple[Any, ...]]:
    sql = f"{_ENTITIES} WHERE id IN {LISTED} {_MOST_FIRST}"
    return connection.execute(sql, (id_list(ids), limit)).fetchall()


def _entities(connection: sqlite3.Connection, rows: Sequence[tuple[Any, ...]]) -> list[Entity]:
    """`rows`: id, name, kind, articles, mentions, watched."""
    names: dict[int, list[str]] = {row[0]: [] for row in rows}
    for owner, name in connection.execute(
        f"""SELECT owner, name FROM aliases WHERE owner IN {LISTED}
        GROUP BY owner, name HAVING sum(mentions) > 0 ORDER BY sum(mentions) DESC, name""",
        (id_list(names),),
    ):
        names[owner].append(name)
    return [
        Entity(r[0], r[1], r[2], r[3], r[4], tuple(name for name in names[r[0]] if name != r[1]), bool(r[5]))
        for r in rows
    ]
