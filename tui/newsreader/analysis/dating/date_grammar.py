"""The spellings of calendar expressions in English news: finds the smallest ones in a text, without values.

Composition ("the end of" + "May") is in date_phrases, values are in dates. One alternation, tried at word starts only,
every repetition bounded: the cost is linear in the text whatever it holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.analysis.dating.alternatives import WORD, small_or_capital
from newsreader.analysis.dating.calendar_words import (
    MONTH_ANY,
    MONTH_FULL,
    MONTHS,
    NUMBER,
    NUMBER_WORDS,
    SEASON,
    SEASON_STARTS,
    SPELLED_DAY,
    UNIT,
    WEEKDAY_ANY,
    WEEKDAY_FULL,
    WEEKDAYS,
    month_number,
    number,
    ordinal,
    spelled_day,
    weekday_number,
)

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAY_END = r"(?:st|nd|rd|th)?(?![\d%\w]|[.,:/]\d)"
_YEAR = r"[1-9]\d{3}(?![\d%]|[.,]\d)"
_THIS_AGE = r"(?:19|20)\d\d"
_ITS_YEAR = f"(?:,? (?P<year>{_YEAR}))?"
_SPACE = r"(?:[ \t\xa0]{1,3}\n?[ \t]{0,3}|\n[ \t]{0,3})"
_PART = "(?P<part> (?:morning|afternoon|evening|night|lunchtime|midnight|noon))?"
_BUSINESS = "(?:(?P<biz>business|working|calendar) )?"


def _either(words: str) -> str:
    """Words parted by commas, small or with a capital, as alternatives."""
    return small_or_capital(words.split(", "))


_SHAPES: dict[str, str] = {
    "iso": r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
    r"(?:T\d\d:?\d\d(?::?\d\d)?(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)?(?![\d-]|\.\d)",
    "isoweek": r"(?P<year>\d{4})-W(?P<week>\d\d)(?:-(?P<wday>[1-7]))?(?![\w-])",
    "slashed": rf"(?P<year>{_THIS_AGE})/(?P<month>\d\d)/(?P<day>\d\d)(?![\d/])",
    "clock": r"\d{1,2}[:.]?\d\d\s?(?:UTC|GMT)\b",
    "numeric": r"(?P<a>\d{1,2})(?P<sep>[/.-])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d\d(?=\b)(?!(?P=sep)))(?![\d/%-]|[.:,]\d)",
    "daymonth": f"(?:(?P<first>{_DAY})(?:st|nd|rd|th)?(?: ?[-–—] ?| (?:to|and|or|until) ))?"
    f"(?P<day>{_DAY})(?:st|nd|rd|th)?(?:-| (?:of )?)(?P<mon>{MONTH_ANY})(?!\\w)(?:,? (?P<year>{_YEAR})|-(?P<year2>{_YEAR}))?",
    "yearquarter": rf"(?P<year>{_THIS_AGE})[\x20-]?Q(?P<q>[1-4])\b|Q(?P<q2>[1-4])(?: |/|-|, )?(?P<year2>{_THIS_AGE})\b",
    "holiday": "(?P<name>New Year['’]?s?['’]? (?:Eve|Day)|Christmas(?: (?:Eve|Day))?|Boxing Day|Hallowe['’]?en|"
    r"(?:St\.? )?Valentine['’]?s Day|(?:St\.?|Saint) Patrick['’]?s Day|Good Friday|Easter(?: (?:Sunday|Monday))?|"
    "(?:Memorial|Labor|Election) Day|Black Friday|Cyber Monday|Thanksgiving(?: Day)?|July Fourth|(?:the )?Fourth of July)"
    rf"\b(?:,? (?P<year>{_THIS_AGE})\b)?",
    "spelledday": rf"(?P<spelled>{SPELLED_DAY}) of (?P<mon>{MONTH_ANY})(?!\w|['’]s){_ITS_YEAR}",
    "spelledlast": f"(?P<mon>{MONTH_ANY}) the (?P<spelled>{SPELLED_DAY})"
    rf"(?= ?(?:[.,;:)]|\Z|(?:and|to|at|in|for|until|when|as)\b)){_ITS_YEAR}",
    "monthday": f"(?:(?P<rel>{_either('last, next, this')}) )?(?P<mon>{MONTH_ANY}) ?(?:the )?(?P<day>{_DAY}){_DAY_END}"
    rf"(?! (?:per cent|percent|years?\b|months|weeks|days|people|million|billion|points?\b|[ap]\.?m\b)){_ITS_YEAR}",
    "nth": rf"(?<=\bthe\x20)(?P<day>{_DAY})(?:st|nd|rd|th)(?: of (?P<rel>this|last|next|the) month\b|"
    r"(?= ?(?:[.,;:)]|\Z|(?:at|to|for|but|when|after|before|until|if|unless|with|and(?! \d))\b)))",
    "monthyear": rf"(?P<mon>{MONTH_ANY})(?:,? (?:of )?(?P<year>{_YEAR})| ?['’](?P<short>\d\d)\b)",
    "weekno": r"(?:calendar )?[Ww]eek (?P<week>\d\d?) (?:of )?(?P<year>20\d\d)\b",
    "yearago": r"(?:(?:the|a) )?year-(?:ago|earlier)\b",
    "ago": f"(?P<n>{NUMBER})(?:-and-a-half| and a half)? (?P<unit>{UNIT})s? "
    r"(?P<rel>ago|earlier|later|before|after|previously|(?:from )?hence|from (?:now|today))\b(?! than)",
    "term": f"(?P<n>{NUMBER})(?: (?:more|further|extra))?(?:-| ){_BUSINESS}"
    "(?P<unit>hour|day|week|fortnight|month)s?(?= (?:in which )?to [a-z])",
    "within": f"(?P<rel>{_either('within, inside, in')}) (?:the (?:next|coming|following) |a period of )?(?P<n>{NUMBER})(?:-| )"
    rf"{_BUSINESS}(?P<unit>{UNIT})s?\b(?P<time>['’]s? time)?",
    "yearend": rf"(?:the )?(?:end of (?P<unit>year|month)|(?P<unit2>year|month)(?:['’]s |-| )end)\b(?: (?P<year>{_THIS_AGE})\b)?",
    "dayword": "(?:the day before yesterday|the day after tomorrow|"
    rf"{_either('today, tonight, tomorrow, yesterday')})\b{_PART}(?![-])|"
    r"[Tt]his (?:morning|afternoon|evening)\b|[Ll]ast (?:night|evening)\b",
    "weekdayof": f"(?P<nth>first|second|third|fourth|last) (?P<wday>{WEEKDAY_FULL}) (?:of|in) "
    f"(?:(?P<mon>{MONTH_ANY})(?!\\w){_ITS_YEAR}|(?P<rel>this|last|next|the) month\\b)",
    "quarter": "(?:(?P<def>the|this|last) )?(?:(?:fiscal|financial) )?"
    "(?:(?P<q>1st|2nd|3rd|4th|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]inal)(?:-| )(?:(?:fiscal|calendar) )?(?:quarter|QUARTER)|"
    r"Q(?P<q2>[1-4])|(?P<q22>[1-4])Q)(?![\w])",
    "weekday": f"(?:(?P<n>{_either('a, one, two, three')}) (?P<off2>week|fortnight)s? (?:on|from) )?"
    f"(?:(?P<rel>{_either('this past, this coming, this, next, last, coming')}) )?"
    rf"(?P<wday>{WEEKDAY_FULL})(?!\w){_PART}(?: (?:(?P<off>week|fortnight)(?![\w-])|(?P<rel2>after next)\b))?",
    "month": f"(?:(?P<rel>{_either('the following, this past, this, next, last, coming')}) )?"
    rf"(?P<mon>{MONTH_FULL}|Sept\.|(?:Jan|Feb|Aug|Oct|Nov|Dec)\.)(?!\w)",
    "relative": "(?:(?P<def>[Tt]he) )?(?P<rel>"
    + _either(
        "this coming, this past, this, next, last, past, coming, current, following, previous, preceding, same, that, "
        "prior, latest"
    )
    + ") (?:(?:fiscal|financial|calendar|school|academic|full) )?"
    rf"(?P<unit>day|night|morning|afternoon|evening|week|weekend|month|quarter|year|{SEASON})(?![\w-])",
    "shortday": rf"(?P<wday>{WEEKDAY_ANY})(?!\w)",
    "unit": "(?:(?P<def>[Tt]he) )?(?:(?P<unit2>[Nn]ew [Yy]ear)|"
    rf"(?P<unit>day|week|weekend|month|quarter|year|{SEASON}))(?![\w-])",
    "year": r"(?P<year>[12]\d{3})(?![\d%\w$€£]|[.,:/]\d)",
    "shortyear": r"['’](?P<short>\d\d)(?![\w%'’]|[.,:]\d)",
}
"""The spellings with a plain space for any; of two that begin at one place the first one listed is meant."""


def _nameless(pattern: str) -> str:
    """The pattern with plain groups, so that several can stand in one alternation."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)


