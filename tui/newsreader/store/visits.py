"""The days on which the user looked at the agenda, to tell what has lapsed since."""

from __future__ import annotations

from datetime import date

from newsreader.models.periods import published_day
from newsreader.store.database import Database


def note_visit(db: Database, day: date) -> None:
    """Record that the user looked on this day."""
    with db.write() as connection:
        connection.execute("INSERT OR IGNORE INTO visits VALUES (?)", (day.isoformat(),))


def last_visit(db: Database, before: date) -> date | None:
    """Return the last recorded day before this one, None if there is none."""
    found = db.row("SELECT max(day) FROM visits WHERE day < ?", (before.isoformat(),))
    return published_day(found[0])
