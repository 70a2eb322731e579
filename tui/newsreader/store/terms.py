"""Terms of articles for grouping: postings by rare term and day, vectors, document frequencies.

Analysis gives each term as a number from 1 to 2**63 - 1.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from heapq import nlargest

from newsreader.store.database import Database
from newsreader.store.records import TermMatch
from newsreader.store.values import LISTED, id_list, pack_numbers, unpack_numbers

_UNDATED = 0
_POSTINGS_LIMIT = 3_000
"""Postings read of one term at most, the newest days first: a term with more says little about an event."""

_TERMS_LIMIT = 60
_TERMS_ENOUGH = 20
_COMMON_FROM = 2_000
"""A term in more articles than this is not looked up if `_TERMS_ENOUGH` others are; at 100,000 articles this halves the time."""


def save_terms(
    db: Database, article_id: int, *, day: date | None, posted: Sequence[int], counted: Sequence[int], vector: bytes
) -> None:
    """Replace an article's terms: it is found by those `posted`; those `counted` enter the document frequencies."""
    ordinal = day.toordinal() if day else _UNDATED
    posted_numbers, counted_numbers = list(dict.fromkeys(posted)), list(dict.fromkeys(counted))
    with db.write() as connection:
        forget(connection, article_id)
        connection.execute(
            "INSERT INTO vectors SELECT id, ?, ?, ?, ? FROM articles WHERE id = ?",
            (ordinal, pack_numbers(posted_numbers), pack_numbers(counted_numbers), vector, article_id),
        )
        _post(connection, article_id, ordinal, posted_numbers, counted_numbers)


def post_anew(connection: sqlite3.Connection) -> None:
    """Rebuild postings and document frequencies from what is kept of each article."""
    connection.execute("DELETE FROM postings")
    connection.execute("DELETE FROM term_counts")
    rows = connection.execute("SELECT article_id, day, posted, counted FROM vectors").fetchall()
    for article_id, day, posted, counted in rows:
        _post(connection, article_id, day, unpack_numbers(posted), unpack_numbers(counted))


def _post(
    connection: sqlite3.Connection, article_id: int, day: int, posted: Iterable[int], counted: Iterable[int]
) -> None:
    connection.executemany("INSERT OR IGNORE INTO postings VALUES (?, ?, ?)", [(t, day, article_id) for t in posted])
    connection.executemany(
        "INSERT INTO term_counts VALUES (?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1",
        [(term,) for term in counted],
    )


def set_vector(db: Database, article_id: int, vector: bytes) -> None:
    """Replace the stored vector of an article that has terms."""
    with db.write() as connection:
        connection.execute("UPDATE vectors SET data = ? WHERE article_id = ?", (vector, article_id))


def candidates(
    db: Database,
    terms: Sequence[int],
    *,
    day: date | None,
    window: int = 10,
    limit: int = 50,
    without: Collection[int] = (),
) -> list[TermMatch]:
    """Return live articles that share posted terms, most shared first: undated ones and those within `window` days of `day`.

    Without `day` all days count; a date lent by a story counts as none. Give the rarest terms first: at most 60 are looked
    up, with their 3,000 newest postings each, and terms of more than 2,000 articles only if fewer than 20 others remain.
    """
    spans = [(day.toordinal() - window, day.toordinal() + window)] if day else [(0, 4_000_000)]
    with db.read() as connection:
        if day and connection.execute("SELECT 1 FROM vectors WHERE day = ? LIMIT 1", (_UNDATED,)).fetchone():
            spans.append((_UNDATED, _UNDATED))
        telling = _telling(connection, list(dict.fromkeys(terms[:_TERMS_LIMIT])))
        asked = [(term, *span) for term in telling for span in spans]
        # Some may be deleted, so more than wanted are asked for; the rows of the surplus are only read if needed.
        shared = _most_shared(connection, asked, 2 * limit + len(without))
        rows = connection.execute(
            """SELECT a.id, a.story_id, iif(a.published_from = 'story', NULL, a.day) FROM json_each(?) AS asked
            CROSS JOIN articles AS a ON a.id = asked.value WHERE a.state < 2 LIMIT ?""",
            (id_list(k for k in shared if k not in without), limit),
        )
        return [TermMatch(k, story, own, shared[k]) for k, story, own in rows]


def _telling(connection: sqlite3.Connection, numbers: Sequence[int]) -> list[int]:
    """Leave out terms of very many articles, the most common first, as long as enough others remain."""
    if len(numbers) <= _TERMS_ENOUGH:
        return list(numbers)
    rows = connection.execute(
        f"SELECT term FROM term_counts WHERE term IN {LISTED} AND articles > ? ORDER BY articles DESC",
        (id_list(numbers), _COMMON_FROM),
    )
    common = {row[0] for row in rows.fetchmany(len(numbers) - _TERMS_ENOUGH)}
    return [term for term in numbers if term not in common]


def _most_shared(connection: sqlite3.Connection, asked: Sequence[tuple[int, int, int]], limit: int) -> dict[int, int]:
    """Return {article: number of its postings} for (term, first day, last day), most first, among equals the highest id."""
    sql = "SELECT article_id FROM postings WHERE term = ? AND day BETWEEN ? AND ? ORDER BY day DESC LIMIT ?"
    found: Counter[int] = Counter()
    for one in asked:
        found.update([article_id for (article_id,) in connection.execute(sql, (*one, _POSTINGS_LIMIT))])
    return {k: count for count, k in nlargest(limit, [(count, k) for k, count in found.items()])}


def vectors(db: Database, article_ids: Sequence[int]) -> list[bytes | None]:
    """Return the stored vectors in the order asked."""
    sql = f"SELECT article_id, data FROM vectors WHERE article_id IN {LISTED}"
    found: dict[int, bytes] = dict(db.rows(sql, (id_list(article_ids),)))
    return [found.get(k) for k in article_ids]


def document_frequencies(db: Database, terms: Sequence[int]) -> list[int]:
    """Return in how many articles of the library each term was counted."""
    found = dict(db.rows(f"SELECT term, articles FROM term_counts WHERE term IN {LISTED}", (id_list(terms),)))
    return [found.get(k, 0) for k in terms]


def documents(db: Database) -> int:
    """Return how many articles have terms."""
    return int(db.row("SELECT count(*) FROM vectors")[0])


def forget(connection: sqlite3.Connection, article_id: int) -> None:
    """Remove the terms of an article."""
    row = connection.execute(
        "DELETE FROM vectors WHERE article_id = ? RETURNING day, posted, counted", (article_id,)
    ).fetchone()
    if row is None:
        return
    connection.executemany(
        "DELETE FROM postings WHERE term = ? AND day = ? AND article_id = ?",
        [(term, row[0], article_id) for term in unpack_numbers(row[1])],
    )
    connection.executemany(
        "UPDATE term_counts SET articles = articles - 1 WHERE term = ?", [(term,) for term in unpack_numbers(row[2])]
    )
