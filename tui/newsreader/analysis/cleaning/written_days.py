"""Days and times as mastheads, header lines, datelines, file names and addresses write them.

Only the day on which an article was published is read here; dates inside the running text belong to the
deadline finder. Months are known in the languages below; a numeric date that fits both day-first and month-first
keeps both readings until another date of the same file decides.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

Order = Literal["day-first", "month-first"]
Reading = tuple[int, int, int]
"""Year, month and day; year 0 where none is said."""
Readings = tuple[Reading, ...]
_YEARS = range(1850, 2101)
"""Years that a publication can have; anything else is a number."""

_MONTH_NAMES = (
    "january jan januar jänner januari janvier janv enero ene gennaio gen janeiro stycznia января ocak tammikuuta يناير",
    "february feb februar feber februari février févr fév febrero febbraio fevereiro fev lutego февраля şubat helmikuuta فبراير",
    "march mar märz mrz mär mars marzo março maart mrt marts marca марта maaliskuuta مارس",
    "april apr avril avr abril abr aprile kwietnia апреля nisan huhtikuuta أبريل ابريل",
    "may mai mayo maggio mag maio mei maj maja мая mayıs toukokuuta مايو",
    "june jun juni juin junio giugno giu junho czerwca июня haziran kesäkuuta يونيو",
    "july jul juli juillet juil julio luglio lug julho lipca июля temmuz heinäkuuta يوليو",
    "august aug août aout agosto ago augustus augusti sierpnia августа ağustos elokuuta أغسطس اغسطس",
    "september sept sep septembre septiembre setiembre settembre setembro września сентября eylül syyskuuta سبتمبر",
    "october oct oktober okt octobre octubre ottobre ott outubro października октября ekim lokakuuta أكتوبر اكتوبر",
    "november nov novembre noviembre novembro listopada ноября kasım marraskuuta نوفمبر",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember grudnia декабря aralık joulukuuta ديسمبر",
)
MONTHS = {name: k for k, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_MONTH_STARTS = frozenset(name[:3] for name in MONTHS)
_WEEKDAY_NAMES = (
    "monday mon montag mo lundi lunes lunedì maandag",
    "tuesday tue tues dienstag di mardi martes martedì dinsdag",
    "wednesday wed mittwoch mi mercredi miércoles mercoledì woensdag",
    "thursday thu thur thurs donnerstag do jeudi jueves giovedì donderdag",
    "friday fri freitag fr vendredi viernes venerdì vrijdag",
    "saturday sat samstag sonnabend sa samedi sábado sabato zaterdag",
    "sunday sun sonntag so dimanche domingo domenica zondag",
)
_WEEKDAYS = {name: k for k, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}
# Abbreviations that name one offset only; IST, CST in China and the like are left unknown, and so is ET.
_ZONES = {
    "Z": 0, "UTC": 0, "GMT": 0, "UT": 0, "WET": 0, "BST": 60, "WEST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120,
    "EET": 120, "SAST": 120, "EEST": 180, "MSK": 180, "WIB": 420, "HKT": 480, "SGT": 480, "MYT": 480, "PHT": 480,
    "JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780, "EST": -300, "EDT": -240, "CDT": -300,
    "MST": -420, "MDT": -360, "PST": -480, "PDT": -420,
}  # fmt: skip

_MONTH = r"([^\W\d_]{3,12})\b"
_YEAR = r"((?:19|20)\d\d)(?!\d)"
_NTH = r"(\d(?<![\d./:]\d)\d?)(?:st|nd|rd|th|er|\.|º|ª)?(?: of | de | d['’]|[ /-]|(?<=\.)(?=[^\W\d_]{3}))"
_YMD = re.compile(rf"(?<![\d./]){_YEAR}([-/.])(\d{{1,2}})\2(\d{{1,2}})(?!\d)")
_CJK = re.compile(rf"{_YEAR} ?[年년] ?(\d{{1,2}}) ?[月월] ?(\d{{1,2}}) ?[日일]")
_SIGNED = re.compile(r"(?<![\d./])(?<!\d-)(\d{1,2}) ?([/.-]) ?(\d{1,2}) ?\2 ?((?:19|20)\d\d|\d\d)(?![\d/]|[.-]\d)")
_DMY = re.compile(rf"{_NTH}{_MONTH}\.?(?:,? (?:de |del )?|[/-]|(?<=\.)){_YEAR}")
_CTIME = re.compile(rf"(?<!\w){_MONTH} +(\d{{1,2}}) +\d\d:\d\d(?::\d\d)? (?:[A-Z]{{2,5}} )?{_YEAR}")
_DM = re.compile(rf"{_NTH}{_MONTH}")
_MDY = re.compile(rf"(?<![^\W\d]){_MONTH}\.?[ /-](\d{{1,2}})(?:st|nd|rd|th)?(?:, ?|[ /-]){_YEAR}")
_MD = re.compile(rf"(?<!\w){_MONTH}\.? (\d{{1,2}})(?:st|nd|rd|th)?(?![\d:/])")
_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([/.-])(\d{1,2})\2(?:19|20)?\d\d(?![\d/-])")
_WORDS = re.compile(r"[^\W\d_]+")
_STARTS = re.compile(r"(?<![^\W\d_])[^\W\d_]{3}")
_FIGURES = re.compile(r"\d ?[-/.年년] ?\d")
"""What every date in figures holds: two numbers and a sign between them."""
_TIME = re.compile(
    r"(?<!\d)(\d{1,2})[:.h](\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)? ?([ap]\.?m\.?(?!\w))?(?: ?Uhr)? ?"
    r"\(?(?:(Z|[A-Z]{2,4})(?![A-Za-z])|(?:UTC|GMT)?([+-]\d\d):?(\d\d)(?!\d))?",
    re.I,
)
_PACKED = re.compile(r"(?<![0-9A-Za-z])((?:19|20)\d\d)(\d\d)(\d\d)(?:[T_-]?\d{4}(?:\d\d)?Z?)?(?![0-9A-Za-z])")
_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/?#_-]|$)")
_UNDERSCORE = re.compile(r"(?<=\d)_(?=\d)")
_DIGIT = re.compile(r"\d")
_STAMP = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII)
_ZONED = re.compile(r"(\d{4})-(\d\d)-(\d\d)T\d\d:\d\d:\d\d[+-]\d\d:\d\d", re.ASCII)
_SETS_OFF = ",:;–—|-()"
_OWN_TIME = 1990
"""A headline that names an earlier day looks back at it."""
_EPOCH = re.compile(r"\d{10}(?:\d{3})?\Z")


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day found at `start`–`end` of a text: its possible readings.

    `utc` is the moment of the first reading, where the text gives time and zone: ISO in UTC, of a feed perhaps in its zone.
    """

    start: int
    end: int
    readings: Readings
    utc: str | None = None

    @property
    def has_year(self) -> bool:
        return self.readings[0][0] > 0


