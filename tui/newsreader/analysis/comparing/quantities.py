"""Finding the amounts a text states: numbers with what they count, money, percentages, durations, measures, scores.

What an amount is, and when two are the same, is told in `quantity`. Dates are not amounts and are left out by the caller's
spans.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import lru_cache

from newsreader.analysis.comparing.elided_currencies import with_currencies
from newsreader.analysis.comparing.numerals import POINTS_BEHIND, YEARS, Numeral, find_numerals, is_cjk
from newsreader.analysis.comparing.paired_numbers import find_ratios, find_scores
from newsreader.analysis.comparing.quantity import Hedge, Quantity, Span
from newsreader.analysis.comparing.units import QuantityKind, currency_before, unit_behind
from newsreader.analysis.comparing.word_families import ANYBODY, FATES
from newsreader.analysis.terms import is_number, normal_words, stems

_HEDGES: tuple[tuple[Hedge, str], ...] = (
    ("about", r"(?:a little|a bit|slightly|just|marginally) (?:more|less|fewer|over|under|above|below)(?: than)?"),
    ("", r"(?:go(?:es|ing)?|went|bring(?:s|ing)?|brought|takes?|took|(?:moved?|pushe?[sd]?) it) up to"),
    (
        "least",
        r"at least|no (?:fewer|less) than|more than|over|above|upwards of|(?:pass|cross|surpass|exceed|topp?)(?:es|ed|s)|as many as \w+ or more|in excess of",
    ),
    ("most", r"at most|no more than|up to|as many as|as much as|fewer than|less than|under|below"),
    ("nearly", r"nearly|almost|just short of"),
    ("about", r"about|around|some|roughly|approximately|an estimated|estimated|circa|close to"),
)
_HEDGE = re.compile(
    "(?:" + "|".join(rf"(?P<h{k}>\b(?:{words}))" for k, (_, words) in enumerate(_HEDGES)) + r")(?:\sthe|\san?)?\s$",
    re.IGNORECASE,
)
_DURING = re.compile(r"(?:over|above)\s$")  # "over three days" is no bound
_MONTHS = """
januar februar märz april mai juni juli august september oktober november dezember
janvier février mars avril juin juillet août septembre octobre novembre décembre
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre
janeiro fevereiro março maio junho julho setembro outubro novembro dezembro
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
"""
_TIME_BEHIND = re.compile(
    r":\s?\d\d|\s?[ap]\.?\s?m\b|\s?(?:GMT|UTC|o'clock|hrs)\b|\s?[年月日時时分点點號号년월일시]"
    rf"|\.?\s(?:de\s)?(?:{'|'.join(_MONTHS.split())})\b",
    re.IGNORECASE,
)
"""What makes a clock time, a year or, in other languages too, a day of a month of a number."""
_PEOPLE_BEHIND = "人名명"
_CJK_COUNTED = re.compile(r"[ァ-ヺー]{2,}|公[里斤顷頃尺]|小[时時]|世帯|[かカヵヶ个個][所国國月]|.")
"""What a number counts right behind it: one character but for words of the Latin script and some units."""
_NO_AMOUNT_BEFORE = re.compile(
    r"(?:\b(?:no|number|page|article|section|chapter|route|highway|flight|room|channel|week|day|phase|level|category|"
    r"version|round|group|formula|area|point|lot|unit|every|each|either)\.?\s|[#§]\s?|:|\d:|\d-\d\s?\()$",
    re.IGNORECASE,
)
_NAME_BEFORE = re.compile(r"[a-z.],\s$")
_MANY = re.compile(r"[a-z]{2,}s$|^(?:people|men|women|children|police|dead|cattle|staff|crew)$")
_VAGUE = stems("sides parties countries nations halves things ways men women times")
_PARTITIVE = re.compile(r"\sof\s(?:(?:the|our|its|their|his|her|those|these|all)\s)?(?=[a-z])")
_ALONE = re.compile(r"(?:\s[\w'’-]+){1,7}\salone\b")
_SEASON = re.compile(r"\b(?:19|20)\d\d[-–/]\d\d\b(?![-–/]?\d)|\b\d\d/\d\d\b(?![/\d])")  # 2022-23 and 22/23 are years
_MAGNITUDE = re.compile(r"\bmagnitude\s(?:of\s)?(?:about\s|around\s)?$", re.IGNORECASE)
_QUAKE = re.compile(r"[\s-](?:earth)?quake\b")
_AGE_BEFORE = re.compile(r"\bage[ds]?\s(?:(?:of|from|between)\s)?(?:[\w-]+\s(?:to|and)\s)?$")
_AGE_ALONE = re.compile(r"\b(?:He|She)\s(?:was|is|would\shave\sbeen)\s$")
_NAME_OF_NUMBER = re.compile(r"[\w,]\s[A-Z]\w*[a-z]\s$")
_AND_A_HALF = re.compile(r"\sand\sa\shalf\b")
_JOINED = re.compile(r"\s|,?\sand\s")
_NUMBER_OF = re.compile(
    r"\b[Nn]umber of (?P<what>\w+(?:\s\w+){0,2})(?:[\s,][^.;:]{0,80})?\s(?:rose|risen|climbed|grown|grew|increased|jumped|reached|stands|stood|"
    r"fell|fallen|dropped|is|was)\s(?:(?:to|at|now|now at)\s)?(?:(?:at least|about|around|some|nearly|almost|over|more than)\s)?$"
)
_PART_OF_IT = re.compile(
    r"\b(?:including|among (?:them|whom)|of (?:them|whom))\s(?:(?:at least|about|some|only|the)\s)?$"
)
_WHOLE = re.compile(r"\b(?:\d+|[a-z]+)\sof\s(?:the\s[\w-]+['’]s?|its|their)\s$")
_BRACKET = re.compile(r"\((?:about |around |some )?$")
_CELSIUS_AT_MOST = 60
"""More degrees of no scale may be of Fahrenheit. Fewer of Fahrenheit are so many of Celsius less that nobody takes them for one."""


@lru_cache(maxsize=1_000)  # what is read of a sentence or a report several times
def find_quantities(text: str, dates: tuple[Span, ...] = ()) -> tuple[Quantity, ...]:
    """Return the amounts of a text in order. `dates` are spans that are calendar dates; numbers in them are none.

    A duration within a date ("within 30 days") is one all the same. Left out: clock times, years, numbers of pages,
    flights and the like, "one" and "two" of nothing in particular.
    """
    found = find_ratios(text) + find_scores(text)
    busy = [(q.start, q.end) for q in found] + [match.span() for match in _SEASON.finditer(text)]
    numerals = [n for n in find_numerals(text) if not _overlaps(n.start, n.end, busy)]
    skip = -1
    for k, numeral in enumerate(numerals):
        if k <= skip:
            continue
        following = numerals[k + 1] if k + 1 < len(numerals) else None
        quantity, used = _quantity(text, numeral, following)
        skip = k + used - 1
        if quantity is not None and (quantity.kind == "duration" or not _overlaps(quantity.start, quantity.end, dates)):
            found.append(quantity)
    return tuple(with_currencies(text, sorted(found, key=lambda q: q.start)))


def _quantity(text: str, first: Numeral, second: Numeral | None) -> tuple[Quantity | None, int]:
    """The amount that begins with a numeral, and how many numerals it uses up (two in a range)."""
    last, used = (second, 2) if second is not None and _is_range(text, first, second) else (first, 1)
    low, high, grain = first.value, last.value, max(first.grain, last.grain)
    if used == 2 and first.scale == 1 and low < 1000:
        low *= last.scale
    start, end, kind, base, factor = _measure(text, first, last)
    counted: frozenset[str] = frozenset()
    if base and used == 1:
        more, end, further, finest = _continued(text, end, base, factor, second)
        low, high, used, grain = low + more, high + more, used + further, min(grain, finest)
    if kind == "number":
        counted, counted_end = _counted(text, end)
        counted = counted or _counted_before(text, start)
        end = end if base else counted_end
    if not base:
        vague = high <= 2 and (first.spelled or high < 2) and (not counted or counted & _VAGUE)
        if vague or _is_no_amount(text, first, last, counted):
            return None, used
        if _is_age(text, start, end):
            base = "years old"
        elif _is_magnitude(text, start, last):
            base, counted, end = "magnitude", frozenset(), last.end
        elif _is_of_a_name(text, first, counted) or (not counted and last.start - first.end == 1 and used == 2):
            return None, used  # "Capitals (2-9)"
    aside = _is_aside(text, start, last.end) or (not base and text[last.end : last.end + 1] == "-")
    low, high, grain = low * factor, high * factor, grain * factor
    if base == "degrees F":
        base, low, high, grain = "degrees C", *((x - 32) / 1.8 for x in (low, high)), grain / 1.8
    elif base == "degrees" and high <= _CELSIUS_AT_MOST:
        base = "degrees C"
    return Quantity(
        start, end, kind, low, high, base, _hedge(text, start, kind), counted, last.value, aside, grain
    ), used


def _is_aside(text: str, start: int, end: int) -> bool:
    """Whether the number of an amount stands in brackets or is a part: "two of the", "including 3", "42 in the capital alone"."""
    before = text[max(0, start - 30) : start]
    found = (
        _BRACKET.search(before[-8:])
        or _PART_OF_IT.search(before)
        or _PARTITIVE.match(text, end)
        or _ALONE.match(text, end)
        or _WHOLE.search(before)
    )
    return found is not None


def _measure(text: str, first: Numeral, last: Numeral) -> tuple[int, int, QuantityKind, str, float]:
    """Where a number begins and ends with its currency or unit, its kind, its base unit and how many of it make one."""
    start, end = first.start, last.end
    unit = unit_behind(text, end, scaled=last.value >= 1000)
    if currency := currency_before(text, start):
        code, start = currency
        return start, end + (unit.length if unit is not None and unit.kind == "money" else 0), "money", code, 1.0
    if last.fraction:
        points = POINTS_BEHIND.match(text, end)
        return (start, points.end(), "percent", "points", 1.0) if points else (start, end, "percent", "%", 100.0)
    return (start, end + unit.length, unit.kind, unit.base, unit.factor) if unit else (start, end, "number", "", 1.0)


def _continued(
    text: str, end: int, base: str, factor: float, following: Numeral | None
) -> tuple[float, int, int, float]:
    """What follows an amount in smaller units ("5ft 10in", "11 years and three months", "a year and a half").

    Returned are how much it is in the first unit, where it ends, how many numerals it uses up, and what its last figure
    counts in, in the first unit.
    """
    if half := _AND_A_HALF.match(text, end):
        return 0.5, half.end(), 0, 0.5
    if following is not None and _JOINED.fullmatch(text, end, following.start):
        smaller = unit_behind(text, following.end, scaled=False)
        if smaller is not None and smaller.base == base and following.value * smaller.factor < factor:
            part = smaller.factor / factor
            return following.value * part, following.end + smaller.length, 1, following.grain * part
    return 0.0, end, 0, math.inf


def _is_of_a_name(text: str, number: Numeral, counted: frozenset[str]) -> bool:
    """Whether a number belongs to the name before it ("the Boeing 737", "Apollo 11 lifted off"), and counts nothing."""
    match = _NAME_OF_NUMBER.search(text[max(0, number.start - 24) : number.start])
    if match is None or number.spelled or number.value >= 1000 or counted & FATES.keys():
        return False
    behind = text[number.end : number.end + 40].split()
    return not (behind and _MANY.match(behind[0].strip(".,;:").lower()))


def _is_age(text: str, start: int, end: int) -> bool:
    """Whether a number stands like the age in "Ann Lee, 49, said", "at the age of 49" or "She was 49."."""
    if _AGE_BEFORE.search(text[max(0, start - 40) : start]):
        return True
    before = text[max(0, start - 24) : start]
    if text[end : end + 1] in {",", "."} and (
        re.search(r",\swho\s(?:is|was|turned)\s$", before) or _AGE_ALONE.search(before)
    ):
        return True
    return text[end : end + 1] == "," and _NAME_BEFORE.search(before) is not None


def _is_magnitude(text: str, start: int, number: Numeral) -> bool:
    """Whether a number is that of "a magnitude of 6.1" or "a 6.1 earthquake"."""
    before = _MAGNITUDE.search(text[max(0, start - 24) : start])
    return before is not None or (number.grain < 1 and _QUAKE.match(text, number.end) is not None)


def _is_range(text: str, first: Numeral, second: Numeral) -> bool:
    if first.fraction != second.fraction:
        return False
    end = first.end
    unit = unit_behind(text, end, scaled=False)
    if unit is not None:
        end += unit.length
        behind = unit_behind(text, second.end, scaled=False)
        if behind is None or behind.base != unit.base:
            return False
    start, currency = second.start, currency_before(text, second.start)
    if currency is not None:
        if currency_before(text, first.start) is None:
            return False
        start = currency[1]
    between = text[end:start].strip()
    if re.search(r"\bfrom\s\S?$", text[max(0, first.start - 7) : first.start]):
        return False
    if between == "and":
        return re.search(r"\b[Bb]etween\s[$€£¥]?$", text[max(0, first.start - 10) : first.start]) is not None
    return between in {"to", "-", "–", "—"} and first.value < second.value


def _is_no_amount(text: str, first: Numeral, last: Numeral, counted: frozenset[str]) -> bool:
    """Whether a bare number is a clock time, a year, a number of something, or too vague ("one") to be a fact."""
    behind, before = text[last.end : last.end + 20], text[max(0, first.start - 12) : first.start]
    if _TIME_BEHIND.match(behind) or (_NO_AMOUNT_BEFORE.search(before) and not (first.spelled and first.value > 1)):
        return True
    if before.endswith(": ") and not (first.spelled or counted or last.scale > 1):
        return True
    if first.spelled and first.value <= 1:
        return True
    printed = text[first.start : last.end]
    return len(printed) == 4 and printed.isdecimal() and int(printed) in YEARS


def _counted(text: str, at: int) -> tuple[frozenset[str], int]:
    """The terms of what a number behind which `at` lies counts, up to three words, and where those end that surely are.

    "640 dock workers", "97-strong", but of "3 lifted off" the number alone.
    """
    number_end = at
    if is_cjk(text[at : at + 1]):
        unit = next(_CJK_COUNTED.finditer(text, at)).group()
        return frozenset({"人" if unit in _PEOPLE_BEHIND else unit}), at + len(unit)
    if partitive := _PARTITIVE.match(text, at):
        at = partitive.end() - 1
    window = text[at : at + 60]
    if not re.match(r"[\s-]\s?[^\W\d_]", window):
        return frozenset(), at
    terms: list[str] = []
    end = shown = 0
    for word in normal_words(window):
        gap = window[end : word.start]
        if word.stop or is_number(word.term) or not re.fullmatch(r"\s?-?\s?", gap) or len(terms) == 3:
            break
        if window[word.start].isupper():
            break
        if word.end == len(window) and at + 60 < len(text):
            break
        terms.append(word.term)
        end = word.end
        if _MANY.match(window[word.start : word.end].lower()):
            shown = end
            break
        if gap == "-" and not shown:
            shown = end
    return frozenset(terms), at + shown if shown else number_end


def _counted_before(text: str, at: int) -> frozenset[str]:
    """The terms of what a number counts that ends "the number of people killed in the valley has risen to 27"."""
    match = _NUMBER_OF.search(text, max(0, at - 160), at)
    words = normal_words(match["what"]) if match else ()
    told = frozenset(word.term for word in words if not word.stop)
    return told & (FATES.keys() | ANYBODY) or told


def _hedge(text: str, at: int, kind: QuantityKind) -> Hedge:
    match = _HEDGE.search(text[max(0, at - 30) : at])
    if match is None or (kind == "duration" and _DURING.match(match[0])):
        return ""
    return _HEDGES[int((match.lastgroup or "h0")[1:])][0]


def _overlaps(start: int, end: int, spans: Sequence[Span]) -> bool:
    return any(start < e and s < end for s, e in spans)
