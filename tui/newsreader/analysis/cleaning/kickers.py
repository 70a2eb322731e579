"""Lines above a headline that are none: the name of a section, a running head of a printed page, an entry of a menu.

They look like a headline; only what follows shows that they are not.
"""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.bylines import is_byline
from newsreader.analysis.cleaning.datelines import find_dateline
from newsreader.analysis.cleaning.headlines import is_headline
from newsreader.analysis.cleaning.imprint import read_imprint
from newsreader.analysis.cleaning.navigation import is_navigation, is_section
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence, is_bullet

_LONGEST = 48
_AHEAD = 4
"""Lines below a section's name among which the headline must come."""
_COLUMNS = re.compile(r"\s{3,}|\t+|\s+[|•·]\s+")
_PAGE = re.compile(r"(?:page|p\.|seite|s\.|pagina|página)?\s?\d{1,4}(?:\s?/\s?\d{1,4})?\Z", re.I)
_BRACKETED = re.compile(r"\[[^\[\]]{2,80}\]\Z")
_VERBS_TEXT = """
says say wins win dies die kills kill hits hit falls fall rises rise opens open reopens reopen closes close faces face seeks
seek calls call bans ban backs back rejects reject warns warn urges urge denies deny wants want gets get makes make takes take
goes go comes come leaves leave ends end begins begin starts start plans plan hopes hope vows vow quits quit resigns resign
beats beat loses lose leads lead holds hold halts halt stops stop sues sue fines jails returns return sees see gives give
pays pay cuts cut keeps keep finds find lifts lift bids bid joins join meets meet moves move sets set shows show signs sign
tells tell tests turns turn visits vote votes is are was were be been will can could may must should has have had to not
steals steal saves save burns burn breaks break brings bring builds build buys buy sells sell draws draw drops drop eyes fights
fears flees fled flies grows grow hails helps help hopes kicks lands learns learn lives loses mourns names needs offers
passes plays raises reach reaches ready reveals runs run scores sinks sink slams slips splits split stays sticks strikes survives
threatens tops tries wakes walks won lost died held found shot stole sank sunk fell rose led met gone
"""
_VERBS = frozenset(_VERBS_TEXT.split())


def is_kicker(units: list[Paragraph], k: int) -> bool:
    """Say whether line `k`, which could be the headline, only names the section of the headline that follows.

    It is short, tells nothing (no verb), and is set in capitals above a headline that is not, or stands right on one.
    """
    text = units[k].text
    words = text.split()
    if len(text) > _LONGEST or not 1 <= len(words) <= 5 or not _names(text, words):
        return False
    capitals = text.isupper()
    if not capitals and (len(words) > 2 or _is_prose(words)):
        return False
    for j, unit in enumerate(units[k + 1 : k + 1 + _AHEAD], k + 1):
        if not capitals and unit.gap > 0:
            return False
        below = unit.text
        if _PAGE.match(below) or is_section(below) or is_navigation(below):
            continue
        if is_byline(below) or read_imprint(below, [], above=True) or find_dateline(below):
            return False
        if len(below.split()) < 3 and len(below) <= _LONGEST and _names(below, below.split()):
            continue
        after = units[j + 1] if j + 1 < len(units) else None
        goes_on = after is not None and after.gap == 0 and after.text[0].islower() and not is_byline(after.text)
        return not goes_on and _is_headline_below(below, len(words))
    return False


def _names(text: str, words: list[str]) -> bool:
    return not (
        any(c.isdigit() for c in text)
        or text[-1] in ".!?:;,…\"”'’)"
        or text[0] in "\"“„«'‘#*(["
        or any(w.casefold().strip("&-–") in _VERBS or (w.casefold().endswith("ed") and len(w) > 4) for w in words)
    )


def _is_prose(words: list[str]) -> bool:
    return any(w[0].islower() for w in words[1:]) and len(words) > 2


def _is_headline_below(text: str, words: int) -> bool:
    below = text.split()
    told = is_headline(text) and not ends_sentence(text) and not text.isupper()
    return told and len(below) > max(words, 3) and not text[0].islower() and len(text) <= 120


def is_page_furniture(units: list[Paragraph], k: int) -> bool:
    """Say whether line `k` above the headline is a running head, a picture's name in brackets or an entry of a menu."""
    text = units[k].text
    if _BRACKETED.match(text):
        return True
    pieces = [p.strip() for p in _COLUMNS.split(text) if p.strip()]
    if 2 <= len(pieces) <= 4 and any(_PAGE.match(p) for p in pieces) and len(text) <= 120:
        return True
    if not is_bullet(text) or text.count(" ") > 4:
        return False
    beside = [units[j].text for j in (k - 1, k + 1) if 0 <= j < len(units)]
    return any(is_bullet(t) and t.count(" ") <= 4 for t in beside)