def find_days(text: str) -> list[Day]:
    """Return the calendar days in `text`, in order; days that cannot exist are left out."""
    if not _DIGIT.search(text):
        return []
    spans: list[tuple[int, int, Readings]] = []
    named = not _MONTH_STARTS.isdisjoint(_STARTS.findall(text.casefold()))
    figures = _FIGURES.search(text) is not None
    for pattern, read in _PATTERNS[named, figures]:
        for match in pattern.finditer(text):
            readings = read(match)
            if readings and not any(match.start() < end and start < match.end() for start, end, _ in spans):
                spans.append((match.start(), match.end(), readings))
    found = []
    for start, end, readings in sorted(spans):
        sure = readings if len(readings) == 1 else _by_weekday(text[max(0, start - 14) : start], readings)
        found.append(Day(start, end, sure, _utc(text, end, sure)))
    return found


def _month(name: str) -> int:
    return MONTHS.get(name.casefold(), 0)


def _numeric(a: int, sign: str, b: int, year: str) -> Readings:
    y = int(year) if len(year) == 4 else 2000 + int(year)
    day_first, month_first = (y, b, a), (y, a, b)
    if sign == "." and b <= 12:  # dotted dates are day-first wherever they are in use
        return _valid(day_first)
    return _valid(day_first, month_first) if a != b else _valid(day_first)


def _valid(*days: Reading) -> Readings:
    return tuple(d for d in days if (d[0] == 0 or d[0] in _YEARS) and _exists(d))


def _year_first(match: re.Match[str]) -> Readings:
    return _valid((int(match[1]), int(match[2]), int(match[3])))


def _exists(day: Reading) -> bool:
    try:
        datetime.date(day[0] or 2024, day[1], day[2])
    except ValueError:
        return False
    return True


_Pattern = tuple[re.Pattern[str], Callable[[re.Match[str]], Readings]]
_ALL: tuple[_Pattern, ...] = (
    (_YMD, lambda m: _valid((int(m[1]), int(m[3]), int(m[4])))),
    (_CJK, _year_first),
    (_DMY, lambda m: _valid((int(m[3]), _month(m[2]), int(m[1])))),
    (_MDY, lambda m: _valid((int(m[3]), _month(m[1]), int(m[2])))),
    (_CTIME, lambda m: _valid((int(m[3]), _month(m[1]), int(m[2])))),
    (_SIGNED, lambda m: _numeric(int(m[1]), m[2], int(m[3]), m[4])),
    (_DM, lambda m: _valid((0, _month(m[2]), int(m[1])))),
    (_MD, lambda m: _valid((0, _month(m[1]), int(m[2])))),
)
_IN_FIGURES = tuple(pair for pair in _ALL if pair[0] in (_YMD, _CJK, _SIGNED))
_PATTERNS = {
    (True, True): _ALL,
    (True, False): tuple(pair for pair in _ALL if pair not in _IN_FIGURES),
    (False, True): _IN_FIGURES,
    (False, False): (),
}
"""What is looked for in a text that names a month, or has numbers with signs between them."""


