"""Saving articles: which are new, changed or unchanged, and the rows of new ones. `renewing` saves changed ones."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from newsreader.store.cjk import cjk_words
from newsreader.store.database import Database
from newsreader.store.derived import new_article_ids, new_story_ids, refresh_on
from newsreader.store.digests import content_digest, text_digest
from newsreader.store.files import save_stamps
from newsreader.store.records import FeedKey, NewArticle, Saved
from newsreader.store.renewing import Change, renew
from newsreader.store.source_spelling import in_one_spelling
from newsreader.store.values import LISTED, day_of, id_list, pack_asides, pack_list, sort_key
from newsreader.text import count_words

_ROWS_AT_ONCE = 1000
"""Bodies in one INSERT. FTS5 flushes its buffer at every statement that fires a trigger: single rows cost twice the CPU."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What the library holds under a draft's identity."""

    id: int
    content: bytes
    text: bytes | None
    copies_of: int | None
    state: int


@dataclass(frozen=True, slots=True)
class _Arrival:
    """A draft with its identity and the digests it is compared by."""

    draft: NewArticle
    file_id: int | None
    content: bytes
    text: bytes | None
    identity: tuple[Any, ...]

    @property
    def same_bytes(self) -> bytes | None:
        """A key that is equal for articles from files with the same bytes."""
        file = self.draft.file
        return file.digest + self.draft.item.encode("utf-8", "replace") if file else None


@dataclass(frozen=True, slots=True)
class _Fresh:
    """A new article with its ids, not yet inserted."""

    id: int
    story_id: int
    arrival: _Arrival
    copies_of: int | None


def save_articles(db: Database, batch: Sequence[NewArticle], *, now: str) -> list[Saved]:
    """Save a batch in one transaction (400 to 1,000 are a good size); results in the order of the batch.

    A changed article keeps its marks, tags, note, story and corrections; its findings become stale (version 0).
    Copies (same bytes, or same normalised text) get `copies_of` and their original's story; any other new article starts
    a story of its own. The records of files are saved too. `now` ISO UTC.
    """
    if not batch:
        return []
    with db.write() as connection:
        save_stamps(connection, list({a.file.path: a.file for a in batch if a.file}.values()), now=now)
        return _Batch(connection, now).save(in_one_spelling(connection, batch))


