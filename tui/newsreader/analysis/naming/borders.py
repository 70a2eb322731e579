"""Where a name begins and ends, however it was found: no article, title, possessive or line break inside its span."""

from __future__ import annotations

import re
from dataclasses import replace

from newsreader.analysis.naming.aliases import is_acronym
from newsreader.analysis.naming.lists import COUNTRY, REGION, TOWN, mask_of
from newsreader.analysis.naming.model import Span
from newsreader.analysis.naming.people import beginning_of, joins, rest_of, with_particles
from newsreader.analysis.naming.words import (
    BODY_ENDS,
    COMMON_INITIALS,
    MONTHS_AND_DAYS,
    OF_WHAT,
    OFFICES,
    ORGANISATION_HEADS,
    TITLES,
    US_STATES,
)

_KEPT_TITLES = frozenset(
    """king queen prince princess pope sir lord lady dame saint emperor sultan sheikh sheik shaikh emir mullah ayatollah
    imam maulana father mother sister brother uncle aunt cousin baron baroness count countess duke duchess st.
    private""".split()
)
_CUT_TITLES = (TITLES - _KEPT_TITLES) | frozenset(
    """prime vice taoiseach tánaiste foreign former acting councillors councilors interim ex republican republicans democrat democrats tory mk councilman councilwoman lead u.s. us federal labour labor finance interior
    defence defense trooper landlord landlady innkeeper shopkeeper headteacher headmaster headmistress hhj firefighter paramedic
    pensioner survivor publican hotelier barrister td judges alhaji alhaja engr engr. barr hon hon. honourable otunba mallam dato datuk tun haji
    insp supt det pc dc ds di dci dcs cpl pte""".split()
)
_PORTFOLIOS = frozenset(
    """labour labor foreign finance health interior defence defense justice education transport trade agriculture energy
    environment culture economy economic home prime federal information development security affairs
    industry commerce housing tourism fisheries water planning sports youth women oil""".split()
)
_SECRETARIES = frozenset(
    """executive press publicity permanent private cabinet parliamentary education defence defense health home foreign justice
    transport environment business culture national public safety state service social information""".split()
)
"""Words before "Secretary" that name no body: "Press Secretary", unlike "Treasury Secretary"."""
_LONGEST_NAME = 150
"""Longest name, in characters, that is accepted."""

