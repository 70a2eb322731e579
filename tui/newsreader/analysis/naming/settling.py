"""The rules after the model: one kind for one name throughout an article, and what every reader knows.

All work on the spans of one text. Each step is small and independent; `settle` puts them in order.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from newsreader.analysis.naming.borders import settle_borders
from newsreader.analysis.naming.forms import (
    brands,
    common_terms,
    partners,
    shown_by_form,
    storms,
    unseen_bodies,
    unseen_rivers,
)
from newsreader.analysis.naming.headlines import without_headlines
from newsreader.analysis.naming.introduced import introduced, schemes, tickers
from newsreader.analysis.naming.lists import (
    BODY,
    CITY,
    CLUB,
    COUNTRY,
    DEMONYM,
    FIRST_NAME,
    LAST_NAME,
    LEADER,
    LONGER,
    REGION,
    TOWN,
    mask_of,
)
from newsreader.analysis.naming.model import Label, Span, apart
from newsreader.analysis.naming.repeats import (
    last_names,
    listed,
    places,
    places_in_rows,
    repeats,
    settle_addresses,
    settle_colleges,
    settle_short_bodies,
    wider,
)
from newsreader.analysis.naming.strange import strange_names
from newsreader.analysis.naming.teams import settle_teams_and_towns
from newsreader.analysis.naming.tokens import Tokens
from newsreader.analysis.naming.witness import testify
from newsreader.analysis.naming.words import (
    BODIES,
    BODY_BEGINNINGS,
    BODY_ENDS,
    CAPITALS,
    DOUBTFUL,
    LAW_ENDS,
    ORGANISATION_HEADS,
    OTHERS,
    PLACE_BEGINNINGS,
    PLACE_ENDS,
    SPEECH,
    SURE_PLACE_ENDS,
)

_CAMEL = re.compile(r"(?!Abdul|Abdel|Fitz|Vander)([A-Z][a-z]{3,})[A-Z][a-z]{2,}")
"""A single word with a capital inside, after more letters than in a person's name ("MacArthur", "DeLillo")."""
_BRACKET = re.compile(r"\s*\(([A-Z][A-Za-z.&-]{1,9})\)")
_DATELINE = re.compile(r"^[ \t]*([A-Z][A-Z .'-]{2,30}?)(?=\s*(?:,|\(|:|--|—|–| - ))", re.MULTILINE)
_AGENCY_LINE = re.compile(
    r"^[ \t]*([A-Z][A-Z .'-]{2,30}?)(?:, [A-Z][A-Za-z. ]{2,20})?(?:, (?:Jan|Feb|March|April|May|June|July|Aug|Sept?|Oct|Nov|Dec)"
    r"[a-z]*\.? \d{1,2}(?:, \d{4})?)? \((?P<agency>[A-Z][A-Za-z/ ]{1,24})\)\s?(?:-|–|—|--)",
    re.MULTILINE,
)
"""A dateline with its agency: it begins with a place, known or not."""
_DEPARTMENT = re.compile(r"\b(?:U\.S\.|US|American) (?:Treasury|Commerce|Energy)(?= Secretary\b)")
_AFTER_PAPER = frozenset("and also has had newspaper on in quoted cited reports".split())
_DAY_BEHIND = re.compile(r",? \d")
_DAY_BEFORE = re.compile(r"(?:\d(?:st|nd|rd|th)?|\b(?:end|start|beginning|middle) of|\b(?:early|late|mid))[ -]\Z")
_SURE = 0.95
_RATHER_SURE = 0.8
_PERSON = FIRST_NAME | LAST_NAME | LEADER
_LONGEST_BODY = 6
_NO_BODY = TOWN | COUNTRY | LAST_NAME | FIRST_NAME


