"""Feeds and imported sources as lines: name, unread, when fetched, what went wrong. Pure: no widget, no clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from rich.cells import cell_len, set_cell_size

from newsreader.library.completing import condition
from newsreader.library.days import stored_moment
from newsreader.models import Feed, ImportReport, SourceCount
from newsreader.text import counted, hide_password
from newsreader.ui.layout import safe_text
from newsreader.ui.own_keys import with_keys
from newsreader.ui.rows.pieces import GUTTER, UNREAD, Lines, Piece, Role, shorten

NO_SOURCE = "Articles that name no source"
"""Title of the row of articles without a source."""

UNTAGGED, OTHERS = "", " "
"""Tags no feed can have: for feeds without tags, and for sources that are no feeds."""

FOLDED, UNFOLDED = "▸", "▾"
_INDENT = 2

_NO_SOURCE_QUERY = "-has:source"

FAULT = "!"
"""Sign of a feed that could not be fetched."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of the feeds screen: a feed, a source whose articles come from no feed, or the heading of a tag.

    `address` has no password; times are ISO UTC; `tried`: when the last fetch failed, if it did; `query` finds its
    articles ("": the library makes it from the ids in `feeds`); `filed`: how many articles came from files; `under`: the
    tag it is listed under or heads.
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
    tried: str | None = None
    due: str | None = None
    error: str = ""
    query: str = ""
    feeds: tuple[int, ...] = ()
    filed: int = 0
    under: str | None = None
    is_heading: bool = False
    is_folded: bool = False
    full_texts: bool = False


def feed_row(feed: Feed) -> SourceRow:
    """Return the row of a subscription."""
    return SourceRow(
        feed.id, feed.id, feed.title, hide_password(feed.url), feed.tags, feed.state, None, feed.unread,
        feed.last_success, feed.last_fetched if feed.error else None, feed.next_due, feed.error, feeds=(feed.id,),
        full_texts=feed.full_texts,
    )  # fmt: skip


def file_rows(sources: Sequence[SourceCount], nameless: SourceCount) -> list[SourceRow]:
    """Return the rows of sources of files, the last one for articles without a source if there are any.

    Their keys are negative, since they have no ids.
    """
    rows = [
        SourceRow(
            -place,
            None,
            one.name,
            articles=one.articles,
            unread=one.unread,
            filed=one.filed,
            query=condition("source", one.name),
        )
        for place, one in enumerate(sources, 1)
    ]
    if nameless.articles:
        key, articles, unread = -len(rows) - 1, nameless.articles, nameless.unread
        rows.append(SourceRow(key, None, NO_SOURCE, articles=articles, unread=unread, query=_NO_SOURCE_QUERY))
    return rows


def by_tag(
    feeds: Sequence[SourceRow], others: Sequence[SourceRow], folded: frozenset[str], key: Callable[[str, int], int]
) -> list[SourceRow]:
    """Return the rows with a heading for each tag and a feed under each of its tags; unchanged if no feed has tags.

    `key(tag, 0)` is the key of a heading, `key(tag, row key)` that of a feed under a tag.
    """
    tags = sorted({tag for feed in feeds for tag in feed.tags}, key=lambda tag: (tag.casefold(), tag))
    if not tags:
        return [*feeds, *others]
    groups = [(tag, tag, [feed for feed in feeds if tag in feed.tags]) for tag in tags]
    groups.append((UNTAGGED, "Feeds without a tag", [feed for feed in feeds if not feed.tags]))
    groups.append((OTHERS, "Articles of no feed", list(others)))
    rows: list[SourceRow] = []
    for tag, title, members in groups:
        if members:
            rows.append(_heading(tag, title, members, key(tag, 0), is_folded=tag in folded))
        if tag not in folded:
            rows += [replace(one, key=key(tag, one.key), under=tag) for one in members]
    return rows


def _heading(tag: str, title: str, members: Sequence[SourceRow], key: int, *, is_folded: bool) -> SourceRow:
    return SourceRow(
        key, None, title, articles=len(members), unread=sum(one.unread for one in members),
        error=counted(faulty, "fault") if (faulty := sum(bool(one.error) for one in members)) else "",
        query=" OR ".join(one.query for one in members) if tag == OTHERS else "",
        feeds=tuple(one.feed_id for one in members if one.feed_id is not None),
        under=tag, is_heading=True, is_folded=is_folded,
    )  # fmt: skip


