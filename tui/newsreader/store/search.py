"""Ids of what a query finds: newest first or best first; snippets. `today` settles relative dates."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from newsreader.models import Counts
from newsreader.store.compiling import Plan, compile_query, marking
from newsreader.store.database import Database
from newsreader.store.query import Query, words
from newsreader.store.values import cjk_runs, id_list

RANK_LIMIT = 5_000
"""Hits up to which all are ranked by bm25 (about 50 ms at 100,000 articles); of more, only the newest by their titles."""

FEW = 3_000
"""Hits up to which looking each up is cheaper than walking along the index of the newest."""

TITLES_RANKED = 2_000
"""How many of the newest of very many hits are looked through for matches in the title."""

MATCH_BEGINS, MATCH_ENDS = "\ue000", "\ue001"
_SNIPPET_WORDS = 30
_LONG_TEXT = 300_000
_TITLE_WEIGHT = 8.0


def article_ids(db: Database, query: Query, *, today: date, limit: int | None = None) -> tuple[int, ...]:
    """Return the ids of matching live articles, newest first."""
    with db.read() as connection:
        return _newest(connection, compile_query(connection, query, today), limit)


def ranked_ids(db: Database, query: Query, *, today: date, limit: int | None = None) -> tuple[int, ...]:
    """Return the ids of matching live articles, best match first (title counts more); newest first without words.

    Where more than RANK_LIMIT match, those of the newest that match in the title come first and the rest follow, newest
    first: a word that common says nothing about which article is meant.
    """
    with db.read() as connection:
        plan = compile_query(connection, query, today)
        if not plan.match:
            return _newest(connection, plan, limit)
        if _hits(connection, plan, RANK_LIMIT) > RANK_LIMIT:
            return _titles_first(connection, plan, limit)
        sql = f"""SELECT a.id FROM search AS s CROSS JOIN articles AS a ON a.id = s.rowid
            WHERE s.search MATCH ? AND {_shelf(plan)} AND {plan.where.text}
            ORDER BY bm25(s.search, {_TITLE_WEIGHT}, 1.0, 1.0), a.sort_key DESC, a.id DESC LIMIT ?"""
        return _ids(connection, sql, (plan.match, *plan.where.values, _bound(limit)))


def story_ids(db: Database, query: Query, *, today: date, limit: int | None = None) -> tuple[int, ...]:
    """Return the ids of stories with a matching article, newest first."""
    with db.read() as connection:
        plan = compile_query(connection, query, today)
        if plan.is_empty:
            sql = "SELECT id FROM stories WHERE articles > 0 ORDER BY sort_key DESC, id DESC LIMIT ?"
            return _ids(connection, sql, (_bound(limit),))
        where, values = condition(plan)
        if plan.index == "articles_starred":
            where, values = "a.id IN (SELECT value FROM json_each(?))", (id_list(_newest(connection, plan, None)),)
        elif not plan.narrow and not plan.match and plan.shelves == (0,):
            # Most stories match: looking at each, newest first, ends as soon as there are enough.
            sql = f"""SELECT s.id FROM stories AS s INDEXED BY stories_newest WHERE s.articles > 0 AND EXISTS (
                SELECT 1 FROM articles AS a INDEXED BY articles_story WHERE a.story_id = s.id AND {where})
                ORDER BY s.sort_key DESC, s.id DESC LIMIT ?"""
            return _ids(connection, sql, (*values, _bound(limit)))
        sql = f"""SELECT s.id FROM stories AS s WHERE s.id IN (SELECT a.story_id FROM articles AS a WHERE {where})
            ORDER BY +s.sort_key DESC, s.id DESC LIMIT ?"""
        return _ids(connection, sql, (*values, _bound(limit)))


def ranked_story_ids(db: Database, query: Query, *, today: date, limit: int | None = None) -> tuple[int, ...]:
    """The same, the story of the best match first."""
    with db.read() as connection:
        plan = compile_query(connection, query, today)
        if not plan.match:
            return story_ids(db, query, today=today, limit=limit)
        ids = ranked_ids(db, query, today=today, limit=None if limit is None else max(TITLES_RANKED, 10 * limit))
        rows = connection.execute(
            "SELECT id, story_id FROM articles WHERE id IN (SELECT value FROM json_each(?))", (id_list(ids),)
        )
        stories = dict(rows.fetchall())
        return tuple(dict.fromkeys(stories[k] for k in ids))[:limit]


def count(db: Database, query: Query, *, today: date) -> Counts:
    """Count the matching articles, unread, stories and starred (for saved views)."""
    with db.read() as connection:
        where, values = condition(compile_query(connection, query, today))
        row = connection.execute(
            "SELECT count(*), coalesce(sum(a.read = 0), 0), count(DISTINCT a.story_id), coalesce(sum(a.starred), 0)"
            f" FROM articles AS a WHERE {where}",
            values,
        ).fetchone()
    return Counts(*row)


def snippets(db: Database, article_ids: Sequence[int], query: Query) -> list[str]:
    """Return a snippet of the text per id (about 30 words; "" if none), matches between U+E000 and U+E001."""
    match = marking(query)
    if not match:
        return [""] * len(article_ids)
    sql = f"""SELECT snippet(s.search, 1, '{MATCH_BEGINS}', '{MATCH_ENDS}', '…', {_SNIPPET_WORDS})
        FROM search AS s WHERE s.search MATCH ? AND s.rowid = ?"""
    found = []
    with db.read() as connection:
        lengths = dict(
            connection.execute(
                "SELECT article_id, length(text) FROM bodies WHERE article_id IN (SELECT value FROM json_each(?))",
                (id_list(article_ids),),
            ).fetchall()
        )
        for article_id in article_ids:
            row = None
            if lengths.get(article_id, _LONG_TEXT) < _LONG_TEXT and not cjk_runs(match):
                row = connection.execute(sql, (match, article_id)).fetchone()
            marked = " ".join(row[0].split()) if row and row[0] and MATCH_BEGINS in row[0] else ""
            found.append(marked or (_plain_snippet(connection, article_id, query) if article_id in lengths else ""))
    return found


def condition(plan: Plan) -> tuple[str, tuple[Any, ...]]:
    """Return the whole plan as one condition on `articles AS a`, with its parameters."""
    match = "a.id IN (SELECT rowid FROM search WHERE search MATCH ?) AND " if plan.match else ""
    values = (plan.match, *plan.where.values) if plan.match else plan.where.values
    # The plus: whoever asks with this condition brings an order or an index of its own.
    return f"{match}+{_shelf(plan)} AND {plan.where.text}", values


def _newest(connection: sqlite3.Connection, plan: Plan, limit: int | None) -> tuple[int, ...]:
    """Few hits are looked up and sorted; many are met on the way along the index of the newest (measured at 100,000)."""
    order, values = "ORDER BY a.sort_key DESC, a.id DESC LIMIT ?", (*plan.where.values, _bound(limit))
    # The plus keeps SQLite from walking along the newest where a condition has a better index.
    conditions = f"{'+' if plan.narrow and not plan.index else ''}{_shelf(plan)} AND {plan.where.text}"
    if not plan.match:
        index = f" INDEXED BY {plan.index}" if plan.index else ""
        return _ids(connection, f"SELECT a.id FROM articles AS a{index} WHERE {conditions} {order}", values)
    if _hits(connection, plan, FEW) <= FEW:
        sql = f"""SELECT a.id FROM search AS s CROSS JOIN articles AS a ON a.id = s.rowid
            WHERE s.search MATCH ? AND {conditions} {order}"""
    else:
        index = plan.index or ("articles_newest" if plan.shelves == (0,) and not plan.narrow else "")
        sql = f"""SELECT a.id FROM articles AS a{f" INDEXED BY {index}" if index else ""}
            WHERE a.id IN (SELECT rowid FROM search WHERE search MATCH ?) AND {conditions} {order}"""
    return _ids(connection, sql, (plan.match, *values))


def _hits(connection: sqlite3.Connection, plan: Plan, enough: int) -> int:
    """Count what FTS5 finds, up to one more than is enough."""
    sql = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"
    return int(connection.execute(sql, (plan.match, enough + 1)).fetchone()[0])


def _titles_first(connection: sqlite3.Connection, plan: Plan, limit: int | None) -> tuple[int, ...]:
    ids = _newest(connection, plan, None if limit is None else max(limit, TITLES_RANKED))
    first = ids[:TITLES_RANKED]
    if not first:
        return ids
    rows = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?",
        (f"title : ({plan.match})", min(first), max(first)),
    )
    titled = {row[0] for row in rows}
    found = (*(k for k in first if k in titled), *(k for k in first if k not in titled), *ids[TITLES_RANKED:])
    return found[:limit]


def _shelf(plan: Plan) -> str:
    return "a.state = 0" if plan.shelves == (0,) else "a.state < 2"


def _ids(connection: sqlite3.Connection, sql: str, values: Sequence[Any]) -> tuple[int, ...]:
    return tuple([row[0] for row in connection.execute(sql, values)])


def _bound(limit: int | None) -> int:
    return -1 if limit is None else limit


def _plain_snippet(connection: sqlite3.Connection, article_id: int, query: Query) -> str:
    """Return a snippet found without the index: for scripts without spaces and for very long texts."""
    looked = [word.rstrip("*") for word in words(query)]
    if not looked:
        return ""
    text = connection.execute(
        "SELECT substr(text, 1, 2000000) FROM bodies WHERE article_id = ?", (article_id,)
    ).fetchone()[0]
    pattern = re.compile("|".join(map(re.escape, sorted(looked, key=len, reverse=True))), re.I)
    hit = pattern.search(text)
    if not hit:
        return ""
    start, end = max(0, hit.start() - 60), min(len(text), hit.end() + 120)
    marked = pattern.sub(lambda m: f"{MATCH_BEGINS}{m[0]}{MATCH_ENDS}", text[start:end])
    return ("…" if start else "") + " ".join(marked.split()) + ("…" if end < len(text) else "")