_LEFT = " \n\t\"'“‘(«[„`-–—*•,.:;/"
_RIGHT = " \n\t\"”’'»),;:[]/–—-*!?…"
_ARTICLE = re.compile(r"(?:the|The|THE|a|A|an|An)\s+(?=\S)")
_KIND = re.compile(
    r"(?:Carmaker|Automaker|Drugmaker|Chipmaker|Planemaker|Retailer|Insurer|Lender|Brewer|Miner|Shipbuilder) (?=[A-Z])"
)
_ENDING = re.compile(
    r"(?<=\w) (?:COVID|Covid)(?:-19)?$|\s?['’][sS]?$|(?<=[a-zA-Z.])-(?:[a-z]{2,}ed|led|run|born|held|bound|made|speaking|language)$"
)
"""Endings that are no part of a name: the possessive, "-based" of "San Francisco-based"."""
_CUT = re.compile(r"(?<=\w)(?:: | \((?!.*\)))")
_SUFFIX = re.compile(r",?\s+(?:Jr|Sr)\.|,?\s+(?:Jr|Sr|II|III|IV)\b")
_STATE = re.compile(rf"\b(?:{US_STATES})\.?$")
_GOES_ON = re.compile(r"\.(?:[,)]|\s+[a-z(—–-])")
_STOPPED = re.compile(rf"\..*\.$|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|Bros|{US_STATES})\.$")
_UNTIMELY = re.compile(r"No\.?\s*\d+|[\W\d_]+")
_FILE = re.compile(r"\.(?:pdf|html?|docx?|xlsx?|jpe?g|png)\b")
_OFFICE = re.compile(r"\s+(?:Minister|Ministers)\b")
_OFFICE_OF = re.compile(
    r"(?:[A-Z]\w+ ){0,2}(?:Treasurer|Secretary|President|(?:Vice-)?Chancellor|Rector|Dean|Chair\w*|Director|Governor|Minister|Head|Chief|Leader|Commissioner|"
    r"Speaker|Professor|Members?) of (?:the )?(?=[A-Z]\w+ )"
)
_HEADED_BY = re.compile(r" (?:Chief Justice|Chief Executive|Chairman|Chairwoman|Governor|CEO)$")
_PERSON_OF = re.compile(r"(\w+) [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?(?= of [A-Z])")
"""A full name before whom or where somebody is from: "Josephus Tan of Invictus"."""
_LETTERS = re.compile(r" (?:TD|MP|MEP|MSP|MLA|QC|KC|OBE|MBE|CBE|MD|PhD)$")
_BODY_OF = re.compile(
    r"(?:(?<= Sheriff)| Sheriff)['’]s (?:Office|Department)\b|"
    r" (?:Police|(?:(?:City|County|Borough|District|Town|Regional) )?Council|Chamber of Commerce|[Hh]igh [Cc]ourt|department|cartel)\b(?! [A-Z])"
)
_GREATER = re.compile(r"\b(?:Greater|Little|Upper|Lower|Inner|Outer) \Z")
_HEAD_BEFORE = re.compile(rf"\b(?!The )(?:[A-Z][\w-]+ ){{0,3}}(?:{OF_WHAT}) (?:of|for|on) (?:the )?\Z")
_OF_PLACE = re.compile(
    r"(?:(?:Bank|Court|Parliament|Foundation|Institute|Federation|Association|Academy|Church|Library|Museum|Party|Survey) of|"
    r"(?:Mission|Operation) in) (?:the )?\Z"
)
_FIRM_OF = re.compile(
    r"(?<= )(?:Group|Holdings|Airlines|Airways|Motors?|Pharmaceuticals|Industries|Shipping|Energy|Foods|Electronics|Technologies|Cement|"
    r"(?:Inc|Corp|Ltd)\.?)(?= of )"
)
"""The last word of a company, followed by its town or country: "Lindqvist Group of Sweden"."""
_SAINT = re.compile(r"(?:St\.?|Saint) ")
_OWN_SAINT = re.compile(
    r"['’]s (?:[A-Z]\w+ ){0,3}(?:School|College|Hospital|Church|Cathedral|University|Academy|Hospice|Parish|Abbey|GAA|FC)\b"
)
"""The rest of a name that begins with a saint: "St Malachy's Primary School"."""
_NICKNAMED = re.compile(r" [“\"‘][A-Z][\w ’'-]{1,20}[”\"’] [A-Z][\w-]+")
_OPEN_QUOTE = re.compile(r" [“\"‘][^”\"’]*\Z")
_QUOTED_REST = re.compile(r"[”\"’] [A-Z][\w-]+")
_KIND_OF_LAND = re.compile(r" (?:province|district|county|region|state|governorate)\Z")
_GENERIC = re.compile(r"State|County|City|Town|Village|District|Province|Party|Budget|Appendix")
_COUNCIL_STAFF = re.compile(r" (?:leaders?|boss(?:es)?|chiefs?|officials?|staff|workers|officers?|tax)\b")
_DETERMINED = re.compile(r"\b(?:[Tt]he|[Oo]ur|[Ii]ts|[Tt]his|[Aa]n?) \Z")
"""Words before a capitalised common noun that show it is no name by itself: "the City"."""
_YEAR = re.compile(r"\s+(?:19|20)\d\d\b")
_EVENT = re.compile(r"\b(?:Expo|Cup|Games|Olympics|Festival|Championships?|Summit|Prix|Biennale|Marathon|Euro|Worlds)$")


def settle_borders(text: str, spans: list[Span]) -> list[Span]:
    """Return the spans with their borders corrected, without those that are no name."""
    out: list[Span] = []
    for span in _joined(text, spans):
        for part in _parts(text, span):
            if part.end - part.start <= _LONGEST_NAME and _trim(text, part):
                _extend(text, part)
                if _take_head(text, part):
                    out = [span for span in out if span.end <= part.start]
                out.append(part)
    return out


def _is_one_land(name: str) -> bool:
    """Tell whether a name like "Jammu and Kashmir" is that of one country or region."""
    return " and " in name and bool(mask_of(name) & (COUNTRY | REGION))


