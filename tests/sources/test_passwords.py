"""Passwords that a command prints: to their host alone, once for all its feeds, never in a message."""

from __future__ import annotations

import asyncio
import base64
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from tests.feed_server import FeedServer, Reply, item, rss, serving

from newsreader.errors import SourceError
from newsreader.settings import FeedLogin
from newsreader.sources.addresses import HostPort
from newsreader.sources.fetch import FetchRequest
from newsreader.sources.gathering import Gathered, gather
from newsreader.sources.passwords import Passwords, first_line

PYTHON = sys.executable


@pytest.fixture
def server(server: FeedServer) -> FeedServer:
    server["/rss"] = lambda headers: Reply(rss(item("A"))) if "Authorization" in headers else Reply(status=401)
    return server


def printing(words: str, count: Path | None = None) -> tuple[str, ...]:
    """Return a command that prints words, and writes a line into `count` each time it runs."""
    note = f"open({str(count)!r}, 'a').write('x')" if count else ""
    return PYTHON, "-c", f"{note}\nprint({words!r})"


def fetch(urls: list[str], logins: dict[str, FeedLogin]) -> list[Gathered]:
    requests = [FetchRequest(number, url) for number, url in enumerate(urls)]
    return sorted(gather(requests, logins=logins), key=lambda one: one.answer.request.key)


def basic(user: str, password: str) -> str:
    return "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()


def test_the_first_line_is_the_password_of_the_user_in_the_address(server: FeedServer, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    logins = {f"127.0.0.1:{server.port}": FeedLogin(printing("hidden\nurl: https://x.example", runs), "other")}
    urls = [server.url("/rss").replace("//", "//me@"), server.url("/rss"), server.url("/rss")]
    assert [one.answer.state for one in fetch(urls, logins)] == ["new"] * 3
    assert sorted(headers["Authorization"] for _, headers in server.asked) == sorted(
        [basic("me", "hidden"), basic("other", "hidden"), basic("other", "hidden")]
    )
    assert runs.read_text() == "x"


def test_a_password_in_the_address_comes_first(server: FeedServer, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    fetch(
        [server.url("/rss").replace("//", "//me:own@")],
        {f"127.0.0.1:{server.port}": FeedLogin(printing("hidden", runs))},
    )
    assert server.asked[0][1]["Authorization"] == basic("me", "own")
    assert not runs.exists()


def test_it_may_go_into_a_header(server: FeedServer) -> None:
    port = f"127.0.0.1:{server.port}"
    fetch([server.url("/rss")], {port: FeedLogin(printing("abc"), header="X-Auth-Token")})
    assert server.asked[0][1]["X-Auth-Token"] == "abc"
    assert "Authorization" not in server.asked[0][1]


def test_no_other_host_hears_it(server: FeedServer, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    with serving() as other:
        logins = {f"127.0.0.1:{other.port}": FeedLogin(printing("hidden", runs))}
        server["/moved"] = Reply(status=302, headers={"Location": other.url("/rss")})
        (found,) = fetch([server.url("/moved")], logins)
        assert "private" in found.answer.error  # and had it been public: no password after a redirect
        assert not other.asked
    assert not runs.exists()


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("no-such-program-here", "secret"), "cannot be started: `no-such-program-here` (no such file or directory)"),
        ((PYTHON, "-c", "print('secret'); raise SystemExit(3)"), "(exit status 3)"),
        ((PYTHON, "-c", "print()"), "printed none"),
        ((PYTHON, "-c", "print('se\\x1bcret')"), "printed none"),
        ((PYTHON, "-c", "while True: print('secret' * 1000)"), "did not end"),
    ],
)
def test_a_failing_command_is_named_and_nothing_it_printed(
    server: FeedServer, command: tuple[str, ...], told: str
) -> None:
    (found,) = fetch([server.url("/rss")], {f"127.0.0.1:{server.port}": FeedLogin(command)})
    assert found.answer.state == "failed"
    assert told in found.answer.error
    assert "secret" not in found.answer.error
    assert not server.asked


def test_stopping_waits_for_no_command(server: FeedServer) -> None:
    command = (PYTHON, "-c", "import time; time.sleep(60)")
    logins = {f"127.0.0.1:{server.port}": FeedLogin(command)}
    started = time.monotonic()
    assert not list(gather([FetchRequest(1, server.url("/rss"))], logins=logins, stop=lambda: True))
    assert time.monotonic() - started < 30


def test_a_command_that_does_not_end_is_ended_with_all_it_started(tmp_path: Path) -> None:
    alive = tmp_path / "alive"
    child = f"import time\nwhile True: open({str(alive)!r}, 'a').write('x'); time.sleep(0.02)"
    command = (PYTHON, "-c", f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])")
    with pytest.raises(SourceError, match="did not end within 1 seconds"):
        first_line(command, 1.0)
    size = alive.stat().st_size if alive.exists() else 0
    time.sleep(0.2)
    assert (alive.stat().st_size if alive.exists() else 0) == size


def test_what_a_command_leaves_running_holds_nothing_up(tmp_path: Path) -> None:
    command = ("sh", "-c", f"echo open; sleep 60 & echo $! > {tmp_path / 'agent'}")
    started = time.monotonic()
    try:
        assert first_line(command, 10.0) == "open"
        assert time.monotonic() - started < 30
    finally:
        os.kill(int((tmp_path / "agent").read_text()), signal.SIGKILL)


def test_a_host_without_a_port_means_the_usual_ports_alone(server: FeedServer, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    (found,) = fetch([server.url("/rss")], {"127.0.0.1": FeedLogin(printing("hidden", runs))})
    assert "it needs a name and password" in found.answer.error
    assert not runs.exists()
    assert asyncio.run(Passwords({"a.example": FeedLogin(printing("x"), "me")}).header("", HostPort("a.example", 443)))
