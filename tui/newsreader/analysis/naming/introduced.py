"""Names that an article introduces by what they are ("the watchdog Datasafe", "its Blue Guardians programme"), and tickers."""

from __future__ import annotations

import re

from newsreader.analysis.naming.lists import BODY, CLUB, COMPANY, COUNTRY, DEMONYM, FIRST_NAME, LONGER, REGION, mask_of
from newsreader.analysis.naming.model import Label, Span
from newsreader.analysis.naming.witness import COMPANIES, COMPANY_NOUNS, FUNDS, LOOSE, NO_FIRMS
from newsreader.analysis.naming.words import MONTHS_AND_DAYS, TITLES, VERBS

_KNOWN_OTHERWISE = COUNTRY | DEMONYM | REGION | FIRST_NAME
_CAN_BE_FIRM = COMPANY | BODY | LONGER | CLUB
_INTRODUCED = re.compile(
    rf"\b(?:(?P<firm>told the(?= [A-Z][\w’' -]*?(?:[,.;:]| (?:that|it|its|he|she|they|in|on|there|last|how|why)\b))|[a-z]{{3,8}}maker|(?:{FUNDS}) fund|(?:{'|'.join(sorted(COMPANY_NOUNS - LOOSE - {'group', 'bank', 'party', 'maker'}))}))|"
    r"(?:[Tt]own|[Cc]ity|[Vv]illage|[Ii]sland|[Hh]amlet|[Ss]uburb|[Pp]ort) of) "
    r"(?P<name>(?:[A-Z][a-z][\w’-]*|[A-Z]{2,6}(?= [A-Z][a-z]))(?: [A-Z][\w-]*[a-z])*)(?![\w’'-])"
)
_OWN_SCHEME = re.compile(
    r"(?<=[a-z,] )(?:its|their|our) (?:new |own |annual )?(?P<name>[A-Z][\w’-]+(?: [A-Z][\w-]+){0,3}) "
    r"(?:programme|program|scheme|initiative|project|survey|campaign|brand|range|app)\b"
)
"""What somebody runs or sells under a name: "under its Blue Guardians programme"."""
_DESCRIBED = re.compile(rf"\b(?P<name>[A-Z]{{3,7}}), (?:the|an?) (?:[\w’'-]+ ){{0,3}}?(?:{COMPANIES})(?=[,.;])")
_LED_BY = re.compile(
    r"(?<=[a-z,] )(?P<name>[A-Z][a-z]{2,20}) (?:co-founder|founder|chief executive|CEO|CFO|spokes(?:wo)?man|spokesperson|boss)\b"
)
_TICKER = re.compile(
    r"\((?:NYSE|NASDAQ|Nasdaq|LSE|TSX|ASX|OTC\w*|AMEX|Euronext|SIX|FRA|HKEX|TSE|NSE|BSE)\s?:\s?([A-Z]{1,6}(?:\.[A-Z]{1,3})?)\)"
)


def introduced(text: str) -> list[Span]:
    """Return the names that the article introduces by their kind: "the watchdog Datasafe", "the town of Fairwater"."""
    found = []
    for match in _INTRODUCED.finditer(text):
        label: Label = "ORG" if match["firm"] else "LOC"
        first, last = match["name"].partition(" ")[0].lower(), match["name"].rpartition(" ")[2].lower()
        end = match.end("name") - (len(last) + 1 if last in MONTHS_AND_DAYS else 0)
        if first in TITLES or match["firm"] in NO_FIRMS or end <= match.start("name"):  # "the newspaper Monday"
            continue
        if label == "LOC" or not mask_of(first) & _KNOWN_OTHERWISE:
            found.append(Span(match.start("name"), end, label, 0.8))
    found += [Span(*match.span("name"), "ORG", 0.8) for match in _DESCRIBED.finditer(text)]
    led = (match for match in _LED_BY.finditer(text) if match["name"].lower() not in TITLES | VERBS)
    return found + [
        Span(match.start("name"), match.end("name"), "ORG", 0.6)
        for match in led
        if not mask_of(match["name"]) & ~_CAN_BE_FIRM
    ]


def schemes(text: str) -> list[Span]:
    """Return the schemes and wares that somebody runs or sells as their own ("its Blue Guardians programme")."""
    return [
        Span(*match.span("name"), "MISC", 0.8)
        for match in _OWN_SCHEME.finditer(text)
        if not mask_of(match["name"]) & ~LONGER and not mask_of(match["name"].partition(" ")[0]) & (COUNTRY | DEMONYM)
    ]


def tickers(text: str) -> frozenset[str]:
    """Return the ticker symbols that the text gives with their exchange.

    Not one that is the company's name as well: "CBS (NYSE: CBS)".
    """
    signs = _TICKER.finditer(text) if ":" in text else ()
    return frozenset(
        sign[1] for sign in signs if not text[max(0, sign.start() - 12) : sign.start()].rstrip().endswith(sign[1])
    )
