"""What became of those that a number counts: "40 died and 90 are missing" tells of forty dead and ninety missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreader.analysis.comparing.quantity import Quantity
from newsreader.analysis.comparing.word_families import DEAD, FATES, HURT, fate
from newsreader.analysis.terms import Word, stem, stems

_BODY, _CASE = stem("bodies"), stem("cases")
_THINGS = stems(
    """villages towns cities provinces districts regions counties countries states homes houses buildings flats
    schools hospitals vehicles cars buses trucks trains boats ships planes flights"""
)
_NEAR = 5  # words between a count of people and what became of them
_NEAR_BARE = 3  # … where nothing counted is named
_TOLL_REACH = 250  # characters
_TOLL_BEFORE = re.compile(
    r"\b(?:toll|victims\b[^.;]{0,80}\snumber)\b(?:,?\s[\w'’-]+){0,30},?\s"
    r"(?:hitting|reaching|to|at|of|was|is|stands|reached|hit|passed|crossed|topped|exceeded|surpassed)\s"
    r"(?:(?:at\sleast|more\sthan|over)\s)?$"
)
_TO_HOSPITAL = re.compile(
    r"(?:\s[\w'’-]+){0,5}?\s(?:taken|rushed|flown|brought|sent|admitted)\s(?:to|into)\s(?:\w+\s){0,3}?hospitals?\b"
    r"|\s(?:[\w'’-]+\s){0,3}(?:(?:is|are|was|were|remain(?:s|ed)?)\s)?in\shospital\b"
)
_NO_DEATH = re.compile(r"\s(?:sentence|penalt|row\b|threat|squad|certificate)")
_LIVED = re.compile(r"(?<!lost\s)(?<!lose\s)(?<!losing\s)(?<!gave\s)(?<!with\s)\b(?:their|our|his|her|your|my)\slives$")
"""Whose lives are told of, unless they have lost them."""
_IN_CASES = re.compile(r"\bin\s(?:(?:about|around|some|nearly|almost|over|at\sleast|more\sthan|fewer\sthan)\s)?$")
_NEXT_PART = re.compile(r"(?:,|\band)\s(?:[a-z]+\s){0,2}$")  # "40 died and 90 are missing": the 90 are not dead
_NEXT_FATE = re.compile(r"(?:,|\band)\s\w+(?:ing|ed)$")  # "killing three and injuring dozens": the three are not hurt
_NEXT_COUNT = re.compile(r",\s\d+\s(?:remain|are|were)\b")  # "the toll rose to 5, 11 remain missing": the 5 are not


def told_fate(text: str, amount: Quantity, around: Sequence[tuple[int, Word]]) -> int | None:
    """Return the group of `FATES` of those that a plain count counts; nobody is counted by a share, a sum, a time
    or a measure.

    `around`: the words of its sentence with their distance in words (negative: before).
    """
    if amount.kind != "number" or amount.base or amount.counted & _THINGS:
        return None
    if _CASE in amount.counted and _IN_CASES.search(text, max(0, amount.start - 20), amount.start):
        return None
    if counted := sorted(amount.counted & FATES.keys()):
        return FATES[counted[0]]
    if _BODY in amount.counted or _TOLL_BEFORE.search(text, max(0, amount.start - _TOLL_REACH), amount.start):
        return DEAD
    if _TO_HOSPITAL.match(text, amount.end):
        return HURT
    reach = _NEAR if amount.counted else _NEAR_BARE
    told = [
        (distance, word)
        for distance, word in around
        if abs(distance) <= reach
        and fate(word.term, text[word.start : word.end]) is not None
        and not _NO_DEATH.match(text, word.end)
        and not _LIVED.search(text, max(0, word.start - 30), word.end)
    ]
    before = [(distance, word) for distance, word in told if distance < 0]
    behind = told[len(before) :]
    if behind:
        before = [(distance, word) for distance, word in before if not _NEXT_PART.search(text, word.end, amount.start)]
    behind = [
        (distance, word)
        for distance, word in behind
        if not _NEXT_COUNT.match(text, amount.end, word.start)
        and not (before and _NEXT_FATE.search(text, amount.end, word.end))
    ]
    fates = [(2 * abs(distance) - (distance > 0), FATES[word.term]) for distance, word in (*before, *behind)]
    return min(fates)[1] if fates else None
