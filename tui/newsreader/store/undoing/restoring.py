"""Restoring rows to their state before (or after) a change, then recomputing what is derived from them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import groupby
from typing import Any

from newsreader.models import Aside
from newsreader.store.corrections import field_value, pair_characters, redate, set_field
from newsreader.store.derived import refresh_on, stories_of, unfold_strays
from newsreader.store.entity_counts import recount
from newsreader.store.marks import DELETED
from newsreader.store.paragraphs import apply_moves
from newsreader.store.undoing.images import BLOBS, TRACKED, Step
from newsreader.store.values import LISTED, id_list, pack_asides, unpacked
from newsreader.text import count_words


def restore(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Take rows from their state `before` to their state `after`, then recompute what depends on them.

    If an import came between, the user's decision is undone, but not what the import brought: a corrected field gets
    the value of the last import, and moved paragraphs go back within the new text.
    """
    connection.execute("PRAGMA defer_foreign_keys = ON")
    article_ids = sorted({article for step in steps for article in _articles_of(step)})
    stories = stories_of(connection, article_ids)
    corrected = _imported(connection, steps)
    layouts = _layouts(connection, steps)
    for _, alike in groupby(steps, key=lambda step: (step.table, _columns(step.before), _columns(step.after))):
        _put(connection, list(alike))
    _put_imported(connection, corrected)
    _put_layouts(connection, layouts)
    _gather(connection, steps)
    _settle(connection, steps, article_ids, stories)


