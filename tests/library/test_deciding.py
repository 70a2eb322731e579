"""Which feed is due and when again: pure decisions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from newsreader.library.decide import LONGEST, SHORTEST, next_interval, why_not_due
from newsreader.models import Feed

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
FEED = Feed(1, "https://a.example/", "A", "", (), "active", "", "", None, None, None, 0, "", 0)


def at(hours: float) -> str:
    return (NOW + timedelta(hours=hours)).strftime("%Y-%m-%dT%H:%M:%SZ")


@pytest.mark.parametrize(
    ("feed", "wait", "asked", "due"),
    [
        (FEED, "", False, True),
        (replace(FEED, next_due=at(1)), "", False, False),
        (replace(FEED, next_due=at(1)), "", True, True),
        (replace(FEED, next_due=at(-1)), "", False, True),
        (FEED, at(1), True, False),
        (FEED, at(-1), False, True),
        (replace(FEED, state="gone"), "", True, False),
        # Noted while the clock was years ahead: nobody waits that long.
        (replace(FEED, next_due=at(24)), "", False, False),
        (replace(FEED, next_due=at(30_000)), "", False, True),
        (FEED, at(24), True, False),
        (FEED, at(30_000), True, True),
        (replace(FEED, state="paused"), "", False, False),
        (replace(FEED, state="paused"), "", True, True),
    ],
)
def test_due(feed: Feed, wait: str, asked: bool, due: bool) -> None:
    assert (why_not_due(feed, wait, now=NOW, asked=asked) is None) is due


def test_lively_feeds_are_asked_more_often_and_quiet_ones_less() -> None:
    feed = replace(FEED, last_fetched=at(-4), next_due=at(0))
    assert next_interval(feed, NOW, failed=False, fresh=True) == timedelta(hours=2)
    assert next_interval(feed, NOW, failed=False, fresh=False) == timedelta(hours=6)
    assert next_interval(replace(feed, last_fetched=at(-0.5)), NOW, failed=False, fresh=True) == SHORTEST
    assert next_interval(replace(feed, last_fetched=at(-20)), NOW, failed=False, fresh=False) == LONGEST
    early = replace(FEED, last_fetched=at(-0.1), next_due=at(3.9))
    assert next_interval(early, NOW, failed=False, fresh=False) == timedelta(hours=4)


def test_a_damaged_time_of_a_fetch_counts_as_none() -> None:
    for damaged in ("yesterday", "2025-13-45T00:00:00Z"):
        feed = replace(FEED, last_fetched=damaged, next_due=damaged)
        assert next_interval(feed, NOW, failed=False, fresh=False) == next_interval(
            FEED, NOW, failed=False, fresh=False
        )
        assert why_not_due(feed, "", now=NOW, asked=False) is None


def test_failures_wait_twice_as_long_each_time_and_as_long_as_the_server_says() -> None:
    waits = [next_interval(replace(FEED, failures=n), NOW, failed=True, fresh=False) for n in range(9)]
    assert waits[:3] == [timedelta(minutes=15), timedelta(minutes=30), timedelta(hours=1)]
    assert waits[-1] == LONGEST
    assert next_interval(FEED, NOW, failed=True, fresh=False, wait=7200) == timedelta(hours=2)
