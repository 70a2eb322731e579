"""Times as feeds usually write them, to datetimes with a zone; feedparser reads the many rarer forms."""

import re
from datetime import datetime, timedelta, timezone

_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
# Hours from UTC. Ambiguous names (IST; CST outside America) are left out or left to feedparser.
_ZONES = {
    "": 0, "gmt": 0, "utc": 0, "ut": 0, "z": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8,
    "pdt": -7, "wet": 0, "west": 1, "bst": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2, "eest": 3, "msk": 3,
    "hkt": 8, "sgt": 8, "jst": 9, "kst": 9, "aest": 10, "aedt": 11, "nzst": 12, "nzdt": 13,
}  # fmt: skip
_RFC_822 = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}(?:, ?| ))?(\d\d?)[ -]([a-z]{3})[a-z]{0,6}[ -](\d{4}) (\d\d):(\d\d)(?::(\d\d))?"
    r"(?: ?(?:gmt|utc)?([+-])(\d\d?)(?::?(\d\d))?| ([a-z]{1,4})|)",
    re.ASCII,
)
_ISO_8601 = re.compile(
    r"(\d{4})(?P<between>[-/]?)(\d\d)(?P=between)(\d\d)(?:(?:t| {1,3})(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?"
    r" ?(?:([+-])(\d\d):?(\d\d)|(z|utc|gmt)|))?",
    re.ASCII,
)
# A year, a time, or a month and day alone, which feedparser would complete from today's date.
_NO_DAY = re.compile(r"\d{4}(?!\d\d\d\d|[-/]\d\d?[-/]\d\d?)|t?\d\d?:\d\d|-", re.I)


def names_no_day(value: str) -> bool:
    """Tell whether a time names no day, or one that does not exist, for which feedparser would invent another."""
    try:
        usual_moment(value.strip())
    except (ValueError, OverflowError):
        return True
    return _NO_DAY.match(value.strip()) is not None


def usual_moment(value: str) -> datetime | None:
    """Parse a time in one of the two usual forms (RFC 822, ISO 8601) or close to them; UTC if it names no zone.

    None for other forms. Raises ValueError or OverflowError for a day or time that does not exist.
    """
    text = value.lower()
    if match := _ISO_8601.fullmatch(text):
        year, _, month, day, hour, minute, second, sign, hours, minutes, zone = match.groups(default="")
    elif match := _RFC_822.fullmatch(text):
        day, name, year, hour, minute, second, sign, hours, minutes, zone = match.groups(default="")
        month = str(_MONTHS.get(name, 0))
    else:
        return None
    past = timedelta(hours=int(hour or 0), minutes=int(minute or 0), seconds=int(second or 0))
    if hour > "24" or minute > "59" or second > "60":  # midnight as 24:00 and leap seconds are times
        raise ValueError("there is no such time")
    ahead = _ZONES.get(zone)
    if ahead is None:
        return None
    offset = timedelta(hours=int(hours or 0), minutes=int(minutes or 0)) if sign else timedelta(hours=ahead)
    return datetime(int(year), int(month), int(day), tzinfo=timezone(-offset if sign == "-" else offset)) + past
