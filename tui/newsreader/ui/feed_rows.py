"""Feeds and imported sources as lines: name, unread, when fetched, what went wrong. Pure: no widget, no clock."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rich.cells import cell_len, set_cell_size

from newsreader.sources.addresses import hide_password
from newsreader.store.records import Feed, SourceCount
from newsreader.ui.layout import safe_text
from newsreader.ui.rows import GUTTER, UNREAD, Lines, Piece, count_words, shorten

NO_SOURCE = "No source known"
"""Title of the row of articles whose source nobody knows."""

_NO_SOURCE_QUERY = "-has:source"

FAULT = "!"
"""Sign of a feed that could not be fetched."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One line of the feeds screen: a feed, or (feed_id None) a source whose articles came from files.

    `address` is without a password; times are ISO UTC; `query` finds its articles ("" where only the library knows it).
    """

    key: int
    feed_id: int | None
    title: str
    address: str = ""
    tags: tuple[str, ...] = ()
    state: str = "active"
    articles: int | None = None
    unread: int = 0
    fetched: str | None = None
    due: str | None = None
    error: str = ""
    query: str = ""


def feed_row(feed: Feed) -> SourceRow:
    """Return the row of a subscription."""
    return SourceRow(
        feed.id, feed.id, feed.title, hide_password(feed.url), feed.tags, feed.state, None, feed.unread,
        feed.last_fetched, feed.next_due, feed.error,
    )  # fmt: skip


def file_rows(sources: Sequence[SourceCount], nameless: SourceCount) -> list[SourceRow]:
    """Return the rows of sources of files, and last the one of articles without a source where there are any.

    Their keys are negative: they have no id of their own.
    """
    rows = [
        SourceRow(-place, None, one.name, articles=one.articles, unread=one.unread, query=f'source:"{one.name}"')
        for place, one in enumerate(sources, 1)
    ]
    if nameless.articles:
        key, articles, unread = -len(rows) - 1, nameless.articles, nameless.unread
        rows.append(SourceRow(key, None, NO_SOURCE, articles=articles, unread=unread, query=_NO_SOURCE_QUERY))
    return rows


def source_lines(row: SourceRow, width: int, now: datetime) -> Lines:
    """Return the lines of a source: name and unread count, what is known of its fetches, and its fault with the remedy."""
    count = f"{row.unread:,} unread " if row.unread else ""
    room = max(2, width - GUTTER - cell_len(count))
    sign = FAULT if row.error else UNREAD if row.unread else " "
    name = set_cell_size(shorten(safe_text(row.title or row.address), room - 1), room)
    head = (
        Piece(f" {sign} ", "due" if row.error else "mark"),
        Piece(name, "unread" if row.unread else "headline"),
        Piece(count, "meta"),
    )
    lines: list[tuple[Piece, ...]] = [head, _indented(" · ".join(_facts(row, now)), width, "meta")]
    if row.error:
        lines.append(_indented(row.error, width, "due"))
    return tuple(lines)


def _facts(row: SourceRow, now: datetime) -> list[str]:
    if row.feed_id is None:
        origin = [] if row.query == _NO_SOURCE_QUERY else ["from files"]
        return [count_words(row.articles or 0, "article"), *origin]
    facts = [row.state] * (row.state != "active")
    facts.append(f"fetched {ago(row.fetched, now)}" if row.fetched else "never fetched")
    if row.state == "active" and row.due and row.due > now.strftime("%Y-%m-%dT%H:%M:%SZ"):
        facts.append(f"next in {span(row.due, now)}")
    facts += [", ".join(row.tags)] * bool(row.tags)
    return [*facts, row.address]


def ago(moment: str, now: datetime) -> str:
    """Return how long ago a time (ISO UTC) was: `just now`, `5 min ago`, `3 h ago`, `2 days ago`."""
    seconds = (now - datetime.fromisoformat(moment)).total_seconds()
    return "just now" if seconds < 90 else f"{_words(seconds)} ago"


def span(moment: str, now: datetime) -> str:
    """Return how long it is until a time (ISO UTC)."""
    return _words((datetime.fromisoformat(moment) - now).total_seconds())


def _words(seconds: float) -> str:
    if seconds < 5400:
        return f"{max(1, round(seconds / 60))} min"
    return f"{round(seconds / 3600)} h" if seconds < 172_800 else f"{round(seconds / 86_400)} days"


def _indented(text: str, width: int, role: str) -> tuple[Piece, ...]:
    room = max(2, width - GUTTER)
    line = set_cell_size(shorten(safe_text(text), room - 1), room)
    return (Piece(" " * GUTTER, "meta"), Piece(line, "due" if role == "due" else "meta"))
