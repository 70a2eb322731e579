"""Rows of the lists as lines of pieces, each piece with the role that decides its style. Pure: no widget, no colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

from newsreader.models import ArticleRow, StoryRow
from newsreader.ui.highlights import find_matches
from newsreader.ui.layout import safe_text, wrap
from newsreader.ui.render import day_words, parse_day

Role = Literal["headline", "unread", "meta", "mark", "star", "due", "match", "watch", "own"]

HEADLINE_LINES = 2
"""Lines a headline may take in a list; the rest of it is an ellipsis."""

UNREAD, PARTLY_READ, READ = "●", "○", " "
STAR, DUE, COPY, WATCHED = "★", "⚑", "≡", "◆"
GUTTER = 3
"""Cells left of the text: the cursor's bar, the mark, a blank."""

_SOURCES_SHOWN = 3
_WATCHED_SHOWN = 2
_LEAST_SOURCE = 6


class Piece(NamedTuple):
    """A run of text on one line, drawn in the style of `role`."""

    text: str
    role: Role


Lines = tuple[tuple[Piece, ...], ...]


def story_lines(
    row: StoryRow, width: int, today: date, words: Sequence[str] = (), watched: Sequence[str] = ()
) -> Lines:
    """Return the lines of a story: its headline, then how many reports, whose, watched names, when, what falls due."""
    mark = UNREAD if row.unread >= row.articles else PARTLY_READ if row.unread else READ
    before = [Piece(f"{STAR} ", "star")] if row.starred else []
    if row.reports > 1:
        before.append(Piece(f"{row.reports} reports", "meta"))
    if row.articles > row.reports:
        before.append(Piece(_count(row.articles - row.reports, "copy", "copies"), "meta"))
    names = ", ".join(safe_text(name) for name in watched[:_WATCHED_SHOWN])
    after = [Piece(f"{WATCHED} {names}", "watch")] if names else []
    after += _when(row.last, row.next_deadline, today)
    return _row(row.title, mark, before, row.sources, after, width, words)


def report_lines(
    row: ArticleRow, width: int, today: date, words: Sequence[str] = (), copies: Sequence[str] = ()
) -> Lines:
    """Return the lines of one report unfolded under its story, indented; a copy is marked as one.

    `copies` are the sources of copies that are folded under it.
    """
    mark = UNREAD if not row.read else READ
    before = [Piece(f"{STAR} ", "star")] if row.starred else []
    if row.copies_of is not None:
        before.append(Piece(f"{COPY} copy", "meta"))
    sources = (row.source,) if row.source else ()
    after = _when(row.published, None, today)
    if copies:
        after.append(Piece(f"{COPY} {_count(len(copies), 'copy', 'copies')}", "meta"))
    return _row(row.title, mark, before, sources, after, width, words, indent=2)


def gone_lines(width: int) -> Lines:
    """Return what stands for a row that is no longer in the library."""
    return ((_pad([Piece("   (no longer in the library)", "meta")], width)),)


def count_words(count: int, one: str, many: str = "") -> str:
    """Return `1 story`, `1,204 stories`."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


_count = count_words


def short_day(iso: str | None, today: date, *, weekday: bool = True) -> str:
    """Return an ISO day or time as `Thu 17 Jul`, with the year where it is not this year's; "" for anything else."""
    day = parse_day(iso)
    return day_words(iso, year=day.year != today.year, weekday=weekday) if day else ""


def _when(last: str | None, due: str | None, today: date) -> list[Piece]:
    day, limit = short_day(last, today), short_day(due, today, weekday=False)
    return ([Piece(day, "meta")] if day else []) + ([Piece(f"{DUE} {limit}", "due")] if limit else [])


def _row(
    title: str,
    mark: str,
    before: list[Piece],
    sources: Sequence[str],
    after: list[Piece],
    width: int,
    words: Sequence[str],
    indent: int = 0,
) -> Lines:
    margin = " " * (indent + GUTTER)
    room = max(width - GUTTER - indent - 1, 2)
    role: Role = "headline" if mark == READ else "unread"
    lines: list[tuple[Piece, ...]] = []
    for number, text in enumerate(headline(title, room)):
        head = Piece(f" {' ' * indent}{mark} ", "mark") if number == 0 else Piece(margin, "meta")
        lines.append(_pad([head, *_with_matches(text, role, words)], width))
    meta = _meta(before, sources, after, room)
    if meta:
        lines.append(_pad([Piece(margin, "meta"), *meta], width))
    return tuple(lines)


@lru_cache(4096)
def headline(title: str, width: int) -> tuple[str, ...]:
    """Return a headline in at most two lines of `width` cells, with an ellipsis where it goes on."""
    text = safe_text(title).strip() or "(no title)"
    spans = list(islice(wrap(text, width), HEADLINE_LINES + 1))
    lines = [text[start:end] for start, end in spans[:HEADLINE_LINES]]
    if len(spans) > HEADLINE_LINES:
        lines[-1] = shorten(text[spans[HEADLINE_LINES - 1][0] :], width)
    return tuple(lines)


def shorten(text: str, width: int) -> str:
    """Return at most `width` cells of the text, the last one an ellipsis where something is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


def _meta(before: list[Piece], sources: Sequence[str], after: list[Piece], room: int) -> list[Piece]:
    """Put the meta line together; the sources give way first, then watched names, then what stands last."""
    taken = sum(cell_len(piece.text) + 3 for piece in (*before, *after))
    if taken - 3 > room:
        after = [piece for piece in after if piece.role != "watch"]
        taken = sum(cell_len(piece.text) + 3 for piece in (*before, *after))
    middle: list[Piece] = []
    if sources and room - taken >= _LEAST_SOURCE:
        names = ", ".join(safe_text(name) for name in sources[:_SOURCES_SHOWN])
        more = f" +{len(sources) - _SOURCES_SHOWN}" if len(sources) > _SOURCES_SHOWN else ""
        middle = [Piece(shorten(names, max(room - taken - len(more), 1)) + more, "meta")]
    line: list[Piece] = []
    for piece in (*before, *middle, *after):
        joint = [Piece(" · ", "meta")] if line and line[-1].role != "star" else []
        if sum(cell_len(p.text) for p in (*line, *joint, piece)) > room:
            break
        line += [*joint, piece]
    return line


def _with_matches(text: str, role: Role, words: Sequence[str]) -> list[Piece]:
    pieces: list[Piece] = []
    position = 0
    for start, end in find_matches(text, words) if words else ():
        pieces += [Piece(text[position:start], role), Piece(text[start:end], "match")]
        position = end
    return [piece for piece in (*pieces, Piece(text[position:], role)) if piece.text]


def _pad(pieces: Iterable[Piece], width: int) -> tuple[Piece, ...]:
    """Return the pieces cut or filled to exactly `width` cells."""
    line: list[Piece] = []
    left = width
    for piece in pieces:
        size = cell_len(piece.text)
        if size > left:
            piece = Piece(set_cell_size(piece.text, left), piece.role)
            size = left
        left -= size
        line.append(piece)
    return (*line, Piece(" " * left, "meta")) if left else tuple(line)
