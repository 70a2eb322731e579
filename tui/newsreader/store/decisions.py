"""The user's decisions on stories, which analysis never overrules: articles split off, put in, stories joined.

Undoable inside `undo.change`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain

from newsreader.errors import InputError, NotFoundError
from newsreader.store.database import Database
from newsreader.store.derived import FIRST_PRINTED, move, new_story_ids, unfold_strays
from newsreader.store.records import Decision
from newsreader.store.values import LISTED, id_list, row_id


def split(db: Database, article_ids: Sequence[int]) -> int:
    """Make these articles of one story a story of their own, kept apart from the others; return its id.

    NotFoundError if there is no such article; InputError if they belong to several stories.
    """
    with db.write() as connection:
        stories = _stories_of(connection, article_ids)
        if len(stories) > 1:
            raise InputError("these articles are of several stories", remedy="Take them out one story at a time")
        leaving, members = set(article_ids), _members(connection, stories[0])
        if leaving.issuperset(members):
            return stories[0]
        _leave(connection, leaving)
        target = new_story_ids(connection, 1)[0]
        _keep_apart(connection, leaving, members)
        move(connection, list(leaving), target, pin=True)
        unfold_strays(connection, [stories[0], target])
        return target


def put_into(db: Database, article_ids: Sequence[int], story_id: int) -> None:
    """Put articles into a story for good, apart from those they leave; NotFoundError for a missing article or story."""
    leaving = set(article_ids)
    with db.write() as connection:
        left = _stories_of(connection, article_ids)
        mates = [k for k in _members(connection, story_id) if k not in leaving]
        if not mates:
            raise NotFoundError("there is no such story, or nothing else in it", subject=f"story {story_id}")
        _leave(connection, leaving)
        for one in left:
            if one != story_id:  # what is left behind is alike, but must not follow
                _keep_apart(connection, leaving, _members(connection, one))
        _keep_together(connection, article_ids, mates, story_id)
        unfold_strays(connection, [*left, story_id])


def join_stories(db: Database, story_ids: Sequence[int]) -> None:
    """Join stories into the first of them for good; NotFoundError if one of them does not exist."""
    wanted = list(dict.fromkeys(story_ids))
    with db.write() as connection:
        members = [_members(connection, story_id) for story_id in wanted]
        for story_id, found in zip(wanted, members, strict=True):
            if not found:
                raise NotFoundError.of("story", story_id)
        if len(wanted) > 1:
            _keep_together(connection, list(chain.from_iterable(members[1:])), members[0], wanted[0])


def touching(db: Database, article_ids: Sequence[int]) -> list[Decision]:
    """Return the user's decisions that touch any of these articles."""
    ids = id_list(article_ids)
    sql = f"""SELECT a, b, together FROM story_decisions WHERE a IN {LISTED}
        UNION SELECT a, b, together FROM story_decisions WHERE b IN {LISTED}"""
    return [Decision(a, b, bool(together)) for a, b, together in db.rows(sql, (ids, ids))]


def _keep_apart(connection: sqlite3.Connection, leaving: set[int], members: Sequence[int]) -> None:
    """Decide that the members that leave a story and those that stay are not one story."""
    going, staying = leaving.intersection(members), [k for k in members if k not in leaving]
    _decide(connection, [(a, b) for a in going for b in staying], together=False)


def _keep_together(connection: sqlite3.Connection, joining: Sequence[int], mates: Sequence[int], story_id: int) -> None:
    """Make articles one story for good, overriding earlier decisions to keep them apart.

    The mates are also kept together with each other: the user saw them as one story when adding to it.
    """
    members = [*joining, *mates]
    ids = id_list(members)
    # The plus: SQLite would look up every pair of the two lists.
    connection.execute(
        f"DELETE FROM story_decisions WHERE together = 0 AND a IN {LISTED} AND +b IN {LISTED}", (ids, ids)
    )
    _decide(connection, [(one, mates[0]) for one in members], together=True)
    move(connection, members, story_id, pin=True)


def _leave(connection: sqlite3.Connection, article_ids: Iterable[int]) -> None:
    """Forget the decisions that kept these articles together with others: the user moves them elsewhere."""
    ids = id_list(article_ids)
    connection.execute(
        f"DELETE FROM story_decisions WHERE together = 1 AND (a IN {LISTED} OR b IN {LISTED})", (ids, ids)
    )


def _decide(connection: sqlite3.Connection, pairs: Iterable[tuple[int, int]], *, together: bool) -> None:
    connection.executemany(
        "INSERT INTO story_decisions VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET together = excluded.together",
        [(*_pair(a, b), int(together)) for a, b in pairs if a != b],
    )


def _pair(a: int, b: int) -> tuple[int, int]:
    return (a, b) if a < b else (b, a)


def _stories_of(connection: sqlite3.Connection, article_ids: Sequence[int]) -> list[int]:
    """Return the stories these articles are in; NotFoundError if one is missing or deleted."""
    rows = connection.execute(
        f"SELECT id, story_id FROM articles WHERE id IN {LISTED} AND +state < 2", (id_list(article_ids),)
    ).fetchall()
    missing = set(article_ids) - {row[0] for row in rows}
    if missing or not rows:
        raise NotFoundError.of("article", min(missing, default=0))
    return sorted({row[1] for row in rows})


def _members(connection: sqlite3.Connection, story_id: int) -> list[int]:
    """Return the articles of a story, including archived ones."""
    rows = connection.execute(
        f"SELECT id FROM articles WHERE story_id = ? AND +state < 2 ORDER BY {FIRST_PRINTED}",
        (row_id(story_id),),
    )
    return [row[0] for row in rows]
