"""Reading articles: rows for lists, one article whole, texts for analysis, counts."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from newsreader.errors import NotFoundError
from newsreader.models import Article, ArticleRow, Aside, Counts, DateMention, Mention, Tag
from newsreader.store.database import Database
from newsreader.store.derived import refresh_on
from newsreader.store.records import ArticleText
from newsreader.store.values import LISTED, day_of, id_list, row_id, sort_key, unpack_texts, unpacked

_WHOLE = f"""SELECT a.id, a.title, a.title_from, a.source, f.path, a.url, a.author, a.published, a.published_from, a.place,
    b.text, b.asides, b.head, g.mentions, g.dates, a.notes, g.notes AS found_notes, a.story_id AS story, a.copies_of,
    a.read, a.starred, a.words, a.note,
    (SELECT json_group_array(tag) FROM (SELECT tag FROM article_tags WHERE article_id = a.id ORDER BY tag)) AS tags
    FROM articles AS a JOIN bodies AS b ON b.article_id = a.id
    LEFT JOIN files AS f ON f.id = a.file_id LEFT JOIN findings AS g ON g.article_id = a.id AND a.findings_version > 0
    WHERE a.id IN {LISTED}"""
"""Its columns are the fields of `Article`, and `found_notes`."""

_ROW = f"""SELECT id, title, source, published, read, starred, story_id, words, copies_of,
    (SELECT json_group_array(tag) FROM (SELECT tag FROM article_tags WHERE article_id = articles.id ORDER BY tag))
    FROM articles WHERE id IN {LISTED}"""


def article(db: Database, article_id: int) -> Article:
    """Return one whole article with its findings; NotFoundError, also if it was deleted."""
    if not db.row("SELECT 1 FROM articles WHERE id = ? AND state < 2", (row_id(article_id),)):
        raise NotFoundError.of("article", article_id)
    return articles(db, [article_id])[0]


def articles(db: Database, article_ids: Sequence[int]) -> list[Article]:
    """Return whole articles in the order asked, missing ones left out; deleted ones are included."""
    with db.read() as connection:
        rows = connection.execute(_WHOLE, (id_list(article_ids),))
        names = [column[0] for column in rows.description]
        found = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
    return [_article(found[k]) for k in article_ids if k in found]


def rows(db: Database, article_ids: Sequence[int]) -> list[ArticleRow]:
    """Return rows in the order asked, missing ones left out; reads no bodies."""
    found = {row[0]: row for row in db.rows(_ROW, (id_list(article_ids),))}
    return [
        ArticleRow(r[0], r[1], r[2], r[3], bool(r[4]), bool(r[5]), tuple(unpack_texts(r[9])), r[6], r[7], r[8])
        for r in (found[k] for k in article_ids if k in found)
    ]


def texts(db: Database, article_ids: Sequence[int]) -> list[ArticleText]:
    """Return what analysis needs of these articles, in the order asked, missing ones left out."""
    sql = f"""SELECT a.id, a.title, b.text, a.published, a.published_from, a.source, a.story_id, a.copies_of, a.pinned
        FROM articles AS a JOIN bodies AS b ON b.article_id = a.id WHERE a.id IN {LISTED}"""
    found = {row[0]: (*row[1:8], bool(row[8])) for row in db.rows(sql, (id_list(article_ids),))}
    return [ArticleText(k, *found[k]) for k in article_ids if k in found]


def heads(db: Database, article_ids: Sequence[int]) -> dict[int, str]:
    """Return the header lines and datelines of these articles by id, as they were written."""
    return dict(db.rows(f"SELECT article_id, head FROM bodies WHERE article_id IN {LISTED}", (id_list(article_ids),)))


def counts(db: Database) -> Counts:
    """Count live articles and their stories."""
    sql = """SELECT (SELECT count(*) FROM articles WHERE state = 0),
        (SELECT count(*) FROM articles INDEXED BY articles_unread WHERE read = 0 AND state = 0),
        (SELECT count(*) FROM stories INDEXED BY stories_newest WHERE articles > 0),
        (SELECT count(*) FROM articles INDEXED BY articles_starred WHERE starred = 1 AND state = 0),
        (SELECT count(*) FROM stories WHERE unread > 0)"""
    return Counts(*db.row(sql))


def tags(db: Database) -> list[Tag]:
    """Return all tags in use with their numbers of articles, by name."""
    sql = """SELECT t.tag, count(*) FROM article_tags AS t JOIN articles AS a ON a.id = t.article_id AND a.state < 2
        GROUP BY t.tag ORDER BY t.tag"""
    return [Tag(*row) for row in _kept_rows(db, sql)]


def tags_of(db: Database, article_ids: Sequence[int]) -> list[Tag]:
    """Return the tags of these articles, by name, each with how many of them have it."""
    sql = f"SELECT tag, count(*) FROM article_tags WHERE article_id IN {LISTED} GROUP BY tag ORDER BY tag"
    return [Tag(*row) for row in db.rows(sql, (id_list(article_ids),))]


def sources(db: Database) -> list[str]:
    """Return the sources of live articles, those of most articles first."""
    # Without the named index SQLite reads the newest first and sorts: 150 ms instead of 8 at 100,000 articles.
    sql = """SELECT source FROM articles INDEXED BY articles_source WHERE source IS NOT NULL AND state = 0
        GROUP BY source ORDER BY count(*) DESC, source"""
    return [source for (source,) in _kept_rows(db, sql)]


def _kept_rows(db: Database, sql: str) -> list[tuple[Any, ...]]:
    """Return rows that are asked for at every letter typed, so cached while the library is unchanged."""
    kept: dict[str, list[tuple[Any, ...]]] = db.kept()
    if sql not in kept:
        kept[sql] = db.rows(sql)
    return kept[sql]


def note(db: Database, article_id: int) -> str:
    """Return the user's own note on an article, "" if none; NotFoundError."""
    found = db.row("SELECT note FROM articles WHERE id = ?", (row_id(article_id),))
    if found is None:
        raise NotFoundError.of("article", article_id)
    return str(found[0])


def set_lent_date(db: Database, article_id: int, published: str | None) -> bool:
    """Lend an article without a date of its own a date from its story (None takes a lent date away).

    Returns whether it changed; then its findings are stale, since relative dates must be resolved again.
    """
    with db.write() as connection:
        row = connection.execute(
            "SELECT published, published_from, added, story_id FROM articles WHERE id = ?", (article_id,)
        ).fetchone()
        if row is None or row[0] == published or (row[0] is not None and row[1] != "story"):
            return False
        connection.execute(
            "UPDATE articles SET published = ?, published_from = ?, day = ?, sort_key = ?, findings_version = 0 WHERE id = ?",
            (published, "story" if published else None, day_of(published), sort_key(published, row[2]), article_id),
        )
        refresh_on(connection, [row[3]])
        return True


def _article(row: dict[str, Any]) -> Article:
    values = row | {
        "path": os.fsdecode(row["path"]) if row["path"] else None,
        "asides": unpacked(Aside, row["asides"]),
        "mentions": unpacked(Mention, row["mentions"]),
        "dates": unpacked(DateMention, row["dates"]),
        "read": bool(row["read"]),
        "starred": bool(row["starred"]),
        "tags": tuple(unpack_texts(row["tags"])),
        "notes": (*unpack_texts(row["notes"]), *unpack_texts(row["found_notes"])),
    }
    del values["found_notes"]
    return Article(**values)