class _Batch:
    """One batch being saved; its later articles are compared with its earlier ones too."""

    def __init__(self, connection: sqlite3.Connection, now: str) -> None:
        self._connection = connection
        self._now = now
        self._file_ids: dict[str, int] = {}
        self._filed: dict[tuple[Any, ...], _Known] = {}
        self._unnamed: dict[tuple[Any, ...], list[_Known]] = {}
        self._seen: dict[tuple[Any, ...], _Known] = {}
        self._originals: dict[bytes, tuple[int, int]] = {}
        self._adopted: set[int] = set()
        self._ids: Iterator[int] = iter(())
        self._story_ids: Iterator[int] = iter(())
        self._fresh: list[_Fresh] = []
        self._changes: list[Change] = []

    def save(self, batch: Sequence[NewArticle]) -> list[Saved]:
        texts = [text_digest(draft.clean.title, draft.clean.text) for draft in batch]
        self._look_up(batch, texts)
        self._ids = iter(new_article_ids(self._connection, len(batch)))
        self._story_ids = iter(new_story_ids(self._connection, len(batch)))
        arrivals = [self._arrival(draft, text) for draft, text in zip(batch, texts, strict=True)]
        saved = [self._decide(arrival) for arrival in arrivals]
        touched = _insert(self._connection, self._fresh, self._now) | renew(self._connection, self._changes)
        _save_feed_items(self._connection, arrivals, saved)
        refresh_on(self._connection, touched)
        return saved

    def _look_up(self, batch: Sequence[NewArticle], texts: Sequence[bytes | None]) -> None:
        """Look up at once all that the batch may meet: its files, their articles, articles with the same texts."""
        paths = list({os.fsencode(draft.file.path) for draft in batch if draft.file})
        sql = f"SELECT path, id FROM files WHERE path IN ({_places(paths)})"
        self._file_ids = {os.fsdecode(path): file_id for path, file_id in self._connection.execute(sql, paths)}
        self._look_into_files(batch)
        wanted = list({text for text in texts if text is not None})
        sql = f"""SELECT text_digest, coalesce(copies_of, id), story_id FROM articles
            WHERE text_digest IN ({_places(wanted)}) AND state < 2 ORDER BY copies_of IS NULL, id DESC"""
        self._originals = {row[0]: (row[1], row[2]) for row in self._connection.execute(sql, wanted)}

    def _look_into_files(self, batch: Sequence[NewArticle]) -> None:
        sql = f"SELECT file_id, item, url, {_KNOWN} WHERE file_id IN {LISTED}"
        named = {(self._file_ids[draft.file.path], draft.item) for draft in batch if draft.file}
        for file_id, item, url, *row in self._connection.execute(sql, (id_list(self._file_ids.values()),)):
            known = self._filed["file", file_id, item] = _Known(*row)
            if (file_id, item) not in named and known.text is not None:
                self._unnamed.setdefault((file_id, known.text, url), []).append(known)

    def _arrival(self, draft: NewArticle, text: bytes | None) -> _Arrival:
        file_id = self._file_ids[draft.file.path] if draft.file else None
        content = content_digest(draft)
        return _Arrival(draft, file_id, content, text, _identity(draft, file_id, content, text))

    def _decide(self, arrival: _Arrival) -> Saved:
        known = self._seen.get(arrival.identity) or self._find(arrival.identity)
        # A file may hold the text of an article that lost its file: then it is that article again.
        if known is None or (arrival.identity[0] == "file" and not arrival.draft.item and known.text != arrival.text):
            known = self._left_behind(arrival) or known
        if known is None:
            return self._add(arrival)
        if known.content == arrival.content:
            return Saved(known.id, "unchanged", known.copies_of, known.state == 2)
        self._seen[arrival.identity] = replace(known, content=arrival.content, text=arrival.text)
        self._changes.append(Change(known.id, arrival.draft.clean, arrival.content, arrival.text))
        return Saved(known.id, "changed", known.copies_of, known.state == 2)

    def _add(self, arrival: _Arrival) -> Saved:
        article_id = next(self._ids)
        copies_of, story_id = self._original(arrival) or (None, next(self._story_ids))
        for key in (arrival.text, arrival.same_bytes):
            if key is not None:
                self._originals.setdefault(key, (copies_of or article_id, story_id))
        self._seen[arrival.identity] = _Known(article_id, arrival.content, arrival.text, copies_of, 0)
        self._fresh.append(_Fresh(article_id, story_id, arrival, copies_of))
        return Saved(article_id, "new", copies_of)

    def _find(self, identity: tuple[Any, ...]) -> _Known | None:
        if identity[0] == "file":
            return self._filed.get(identity)
        kind, *values = identity
        row = self._connection.execute(f"SELECT {_KNOWN} WHERE {_WHERE[kind]}", values).fetchone()
        return _Known(*row) if row else None

    def _left_behind(self, arrival: _Arrival) -> _Known | None:
        """Return the article that this one was before: one with the same text and address that its file no longer names, or
        that no file or feed holds any longer. For a file this may be a deleted one, which then stays deleted."""
        file_id, url = arrival.file_id, arrival.draft.clean.url
        was = self._unnamed.get((file_id, arrival.text, url), [])
        if arrival.identity[0] in ("file", "feed"):
            sql = f"SELECT {_KNOWN} WHERE text_digest = ? AND url IS ? AND state < ? AND {_LOOSE} ORDER BY state"
            states = 2 if file_id is None else 3
            was = [*was, *(_Known(*row) for row in self._connection.execute(sql, (arrival.text, url, states)))]
        found = next((one for one in was if one.id not in self._adopted), None)
        if found is not None:
            self._adopted.add(found.id)
            if file_id is not None:
                self._filed[arrival.identity] = found
                place = (file_id, arrival.draft.item)
                self._connection.execute(
                    "UPDATE articles SET file_id = NULL, item = '' WHERE file_id = ? AND item = ?", place
                )
                self._connection.execute("UPDATE articles SET file_id = ?, item = ? WHERE id = ?", (*place, found.id))
        return found

    def _original(self, arrival: _Arrival) -> tuple[int, int] | None:
        """Return the article with the same text (or, without text, the same bytes) that this one copies, and its story."""
        if arrival.text is not None:
            return self._originals.get(arrival.text)
        if arrival.draft.file is None or arrival.same_bytes is None:
            return None
        found: tuple[int, int] | None = (
            self._originals.get(arrival.same_bytes)
            or self._connection.execute(
                "SELECT coalesce(a.copies_of, a.id), a.story_id FROM files AS f JOIN articles AS a ON a.file_id = f.id"
                " WHERE f.digest = ? AND a.item = ? AND a.state < 2 ORDER BY a.id LIMIT 1",
                (arrival.draft.file.digest, arrival.draft.item),
            ).fetchone()
        )
        return found


