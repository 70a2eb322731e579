"""The parent's side of `process`: a child process that parses feeds and is killed if it takes too long."""

import json
import subprocess
import sys
import threading
from collections.abc import Collection, Sequence
from contextlib import suppress
from typing import Any

from newsreader.errors import SourceError
from newsreader.models import PageFeed
from newsreader.sources.feeds.parsed_feed import FeedEntry, NotAFeedError, ParsedFeed
from newsreader.sources.fetch_words import MAY_BE_MENDED

SECONDS_LIMIT = 20.0


class FeedParser:
    """One child process, started with the first document and restarted after a kill. For one thread at a time."""

    def __init__(self, seconds: float = SECONDS_LIMIT) -> None:
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def parse(self, data: bytes, url: str, charset: str | None = None, known: Collection[int] = ()) -> ParsedFeed:
        """Parse a feed document; `known` are numbers of items that need not be read again.

        Raises NotAFeedError, SourceError.
        """
        return _result(self._answer(data, url, charset, page=False, known=[*known]), url)

    def page_article(self, data: bytes, url: str, charset: str | None) -> str:
        """Return the article text of a web page. Raises SourceError."""
        return str(self._answer(data, url, charset, page=True)["page"])

    def _answer(
        self, data: bytes, url: str, charset: str | None, *, page: bool, known: Sequence[int] = ()
    ) -> dict[str, Any]:
        child = self._started()
        late = threading.Event()

        def give_up() -> None:
            late.set()
            child.kill()

        timer = threading.Timer(self._seconds, give_up)
        timer.start()
        asked = json.dumps({"size": len(data), "url": url, "charset": charset, "page": page, "known": known})
        try:
            line = _ask(child, asked.encode() + b"\n" + data)
        finally:
            timer.cancel()
        if not line.endswith(b"\n"):
            self.close()
            slow = f"reading it takes more than {self._seconds:.0f} seconds"
            raise SourceError(slow if late.is_set() else "it cannot be read", subject=url, remedy=MAY_BE_MENDED)
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise SourceError(answer["error"], subject=url, remedy=MAY_BE_MENDED)
        return answer

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-m", "newsreader.sources.feeds.process"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        return self._child

    def kill(self) -> None:
        """Kill the child from another thread; the document it is parsing fails."""
        child = self._child
        if child is not None:
            child.kill()

    def close(self) -> None:
        """End the child."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()


def _ask(child: "subprocess.Popen[bytes]", request: bytes) -> bytes:
    """Return the child's answer, a line, incomplete or empty if the child has ended."""
    assert child.stdin is not None
    assert child.stdout is not None
    try:
        child.stdin.write(request)
        child.stdin.flush()
        return child.stdout.readline()
    except OSError:
        return b""


def _result(answer: dict[str, Any], url: str) -> ParsedFeed:
    if "not_a_feed" in answer:
        named = tuple(PageFeed(*one) for one in answer["not_a_feed"])
        raise NotAFeedError(url, named, tuple(answer["perhaps"]))
    title, site, found, notes = answer["feed"]
    entries = []
    for *values, enclosures, links, number in found:
        guid, link, heading, text, published, author = values
        entries.append(FeedEntry(guid, link, heading, text, published, author, tuple(enclosures), tuple(links), number))
    return ParsedFeed(title, site, tuple(entries), tuple(notes))
