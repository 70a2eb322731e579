"""The dateline in front of a report: `LISBON, March 3 (Agency) —`, `date 2025-07-17 TOKYO:`, `Graz, 6. Oktober –`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.analysis.cleaning.headers import KEYS
from newsreader.analysis.cleaning.known_places import is_region, is_town
from newsreader.analysis.cleaning.outlets import WIRES
from newsreader.analysis.cleaning.paragraphs import ends_sentence
from newsreader.analysis.cleaning.written_days import Day, find_days

_WINDOW = 140
"""Code points of a paragraph in which a dateline must end."""
_MARK = re.compile(
    r"\s*(?:\s(?:[-–—―_|•]{1,3}|//)\s|[—―]|--|(?<=\d)[-–](?=\s[A-Z“\"])|(?<=\))\s?[-–:](?=\s)|(?<=\))(?=\s[“\"A-ZÀ-Þ])|:(?=\s)|\.(?=\s[\"“„«A-ZÀ-Þ])|(?<=[).])\.?[-–—]+\s|\.\s?/[^/]{2,20}/\.?\s)\s*"
)
_SIGN = re.compile(r"[-–—―_|•:.)]|//")
"""What every `_MARK` holds: asked first, for it takes a tenth of the time."""
_AGENCY = re.compile(rf"\(([^()]{{2,40}})\)|/([A-Z][\w .-]{{1,24}})/|(?<=[^\W_] )({'|'.join(sorted(WIRES))})\Z")
_NO_NAME = re.compile(
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?|\d{1,2}[:.]\d\d\b|\(\s*,?\s*\)|[*_\[\]]"
)
"""What stands in a dateline beside its names: weekdays, times, empty brackets, marks of Markdown."""
_COMMAS = re.compile(r"[,/|]|\s[-–—]\s")
_EDITION = re.compile(r"\b(?:edition|version|translation|supplement)\Z", re.I)
"""How what a paper says of itself in brackets ends: "(English edition)"."""
_UPDATED = re.compile(r"\s?\((?:(?:\w+\s)?UPDATED?(?:\s\d)?|USA|UK|UAE)\)")
_ENGLISH = re.compile(r"\b(?:the|of|and|is|it|was|to|has|for|with)\b", re.I)
_LABEL = re.compile(r"\s*(?:date|dateline)\b:?\s+", re.I)
_STAMP = re.compile(r"\s*date (\d{4}-\d\d(?:-\d\d)?) +(?=\S)(?!\d\d?:\d\d)")
_PLACE = re.compile(r"[^\W\d_][^\W\d_.'’‘-]*(?:[.'’‘ -]{1,2}[^\W\d_]+)*\.?\Z")
_NOT_PLACES = frozenset(
    """breaking caution external tonight moderator narrator voice-over speaker editor reporter update updated updates
    exclusive live watch video opinion analysis comment correction corrected editorial interview review explainer
    feature factbox timeline note notes news sport sports business politics world markets photo photos image listen
    podcast read advertisement advert alert urgent developing latest recap summary warning q a question answer host
    guest the an this that it he she we they you i but and or so no yes not what when why how who where there here these
    those in on at by for from with as if then now today yesterday tomorrow monday tuesday wednesday thursday friday
    saturday sunday ps nb faq tldr fact myth rating verdict score result results final nato un eu opec nasa fifa uefa
    unesco asean imf ecb bbc cnn usa oecd wto unicef iaea gmt utc cet cest bst est edt cst cdt pst pdt mst jst poll quiz
    half-time full-time related also more next previous share follow subscribe part chapter step récit reportage
    reportaje entretien enquête portrait analyse análisis décryptage vidéo kommentar bericht porträt tip rule number sir
    madam dear hello hi re reply slug""".split()
)
_SMALL = frozenset(
    """of the de la le el los las les do da dos del di du des and und et y am an der den im in ob sur sous upon on al
    ul e en lès aan au aux near off bei près aboard""".split()
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline of `length` code points: its place (readable case), day and agency where it gives them."""

    length: int
    place: str | None
    day: Day | None
    agency: str | None


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline that a paragraph begins with, or None."""
    window = text[:_WINDOW]
    if _SIGN.search(window) is None:
        return None
    start = 0
    if label := _LABEL.match(window):
        start = label.end()
    best = None
    for mark in _MARK.finditer(window, start):
        if best is not None and mark[0].strip() == ".":
            break
        found = _read(window[start : mark.start()], mark[0], mark.end(), text, labelled=label is not None)
        if found is None:
            if best is not None:
                break
            continue
        best = found
    return best


def part_stamp(lines: list[str]) -> list[str]:
    """Part a stamped day from the file's first line where it heads no dateline: `date 2025-05-10 Council votes …`."""
    first = next((k for k, line in enumerate(lines) if line.strip()), None)
    stamp = _STAMP.match(lines[first]) if first is not None else None
    if first is None or stamp is None:
        return lines
    found = find_dateline(lines[first])
    if found is not None and found.place is not None and ends_sentence(lines[first].rstrip()):
        return lines
    return [
        *lines[:first],
        f"date\t{stamp[1]}",
        "",
        " " * stamp.end() + lines[first][stamp.end() :],
        *lines[first + 1 :],
    ]


def line_dateline(text: str) -> Dateline | None:
    """Return what a line holds that is a dateline and nothing else: `LIMA, April 2 (Worldline)`, else None."""
    bare = text.strip().rstrip("-–—:| ").strip("*_[]")
    if len(bare) > 80:
        return None
    found = _read(bare, " — ", len(text), text + " X", labelled=False)
    named = found and found.place and (found.day or found.agency or (text.rstrip()[-1] == ":" and is_town(found.place)))
    return found if named else None


