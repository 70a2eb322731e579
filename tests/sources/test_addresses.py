"""Addresses of feeds: which are taken, what is hidden, which hosts are never asked."""

import pytest

from newsreader.errors import SourceError
from newsreader.sources.addresses import (
    address_key,
    credentials,
    feed_url,
    forbidden,
    plain_host,
    redirect_target,
    without_password,
)
from newsreader.text import hide_password


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" https://news.example/rss \n", "https://news.example/rss"),
        ("news.example/rss", "https://news.example/rss"),
        ("feed:https://news.example/rss", "https://news.example/rss"),
        ("feed://news.example/rss", "http://news.example/rss"),
        ("HTTP://News.Example:8080/A?b=1#c", "http://news.example:8080/A?b=1"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("http://[::1]:80/x", "http://[::1]:80/x"),
        ("https://me:pw@news.example/rss", "https://me:pw@news.example/rss"),
    ],
)
def test_addresses_are_taken(typed: str, stored: str) -> None:
    assert feed_url(typed) == stored


@pytest.mark.parametrize(
    "typed",
    ["", "rss", "javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/x", "--help", "//a.example/x", "http://[bad",
     "https://", "https://a.example/a b", "https://a.example/\x1b[2J", "https://a.example/" + "x" * 5000, "exec:id",
     "https://a.example\\@b.example/", "https://a.example:99999/", "https://a..example/", "https://" + "a" * 64 + ".example/"],
)  # fmt: skip
def test_other_addresses_are_refused_without_echoing_control_characters(typed: str) -> None:
    with pytest.raises(SourceError) as error:
        feed_url(typed)
    assert "\x1b" not in str(error.value)
    assert len(str(error.value)) < 400


def test_passwords_do_not_show() -> None:
    url = "https://me:secret@news.example/rss?a=b:c@d"
    assert hide_password(url) == "https://me:***@news.example/rss?a=b:c@d"
    assert without_password(url) == "https://me@news.example/rss?a=b:c@d"
    assert (
        without_password("https://me:$HARBOUR_PASSWORD@news.example/") == "https://me:$HARBOUR_PASSWORD@news.example/"
    )
    assert without_password("https://me:$HARBOUR PASSWORD@news.example/") == "https://me@news.example/"
    with pytest.raises(SourceError) as error:
        feed_url("https://me:secret@news.example/a b")
    assert "secret" not in str(error.value)


def test_a_password_can_stand_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARBOUR_PASSWORD", "s/cret")
    assert credentials("https://me:$HARBOUR_PASSWORD@news.example/") == ("me", "s/cret")
    assert credentials("https://me:p%40ss@news.example/") == ("me", "p@ss")
    assert credentials("https://news.example/") is None
    with pytest.raises(SourceError, match="NOT_THERE"):
        credentials("https://me:$NOT_THERE@news.example/")


@pytest.mark.parametrize(
    ("address", "strange", "given"),
    [
        ("93.184.216.34", True, True), ("2606:2800:220:1::1", True, True),
        ("127.0.0.1", False, True), ("10.0.0.1", False, True), ("192.168.1.1", False, True), ("::1", False, True),
        ("fd00::1", False, True), ("0.0.0.0", False, True), ("100.64.0.1", False, True), ("224.0.0.1", False, True),
        ("::ffff:127.0.0.1", False, True), ("2002:7f00:1::", False, True), ("64:ff9b::7f00:1", False, True),
        ("169.254.169.254", False, False), ("::ffff:169.254.169.254", False, False), ("fe80::1%eth0", False, False),
        ("64:ff9b::a9fe:a9fe", False, False), ("not an address", False, False),
    ],
)  # fmt: skip
def test_hosts_that_are_asked(address: str, strange: bool, given: bool) -> None:
    assert (forbidden(address, given=False) is None) is strange
    assert (forbidden(address, given=True) is None) is given


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0177.0.0.1", "127.1"])
def test_spellings_of_an_address_are_seen_through(host: str) -> None:
    assert plain_host(f"http://{host}:81/x") == "http://127.0.0.1:81/x"
    assert plain_host("http://1e100.example/x") == "http://1e100.example/x"


@pytest.mark.parametrize(
    "location", ["file:///etc/passwd", "ftp://a.example/", "data:text/xml,<rss/>", "http://[bad\x1b[2J"]
)
def test_redirects_lead_to_http_only(location: str) -> None:
    with pytest.raises(SourceError) as error:
        redirect_target("https://a.example/feed", location)
    assert "\x1b" not in str(error.value)
    assert redirect_target("https://a.example/feed", "/new feed") == "https://a.example/new%20feed"


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("http://a.example/x", "https://www.A.example/x/", True),
        ("https://a.example/x?utm_source=rss&p=1", "https://a.example/x?p=1", True),
        ("https://a.example/x?p=1", "https://a.example/x?p=2", False),
        ("https://a.example/x#1", "https://a.example/x#2", False),
        ("https://a.example/x", "https://b.example/x", False),
        ("http://[bad", "http://[bad", True),
    ],
)
def test_an_address_that_is_written_otherwise_is_known_again(one: str, other: str, same: bool) -> None:
    assert (address_key(one) == address_key(other)) is same
