"""What a single term of a query asks of articles, as SQL in two forms: of one article, and of the ids of all that fulfil it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsreader.store.derived import present_story
from newsreader.store.querying.fields import Days, compared, deadline_days, published_days
from newsreader.store.querying.query import Term
from newsreader.store.values import LISTED, fold, fold_words, id_list

LONGEST_POINT = 366
"""Days of the longest dated point, a leap year."""


@dataclass(frozen=True, slots=True)
class Sql:
    """SQL text with its parameters."""

    text: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition. `row` is true of an article `a`, at the cost of an index; `ids` selects all such articles as `k`.

    `stories`: where it is one on stories, selects all such stories as `k`.
    """

    row: Sql
    ids: Sql
    stories: Sql | None = None


def condition_of(connection: sqlite3.Connection, term: Term, today: date) -> Condition:
    """Return the condition of a term with a field other than `title` and `text`.

    The library is asked for the sources, places, tags and entities that the term means.
    """
    field, value = term.field, term.value
    if field in ("source", "place"):
        return _column(f"a.{field} IN {LISTED}", _json(_naming(_all_names(connection, field), value)))
    if field == "tag":
        return _tagged(_json(name for name in _all_tags(connection) if _is_tag(name, value, term.prefix)))
    if field in ("entity", "person", "org"):
        return _named(id_list(_owners(connection, term)))
    if field in ("after", "before", "on", "newer", "older"):
        return _between("a.day", published_days(field, value, today))
    if field == "deadline":
        return _dated(deadline_days(value, today))
    if field == "sources":
        sign, count = compared(value)
        return _in_stories(f"source_count {sign} ?", int(count))
    if field == "story":
        return _column("a.story_id = ?", present_story(connection, int(value)))
    return _FLAGS.get((field, value), _column("0"))


def title_holds(value: str, match: str) -> Condition:
    """Return the condition that a title holds this text; `match` is what FTS5 knows of the same articles."""
    row = Sql("instr(a.title, ?) > 0", (value,))
    ids = f"SELECT a.id AS k FROM search AS s CROSS JOIN articles AS a ON a.id = s.rowid WHERE s.search MATCH ? AND {row.text}"
    return Condition(row, Sql(ids, (match, value)))


def entity_ids(connection: sqlite3.Connection, name: str, *, prefix: bool = False) -> list[int]:
    """Return the entities one of whose names is this one; where none is, those with all these words in one of their names."""
    if not prefix:
        exact = connection.execute("SELECT DISTINCT owner FROM aliases WHERE folded = ?", (fold(name),)).fetchall()
        if exact:
            return [row[0] for row in exact]
    wanted = fold_words(name)
    if not wanted:
        return []
    found: set[int] | None = None
    for k, word in enumerate(wanted):
        high = word + "\U0010ffff" if prefix and k == len(wanted) - 1 else word
        rows = connection.execute("SELECT alias_id FROM alias_words WHERE word >= ? AND word <= ?", (word, high))
        here = {row[0] for row in rows}
        found = here if found is None else found & here
    rows = connection.execute(f"SELECT DISTINCT owner FROM aliases WHERE id IN {LISTED}", (id_list(found or ()),))
    return [row[0] for row in rows]


def _column(condition: str, *values: Any) -> Condition:
    """Return a condition on a column that has an index."""
    return Condition(Sql(condition, values), Sql(f"SELECT a.id AS k FROM articles AS a WHERE {condition}", values))


def _of_article(table: str, condition: str, *values: Any) -> Condition:
    """Return a condition on rows of a table by article."""
    return Condition(
        Sql(f"EXISTS (SELECT 1 FROM {table} AS t WHERE t.article_id = a.id AND {condition})", values),
        Sql(f"SELECT t.article_id AS k FROM {table} AS t WHERE {condition}", values),
    )


def _in_stories(condition: str, *values: Any) -> Condition:
    """Return a condition on the story of an article."""
    return Condition(
        Sql(f"EXISTS (SELECT 1 FROM stories AS s WHERE s.id = a.story_id AND s.{condition})", values),
        # The story's articles are looked up in an index; joined the other way every article would be.
        Sql(
            f"SELECT a.id AS k FROM stories AS s CROSS JOIN articles AS a ON a.story_id = s.id WHERE s.{condition}",
            values,
        ),
        Sql(f"SELECT s.id AS k FROM stories AS s WHERE s.{condition}", values),
    )


def _tagged(tags: str) -> Condition:
    return _of_article("article_tags", f"t.tag IN {LISTED}", tags)


def _named(owners: str) -> Condition:
    return Condition(
        Sql(
            "EXISTS (SELECT 1 FROM uses AS u CROSS JOIN aliases AS n ON n.id = u.alias_id"
            f" WHERE u.article_id = a.id AND n.owner IN {LISTED})",
            (owners,),
        ),
        Sql(
            "SELECT u.article_id AS k FROM aliases AS n CROSS JOIN uses AS u ON u.alias_id = n.id"
            f" WHERE n.owner IN {LISTED}",
            (owners,),
        ),
    )


