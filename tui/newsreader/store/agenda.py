"""Dated points of all articles, for the agenda."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from newsreader.models import DateKind
from newsreader.store.database import Database
from newsreader.store.querying.conditions import LONGEST_POINT
from newsreader.store.querying.selecting import selecting
from newsreader.store.querying.tree import Query
from newsreader.store.records import AgendaRow
from newsreader.store.values import LISTED, day_text, pack_list, span_of


def agenda_rows(
    db: Database, query: Query, *, today: date, past: bool = False, kinds: Sequence[DateKind] = ("deadline",)
) -> list[AgendaRow]:
    """Return the points of these kinds in matching articles, from today on (`past`: all), soonest first; on one day and
    in one story by first printing.

    A point of several days (a month, a week) counts until its last day; damaged points are left out.
    """
    with selecting(db, query, today) as selection:
        where = selection.condition()
        # The index on the first day is read from a year before today, since no point is longer. For all days it would lead
        # through all points of the library, even for few articles; the plus signs keep SQLite from using it then.
        plus = "+" if past else ""
        sql = f"""SELECT p.article_id, a.story_id, a.title, a.source, p.value, p.day, p.last_day, p.kind, p.sentence, a.copies_of, a.day
            FROM points AS p JOIN articles AS a ON a.id = p.article_id
            WHERE {plus}p.kind IN {LISTED} AND p.last_day >= ? AND {plus}p.day >= ? AND {where.text}
            ORDER BY p.day, p.last_day, p.kind, a.story_id, a.day IS NULL, a.sort_key, p.article_id, p.start"""
        earliest = 0 if past else today.toordinal()
        rows = db.rows(sql, (pack_list(kinds), earliest, max(0, earliest - LONGEST_POINT), *where.values))
    return [
        AgendaRow(
            article,
            story,
            title,
            source,
            value,
            day_text(first),
            day_text(last),
            kind,
            sentence,
            copies_of,
            _sound_day(day),
        )
        for article, story, title, source, value, first, last, kind, sentence, copies_of, day in rows
        if span_of(value) and 0 < first <= last <= date.max.toordinal()
    ]


def _sound_day(day: int | None) -> str | None:
    return day_text(day) if day and 0 < day <= date.max.toordinal() else None
