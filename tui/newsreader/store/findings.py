"""What analysis found in articles, with its version: mentions and dates, the names used, and points of the agenda."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newsreader.models import DateMention, Findings, Mention
from newsreader.store.database import Database
from newsreader.store.naming import save_uses
from newsreader.store.records import DatedPoint, NameUse
from newsreader.store.values import pack_list, span_of, unpack_texts, unpacked


def save_findings(
    db: Database,
    article_id: int,
    findings: Findings,
    *,
    names: Sequence[NameUse] = (),
    points: Sequence[DatedPoint] = (),
) -> None:
    """Replace an article's findings, names and points; many calls inside one `with db.write()` are much cheaper.

    An article that no longer exists is skipped. Points whose value is no calendar date are left out.
    """
    with db.write() as connection:
        known = connection.execute(
            "UPDATE articles SET findings_version = ? WHERE id = ?", (findings.version, article_id)
        ).rowcount
        if not known:
            return
        connection.execute(
            "INSERT OR REPLACE INTO findings VALUES (?, ?, ?, ?, ?)",
            (
                article_id,
                findings.version,
                pack_list([m.start, m.end, m.text, m.kind, m.entity] for m in findings.mentions),
                pack_list([d.start, d.end, d.text, d.value, d.kind] for d in findings.dates),
                pack_list(findings.notes),
            ),
        )
        save_uses(connection, article_id, names)
        _save_points(connection, article_id, points)


def findings(db: Database, article_id: int) -> Findings | None:
    """Return an article's findings, None if it was never analysed or has changed since."""
    sql = """SELECT f.version, f.mentions, f.dates, f.notes FROM findings AS f JOIN articles AS a ON a.id = f.article_id
        WHERE f.article_id = ? AND a.findings_version > 0"""
    row = db.row(sql, (article_id,))
    if row is None:
        return None
    return Findings(row[0], unpacked(Mention, row[1]), unpacked(DateMention, row[2]), tuple(unpack_texts(row[3])))


_STALE = "(findings_version < ? OR findings_version > ?) AND state < 2"
"""Two ranges, because an index cannot serve `<>`."""


def stale_ids(db: Database, version: int) -> tuple[int, ...]:
    """Return ids of articles (not deleted) whose findings are missing or not of this version, oldest id first."""
    return tuple(db.column(f"SELECT id FROM articles WHERE {_STALE} ORDER BY id", (version, version)))


def stale_count(db: Database, version: int) -> int:
    """Return how many `stale_ids` there are."""
    return int(db.row(f"SELECT count(*) FROM articles WHERE {_STALE}", (version, version))[0])


def is_any_missing(db: Database) -> bool:
    """Tell whether an article (not deleted) has not been analysed or grouped since it came or changed."""
    sql = """SELECT EXISTS (SELECT 1 FROM articles WHERE findings_version = 0 AND +state < 2)
        OR EXISTS (SELECT 1 FROM articles WHERE grouped_version < 1 AND +state < 2)"""
    return bool(db.row(sql)[0])


def _save_points(connection: sqlite3.Connection, article_id: int, points: Sequence[DatedPoint]) -> None:
    connection.execute("DELETE FROM points WHERE article_id = ?", (article_id,))
    spans = [(p, (p.days[0].toordinal(), p.days[1].toordinal()) if p.days else span_of(p.value)) for p in points]
    connection.executemany(
        "INSERT OR REPLACE INTO points VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(article_id, p.start, p.end, p.value, *span, p.kind, p.sentence) for p, span in spans if span],
    )
