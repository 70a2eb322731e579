"""A throw-away library with a fixed clock, another with a clock that moves and a server of feeds on loopback."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.library.feed_steps import Clock
from tests.library.reports import REPORTS, read_in, write

from newsreader.library.library import Library


@pytest.fixture
def library(tmp_path: Path, now: datetime) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite", clock=lambda: now) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder to import."""
    made = tmp_path / "articles"
    made.mkdir()
    return made


@pytest.fixture
def ids(library: Library, folder: Path) -> dict[str, int]:
    """The ids of three reports, two of them on one event, by source."""
    write(folder, REPORTS)
    read_in(library, folder)
    rows = library.article_rows(library.article_ids())
    return {str(row.source): row.id for row in rows}


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def news(tmp_path: Path, clock: Clock) -> Iterator[Library]:
    with Library.open(tmp_path / "feeds.sqlite", clock=clock) as opened:
        yield opened
