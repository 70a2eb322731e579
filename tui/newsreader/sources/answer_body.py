"""The body of a server's answer, decompressed as it arrives and never larger than the limit."""

import zlib
from typing import TYPE_CHECKING, Any

from newsreader.errors import SourceError
from newsreader.sources.fetch_words import MAY_BE_MENDED
from newsreader.text import clean_line

if TYPE_CHECKING:
    import aiohttp

SIZE_LIMIT = 10_000_000
"""Largest body, in bytes after decompression."""

_TOO_LARGE = "its answer is larger than 10 MB"
_MEMBER_LIMIT = 1000
# The last two are no codings, but some servers send them.
_NO_CODINGS = frozenset({"", "identity", "none", "utf-8"})


async def read_body(response: "aiohttp.ClientResponse") -> bytes:
    """Return a decompressed body. Raises SourceError if it is too large or not compressed as declared."""
    if (response.content_length or 0) > SIZE_LIMIT:
        raise _unfit(_TOO_LARGE)
    codings = [name.strip().lower() for name in response.headers.get("Content-Encoding", "").split(",")]
    inflaters = [_Inflater(name) for name in reversed(codings) if name not in _NO_CODINGS]
    if len(inflaters) > 2:
        raise _unfit("its answer is compressed more than twice")
    parts, size = [], 0
    async for chunk in response.content.iter_chunked(65_536):
        for inflater in inflaters:
            chunk = inflater.take(chunk)
        size += len(chunk)
        if size > SIZE_LIMIT:
            raise _unfit(_TOO_LARGE)
        parts.append(chunk)
    for inflater in inflaters:
        inflater.end()
    return b"".join(parts)


def _unfit(reason: str) -> SourceError:
    """Return the failure of an answer that only its server can mend."""
    return SourceError(reason, remedy=MAY_BE_MENDED)


class _Inflater:
    """Decompresses data as it arrives and never returns more than the limit, however little went in."""

    def __init__(self, name: str) -> None:
        if name not in ("gzip", "x-gzip", "deflate"):
            raise _unfit(f"its answer is packed in a way that was not asked for ({clean_line(name, 40)})")
        self._raw = name == "deflate"
        self._inflate: Any = None
        self._given = 0
        self._members = 0

    def take(self, data: bytes) -> bytes:
        if not data:
            return data
        if self._inflate is None:
            # "deflate" means the zlib format, but some servers send raw deflate; zlib begins with a byte such as 0x78.
            self._inflate = zlib.decompressobj(47 if not self._raw or data[0] & 0x0F == 8 else -15)
        out = self._inflated(data)
        # RFC 1952: a gzip file may consist of several members.
        while self._inflate.eof and self._inflate.unused_data.startswith(b"\x1f\x8b") and self._members < _MEMBER_LIMIT:
            rest, self._inflate = self._inflate.unused_data, zlib.decompressobj(47)
            self._members += 1
            out += self._inflated(rest)
        return out

    def _inflated(self, data: bytes) -> bytes:
        try:
            out: bytes = self._inflate.decompress(data, SIZE_LIMIT + 1 - self._given)
        except zlib.error:
            raise _unfit("its answer says that it is compressed, but it is not") from None
        self._given += len(out)
        if self._given > SIZE_LIMIT:
            raise _unfit(_TOO_LARGE)
        return out

    def end(self) -> None:
        if self._inflate is not None and not self._inflate.eof:
            raise _unfit("its compressed answer breaks off")
