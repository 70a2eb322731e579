"""The rows of stories and of the reports unfolded under them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from rich.cells import cell_len

from newsreader.models import ArticleRow, StoryRow
from newsreader.settings import COLUMNS
from newsreader.text import counted
from newsreader.ui.highlights import WATCHED, find_matches
from newsreader.ui.layout import safe_text
from newsreader.ui.render import day_words, minutes_words
from newsreader.ui.rows.pieces import (
    COPY,
    DUE,
    GUTTER,
    PARTLY_READ,
    READ,
    STAR,
    UNREAD,
    Lines,
    Piece,
    Role,
    first_lines,
    short_day,
    short_moment,
    shorten_at_word,
)

HEADLINE_LINES = 2
"""Lines a headline may take in a list before it is cut."""

_SOURCES_SHOWN = 3
_WATCHED_SHOWN = 2
_LEAST_SOURCE = 8
_JOINT = " · "


def story_lines(
    row: StoryRow,
    width: int,
    today: date,
    words: Sequence[str] = (),
    watched: Sequence[str] = (),
    columns: Sequence[str] = COLUMNS,
) -> Lines:
    """Return the lines of a story: its headline, then a line of these columns (of `settings.COLUMN_NAMES`)."""
    mark = UNREAD if row.unread >= row.articles else PARTLY_READ if row.unread else READ
    copies = row.articles - row.reports
    names = ", ".join(safe_text(name) for name in watched[:_WATCHED_SHOWN])
    reports = f"{row.reports} reports" if row.reports > 1 else ""
    told = counted(copies, "copy", "copies") if copies > 0 else ""
    brief = f"{reports} {COPY}{copies:,}" if copies > 0 else reports
    new = f"{row.new:,} new" if reports and row.new and mark == PARTLY_READ else ""
    parts = {
        "reports": _pieces(reports, told, new),
        "watched": _pieces(f"{WATCHED} {names}" if names else "", role="watch"),
        **_common_parts(row, row.last, row.next_deadline, today),
    }
    briefer = [("reports", _pieces(brief, new)), ("reports", _pieces(brief))] if reports else []
    briefer.append(("date", _pieces(short_moment(row.last, today, weekday=False))))
    return _row(row.title, mark, _Meta(row.starred, parts, row.sources, columns, briefer), width, words)


def report_lines(
    row: ArticleRow,
    width: int,
    today: date,
    words: Sequence[str] = (),
    copies: Sequence[str] = (),
    columns: Sequence[str] = COLUMNS,
) -> Lines:
    """Return the indented lines of a report unfolded under its story; `copies`: the sources of copies folded under it."""
    mark = UNREAD if not row.read else READ
    parts = {
        "reports": _pieces(f"{COPY} copy" if row.copies_of is not None else ""),
        "copies": _pieces(f"{COPY} {counted(len(copies), 'copy', 'copies')}" if copies else ""),
        **_common_parts(row, row.published, None, today),
    }
    shown = (*columns, "copies") if "reports" in columns else columns
    sources = (row.source,) if row.source else ()
    return _row(row.title, mark, _Meta(row.starred, parts, sources, shown), width, words, indent=2)


class _Meta(NamedTuple):
    """The line under a headline: the columns it has, and the pieces of each column by name, except the sources.

    `briefer`: shorter forms of columns, to be used in this order if room is short.
    """

    starred: bool
    parts: Mapping[str, Sequence[Piece]]
    sources: Sequence[str]
    columns: Sequence[str]
    briefer: Sequence[tuple[str, Sequence[Piece]]] = ()


def _common_parts(
    row: StoryRow | ArticleRow, when: str | None, due: str | None, today: date
) -> dict[str, Sequence[Piece]]:
    limit = short_day(due, today, weekday=False) or day_words(due)
    return {
        "date": _pieces(short_moment(when, today)),
        "deadline": _pieces(f"{DUE} {limit}" if limit else "", role="due"),
        "tags": _pieces(" ".join(f"#{safe_text(tag)}" for tag in row.tags)),
        "minutes": _pieces(minutes_words(row.words) if row.words else ""),
        "words": _pieces(counted(row.words, "word") if row.words else ""),
    }


def _pieces(*texts: str, role: Role = "meta") -> list[Piece]:
    return [Piece(text, role) for text in texts if text]


def _row(title: str, mark: str, meta: _Meta, width: int, words: Sequence[str], indent: int = 0) -> Lines:
    margin = " " * (indent + GUTTER)
    room = max(width - GUTTER - indent - 1, 2)
    role: Role = "headline" if mark == READ else "unread"
    lines: list[tuple[Piece, ...]] = []
    for number, text in enumerate(headline(title, room)):
        head = Piece(f" {' ' * indent}{mark} ", "mark") if number == 0 else Piece(margin, "meta")
        lines.append((head, *_with_matches(text, role, words)))
    if line := _meta_line(meta, room):
        lines.append((Piece(margin, "meta"), *line))
    return tuple(lines)


@lru_cache(4096)
def headline(title: str, width: int) -> tuple[str, ...]:
    """Return a headline in at most two lines of `width` cells, with an ellipsis where it goes on."""
    return tuple(first_lines(safe_text(title).strip() or "(no title)", width, HEADLINE_LINES))


def _meta_line(meta: _Meta, room: int) -> list[Piece]:
    """Put the line together. If room is short, first further sources are dropped, then the word for copies, the number of
    new reports, the weekday, tags, watched names, the first source, and at last the columns at the end."""
    columns = [column for column in meta.columns if column == "source" or meta.parts.get(column)]
    for soft in ("tags", "watched"):
        if soft in columns and _width(meta, columns) - len(_JOINT) > room:
            columns.remove(soft)
    first, further = safe_text("".join(meta.sources[:1])), len(meta.sources) - 1
    needed = cell_len(f"{first} +{further}" if further > 0 else first) if "source" in columns else 0
    whole = meta
    meta, left = _with_room(whole, columns, room, needed)
    if needed and not _column(meta, "source", left):  # nothing was gained by being brief
        meta, left = _with_room(whole, columns, room, -len(_JOINT))
    star = [Piece(f"{STAR} ", "star")] if meta.starred else []
    line = [*star]
    for piece in (one for column in columns for one in _column(meta, column, left)):
        joint = [Piece(_JOINT, "meta")] if len(line) > len(star) else []
        if sum(cell_len(one.text) for one in (*line, *joint, piece)) > room:
            break
        line += [*joint, piece]
    return line


def _with_room(meta: _Meta, columns: Sequence[str], room: int, needed: int) -> tuple[_Meta, int]:
    """Make the line brief enough to leave `needed` cells for sources; return it and the cells left.

    The weekday stays if a source has any room.
    """
    left = room - _width(meta, columns)
    for column, brief in meta.briefer:
        if left >= needed or (column == "date" and _column(meta, "source", left)):
            break
        meta = meta._replace(parts={**meta.parts, column: brief})
        left = room - _width(meta, columns)
    return meta, left


def _width(meta: _Meta, columns: Iterable[str]) -> int:
    fixed = [piece for column in columns for piece in meta.parts.get(column, ())]
    return sum(cell_len(piece.text) + len(_JOINT) for piece in fixed) + meta.starred * (2 + len(_JOINT))


def _column(meta: _Meta, column: str, left: int) -> Sequence[Piece]:
    if column != "source":
        return meta.parts[column]
    names = [safe_text(name) for name in meta.sources]
    more = ""
    for count in range(min(len(names), _SOURCES_SHOWN), 0, -1):
        more = f" +{len(names) - count}" if len(names) > count else ""
        text = ", ".join(names[:count]) + more
        if cell_len(text) <= left:
            return (Piece(text, "meta"),)
    if not names or left - len(more) < _LEAST_SOURCE:
        return ()
    return (Piece(shorten_at_word(names[0], left - len(more)) + more, "meta"),)


def _with_matches(text: str, role: Role, words: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    position = 0
    for start, end in find_matches(text, words) if words else ():
        pieces += [Piece(text[position:start], role), Piece(text[start:end], "match")]
        position = end
    return [piece for piece in (*pieces, Piece(text[position:], role)) if piece.text]
