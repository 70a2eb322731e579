"""Reading stories, and placing articles in them as analysis decides. The user's decisions are in `decisions`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from newsreader.errors import NotFoundError
from newsreader.models import Story, StoryRow
from newsreader.store import derived
from newsreader.store.database import Database
from newsreader.store.derived import (
    FIRST_PRINTED,
    PARTS,
    move,
    new_story_ids,
    refresh_on,
    refresh_or_note,
    stories_of,
    story_values,
)
from newsreader.store.records import ArticleText
from newsreader.store.values import LISTED, id_list, pack_list, row_id, unpack_texts

_BEING_GROUPED = -1


def story(db: Database, story_id: int, *, archived: bool = False) -> Story:
    """Return a story by its number or an earlier one (see `present`), first printing first, copies after their original.

    It has its live articles; the archived ones if they are asked for or no others are left. NotFoundError.
    """
    number = row_id(story_id)
    with db.read() as connection:
        found = story_rows(db, [number], today=date.min, archived=archived)
        if not found:
            number = derived.present_story(connection, number)
            found = story_rows(db, [number], today=date.min, archived=archived)
        ids = article_ids(db, [number], archived=archived)
    if not found:
        raise NotFoundError.of("story", story_id)
    row = found[0]
    return Story(row.id, row.title, ids[number], row.sources, row.first, row.last)


def article_ids(db: Database, story_ids: Sequence[int], *, archived: bool = False) -> dict[int, tuple[int, ...]]:
    """Return the articles of each story in the order of `story`; missing stories are left out."""
    sql = f"""SELECT story_id, state, id, copies_of FROM articles WHERE story_id IN {LISTED} AND +state < 2
        ORDER BY {FIRST_PRINTED}"""
    kept: dict[int, dict[int, list[tuple[int, int | None]]]] = {}
    for story_id, state, article_id, original in db.rows(sql, (id_list(story_ids),)):
        kept.setdefault(story_id, {}).setdefault(state, []).append((article_id, original))
    return {key: _copies_behind(by_state.get(archived) or by_state[not archived]) for key, by_state in kept.items()}


def present(db: Database, story_id: int) -> int:
    """Return the story that a number stands for today: itself, or the one its articles have moved to."""
    with db.read() as connection:
        return derived.present_story(connection, row_id(story_id)) or story_id


def story_rows(db: Database, story_ids: Sequence[int], *, today: date, archived: bool = False) -> list[StoryRow]:
    """Return rows in the order asked, missing ones left out. `today`: the day from which the next deadline counts.

    A row describes the archived articles of a story if they are asked for and it has some, or if it has no others.
    """
    sql = f"""SELECT s.id, a.title, s.articles, s.reports, s.unread, s.starred, s.sources, s.first, s.last, s.lead,
        (SELECT p.value FROM articles AS m CROSS JOIN points AS p ON p.article_id = m.id
         WHERE m.story_id = s.id AND +m.state = 0 AND +p.kind = 'deadline' AND +p.day >= ?
         ORDER BY +p.day, +p.last_day LIMIT 1),
        a.words, (SELECT json_group_array(DISTINCT t.tag) FROM articles AS m CROSS JOIN article_tags AS t
         ON t.article_id = m.id WHERE m.story_id = s.id AND +m.state = 0),
        (SELECT count(*) FROM articles AS m WHERE m.story_id = s.id AND +m.state = 0 AND +m.read = 0 AND NOT EXISTS
         (SELECT 1 FROM articles AS o WHERE o.id = m.copies_of AND +o.story_id = s.id AND +o.state = 0))
        FROM stories AS s JOIN articles AS a ON a.id = s.lead
        WHERE s.id IN {LISTED} AND s.articles > 0"""
    with db.read() as connection:
        found = {row[0]: row for row in connection.execute(sql, (today.toordinal(), id_list(story_ids)))}
        if missing := [k for k in story_ids if archived or k not in found]:
            found.update((row[0], row) for row in _archived_rows(connection, missing))
    return [_story_row(found[k]) for k in story_ids if k in found]


def _archived_rows(connection: sqlite3.Connection, story_ids: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    sql = f"""SELECT story_id, {PARTS}, title, words,
        (SELECT json_group_array(tag) FROM article_tags WHERE article_id = articles.id)
        FROM articles WHERE story_id IN {LISTED} AND +state = 1 ORDER BY {FIRST_PRINTED}"""
    groups: dict[int, list[tuple[Any, ...]]] = {}
    for row in connection.execute(sql, (id_list(story_ids),)):
        groups.setdefault(row[0], []).append(row[1:])
    for key, rows in groups.items():
        _, lead, count, reports, unread, starred, _, sources, first, last, _ = story_values(
            key, [row[:-3] for row in rows]
        )
        title, words = next(row[-3:-1] for row in rows if row[0] == lead)
        tags = pack_list({tag for row in rows for tag in unpack_texts(row[-1])})
        new = sum(not row[6] and row[8] not in {one[0] for one in rows} for row in rows)
        yield key, title, count, reports, unread, starred, sources, first, last, lead, None, words, tags, new


def story_of(db: Database, article_id: int) -> int:
    """Return an article's story; NotFoundError."""
    row = db.row("SELECT story_id FROM articles WHERE id = ?", (row_id(article_id),))
    if row is None:
        raise NotFoundError.of("article", article_id)
    return int(row[0])


def members(db: Database, story_ids: Sequence[int], *, archived: bool = False) -> list[ArticleText]:
    """Return the live (or archived) articles of these stories, by story, first printing first, without their texts."""
    return _members(db, story_ids, (int(archived),))