_NUMERIC = "|".join(
    rf"\d{{1,2}}{sep}\d{{1,2}}{sep}(?:\d{{4}}|\d\d\b(?!{sep}))(?![\d/%-]|[.:,]\d)" for sep in ("/", r"\.", "-")
)
"""The shape of that name with its back-references spelled out."""
_PATTERNS = {shape: re.compile(pattern.replace(" ", _SPACE)) for shape, pattern in _SHAPES.items()}
_AFTER_HYPHEN = ("monthday", "monthyear", "month", "weekday", "year")
_ANY = re.compile(
    (
        r"(?=[\w'’])(?:(?<![\w$€£¥#@/.\-])(?<!\d,)(?:"
        + "|".join(f"(?P<{s}>{_NUMERIC if s == 'numeric' else _nameless(_SHAPES[s])})" for s in _SHAPES)
        + r")|(?<=[\w.][-/])(?P<joined>"
        + "|".join(_nameless(_SHAPES[s]) for s in _AFTER_HYPHEN)
        + "))"
    ).replace(" ", _SPACE)
)
_OPENING_WORDS = (
    "within inside this next last coming past current following previous preceding same that prior latest today tonight "
    "tomorrow yesterday hour day week weekend fortnight month quarter year decade end final fiscal financial calendar couple "
    "period new christmas boxing st saint good easter memorial labor election black cyber thanksgiving"
).split()
_OPENING = small_or_capital(
    [f"{word}\\b" for word in (*_OPENING_WORDS, *NUMBER_WORDS, *SEASON_STARTS)]
    + [name[0].lower() + rest for name in (*MONTHS, *WEEKDAYS) for rest in (name[1:3], name[1:3].upper())]
    + ["hallowe", "valentine", "patrick"]
)
_OPENS = re.compile(rf"{WORD}(?:(?:[Tt]he|[Ii]n|[Aa]n?)\W{{1,8}}){{0,2}}(?:\d|Q\d|{_OPENING})|['’]\d")
"""How every spelling begins: most words of a text begin none, and this says so fast."""


