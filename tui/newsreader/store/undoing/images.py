"""Rows before and after a change by the user: recorded by temporary triggers on one connection, packed for the undo log.

Only what the user decides is recorded; what is derived from it (counts, days, rows of stories, the index) is recomputed.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from newsreader.errors import LibraryError
from newsreader.store.faults import REPAIR
from newsreader.store.values import LISTED, id_list


@dataclass(frozen=True, slots=True)
class Tracked:
    """The key and value columns of a table that are recorded.

    Of a table whose rows come and go with others (`is_derived`) only updates are recorded.
    """

    key: tuple[str, ...]
    values: tuple[str, ...] = ()
    is_derived: bool = False


def _tracked(key: str, values: str = "") -> Tracked:
    return Tracked(tuple(key.split()), tuple(values.split()))


TRACKED: Mapping[str, Tracked] = {
    "articles": _tracked(
        "id",
        "title title_from source place published published_from read starred state story_id pinned copies_of note",
    ),
    "bodies": _tracked("article_id", "text asides"),
    "article_tags": _tracked("tag article_id"),
    "corrections": _tracked("article_id field", "value original original_from"),
    "moves": _tracked("article_id paragraph", "place"),
    "story_decisions": _tracked("a b", "together"),
    # A story that the user made keeps the headline it had.
    "stories": Tracked(("id",), ("lead",), is_derived=True),
    "views": _tracked("id", "name query key position"),
    "entities": _tracked("id", "key name kind watched joined"),
    "aliases": _tracked("id", "entity_id owner name folded kind"),
    # What fetching learnt of a feed comes back with it; no other change by the user touches it.
    "feeds": _tracked(
        "id",
        "url title own_title site tags state added etag modified last_fetched last_success next_due failures error",
    ),
    "feed_answers": _tracked("feed_id", "body wait_until"),
    "feed_choices": _tracked("feed_id", "full_texts"),
    "feed_items": _tracked("feed_id identity", "guid link title digest article_id"),
}

BLOBS = frozenset({("feed_items", "digest"), ("feed_answers", "body")})
"""Columns of bytes, which JSON holds as hexadecimal digits."""

_OF_FEEDS = ("feeds", "feed_items", "feed_answers", "feed_choices")


@dataclass(frozen=True, slots=True)
class Step:
    """One row: its values by column before and after (of an update only those that differ); None if it did not exist."""

    table: str
    key: tuple[Any, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@contextmanager
def recording(connection: sqlite3.Connection) -> Iterator[None]:
    """Record what happens to tracked rows on this connection, for `recorded` to read inside."""
    connection.execute("CREATE TEMP TABLE touched (n INTEGER PRIMARY KEY, name TEXT, before TEXT, after TEXT)")
    for statement in _TRIGGERS:
        connection.execute(statement)
    try:
        yield
    finally:
        # If an error ended the transaction, they are gone already.
        for name in TRACKED:
            for event in ("update", "insert", "delete"):
                connection.execute(f"DROP TRIGGER IF EXISTS temp.touched_{name}_{event}")
        connection.execute("DROP TABLE IF EXISTS temp.touched")


def recorded(connection: sqlite3.Connection) -> list[Step]:
    """Return what was recorded: one step for each row that now differs, in the order first touched."""
    first: dict[tuple[str, tuple[Any, ...]], list[Any] | None] = {}
    last: dict[tuple[str, tuple[Any, ...]], list[Any] | None] = {}
    for name, before, after in connection.execute("SELECT name, before, after FROM temp.touched ORDER BY n"):
        old = json.loads(before) if before else None
        new = json.loads(after) if after else None
        width = len(TRACKED[name].key)
        row = (name, tuple((old or new or [])[:width]))
        first.setdefault(row, old)
        last[row] = new
    steps = [_step(name, key, first[name, key], last[name, key]) for name, key in first]
    steps = [step for step in steps if step.before != step.after]
    return [] if all(TRACKED[step.table].is_derived for step in steps) else steps


def with_feeds_as_they_are(connection: sqlite3.Connection, steps: list[Step]) -> list[Step]:
    """Return steps in which those that delete feeds hold everything known of the feeds by now, to be restored later.

    If no step deletes a feed, the same list is returned.
    """
    gone = [step.key[0] for step in steps if step.table == "feeds" and step.after is None]
    if not gone:
        return steps
    found = [step for step in steps if step.table not in _OF_FEEDS or step.key[0] not in gone]
    for name in _OF_FEEDS:
        key = TRACKED[name].key
        rows = connection.execute(
            f"SELECT {_image(name, name)} FROM {name} WHERE {key[0]} IN {LISTED}", (id_list(gone),)
        )
        images = (json.loads(image) for (image,) in rows)
        found += [_step(name, tuple(image[: len(key)]), image, None) for image in images]
    return found


def pack(steps: Sequence[Step]) -> bytes:
    """Pack steps, similar ones together, so that marking many articles takes a few bytes each."""
    groups = [
        [*shape, [[list(s.key), list((s.before or {}).values()), list((s.after or {}).values())] for s in group]]
        for shape, group in groupby(steps, key=_shape)
    ]
    return zlib.compress(json.dumps(groups, separators=(",", ":")).encode(), 1)


def unpack(data: bytes) -> list[Step]:
    """Unpack the steps that `pack` packed; LibraryError if they are damaged."""
    try:
        return [
            Step(name, tuple(key), _named(before_columns, before), _named(after_columns, after))
            for name, before_columns, after_columns, rows in json.loads(zlib.decompress(data))
            for key, before, after in rows
        ]
    except (zlib.error, ValueError, TypeError):
        raise LibraryError("the library is damaged (a step of undo cannot be read)", remedy=REPAIR) from None


def _step(name: str, key: tuple[Any, ...], before: list[Any] | None, after: list[Any] | None) -> Step:
    columns, width = TRACKED[name].values, len(key)
    old = dict(zip(columns, before[width:], strict=True)) if before is not None else None
    new = dict(zip(columns, after[width:], strict=True)) if after is not None else None
    if old is not None and new is not None:
        differing = [column for column in columns if old[column] != new[column]]
        old, new = {c: old[c] for c in differing}, {c: new[c] for c in differing}
    return Step(name, key, old, new)


def _shape(step: Step) -> tuple[str, list[str] | None, list[str] | None]:
    return (
        step.table,
        None if step.before is None else list(step.before),
        None if step.after is None else list(step.after),
    )


def _named(columns: Sequence[str] | None, values: Sequence[Any]) -> dict[str, Any] | None:
    return None if columns is None else dict(zip(columns, values, strict=True))


def _image(name: str, side: str) -> str:
    tracked = TRACKED[name]
    columns = [
        f'hex({side}."{column}")' if (name, column) in BLOBS else f'{side}."{column}"'
        for column in tracked.key + tracked.values
    ]
    return f"json_array({', '.join(columns)})"


def _triggers(name: str) -> Iterator[str]:
    row_events = (("insert", "NULL", _image(name, "new")), ("delete", _image(name, "old"), "NULL"))
    for event, before, after in () if TRACKED[name].is_derived else row_events:
        yield (
            f"CREATE TEMP TRIGGER touched_{name}_{event} AFTER {event} ON main.{name} BEGIN"
            f" INSERT INTO touched (name, before, after) VALUES ('{name}', {before}, {after}); END"
        )
    values = TRACKED[name].values
    if values:
        differs = " OR ".join(f'old."{column}" IS NOT new."{column}"' for column in values)
        columns = ", ".join(f'"{column}"' for column in values)
        yield (
            f"CREATE TEMP TRIGGER touched_{name}_update AFTER UPDATE OF {columns} ON main.{name} WHEN {differs} BEGIN"
            f" INSERT INTO touched (name, before, after)"
            f" VALUES ('{name}', {_image(name, 'old')}, {_image(name, 'new')}); END"
        )


_TRIGGERS = tuple(statement for name in TRACKED for statement in _triggers(name))
