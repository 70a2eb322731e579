"""What a query finds: ids, newest or best first, counts and snippets. `today` resolves relative dates."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from datetime import date
from itertools import islice

from newsreader.models import Counts, StoryHit
from newsreader.store.cjk import cjk_runs
from newsreader.store.database import Database
from newsreader.store.querying.compiling import marking
from newsreader.store.querying.masks import newest_of, read_ids, story_set
from newsreader.store.querying.selecting import Selection, selecting
from newsreader.store.querying.tree import Query, Term, words
from newsreader.store.values import LISTED, id_list

RANK_LIMIT = 5_000
"""Most hits that are ranked by bm25 (about 50 ms at 100,000 articles)."""

MATCH_BEGINS, MATCH_ENDS = "\ue000", "\ue001"
_SNIPPET_WORDS = 30
_LONG_TEXT = 300_000
_TITLE_WEIGHT = 8.0
_THESE = f"id IN {LISTED}"
_LENGTHS = f"SELECT article_id, length(text) FROM bodies WHERE article_id IN {LISTED}"


def prepare(db: Database, *, today: date) -> None:
    """Read the columns that large results are sorted by (30 ms at 100,000 articles), so that the first search need not."""
    with selecting(db, Query("", None), today) as selection:
        selection.prepare()


def article_ids(db: Database, query: Query, *, today: date) -> tuple[int, ...]:
    """Return the ids of matching live articles, newest first."""
    with selecting(db, query, today) as selection:
        return _newest(selection)


def ranked_ids(db: Database, query: Query, *, today: date) -> tuple[int, ...]:
    """Return the ids of matching live articles, best match first (the title counts more); newest first without words.

    If more than RANK_LIMIT articles have the words, those with them in the title come first, then the rest, both newest
    first: words that common do not say which article is meant.
    """
    with selecting(db, query, today) as selection:
        return _ranked(selection)


def story_ids(db: Database, query: Query, *, today: date, limit: int | None = None) -> tuple[int, ...]:
    """Return the ids of stories with a matching article, newest first."""
    with selecting(db, query, today) as selection:
        return _newest_stories(selection, limit)


def ranked_story_ids(db: Database, query: Query, *, today: date) -> tuple[int, ...]:
    """Return the ids of stories with a matching article, that of the best match first."""
    with selecting(db, query, today) as selection:
        if not selection.plan.match:
            return _newest_stories(selection, None)
        ids = _ranked(selection)
        if len(ids) > RANK_LIMIT:
            return tuple(dict.fromkeys(map(selection.stories.of.__getitem__, ids)))
        sql = f"SELECT id, story_id FROM articles WHERE {_THESE}"
        stories = dict(selection.connection.execute(sql, (id_list(ids),)).fetchall())
        return tuple(dict.fromkeys(stories[k] for k in ids))


def count(db: Database, query: Query, *, today: date) -> Counts:
    """Count the matching articles and their stories; cached while the library is unchanged."""
    with selecting(db, query, today) as selection:
        return selection.keep(("count", query.root, today), lambda: _count(selection))


def is_known(db: Database, word: Term) -> bool:
    """Tell whether any article, even a deleted one, has a word in some form (of a prefix, a word that begins so)."""
    match = marking(Query(word.value, word))
    return db.row("SELECT 1 FROM search WHERE search MATCH ? LIMIT 1", (match,)) is not None


def story_hits(db: Database, story_ids: Sequence[int], query: Query, *, today: date) -> list[StoryHit]:
    """Return the matching article of each story: that of its headline if it matches, else the first printing."""
    with selecting(db, query, today) as selection:
        found = selection.found()
        sql = f"""SELECT a.story_id, a.id, a.source FROM stories AS s CROSS JOIN articles AS a ON a.story_id = s.id
            WHERE s.{_THESE} AND +a.{selection.plan.shelf} ORDER BY a.id = s.lead, a.sort_key DESC, a.id DESC"""
        rows = selection.connection.execute(sql, (id_list(story_ids),)).fetchall()
        chosen = {row[0]: row for row in rows if found >> (8 * row[1]) & 1}
        texts = snippets(db, [row[1] for row in chosen.values()], query)
        return [StoryHit(row[0], row[1], row[2], text) for row, text in zip(chosen.values(), texts, strict=True)]


def snippets(db: Database, article_ids: Sequence[int], query: Query) -> list[str]:
    """Return a snippet of about 30 words for each id ("" if none), with matches between U+E000 and U+E001."""
    match = marking(query)
    if not match:
        return [""] * len(article_ids)
    sql = f"""SELECT snippet(s.search, 1, '{MATCH_BEGINS}', '{MATCH_ENDS}', '…', {_SNIPPET_WORDS})
        FROM search AS s WHERE s.search MATCH ? AND s.rowid = ?"""
    found = []
    with db.read() as connection:
        lengths = dict(db.rows(_LENGTHS, (id_list(article_ids),)))
        for article_id in article_ids:
            row = None
            if lengths.get(article_id, _LONG_TEXT) < _LONG_TEXT and not cjk_runs(match):
                row = connection.execute(sql, (match, article_id)).fetchone()
            marked = " ".join(row[0].split()) if row and row[0] and MATCH_BEGINS in row[0] else ""
            found.append(marked or (_plain_snippet(connection, article_id, query) if article_id in lengths else ""))
    return found


def _count(selection: Selection) -> Counts:
    few = selection.few()
    if few is not None:
        sql = f"""SELECT count(*), coalesce(sum(read = 0), 0), count(DISTINCT story_id), coalesce(sum(starred), 0),
            count(DISTINCT CASE WHEN read = 0 THEN story_id END) FROM articles WHERE {_THESE}"""
        return Counts(*selection.connection.execute(sql, (id_list(few),)).fetchone())
    found = selection.mask()
    unread, starred = (found & selection.term(Term(flag, "is")) for flag in ("unread", "starred"))
    stories, unread_stories = (story_set(selection.stories, selection.shelf, those) for those in (found, unread))
    return Counts(found.bit_count(), unread.bit_count(), len(stories), starred.bit_count(), len(unread_stories))


def _newest(selection: Selection) -> tuple[int, ...]:
    if selection.plan.is_empty:
        sql = "SELECT id AS k FROM articles WHERE state = 0 ORDER BY sort_key DESC, id DESC"
        return tuple(read_ids(selection.connection, sql, ()))
    few = selection.few()
    if few is not None:
        sql = f"SELECT id AS k FROM articles WHERE {_THESE} ORDER BY sort_key DESC, id DESC"
        return tuple(read_ids(selection.connection, sql, (id_list(few),)))
    return tuple(newest_of(selection.shelf, selection.mask()))


def _newest_stories(selection: Selection, limit: int | None) -> tuple[int, ...]:
    bound = -1 if limit is None else limit
    if selection.plan.is_empty:
        sql = "SELECT id AS k FROM stories WHERE articles > 0 ORDER BY sort_key DESC, id DESC LIMIT ?"
        return tuple(read_ids(selection.connection, sql, (bound,)))
    few = selection.few()
    if few is not None:
        sql = f"""SELECT id AS k FROM stories WHERE id IN (SELECT story_id FROM articles WHERE {_THESE})
            ORDER BY sort_key DESC, id DESC LIMIT ?"""
        return tuple(read_ids(selection.connection, sql, (id_list(few), bound)))
    found = story_set(selection.stories, selection.shelf, selection.mask())
    return tuple(islice((k for k in selection.stories.newest if k in found), limit))


def _ranked(selection: Selection) -> tuple[int, ...]:
    plan = selection.plan
    if not plan.match:
        return _newest(selection)
    if selection.words().bit_count() > RANK_LIMIT:
        found, titled = selection.mask(), selection.titled()
        shelf = selection.shelf
        return (*newest_of(shelf, found & titled), *newest_of(shelf, found & ~titled))
    where, values = (f"a.{_THESE}", (id_list(_newest(selection)),)) if plan.others else (f"a.{plan.shelf}", ())
    sql = f"""SELECT a.id AS k FROM search AS s CROSS JOIN articles AS a ON a.id = s.rowid
        WHERE s.search MATCH ? AND {where}
        ORDER BY bm25(s.search, {_TITLE_WEIGHT}, 1.0, 1.0), a.sort_key DESC, a.id DESC"""
    return tuple(read_ids(selection.connection, sql, (plan.match, *values)))


def _plain_snippet(connection: sqlite3.Connection, article_id: int, query: Query) -> str:
    """Return a snippet without using the index, for scripts without spaces and for very long texts."""
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
