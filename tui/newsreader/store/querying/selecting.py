"""From a query to the set of articles it finds, as a mask. Parts that were looked up are kept while the library is the same."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar, cast

from newsreader.store.database import Database
from newsreader.store.querying.compiling import compile_query, match_of, row_condition, split, term_condition
from newsreader.store.querying.conditions import Sql
from newsreader.store.querying.masks import Shelf, StoryColumn, ids_of, mask_of, read_ids, read_shelf, read_stories
from newsreader.store.querying.query import All, Either, Node, Not, Query, Term
from newsreader.store.values import id_list

FEW = 500
"""Candidates up to which each is looked at for all else that is asked: cheaper than looking up all that fulfil it."""

FEW_ARCHIVED = 20_000
"""The same where the archived are looked at too, for which no columns are kept."""

_KEPT_BYTES = 16_000_000
_UNREAD = Term("unread", "is")

Kept = TypeVar("Kept")


class Selection:
    """What one query finds. `kept`: what was read before of the library in this state (`Database.kept`)."""

    def __init__(self, connection: sqlite3.Connection, kept: dict[Any, Any], query: Query, today: date) -> None:
        self.connection = connection
        self.plan = compile_query(query)
        self._kept = kept
        self._today = today

    @property
    def shelf(self) -> Shelf:
        """The articles that are looked at."""
        archived = self.plan.archived
        return self.keep(("shelf", archived), lambda: read_shelf(self.connection, archived=archived))

    @property
    def stories(self) -> StoryColumn:
        """The stories of articles."""
        archived = self.plan.archived
        return self.keep(("stories", archived), lambda: read_stories(self.connection, archived=archived))

    def prepare(self) -> None:
        """Read the columns where they are not kept."""
        _ = self.shelf, self.stories

    def few(self) -> tuple[int, ...] | None:
        """Return the articles found, in no order, where words or one condition leave few of them; else None."""
        few = FEW_ARCHIVED if self.plan.archived else FEW
        candidates = self.words() if self.plan.match else None
        rest = list(self.plan.others)
        for part in [part for part in rest if isinstance(part, Term) and part != Term("read", "is")]:
            if candidates is not None and candidates.bit_count() <= few:
                break
            candidates = self._of(part) if candidates is None else candidates & self._of(part)
            rest.remove(part)
        if candidates is None or candidates.bit_count() > few:
            return None
        others = row_condition(self.connection, rest, self._today)
        sql = f"""SELECT a.id AS k FROM json_each(?) AS h CROSS JOIN articles AS a ON a.id = h.value
            WHERE {self.plan.shelf} AND {others.text}"""
        return tuple(read_ids(self.connection, sql, (id_list(ids_of(candidates)), *others.values)))

    def mask(self) -> int:
        """Return all articles found."""
        found = self.shelf.mask
        if self.plan.match:
            found &= self.words()
        for part in self.plan.others:
            found &= self._of(part)
        return found

    def words(self) -> int:
        """Return the articles with the words that all hits hold; other conditions and the shelf aside."""
        return self._matching(self.plan.match)

    def titled(self) -> int:
        """Return the articles that hold these words in the title."""
        return self._matching(f"title : ({self.plan.match})")

    def term(self, term: Term) -> int:
        """Return the articles that fulfil a term."""
        return self._of(term)

    def _of(self, node: Node) -> int:
        if match := match_of(node):
            return self._matching(match)
        if isinstance(node, Not):
            return self.shelf.mask & ~self._of(node.part)
        if isinstance(node, Either):
            found = 0
            for part in node.parts:
                found |= self._of(part)
            return found
        if isinstance(node, All):
            return self._all(node)
        if node == Term("read", "is"):
            return self.shelf.mask & ~self._of(_UNREAD)
        condition = term_condition(self.connection, node, self._today)
        if condition.stories is not None and ("stories", self.plan.archived) in self._kept:
            return self._of_stories(condition.stories)
        return self._ids(condition.ids)

    def _of_stories(self, sql: Sql) -> int:
        def read() -> int:
            wanted = frozenset(read_ids(self.connection, sql.text, sql.values))
            return int.from_bytes(bytes(map(wanted.__contains__, self.stories.of)), "little")

        return self.keep((sql.text, sql.values), read)

    def _all(self, node: All) -> int:
        match, rest = split(node.parts)
        found = self._matching(match) if match else self.shelf.mask
        for part in rest:
            found &= self._of(part)
        return found

    def _matching(self, match: str) -> int:
        return self._ids(Sql("SELECT rowid AS k FROM search WHERE search MATCH ?", (match,)))

    def _ids(self, sql: Sql) -> int:
        return self.keep((sql.text, sql.values), lambda: mask_of(read_ids(self.connection, sql.text, sql.values)))

    def keep(self, key: Any, read: Callable[[], Kept]) -> Kept:
        """Return what `read` once returned under this key, as long as the library is the same."""
        # Asked for once: another thread may clear what is kept at any moment.
        known = self._kept.get(key)
        if known is None:
            found = read()
            size = found.bit_length() // 8 if isinstance(found, int) else 0
            if len(self._kept) * size > _KEPT_BYTES:
                self._kept.clear()
            self._kept[key] = found
            return found
        return cast("Kept", known)


@contextmanager
def selecting(db: Database, query: Query, today: date) -> Iterator[Selection]:
    """Give what a query finds, of one snapshot of the library."""
    kept = db.kept()
    with db.read() as connection:
        yield Selection(connection, kept, query, today)
