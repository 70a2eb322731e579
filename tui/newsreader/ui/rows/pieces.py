"""Lines of pieces, each with the role that decides its style; signs, short days, text cut to fit. Pure: no colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice
from typing import Literal, NamedTuple

from rich.cells import cell_len, set_cell_size

from newsreader.text import end_at_word
from newsreader.ui.layout import wrap
from newsreader.ui.render import clock_words, day_words, parse_day

Role = Literal["headline", "unread", "meta", "mark", "star", "due", "match", "watch", "own"]

UNREAD, PARTLY_READ, READ = "●", "○", " "
STAR, DUE, PLANNED, COPY = "★", "⚑", "◷", "≡"
GUTTER = 3
"""Cells to the left of the text: the cursor's bar, the mark, a blank."""

_NEAR_DAYS = 7


class Piece(NamedTuple):
    """Part of a line, drawn in the style of `role`."""

    text: str
    role: Role


Lines = tuple[tuple[Piece, ...], ...]
"""The lines of a row; the list fills them up to its width."""

GONE: Lines = ((Piece("   (no longer in the library)", "meta"),),)
"""Shown for a row that is no longer in the library."""


def short_day(iso: str | None, today: date, *, weekday: bool = True) -> str:
    """Return an ISO day or time as `17 Jul`, "" for anything else.

    The weekday is added less than a week from today, the year if it is another one.
    """
    day = parse_day(iso)
    if day is None:
        return ""
    return day_words(iso, year=day.year != today.year, weekday=weekday and abs((day - today).days) < _NEAR_DAYS)


def short_moment(iso: str | None, today: date, *, weekday: bool = True) -> str:
    """As `short_day`, but give the time (`14:05`) of today's, if it is known."""
    return (parse_day(iso) == today and clock_words(iso)) or short_day(iso, today, weekday=weekday)


def shorten(text: str, width: int) -> str:
    """Return at most `width` cells of the text, ending in an ellipsis if something is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, max(width - 1, 0)).rstrip() + "…" if width > 0 else ""


def shorten_list(items: Sequence[str], joint: str, width: int) -> str:
    """Return as many whole items as fit in `width` cells, with an ellipsis for the rest."""
    for count in range(len(items), 0, -1):
        text = joint.join(items[:count]) + (f"{joint}…" if count < len(items) else "")
        if cell_len(text) <= width:
            return text
    return shorten(joint.join(items), width)


def shorten_at_word(text: str, width: int) -> str:
    """As `shorten`, but end at a whole word if there is a blank in the second half."""
    short = shorten(text, width)
    return short if short in (text, "") else end_at_word(text, len(short) - 1)


def first_lines(text: str, width: int, most: int, cut: Callable[[str, int], str] = shorten_at_word) -> list[str]:
    """Return a text wrapped to at most `most` lines, the last one shortened by `cut` if there is more."""
    spans = list(islice(wrap(text, width), most + 1))
    lines = [text[start:end] for start, end in spans[:most]]
    if len(spans) > most:
        lines[-1] = cut(text[spans[most - 1][0] :], width)
    return lines
