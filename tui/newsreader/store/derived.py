"""The rows of stories, derived from their articles: updated here in the transaction that changed the articles."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any

from newsreader.store.values import LISTED, id_list, pack_list

_HEADLINE_RANK = {"user": 0, "header": 1, "feed": 1, "first-line": 2, "lead": 3, "file-name": 4}
_SOURCES_KEPT = 50
_BRIEF = 40
"""Words: what is shorter (an agency's flash, a line in a column of briefs) heads no story that has a report."""

_HAS_ARTICLES = "EXISTS (SELECT 1 FROM articles AS a WHERE a.story_id = way.id AND +a.state < 2)"
_PRESENT = f"""WITH RECURSIVE way (id) AS (SELECT ? UNION SELECT m.story_id FROM way JOIN stories AS s ON s.id = way.id
    JOIN articles AS m ON m.id = s.lead WHERE NOT {_HAS_ARTICLES}) SELECT id FROM way WHERE {_HAS_ARTICLES}"""
_REPLACE = """INSERT INTO stories VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET lead = excluded.lead,
    articles = excluded.articles, reports = excluded.reports, unread = excluded.unread, starred = excluded.starred,
    source_count = excluded.source_count, sources = excluded.sources, first = excluded.first, last = excluded.last,
    sort_key = excluded.sort_key"""

StoryValues = tuple[Any, ...]
"""The columns of `stories`, in their order."""

PARTS = "id, title_from, source, published, day, sort_key, read, starred, copies_of, words"
"""The columns of `articles` that a story's row is derived from."""

FIRST_PRINTED = "day IS NULL, sort_key, id"
"""The order of the articles of a story."""


def refresh_on(connection: sqlite3.Connection, story_ids: Iterable[int]) -> None:
    """Update the derived columns of stories."""
    wanted = sorted(set(story_ids))
    if not wanted:
        return
    # The plus keeps SQLite from reading all articles by date for the sake of the order (100 ms at 100,000).
    sql = f"SELECT story_id, {PARTS} FROM articles WHERE story_id IN {LISTED} AND +state = 0 ORDER BY {FIRST_PRINTED}"
    groups: dict[int, list[tuple[Any, ...]]] = {k: [] for k in wanted}
    for row in connection.execute(sql, (id_list(wanted),)):
        groups[row[0]].append(row[1:])
    # A story that the user made keeps the headline it had then.
    sql = f"SELECT s.id, lead FROM stories AS s JOIN articles AS a ON a.id = lead WHERE s.id IN {LISTED} AND pinned"
    leads = dict(connection.execute(sql, (id_list(wanted),)).fetchall())
    connection.executemany(_REPLACE, [story_values(k, rows, leads.get(k)) for k, rows in groups.items() if rows])
    # A story whose articles are all hidden keeps its row: they may come back.
    connection.execute(
        f"UPDATE stories SET articles = 0, reports = 0, unread = 0, starred = 0, source_count = 0 WHERE id IN {LISTED}",
        (id_list(k for k, rows in groups.items() if not rows),),
    )


def unfold_strays(connection: sqlite3.Connection, story_ids: Iterable[int]) -> None:
    """Where articles of these stories are copies of one in another story, make the first printing here their original."""
    sql = f"""SELECT c.story_id, c.copies_of, c.id FROM articles AS c JOIN articles AS o ON o.id = c.copies_of
        WHERE c.story_id IN {LISTED} AND o.story_id <> c.story_id
        ORDER BY c.day IS NULL, c.day, c.words DESC, c.sort_key, c.id"""
    heirs: dict[tuple[int, int], int] = {}
    for story_id, original, copy in connection.execute(sql, (id_list(set(story_ids)),)).fetchall():
        heir = heirs.setdefault((story_id, original), copy)
        connection.execute("UPDATE articles SET copies_of = nullif(?, id) WHERE id = ?", (heir, copy))
    refresh_on(connection, {story_id for story_id, _ in heirs})


def refresh_marks_on(connection: sqlite3.Connection, story_ids: Iterable[int]) -> None:
    """Update only the unread count and star of stories, which is enough and cheap after marking many articles."""
    connection.execute(
        f"""UPDATE stories SET
        unread = (SELECT count(*) FROM articles AS a WHERE a.story_id = stories.id AND a.state = 0 AND a.read = 0),
        starred = EXISTS (SELECT 1 FROM articles AS a WHERE a.story_id = stories.id AND a.state = 0 AND a.starred = 1)
        WHERE articles > 0 AND id IN {LISTED}""",
        (id_list(set(story_ids)),),
    )


def new_story_ids(connection: sqlite3.Connection, count: int) -> range:
    """Reserve ids for new stories, for use inside the same write. Ids are never used again."""
    return _take_ids(connection, "stories", count)


def new_article_ids(connection: sqlite3.Connection, count: int) -> range:
    """Reserve ids for new articles likewise."""
    return _take_ids(connection, "articles", count)


def present_story(connection: sqlite3.Connection, story_id: int) -> int:
    """Return the story that a number stands for today: itself or, if its articles all moved, where its headline is now.

    A story whose articles all moved keeps its row, which still names the article of its headline. A number that never
    existed, or of which nothing is left, is returned unchanged.
    """
    row = connection.execute(_PRESENT, (story_id,)).fetchone()
    return row[0] if row else story_id


def stories_of(connection: sqlite3.Connection, article_ids: Iterable[int]) -> set[int]:
    """Return the stories that articles are in."""
    sql = f"SELECT DISTINCT story_id FROM articles WHERE id IN {LISTED}"
    return {row[0] for row in connection.execute(sql, (id_list(article_ids),))}


def move(
    connection: sqlite3.Connection,
    article_ids: Sequence[int],
    story_id: int,
    *,
    pin: bool = False,
    stale: set[int] | None = None,
) -> None:
    """Move articles into a story and refresh the stories they left and joined, or add those to `stale`."""
    left = stories_of(connection, article_ids)
    pinned = ", pinned = 1" if pin else ""
    sql = f"UPDATE articles SET story_id = ?{pinned} WHERE id IN {LISTED}"
    connection.execute(sql, (story_id, id_list(article_ids)))
    refresh_or_note(connection, left | {story_id}, stale)


def refresh_or_note(connection: sqlite3.Connection, story_ids: Iterable[int], stale: set[int] | None) -> None:
    """Update the derived columns of stories, or add the stories to `stale` for the caller to do so once."""
    if stale is None:
        refresh_on(connection, story_ids)
    else:
        stale.update(story_ids)


def story_values(story_id: int, rows: Sequence[tuple[Any, ...]], kept_lead: int | None = None) -> StoryValues:
    """Return the columns of a story; `rows`: the `PARTS` of its articles, first printing first.

    `kept_lead` provides the headline unless it is a copy or the user wrote a headline elsewhere.
    """
    here = {row[0] for row in rows}
    copies = sum(row[8] in here for row in rows)

    def fitness_as_lead(row: tuple[Any, ...]) -> tuple[Any, ...]:
        rank = _HEADLINE_RANK.get(row[1], 2)
        is_brief = row[9] < _BRIEF
        return row[8] in here, rank > 0, row[0] != kept_lead, rank, is_brief, row[4] is None, row[5], row[0]

    lead = min(rows, key=fitness_as_lead)
    sources = list(dict.fromkeys(row[2] for row in rows if row[2]))
    dated = [row for row in rows if row[4] is not None]
    newest = max(row[5] for row in dated or rows)
    return (
        story_id,
        lead[0],
        len(rows),
        len(rows) - copies,
        sum(not row[6] for row in rows),
        int(any(row[7] for row in rows)),
        len(sources),
        pack_list(sources[:_SOURCES_KEPT]),
        dated[0][3] if dated else None,
        dated[-1][3] if dated else None,
        newest,
    )


def _take_ids(connection: sqlite3.Connection, table: str, count: int) -> range:
    row = connection.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    first = (row[0] if row else 0) + 1
    if row:
        connection.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (first + count - 1, table))
    else:
        connection.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, first + count - 1))
    return range(first, first + count)