def mates(db: Database, article_ids: Sequence[int]) -> list[ArticleText]:
    """Return the live and archived articles of the stories that these articles are in, in the form of `members`."""
    with db.read() as connection:
        return _members(db, sorted(stories_of(connection, article_ids)), (0, 1))


def _members(db: Database, story_ids: Sequence[int], states: tuple[int, ...]) -> list[ArticleText]:
    sql = f"""SELECT id, title, published, published_from, source, story_id, copies_of, pinned FROM articles
        WHERE story_id IN {LISTED} AND +state IN {LISTED} ORDER BY story_id, {FIRST_PRINTED}"""
    rows = db.rows(sql, (id_list(story_ids), id_list(states)))
    return [ArticleText(r[0], r[1], "", r[2], r[3], r[4], r[5], r[6], bool(r[7])) for r in rows]


def has_mates(db: Database, article_id: int, story_id: int) -> bool:
    """Tell whether an article's story has another article, archived or not."""
    sql = "SELECT 1 FROM articles WHERE story_id = ? AND id <> ? AND +state < 2 LIMIT 1"
    return db.row(sql, (story_id, article_id)) is not None


def assign(db: Database, article_ids: Sequence[int], story_id: int | None, *, stale: set[int] | None = None) -> int:
    """Put articles into a story (None: a new one) as analysis decided; return its id. Pinned articles are not moved.

    Stories touched are added to `stale`, if given, and the caller refreshes them once at the end: otherwise a story of
    thousands would be read again for each article.
    """
    with db.write() as connection:
        sql = f"SELECT id, story_id FROM articles WHERE id IN {LISTED} AND pinned = 0"
        rows = db.rows(sql, (id_list(article_ids),))
        target = new_story_ids(connection, 1)[0] if story_id is None else story_id
        move(connection, [row[0] for row in rows if row[1] != target], target, stale=stale)
        return target


def set_copy(db: Database, article_id: int, original: int | None, *, stale: set[int] | None = None) -> None:
    """Make an article a (near-verbatim) copy of another, or of none; it moves into the original's story unless pinned.

    Its own copies become copies of `original` too, so that no copy has copies. `stale` as in `assign`.
    """
    with db.write() as connection:
        old_story = story_of(db, article_id)
        if original is None:
            connection.execute("UPDATE articles SET copies_of = NULL WHERE id = ?", (article_id,))
            refresh_or_note(connection, [old_story], stale)
            return
        row = db.row("SELECT coalesce(copies_of, id), story_id FROM articles WHERE id = ?", (original,))
        if row is None:
            raise NotFoundError.of("article", original)
        if row[0] == article_id:
            return
        connection.execute(
            "UPDATE articles SET copies_of = ? WHERE id = ? OR copies_of = ?",
            (row[0], article_id, article_id),
        )
        assign(db, [article_id], row[1], stale=stale)
        refresh_or_note(connection, [old_story], stale)


def unfold_strays(db: Database, story_ids: Iterable[int]) -> None:
    """As `derived.unfold_strays`, in a write of its own."""
    with db.write() as connection:
        derived.unfold_strays(connection, story_ids)


def ungrouped_ids(db: Database, version: int) -> tuple[int, ...]:
    """Return ids of articles (not deleted) not yet grouped by grouping version `version`, oldest id first."""
    # The plus signs keep SQLite from reading all articles for the sake of the order (15 ms at 100,000).
    return tuple(db.column("SELECT id FROM articles WHERE grouped_version < ? AND +state < 2 ORDER BY +id", (version,)))


def begin_grouping(db: Database, article_ids: Sequence[int]) -> None:
    """Mark these articles as being placed; changing one removes the mark."""
    with db.write() as connection:
        sql = f"UPDATE articles SET grouped_version = ? WHERE id IN {LISTED}"
        connection.execute(sql, (_BEING_GROUPED, id_list(article_ids)))


def mark_grouped(db: Database, article_ids: Sequence[int], version: int) -> None:
    """Record that grouping version `version` has placed those of these articles that did not change meanwhile."""
    with db.write() as connection:
        sql = f"UPDATE articles SET grouped_version = ? WHERE id IN {LISTED} AND +grouped_version = ?"
        connection.execute(sql, (version, id_list(article_ids), _BEING_GROUPED))


def refresh(db: Database, story_ids: Iterable[int]) -> None:
    """Update the derived columns of stories, after calls that left them in `stale`."""
    with db.write() as connection:
        refresh_on(connection, story_ids)


def _story_row(row: tuple[Any, ...]) -> StoryRow:
    return StoryRow(
        id=row[0],
        title=row[1],
        articles=row[2],
        reports=row[3],
        unread=row[4],
        starred=bool(row[5]),
        sources=tuple(unpack_texts(row[6])),
        first=row[7],
        last=row[8],
        article_id=row[9],
        next_deadline=row[10],
        words=row[11],
        tags=tuple(sorted(unpack_texts(row[12]), key=str.casefold)),
        new=row[13],
    )


def _copies_behind(rows: Sequence[tuple[int, int | None]]) -> tuple[int, ...]:
    """Return the ids in order, but each copy right after its original if that is in the story too."""
    here = {row[0] for row in rows}
    copies: dict[int, list[int]] = {}
    for article_id, original in rows:
        if original is not None:
            copies.setdefault(original, []).append(article_id)
    reports = [row[0] for row in rows if row[1] not in here]
    return tuple(k for report in reports for k in (report, *copies.get(report, ())))