def _by_weekday(before: str, readings: Readings) -> Readings:
    """Keep the reading that falls on the weekday written in front of the date, where one does."""
    words = _WORDS.findall(before)
    weekday = _WEEKDAYS.get(words[-1].casefold()) if words else None
    if weekday is None:
        return readings
    return tuple(r for r in readings if datetime.date(*r).weekday() == weekday) or readings


def _utc(text: str, at: int, readings: Readings) -> str | None:
    """Return the moment in UTC where a time with a known zone follows, and stays on the written day; else None.

    The written day is the one the article's "today" means, so a zone never moves it.
    """
    m = _TIME.match(text, at + 1) or _TIME.search(text, at, at + 24) if at < len(text) else None
    if m is None or not readings[0][0]:
        return None
    hour, minute, second = int(m[1]), int(m[2]), int(m[3] or 0)
    if m[4]:
        hour = hour % 12 + (12 if m[4][0] in "pP" else 0)
    if m[6]:
        sign = -1 if m[6][0] == "-" else 1
        offset: int | None = sign * (abs(int(m[6])) * 60 + int(m[7]))
    else:
        offset = _ZONES.get((m[5] or "").upper())
    if offset is None or hour > 23 or minute > 59 or second > 59 or abs(offset) > 14 * 60:
        return None
    local = datetime.datetime(*readings[0], hour, minute, second, tzinfo=datetime.UTC)
    moment = local - datetime.timedelta(minutes=offset)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ") if moment.date() == local.date() else None


def declared_day(value: str) -> Day | None:
    """Return the first day a declared value names (ISO, RFC 2822, words, packed digits, seconds since 1970)."""
    value = value.strip()[:200]
    stamp = _STAMP.fullmatch(value)
    if stamp and (readings := _year_first(stamp)):
        # As feeds give it: asked first, for the search below takes ten times as long.
        return Day(0, 10, readings, value)
    if _EPOCH.match(value):
        moment = datetime.datetime.fromtimestamp(int(value[:10]), datetime.UTC)
        return Day(0, len(value), ((moment.year, moment.month, moment.day),), moment.strftime("%Y-%m-%dT%H:%M:%SZ"))
    days = find_days(value)
    if days:
        return next((d for d in days if d.has_year), days[0])
    return _packed_day(value)


def _packed_day(text: str) -> Day | None:
    """Return the day that eight digits give, with or without a time behind them (20250717T1420)."""
    packed = _PACKED.search(text)
    readings = _year_first(packed) if packed else ()
    return Day(packed.start(), packed.end(), readings) if packed and readings else None


def feed_day(stamp: str) -> Day | None:
    """Return the day of a time as feeds give it: the one written there, in the zone that it names."""
    zoned = _ZONED.fullmatch(stamp)
    readings = _year_first(zoned) if zoned else ()
    return Day(0, 10, readings, stamp) if readings else declared_day(stamp)


def day_in_path(path: str) -> Day | None:
    """Return the day that a file's name, or else its dated folders (2025/07/17), give."""
    parts = path.replace("\\", "/").rsplit("/", 5)
    name = parts[-1]
    for text in (
        _UNDERSCORE.sub("-", name).replace("_", " "),
        "-".join(p for p in parts[:-1] if p[:4].isdigit() or p.isdigit()),
    ):
        if any(c.isdigit() for c in text):
            day = declared_day(text) if not _EPOCH.match(text) else None
            if day is not None and day.has_year:
                return day
    return None


def day_in_url(url: str) -> Day | None:
    """Return the day that the path of an address gives (/2025/07/17/, /2025-07-17-…, /20250717/)."""
    match = _IN_URL.search(url.lower())
    if match is None:
        return _packed_day(url)
    month = int(match[2]) if match[2].isdigit() else _month(match[2])
    readings = _valid((int(match[1]), month, int(match[3])))
    return Day(match.start(), match.end(), readings) if readings else None


def day_in_headline(title: str) -> Day | None:
    """Return the only day of a headline where a sign sets it off (`Market report, 2 May 2025: wheat falls`)."""
    days = find_days(title)
    if len(days) != 1 or len(days[0].readings) > 1 or days[0].readings[0][0] < _OWN_TIME:
        return None
    before, after = title[: days[0].start].rstrip()[-1:], title[days[0].end :].lstrip()[:1]
    set_off = before in _SETS_OFF and after in _SETS_OFF and before + after not in ("", ",,")
    return days[0] if set_off else None


def order_shown(texts: Iterable[str]) -> Order | None:
    """Return how the numeric dates of a file are ordered, where one with a number above 12 shows it and none
    differs."""
    shown: set[Order] = set()
    for text in texts:
        for a, _, b in _NUMERIC.findall(text):
            if int(a) > 12 >= int(b) and int(a) <= 31:
                shown.add("day-first")
            elif int(b) > 12 >= int(a) and int(b) <= 31:
                shown.add("month-first")
    return shown.pop() if len(shown) == 1 else None
