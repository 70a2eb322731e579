"""What the tests of feeds do again and again, and a clock that they move."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from newsreader.library.library import Library
from newsreader.models import FetchedFeed


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 4, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_hours(self, hours: float) -> None:
        self.now += timedelta(hours=hours)


def refresh(news: Library) -> FetchedFeed:
    report = news.subscriptions.refresh(everything=True)
    assert len(report.feeds) == 1
    return report.feeds[0]


def titles(news: Library) -> list[str]:
    return sorted(row.title for row in news.article_rows(news.article_ids()))
