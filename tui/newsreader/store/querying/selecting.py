"""The set of articles that a query finds, as a mask. Its parts are cached while the library is unchanged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, TypeVar, cast

from newsreader.store.database import Database
from newsreader.store.querying.compiling import compile_query, ids_of, matching, split
from newsreader.store.querying.conditions import Sql
from newsreader.store.querying.masks import Shelf, StoryColumn, ids_of_mask, mask_of, read_ids, read_shelf, read_stories
from newsreader.store.querying.tree import All, Either, Node, Not, Query, Term
from newsreader.store.values import LISTED, id_list

FEW = 500
"""Most hits for which SQLite sorts them and finds their stories; beyond that, reading whole columns is cheaper."""

FEW_ARCHIVED = 20_000
"""The same for searches that include archived articles, whose columns are seldom cached."""

_KEPT_BYTES = 16_000_000

Kept = TypeVar("Kept")


class Selection:
    """What one query finds. `kept`: the cache of the library in its present state (`Database.kept`)."""

    def __init__(self, connection: sqlite3.Connection, kept: dict[Any, Any], query: Query, today: date) -> None:
        self.connection = connection
        self.plan = compile_query(query)
        self._kept = kept
        self._today = today

    @property
    def shelf(self) -> Shelf:
        """The articles that are searched."""
        archived = self.plan.archived
        return self.keep(("shelf", archived), lambda: read_shelf(self.connection, archived=archived))

    @property
    def stories(self) -> StoryColumn:
        """The stories of articles."""
        archived = self.plan.archived
        return self.keep(("stories", archived), lambda: read_stories(self.connection, archived=archived))

    def prepare(self) -> None:
        """Read the columns that are not cached yet."""
        _ = self.shelf, self.stories

    def few(self) -> tuple[int, ...] | None:
        """Return the articles found, in no order, if they are few; else None."""
        found = self.found()
        if found.bit_count() > (FEW_ARCHIVED if self.plan.archived else FEW):
            return None
        # The plus keeps SQLite from reading the whole shelf (6 ms at 100,000).
        sql = f"SELECT id AS k FROM articles WHERE id IN {LISTED} AND +{self.plan.shelf}"
        return tuple(read_ids(self.connection, sql, (id_list(ids_of_mask(found)),)))

    def mask(self) -> int:
        """Return the articles found."""
        return self.found() & self.shelf.mask

    def condition(self) -> Sql:
        """Return the articles found as a condition on `articles AS a`, for a SELECT that has its own order or index."""
        if self.plan.is_empty:
            return Sql(f"+a.{self.plan.shelf}")
        few = self.few()
        return Sql(f"a.id IN {LISTED}", (id_list(ids_of_mask(self.mask()) if few is None else few),))

    def found(self) -> int:
        """Return the articles that fulfil the query, whether on the shelf or not."""
        return self._all(self.plan.match, self.plan.others)

    def words(self) -> int:
        """Return the articles with the words that all hits have, disregarding other conditions and the shelf."""
        return self._ids(matching(self.plan.match))

    def titled(self) -> int:
        """Return the articles with these words in the title."""
        return self._ids(matching(f"title : ({self.plan.match})"))

    def term(self, term: Term) -> int:
        """Return the articles that fulfil a term."""
        return self._ids(ids_of(self.connection, term, self._today))

    def _of(self, node: Node) -> int:
        if isinstance(node, Term):
            return self.term(node)
        if isinstance(node, Either):
            return reduce(or_, map(self._of, node.parts))
        return self._all(*split(node.parts)) if isinstance(node, All) else self._all("", [node])

    def _all(self, match: str, parts: Sequence[Node]) -> int:
        """Return the articles that match and fulfil all parts; if all parts are negated, of those on the shelf."""
        wanted = [part for part in parts if not isinstance(part, Not)]
        found = self._ids(matching(match)) if match else self._of(wanted.pop(0)) if wanted else self.shelf.mask
        for part in wanted:
            found &= self._of(part)
        for excluded in (part.part for part in parts if isinstance(part, Not)):
            found &= ~self._of(excluded)
        return found

    def _ids(self, sql: Sql) -> int:
        return self.keep((sql.text, sql.values), lambda: self._read(sql))

    def _read(self, sql: Sql) -> int:
        if not sql.of_stories:
            return mask_of(read_ids(self.connection, sql.text, sql.values))
        if ("stories", self.plan.archived) in self._kept:
            wanted = frozenset(read_ids(self.connection, sql.text, sql.values))
            return int.from_bytes(bytes(map(wanted.__contains__, self.stories.of)), "little")
        # This order looks up the stories' articles in an index; the other would visit every article.
        text = f"SELECT a.id AS k FROM ({sql.text}) AS s CROSS JOIN articles AS a ON a.story_id = s.k"
        return mask_of(read_ids(self.connection, text, sql.values))

    def keep(self, key: Any, read: Callable[[], Kept]) -> Kept:
        """Return what `read` returned before under this key, cached while the library is unchanged."""
        # One `get`, since another thread may clear the cache at any moment.
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
    """Open what a query finds in one snapshot of the library."""
    kept = db.kept()
    with db.read() as connection:
        yield Selection(connection, kept, query, today)
