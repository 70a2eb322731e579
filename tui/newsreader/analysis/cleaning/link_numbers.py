"""Numbers that browsers in a terminal put in front of links, `[12]`, where the list of their addresses ends the file."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.paragraphs import Paragraph

_ENTRY = re.compile(r"\[?(\d{1,4})[\].:]{1,2}\s+(?:[a-z][a-z+.-]{2,12}:|www\.)\S+\Z", re.I)
_NUMBER = re.compile(r"\[(\d{1,4})\](?=[^\s.,;:)\]])|\s\[(\d{1,4})\](?![^\s.,;:)\]])|\[(\d{1,4})\]")
_HEADING = 20
"""Code points of the longest heading of the list: "References", "Visible links"."""
_FEWEST = 2


def without_link_numbers(units: list[Paragraph]) -> None:
    """Take the numbers of links out of the paragraphs of a file that ends with the list of their addresses."""
    last = 0
    listed = 0
    start = len(units)
    while start and (
        (entry := _ENTRY.match(units[start - 1].text)) or (listed and len(units[start - 1].text) <= _HEADING)
    ):
        start -= 1
        if entry:
            listed += 1
            last = max(last, int(entry[1]))
    if listed < _FEWEST:
        return

    def bare(found: re.Match[str]) -> str:
        return "" if int(found[found.lastindex or 1]) <= last else found[0]

    for unit in units[:start]:
        if "[" in unit.text:
            text = _NUMBER.sub(bare, unit.text).strip()
            unit.text = text or unit.text
