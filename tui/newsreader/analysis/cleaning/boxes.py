"""Blocks within a page that only their shape gives away: boxes of several lines, a signature."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence
from newsreader.analysis.cleaning.parts import Part
from newsreader.analysis.cleaning.promotions import is_promotion

_REACHED = re.compile(r"@|https?://|www\.|\b(?:tel|phone|mobile|e-?mail|fax)\b", re.I)


def mark_boxes(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark a block of short lines as one box where one of its lines, or all together, are a promotion or a menu."""
    start = 0
    while start < len(units):
        end = start + 1
        while end < len(units) and units[end].block == units[start].block:
            end += 1
        if 2 <= end - start <= 9:
            _mark_box(units, parts, start, end)
        start = end


def _mark_box(units: list[Paragraph], parts: list[Part], start: int, end: int) -> None:
    kinds = parts[start:end]
    free = [j for j in range(start, end) if parts[j] in (None, "body")]
    if not free or "head" in kinds or any(len(units[j].text) > 170 for j in range(start, end)):
        return
    if sum(len(units[j].text) > 30 and ends_sentence(units[j].text) for j in free) > 1:
        return  # the article itself, its lines not parted
    if "promotion" in kinds or is_promotion(" ".join(u.text for u in units[start:end])):
        if sum(len(units[j].text) for j in free) < 400:
            for j in range(start, end):
                if parts[j] in (None, "body", "navigation"):
                    parts[j] = "promotion"
    elif kinds.count("navigation") * 2 >= len(kinds) and all(len(units[j].text) <= 40 for j in free):
        for j in free:
            if not ends_sentence(units[j].text):
                parts[j] = "navigation"


def mark_signature(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark what stands below the two hyphens of a letter's signature."""
    for k in range(max(1, len(units) - 10), len(units) - 1):
        below = [u.text for u in units[k + 1 :]]
        if (
            units[k].text == "--"
            and len(below) <= 8
            and any(_REACHED.search(t) for t in below)
            and all(len(t) < 300 for t in below)
        ):
            for j in range(k, len(units)):
                parts[j] = "navigation"
            return