@dataclass(slots=True)
class Expression:
    """A calendar expression before it has a value: where it stands and what its words say.

    `shape` is the grammar's name of its form, `unit` what it denotes; fields that its words leave open are None.
    """

    start: int
    end: int
    shape: str
    unit: str = "day"
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    week: int | None = None
    quarter: int | None = None
    count: int = (
        0  # of the units of a term or a distance; weeks added to a weekday ("Tuesday week"); which one of its month
    )
    relation: str = ""  # this, next, last, ago, within, … in lower case
    numeric: tuple[int, int] | None = None  # first and second number of 03/04/2025
    name: str = ""  # of a holiday, a season or a day word
    definite: bool = False
    first_day: int | None = None  # 12 of "12-14 June"
    edge: str = ""  # start, mid or end where only that part of the period is meant


def find_atoms(text: str) -> list[Expression]:
    """Return every spelling of a calendar expression in the order of the text, disjoint, unjudged."""
    found = []
    position = 0
    while opening := _OPENS.search(text, position):
        match = _ANY.match(text, opening.start())
        if match is None:
            position = opening.start() + 1
            continue
        position = match.end()
        shape = match.lastgroup or ""
        for name in _AFTER_HYPHEN if shape == "joined" else (shape,):
            if fields := _PATTERNS[name].match(text, match.start()):
                found.append(_expression(name, fields))
                break
    return found


def _expression(shape: str, match: re.Match[str]) -> Expression:
    got = {name.rstrip("2"): words for name, words in match.groupdict().items() if words}
    made = Expression(match.start(), match.end(), shape)
    if year := got.get("year") or got.get("short"):
        made.year = _full_year(year)
    if name := got.get("mon"):
        made.month, made.unit = month_number(name), "month"
    elif "month" in got:
        made.month = int(got["month"])
    _set_day(made, got)
    if quarter := got.get("q"):
        made.quarter = ordinal(quarter)
    made.definite = "def" in got
    made.relation = "within" if shape == "term" else " ".join(got.get("rel", "").lower().split())
    _set_unit(made, got.get("unit", ""))
    if count := got.get("n"):
        made.count = number(count) or 0
        made.name = "biz" if got.get("biz") in ("business", "working") else "time" if "time" in got else ""
    if weeks := got.get("off"):
        made.count = max(made.count, 1) * (2 if weeks == "fortnight" else 1)
    if shape in ("dayword", "holiday"):
        made.name = " ".join((got.get("name") or match[0]).lower().replace("’", "'").split())
    return made


def _set_day(made: Expression, got: dict[str, str]) -> None:
    if day := got.get("day"):
        made.day, made.unit = int(day), "day"
    if word := got.get("spelled"):
        made.day, made.unit = spelled_day(word), "day"
        made.shape = "daymonth" if made.shape == "spelledday" else "monthday"
    if first := got.get("first"):
        made.first_day = int(first)
    if order := got.get("nth"):
        made.count = -1 if order == "last" else ordinal(order) or 1
    if "a" in got:
        made.numeric = int(got["a"]), int(got["b"])
    if week := got.get("week"):
        made.week, made.unit = int(week), "week"
    if name := got.get("wday"):
        made.weekday = int(name) - 1 if name.isdigit() else weekday_number(name)
        made.unit = "day"


def _set_unit(made: Expression, unit: str) -> None:
    if made.shape in ("yearquarter", "quarter"):
        made.unit = "quarter"
    elif made.shape in ("year", "shortyear"):
        made.unit = "year"
    elif unit.lower().startswith("new"):
        made.unit, made.name = "month", "new year"
    elif unit in SEASON_STARTS:
        made.unit, made.name = "year", unit
    elif unit in ("night", "morning", "afternoon", "evening"):
        made.unit = "day"
    elif unit == "weekend":
        made.unit, made.name = "week", unit
    elif unit:
        made.unit = unit
    if made.shape == "yearend":
        made.edge = "end"


def _full_year(year: str) -> int:
    if len(year) > 2:
        return int(year)
    return int(year) + (2000 if int(year) < 50 else 1900)
