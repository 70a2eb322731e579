"""Pure decisions: which files an import reads, which feeds are due and when again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from newsreader.library.days import stored_moment, utc_stamp
from newsreader.models import Feed
from newsreader.sources.folder import FoundFile
from newsreader.store.records import FileRecord

SHORTEST = timedelta(minutes=30)
"""Between two fetches of a lively feed."""
LONGEST = timedelta(days=1)
"""Between two fetches of a quiet or failing feed, and the longest a server can make us wait (`fetch.WAIT_LIMIT`)."""
_FIRST = timedelta(hours=1)
_FIRST_RETRY = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """`to_read`: files that are new, touched, back again or last read by an older cleaning, in the order found;
    `unchanged`: how many need no reading; `unseen`: known paths that the walk did not meet."""

    to_read: tuple[FoundFile, ...]
    unchanged: int
    unseen: tuple[str, ...]


def plan_import(found: Iterable[FoundFile], known: Mapping[str, FileRecord], since: str) -> ImportPlan:
    """Decide by size and time stamp which files to read; those last seen before `since` (ISO UTC) always are."""
    to_read: list[FoundFile] = []
    seen: set[str] = set()
    unchanged = 0
    for file in found:
        if file.path in seen:
            continue
        seen.add(file.path)
        record = known.get(file.path)
        same = record and (record.size, record.mtime_ns) == (file.size, file.mtime_ns)
        if record and same and not record.gone and record.seen >= since:
            unchanged += 1
        else:
            to_read.append(file)
    unseen = tuple(path for path, record in known.items() if path not in seen and not record.gone)
    return ImportPlan(tuple(to_read), unchanged, unseen)


def why_not_due(feed: Feed, wait_until: str, *, now: datetime, asked: bool) -> str | None:
    """Say why a feed is not to be fetched now, None if it is. `asked`: the user overrides our schedule.

    What the server said still holds: that the feed is gone, or to wait until `wait_until` (ISO UTC).
    """
    if feed.state == "gone":
        return "gone: its server says that this feed has ended"
    if _is_to_come(wait_until, now):
        return f"its server asked to be left alone until {wait_until[:16].replace('T', ' ')} UTC"
    if asked:
        return None
    if feed.state == "paused":
        return "paused"
    return (
        f"due {feed.next_due[:16].replace('T', ' ')} UTC" if feed.next_due and _is_to_come(feed.next_due, now) else None
    )


def _is_to_come(moment: str, now: datetime) -> bool:
    """Tell whether a time is ahead; one further off than we ever wait was stored under a wrong clock and does not count."""
    return utc_stamp(now) < moment <= utc_stamp(now + LONGEST)


def next_interval(feed: Feed, now: datetime, *, failed: bool, fresh: bool, wait: int | None = None) -> timedelta:
    """Return how long to leave a feed alone after a fetch at `now`.

    Half as long as before if it brought something (`fresh`), else half as long again; doubled with each failure in a
    row; never shorter than the server asks (`wait`, seconds).
    """
    if failed:
        interval = min(_FIRST_RETRY * (1 << min(feed.failures, 10)), LONGEST)
        return max(interval, timedelta(seconds=wait or 0))
    last = stored_moment(feed.last_fetched)
    due = stored_moment(feed.next_due)
    before = due - last if last and due and not feed.failures else _FIRST
    before = min(max(before, SHORTEST), LONGEST)
    if fresh:
        return max(before / 2, SHORTEST)
    waited = now - last if last else before
    # Nothing new after a fetch by hand, long before it was due, says nothing about the feed.
    return before if waited < before / 2 else min(before * 1.5, LONGEST)
