"""Date lines without a label: `Gold Herald, Friday 23 May 2025`, `Posted 03/04/2025 | by Ann Lee`, `4 March 2025, 14:20 CET`.

A line is one where a date and only what goes with one stand on it: outlet, section, byline, time, place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from newsreader.analysis.cleaning.bylines import BY, author_of, is_byline, is_name, is_staff
from newsreader.analysis.cleaning.known_places import is_given_name, is_town
from newsreader.analysis.cleaning.navigation import is_section
from newsreader.analysis.cleaning.outlets import is_capitalised, is_host, looks_like_outlet, name_key
from newsreader.analysis.cleaning.page_marks import is_printed
from newsreader.analysis.cleaning.written_days import Day, find_days
from newsreader.analysis.stopwords import STOP_WORDS

_LONGEST = 180
_LABELS = re.compile(
    r"\b(?:first\s+|originally\s+|date\s+)?(?:published|posted|updated|last\s+updated|last\s+modified|modified|"
    r"created|issued|released|held|"
    r"date|publié|modifié|mis à jour|aangepast|gepubliceerd|bijgewerkt|publisert|oppdatert|publicerad|uppdaterad|opdateret|udgivet|atualizado|veröffentlicht|aktualisiert|erstellt|publicado|actualizado|pubblicato|aggiornato|stand|"
    r"online since|filed)\b\s?:?|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|\b(?:montag|dienstag|mittwoch|"
    r"donnerstag|freitag|samstag|sonntag|"
    r"lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|"
    r"lunedì|martedì|mercoledì|giovedì|venerdì|sabato|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|"
    r"segunda-feira|terça-feira|quarta-feira|quinta-feira|sexta-feira|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|"
    r"poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b|"
    r"\d{1,2}\s?時(?:\s?\d{1,2}\s?分)?|\b\d{1,2}(?:[:.h]\d{2}){1,2}\s?(?:[ap]\.?m(?![a-z])\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|(?:\d+|\bno)\s?(?:comments?|views)|\bviews\b:?|\b(?:ver\s)?comentarios?\b(?:\s\d+)?|\b(?:tiempo de lectura|temps de lecture|lesezeit)\b\s?:?(?:\s?\d{1,3}\smin[a-z]*)?|\b(?:gmt|utc|cet|cest|bst|est|edt|"
    r"[ecmp]t|cst|cdt|mst|mdt|pst|pdt|p[st]t|jst|sgt|hkt|ist|aest|aedt|msk|mez|mesz|"
    r"z)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d\b|"
    r"(?<![^\W\d_])[^\W\d_]+\s?:\s?\d{1,3}\s?min[a-z]*|^-0-|\b(?:press|news|media)\srelease\b|\(@\w{2,30}\)|(?:central|eastern|pacific|mountain|atlantic)\s(?:european\s)?(?:(?:standard|summer|daylight)\s)?time\b|\b(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:utc|gmt|z|hrs?|hours|cet|est|local)\b)|(?<![\w(])@\w{2,30}|"
    r"\b\d{1,2}\s?(?:hours?|hrs?|minutes?|mins?|days?|weeks?|months?|years?|h|m|d)\sago\b|\b\d{1,3}[\s-]?min(?:ute)?s?(?:[\s-]read)?\b|\bread(?:ing)? time\b:?",
)
"""Words that go with a date, in lower case: with `re.I` it would take five times as long."""
_JOINS = re.compile(
    r"\A(?:(?:on|at|in|from|via|source|quelle|le|den|am|um|el|il|vom|of|à|a las|às|alle ore|alle|ore|kl\.?|hrs?|uhr|local "
    r"time|time|edition|h)(?:\s+|\Z))+|"
    r"\s+(?:at|on|um|à|hrs?|uhr|h|local time)\Z",
    re.I,
)
_RANGE = re.compile(r"\s?(?:to|until|bis|au|al|[-–—])\s?", re.I)
_CASELESS_NAME = 12
"""Longest name (code points) of a place or an outlet in Chinese, Arabic and other scripts without capitals."""

_ACCOUNT = re.compile(r"(?:\w+\s)?(?:by|von|par|por)\s\w+\Z", re.I)
_BUTTON = re.compile(
    r"(?:see|show|view|hide)\s(?:(?:all|full|previous|more)\s)?(?:updates?|changes|history|versions?|details)\Z", re.I
)
_GLUED = re.compile(r"(?<=[a-z\d])(?=[A-Z])|(?<=[a-z])(?=\d)")
_ISSUE = re.compile(r"(?:bulletin|issue|no\.?|nr\.?|vol\.?|volume|number|edition)\s\d{1,6}", re.I)
_SPACED = re.compile(r"(?<=\S)  (?=\S)")
"""The two blanks with which a scanned page parts the words of its head."""
_GLUED_DAY = re.compile(r"[a-z][A-Z][a-z]{2,8}\s\d{1,2},\s\d{4}|\d{4}[A-Z][a-z]")
_BARS = re.compile(r"[|·•/]")
_UPDATED = re.compile(
    r"updat|modif|aktualis|mis à jour|actualiz|aggiorn|revised|aangepast|bijgewerkt|oppdater|uppdater|opdater|atualiz",
    re.I,
)
_CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b")
_FETCHED = re.compile(r"retriev|access|download|crawl|scrap|saved|archived", re.I)
_PIECES = re.compile(r"\s*[|,/·•;()\[\]\0]\s*|\s+[-–—]+\s+|^[-–—]\s+|\s+[-–—]$|\.\s+|\s{3,}|:\s+")
"""What parts the pieces of a date line."""


@dataclass(slots=True)
class Imprint:
    """What a date line says: days of publication and of updates, outlet, author, and names that it leaves unexplained.

    `labels` are unexplained names that a bar sets off (an outlet), `names` others (a place or an outlet).
    """

    days: list[Day] = field(default_factory=list)
    updated: list[Day] = field(default_factory=list)
    source: str | None = None
    author: str | None = None
    names: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)

    def add(self, other: Imprint) -> None:
        """Take in what another date line says; of outlet and author the first one stays."""
        self.days += other.days
        self.updated += other.updated
        self.source = self.source or other.source
        self.author = self.author or other.author
        self.names += other.names
        self.labels += other.labels

    def add_days(self, text: str, days: list[Day]) -> None:
        """Keep the days of a line; the words in front of each say whether it is an update, or the reader's own visit."""
        at = 0
        for day in days:
            label = text[at : day.start]
            at = day.end
            if not _FETCHED.search(label):
                (self.updated if _UPDATED.search(label) else self.days).append(day)


