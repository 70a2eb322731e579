"""Days and times as the library stores them, and what a damaged library may hold in their place."""

import time
from datetime import date
from pathlib import Path

import pytest

from newsreader.library.days import local_moment
from newsreader.library.library import Library


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


@pytest.mark.parametrize(
    ("zone", "query", "found"),
    [
        ("UTC", "newer:12h", "dusk dated night"),  # since 21:30 of the 17th; what has no time counts by its day
        ("UTC", "newer:6h", "night"),
        ("UTC", "older:12h", "noon"),
        ("UTC", "-newer:12h", "noon"),
        ("UTC", "newer:36h older:6h", "dated noon dusk"),
        ("Asia/Tokyo", "newer:12h", "dusk night"),  # since 06:30 of the 18th
        ("Asia/Tokyo", "newer:24h", "dusk dated noon night"),
        ("America/New_York", "older:1h", "dated dusk night noon"),
    ],
)
def test_hours_count_as_hours(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch, zone: str, query: str, found: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    times = {"noon": "17T12:00:00Z", "dusk": "17T21:30:00Z", "night": "18T04:00:00Z", "dated": "17"}
    for name, day in times.items():
        (folder / f"{name}.txt").write_text(
            f"Title: At {name}\nDate: 2025-07-{day}\n\nThe {name} mill opens in Ardley.\n"
        )
    library.import_paths([folder])
    titles = {row.title.removeprefix("At ") for row in library.article_rows(library.article_ids(query))}
    assert titles == set(found.split())


def test_of_another_day_hours_count_as_whole_days(library: Library, folder: Path) -> None:
    (folder / "noon.txt").write_text("Title: Noon\nDate: 2025-07-10T12:00:00Z\n\nThe mill opens in Ardley.\n")
    library.import_paths([folder])
    assert library.on(date(2025, 7, 11)).article_ids("newer:12h") == library.article_ids()
    assert library.on(date(2025, 7, 12)).article_ids("newer:12h") == ()
