"""What every test shares: no access to the machine (home, settings, network, time zone, locale), and a fixed clock."""

import gc
import os
import socket
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings
from tests.feed_server import FeedServer, serving
from tests.kept_parser import _parsers_are_kept  # noqa: F401 - a fixture of every test

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # Textual looks when it is imported
gc.set_threshold(20_000, 20, 20)  # the collector takes a fifth of the time of starting an app
settings.register_profile("suite", deadline=None, max_examples=60, derandomize=True)
settings.load_profile("suite")

NOW = datetime(2025, 7, 18, 9, 30, tzinfo=UTC)
SEEDS = Path(__file__).parents[1] / "seeds"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run the whole suite on all cores, but named tests in this process, where they start at once."""
    return None if config.args_source is pytest.Config.ArgsSource.TESTPATHS else 0


@pytest.fixture(scope="session", autouse=True)
def _modules_are_no_garbage() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Paths for the tests' home folders; `mktemp` would look through all those that exist."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _no_machine(homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    home = next(homes)
    home.mkdir()
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.setenv(name, str(home))
    for name in ("NEWSREADER_LIBRARY", "NEWSREADER_CONFIG", "NO_COLOR", "LC_ALL"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.setenv("TZ", "UTC")
    monkeypatch.setenv("LANG", "C.UTF-8")
    time.tzset()
    connect = socket.socket.connect

    def connect_here(self: socket.socket, address: object) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in ("127.0.0.1", "::1"):  # type: ignore[index]
            raise OSError(f"tests reach no network: {address}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect_here)
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def now() -> datetime:
    """The time at which every test runs."""
    return NOW


@pytest.fixture
def seeds() -> Path:
    """The folder of the two sample articles."""
    return SEEDS


@pytest.fixture(scope="module")
def one_server() -> Iterator[FeedServer]:
    with serving() as running:
        yield running


@pytest.fixture
def server(one_server: FeedServer) -> FeedServer:
    """A server of feeds on loopback that answers nothing yet."""
    one_server.asked.clear()
    one_server._replies.clear()
    return one_server
