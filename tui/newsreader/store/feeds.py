"""Subscriptions, their health, and their known items. Articles of feeds are saved by `saving.save_articles`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from newsreader.errors import NotFoundError
from newsreader.models import Feed, SourceCount
from newsreader.store import marks
from newsreader.store.database import Database, inserted
from newsreader.store.records import FeedAnswer, FeedItem, Fetch
from newsreader.store.values import LISTED, id_list, pack_list, pack_numbers, row_id, unpack_numbers, unpack_texts
from newsreader.text import clean_line

_DIGEST_SIZE = 16
# CROSS keeps the order of the tables: left alone, SQLite walks all live articles for each feed.
_COLUMNS = """SELECT f.id, f.url, iif(f.own_title <> '', f.own_title, f.title), f.site, f.tags, f.state, f.etag, f.modified,
    f.last_fetched, f.last_success, f.next_due, f.failures, f.error,
    (SELECT count(*) FROM feed_items AS i CROSS JOIN articles AS a ON a.id = i.article_id
     WHERE i.feed_id = f.id AND a.read = 0 AND a.state = 0),
    coalesce((SELECT full_texts FROM feed_choices AS c WHERE c.feed_id = f.id), 0)
    FROM feeds AS f"""
_ITEMS = "SELECT feed_id, guid, link, title, digest, article_id FROM feed_items"


def add_feed(db: Database, url: str, *, title: str = "", tags: Sequence[str] = (), now: str) -> int:
    """Subscribe to a feed and return its id; a known one only gets the new tags."""
    with db.write() as connection:
        known = connection.execute("SELECT id, tags FROM feeds WHERE url = ?", (url,)).fetchone()
        if known:
            connection.execute(
                "UPDATE feeds SET tags = ? WHERE id = ?", (_packed([*unpack_texts(known[1]), *tags]), known[0])
            )
            return int(known[0])
        sql = "INSERT INTO feeds (url, title, tags, added) VALUES (?, ?, ?, ?)"
        return inserted(connection, sql, (url, title, _packed(tags), now))


def feeds(db: Database) -> list[Feed]:
    """Return all subscriptions, by title."""
    return sorted(map(_feed, db.rows(_COLUMNS)), key=lambda feed: ((feed.title or feed.url).casefold(), feed.id))


def feed_ids(db: Database) -> frozenset[int]:
    """Return the ids of all subscriptions."""
    return frozenset(db.column("SELECT id FROM feeds"))


def own_titles(db: Database) -> dict[int, str]:
    """Return the user's own titles, {feed id: title}."""
    return dict(db.rows("SELECT id, own_title FROM feeds WHERE own_title <> ''"))


def feed(db: Database, feed_id: int) -> Feed:
    """Return one subscription; NotFoundError."""
    row = db.row(f"{_COLUMNS} WHERE f.id = ?", (row_id(feed_id),))
    if row is None:
        raise NotFoundError.of("feed", feed_id)
    return _feed(row)


def feed_at(db: Database, url: str) -> Feed | None:
    """Return the subscription of this url, if any."""
    row = db.row(f"{_COLUMNS} WHERE f.url = ?", (url,))
    return _feed(row) if row else None


def sources_of_files(db: Database) -> list[SourceCount]:
    """Return the sources of live articles that no feed brought, by name, with their counts."""
    sql = """SELECT source, count(*), sum(read = 0), count(file_id) FROM articles WHERE state = 0 AND source <> ''
        AND id NOT IN (SELECT article_id FROM feed_items) GROUP BY source ORDER BY source COLLATE NOCASE"""
    return [SourceCount(*row) for row in db.rows(sql)]


def without_source(db: Database) -> SourceCount:
    """Count the live articles without a source; the name is empty."""
    sql = """SELECT '', count(*), coalesce(sum(read = 0), 0) FROM articles
        WHERE (source IS NULL OR source = '') AND state = 0"""
    return SourceCount(*db.row(sql))


def sources_of_feeds(db: Database, feed_ids: Sequence[int]) -> list[str]:
    """Return the sources of the articles of feeds, by name; a renamed feed has several."""
    sql = f"""SELECT DISTINCT a.source FROM feed_items AS i CROSS JOIN articles AS a ON a.id = i.article_id
        WHERE i.feed_id IN {LISTED} AND a.source <> ''
        AND a.id NOT IN (SELECT article_id FROM corrections WHERE field = 'source') ORDER BY a.source"""
    return db.column(sql, (id_list(feed_ids),))


def record_fetch(db: Database, feed_id: int, fetch: Fetch) -> None:
    """Record a fetch: a success resets the count of failures; a feed that is gone is not asked again."""
    url = fetch.url
    with db.write() as connection:
        if url and connection.execute("SELECT 1 FROM feeds WHERE url = ? AND id <> ?", (url, feed_id)).fetchone():
            # It moved to an address that is already subscribed to: both subscriptions keep their addresses.
            url = None
        connection.execute(
            """UPDATE feeds SET last_fetched = :at, next_due = :next_due, error = :error,
            last_success = iif(:error = '', :at, last_success), failures = iif(:error = '', 0, failures + 1),
            etag = coalesce(:etag, etag), modified = coalesce(:modified, modified), title = coalesce(:title, title),
            site = coalesce(:site, site), url = coalesce(:url, url), state = iif(:gone, 'gone', state) WHERE id = :id""",
            {**asdict(fetch), "url": url, "id": feed_id},
        )


