"""Days and times as the library stores them, and what a damaged library may hold in their place."""

import time

import pytest

from newsreader.library.days import local_moment


def test_a_moment_is_told_by_the_local_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    time.tzset()
    assert local_moment("2025-07-17T20:30:00Z") == ("2025-07-18", "05:30")
    assert local_moment("2025-07-17") == ("2025-07-17", "")


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
@pytest.mark.parametrize("stored", ["xTy", "2025-13-45T00:00:00Z", "2025-07-17T25:00:00Z"])
def test_what_is_no_moment_is_told_as_it_stands(monkeypatch: pytest.MonkeyPatch, stored: str, zone: str) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    assert local_moment(stored) == (stored, "")


@pytest.mark.parametrize(
    ("zone", "stored"), [("Asia/Tokyo", "9999-12-31T23:59:59Z"), ("America/New_York", "0001-01-01T00:00:00Z")]
)
def test_a_moment_beyond_the_calendar_here_is_told_as_it_stands(
    monkeypatch: pytest.MonkeyPatch, zone: str, stored: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    assert local_moment(stored) == (stored, "")
