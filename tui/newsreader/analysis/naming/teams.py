"""Whether a name is a town or the team of that name; and teams by their nicknames."""

from __future__ import annotations

import re

from newsreader.analysis.naming.evidence import subject_of
from newsreader.analysis.naming.lists import BODY, COMPANY, COUNTRY, DEMONYM, REGION, TOWN, mask_of
from newsreader.analysis.naming.model import Span, apart
from newsreader.analysis.naming.tokens import Tokens
from newsreader.analysis.naming.words import BODIES, TRANSFERS

_MARKET = 3
"""How many words of the transfer market make a text one in which a town may be a team."""
_NICKNAME = re.compile(r"\b[Tt]he (?P<name>[A-Z][a-z]{2,14}s)\b(?! [A-Z])")
_NO_TEAM = re.compile(
    r".*(?:ians|cans|landers)|Games|Olympics|Paralympics|Ashes|Championships|Masters|Playoffs|Finals|States|Tests|Series|Matches"
)
_PLAYS = re.compile(
    r" (?:striker|midfielder|defender|winger|goalkeeper|forward|captain|skipper|boss|manager|coach|fans|supporters|have|are|were|"
    r"signed|(?:sacked|fired|appointed|named) their|beat|drew|lost|edged?|hold|hosts?|boss|prop|head coach)\b"
)
_MANNED = re.compile(
    r" (?:striker|midfielder|defender|winger|goalkeeper|captain|skipper|boss|manager|coach|fans|supporters|bench|dressing room)\b"
)
"""What only a team has, after "the" and its name."""
_BEFORE_NAME = re.compile(r" \w+(?: \w+)? [A-Z]")
"""A player and his name: "Thistle goalkeeper Craig Oden"."""
_MOVED = re.compile(r" on (?:loan|a free transfer|an? [\w-]+-year (?:contract|deal))\b")
"""How a player comes from a team."""
_TEAM = re.compile(r" (?:Town|City|United|County|Rovers|Athletic|Wanderers|Albion)\Z")
_PLAYED = re.compile(r"\b(?:against|past|beat|beating|defeated|defeating|thrashed|edged|overcame|hosted?) \Z")
_OTHERS = re.compile(r"\b(?:in|at|of|from|near|to|for|across|around|outside|with|and) \Z")
"""Words before a town that give the verb after it another subject: "hotels in Bath have"."""
_LAND = COUNTRY | DEMONYM | REGION


def settle_teams_and_towns(text: str, tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return the spans with teams settled in a text on sport (or on the transfer market), with towns settled in news."""
    low = [word.lower() for word in tokens.words]
    subject = "sport" if sum(word in TRANSFERS for word in low) >= _MARKET else subject_of(low)
    if subject == "sport":
        known = [span for span in spans if span.label != "MISC"]
        spans = apart(known + _nicknames(text) + spans)
        _settle_teams(text, spans)
    elif subject == "news":
        _settle_towns(text, spans)
    return spans


def _nicknames(text: str) -> list[Span]:
    """Return the nicknames of teams that a text uses more than once ("the Blues")."""
    found = list(_NICKNAME.finditer(text))
    said = {
        name
        for name in {match["name"] for match in found}
        if not _NO_TEAM.fullmatch(name) and not mask_of(name) & _LAND and len(re.findall(rf"\b{name}\b", text)) > 1
    }
    return [Span(*match.span("name"), "ORG", 0.6) for match in found if match["name"] in said]


def _settle_teams(text: str, spans: list[Span]) -> None:
    """Take a town, or a name in no list, for a team if it has players or takes a plural verb ("Bath have signed")."""
    played = {
        span.name_in(text)
        for span in spans
        if (_PLAYS.match(text, span.end) and not _OTHERS.search(text, max(0, span.start - 9), span.start))
        or _MOVED.match(text, span.end)
        or _PLAYED.search(text, max(0, span.start - 11), span.start)
    }
    manned = {
        span.name_in(text)
        for span in spans
        if _MANNED.match(text, span.end)
        and (text.endswith("the ", 0, span.start) or _BEFORE_NAME.match(text, span.end))
    }
    for span in spans:
        name = span.name_in(text)
        mask = mask_of(name)
        unknown = not mask and (name in manned or (span.label == "LOC" and (name in played or _TEAM.search(name))))
        if unknown or (name in played and mask & TOWN and not mask & COUNTRY):
            span.label = "ORG"


def _settle_towns(text: str, spans: list[Span]) -> None:
    """Take the names of towns for places: in the news, no teams of that name play."""
    for span in spans:
        if span.label == "ORG":
            low = span.name_in(text).lower()
            mask = mask_of(low)
            if mask & TOWN and not mask & (BODY | COMPANY) and low not in BODIES:
                span.label = "LOC"
