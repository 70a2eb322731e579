"""The day a report gives for itself, be it without the year."""

from __future__ import annotations

from datetime import date

from newsreader.models import Article
from newsreader.models.periods import published_day


def told_day(article: Article) -> date | None:
    """Return the day of publication, None if it is a guess: the day of another report, lent by the story.

    Of a dateline without a year (`Oct 28 (Reuters) -`) only the year is lent.
    """
    day = published_day(article.published)
    return None if article.published_from == "story" and not day_without_year(article.head) else day


def day_without_year(head: str) -> tuple[int, int] | None:
    """Return month and day as a dateline without a year gives them (`Oct 28 (Reuters) -`), None if there is none."""
    # Imported here: its patterns cost 40 ms to load, and comparing two dated reports needs none of them.
    from newsreader.analysis.cleaning.written_days import find_days

    readings = (one.readings[0] for one in find_days(head))
    return next(((month, day) for year, month, day in readings if not year), None)
