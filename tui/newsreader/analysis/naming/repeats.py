"""Names found by another mention or by lists alone: repeats of a name, countries and nationalities, places in rows."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from itertools import pairwise

from newsreader.analysis.naming.aliases import words_of
from newsreader.analysis.naming.lists import (
    BODY,
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
from newsreader.analysis.naming.model import Label, Span
from newsreader.analysis.naming.people import PARTICLES
from newsreader.analysis.naming.tokens import Tokens
from newsreader.analysis.naming.words import BODIES, DOUBTFUL, FAMILY_FIRST, FEASTS, ORGANISATION_HEADS, OTHERS, VERBS

_OTHERWISE = BODY | FIRST_NAME | LAST_NAME | LEADER
_RATHER_SURE, _LIKELY = 0.8, 0.6
_NAME = r"[A-Z][\w’'-]*[a-zāēīōū](?: [A-Z][\w’'-]*[a-zāēīōū]){0,2}"
_ROW = re.compile(rf"(?<=[a-z,] ){_NAME}(?:, {_NAME})+,? (?:and|or) {_NAME}(?! ?[A-Z])")
_NO_BODY = TOWN | COUNTRY | DEMONYM | LEADER
_CALLED_AFTER = frozenset(
    "administration government campaign foundation library center centre school museum family cabinet institute".split()
)
"""Heads of bodies that are named after a person."""
_SUFFIX = re.compile(r",? (?:[JS]r\.?|I{2,3}|IV)\Z")
_OF_LEADER = frozenset("era led backed appointed".split())
_STATE_AFFAIRS = frozenset(
    "government president minister parliament army military capital king border economy coast".split()
)
_GIVEN_IN_TWO = re.compile(r"[A-Z][a-z]+-[a-z]+")
_RULE = frozenset("administration presidency campaign appointee appointees loyalist loyalists".split())
"""Words that follow the name of a leader: "a Trump appointee"."""
_OF_FIRMS = frozenset(
    "Motors Steel Foods Metals Energy Pharma Airlines Airways Shipping Group Holdings Inc Corp Ltd Electronics Robotics Systems".split()
)
"""Last words of companies whose first word is often a town."""
_OWN_OR_VERB = re.compile(r"['’]s\b| (\w+)")
_MEMBER = re.compile(_NAME)
_STUDIES = re.compile(
    r"\b(?:studied|studies|studying|taught|teaches|lectures|lectured|degrees?|doctorate|PhD|professor|lecturer|fellow|dean|"
    r"graduate|scholar|undergraduate|[a-z]{2,}ologist|[a-z]+icist|historian|astronomer|chemist|mathematician)"
    r"(?: (?!in\b)[a-z-]+){0,4} (?:at|from) \Z"
)
"""What goes before the name of a college."""
_IN_STATE = re.compile(r",? (?:airport|station|[A-Z]|[a-z]+ (?:High )?School)|['’]s\b")
_PLACED = frozenset("in of from near to at across outside".split())


def last_names(text: str, spans: list[Span]) -> set[str]:
    """Return the last names of the full names in an article."""
    full = (_SUFFIX.sub("", span.name_in(text)) for span in spans if span.label == "PER")
    names = [words for name in full if len(words := name.split()) > 1]
    first = {words[0] for words in names if " ".join(words_of(words[0])) in FAMILY_FIRST or _is_eastern(words)}
    last = {words[-1] for words in names if len(words[-1]) > 1}
    last |= {" ".join(words[-2:]) for words in names if len(words) > 2 and words[-2].lower() in PARTICLES}
    return first | last | {word[0].upper() + word[1:] for word in last}


def _is_eastern(name: list[str]) -> bool:
    """Tell whether the family name comes first: "Gu Bon-hwa"."""
    return len(name) == 2 and name[0].isalpha() and bool(_GIVEN_IN_TWO.fullmatch(name[1]))


def repeats(text: str, tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return the untagged repeats of a name, a last name or the head of a body ("the Alliance")."""
    by_first: dict[str, list[tuple[list[str], Label]]] = defaultdict(list)
    for name in sorted(last_names(text, spans)):
        words = name.split()
        by_first[words[0]].append((words, "PER"))
    seen = set()
    for span in spans:
        name = span.name_in(text)
        if name in seen:
            continue
        seen.add(name)
        first, end = bisect_left(tokens.starts, span.start), bisect_left(tokens.starts, span.end)
        words = tokens.words[first:end]
        if words and (
            tokens.ends[end - 1] != span.end or tokens.starts[first] != span.start
        ):  # "Iran" of "Iran-backed"
            words = name.split()
        short = span.label == "ORG" and words and words[0].isupper()
        long = len(name) > 3 or (short and (len(name) == 3 or span.sure > _LIKELY))
        if long and words and (len(words) > 1 or name.lower() not in tokens.small):
            by_first[words[0]].append((words, span.label))
        if span.label == "ORG" and len(words) > 2 and words[-1].istitle() and words[-1].lower() in ORGANISATION_HEADS:
            by_first["the"].append((["the", words[-1]], "ORG"))
        if short and len(words) > 1 and len(words[0]) > 2 and words[0].isalpha():  # "SIG" of "SIG Capital"
            by_first[words[0]].append((words[:1], "ORG"))
    return _found(tokens, spans, by_first)