def read_imprint(text: str, outlets: list[str], above: bool) -> Imprint | None:
    """Return what a date line says, None for any other line. `above`: the body has not begun yet."""
    if len(text) > _LONGEST or is_printed(text):
        return None  # the day of a print
    if _GLUED_DAY.search(text):
        text = _GLUED.sub(" ", text)
    days = find_days(text := _SPACED.sub(" ", text)) if len(text) <= _LONGEST else []
    if not days or (text[0] in "—–-" and "(@" in text):  # who posted elsewhere what stands above
        return None
    pieces = _pieces(text, days)
    if _names_other_day(text, pieces, days, above):
        return None
    found = Imprint()
    names = []
    for piece in pieces:
        if _explain(piece, outlets, found) or is_section(piece):
            continue
        if not _may_be_name(piece) or len(pieces) > 4:
            return None
        names.append(piece)
    if not above and names and "|" not in text and not _CLOCK.search(text):
        return None
    found.add_days(text, days)
    (found.labels if _BARS.search(text) else found.names).extend(names)
    return found


def _names_other_day(text: str, pieces: list[str], days: list[Day], above: bool) -> bool:
    """Say whether the days of a line, with other words beside them, are not that of publication."""
    if pieces and len(days) > 1 and _RANGE.fullmatch(text, days[0].end, days[1].start):
        return True  # a headline of what happened in that time
    if pieces and not above and text[: days[0].start].rstrip()[-1:] == ":":
        return True  # the day of something else: "Next report: 3 May 2026"
    return not any(day.has_year for day in days) and bool(pieces or not above) and "|" not in text


def _explain(piece: str, outlets: list[str], found: Imprint) -> bool:
    """Say whether a piece of a date line needs no further explanation; an outlet or an author is kept in `found`."""
    if _ISSUE.fullmatch(piece) or is_staff(piece):
        return True
    if is_source_line(piece, outlets) or (
        found.source is None and looks_like_outlet(piece) and is_capitalised(piece) and not is_section(piece)
    ):
        found.source = piece
    elif is_host(piece):
        found.source = found.source or piece.removeprefix("www.")
    elif BY.match(piece) and is_byline(piece):
        found.author = author_of(piece) or BY.sub("", piece)
    elif is_name(piece) and is_given_name(piece.split()[0]) and not (is_town(piece) or looks_like_outlet(piece)):
        found.author = found.author or piece
    else:
        return piece.casefold() in STOP_WORDS or bool(_ACCOUNT.match(piece) or _BUTTON.match(piece))
    return True


def _pieces(text: str, days: list[Day]) -> list[str]:
    """Return what a line holds besides dates, times, weekdays and the words that go with them."""
    rest = text.strip("*_#[]() ")
    shift = text.find(rest)
    for day in reversed(days):
        rest = rest[: max(0, day.start - shift)] + " \0 " + rest[day.end - shift :]
    pieces = [_JOINS.sub("", p.strip("*_ .:-–—~\"'")) for p in _PIECES.split(_without_labels(rest))]
    return [p for p in pieces if len(p) > 1 or p.isdigit()]


def _without_labels(text: str) -> str:
    low = text.lower()
    if len(low) != len(text):  # letters such as İ become two
        return _LABELS.sub(" ", low)
    kept, at = [], 0
    for label in _LABELS.finditer(low):
        kept.append(text[at : label.start()])
        at = label.end()
    return " ".join([*kept, text[at:]])


def is_source_line(text: str, outlets: list[str]) -> bool:
    """Say whether a text is one of the names by which the outlet is known."""
    if len(text) > 80:
        return False
    key = name_key(text.strip("*_[]()~ "))
    return bool(key) and any(key == name_key(o) for o in outlets)


def _may_be_name(text: str) -> bool:
    """Say whether a piece is short enough for a name; in scripts without capitals only a very short one."""
    if text.lower() != text.upper():
        return len(text.split()) <= 5 and is_capitalised(text)
    return len(text) <= _CASELESS_NAME and len(text.split()) <= 2
