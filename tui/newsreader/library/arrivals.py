"""What new and changed articles bring that the user waits for: watched names and new deadlines. The lists are bounded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from newsreader.models import Arrivals, Notice, Seen
from newsreader.models.periods import published_day
from newsreader.settings import Notices
from newsreader.store import arrivals, articles
from newsreader.store.database import Database
from newsreader.store.records import Arrived

TOLD = 20
"""Notices listed of each kind; of the rest only the number is given."""

_NAMED = 3


def arrivals_since(database: Database, since: Seen, wanted: Notices, *, today: date) -> Arrivals:
    """Return what came in or changed after `since`, as far as it has been analysed.

    Nothing is news to a library that was empty; nor is what a feed held when it was subscribed to.
    """
    until = arrivals.analysed_up_to(database, since)
    if not since.article or until == since:
        return Arrivals(until)
    names = arrivals.watched_names(database, since, until) if wanted.watched else []
    points = arrivals.new_deadlines(database, since, until, today=today) if wanted.deadlines else []
    if wanted.deadlines and until.change > since.change:
        points += _changed_deadlines(database, since, until, today=today)
        points.sort(key=lambda one: one.what)
    watched = _notices(names, lambda one: (one.what,))
    due = _notices(points, lambda one: (one.what, str(one.story)))
    return Arrivals(until, tuple(watched[:TOLD]), tuple(due[:TOLD]), len({one.article_id for one in names}), len(due))


def _changed_deadlines(database: Database, since: Seen, until: Seen, *, today: date) -> list[Arrived]:
    """Return the deadlines that changes brought into known articles, whose earlier texts did not give them."""
    before = arrivals.changed_articles(database, since, until)
    points = arrivals.deadlines_of(database, before, today=today)
    if not points:
        return []
    from newsreader.analysis.deadlines import find_dates

    known: dict[int, frozenset[str | None]] = {}
    for article in articles.articles(database, [*{one.article_id for one in points}]):
        said = find_dates(before[article.id], published_day(article.published))
        known[article.id] = frozenset(date.value for date in said if date.kind == "deadline")
    return [one for one in points if one.what not in known[one.article_id]]


def _notices(found: Sequence[Arrived], key: Callable[[Arrived], tuple[str, ...]]) -> list[Notice]:
    grouped: dict[tuple[str, ...], list[Arrived]] = {}
    for one in found:
        grouped.setdefault(key(one), []).append(one)
    return [
        Notice(some[0].what, len({one.article_id for one in some}), some[0].story, some[0].article_id, some[0].title)
        for some in grouped.values()
    ]


def words(arrived: Arrivals, say_day: Callable[[str], str] = str) -> tuple[str, ...]:
    """Say what came in: at most one line on watched names and one on deadlines."""
    return tuple(line for line in (_watched_words(arrived), _deadline_words(arrived, say_day)) if line)


def _watched_words(arrived: Arrivals) -> str:
    if not arrived.watched:
        return ""
    names = [one.what for one in arrived.watched]
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    told = f"{arrived.watched_articles:,} articles, " if arrived.watched_articles > 1 else ""
    return f"{', '.join(names[:_NAMED])}{more}: {told}{arrived.watched[0].title}"


def _deadline_words(arrived: Arrivals, say_day: Callable[[str], str]) -> str:
    if not arrived.deadlines:
        return ""
    first = arrived.deadlines[0]
    if arrived.deadline_count == 1:
        return f"New deadline {say_day(first.what)}: {first.title}"
    return f"{arrived.deadline_count:,} new deadlines, the first {say_day(first.what)}: {first.title}"
