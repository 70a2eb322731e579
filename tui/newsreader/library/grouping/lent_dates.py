"""The day that an undated article is lent by its story: that of the dated report most like it."""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from newsreader.analysis.stories.lending import lender, tells_another_time
from newsreader.analysis.stories.likeness import Candidate
from newsreader.analysis.stories.told_days import day_without_year
from newsreader.library.grouping.signatures import as_candidate, frequencies_of, kept_of, own_day
from newsreader.store import articles, stories
from newsreader.store.database import Database
from newsreader.store.records import ArticleText

_DATELINE_DAYS = 7
"""Days that a dateline without a year may lie from the report that lends it the year."""


def lend_dates(database: Database, story_ids: Iterable[int]) -> int:
    """Lend each undated article the date of its story's closest dated report, or take a lent one back.

    Returns how many dates changed; the findings of those articles are made again.
    """
    by_story: defaultdict[int, list[ArticleText]] = defaultdict(list)
    for one in stories.members(database, sorted(set(story_ids))):
        by_story[one.story].append(one)
    changed = 0
    for members in by_story.values():
        undated = [one for one in members if own_day(one) is None]
        if not undated:
            continue
        known = kept_of(database, [one.id for one in members])
        dated = [as_candidate(one, known[one.id]) for one in members if one.id in known and own_day(one)]
        for one in undated:
            lent = _lent_day(database, as_candidate(one, known[one.id]), dated) if one.id in known else None
            changed += articles.set_lent_date(database, one.id, lent)
    return changed


def _lent_day(database: Database, undated: Candidate, dated: Sequence[Candidate]) -> str | None:
    """Return the day that the dated reports of its story lend an undated article, None if none is sure enough."""
    if not dated:
        return None
    article = articles.article(database, undated.article_id)
    text = f"{article.title}\n\n{article.text}"

    def allowed(other: Candidate) -> bool:
        told_there = {one.value for one in articles.article(database, other.article_id).dates if one.value}
        return not tells_another_time(text, date.fromordinal(other.day or 1), told_there)

    written = day_without_year(article.head)
    found = lender(undated, dated, frequencies_of(database, [undated.signature]), allowed, sure=written is not None)
    if not found or not found.day:
        return None
    day = date.fromordinal(found.day)
    return _with_year_of(day, *written) if written else day.isoformat()


def _with_year_of(day: date, month: int, number: int) -> str | None:
    """Return the day of a dateline without a year (`Oct 28 (Reuters) -`), with the year of a lent day that agrees with it.

    None if the two are far apart: then they are those of different events.
    """
    years = (year for year in (day.year - 1, day.year, day.year + 1) if number <= monthrange(year, month)[1])
    nearest = min((date(year, month, number) for year in years), key=lambda own: abs(own - day), default=day)
    return nearest.isoformat() if abs(nearest - day).days <= _DATELINE_DAYS else None
