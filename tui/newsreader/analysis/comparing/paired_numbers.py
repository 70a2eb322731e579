"""Amounts that are told as two numbers: ratios ("one in five"), scores of matches and votes ("27-24", "voted 5 to 4")."""

from __future__ import annotations

import re

from newsreader.analysis.comparing.numerals import YEARS, find_numerals
from newsreader.analysis.comparing.quantity import Quantity
from newsreader.analysis.comparing.units import unit_behind

_SCORE = re.compile(r"(?P<a>\d{1,3})\s?[-–]\s?(?P<b>\d{1,3})(?![\w,.]*\d)(?![-–/]\d)")
_VOTES = re.compile(
    r"\b(?:vot(?:ed?|es|ing)\s(?:(?:was|by|of)\s)?|"
    r"(?:approved|backed|rejected|adopted|passed|carried|ruled)\b[^.;,\d]{0,60}\sby\s|(?=\d{1,3}\svotes\s))"
    r"(?P<a>\d{1,3})\s(?:votes\s)?to\s(?P<b>\d{1,3})(?![\w,.]*\d)(?!\s?%|\sper\b)"
)
_RATIO = re.compile(
    r"\b(?P<a>one|two|three|four|five|six|seven|eight|nine|\d{1,3})(?:[\s-]in[\s-]|\s(?:out\sof|in)\s(?:every\s|each\s)?)"
    r"(?P<b>two|three|four|five|six|seven|eight|nine|ten|\d{1,4})\b(?!\s?(?:%|per))",
    re.IGNORECASE,
)
_OUTCOME = frozenset("win loss victory defeat draw lead score vote record tie ruling decision majority".split())


def find_ratios(text: str) -> list[Quantity]:
    """Return the ratios of a text: "one in three" is a third, in the unit "in"."""
    found = []
    for match in _RATIO.finditer(text):
        values = [n.value for part in "ab" for n in find_numerals(match[part])[:1]]
        if len(values) == 2 and values[0] < values[1] and values[1] not in YEARS:
            share = values[0] / values[1]
            found.append(Quantity(match.start(), match.end(), "number", share, share, "in", printed=share))
    return found


def find_scores(text: str) -> list[Quantity]:
    """Return the results of matches and votes in a text: "27-24 loss", "7-7", "voted 5 to 4"; the value holds both numbers."""
    found = []
    for match in (*_SCORE.finditer(text), *_VOTES.finditer(text)):
        if re.search(r"[\w/.,–$€£-]$", text[max(0, match.start("a") - 1) : match.start("a")]):
            continue
        a, b = int(match["a"]), int(match["b"])
        word = re.match(r"\s([a-z]+)", text[match.end() : match.end() + 20])
        told = match.re is _VOTES or (
            word is not None and word[1] in _OUTCOME
        )  # "lost by 24-27" is one, "24-27" are pages
        if unit_behind(text, match.end(), scaled=False) is not None or (a < b and not told):
            continue
        value = max(a, b) * 1000.0 + min(a, b)
        found.append(Quantity(match.start("a"), match.end(), "number", value, value, "score", printed=value))
    return found
