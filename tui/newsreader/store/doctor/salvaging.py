"""Copying rows from a damaged file, around the pages that cannot be read, into a sound library."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

from newsreader.errors import LibraryError
from newsreader.store import schema, tables, terms
from newsreader.store.digests import text_digest
from newsreader.store.faults import FAULTS
from newsreader.store.querying.masks import LARGEST_ID
from newsreader.store.undoing.images import unpack
from newsreader.text import clean_text

_GAP_LIMIT = 200_000
"""Rows tried one by one between the last readable one before a damaged page and the first after it."""

LISTS = (
    ("bodies", "asides", "array"), ("articles", "notes", "text"), ("stories", "sources", "text"), ("feeds", "tags", "text"),
    ("findings", "mentions", "array"), ("findings", "dates", "array"), ("findings", "notes", "text"),
)  # fmt: skip
"""The columns that hold lists, and of what."""

_MADE_ANEW = ("postings", "term_counts")
_TABLE = re.compile(r"CREATE TABLE (\w+)")
_KINDS: dict[str, tuple[type, ...]] = {"TEXT": (str, bytes), "INTEGER": (int,), "BLOB": (bytes,)}
_EMPTY = {"TEXT": "", "INTEGER": 0, "BLOB": b""}


def salvage(old: sqlite3.Connection, new: sqlite3.Connection) -> list[str]:
    """Copy every table; return the names of those that could not be read completely."""
    old.text_factory = lambda raw: raw.decode("utf-8", "replace")
    return [table for table in _tables() if not _copy(old, new, table)]


def is_broken_list(column: str, kind: str) -> str:
    """Return the SQL that tells whether a column holds something else than a list of texts, or of lists ("array")."""
    other = f"EXISTS (SELECT 1 FROM json_each({column}) WHERE type <> '{kind}')"
    return f"CASE WHEN NOT json_valid({column}) OR json_type({column}) <> 'array' THEN 1 ELSE {other} END"


def broken_steps(connection: sqlite3.Connection) -> Iterator[int]:
    """Yield the undo steps that cannot be read."""
    for number, data in connection.execute("SELECT id, data FROM changes").fetchall():
        try:
            unpack(data)
        except LibraryError:
            yield number


def fill(new: sqlite3.Connection) -> None:
    """Make a salvaged library consistent: give texts without an article one, drop rows that refer to nothing, and so on."""
    _pair_articles_with_texts(new)
    _empty_broken_lists(new)
    _have_spoilt_texts_read_again(new)
    _give_lone_articles_stories(new)
    _drop_what_refers_to_nothing(new)
    _have_lost_terms_found_again(new)
    _drop_broken_steps_of_undo(new)
    new.execute("INSERT INTO search (search) VALUES ('rebuild')")


def _pair_articles_with_texts(new: sqlite3.Connection) -> None:
    # An empty page reads as rows without content.
    new.execute("DELETE FROM bodies WHERE text = '' AND article_id NOT IN (SELECT id FROM articles)")
    new.execute(
        """INSERT INTO articles (id, title, title_from, sort_key, added, words, story_id, content_digest)
        SELECT article_id, coalesce(nullif(substr(text, 1, instr(text || char(10), char(10)) - 1), ''), '(lost title)'),
        'first-line', 0, '1970-01-01T00:00:00Z', 0, 0, x'' FROM bodies WHERE article_id NOT IN (SELECT id FROM articles)"""
    )
    new.execute(
        "INSERT INTO bodies (article_id, text) SELECT id, '' FROM articles WHERE id NOT IN (SELECT article_id FROM bodies)"
    )
    # An import recognises an article of which nothing else is left by its text.
    rows = new.execute(
        "SELECT t.id, t.title, t.text FROM article_texts AS t JOIN articles AS a USING (id) WHERE text_digest IS NULL"
    )
    digests = [(text_digest(title, text), article_id) for article_id, title, text in rows.fetchall()]
    new.executemany("UPDATE articles SET text_digest = ? WHERE id = ?", digests)


def _empty_broken_lists(new: sqlite3.Connection) -> None:
    for table, column, kind in LISTS:
        what = "DELETE FROM findings" if table == "findings" else f"UPDATE {table} SET {column} = '[]'"
        new.execute(f"{what} WHERE {is_broken_list(column, kind)}")
    new.execute("UPDATE articles SET findings_version = 0 WHERE id NOT IN (SELECT article_id FROM findings)")


def _have_spoilt_texts_read_again(new: sqlite3.Connection) -> None:
    """Invalidate the file stamps of articles whose text is lost or damaged, so that the next import reads them again."""
    spoilt = "SELECT article_id FROM bodies WHERE text = '' OR instr(text, char(65533)) > 0"
    new.execute(f"UPDATE articles SET content_digest = x'' WHERE id IN ({spoilt})")
    new.execute(
        f"UPDATE files SET size = -1, digest = x'' WHERE id IN (SELECT file_id FROM articles WHERE id IN ({spoilt}))"
    )


def _give_lone_articles_stories(new: sqlite3.Connection) -> None:
    lone = new.execute("SELECT id FROM articles WHERE story_id < 1 ORDER BY id").fetchall()
    first = new.execute(
        "SELECT max(coalesce((SELECT max(id) FROM stories), 0), coalesce(max(story_id), 0)) FROM articles"
    )
    start = first.fetchone()[0] + 1
    new.executemany(
        "UPDATE articles SET story_id = ? WHERE id = ?", [(start + k, row[0]) for k, row in enumerate(lone)]
    )


def _drop_what_refers_to_nothing(new: sqlite3.Connection) -> None:
    new.execute("UPDATE articles SET file_id = NULL WHERE file_id NOT IN (SELECT id FROM files)")
    new.execute("UPDATE articles SET copies_of = NULL WHERE copies_of NOT IN (SELECT id FROM articles)")
    new.execute("UPDATE aliases SET owner = entity_id WHERE owner NOT IN (SELECT id FROM entities)")
    # Tables refer only to earlier ones, so in this order whatever goes takes everything that depends on it along.
    for table in _tables():
        for _, _, parent, key, *_ in new.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            # Where the other table is empty, NULL is "not in" it too.
            new.execute(f"DELETE FROM {table} WHERE {key} IS NOT NULL AND {key} NOT IN (SELECT id FROM {parent})")


def _have_lost_terms_found_again(new: sqlite3.Connection) -> None:
    terms.post_anew(new)
    new.execute("UPDATE articles SET grouped_version = 0 WHERE id NOT IN (SELECT article_id FROM vectors)")


def _drop_broken_steps_of_undo(new: sqlite3.Connection) -> None:
    new.executemany("DELETE FROM changes WHERE id = ?", [(number,) for number in broken_steps(new)])


def _tables() -> list[str]:
    names = [match[1] for statements in tables.STATEMENTS for text in statements if (match := _TABLE.match(text))]
    # Articles first: the trigger on bodies reads their titles.
    return ["files", "articles", *(name for name in names if name not in ("files", "articles", *_MADE_ANEW))]


def _copy(old: sqlite3.Connection, new: sqlite3.Connection, table: str) -> bool:
    """Copy one table row by row; tell whether all of it could be read."""
    info = new.execute(f"PRAGMA table_info({table})").fetchall()
    try:
        there = {row[1] for row in old.execute(f"PRAGMA table_info({table})")}
    except FAULTS:
        there = set()
    columns = [row for row in info if row[1] in there]
    if not columns:
        # A table of a later version is not missing from an older library.
        return not _was_expected(old, table)
    missing = [row for row in info if row[1] not in there and row[3] and row[4] is None]
    names = ", ".join(f'"{row[1]}"' for row in [*columns, *missing])
    sql = f"INSERT OR IGNORE INTO {table} ({names}) VALUES ({', '.join('?' * (len(columns) + len(missing)))})"
    key = [row[1] for row in sorted(info, key=lambda row: row[5]) if row[5]]
    reader = _Reader(old, table, [row[1] for row in columns], key)
    whole = True
    for values in reader.rows():
        try:
            if whole_row := _is_of_this_table(columns, values):
                new.execute(sql, [*map(_mended, columns, values), *(_EMPTY[row[2]] for row in missing)])
            whole = whole and whole_row
        except sqlite3.Error:
            whole = False
    return whole and not reader.failed


def _was_expected(old: sqlite3.Connection, table: str) -> bool:
    try:
        version = int(old.execute("PRAGMA user_version").fetchone()[0])
    except sqlite3.Error:
        version = schema.VERSION
    return any(text.startswith(f"CREATE TABLE {table} ") for step in tables.STATEMENTS[:version] for text in step)


def _is_of_this_table(columns: Sequence[Sequence[Any]], values: Sequence[Any]) -> bool:
    """Tell whether a row belongs to this table and not to another whose page was misplaced: at least half of its required
    values have the right type, and the ids in it are possible ones."""
    needed = [
        _fits(column, value) for column, value in zip(columns, values, strict=True) if column[3] and column[4] is None
    ]
    numbers = [value for column, value in zip(columns, values, strict=True) if column[1] in ("id", "article_id")]
    return 2 * sum(needed) >= len(needed) and all(isinstance(k, int) and 0 < k <= LARGEST_ID for k in numbers)


def _fits(column: Sequence[Any], value: Any) -> bool:
    return isinstance(value, _KINDS[column[2]])


def _mended(column: Sequence[Any], value: Any) -> Any:
    """Return a value that fits its column: bytes become text, and a missing required value gets a stand-in."""
    if not _fits(column, value):
        value = None
    if column[2] == "TEXT" and isinstance(value, bytes):
        value = value.decode("utf-8", "replace")
    if isinstance(value, str) and "\ufffd" in value:
        # Part of a long text may have been overwritten: nothing in it may act on a terminal.
        value = clean_text(value)
    if value is None and column[3]:
        return "(lost title)" if column[1] == "title" else _EMPTY[column[2]]
    return value


class _Reader:
    """Reads a table forward to its first unreadable page, then backward from its end, then row by row in between."""

    def __init__(self, connection: sqlite3.Connection, table: str, columns: Sequence[str], key: Sequence[str]) -> None:
        self._connection = connection
        self._columns = ", ".join(f'"{name}"' for name in columns)
        self._table = table
        self._key = key
        self.failed = False

    def rows(self) -> Iterator[tuple[Any, ...]]:
        if len(self._key) != 1:
            yield from self._run(f"SELECT {self._columns} FROM {self._table}")
            if self.failed:
                order = ", ".join(f'"{name}" DESC' for name in self._key)
                yield from self._run(f"SELECT {self._columns} FROM {self._table} ORDER BY {order}")
            return
        low, high = -1, None
        select = f"SELECT rowid, {self._columns} FROM {self._table}"
        for row in self._run(f"{select} NOT INDEXED ORDER BY rowid"):
            low = row[0]
            yield row[1:]
        if not self.failed:
            return
        for row in self._run(f"{select} NOT INDEXED WHERE rowid > {low} ORDER BY rowid DESC"):
            high = row[0]
            yield row[1:]
        if high is not None and high - low <= _GAP_LIMIT:
            for number in range(low + 1, high):
                for row in self._run(f"{select} NOT INDEXED WHERE rowid = {number}"):
                    yield row[1:]

    def _run(self, sql: str) -> Iterator[tuple[Any, ...]]:
        try:
            yield from self._connection.execute(sql)
        except (*FAULTS, OverflowError):
            self.failed = True