def _is_of(text: str, body: Span, place: Span) -> bool:
    """Tell whether a body's name goes on with the place behind it: "Ministry of" or "Commission of" + "Malta"."""
    cut_off = (
        text.startswith(" ", body.end) and body.end + 1 == place.start and text.endswith(" of", body.start, body.end)
    )
    return cut_off or bool(_OF_PLACE.search(text, body.start, place.start))


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Join the parts of one person's name, a body with the place in its name, and the halves of one country or region."""
    out: list[Span] = []
    spans, starts = with_particles(text, spans)
    for span in spans:
        if (last := out[-1] if out else None) and span.start < last.end:
            continue
        if span.label == "PER":
            span = replace(span, end=rest_of(text, span.end, starts))
        if last and joins(text, last, span):
            out[-1] = Span(last.start, span.end, "PER", min(last.sure, span.sure))
        elif last and last.label == span.label == "LOC" and _is_one_land(text[last.start : span.end]):
            out[-1] = Span(last.start, span.end, "LOC", max(last.sure, span.sure))
        elif last and last.label == "ORG" and span.label == "LOC" and _is_of(text, last, span):
            out[-1] = Span(last.start, span.end, "ORG", last.sure)
        else:
            out.append(span)
    return out


def _parts(text: str, span: Span) -> list[Span]:
    """Cut a span that is not one name: at line breaks, after a body, between two bodies, town and country, two countries."""
    name = span.name_in(text)
    firm = _FIRM_OF.search(name) if span.label == "ORG" else None
    if firm and mask_of(name[firm.end() + 4 :]) & (TOWN | COUNTRY):
        return [*_halves(span, firm.end(), 4)[:1], Span(span.start + firm.end() + 4, span.end, "LOC", span.sure)]
    if "\n" in name:
        first, rest = _halves(span, name.index("\n"), 1)
        return [first, *_parts(text, rest)]
    if span.label != "MISC" and (mark := _CUT.search(name)):  # "Dhaka University: Police", "Ministry of Health (Minsa"
        return _halves(span, mark.start(), 0)[:1]
    one, both, two = name.partition(" and ")
    ends = (half.rpartition(" ")[2].lower() for half in (one, two))
    if both and (one == two.strip() or (span.label == "ORG" and all(end in BODY_ENDS for end in ends))):
        return _halves(span, len(one), len(both))
    if both and span.label == "ORG" and " & " in two:  # "Nespresso and Bain & Company"
        return _halves(span, len(one), len(both))
    town, comma, land = name.partition(", ")
    if span.label == "LOC" and comma and town[0].isupper() and land[:1].isupper() and not land.startswith("D.C"):
        return _halves(span, len(town), len(comma))
    body, dash, short = name.rpartition("-")
    if span.label == "ORG" and " " in body and short.isupper() and len(short) > 2:  # "Uganda Teachers Union-UTU"
        return _halves(span, len(body), len(dash))
    body, space, short = name.rpartition(" ")
    if span.label == "ORG" and is_acronym(short, body):  # "Central Bank of Malta CBM"
        return _halves(span, len(body), len(space))
    countries = name.split("-")  # "China-Japan"
    if len(countries) == 2 and not mask_of(name) and all(_is_country(one) for one in countries):
        return [replace(half, label="LOC") for half in _halves(span, len(countries[0]), 1)]
    return [span]


def _halves(span: Span, length: int, gap: int) -> list[Span]:
    """Return the first `length` characters of a span, and the rest of it after a gap of `gap` characters."""
    cut = span.start + length
    return [Span(span.start, cut, span.label, span.sure), Span(cut + gap, span.end, span.label, span.sure)]


def _is_country(name: str) -> bool:
    return name[:1].isupper() and bool(mask_of(name) & COUNTRY)


def _trim(text: str, span: Span) -> bool:
    """Cut from a span what is not part of the name; return whether a name is left."""
    before = (-1, -1)
    while (span.start, span.end) != before:
        before = (span.start, span.end)
        while span.start < span.end and text[span.start] in _LEFT:
            span.start += 1
        while span.end > span.start and text[span.end - 1] in _RIGHT:
            span.end -= 1
        if text[span.start - 4 : span.end] == "The Hague":
            span.start -= 4
            break
        if match := _ARTICLE.match(text, span.start, span.end):
            span.start = match.end()
        name = span.name_in(text)
        if match := _LETTERS.search(name) or _ENDING.search(name):
            span.end = span.start + match.start()
        elif len(name) > 4 and name.endswith(".") and not _STOPPED.search(name):
            span.end -= 1
        if span.label == "PER":
            _cut_title(text, span)
            if (match := _PERSON_OF.match(text, span.start, span.end)) and match[1].lower() not in _KEPT_TITLES:
                span.end = match.end()
        elif span.label == "LOC" and (match := _KIND_OF_LAND.search(text, span.start, span.end)):
            span.end = match.start()
        elif span.label == "ORG" and (match := _KIND.match(text, span.start, span.end)):
            span.start = match.end()
        elif span.label == "ORG" and (match := _OFFICE_OF.match(name)):
            if any(word.lower() in ORGANISATION_HEADS for word in name[match.end() :].split()):
                span.start += match.end()
        elif span.label == "ORG" and (match := _HEADED_BY.search(name)):
            span.end = span.start + match.start()
    return _is_name(text, span)