_KNOWN = "id, content_digest, text_digest, copies_of, state FROM articles"
_LOOSE = "file_id IS NULL AND id NOT IN (SELECT article_id FROM feed_items)"
_WHERE = {
    "feed": "id = (SELECT article_id FROM feed_items WHERE feed_id = ? AND identity = ?)",
    "url": f"url = ? AND {_LOOSE}",
    "text": f"text_digest = ? AND {_LOOSE}",
    "content": f"content_digest = ? AND text_digest IS NULL AND {_LOOSE}",
}


def item_identity(key: FeedKey, content: bytes) -> str:
    """Return what identifies an item in its feed: its guid, else its link, else its content."""
    if key.guid.strip():
        return key.guid
    return f"link:{key.link}" if key.link else f"content:{content.hex()}"


def _identity(draft: NewArticle, file_id: int | None, content: bytes, text: bytes | None) -> tuple[Any, ...]:
    if file_id is not None:
        return "file", file_id, draft.item
    if draft.feed is not None:
        return "feed", draft.feed.feed_id, item_identity(draft.feed, content)
    if draft.clean.url:
        return "url", draft.clean.url
    return ("text", text) if text is not None else ("content", content)


def _places(values: Sequence[bytes]) -> str:
    return ", ".join("?" * len(values))


def _insert(connection: sqlite3.Connection, fresh: Sequence[_Fresh], now: str) -> set[int]:
    """Insert new articles; return their stories, to be refreshed."""
    if not fresh:
        return set()
    rows = [_article_columns(article, now) for article in fresh]
    sql = f"INSERT INTO articles ({', '.join(rows[0])}) VALUES ({', '.join('?' * len(rows[0]))})"
    connection.executemany(sql, [tuple(row.values()) for row in rows])
    for start in range(0, len(fresh), _ROWS_AT_ONCE):
        part = fresh[start : start + _ROWS_AT_ONCE]
        values = [value for article in part for value in _body_values(article)]
        places = ", ".join(["(?, ?, ?, ?, ?)"] * len(part))
        connection.execute(f"INSERT INTO bodies (article_id, text, cjk, asides, head) VALUES {places}", values)
    return {article.story_id for article in fresh}


def _article_columns(article: _Fresh, now: str) -> dict[str, Any]:
    arrival, clean = article.arrival, article.arrival.draft.clean
    return {
        "id": article.id,
        "title": clean.title,
        "title_from": clean.title_from,
        "source": clean.source,
        "url": clean.url,
        "author": clean.author,
        "place": clean.place,
        "published": clean.published,
        "published_from": clean.published_from,
        "day": day_of(clean.published),
        "sort_key": sort_key(clean.published, now),
        "added": now,
        "words": count_words(clean.text),
        "story_id": article.story_id,
        "copies_of": article.copies_of,
        "file_id": arrival.file_id,
        "item": arrival.draft.item,
        "content_digest": arrival.content,
        "text_digest": arrival.text,
        "notes": pack_list(clean.notes),
    }


def _body_values(article: _Fresh) -> tuple[Any, ...]:
    clean = article.arrival.draft.clean
    return article.id, clean.text, cjk_words(clean.title, clean.text), pack_asides(clean.asides), clean.head


def _save_feed_items(connection: sqlite3.Connection, arrivals: Sequence[_Arrival], saved: Sequence[Saved]) -> None:
    rows = [
        (
            feed.feed_id,
            item_identity(feed, one.content),
            feed.guid,
            feed.link,
            one.draft.clean.title,
            one.content,
            result.id,
        )
        for one, result in zip(arrivals, saved, strict=True)
        if (feed := one.draft.feed) is not None
    ]
    connection.executemany(
        """INSERT INTO feed_items VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        guid = excluded.guid, link = excluded.link, title = excluded.title, digest = excluded.digest""",
        rows,
    )