def _is_agency(text: str) -> bool:
    return text in WIRES or (
        bool(text)
        and not _EDITION.search(text)
        and (any(map(str.isupper, text.split()[0])) or len(text) < 6 or ("/" in text and len(text) < 12))
        and text.count(" ") <= 4
    )


def _read(prefix: str, mark: str, end: int, text: str, labelled: bool) -> Dateline | None:
    """Judge `prefix`, which stands before a mark that may end a dateline; the report begins at `end`."""
    following = text[end : end + 1]
    if not following or following.islower() or len(prefix) > 110:
        return None
    prefix = _UPDATED.sub("", prefix)
    agency, days = _agency_in(prefix, mark), find_days(prefix)
    day = days[0] if days else None
    rest = _without_days(prefix, days, agency)
    parts = [bare for part in _COMMAS.split(rest) if (bare := part.strip(" .,-–—|/"))]
    if not parts:
        if agency and ":" not in mark and agency not in WIRES and is_town(town := agency.split(",")[0]):
            return Dateline(end, town, day, None)
        known = bool(days or agency) and (":" not in mark or labelled)
        return Dateline(end, None, day, agency) if known else None
    if not mark.strip() and not (agency in WIRES or prefix.partition("(")[0].rstrip()[-1:] in ",0123456789"):
        return None
    if mark.strip() == "." and not (agency or _is_place_in_capitals(parts, days, text) or _is_named_alone(parts, text)):
        return None
    if not _are_places(parts, parts[0], (bool(days) or labelled) + bool(agency), mark):
        return None
    return Dateline(end, readable_place(_two_places(prefix, rest, parts) or parts[0]), day, agency)


def _agency_in(prefix: str, mark: str) -> str | None:
    """Return the agency that a dateline names in brackets, between strokes or at its end; the last of several."""
    named = (m[m.lastindex or 0].strip() for m in _AGENCY.finditer(prefix + (mark if "/" in mark else "")))
    return next((name for name in reversed(list(named)) if not find_days(name) and _is_agency(name)), None)


def _without_days(prefix: str, days: list[Day], agency: str | None) -> str:
    """Return a dateline without its days, weekdays, times and agency: its places, parted by commas."""
    rest = prefix
    for day in reversed(days):
        rest = rest[: day.start] + "\0" + rest[day.end :]
    rest = re.sub(r"\0(?:,? (?:19|20)\d\d)?", " , ", rest)
    rest = _AGENCY.sub(lambda m: " , " if not m[0].strip("()/ ,") or agency else m[0], rest)
    return _NO_NAME.sub("", rest)


def _two_places(prefix: str, rest: str, parts: list[str]) -> str | None:
    """Return the place of a dateline that gives two between strokes: `BERLIN/PARIS`."""
    if "/" in rest and len(parts) > 1 and parts[1].isupper() == parts[0].isupper() and "/" in prefix:
        joined = re.match(r"\s*([^,/()\d]+(?:/[^,/()\d]+)+)", prefix)
        return joined[1].strip() if joined else None
    return None


def _is_place_in_capitals(parts: list[str], days: list[Day], text: str) -> bool:
    """Say whether what stands in capitals before a full stop is a place.

    In English only a known one, one of a known region or one with a day: "GOOD MORNING." is none.
    """
    place = parts[0]
    if not place.isupper() or len(place) < 4 or any(part.casefold() in _NOT_PLACES for part in parts):
        return False
    return bool(days) or not _ENGLISH.search(text[:_WINDOW]) or is_town(place) or any(map(is_region, parts))


def _is_named_alone(parts: list[str], text: str) -> bool:
    """Say whether a report begins with a town and a full stop (`Graz. Die Glocke …`), as some do that are not in English."""
    return len(parts) == 1 and parts[0].istitle() and not _ENGLISH.search(text[:_WINDOW]) and is_town(parts[0])


def _are_places(parts: list[str], place: str, evidence: int, mark: str) -> bool:
    if len(parts) > 4 or not all(_PLACE.match(p) and len(p) <= 40 for p in parts):
        return False
    words = place.replace("-", " ").split()
    if (
        words[0].casefold() in _NOT_PLACES
        or words[-1].casefold() in _NOT_PLACES
        or len(words) > 5
        or place.casefold() in KEYS
    ):
        return False
    # Behind a place in capitals stand regions, countries and the like of "Tuesday night", not the first sentence up to
    # its full stop.
    named = [p for p in parts[1:] if ":" in mark or len(p.split()) > 2] if place.isupper() else parts
    if not all(w[0].isupper() or w.casefold() in _SMALL for p in named for w in p.split()):
        return False
    if place.isupper():
        return len(place) > 2 and (evidence > 0 or len(words) <= 4)
    if evidence or (":" in mark and len(parts) == 1 and is_town(place)):
        return len(words) <= 4
    return ":" not in mark and "|" not in mark and len(words) <= 2 and len(parts) <= 2


def readable_place(place: str) -> str:
    """Return a place in capitals with only its first letters large (`RIO DE JANEIRO` → `Rio de Janeiro`)."""
    if not place.isupper() or len(place) < 4:
        return place
    return re.sub(r"[^\W\d_]+", lambda m: _titled(m, place), place)


def _titled(m: re.Match[str], place: str) -> str:
    word = m[0].casefold()
    if m.start() and (word in _SMALL or (len(word) == 1 and place[m.start() - 1] in "'’")):
        return word
    return word[0].upper() + word[1:]