def _is_name(text: str, span: Span) -> bool:
    name = span.name_in(text)
    if not any(c.isupper() for c in name) or _UNTIMELY.fullmatch(name) or _FILE.match(text, span.end):
        return False
    words = name.lower().split()
    if span.label == "ORG" and all(word in _PORTFOLIOS for word in words) and _OFFICE.match(text, span.end):
        return False
    if span.label == "ORG" and text.startswith(" Secretary", span.end) and all(word in _SECRETARIES for word in words):
        return False
    if words[-1] in OFFICES and (len(words) == 1 or (span.label == "ORG" and ORGANISATION_HEADS.isdisjoint(words))):
        return False
    if _GENERIC.fullmatch(name) and (
        name in ("State", "County") or _DETERMINED.search(text, max(0, span.start - 5), span.start)
    ):
        return False
    if name == "Council" and _COUNCIL_STAFF.match(text, span.end):
        return False
    if len(words) == 1 and words[0] in COMMON_INITIALS and span.label != "PER":
        return False
    return not all(word.strip(".,") in MONTHS_AND_DAYS or word.isdigit() for word in words)


def _cut_title(text: str, span: Span) -> None:
    """Cut titles like "Prime Minister" from the beginning of a person's name."""
    first, space, rest = span.name_in(text).partition(" ")
    if len(first) == 2 and first.isupper() and rest.partition(" ")[0].lower() in _CUT_TITLES:  # "MA Sen. John Kerry"
        span.start += 3
        first, space, rest = rest.partition(" ")
    while space and rest.strip() and first.lower().removesuffix(",") in _CUT_TITLES:
        span.start += len(first) + 1
        first, space, rest = rest.partition(" ")


def _take_head(text: str, span: Span) -> bool:
    """Extend a body to the left by its head: "Organisation for the" before "Prohibition of …"; return whether it has one."""
    head = _HEAD_BEFORE.search(text, max(0, span.start - 60), span.start) if span.label == "ORG" else None
    if head:
        span.start = head.start()
    return head is not None


def _nickname_end(text: str, span: Span) -> re.Match[str] | None:
    """Match the rest of a person's name that the model cut off inside a nickname: "Ezequiel “Chino" + "” Paredes"."""
    return _QUOTED_REST.match(text, span.end) if _OPEN_QUOTE.search(text, span.start, span.end) else None


def _extend(text: str, span: Span) -> None:
    """Extend a span by "Jr." after a person and initials before, the year after an event, "Greater" before a town."""
    more = before = None
    if span.label == "PER":
        more = _SUFFIX.match(text, span.end) or _nickname_end(text, span) or _NICKNAMED.match(text, span.end)
        span.start = beginning_of(text, span)
    if span.label == "PER" and text.endswith(" Sheriff", span.start, span.end) and _BODY_OF.match(text, span.end):
        span.label = "LOC"
    if (
        span.label in ("PER", "LOC")
        and _SAINT.match(text, span.start, span.end)
        and (more := _OWN_SAINT.match(text, span.end))
    ):
        span.label = "ORG"
    if span.label == "LOC":
        before = _GREATER.search(text, max(0, span.start - 8), span.start)
        if more := _BODY_OF.match(text, span.end):
            span.label = "ORG"
        elif _GOES_ON.match(text, span.end) and _STATE.search(span.name_in(text)):
            span.end += 1
    elif span.label == "MISC" and _EVENT.search(span.name_in(text)):
        more = _YEAR.match(text, span.end)
    if more:
        span.end = more.end()
    if before:
        span.start = before.start()
