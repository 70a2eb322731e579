"""The calendar's vocabulary as English news writes it: names of months, days, seasons, holidays, numbers and units.

Lists and lookups only; which of these words make a date is the grammar's affair.
"""

import re
from collections.abc import Iterable

from newsreader.analysis.dating.alternatives import WORD, by_letter, small_or_capital

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTH_SHORT = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAY_SHORT = (
    ("Mon",),
    ("Tues", "Tue"),
    ("Weds", "Wed"),
    ("Thurs", "Thur", "Thu"),
    ("Fri",),
    ("Sat",),
    ("Sun",),
)
_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
).split()
_TENS = {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_LATE_ORDINALS = [f"twenty-{word}" for word in _ORDINALS[:9]] + ["thirtieth", "thirty-first"]
_DAY_NUMBER = {word: k for k, word in enumerate([*_ORDINALS, *_LATE_ORDINALS], 1)}
_MONTH_NUMBER = {name[:3].lower(): k for k, name in enumerate(MONTHS, 1)}
_WEEKDAY_NUMBER = {name[:3].lower(): k for k, name in enumerate(WEEKDAYS)}
_NUMBERS = {word: k for k, word in enumerate(_SMALL)} | _TENS | {"a": 1, "an": 1, "the": 1, "couple": 2}


def _either(names: Iterable[str]) -> str:
    return by_letter(spelling for name in names for spelling in (name, name.upper()))


MONTH_FULL = _either(MONTHS)
MONTH_ANY = (
    f"(?:{MONTH_FULL}|(?:Sept|SEPT|{_either([s for s in _MONTH_SHORT if s != 'May'])})\\b\\.?"
    "|(?:january|february|april|june|july|september|october|november|december)\\b)"
)
"""A month beside a day or a year: full, short, in capitals, or in lower case unless it is a word of its own."""
WEEKDAY_FULL = _either(WEEKDAYS)
WEEKDAY_ANY = f"(?:{WEEKDAY_FULL}|(?:{_either([s for t in _WEEKDAY_SHORT for s in t])})\\b\\.?)"
NUMBER_WORDS = frozenset((*_SMALL[1:], *_TENS, *_DAY_NUMBER))
NUMBER = f"(?:\\d{{1,3}}|[Aa] couple of|[Aa]n?|{small_or_capital([*_SMALL[1:], *_TENS])})"
UNIT = "(?:hour|day|week|fortnight|month|quarter|year|decade)"
SPELLED_DAY = f"(?:{small_or_capital(_DAY_NUMBER)})"
"""The day of a month as an ordinal in letters."""
SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
SEASON = f"(?:{'|'.join(SEASON_STARTS)})"

_ZONE = r"(?:\s(?:GMT|UTC|local time|(?-i:[A-Z]{2,5})|(?:Eastern|Central|Mountain|Pacific)(?:\s[Tt]ime)?))"
CLOCK = (
    rf"(?:\d{{1,2}}(?:[:.]?\d\d)?\s?(?:[ap]\.?m\b\.?)?{_ZONE}?,?\s+(?:on\s+)?|"
    rf"(?:midnight|noon|midday|dawn|daybreak|first\s+light|dusk|nightfall|sunrise|sunset|lunchtime|the\s+(?:early|small)\s+hours){_ZONE}?,?\s+(?:o[nf]\s+)?|(?:close of (?:business|play|trading)|end of (?:the )?(?:working |business |trading )?day)\s+(?:on\s+)?)"
)
_NAMED_DAY = r"(?:(?:[a-z’']+\s+){1,2}(?:day|eve),?\s+(?:on\s+)?)"
FILL = rf"(?:the\s+|at\s+|around\s+|about\s+|roughly\s+|at\s+the\s+latest\s+|at\s+least\s+|late\s+|early\s+|mid-|stroke of\s+|{_NAMED_DAY}|{CLOCK})*"
"""A time of the day, and whatever may stand between a preposition and its date."""


def right_before(words: str) -> re.Pattern[str]:
    """Return the pattern of words at the end of what stands before a date, with only `FILL` behind them."""
    return re.compile(rf"{WORD}(?:{words}):?\s+{FILL}\Z", re.I)


def month_number(name: str) -> int:
    """Return 1–12 for any spelling of a month that starts with its first three letters."""
    return _MONTH_NUMBER[name[:3].lower()]


def weekday_number(name: str) -> int:
    """Return 0 (Monday) to 6 for any spelling of a weekday."""
    return _WEEKDAY_NUMBER[name[:3].lower()]


def number(word: str) -> int | None:
    """Return the number that digits or a number word ("two", "a couple of", "a") stand for, None for another word."""
    if word.isdigit():
        return int(word) if len(word) < 5 else None
    words = word.lower().split()
    return _NUMBERS.get(words[1] if len(words) > 1 else words[0])


def spelled_day(word: str) -> int:
    """Return 1–31 for "first" to "thirty-first"."""
    return _DAY_NUMBER[word.lower()]


def ordinal(word: str) -> int | None:
    """Return 1–4 for "first" to "fourth", "1st" to "4th", "1" to "4"; 4 for "final" (of quarters)."""
    word = word.lower()
    if word[:1].isdigit():
        return int(word[0])
    if word in ("final", "last"):
        return 4
    return _DAY_NUMBER[word] if word in _ORDINALS[:4] else None
