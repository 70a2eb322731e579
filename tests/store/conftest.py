"""A throw-away library for each test, copied from one that is made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.store.database import Database


@pytest.fixture(scope="session")
def empty_library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file that holds an empty library; copy it."""
    path = tmp_path_factory.mktemp("empty") / "library.db"
    Database.open(path).close()
    return path


@pytest.fixture
def library_path(tmp_path: Path, empty_library: Path) -> Path:
    """The file of an empty library."""
    path = tmp_path / "library.db"
    shutil.copyfile(empty_library, path)
    return path


@pytest.fixture
def db(library_path: Path) -> Iterator[Database]:
    """An empty library."""
    database = Database.open(library_path)
    yield database
    database.close()
