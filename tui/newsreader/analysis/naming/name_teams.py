"""Whether a name is a town or the team that is called like it, and teams by their nicknames."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newsreader.analysis.naming.name_evidence import subject_of
from newsreader.analysis.naming.name_lists import BIT, NameLists
from newsreader.analysis.naming.name_model import Span
from newsreader.analysis.naming.name_words import BODIES, TRANSFERS

_MARKET = 3
"""Words of the market of players that make a text one in which a town may be a team."""
_NICKNAME = re.compile(r"\b[Tt]he (?P<name>[A-Z][a-z]{2,14}s)\b(?! [A-Z])")
_NO_TEAM = re.compile(
    r".*(?:ians|cans|landers)|Games|Olympics|Paralympics|Ashes|Championships|Masters|Playoffs|Finals|States|Tests|Series|Matches"
)
_PLAYS = re.compile(
    r" (?:striker|midfielder|defender|winger|goalkeeper|forward|captain|skipper|boss|manager|coach|fans|supporters|have|are|were|"
    r"signed|beat|drew|lost|edged?|hold|hosts?|boss|prop|head coach)\b"
)
_PLAYED = re.compile(r"\b(?:against|past|beat|beating|defeated|defeating|thrashed|edged|overcame|hosted?) \Z")
_OTHERS = re.compile(r"\b(?:in|at|of|from|near|to|for|across|around|outside|with|and) \Z")
"""What makes the verb behind a town that of others: "hotels in Bath have"."""
_TOWN = BIT["city"] | BIT["region"]
_LAND = BIT["country"] | BIT["region"] | BIT["dem"]


def subject_of_names(words: Sequence[str]) -> str:
    """Return what `subject_of` says of a text's words; the market of players is sport as well."""
    low = [word.lower() for word in words]
    return "sport" if sum(word in TRANSFERS for word in low) >= _MARKET else subject_of(low)


def nicknames(text: str, lists: NameLists) -> list[Span]:
    """Return the teams that a report on sport calls by their nickname more than once ("the Blues")."""
    found = list(_NICKNAME.finditer(text))
    said = {
        name
        for name in {match["name"] for match in found}
        if not _NO_TEAM.fullmatch(name)
        and not lists.masks.get(name.lower()) & _LAND
        and len(re.findall(rf"\b{name}\b", text)) > 1
    }
    return [Span(*match.span("name"), "ORG", 0.6) for match in found if match["name"] in said]


def settle_teams(text: str, spans: list[Span], lists: NameLists) -> None:
    """Take a town for its team where one of its mentions has players or acts as many do ("Bath have signed")."""
    played = {
        text[span.start : span.end]
        for span in spans
        if (_PLAYS.match(text, span.end) and not _OTHERS.search(text, max(0, span.start - 9), span.start))
        or _PLAYED.search(text, max(0, span.start - 11), span.start)
    }
    for span in spans:
        name = text[span.start : span.end]
        mask = lists.masks.get(name.lower()) if name in played else 0
        if mask & _TOWN and not mask & BIT["country"]:
            span.label = "ORG"


def settle_towns(text: str, spans: list[Span], lists: NameLists) -> None:
    """Take names of towns for places where no teams play that are called like them."""
    for span in spans:
        if span.label == "ORG":
            low = text[span.start : span.end].lower()
            mask = lists.masks.get(low)
            if mask & _TOWN and not mask & (BIT["comp"] | BIT["org"] | BIT["igo"]) and low not in BODIES:
                span.label = "LOC"
