"""What agencies and their customers' machines write around a report: slugs, takes, notes to editors, printers' marks."""

from __future__ import annotations

import re

_PRINTED = re.compile(r"^[ \t]{0,8}\^(.{0,300}?)[<=]?[ \t]{0,8}$", re.M)
"""A line between the marks that an old printing system sets: `^Ferry runs aground<`."""
_TOP = 3000
"""Code points at the start of a file in which such a line must stand."""
_LONGEST = 200
_NOTES = ("Eds", "(Eds", "EDS", "ATT", "NOTE")
"""How notes to editors begin, which alone of these lines are sentences."""
_LINE = re.compile(
    r"(?:[a-z]\s){0,3}BC-[A-Z][^.!?]{2,80}\Z|"
    r"(?:[A-Z]{2}-+)?[A-Z][^.!?]{2,60}[,/-]\s?\d(?:st|nd|rd|th)[\s-](?:Ld|Lead|lead|Take|take)(?:-Writethru)?(?:,.{0,20})?\Z|"
    r"[A-Z]{3,}(?:-[A-Z\d]{2,})+\s(?:\((?:URGENT|UPDATE|PIX|TV|CORRECT|REPEAT|\d(?:ST|ND|RD|TH)\s)[^()]{0,20}\)|\d\s?(?:LAST|TAKE).{0,40})\Z|"
    r"\(?(?:Eds|EDS|(?:ATTN|ATTENTION)\sEDITORS|NOTE\sTO\s(?:USERS|EDITORS|SUBSCRIBERS))\s?[:.]?\s.{3,200}\Z|"
    r"\d(?:st|nd|rd|th|ST|ND|RD|TH)\s(?:Ld|LD|TAKE|LEAD)(?:-Writethru)?\Z|-0-(?:\s.{0,40})?\Z|"
    r"[A-Z]{2,4}(?:-[A-Z]{2})?-\d\d-\d\d(?:-\d\d)?\s\d{4}[A-Z]{0,3}<?\Z|(?:[A-Z]{2,12}\s)?\d{4}\sGMT\Z"
)


def without_printers_marks(text: str) -> str:
    """Return a report without the marks `^` and `<` of a printing system around its lines."""
    if "^" not in text[:_TOP] or not any(line[0][-1] in "<=" for line in _PRINTED.finditer(text[:_TOP])):
        return text
    return _PRINTED.sub(r"\1", text)


def is_wire_line(text: str) -> bool:
    """Say whether a line is an agency's slug, take, note to editors or stamp."""
    return len(text) <= _LONGEST and (text[-1] != "." or text.startswith(_NOTES)) and _LINE.match(text) is not None
