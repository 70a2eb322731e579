"""One request for a feed. Redirects, limits and refusals are decided here; aiohttp only carries bytes. Parses nothing."""

import asyncio
import errno
import hashlib
import re
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, Literal

from newsreader import __version__
from newsreader.errors import SourceError
from newsreader.settings import FeedLogin
from newsreader.sources.addresses import (
    REDIRECTED,
    credentials,
    forbidden,
    host_port,
    plain_host,
    redirect_target,
    without_login,
)
from newsreader.sources.answer_body import read_body
from newsreader.sources.fetch_words import failure_words, status_words
from newsreader.sources.passwords import Passwords
from newsreader.sources.proxies import look_beforehand, proxy_for
from newsreader.text import clean_line, hide_password

if TYPE_CHECKING:
    import aiohttp

SECONDS_LIMIT = 20.0
"""Longest time for a fetch, redirects included."""
REDIRECT_LIMIT = 5
WAIT_LIMIT = 86_400
"""Longest wait (seconds) that a server's Retry-After can ask for."""

_FIELD_LIMIT = 131_072
_KEPT_TAG = 2000
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = {
    "User-Agent": f"newsreader/{__version__} (terminal feed reader)",
    "Accept": "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._-]{1,40})", re.I)


@dataclass(frozen=True, slots=True)
class FetchRequest:
    """A feed to fetch. `body`: digest of the document last read, `items`: the numbers of its items; `key` is returned with
    the answer.

    `page`: a page to take an article from, at an address given by a feed and not by the user; `given` is then the address
    of the feed, the only host that may be private.
    """

    key: int
    url: str
    etag: str = ""
    modified: str = ""
    body: bytes = b""
    items: frozenset[int] = frozenset()
    page: bool = False
    given: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer. `moved_to`: its new address, if it moved for good; `digest`: of the body."""

    request: FetchRequest
    state: Literal["new", "unchanged", "gone", "failed"]
    url: str
    body: bytes = b""
    digest: bytes = b""
    charset: str | None = None
    moved_to: str = ""
    etag: str = ""
    modified: str = ""
    error: str = ""
    wait_seconds: int | None = None

    @property
    def is_refused(self) -> bool:
        """Whether nothing was asked, because only the user may send us to such an address."""
        return self.state == "failed" and "refused: " in self.error


class _RefusedError(OSError):
    """A connection that must not be made."""


@dataclass(frozen=True, slots=True)
class Client:
    """Two pools of connections: `given` for hosts (or a proxy) that the user named, `strict` for hosts of redirects."""

    given: "aiohttp.ClientSession"
    strict: "aiohttp.ClientSession"
    seconds: float = SECONDS_LIMIT
    passwords: Passwords = field(default_factory=Passwords)

    async def get(self, request: FetchRequest) -> Answer:
        """Fetch a feed, following redirects. Never raises for what a server does."""
        shown = hide_password(request.url)
        try:
            async with asyncio.timeout(self.seconds):
                return await self._whole_answer(request)
        except TimeoutError:
            return _failed(request, f"no whole answer within {self.seconds:.0f} seconds. It may answer later")
        except SourceError as error:
            where = "" if error.subject in ("", shown) else f"{error.subject}: "
            return _failed(request, f"{where}{error.advice}")
        except _failures() as error:
            return _failed(request, failure_words(error))

    async def _whole_answer(self, request: FetchRequest) -> Answer:
        from aiohttp import ClientResponseError

        try:
            return await self._follow(request)
        except ClientResponseError:
            if not request.etag and not request.modified:
                raise
            # Some servers send 304 with a body, which is not proper HTTP: ask again unconditionally.
            return await self._follow(replace(request, etag="", modified=""))

    async def _follow(self, request: FetchRequest) -> Answer:
        url, moved = request.url, True
        seen = host_port(request.given or url)
        for hop in range(REDIRECT_LIMIT + 1):
            given = host_port(url) == seen
            async with self._open(url, request, given=given) as response:
                if response.status not in _REDIRECTS:
                    answer = await _read(response, request, url)
                    return replace(answer, moved_to=url) if moved and hop else answer
                location = response.headers.get("Location", "")
                if not location:
                    raise SourceError(f"it redirects ({response.status}) without saying where to", remedy=REDIRECTED)
                moved = moved and response.status in (301, 308)
                url = redirect_target(url, location)
        raise SourceError(f"it redirects more than {REDIRECT_LIMIT} times", remedy=REDIRECTED)

    @asynccontextmanager
    async def _open(self, url: str, request: FetchRequest, *, given: bool) -> "AsyncIterator[aiohttp.ClientResponse]":
        from yarl import URL

        headers: dict[str, str] = {}
        # Logins and validators are only for the host they were given for.
        if given and (login := await self._login(url)):
            headers[login[0]] = login[1]
        if url == request.url and request.etag:
            headers["If-None-Match"] = request.etag
        if url == request.url and request.modified:
            headers["If-Modified-Since"] = request.modified
        plain = plain_host(without_login(url))
        host = host_port(plain).host
        if re.fullmatch(r"[0-9.]+|.*:.*", host) and (reason := forbidden(host, given=given)):
            raise SourceError(f"refused: {reason}", subject=hide_password(url))
        proxy = proxy_for(plain)
        if proxy:
            await look_beforehand(plain, given=given)
        session = self.given if given or proxy else self.strict
        async with session.get(
            URL(plain, encoded=True), headers=headers, allow_redirects=False, proxy=URL(proxy) if proxy else None
        ) as response:
            yield response

    async def _login(self, url: str) -> tuple[str, str] | None:
        """Return the header that logs in: from the address, else from the command in the settings."""
        from aiohttp import encode_basic_auth

        named = credentials(url)
        if named and named[1]:
            return "Authorization", encode_basic_auth(*named)
        found = await self.passwords.header(url, host_port(url))
        return found or (("Authorization", encode_basic_auth(*named)) if named else None)


@asynccontextmanager
async def open_client(seconds: float, logins: Mapping[str, FeedLogin] | None) -> AsyncIterator[Client]:
    """Open the two pools; `logins` by host, from the settings. No cookies and no netrc are used."""
    import aiohttp

    def session(*, given: bool) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(limit=0, socket_factory=_socket_factory(given=given)),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_HEADERS,
            auto_decompress=False,
            trust_env=False,
            timeout=aiohttp.ClientTimeout(total=seconds),
            max_line_size=_FIELD_LIMIT,
            max_field_size=_FIELD_LIMIT,
        )

    async with session(given=True) as given, session(given=False) as strict:
        yield Client(given, strict, seconds, Passwords(logins))


def _socket_factory(*, given: bool) -> Any:
    """Return a socket factory that checks the resolved address, so that no name leads to a forbidden one."""

    def make(info: tuple[Any, ...]) -> socket.socket:
        family, kind, protocol, _, address = info
        if reason := forbidden(address[0], given=given):
            raise _RefusedError(errno.EACCES, f"refused: {reason}")
        return socket.socket(family, kind, protocol)

    return make


async def _read(response: "aiohttp.ClientResponse", request: FetchRequest, url: str) -> Answer:
    status = response.status
    wait = _wait_seconds(response.headers.get("Retry-After"))
    if status == 304 or status == 204:
        return Answer(request, "unchanged", url, etag=request.etag, modified=request.modified)
    if status == 410:
        return Answer(
            request, "gone", url, error="gone: its server says that this feed has ended. What it brought stays"
        )
    if status == 206 or not 200 <= status < 300:
        return replace(
            _failed(request, status_words(status, wait)), wait_seconds=wait if status in (429, 503) else None
        )
    body = await read_body(response)
    digest = hashlib.blake2b(body, digest_size=16).digest()
    found = _CHARSET.search(response.headers.get("Content-Type", ""))
    return Answer(
        request, "unchanged" if digest == request.body else "new", url, body, digest, found[1] if found else None,
        etag=_tag(response.headers.get("ETag")), modified=_tag(response.headers.get("Last-Modified")),
    )  # fmt: skip


def _wait_seconds(value: str | None) -> int | None:
    """Return the seconds of a Retry-After (a number or a date), at most WAIT_LIMIT; None if it is unusable."""
    if not value or len(value) > 60:
        return None
    if value.strip().isdecimal() and value.isascii():
        return min(int(value), WAIT_LIMIT) or None
    try:
        seconds = (parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds()
    except (ValueError, TypeError, OverflowError):
        return None
    return min(int(seconds), WAIT_LIMIT) if seconds > 0 else None


def _tag(value: str | None) -> str:
    """Return a header that will be sent back, "" if it is too long or could break a request."""
    return value if value and len(value) <= _KEPT_TAG and re.fullmatch(r"[\x20-\x7e\xa0-\xff]+", value) else ""


def _failed(request: FetchRequest, reason: str) -> Answer:
    return Answer(request, "failed", request.url, error=clean_line(hide_password(reason), 400))


def _failures() -> tuple[type[Exception], ...]:
    import aiohttp

    return OSError, ValueError, EOFError, aiohttp.ClientError
