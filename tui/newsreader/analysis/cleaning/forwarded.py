"""A letter that was sent on: whose words stand above it, and the letter itself."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.headers import split_label

_MARK = re.compile(
    r"[>\s]*(?:[-–—_*\s]{0,24}(?:begin\s)?(?:forwarded|original|weitergeleitete|ursprüngliche)\s(?:message|e-?mail|nachricht)"
    r"|[-–—_*\s]{2,24}message\s(?:transféré|d'origine)|[-–—_*\s]{2,24}mensaje\s(?:reenviado|original))\b\W*\Z",
    re.I,
)
_TOP = 60
"""Lines within which the letter must begin."""
_LONGEST = 80
"""Code points of the longest line that marks a letter."""
_NOTE = 600
"""Code points of the longest note above it; whoever writes more has written the article."""


def parted_letter(lines: list[str]) -> tuple[list[str], list[str]]:
    """Return what whoever sent a letter on has put above it, and the letter; nothing and all lines where none shows."""
    for k, line in enumerate(lines[:_TOP]):
        if len(line) > _LONGEST or not _MARK.match(line):
            continue
        above = [bare for one in lines[: k + 1] if (bare := one.strip())]
        named = {split_label(below.lstrip("> \t"))[0] for below in lines[k + 1 : k + 8]}
        note = sum(len(bare) for bare in above if split_label(bare)[0] is None)
        if "source" in named and named & {"title", "date"} and note <= _NOTE:
            return above, lines[k + 1 :]
    return [], lines