def settle(text: str, tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return the spans of an article with settled borders and kinds, sorted, without overlaps.

    Of two overlapping spans `apart` keeps the earlier in its list: spans added in front override those found before,
    spans added behind only fill gaps.
    """
    # Which spans are names, and where they begin and end.
    spans = _without_openers(text, tokens, settle_borders(text, spans))
    if no_names := tickers(text) | common_terms(tokens, text):
        spans = [span for span in spans if span.name_in(text) not in no_names]
    spans = without_headlines(text, tokens, apart(partners(text, spans) + shown_by_form(text, tokens, spans) + spans))
    spans = apart(_departments(text) + _bodies(tokens, spans) + spans + brands(text, tokens))
    # The kind of names that everybody knows; then names that the model missed.
    _settle_known(text, spans)
    spans = settle_teams_and_towns(text, tokens, spans)
    shown = introduced(text)
    strange = [span for span in shown if not mask_of(span.name_in(text)) & (TOWN | COUNTRY)]
    spans = apart(schemes(text) + spans)
    spans = apart(_datelines(text) + wider(spans, strange) + spans + _bracketed(text, spans) + shown)
    spans = apart(spans + places_in_rows(text, spans))
    spans = apart(spans + unseen_bodies(text))
    spans = apart(strange_names(text, tokens, spans) + spans)
    # One kind for each name throughout the article. Repeats have no weight of their own, but the words around them vote.
    spans = apart(spans + [replace(span, sure=0.0) for span in repeats(text, tokens, spans)])
    _agree(text, spans)
    settle_addresses(text, spans)
    _settle_last_names(text, spans)
    settle_short_bodies(text, spans)
    settle_colleges(text, spans)
    spans = _settle_storms(text, spans)
    # Further mentions of the settled names, and names that lists alone show.
    again = repeats(text, tokens, spans)
    spans = apart(wider(spans, again) + spans + again)
    spans = apart(spans + listed(tokens, spans) + places(tokens) + unseen_rivers(text))
    return [span for span in spans if not _is_month(text, span)]


def _departments(text: str) -> list[Span]:
    """Return the departments in the titles of their secretaries ("U.S. Treasury Secretary")."""
    return [Span(match.start(), match.end(), "ORG") for match in _DEPARTMENT.finditer(text)]


def _bodies(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return the well-known bodies of several words, unless they are part of a longer name."""
    found = []
    words = tokens.words
    for i, word in enumerate(words):
        if not word[0].isupper() or not mask_of(word) & LONGER:
            continue
        for end in range(min(len(words), i + _LONGEST_BODY), i + 1, -1):
            if not words[end - 1][0].isupper() or (
                word == "The" and _is_longer(words[i + 1 : end], words[end : end + 1])
            ):
                continue
            mask = mask_of(" ".join(words[i:end]))
            if mask & BODY and not mask & _NO_BODY:
                found.append(Span(tokens.starts[i], tokens.ends[end - 1], "ORG", _SURE))
                break
    return [body for body in found if not any(s.start <= body.start and body.end <= s.end for s in spans)]


def _is_longer(name: list[str], behind: list[str]) -> bool:
    """Tell whether the next word belongs to the name: "Independent Electoral" + "Commission", "Australian" + "election"."""
    if not behind or behind[0][0].isupper():
        return bool(behind)
    noun = behind[0].isalpha() and behind[0] not in SPEECH and behind[0] not in _AFTER_PAPER
    return noun and len(name) == 1 and bool(mask_of(name[0]) & DEMONYM)


def _without_openers(text: str, tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Drop common words that have a capital only because they begin a sentence ("Dock workers said")."""
    openers = {tokens.starts[first] for first, _ in tokens.stretches}
    inside = {word for first, end in tokens.stretches for word in tokens.words[first + 1 : end] if word[0].isupper()}
    return [
        span
        for span in spans
        if span.start not in openers
        or span.sure >= _SURE
        or (name := span.name_in(text)) in inside
        or name.lower() not in tokens.small
    ]


def _settle_known(text: str, spans: list[Span]) -> None:
    """Give countries, capitals, nationalities and well-known bodies the kind that they always have."""
    for span in spans:
        name = span.name_in(text)
        span.label = _known_kind(span, name)


def _known_kind(span: Span, name: str) -> Label:
    low = name.lower()
    mask = mask_of(low)
    doubted = span.sure < _RATHER_SURE
    if low in BODIES:
        return "ORG"
    if low in OTHERS or (mask & DEMONYM and not mask & COUNTRY and span.label != "PER"):
        return "MISC"
    if mask & COUNTRY and low not in DOUBTFUL:
        return "LOC"
    if low.endswith(" refugee camp"):
        return "LOC"
    if low in CAPITALS and span.label != "PER" and doubted:  # a team may bear the name of its town
        return "LOC"
    if span.label == "PER" and mask & TOWN and not mask & _PERSON and span.sure < _SURE:
        return "LOC"
    if span.label == "PER" and (camel := _CAMEL.fullmatch(name)) and not mask_of(camel[1]) & FIRST_NAME:
        return "ORG"  # "NatureScot", not "@DavidMarsh"
    if low.endswith("bank") and not mask and span.label in ("PER", "LOC"):
        return "ORG"  # "Afreximbank"
    if " " in low or low in BODY_ENDS:
        return _kind_by_words(span.label, low.partition(" ")[0], low.rpartition(" ")[2])
    if mask & BODY and not mask & (_NO_BODY | LEADER) and (span.label == "PER" or doubted):
        return "ORG"
    return span.label


def _kind_by_words(label: Label, first: str, head: str) -> Label:
    """Return the kind that its first or last word gives a name: "Norwich Music Institute", "Wayne Avenue", "River Dee"."""
    if label == "ORG" and first == "river" and head[-1] != "s" and head not in ORGANISATION_HEADS:
        return "LOC"  # the River Cats are a team
    if label == "PER" and first in PLACE_BEGINNINGS:
        return "LOC"
    if label in ("PER", "LOC") and (head in BODY_ENDS or first in BODY_BEGINNINGS):
        return "ORG"
    if label in ("ORG", "LOC") and head in LAW_ENDS:
        return "MISC"
    if (label == "PER" and head in PLACE_ENDS) or (label == "ORG" and head in SURE_PLACE_ENDS):
        return "LOC"
    return label


def _bracketed(text: str, spans: list[Span]) -> list[Span]:
    """Return the short forms in brackets after organisations."""
    return [
        Span(match.start(1), match.end(1), "ORG", span.sure)
        for span in spans
        if span.label == "ORG" and span.end - span.start > 5 and (match := _BRACKET.match(text, span.end))
    ]


def _datelines(text: str) -> list[Span]:
    """Return the places of datelines, known cities and whatever stands before a date and an agency, and the agency."""
    lines = list(_AGENCY_LINE.finditer(text))
    found = [Span(match.start(1), match.end(1), "LOC") for match in lines]
    found += [Span(*match.span("agency"), "ORG") for match in lines if "/" not in match["agency"]]
    for match in _DATELINE.finditer(text):
        name = match[1].strip()
        mask = mask_of(name)
        if mask & (CITY | COUNTRY) and not mask & BODY:
            found.append(Span(match.start(1), match.start(1) + len(name), "LOC"))
    return found


def _settle_storms(text: str, spans: list[Span]) -> list[Span]:
    """Return the spans with the storms added; no other span in the article may share a storm's name and be a person."""
    found = storms(text)
    names = {storm.name_in(text) for storm in found}
    for span in spans:
        if span.name_in(text) in names:
            span.label = "MISC"
    return apart(spans + found)


def _agree(text: str, spans: list[Span]) -> None:
    """Give equal names one kind, by the model's certainty over the whole article and the votes of the words around them.

    Those votes count double for a single word that is nobody's last name in the article and no first name.
    """
    people = last_names(text, spans)
    votes: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    for span in spans:
        name = span.name_in(text)
        mine = votes[name]
        mine[span.label] += span.sure
        nobody = span.label == "PER" and " " not in name and name not in people
        weighty = nobody and not mask_of(name) & (FIRST_NAME | LEADER)
        for label, weight in testify(text, span):
            mine[label] += weight * (1 + weighty)
    for span in spans:
        name = span.name_in(text)
        mine, mask = votes[name], mask_of(name)
        settled = (span.label == "MISC" and mask & DEMONYM) or (span.label == "LOC" and mask & COUNTRY)
        if " " in name and mask & CLUB and not mask & TOWN and name.split()[-1].lower() in ORGANISATION_HEADS:
            span.label = "ORG"
        elif len(mine) > 1 and (not settled or name.lower() in DOUBTFUL):
            span.label = max(mine, key=lambda label: (mine[label], label))


def _settle_last_names(text: str, spans: list[Span]) -> None:
    known = last_names(text, spans)
    for span in spans:
        name = span.name_in(text)
        if span.label == "PER" or name not in known:
            continue
        mask = mask_of(name)
        sure_place = span.label == "LOC" and mask & REGION and span.sure > _RATHER_SURE
        if not mask & (COUNTRY | DEMONYM) and not sure_place:
            span.label = "PER"


def _is_month(text: str, span: Span) -> bool:
    """Tell whether this "May" is the month, even if the article has a person of that name."""
    if span.name_in(text) not in ("May", "April", "June", "August"):
        return False
    return bool(_DAY_BEHIND.match(text, span.end) or _DAY_BEFORE.search(text, max(0, span.start - 14), span.start))
