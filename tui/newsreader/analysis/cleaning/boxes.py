"""Blocks within a page that only their shape gives away: boxes of several lines, polls, a signature, an author's box."""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.bylines import is_name
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence, opens_quotation
from newsreader.analysis.cleaning.parts import Part, is_body
from newsreader.analysis.cleaning.promotions import is_offer, is_promotion

_REACHED = re.compile(r"@|https?://|www\.|\b(?:tel|phone|mobile|e-?mail|fax)\b", re.I)
_ABOUT_AUTHOR = re.compile(
    r"\W*(?:(?:about|meet)\sthe\s(?:authors?|writers?|reporters?)|sobre\s(?:la\sfirma|el\sautor|la\sautora)|"
    r"(?:über\s(?:den|die)|zur|zum)\s(?:person|autor(?:in|en)?)|à\spropos\sde\sl['’]auteure?|authors?)\W*\Z",
    re.I,
)
_PERSON = re.compile(
    r"@|\b(?:is|was|ist|est|es|è) (?:an?|the|our|ein|eine|un|une|una)\b|\b(?:reporter|editor|correspondent|writer|writes|journalist|"
    r"professor|lecturer|redactor[ae]?|periodista|journaliste|giornalista|corresponsal|fellow|columnist|covers|freelance|autor(?:in)?|redakteur(?:in)?|author of|email|e-mail|follow|contact|reach)\b",
    re.I,
)
"""What a box about an author says of them."""
_ANSWER = re.compile(r"(?:[○◯⚪🔘☐]|\([ xo]?\)|\[[ x]?\])\s?\S.{0,80}\Z")
"""The answer of a poll, with what one ticks in front."""
_QUESTION = 160
_CLOSING = 14


def mark_boxes(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark a block of short lines as one box where one of its lines, or all together, are a promotion or a menu."""
    start = 0
    while start < len(units):
        end = start + 1
        while end < len(units) and units[end].block == units[start].block:
            end += 1
        if 2 <= end - start <= 9 and end - start < len(units):
            _mark_box(units, parts, start, end)
        start = end


def _mark_box(units: list[Paragraph], parts: list[Part], start: int, end: int) -> None:
    kinds = parts[start:end]
    free = [j for j in range(start, end) if is_body(parts[j])]
    if not free or "head" in kinds or any(len(units[j].text) > 170 for j in range(start, end)):
        return
    if sum(_tells(units[j].text) for j in free) > 1:
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


def _tells(text: str) -> bool:
    """Say whether a line of a box is a sentence that sells nothing to anybody."""
    return len(text) > 30 and ends_sentence(text) and not (is_offer(text) or is_promotion(text))


def mark_polls(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark the question of a poll and its answers, two or more."""
    free = [is_body(part) for part in parts]
    for k in range(1, len(units) - 2):
        text = units[k].text
        if not (free[k] and text[-1] == "?" and len(text) <= _QUESTION):
            continue
        end = k + 1
        while end < len(units) and free[end] and _ANSWER.match(units[end].text):
            end += 1
        if end > k + 2:
            parts[k:end] = ["navigation"] * (end - k)


def mark_authors(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark what stands below a heading such as "About the author" near the end: a name, and who that is."""
    for k in range(max(1, len(units) - _CLOSING), len(units) - 1):
        heading = units[k].text
        if len(heading) > 40 or parts[k] not in (None, "body", "navigation"):
            continue
        if not (_ABOUT_AUTHOR.match(heading) or _is_about_whom(heading, units[k + 1].text)):
            continue
        parts[k] = "byline"
        for j in range(k + 1, min(k + 4, len(units))):
            near = j == k + 1 or units[j].gap == 0 or is_name(units[j - 1].text)
            if parts[j] not in (None, "body", "byline") or not _tells_of_author(units[j].text, near):
                break
            parts[j] = "byline"


def _tells_of_author(text: str, near: bool) -> bool:
    """Say whether a line below the heading names a person, or `near` it says what one does and how to reach them."""
    if is_name(text):
        return True
    return near and len(text) <= 400 and not opens_quotation(text) and _PERSON.search(text) is not None


def _is_about_whom(heading: str, below: str) -> bool:
    """Say whether a heading such as "About Ann Lee" names who the line below it begins with."""
    name = heading[6:].strip(" :")
    return heading[:6] == "About " and " " in name and is_name(name) and below.startswith(name)


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
            parts[k:] = ["navigation"] * (len(units) - k)
            return