def answers(db: Database) -> dict[int, FeedAnswer]:
    """Return the last answer of each feed's server; feeds never asked are left out."""
    rows = db.rows("SELECT feed_id, body, wait_until FROM feed_answers")
    return {feed_id: _answer(body, wait_until) for feed_id, body, wait_until in rows}


def save_answer(db: Database, feed_id: int, answer: FeedAnswer) -> None:
    """Record the last answer of a feed's server."""
    with db.write() as connection:
        connection.execute(
            "INSERT INTO feed_answers SELECT id, ?, ? FROM feeds WHERE id = ?"
            " ON CONFLICT DO UPDATE SET body = excluded.body, wait_until = excluded.wait_until",
            (answer.body and answer.body + pack_numbers(sorted(answer.items)), answer.wait_until, feed_id),
        )


def _answer(packed: bytes, wait_until: str) -> FeedAnswer:
    """Unpack a saved answer: the numbers of the items follow the digest."""
    return FeedAnswer(packed[:_DIGEST_SIZE], wait_until, frozenset(unpack_numbers(packed[_DIGEST_SIZE:])))


def known_items(db: Database, feed_id: int) -> list[FeedItem]:
    """Return the known items of a feed."""
    return [FeedItem(*row) for row in db.rows(f"{_ITEMS} WHERE feed_id = ? ORDER BY article_id", (feed_id,))]


def items_of(db: Database, article_ids: Sequence[int]) -> list[FeedItem]:
    """Return the feed items of these articles; articles that no feed brought are left out."""
    sql = f"{_ITEMS} WHERE article_id IN {LISTED} ORDER BY article_id"
    return [FeedItem(*row) for row in db.rows(sql, (id_list(article_ids),))]


def shortened_texts(db: Database, feed_id: int) -> dict[int, bytes]:
    """Return the articles of a feed whose full text was fetched, with the digest of what the feed itself gave."""
    sql = """SELECT f.article_id, f.shortened FROM full_texts AS f JOIN feed_items AS i ON i.article_id = f.article_id
        WHERE i.feed_id = ?"""
    return dict(db.rows(sql, (feed_id,)))


def note_shortened(db: Database, article_id: int, digest: bytes) -> None:
    """Record that an article now has its full text, with the digest of what its feed gave."""
    with db.write() as connection:
        connection.execute("INSERT OR IGNORE INTO full_texts VALUES (?, ?)", (article_id, digest))


def forget_shortened(db: Database, article_id: int) -> None:
    """Record that an article again has the text its feed gives."""
    with db.write() as connection:
        connection.execute("DELETE FROM full_texts WHERE article_id = ?", (article_id,))


def rename_item(db: Database, feed_id: int, guid: str, new_guid: str) -> None:
    """Give a known item the new guid its feed uses for it, unless that guid is known too."""
    with db.write() as connection:
        connection.execute(
            "UPDATE OR IGNORE feed_items SET identity = ?, guid = ? WHERE feed_id = ? AND guid = ?",
            (new_guid, new_guid, feed_id, guid),
        )


def rename_feed(db: Database, feed_id: int, title: str) -> None:
    """Give a feed the user's title ("": its own again)."""
    _set(db, feed_id, "own_title", clean_line(title))


def set_feed_tags(db: Database, feed_id: int, tags: Sequence[str]) -> None:
    """Set a feed's tags."""
    _set(db, feed_id, "tags", _packed(tags))


def pause_feed(db: Database, feed_id: int, on: bool) -> None:
    """Pause or resume a feed; a feed that was gone can be resumed too."""
    _set(db, feed_id, "state", "paused" if on else "active")


def want_full_texts(db: Database, feed_id: int, on: bool) -> None:
    """Choose whether the whole texts of a feed's shortened items are fetched with it."""
    feed(db, feed_id)
    with db.write() as connection:
        connection.execute(
            "INSERT INTO feed_choices VALUES (?, ?) ON CONFLICT DO UPDATE SET full_texts = excluded.full_texts",
            (feed_id, int(on)),
        )


def remove_feed(db: Database, feed_id: int, *, with_articles: bool = False) -> None:
    """Unsubscribe; with `with_articles` its articles are deleted too, except starred and tagged ones."""
    with db.write() as connection:
        if with_articles:
            rows = connection.execute(
                """SELECT a.id FROM feed_items AS i JOIN articles AS a ON a.id = i.article_id WHERE i.feed_id = ?
                AND a.starred = 0 AND a.id NOT IN (SELECT article_id FROM article_tags)""",
                (feed_id,),
            )
            marks.delete(db, [row[0] for row in rows.fetchall()])
        # Not left to ON DELETE CASCADE: undo records only what is deleted explicitly.
        for table in ("feed_items", "feed_answers", "feed_choices"):
            connection.execute(f"DELETE FROM {table} WHERE feed_id = ?", (feed_id,))
        connection.execute("DELETE FROM feeds WHERE id = ?", (feed_id,))


def _set(db: Database, feed_id: int, column: str, value: str) -> None:
    with db.write() as connection:
        if not connection.execute(f"UPDATE feeds SET {column} = ? WHERE id = ?", (value, feed_id)).rowcount:
            raise NotFoundError.of("feed", feed_id)


def _packed(tags: Sequence[str]) -> str:
    return pack_list(dict.fromkeys(clean_line(tag) for tag in tags if tag.strip()))


def _feed(row: tuple[Any, ...]) -> Feed:
    return Feed(row[0], row[1], row[2], row[3], tuple(unpack_texts(row[4])), *(*row[5:14], bool(row[14])))
