"""From the query's tree to SQL over `articles AS a`: parameters only, and every FTS5 word quoted."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from newsreader.store.fields import Days, compared, deadline_days, published_days
from newsreader.store.query import All, Either, Node, Not, Query, Term, terms
from newsreader.store.values import cjk_runs, fold, fold_words, id_list, pairs

_WIDE = frozenset({"is", "title", "older", "before"})
"""Conditions that most articles may fulfil."""

_IN_TEXT = "a.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
_NOTHING = "0"


@dataclass(frozen=True, slots=True)
class Sql:
    """A condition on `articles AS a` with its parameters."""

    text: str
    values: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A query compiled. `match`: the FTS5 expression all hits fulfil ("" if none); `where`: all other conditions.

    `shelves`: which states (0 live, 1 archived) are looked at. `is_empty`: the query asks for nothing, so all is found.
    `narrow`: a condition has an index of its own, which serves better than walking along the newest.
    `index`: the partial index that holds just the unread or starred articles, where all hits must be such; else "".
    """

    match: str
    where: Sql
    shelves: tuple[int, ...]
    is_empty: bool
    index: str = ""
    narrow: bool = False


def compile_query(connection: sqlite3.Connection, query: Query, today: date) -> Plan:
    """Compile a query; the library is asked for names of sources, places, tags and entities that it means."""
    compiler = _Compiler(connection, today)
    parts: Sequence[Node] = query.root.parts if isinstance(query.root, All) else [query.root] if query.root else []
    match, others = _split(parts)
    where = _join([compiler.condition(part) for part in others], " AND ") if others else Sql("1")
    archived = any(term.field == "is" and term.value == "archived" for term in terms(query.root))
    marked = {part.value for part in others if isinstance(part, Term) and part.field == "is"} & {"unread", "starred"}
    index = f"articles_{max(marked)}" if marked and not archived else ""
    narrow = any(isinstance(part, Term) and part.field not in _WIDE for part in others)
    return Plan(match, where, (0, 1) if archived else (0,), query.root is None, index, narrow)


def marking(query: Query) -> str:
    """Return an FTS5 expression of all words of a query that are to be marked in hits, "" if there are none."""
    found = [_match(term) for term in terms(query.root)]
    return " OR ".join(f"({match})" for match in found if match)


def _split(parts: Sequence[Node]) -> tuple[str, list[Node]]:
    """Take from parts that must all hold what FTS5 can answer at once; return it and the rest."""
    matches = [(part, _match(part)) for part in parts]
    wanted = [match for _, match in matches if match]
    excluded = [(part, _match(part.part)) for part in parts if isinstance(part, Not)] if wanted else []
    without = [match for _, match in excluded if match]
    done = {id(part) for part, match in [*matches, *excluded] if match}
    match = " AND ".join(f"({match})" for match in wanted)
    if without:
        match = f"({match}) NOT ({' OR '.join(f'({m})' for m in without)})"
    return match, [part for part in parts if id(part) not in done]


def _match(node: Node) -> str:
    """Return the FTS5 expression of a node, "" where FTS5 alone cannot answer it."""
    if isinstance(node, Term):
        return _word(node) if node.field in ("", "title", "text") else ""
    if isinstance(node, Either):
        found = [_match(part) for part in node.parts]
        return " OR ".join(f"({match})" for match in found) if all(found) else ""
    if isinstance(node, All):
        match, rest = _split(node.parts)
        return match if not rest else ""
    return ""


def _word(term: Term) -> str:
    runs = cjk_runs(term.value)
    if runs:
        # Title and text lie together in the column of character pairs; a title alone is looked at by SQL.
        found = [f"cjk : {_quoted(' '.join(pairs(run)))}{'*' if len(run) == 1 else ''}" for run in runs]
        return " AND ".join(found) if term.field != "title" else ""
    # Without a column also the one of character pairs is asked, which holds no such words, and costs half.
    column = f"{term.field} : " if term.field else ""
    # One letter with a star would read the index of half the language: it means the letter itself.
    star = "*" if term.prefix and len(term.value) > 1 else ""
    return f"{column}{_quoted(term.value)}{star}"


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'


def _join(parts: Sequence[Sql], word: str) -> Sql:
    return Sql("(" + word.join(part.text for part in parts) + ")", tuple(v for part in parts for v in part.values))


