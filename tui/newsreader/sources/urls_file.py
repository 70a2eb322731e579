"""newsboat's `urls` file, in and out: addresses, tags, titles and hidden feeds. Programs and filters are never run."""

import re
from collections.abc import Iterable

from newsreader.errors import SourceError
from newsreader.models import Failure, Subscription, SubscriptionList
from newsreader.sources.addresses import feed_url, without_password
from newsreader.sources.encoding import decode
from newsreader.text import clean_line, hide_password

HIDDEN_TAG = "hidden"
"""The tag of a feed that newsboat hides (`!`)."""

# A word that begins with # begins a comment, even after other words.
_WORD = re.compile(r'"((?:[^"\\]|\\.)*+)"?|(#.*|\S+)')
_SPACES = {"n": "\n", "r": "\r", "t": "\t"}
_SKIPPED = {
    "exec:": "it runs a program; this reader runs none",
    "filter:": "it pipes a feed through a program; this reader runs none",
    "query:": "it is a search, not a feed; save it in the reader with Ctrl+S",
    "file:": "it is a local file; import that file or its folder",
}


def read_urls(data: bytes, subject: str) -> SubscriptionList:
    """Return the feeds of a urls file and the lines that cannot be taken. Raises SourceError if it is no text."""
    feeds: dict[str, Subscription] = {}
    failed: list[Failure] = []
    for number, line in enumerate(decode(data, subject)[0].splitlines(), 1):
        words = _words(line)
        if not words:
            continue
        try:
            one = _subscription(words)
        except SourceError as error:
            failed.append(Failure(f"{subject}, line {number}: {error.subject}", error.advice))
            continue
        known = feeds.get(one.url)
        tags = tuple(dict.fromkeys((*known.tags, *one.tags))) if known else one.tags
        feeds[one.url] = Subscription(one.url, (known.title if known else "") or one.title, tags)
    if not feeds and not failed:
        raise SourceError("no address in it", subject=subject, remedy="Give newsboat's urls file")
    return SubscriptionList(tuple(feeds.values()), tuple(failed))


def write_urls(feeds: Iterable[Subscription]) -> str:
    """Return subscriptions as a urls file: address, tags, "~title", `!` for a hidden feed. Passwords are left out."""
    return "".join(f"{_line(feed)}\n" for feed in feeds)


def _line(feed: Subscription) -> str:
    words = [without_password(feed.url), *(_quoted(tag) for tag in feed.tags if tag != HIDDEN_TAG)]
    if feed.title:
        words.append(_quoted(f"~{feed.title}"))
    return " ".join([*words, *["!"] * (HIDDEN_TAG in feed.tags)])


def _quoted(word: str) -> str:
    return '"' + re.sub(r'(["\\])', r"\\\1", word) + '"'


def _words(line: str) -> list[str]:
    found = list(_WORD.finditer(line.strip()))
    comment = next((k for k, match in enumerate(found) if match[0].startswith("#")), len(found))
    return [_unquoted(match) for match in found[:comment]]


def _unquoted(match: re.Match[str]) -> str:
    if match[1] is None:
        return match[2]
    return re.sub(r"\\(.)", lambda one: _SPACES.get(one[1], one[1]), match[1])


def _subscription(words: list[str]) -> Subscription:
    address, *marks = words
    for start, reason in _SKIPPED.items():
        if address.lower().startswith(start):
            raise SourceError(reason, subject=clean_line(hide_password(address), 100))
    if not re.match(r"(?:https?|feed):", address, re.I):
        raise SourceError("it is no address", subject=clean_line(address, 100))
    title = next((clean_line(mark[1:], 200) for mark in marks if mark.startswith("~")), "")
    # A word with ! hides the feed, and what follows the ! is a tag.
    tags = [clean_line(mark.removeprefix("!"), 100) for mark in marks if not mark.startswith("~")]
    hidden = [HIDDEN_TAG] if any(mark.startswith("!") for mark in marks) else []
    return Subscription(feed_url(address), title, tuple(dict.fromkeys(filter(None, [*tags, *hidden]))))
