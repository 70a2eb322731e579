"""Names of the library as lines: kind, number of articles, the last weeks as bars. Pure: no widget."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import groupby

from rich.cells import cell_len, set_cell_size

from newsreader.models import Entity
from newsreader.text import counted
from newsreader.ui.highlights import WATCHED
from newsreader.ui.layout import safe_text
from newsreader.ui.rows.pieces import GUTTER, Lines, Piece, shorten, shorten_list

MARKED = "="
"""Sign of the first of two names to be joined."""

WEEKS = 12
"""Weeks in the row of bars."""

_BARS = "▁▂▃▄▅▆▇█"
_NAME_CELLS, _KIND_CELLS, _COUNT_CELLS = 48, 14, 16
_ROOM_FOR_KIND, _ROOM_FOR_BARS = 60, 44


def entity_lines(entity: Entity, width: int, weeks: Sequence[int] | None, *, marked: bool = False) -> Lines:
    """Return the line of a name; `weeks` (articles a week, oldest first) is None if not counted yet."""
    sign = MARKED if marked else WATCHED if entity.watched else " "
    after: list[Piece] = []
    if width >= _ROOM_FOR_KIND:
        after.append(Piece(set_cell_size(entity.kind, _KIND_CELLS), "meta"))
    count = counted(entity.articles, "article")
    after.append(Piece(" " * max(0, _COUNT_CELLS - 2 - cell_len(count)) + count + "  ", "meta"))
    if width >= _ROOM_FOR_BARS:
        drawn = set_cell_size(bars(weeks or ()), WEEKS + 1)
        after += (Piece("".join(run), "meta" if quiet else "mark") for quiet, run in groupby(drawn, "· ".__contains__))
    room = max(2, min(_NAME_CELLS, width - GUTTER - sum(cell_len(piece.text) for piece in after)))
    name = set_cell_size(shorten(safe_text(entity.name), room - 1), room)
    return ((Piece(f" {sign} ", "mark"), Piece(name, "unread" if entity.watched else "headline"), *after),)


def bars(weeks: Sequence[int]) -> str:
    """Return one sign a week: a bar relative to the busiest week, a dot for none."""
    most = max(weeks, default=0)
    return "".join(_BARS[(count * len(_BARS) - 1) // most] if count else "·" for count in weeks)


def card_lines(
    entity: Entity, weeks: Sequence[int], companions: Sequence[Entity], width: int
) -> tuple[tuple[str, str], ...]:
    """Return what is known of a name as lines of (label, words), together at most `width` cells."""
    counts = f"{entity.kind} · {counted(entity.articles, 'article')} · {counted(entity.mentions, 'mention')}"
    rows = [("", counts + (" · watched" if entity.watched else ""))]
    rows.append(("also", shorten_list([safe_text(form) for form in entity.aliases], ", ", max(0, width - 8)) or "–"))
    busiest = max(weeks, default=0)
    most = f"the last {len(weeks)} weeks, up to {busiest} a week" if busiest else f"none in the last {len(weeks)} weeks"
    rows.append(("weeks", f"{bars(weeks)}  {most}" if weeks else "–"))
    with_names = [safe_text(f"{other.name} {other.articles}") for other in companions]
    rows.append(("with", shorten_list(with_names, " · ", max(0, width - 8)) or "–"))
    return tuple((label, shorten(safe_text(words), max(0, width - 8))) for label, words in rows)


def matching(entities: Iterable[Entity], words: str) -> tuple[Entity, ...]:
    """Return the entities with all the words in one of their forms; case and accents are ignored."""
    wanted = _folded(words).split()
    return tuple(
        entity for entity in entities
        if any(all(word in _folded(form) for word in wanted) for form in (entity.name, *entity.aliases))
    )  # fmt: skip


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).casefold().replace(".", "")
    return "".join(c for c in plain if not unicodedata.combining(c))
