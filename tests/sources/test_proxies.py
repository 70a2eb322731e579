"""The environment's proxy: used for what is not on this machine, and not to reach what must not be asked."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from tests.feed_server import FeedServer, Reply, item, rss, serving

from newsreader.errors import SourceError
from newsreader.sources.fetch import Answer, FetchRequest
from newsreader.sources.gathering import gather
from newsreader.sources.proxies import proxy_for

KNOWN_HERE = {"inner.example": "10.0.0.7", "outer.example": "203.0.114.9", "metadata.example": "169.254.169.254"}


@pytest.fixture
def proxy(monkeypatch: pytest.MonkeyPatch) -> Iterator[FeedServer]:
    """A server that the environment names as proxy; it alone knows host names other than those in KNOWN_HERE."""
    resolve = socket.getaddrinfo

    def known(host: str, *rest: object, **more: object) -> list[object]:
        if host[:1].isdigit():
            return resolve(host, *rest, **more)  # type: ignore[arg-type]
        if host in KNOWN_HERE:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (KNOWN_HERE[host], 80))]
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", known)
    with serving() as running:
        monkeypatch.setenv("HTTP_PROXY", running.url(""))
        yield running


def fetch(url: str, *, page: str = "") -> Answer:
    (found,) = gather([FetchRequest(1, url, page=bool(page), given=page)])
    return found.answer


def test_feeds_are_fetched_through_it(proxy: FeedServer) -> None:
    proxy["http://far.example/rss"] = Reply(rss(item("A")))
    assert fetch("http://far.example/rss").state == "new"
    proxy["http://me.example/rss"] = Reply(status=407)
    assert "HTTP_PROXY" in fetch("http://me.example/rss").error


def test_https_goes_through_its_tunnel_or_not_at_all(proxy: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", proxy.url(""))
    # The server knows no CONNECT, as a proxy that forbids it.
    assert fetch("https://far.example/rss").error == "the proxy refuses to lead there (501)"
    assert not proxy.asked


def test_its_password_goes_to_it_and_into_no_message(proxy: FeedServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", proxy.url("").replace("//", "//me:hidden@"))
    proxy["http://far.example/rss"] = Reply(rss(item("A")))
    assert fetch("http://far.example/rss").state == "new"
    assert proxy.asked[0][1]["Proxy-Authorization"].startswith("Basic ")
    monkeypatch.setenv("HTTP_PROXY", "socks5://me:hidden@127.0.0.1:9")
    told = fetch("http://far.example/rss").error
    assert "socks5://me:***@127.0.0.1:9 in the environment is no http proxy" in told


def test_this_machine_and_hosts_of_no_proxy_are_asked_directly(
    proxy: FeedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving() as here:
        here["/rss"] = Reply(rss(item("A")))
        assert fetch(here.url("/rss")).state == "new"
    assert not proxy.asked
    monkeypatch.setenv("NO_PROXY", "near.example")
    assert proxy_for("http://near.example/rss") is None
    assert proxy_for("http://far.example/rss") == proxy.url("")
    assert proxy_for("https://far.example/rss") is None


def test_what_this_machine_knows_to_be_private_is_not_reached_through_it(proxy: FeedServer) -> None:
    for target, reason in (
        ("http://inner.example/", "private"),
        ("http://10.1.2.3/", "private"),
        ("http://metadata.example/", "link-local"),
        ("http://169.254.169.254/", "link-local"),
    ):
        proxy["http://far.example/rss"] = Reply(status=302, headers={"Location": target})
        assert reason in fetch("http://far.example/rss").error
        assert reason in fetch(target, page="http://far.example/rss").error
    proxy["http://far.example/rss"] = Reply(status=302, headers={"Location": "http://outer.example/rss"})
    proxy["http://outer.example/rss"] = Reply(rss(item("A")))
    assert fetch("http://far.example/rss").state == "new"
    assert {path for path, _ in proxy.asked} == {"http://far.example/rss", "http://outer.example/rss"}
    proxy["http://inner.example/rss"] = Reply(rss(item("A")))
    assert fetch("http://inner.example/rss").state == "new"  # the user gave it


def test_a_proxy_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as gone:
        monkeypatch.setenv("HTTP_PROXY", gone.url(""))
    assert "the proxy cannot be reached" in fetch("http://203.0.114.9/rss").error
    monkeypatch.setenv("HTTP_PROXY", "http://[::1")
    with pytest.raises(SourceError, match="no http proxy"):
        proxy_for("http://far.example/")