def no_feed_words(row: SourceRow, what: str) -> str:
    """Say why a row that is no feed cannot be fetched, paused … (`what`), and what to do instead."""
    if row.is_heading and row.feeds:
        words = f"This is a tag: go to one of its feeds to {what} it. <feeds.refresh-one> here fetches them all."
    elif row.query == _NO_SOURCE_QUERY:
        words = f"These articles name no source, so there is no feed to {what}. <article.edit> in an article sets it."
    elif row.filed or row.is_heading:
        words = f"These articles came from files, so there is no feed to {what}. <import.folder> imports files again."
    else:
        words = f"You unsubscribed from their feed, so there is none to {what}. <feeds.add> adds it again."
    return with_keys(words)


def subscribed_words(report: ImportReport) -> str:
    """Return what a list of subscriptions brought in one line."""
    parts = [f"Subscribed to {counted(report.new, 'feed')}"] if report.new else []
    parts += [f"{report.changed:,} with new tags"] if report.changed else []
    parts += [f"{report.unchanged:,} known already"] if report.unchanged else []
    parts += [f"{len(report.failed):,} not taken"] if report.failed else []
    return ", ".join(parts or ["No feeds found in it"]) + (
        with_keys(". <feeds.refresh> fetches them.") if report.new else "."
    )


def source_lines(row: SourceRow, width: int, now: datetime) -> Lines:
    """Return the lines of a source: name and unread count, its fetches, and its fault with the remedy."""
    if row.is_heading:
        return (_heading_line(row, width),)
    indent = " " * (_INDENT if row.under is not None else 0)
    width -= len(indent)
    lines = _source_lines(row, width, now)
    return tuple((Piece(indent, "meta"), *line) for line in lines) if indent else lines


def _heading_line(row: SourceRow, width: int) -> tuple[Piece, ...]:
    what = counted(row.articles or 0, "feed" if row.feeds else "source")
    told = " · ".join([what, *([f"{row.unread:,} unread"] * bool(row.unread)), *([row.error] * bool(row.error))])
    told = shorten(f"{told} ", max(0, width - GUTTER - 4))
    room = max(2, width - GUTTER - cell_len(told))
    name = set_cell_size(shorten(safe_text(row.title), room - 1), room)
    sign = FOLDED if row.is_folded else UNFOLDED
    return Piece(f" {sign} ", "mark"), Piece(name, "unread"), Piece(told, "due" if row.error else "meta")


def _source_lines(row: SourceRow, width: int, now: datetime) -> Lines:
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
        origin = "from files" if row.filed else "from a feed you left"
        if row.query == _NO_SOURCE_QUERY:
            origin = with_keys("<article.edit> in an article sets its source")
        return [counted(row.articles or 0, "article"), origin]
    facts = [row.state] * (row.state != "active")
    if row.tried:
        facts.append(f"tried {ago(row.tried, now)}")
    facts.append(f"fetched {ago(row.fetched, now)}" if row.fetched else "never fetched")
    if row.state == "active" and row.due and row.due > now.strftime("%Y-%m-%dT%H:%M:%SZ"):
        facts.append(f"next in {span(row.due, now)}")
    facts += ["whole texts"] * row.full_texts
    tags = [tag for tag in row.tags if tag != row.under]
    facts += [", ".join(tags)] * bool(tags)
    return [*facts, row.address]


def ago(moment: str, now: datetime) -> str:
    """Return how long ago a time (ISO UTC) was: `just now`, `5 min ago`, `3 h ago`; what is no time unchanged."""
    then = stored_moment(moment)
    if then is None:
        return moment
    seconds = (now - then).total_seconds()
    return "just now" if seconds < 90 else f"{_words(seconds)} ago"


def span(moment: str, now: datetime) -> str:
    """Return how long it is until a time (ISO UTC)."""
    then = stored_moment(moment)
    return _words((then - now).total_seconds()) if then else moment


def _words(seconds: float) -> str:
    if seconds < 5400:
        return f"{max(1, round(seconds / 60))} min"
    return f"{round(seconds / 3600)} h" if seconds < 172_800 else f"{round(seconds / 86_400)} days"


def _indented(text: str, width: int, role: Role) -> tuple[Piece, ...]:
    return Piece(" " * GUTTER, "meta"), Piece(shorten(safe_text(text), max(1, width - GUTTER - 1)), role)