def wider(spans: list[Span], found: list[Span]) -> list[Span]:
    """Return those of `found` that contain whole spans: "Federal High Court", where the model saw "High Court"."""
    ends = [span.end for span in spans]
    out = []
    for span in found:
        first = bisect_right(ends, span.start)
        if first < len(spans) and span.start <= spans[first].start < span.end:
            last = bisect_left(ends, span.end, first)
            if last < len(spans) and (spans[last].end == span.end or spans[last].start >= span.end):
                out.append(span)
    return out


def _found(tokens: Tokens, spans: list[Span], by_first: dict[str, list[tuple[list[str], Label]]]) -> list[Span]:
    taken = {span.start for span in spans}
    out = []
    for entries in by_first.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    for i, word in enumerate(tokens.words):
        if word not in by_first or tokens.starts[i] in taken:
            continue
        for words, label in by_first[word]:
            end = i + len(words)
            if tokens.words[i:end] == words and not (label in ("LOC", "MISC") and _goes_on(tokens, end - 1)):
                first = i + (words[0] == "the")
                out.append(Span(tokens.starts[first], tokens.ends[end - 1], label, 0.5))
                break
    return out


def listed(tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return countries, nationalities and well-known bodies that are untagged, with no capitalised word beside them."""
    out = []
    at = 0
    for i, whole in enumerate(tokens.words):
        word, _, rest = whole.partition("-")  # "Iran" of "Iran-backed"
        if not whole[0].isupper() or len(word) < 4 or (rest and not rest.islower() and not rest.isdigit()):
            continue
        start = tokens.starts[i]
        while at < len(spans) and spans[at].end <= start:
            at += 1
        low = word.lower()
        if (at < len(spans) and spans[at].start <= start) or (low in DOUBTFUL and not _is_ruled(tokens.words, i)):
            continue
        mask = mask_of(low)
        other = whole.lower() in OTHERS and low not in FEASTS
        ruling = rest in _OF_LEADER or not _RULE.isdisjoint(tokens.words[i + 1 : i + 2])
        leader = mask & LEADER and ruling
        town = mask & TOWN and rest == "based"
        if not (mask & (COUNTRY | DEMONYM) or low in BODIES or other or leader or town) or _in_run(tokens, i):
            continue
        if other:
            word = whole  # "Covid-19"
        label: Label = "PER" if leader else "ORG" if low in BODIES else "LOC" if mask & COUNTRY or town else "MISC"
        out.append(Span(start, start + len(word), label, 0.5))
    return out


def _is_ruled(words: list[str], i: int) -> bool:
    """Tell whether this "Mali" or "Turkey" is the country: "in Mali", "Turkey's finance minister"."""
    of_it = words[i + 1 : i + 2] in (["'s"], ["’s"]) and not _STATE_AFFAIRS.isdisjoint(words[i + 2 : i + 5])
    return of_it or (i > 0 and words[i - 1] == "in")


def settle_addresses(text: str, spans: list[Span]) -> None:
    """Take a town after its street or part of town for a place, not a person: "in Hindle Street, Burnley, was"."""
    known = last_names(text, spans)
    for place, town in pairwise(spans):
        name = town.name_in(text)
        beside = text[place.end : town.start] == ", " and text[town.end : town.end + 1] in ",.)\n"
        if place.label == "LOC" and town.label == "PER" and beside and name not in known and mask_of(name) & TOWN:
            town.label = "LOC"


def settle_short_bodies(text: str, spans: list[Span]) -> None:
    """Take a supposed person without a full name for the body of that name: "Elliot" of "Elliot Advisors".

    If that body is a company, this holds for the name of a town too, except after "in", "from" and the like.
    """
    named = [words for s in spans if s.label == "ORG" and len(words := s.name_in(text).split()) > 1]
    bodies = {words[0] for words in named if words[-1].lower() not in _CALLED_AFTER}
    firms = {words[0] for words in named if words[-1] in _OF_FIRMS}
    people = {
        word for span in spans if span.label == "PER" and " " in (name := span.name_in(text)) for word in name.split()
    }
    for span in spans:
        name = span.name_in(text)
        mask = mask_of(name) & _NO_BODY
        person = span.label == "PER" and name in bodies and (not mask or (name in firms and not mask & ~TOWN))
        town = span.label == "LOC" and name in firms and not mask & (COUNTRY | REGION)
        if name not in people and (person or (town and _acts(text, span) and not _placed(text, span))):
            span.label = "ORG"


def settle_colleges(text: str, spans: list[Span]) -> None:
    """Take a town or a last name at which somebody studies or teaches for the college called so: "she studied at Leiden"."""
    for span in spans:
        if (
            span.label in ("LOC", "PER")
            and _STUDIES.search(text, max(0, span.start - 48), span.start)
            and not _IN_STATE.match(text, span.end)
        ):
            span.label = "ORG"


def _acts(text: str, span: Span) -> bool:
    """Tell whether a name owns or does something: "Malabar's head", "Malabar makes"."""
    behind = _OWN_OR_VERB.match(text, span.end)
    return behind is not None and (behind[1] is None or behind[1] in VERBS)


def _placed(text: str, span: Span) -> bool:
    return text[max(0, span.start - 12) : span.start].rstrip().rpartition(" ")[2] in _PLACED


def places(tokens: Tokens) -> list[Span]:
    """Return regions of several words, and towns after a preposition of place ("in Port Harcourt")."""
    out = []
    words = tokens.words
    for i in range(1, len(words) - 1):
        if not words[i][0].isupper() or not mask_of(words[i]) & LONGER:
            continue
        end = next((e for e in (i + 3, i + 2) if e <= len(words) and all(w[0].isupper() for w in words[i:e])), 0)
        mask = mask_of(" ".join(words[i:end])) if end else 0
        sure = TOWN if words[i - 1] in _PLACED else REGION if words[i - 1].islower() else 0
        if mask & sure and not mask & _OTHERWISE and not _goes_on(tokens, end - 1):
            out.append(Span(tokens.starts[i], tokens.ends[end - 1], "LOC", 0.5))
    return out


def places_in_rows(text: str, spans: list[Span]) -> list[Span]:
    """Return the untagged members of a list of names if more than half are places ("Awan, Moera, Rangi and Koh").

    Members that the model was not sure of become places.
    """
    found: list[Span] = []
    by_place = {(span.start, span.end): span for span in spans}
    for row in _ROW.finditer(text):
        members = [match.span() for match in _MEMBER.finditer(text, *row.span())]
        known = [span for place in members if (span := by_place.get(place))]
        if 2 * sum(span.label == "LOC" for span in known) <= len(members):
            continue
        for span in known:
            if span.sure < _RATHER_SURE and not mask_of(span.name_in(text)) & DEMONYM:
                span.label = "LOC"
        found += [Span(*place, "LOC", 0.6) for place in members if place not in by_place]
    return found


def _in_run(tokens: Tokens, i: int) -> bool:
    """Tell whether there is a capitalised word right before or after token `i`."""
    return (
        i > 0 and tokens.words[i - 1][0].isupper() and tokens.words[i - 1] != "The" and _goes_on(tokens, i - 1)
    ) or _goes_on(tokens, i)


def _goes_on(tokens: Tokens, i: int) -> bool:
    """Tell whether there is a capitalised word right after token `i`."""
    return i + 1 < len(tokens.words) and tokens.words[i + 1][0].isupper() and tokens.ends[i] + 1 == tokens.starts[i + 1]