def _between(column: str, days: Days) -> Condition:
    if days.last is None:
        return _column(f"{column} >= ?", days.first)
    return _column(f"{column} BETWEEN ? AND ?", days.first if days.first is not None else 0, days.last)


def _dated(days: Days) -> Condition:
    first, last = days.first or 0, days.last if days.last is not None else 4_000_000
    # The index on the first day is asked from a year before the first day wanted: no point is longer.
    condition = "t.kind = 'deadline' AND t.day BETWEEN ? AND ? AND t.last_day >= ?"
    return _of_article("points", condition, max(0, first - LONGEST_POINT), last, first)


_WATCHED = Condition(
    Sql(
        "EXISTS (SELECT 1 FROM uses AS u CROSS JOIN aliases AS n ON n.id = u.alias_id CROSS JOIN entities AS e"
        " ON e.id = n.owner WHERE u.article_id = a.id AND e.watched = 1)"
    ),
    Sql(
        "SELECT u.article_id AS k FROM entities AS e CROSS JOIN aliases AS n ON n.owner = e.id"
        " CROSS JOIN uses AS u ON u.alias_id = n.id WHERE e.watched = 1"
    ),
)

_UNREAD = Condition(
    Sql("a.read = 0"),
    # The partial index holds the live ones; of the archived, which are few, each is looked at.
    Sql(
        "SELECT id AS k FROM articles INDEXED BY articles_unread WHERE read = 0 AND state = 0 UNION ALL"
        " SELECT id AS k FROM articles INDEXED BY articles_newest WHERE read = 0 AND state = 1"
    ),
)

_STARRED = Condition(
    Sql("a.starred = 1"),
    Sql(
        "SELECT id AS k FROM articles INDEXED BY articles_starred WHERE starred = 1 AND state = 0 UNION ALL"
        " SELECT id AS k FROM articles INDEXED BY articles_newest WHERE starred = 1 AND state = 1"
    ),
)

_FLAGS = {
    ("is", "unread"): _UNREAD,
    ("is", "starred"): _STARRED,
    ("is", "watched"): _WATCHED,
    ("is", "copy"): _column("a.copies_of IS NOT NULL"),
    ("is", "archived"): _column("a.state = 1"),
    ("has", "story"): _in_stories("reports > 1"),
    ("has", "deadline"): _of_article("points", "t.kind = 'deadline'"),
    ("has", "scheduled"): _of_article("points", "t.kind = 'scheduled'"),
    ("has", "tag"): _of_article("article_tags", "1"),
    ("has", "note"): _column("a.note <> ''"),
    ("has", "date"): _column("a.day IS NOT NULL"),
    ("has", "place"): _column("a.place IS NOT NULL"),
    ("has", "source"): _column("a.source > ''"),
    ("has", "url"): _column("a.url IS NOT NULL"),
}
"""`is:read` is what is not unread."""


def _owners(connection: sqlite3.Connection, term: Term) -> list[int]:
    kind = {"person": "person", "org": "organisation"}.get(term.field)
    # One letter with a star would name half of the entities: it means the letter itself, as in texts.
    owners = entity_ids(connection, term.value, prefix=term.prefix and len(term.value) > 1)
    if not kind:
        return owners
    sql = f"SELECT id FROM entities WHERE kind = ? AND id IN {LISTED}"
    return [row[0] for row in connection.execute(sql, (kind, id_list(owners)))]


def _all_tags(connection: sqlite3.Connection) -> list[str]:
    return _leap(connection, "tag", "article_tags")


def _all_names(connection: sqlite3.Connection, column: str) -> list[str]:
    return _leap(connection, column, "articles")


def _leap(connection: sqlite3.Connection, column: str, table: str) -> list[str]:
    """Return the different values of an indexed column by leaping from one to the next, not over every row."""
    rows = connection.execute(
        f"""WITH RECURSIVE names(name) AS (SELECT min({column}) FROM {table} WHERE {column} IS NOT NULL UNION ALL
        SELECT (SELECT min({column}) FROM {table} WHERE {column} > name) FROM names WHERE name IS NOT NULL)
        SELECT name FROM names WHERE name IS NOT NULL"""
    )
    return [row[0] for row in rows]


def _naming(names: Iterable[str], value: str) -> list[str]:
    wanted = fold(value)
    return [name for name in names if f" {wanted}" in f" {fold(name)}"] if wanted else []


def _is_tag(tag: str, value: str, prefix: bool) -> bool:
    return fold(tag).startswith(fold(value)) if prefix else fold(tag) == fold(value)


def _json(names: Iterable[str]) -> str:
    return json.dumps(list(names))
