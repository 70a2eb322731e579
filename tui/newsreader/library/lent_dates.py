"""The day that an undated article has from its story: that of the dated report most like it."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from newsreader.analysis.cleaning.publication import find_days
from newsreader.analysis.stories.neighbours import closest_dated
from newsreader.library.days import published_day
from newsreader.library.signatures import as_candidate, frequencies_of, kept_of, own_day
from newsreader.store import articles, stories
from newsreader.store.database import Database
from newsreader.store.records import ArticleText

_DATELINE_DAYS = 7
"""Days that a dateline without a year may lie from the report that lends it the year."""


def lend_dates(database: Database, story_ids: Iterable[int]) -> int:
    """Give each undated article the date of its story's closest dated report, or take a lent one back.

    Returns how many dates changed; the findings of those articles are made again.
    """
    told: defaultdict[int, list[ArticleText]] = defaultdict(list)
    for one in stories.members(database, sorted(set(story_ids))):
        told[one.story].append(one)
    changed = 0
    for members in told.values():
        undated = [one for one in members if own_day(one) is None]
        if not undated:
            continue
        known = kept_of(database, [one.id for one in members])
        dates = {one.id: one.published for one in members}
        dated = [as_candidate(one, known[one.id]) for one in members if one.id in known and own_day(one)]
        for one in undated:
            closest = None
            if one.id in known:
                made = known[one.id].signature
                closest = closest_dated(made, dated, frequencies_of(database, [made]))
            lent = _lent_day(database, one.id, dates[closest]) if closest else None
            changed += articles.set_lent_date(database, one.id, lent)
    return changed


def _lent_day(database: Database, article_id: int, published: str | None) -> str | None:
    """Return the day a report lends an undated article; of a dateline without a year (`Oct 28 (Reuters) -`) the year.

    None where that dateline is far from the report: then they tell of different days.
    """
    day = published_day(published)
    if day is None:
        return None
    written = [
        one.readings[0] for one in find_days(articles.article(database, article_id).head) if not one.readings[0][0]
    ]
    if not written:
        return day.isoformat()
    _, month, number = written[0]
    years = (year for year in (day.year - 1, day.year, day.year + 1) if number <= monthrange(year, month)[1])
    nearest = min((date(year, month, number) for year in years), key=lambda own: abs(own - day), default=day)
    return nearest.isoformat() if abs(nearest - day).days <= _DATELINE_DAYS else None
