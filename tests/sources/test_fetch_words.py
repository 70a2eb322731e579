"""What went wrong with a fetch is said in plain words."""

import socket
import ssl

import aiohttp
import pytest

from newsreader.sources.fetch_words import failure_words, status_words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (socket.gaierror(-2, "Name or service not known"), "its host cannot be found"),
        (ssl.SSLCertVerificationError(1, "self-signed certificate"), "its certificate cannot be trusted"),
        (ConnectionRefusedError(111, "Connection refused"), "refuses the connection"),
        (OSError(113, "No route to host"), "no connection to its host (No route to host)"),
        (OSError(13, "refused: link-local addresses are never asked"), "refused: link-local addresses are never asked"),
        (
            OSError(13, "host:80 [refused: it leads to a private address; give that one if you trust it]"),
            "refused: it leads to a private address; give that one if you trust it",
        ),
        (aiohttp.InvalidURL("http://x"), "not proper HTTP"),
        (aiohttp.ServerDisconnectedError(), "broke off before the whole answer"),
        (ValueError("<b>what the server wrote</b>"), "cannot be read"),
    ],
)
def test_failures_are_told_in_words_with_what_to_do(error: Exception, words: str) -> None:
    told = failure_words(error)
    assert words in told
    assert "server wrote" not in told
    assert type(error).__name__ not in told
    assert ". " in told or "refused: " in told


@pytest.mark.parametrize(
    ("status", "wait", "words"),
    [
        (404, None, "there is nothing at this address"),
        (418, None, "refuses the request"),
        (500, None, "its server has a fault"),
        (429, 90, "left alone for 90 seconds"),
        (503, 600, "left alone for 10 minutes"),
        (503, 86_400, "left alone for 24 hours"),
    ],
)
def test_statuses_are_told_in_words(status: int, wait: int | None, words: str) -> None:
    told = status_words(status, wait)
    assert words in told
    assert f"({status})" in told