class _Compiler:
    """Compiles conditions of one query."""

    def __init__(self, connection: sqlite3.Connection, today: date) -> None:
        self._connection = connection
        self._today = today

    def condition(self, node: Node) -> Sql:
        match = _match(node)
        if match:
            return Sql(_IN_TEXT, (match,))
        if isinstance(node, All):
            return _join([self.condition(part) for part in node.parts], " AND ")
        if isinstance(node, Either):
            return _join([self.condition(part) for part in node.parts], " OR ")
        if isinstance(node, Not):
            inner = self.condition(node.part)
            return Sql(f"NOT coalesce({inner.text}, 0)", inner.values)
        return self._term(node)

    def _term(self, term: Term) -> Sql:
        field, value = term.field, term.value
        if field == "title":
            return Sql("instr(a.title, ?) > 0", (value,))
        if field in ("source", "place"):
            return _among(f"a.{field}", _naming(_all_names(self._connection, field), value))
        if field == "tag":
            names = self._connection.execute("SELECT DISTINCT tag FROM article_tags").fetchall()
            tags = [name for (name,) in names if _is_tag(name, value, term.prefix)]
            return Sql(
                "a.id IN (SELECT article_id FROM article_tags WHERE tag IN (SELECT value FROM json_each(?)))",
                (_json(tags),),
            )
        if field in ("entity", "person", "org"):
            return self._named(field, value, term.prefix)
        if field in ("after", "before", "on", "newer", "older"):
            return _between("a.day", published_days(field, value, self._today))
        if field == "deadline":
            return _dated(deadline_days(value, self._today))
        if field == "sources":
            sign, count = compared(value)
            return Sql(f"a.story_id IN (SELECT id FROM stories WHERE source_count {sign} ?)", (int(count),))
        if field == "story":
            return Sql("a.story_id = ?", (int(value),))
        return Sql({**_STATES, **_HOLDINGS}.get(value, _NOTHING))

    def _named(self, field: str, value: str, prefix: bool) -> Sql:
        kind = {"person": "person", "org": "organisation"}.get(field)
        owners = entity_ids(self._connection, value, prefix=prefix)
        if kind:
            rows = self._connection.execute(
                "SELECT id FROM entities WHERE kind = ? AND id IN (SELECT value FROM json_each(?))",
                (kind, id_list(owners)),
            )
            owners = [row[0] for row in rows]
        return Sql(
            "a.id IN (SELECT u.article_id FROM aliases AS n JOIN uses AS u ON u.alias_id = n.id"
            " WHERE n.owner IN (SELECT value FROM json_each(?)))",
            (id_list(owners),),
        )


_STATES = {
    "unread": "a.read = 0",
    "read": "a.read = 1",
    "starred": "a.starred = 1",
    "copy": "a.copies_of IS NOT NULL",
    "archived": "a.state = 1",
    "watched": "a.id IN (SELECT u.article_id FROM entities AS e JOIN aliases AS n ON n.owner = e.id"
    " JOIN uses AS u ON u.alias_id = n.id WHERE e.watched = 1)",
}
_HOLDINGS = {
    "story": "a.story_id IN (SELECT id FROM stories WHERE reports > 1)",
    "deadline": "a.id IN (SELECT article_id FROM points WHERE kind = 'deadline')",
    "scheduled": "a.id IN (SELECT article_id FROM points WHERE kind = 'scheduled')",
    "tag": "a.id IN (SELECT article_id FROM article_tags)",
    "note": "a.note <> ''",
    "date": "a.day IS NOT NULL",
    "place": "a.place IS NOT NULL",
    "source": "a.source <> ''",
    "url": "a.url IS NOT NULL",
}


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
    rows = connection.execute(
        "SELECT DISTINCT owner FROM aliases WHERE id IN (SELECT value FROM json_each(?))", (id_list(found or ()),)
    )
    return [row[0] for row in rows]


def _all_names(connection: sqlite3.Connection, column: str) -> list[str]:
    """Return the different values of an indexed column by leaping from one to the next, not over every article."""
    rows = connection.execute(
        f"""WITH RECURSIVE names(name) AS (SELECT min({column}) FROM articles UNION ALL
        SELECT (SELECT min({column}) FROM articles WHERE {column} > name) FROM names WHERE name IS NOT NULL)
        SELECT name FROM names WHERE name IS NOT NULL"""
    )
    return [row[0] for row in rows]


def _naming(names: Iterable[str], value: str) -> list[str]:
    wanted = fold(value)
    return [name for name in names if f" {wanted}" in f" {fold(name)}"] if wanted else []


def _is_tag(tag: str, value: str, prefix: bool) -> bool:
    return fold(tag).startswith(fold(value)) if prefix else fold(tag) == fold(value)


def _among(column: str, names: Sequence[str]) -> Sql:
    return Sql(f"{column} IN (SELECT value FROM json_each(?))", (_json(names),))


def _between(column: str, days: Days) -> Sql:
    if days.last is None:
        return Sql(f"{column} >= ?", (days.first,))
    return Sql(f"{column} BETWEEN ? AND ?", (days.first if days.first is not None else 0, days.last))


def _dated(days: Days) -> Sql:
    first, last = days.first or 0, days.last if days.last is not None else 4_000_000
    return Sql(
        "a.id IN (SELECT article_id FROM points WHERE kind = 'deadline' AND day <= ? AND last_day >= ?)", (last, first)
    )


def _json(names: Iterable[str]) -> str:
    return json.dumps(list(names))
