"""The SQL that selects the articles fulfilling a single term of a query."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from newsreader.store.database import distinct
from newsreader.store.derived import present_story
from newsreader.store.querying.fields import Days, compared, deadline_days, published_days
from newsreader.store.querying.tree import Term
from newsreader.store.values import LISTED, fold, fold_words, id_list, pack_list

LONGEST_POINT = 366
"""Days of the longest dated point, a leap year."""

_LATEST = 4_000_000
"""An ordinal after all days."""


@dataclass(frozen=True, slots=True)
class Sql:
    """A SELECT of ids as `k`, with its parameters. `of_stories`: the ids are stories and stand for all their articles."""

    text: str
    values: tuple[Any, ...] = ()
    of_stories: bool = False


def ids_of_term(connection: sqlite3.Connection, term: Term, today: date) -> Sql:
    """Return the SELECT of a term with a field other than `title` and `text`.

    The sources, places, tags and entities that the term means are looked up in the library.
    """
    field, value = term.field, term.value
    if field in ("source", "place"):
        return _articles(f"{field} IN {LISTED}", pack_list(_naming(distinct(connection, field, "articles"), value)))
    if field == "tag":
        names = distinct(connection, "tag", "article_tags")
        return _rows("article_tags", f"tag IN {LISTED}", pack_list(n for n in names if _is_tag(n, value, term.prefix)))
    if field in ("entity", "person", "org"):
        return Sql(_USES.format(f"n.owner IN {LISTED}"), (id_list(_owners(connection, term)),))
    if field in ("newer", "older") and "T" in value:
        return _by_the_hour(field, datetime.fromisoformat(value))
    if field in ("after", "before", "on", "newer", "older"):
        return _published(published_days(field, value, today))
    if field == "deadline":
        return _due(deadline_days(value, today))
    if field == "sources":
        sign, count = compared(value)
        return _stories(f"source_count {sign} ?", int(count))
    if field == "story":
        return _articles("story_id = ?", present_story(connection, int(value)))
    return _FLAGS.get((field, value), _articles("0"))


def title_holds(value: str, match: str) -> Sql:
    """Return the SELECT of articles whose title contains a text; `match` is an FTS5 expression that finds them."""
    sql = "SELECT a.id AS k FROM search AS s CROSS JOIN articles AS a ON a.id = s.rowid WHERE s.search MATCH ? AND instr(a.title, ?)"
    return Sql(sql, (match, value))


def entity_ids(connection: sqlite3.Connection, name: str, *, prefix: bool = False) -> list[int]:
    """Return the entities with exactly this name; if there are none, those with all its words in one of their names."""
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


_USES = "SELECT u.article_id AS k FROM aliases AS n CROSS JOIN uses AS u ON u.alias_id = n.id WHERE {}"


def _articles(condition: str, *values: Any) -> Sql:
    return Sql(f"SELECT id AS k FROM articles WHERE {condition}", values)


def _rows(table: str, condition: str, *values: Any) -> Sql:
    """Return the SELECT of articles with such a row in a table."""
    return Sql(f"SELECT article_id AS k FROM {table} WHERE {condition}", values)


def _stories(condition: str, *values: Any) -> Sql:
    return Sql(f"SELECT id AS k FROM stories WHERE {condition}", values, of_stories=True)


def _published(days: Days) -> Sql:
    """Return the SELECT of articles published on these local days.

    Stored days are UTC: of articles with a time, those stored on the days at and beside both ends may be in or out.
    """
    first, last = days.first or 0, days.last if days.last is not None else _LATEST
    text = (
        "SELECT id AS k FROM articles WHERE day > ? AND day < ? UNION ALL SELECT id AS k FROM articles"
        " WHERE day IN (?, ?, ?, ?) AND CASE WHEN length(published) > 10 THEN sort_key >= ? AND sort_key < ?"
        " ELSE day BETWEEN ? AND ? END"
    )
    ends = (first - 1, first, last, last + 1)
    return Sql(text, (first, last, *ends, _midnight(first), _midnight(last + 1), first, last))


def _by_the_hour(field: str, edge: datetime) -> Sql:
    """Return the SELECT of articles published since (`newer`) or before a moment; those without a time by local day."""
    sign = ">=" if field == "newer" else "<"
    local = edge.astimezone().toordinal()
    # The index on the UTC day narrows the rows first: a local day is never more than one day away from it.
    near = "day >= ?" if field == "newer" else "day <= ?"
    text = f"{near} AND CASE WHEN length(published) > 10 THEN sort_key {sign} ? ELSE day {sign} ? END"
    return _articles(text, local - 1 if field == "newer" else local + 1, int(edge.timestamp()), local)


def _midnight(day: int) -> int:
    """Return the second since 1970 at which a local day (an ordinal) begins."""
    begins = datetime.combine(date.fromordinal(min(max(1, day), date.max.toordinal())), time())
    try:
        return int(begins.timestamp())
    except (OverflowError, OSError, ValueError):  # too early or too late for the system's clock
        return int(begins.replace(tzinfo=UTC).timestamp())


def _due(days: Days) -> Sql:
    first, last = days.first or 0, days.last if days.last is not None else _LATEST
    # The index on the first day is read from a year before the first day wanted, since no point is longer.
    condition = "kind = 'deadline' AND day BETWEEN ? AND ? AND last_day >= ?"
    return _rows("points", condition, max(0, first - LONGEST_POINT), last, first)


def _marked(condition: str, index: str) -> Sql:
    # The partial index holds live articles; the few archived ones are looked at one by one.
    return Sql(
        f"SELECT id AS k FROM articles INDEXED BY {index} WHERE {condition} AND state = 0 UNION ALL"
        f" SELECT id AS k FROM articles INDEXED BY articles_newest WHERE {condition} AND state = 1"
    )


_FLAGS = {
    ("is", "unread"): _marked("read = 0", "articles_unread"),
    ("is", "starred"): _marked("starred = 1", "articles_starred"),
    ("is", "watched"): Sql(_USES.format("n.owner IN (SELECT id FROM entities WHERE watched = 1)")),
    ("is", "copy"): _articles("copies_of IS NOT NULL"),
    ("is", "archived"): _articles("state = 1"),
    ("has", "story"): _stories("reports > 1"),
    ("has", "deadline"): _rows("points", "kind = 'deadline'"),
    ("has", "scheduled"): _rows("points", "kind = 'scheduled'"),
    ("has", "tag"): _rows("article_tags", "1"),
    ("has", "note"): _articles("note <> ''"),
    ("has", "date"): _articles("day IS NOT NULL"),
    ("has", "place"): _articles("place IS NOT NULL"),
    ("has", "source"): _articles("source > ''"),
    ("has", "url"): _articles("url IS NOT NULL"),
}
"""Without `is:read`, which is compiled as not unread."""


def _owners(connection: sqlite3.Connection, term: Term) -> list[int]:
    kind = {"person": "person", "org": "organisation"}.get(term.field)
    # One letter with a star would match half of the entities, so it means the letter itself, as in texts.
    owners = entity_ids(connection, term.value, prefix=term.prefix and len(term.value) > 1)
    if not kind:
        return owners
    sql = f"SELECT id FROM entities WHERE kind = ? AND id IN {LISTED}"
    return [row[0] for row in connection.execute(sql, (kind, id_list(owners)))]


def _naming(names: Iterable[str], value: str) -> list[str]:
    wanted = fold(value)
    return [name for name in names if f" {wanted}" in f" {fold(name)}"] if wanted else []


def _is_tag(tag: str, value: str, prefix: bool) -> bool:
    return fold(tag).startswith(fold(value)) if prefix else fold(tag) == fold(value)
