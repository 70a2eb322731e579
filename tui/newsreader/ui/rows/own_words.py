"""The user's own words in the rows of a list. Pure; a pattern that takes too long is given up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from newsreader.settings import Keyword
from newsreader.ui.rows.pieces import Lines, Piece

_SECONDS = 0.02
"""Time limit of a pattern for one headline, some hundred times what it needs."""
_MOST_HITS = 50


def own_spans(pattern: str, text: str, seconds: float, most: int) -> list[tuple[int, int]]:
    """Return at most `most` matches of a user's pattern. Raises TimeoutError after `seconds`."""
    import regex

    found = regex.finditer(pattern, text, regex.IGNORECASE, timeout=seconds)
    return [match.span() for match in islice(found, most) if match.end() > match.start()]


class OwnWords:
    """Finds the patterns of the settings in headlines."""

    def __init__(self, keywords: Sequence[Keyword] = ()) -> None:
        self._patterns = [keyword.pattern for keyword in keywords]

    def marked(self, lines: Lines) -> Lines:
        """Return the lines of a row with the user's own words in its headline as separate pieces."""
        if not self._patterns:
            return lines
        return tuple(tuple(part for piece in line for part in self._parts(piece)) for line in lines)

    def _parts(self, piece: Piece) -> list[Piece]:
        if piece.role not in ("headline", "unread"):
            return [piece]
        parts: list[Piece] = []
        done = 0
        for start, end in sorted(self._spans(piece.text)):
            if start >= done:
                parts += [Piece(piece.text[done:start], piece.role), Piece(piece.text[start:end], "own")]
                done = end
        return [part for part in (*parts, Piece(piece.text[done:], piece.role)) if part.text]

    def _spans(self, text: str) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for pattern in tuple(self._patterns):
            try:
                spans += own_spans(pattern, text, _SECONDS, _MOST_HITS)
            except TimeoutError:
                self._patterns.remove(pattern)
        return spans
