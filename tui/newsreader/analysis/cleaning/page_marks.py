"""What the own words of a line show that stands at the edge of a printed page: columns, the number of the page, what browsers print."""

from __future__ import annotations

import re

COLUMNS = re.compile(r"\s{3,}|\t+|\s+[|•·]\s+")
NUMBER_ALONE = re.compile(r"[-–—]{0,2}\s?\d{1,3}\s?[-–—]{0,2}\Z")
"""The number of a page on a line of its own."""
_PAGE = re.compile(
    r"(?:page|p\.|seite|s\.|pagina|página)?\s?(?P<number>\d{1,4})(?:\s?(?:/|of|von|de)\s?\d{1,4})?\Z", re.I
)
_GAP = re.compile(r"\s{3,}|\t+")
_ADDRESS = re.compile(r"https?://\S+\Z")
_MOMENT = re.compile(r"(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d), \d{1,2}:\d\d(?::\d\d)?(?: [AP]M)?\Z")


def columns(text: str) -> list[str]:
    """Return what wide gaps or bars part in a line, without the number of a page."""
    pieces = (piece.strip() for piece in COLUMNS.split(text))
    return [piece for piece in pieces if piece and not _PAGE.match(piece)]


def page_of(text: str) -> int | None:
    """Return the number of the page that a line with columns names, None where it names none."""
    if len(text) > 120 or not any(map(text.__contains__, "0123456789")):
        return None
    pieces = COLUMNS.split(text)
    numbers = (int(found["number"]) for piece in pieces if (found := _PAGE.match(piece.strip())))
    return next(numbers, None) if len(pieces) > 1 else None


def is_numbered(text: str) -> bool:
    """Say whether a line has columns, and the number of a page among them."""
    return page_of(text) is not None


def is_printed(text: str) -> bool:
    """Say whether a line is what a browser prints at the edge of a page: the address, or the moment, beside the title or the page."""
    if "   " not in text and "\t" not in text:
        return False
    pieces = _GAP.split(text)
    if not 2 <= len(pieces) <= 3:
        return False
    return _MOMENT.match(pieces[0]) is not None or any(_ADDRESS.match(p) or _MOMENT.match(p) for p in pieces[1:])
