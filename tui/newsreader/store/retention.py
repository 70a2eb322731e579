"""Which articles are old enough to go, and what keeps the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsreader.models import KeptBecause
from newsreader.store.database import Database
from newsreader.store.values import pack_list

# An article without a day of publication is as old as its time in the library; 1721424.5 is the Julian day of ordinal 0.
# Articles not analysed yet are left out: they may have a deadline or belong to an unread story.
_OLD = """WITH unread AS MATERIALIZED
    (SELECT story_id, count(*) AS reports FROM articles WHERE read = 0 AND state = 0 GROUP BY story_id)
    SELECT a.id, a.source, CASE
    WHEN a.starred THEN 'starred'
    WHEN a.id IN (SELECT article_id FROM article_tags) THEN 'tagged'
    WHEN a.note <> '' THEN 'noted'
    WHEN a.pinned OR a.id IN (SELECT article_id FROM corrections UNION SELECT article_id FROM moves
        UNION SELECT a FROM story_decisions UNION SELECT b FROM story_decisions) THEN 'corrected'
    WHEN a.id IN (SELECT article_id FROM points WHERE kind = 'deadline' AND last_day >= :today) THEN 'deadline'
    WHEN NOT a.read AND NOT :unread_too THEN 'unread'
    WHEN u.reports > 1 - a.read THEN 'story' END
    FROM articles AS a LEFT JOIN unread AS u ON u.story_id = a.story_id
    WHERE a.state = 0 AND +a.findings_version > 0 AND +a.grouped_version > 0 AND (a.source IN (SELECT value FROM json_each(:sources)) OR :nameless AND a.source IS NULL)
    AND coalesce(a.day, CAST(julianday(substr(a.added, 1, 10)) - 1721424.5 AS INTEGER)) < :before
    ORDER BY a.sort_key DESC, a.id DESC"""


def old_articles(
    db: Database, sources: Sequence[str | None], before: date, *, unread_too: bool, today: date
) -> list[tuple[int, str | None, KeptBecause | None]]:
    """Return live, analysed articles of these sources (None: without one) published before a day, newest first.

    Each comes with its source and the first reason to keep it, None if there is none. "corrected" covers fields,
    paragraphs and stories.
    """
    values = {
        "sources": pack_list(source for source in sources if source is not None),
        "nameless": None in sources,
        "before": before.toordinal(),
        "unread_too": unread_too,
        "today": today.toordinal(),
    }
    return db.rows(_OLD, values)


def sources_of(db: Database) -> list[str | None]:
    """Return the sources that live articles give; None stands for those without one."""
    return db.column("SELECT DISTINCT source FROM articles WHERE state = 0")