def _put(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Write steps of one table and shape."""
    table, tracked, after = steps[0].table, TRACKED[steps[0].table], steps[0].after
    where = " AND ".join(f'"{column}" = ?' for column in tracked.key)
    if after is None:
        connection.executemany(f"DELETE FROM {table} WHERE {where}", [step.key for step in steps])
    elif steps[0].before is None:
        columns = [*tracked.key, *after]
        places = ", ".join("?" * len(columns))
        names = ", ".join(f'"{column}"' for column in columns)
        connection.executemany(
            f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({places})", [(*s.key, *_values(s)) for s in steps]
        )
    else:
        assigned = ", ".join(f'"{column}" = ?' for column in after)
        connection.executemany(f"UPDATE {table} SET {assigned} WHERE {where}", [(*_values(s), *s.key) for s in steps])


def _send_home(connection: sqlite3.Connection, steps: Sequence[Step]) -> set[int]:
    """Move names that later imports brought to the entities that own them now; return these entities."""
    owners: set[int] = set()
    for step in steps:
        if step.table != "entities":
            continue
        entity, before, after = step.key[0], step.before, step.after
        if after is None:
            rows = connection.execute(_FROM_NOBODY, (entity,)).fetchall()
        elif before is not None and "joined" in after:
            rows = connection.execute(
                _JOINED_OTHERWISE, (after["joined"] or entity, entity, before["joined"] or entity)
            ).fetchall()
        else:
            continue
        owners.update(row[0] for row in rows)
    return owners


_FROM_NOBODY = """UPDATE aliases SET owner = coalesce((SELECT joined FROM entities WHERE id = aliases.entity_id), entity_id)
    WHERE owner = ? RETURNING owner"""
# What the user separated stays so.
_JOINED_OTHERWISE = """UPDATE aliases SET owner = ? WHERE entity_id = ? AND owner = ? AND NOT EXISTS
    (SELECT 1 FROM entities WHERE key = aliases.entity_id || char(31) || aliases.name) RETURNING owner"""


def _values(step: Step) -> list[Any]:
    return [
        bytes.fromhex(value) if (step.table, column) in BLOBS else value for column, value in (step.after or {}).items()
    ]


def _columns(values: Any) -> tuple[str, ...] | None:
    return None if values is None else tuple(values)


def _imported(connection: sqlite3.Connection, steps: Sequence[Step]) -> list[tuple[Step, str | None, str | None]]:
    """Return each correction that appears or disappears, with the value and origin the last import gave the field."""
    found = []
    for step in steps:
        if step.table == "corrections" and step.after is None:
            sql = "SELECT original, original_from FROM corrections WHERE article_id = ? AND field = ?"
            found += [(step, *row) for row in connection.execute(sql, step.key)]
        elif step.table == "corrections" and step.before is None:
            found.append((step, *field_value(connection, *step.key)))
    return found


def _put_imported(connection: sqlite3.Connection, corrected: Sequence[tuple[Step, str | None, str | None]]) -> None:
    """Give fields that are no longer corrected their imported value; keep that of those that are corrected again."""
    for step, value, origin in corrected:
        article_id, field = step.key
        if step.after is None:
            set_field(connection, article_id, field, value, origin)
        else:
            connection.execute(
                "UPDATE corrections SET original = ?, original_from = ? WHERE article_id = ? AND field = ?",
                (value, origin, article_id, field),
            )


def _layouts(connection: sqlite3.Connection, steps: Sequence[Step]) -> list[tuple[int, str, str]]:
    """Return texts and asides of articles imported again since the change, with the moves undone in the new text."""
    changed = []
    for step in steps:
        if step.table != "bodies" or step.before is None:
            continue
        row = connection.execute("SELECT text, asides FROM bodies WHERE article_id = ?", step.key).fetchone()
        if row and any(
            step.before.get(column, now) != now for column, now in zip(("text", "asides"), row, strict=True)
        ):
            back = {s.key[1]: _opposite(s) for s in steps if s.table == "moves" and s.key[0] == step.key[0]}
            text, asides = apply_moves((row[0], unpacked(Aside, row[1])), back)
            changed.append((step.key[0], text, pack_asides(asides)))
    return changed


def _opposite(step: Step) -> str:
    """Return where a paragraph goes: as the restored move says, else opposite to the move that is removed."""
    if step.after is not None:
        return str(step.after["place"])
    return "article" if step.before and step.before["place"] == "aside" else "aside"


def _put_layouts(connection: sqlite3.Connection, layouts: Sequence[tuple[int, str, str]]) -> None:
    for article_id, text, asides in layouts:
        connection.execute("UPDATE bodies SET text = ?, asides = ? WHERE article_id = ?", (text, asides, article_id))


def _gather(connection: sqlite3.Connection, steps: Sequence[Step]) -> None:
    """Bring the articles that others rejoin back to the story they shared: analysis may have moved them since."""
    changed = [(s.key[0], s.after) for s in steps if s.table == "articles" and s.after]
    joined = {after["story_id"] for _, after in changed if "story_id" in after}
    were_there = [key for key, after in changed if after.get("pinned") and "story_id" not in after]
    if len(joined) == 1:
        connection.execute(
            f"UPDATE articles SET story_id = ? WHERE id IN {LISTED}", (joined.pop(), id_list(were_there))
        )


def _settle(
    connection: sqlite3.Connection, steps: Sequence[Step], article_ids: Sequence[int], stories: set[int]
) -> None:
    """Recompute what depends on the restored rows; mark articles whose findings or story have to be found again."""
    touched = [(step, set(step.before or ()) | set(step.after or ())) for step in steps]
    dated = [s.key[0] for s, columns in touched if s.table == "articles" and "published" in columns]
    redate(connection, dated)
    bodies = [s.key[0] for s, _ in touched if s.table == "bodies"]
    for article_id in bodies:
        text = connection.execute("SELECT text FROM bodies WHERE article_id = ?", (article_id,)).fetchone()[0]
        connection.execute("UPDATE articles SET words = ? WHERE id = ?", (count_words(text), article_id))
    stale = [s.key[0] for s, columns in touched if s.table == "articles" and columns & {"title", "published"}]
    connection.execute(
        f"UPDATE articles SET findings_version = 0, grouped_version = 0 WHERE id IN {LISTED}",
        (id_list([*stale, *bodies]),),
    )
    pair_characters(connection, [*stale, *bodies])
    # The rest of the story they return to may have moved since.
    moved = [s.key[0] for s, columns in touched if s.table == "articles" and "story_id" in columns]
    connection.execute(f"UPDATE articles SET grouped_version = 0 WHERE id IN {LISTED}", (id_list(moved),))
    if any(s.table in ("articles", "corrections") for s in steps):
        touched_stories = stories | stories_of(connection, article_ids)
        unfold_strays(connection, touched_stories)
        refresh_on(connection, touched_stories)
    recount(connection, _entities_of(connection, steps) | _send_home(connection, steps))


def _entities_of(connection: sqlite3.Connection, steps: Sequence[Step]) -> set[int]:
    """Return the entities whose counts may have changed."""
    found = {s.key[0] for s in steps if s.table == "entities"}
    for step in steps:
        if step.table == "aliases":
            found |= {values["owner"] for values in (step.before, step.after) if values and "owner" in values}
    states = [
        s.key[0]
        for s in steps
        if s.table == "articles"
        and "state" in (s.after or ())
        and DELETED in ((s.after or {})["state"], (s.before or {})["state"])
    ]
    rows = connection.execute(
        f"SELECT DISTINCT n.owner FROM uses AS u JOIN aliases AS n ON n.id = u.alias_id WHERE u.article_id IN {LISTED}",
        (id_list(states),),
    )
    return found | {row[0] for row in rows}


def _articles_of(step: Step) -> list[int]:
    return [step.key[0]] if step.table in ("articles", "bodies", "corrections") else []
