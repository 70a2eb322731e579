"""The line under a search result that shows the match. Pure."""

from __future__ import annotations

from rich.cells import cell_len

from newsreader.models import StoryHit, StoryRow
from newsreader.ui.layout import safe_text
from newsreader.ui.rows.pieces import GUTTER, Lines, Piece, shorten_at_word

_BEGINS, _ENDS = "\ue000", "\ue001"
_BEFORE = 3
"""The text before the first match takes at most one part in this many of the line: a third."""


def hit_lines(hit: StoryHit, row: StoryRow, width: int) -> Lines:
    """Return a line with the matching piece of text, after its source if it is not the headline's report; none without."""
    before, begins, rest = hit.snippet.partition(_BEGINS)
    if not begins:
        return ()
    teller = f"{safe_text(hit.source)}: " if hit.source and hit.article_id != row.article_id else ""
    room = max(width - GUTTER - 1 - cell_len(teller), 2)
    pieces = [
        Piece(" " * GUTTER, "meta"),
        Piece(teller, "meta"),
        Piece(_end_of(safe_text(before), room // _BEFORE), "meta"),
    ]
    for part in f"{begins}{rest}".split(_BEGINS)[1:]:
        match, _, after = part.partition(_ENDS)
        pieces += [Piece(safe_text(match), "match"), Piece(safe_text(after), "meta")]
    return (_cut([piece for piece in pieces if piece.text], width - 1),)


def _end_of(text: str, room: int) -> str:
    """Return the last words of a text that fit, after an ellipsis if something is left out."""
    if cell_len(text) <= room:
        return text
    kept = text
    while kept and cell_len(kept) > room - 1:
        kept = kept[1:]
    begun, blank, words = kept.partition(" ")
    return f"…{words if blank and words else begun}"


def _cut(pieces: list[Piece], width: int) -> tuple[Piece, ...]:
    line: list[Piece] = []
    left = width
    for piece in pieces:
        line.append(Piece(shorten_at_word(piece.text, left), piece.role))
        left -= cell_len(line[-1].text)
        if left <= 0 or line[-1].text != piece.text:
            break
    return tuple(line)
