"""Which names an article uses: aliases of entities, found or made; counts and kinds follow."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

from newsreader.store.database import inserted
from newsreader.store.entity_counts import count_uses
from newsreader.store.records import NameUse
from newsreader.store.values import LISTED, fold, id_list


def save_uses(connection: sqlite3.Connection, article_id: int, names: Sequence[NameUse]) -> None:
    """Replace the names an article uses. A deleted article uses them, but does not count for the entity."""
    counts = connection.execute("SELECT state < 2 FROM articles WHERE id = ?", (article_id,)).fetchone()[0]
    old = connection.execute("SELECT alias_id, mentions FROM uses WHERE article_id = ?", (article_id,)).fetchall()
    if old:
        if counts:
            count_uses(connection, [article_id], -1)
        connection.execute("DELETE FROM uses WHERE article_id = ?", (article_id,))
        connection.executemany("UPDATE aliases SET mentions = mentions - ? WHERE id = ?", [(m, k) for k, m in old])
    totals: dict[int, int] = {}
    doubtful: set[int] = set()
    for use in names:
        alias, owner, kind = _alias(connection, use)
        totals[alias] = totals.get(alias, 0) + use.mentions
        if kind != use.kind:
            doubtful.add(owner)
    connection.executemany("INSERT INTO uses VALUES (?, ?, ?)", [(article_id, k, total) for k, total in totals.items()])
    connection.executemany(
        "UPDATE aliases SET mentions = mentions + ? WHERE id = ?", [(m, k) for k, m in totals.items()]
    )
    if totals and counts:
        count_uses(connection, [article_id], 1)
    settle_kinds(connection, doubtful)


def settle_kinds(connection: sqlite3.Connection, entity_ids: Iterable[int]) -> None:
    """Give each entity the kind that most of its mentions have: taggers waver."""
    rows = connection.execute(
        f"""SELECT owner, kind FROM aliases WHERE owner IN {LISTED}
        GROUP BY owner, kind ORDER BY sum(mentions), min(id) DESC""",
        (id_list(entity_ids),),
    ).fetchall()
    connection.executemany(
        "UPDATE entities SET kind = ? WHERE id = ? AND kind <> ?", [(kind, k, kind) for k, kind in dict(rows).items()]
    )


def _alias(connection: sqlite3.Connection, use: NameUse) -> tuple[int, int, str]:
    """Return the alias of a use, made if it is new, its owner, and the owner's kind."""
    row = connection.execute(
        """SELECT n.id, n.owner, o.kind FROM entities AS e JOIN aliases AS n ON n.entity_id = e.id
        JOIN entities AS o ON o.id = n.owner WHERE e.key = ? AND n.name = ? AND n.kind = ?""",
        (use.key, use.alias, use.kind),
    ).fetchone()
    if row:
        return row[0], row[1], row[2]
    entity, owner, kind = _entity(connection, use)
    # The same words under another kind are the same alias to the user: if he separated it, this one follows.
    twin = connection.execute(
        "SELECT owner FROM aliases WHERE entity_id = ? AND name = ? LIMIT 1", (entity, use.alias)
    ).fetchone()
    owner = twin[0] if twin else owner
    return _new_alias(connection, entity, owner, use.alias, use.kind), owner, kind


def _entity(connection: sqlite3.Connection, use: NameUse) -> tuple[int, int, str]:
    """Return an entity, made if it is new; whom its aliases belong to (another one if the user joined them); its kind."""
    row = connection.execute("SELECT id, coalesce(joined, id), kind FROM entities WHERE key = ?", (use.key,)).fetchone()
    if row:
        return row[0], row[1], row[2]
    sql = "INSERT INTO entities (key, name, kind) VALUES (?, ?, ?)"
    made = inserted(connection, sql, (use.key, use.entity, use.kind))
    if use.alias != use.entity:
        # The canonical name finds the entity even where no article writes it in full.
        _new_alias(connection, made, made, use.entity, use.kind)
    return made, made, use.kind


def _new_alias(connection: sqlite3.Connection, entity: int, owner: int, name: str, kind: str) -> int:
    folded = fold(name)
    sql = "INSERT INTO aliases (entity_id, owner, name, folded, kind) VALUES (?, ?, ?, ?, ?)"
    alias = inserted(connection, sql, (entity, owner, name, folded, kind))
    connection.executemany(
        "INSERT OR IGNORE INTO alias_words VALUES (?, ?)", [(word, alias) for word in folded.split()]
    )
    return alias
