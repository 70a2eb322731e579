"""Pure decisions: which files an import reads, which feeds are due and when again, which known item an item is."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsreader.sources.folder import FoundFile
from newsreader.store.records import Feed, FeedItem, FileRecord

SHORTEST = timedelta(minutes=30)
"""Between two fetches of a lively feed."""
LONGEST = timedelta(days=1)
"""Between two fetches of a quiet or failing feed."""
_FIRST = timedelta(hours=1)
_FIRST_RETRY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """`to_read`: new, touched or returned files, in the order found; `unchanged`: how many need no reading;
    `unseen`: paths the library knows that the walk did not meet."""

    to_read: tuple[FoundFile, ...]
    unchanged: int
    unseen: tuple[str, ...]


def plan_import(found: Iterable[FoundFile], known: Mapping[str, FileRecord]) -> ImportPlan:
    """Decide by size and time stamp alone which files have to be read."""
    to_read: list[FoundFile] = []
    seen: set[str] = set()
    unchanged = 0
    for file in found:
        if file.path in seen:
            continue
        seen.add(file.path)
        record = known.get(file.path)
        if record and not record.gone and (record.size, record.mtime_ns) == (file.size, file.mtime_ns):
            unchanged += 1
        else:
            to_read.append(file)
    unseen = tuple(path for path, record in known.items() if path not in seen and not record.gone)
    return ImportPlan(tuple(to_read), unchanged, unseen)


def moved_from(same_bytes: Iterable[FileRecord], missing: Iterable[str]) -> str | None:
    """Return the path a new file was moved from: one with the same bytes that is no longer there."""
    lost = set(missing)
    return next(
        (record.path for record in same_bytes if record.articles and (record.gone or record.path in lost)), None
    )


# ---- feeds


def why_not_due(feed: Feed, wait_until: str, *, now: str, asked: bool) -> str | None:
    """Say why a feed is not to be fetched now, None where it is. `asked`: the user wants it whatever our schedule says.

    What the server said (`wait_until`, gone) holds all the same. Times are ISO UTC.
    """
    if feed.state == "gone":
        return "gone: its server says that this feed has ended"
    if wait_until > now:
        return f"its server asked to be left alone until {wait_until[:16].replace('T', ' ')} UTC"
    if asked:
        return None
    if feed.state == "paused":
        return "paused"
    return f"due {feed.next_due[:16].replace('T', ' ')} UTC" if feed.next_due and feed.next_due > now else None


def next_interval(feed: Feed, now: datetime, *, failed: bool, fresh: bool, wait: int | None = None) -> timedelta:
    """Return how long to leave a feed alone after a fetch at `now`.

    Halved where it brought something (`fresh`), half as long again where not; doubled with each failure in a row;
    never shorter than the server asks (`wait`, seconds).
    """
    if failed:
        interval = min(_FIRST_RETRY * (1 << min(feed.failures, 10)), LONGEST)
        return max(interval, timedelta(seconds=wait or 0))
    last = _moment(feed.last_fetched)
    due = _moment(feed.next_due)
    before = due - last if last and due and not feed.failures else _FIRST
    before = min(max(before, SHORTEST), LONGEST)
    if fresh:
        return max(before / 2, SHORTEST)
    waited = now - last if last else before
    # Asked by hand far too early, nothing new says nothing about the feed.
    return before if waited < before / 2 else min(before * 1.5, LONGEST)


def same_item(guid: str, link: str, title: str, known: Sequence[FeedItem], present: frozenset[str]) -> FeedItem | None:
    """Return the known item that an item with a new guid is: same link and title, its own guid gone from the document."""
    if not link:
        return None
    return next(
        (
            one
            for one in known
            if one.link == link and one.title == title and one.guid not in present and one.guid != guid
        ),
        None,
    )


_SHORT_WORDS = 60
"""A report of fewer words is likely what its feed says of it, not all of it."""
_LINK_NUMBERS = re.compile(r"(?:\s*\[\d+\])+\s*\Z")
_GOES_ON = re.compile(
    r"""(?:…|\.\.\.|\[(?:…|\.\.\.|&hellip;)\]|\(more\)|»|→)\s*\Z
    |\b(?:read|see)\s+(?:more|on|the\s+(?:full|whole|rest)\b[^\n]{0,40})\W*\Z
    |\b(?:continue|keep)\s+reading\b[^\n]{0,120}\Z""",
    re.I | re.X,
)


def looks_shortened(text: str, beside: Sequence[str] = ()) -> bool:
    """Tell whether a feed gives only the beginning of an article: few words, or an end (or a line beside it) that says so."""
    lines = [_LINK_NUMBERS.sub("", line[-300:]).rstrip() for line in (text, *beside)]
    return len(text.split()) < _SHORT_WORDS or any(_GOES_ON.search(line) for line in lines)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
