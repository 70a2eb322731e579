"""The child process that parses feeds: `python -m newsreader.sources.feeds.process`. Reads requests from stdin until its end.

A request is a line of JSON (`size`, `url`, `charset`, `page`, `known`) and `size` bytes; the answer is a line of JSON.
"""

import json
import sys
from dataclasses import fields
from operator import attrgetter
from typing import Any

from newsreader.errors import SourceError
from newsreader.sources.feeds.parsed_feed import FeedEntry, NotAFeedError, ParsedFeed
from newsreader.sources.feeds.parsing import parse_feed
from newsreader.sources.fulltext import page_article

MEMORY_LIMIT = 1_000_000_000
"""Address space (bytes) of the child, which uses 80 MB when idle and 350 MB for the largest document allowed."""


def main() -> None:
    """Answer requests until stdin ends. An unexpected error ends the process, which the parent notices."""
    _limit_memory()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    while line := requests.readline():
        asked = json.loads(line)
        data = requests.read(asked["size"])
        answer = _answer(data, asked["url"], asked["charset"], frozenset(asked["known"]), page=asked["page"])
        answers.write(json.dumps(answer).encode() + b"\n")
        answers.flush()


def _answer(data: bytes, url: str, charset: str | None, known: frozenset[int], *, page: bool) -> dict[str, Any]:
    try:
        if page:
            return {"page": page_article(data, url, charset)}
        return {"feed": _packed(parse_feed(data, url, charset, known))}
    except NotAFeedError as error:
        return {"not_a_feed": [[feed.url, feed.title] for feed in error.feeds], "perhaps": error.perhaps}
    except SourceError as error:
        return {"error": error.reason}
    except MemoryError:
        return {"error": "reading it takes more memory than a feed may"}
    except RecursionError:
        return {"error": "its elements lie too deep in each other"}


_values = attrgetter(*(field.name for field in fields(FeedEntry)))


def _packed(feed: ParsedFeed) -> list[Any]:
    """Return the values of a feed and of its entries, in the order of their fields."""
    return [feed.title, feed.site, list(map(_values, feed.entries)), feed.notes]


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:
        return  # Windows has no such limit; the limits on size and time still hold there.
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ValueError, OSError):
        return


if __name__ == "__main__":
    main()
