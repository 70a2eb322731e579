"""From spellings to phrases: which atoms of the grammar are dates where they stand, and which belong together.

"the end of" + "May", "Thursday" + "(Jul 17)", "third quarter" + "of" + "this year", "noon" + "Saturday" become one;
"May 3-5" becomes two. Every look around an atom is a window of bounded length.
"""

from __future__ import annotations

import re
from itertools import pairwise

from newsreader.analysis.dating.date_context import EDGE, SIDE, stands
from newsreader.analysis.dating.date_grammar import Expression, find_atoms

_MOST = 600  # no article has more; a table of dates does not hold the reader up
_BEFORE = 48
_AFTER = 40
_DATED = frozenset(("monthday", "daymonth", "iso", "slashed", "numeric"))
_YEAR_RELATIONS = frozenset(("", "this", "last", "next", "previous", "same", "that"))
_SIDES = {"mid": "mid", "late": "end", "later": "later", "earlier": "earlier", "end": "end"}
_PREMIER_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Prime Minister) May\b")

_FISCAL = re.compile(r"\b(?:the\s+)?(?:fiscal(?:\s+year)?|financial\s+year|calendar(?:\s+year)?|year)\s+\Z", re.I)
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}[:.][0-5]\d(?:\s?(?:hours|hrs|h)\b)?|\d{4}(?=\s(?:GMT|"
    r"UTC)))"
)
_ZONE = r"(?:\s\(?(?:[A-Z]{2,5}|Eastern|Pacific|Central|local time|(?:[A-Z]\w+\s)?(?:time|Time))\)?)"
_CLOCK_BEFORE = re.compile(
    rf"(?:(?<![\w.:$£€])(?<!: ){_CLOCK}{_ZONE}?(?:\s\([^()\n]{{1,30}}\)(?:\son)?)?|"
    r"\b(?:noon|midday|midnight|Noon|Midnight)(?:,|\s+on)?)\s+\Z"
)
_DAY_RANGE_AFTER = re.compile(
    r"(?:\s?[-–—]\s?|\s+(?P<word>and|to|through|or|until)\s+)(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%\w]|"
    r"[.,:/]\d|\s?[-–]\s?\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?(?P<next>\s+\w+)?"
)
_DAYS_BEFORE = re.compile(r"(?<![\w.,:/$£€-])(?:(?:[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?, ){1,5}\Z")
_DAYS_AFTER = re.compile(r"(?:, (?:[1-9]|[12]\d|3[01])){1,5},? (?:and|or) (?:[1-9]|[12]\d|3[01])\b(?![%:]|[.,]\d)")
_NUMBER = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_FIRST_OF_RANGE = re.compile(r"(?P<day>\d{1,2}(?:st|nd|rd|th)?)[^\d]+")
_DAY_FOLLOWERS = frozenset("in at for of to on as when with and before after by where but the its will are is".split())
_OF = re.compile(r"(?:,?\s+|\s+of\s+(?:the\s+)?|,\s*)\Z")
_POSSESSIVE = re.compile(r"['’]s\s+\Z")
_PAIR = re.compile(r"\s+(?:to|and|or|through|until)\s+\Z|\s?[-–—/]\s?\Z")
_BRACKET = re.compile(r"\s*,?\s*\(\s?\Z")
_THE = re.compile(r",?\s+the\s+")
_COMMA = re.compile(r",?\s+(?:the\s+)?\Z")


def find_phrases(text: str) -> list[Expression]:
    """Return the calendar phrases of a text, sorted and disjoint, composed but without values."""
    premier_may = " May" in text and bool(_PREMIER_MAY.search(text))
    composed: list[Expression] = []
    for atom in find_atoms(text):
        if not composed or not _join(text, composed[-1], atom):
            _take_clock(text, composed, atom)
            composed.append(atom)
        if len(composed) > 1:
            _share_year(text, *composed[-2:])
    phrases: list[Expression] = []
    for phrase in composed:
        if len(phrases) >= _MOST:
            break
        before = text[max(0, phrase.start - _BEFORE) : phrase.start]
        if stands(text, phrase, before, premier_may):
            _extend(phrase, before)
            _days_before(text, phrase, phrases)
            phrases.append(phrase)
            _days_after(text, phrase, phrases)
    return _disjoint(phrases)


def _disjoint(phrases: list[Expression]) -> list[Expression]:
    kept: list[Expression] = []
    for phrase in phrases:
        if kept and phrase.start < kept[-1].end:
            continue
        kept.append(phrase)
    return kept


def _join(text: str, first: Expression, second: Expression) -> bool:
    """Make one phrase of two atoms where they say one thing; the first takes it up."""
    gap = text[first.end : second.start] if second.start - first.end < 13 else "\n"
    if "\n" in gap:
        return False
    is_day = first.shape in ("weekday", "shortday")
    if (is_day and second.shape in _DATED) or (first.shape in _DATED and second.shape in ("weekday", "shortday")):
        bracket = bool(_BRACKET.match(gap)) and text[second.end : second.end + 1] == ")"
        if not bracket and not (is_day and _COMMA.match(gap)):
            return False
        if second.shape == "monthday" and gap.endswith("the "):
            return False  # "said Wednesday the Dec 12 meeting"
        dated = second if is_day else first
        weekday = first.weekday if is_day else second.weekday
        first.year, first.month, first.day, first.numeric = dated.year, dated.month, dated.day, dated.numeric
        first.shape, first.weekday, first.relation, first.unit = dated.shape, weekday, "", "day"
        first.end = second.end + bracket
        return True
    if is_day and second.unit == "week" and second.relation in ("this", "last", "next") and gap in (" ", " of "):
        first.name, first.relation, first.end = "of week", second.relation, second.end
        return True
    if is_day and second.shape == "nth" and not second.relation and _THE.fullmatch(gap):
        first.shape, first.day, first.end = "nth", second.day, second.end
        return True
    return _join_year(first, second, gap)


def _join_year(first: Expression, second: Expression, gap: str) -> bool:
    """Join "third quarter" and "of this year", "July 4" and "last year", "1989" and "'s fourth quarter"."""
    if second.shape in ("year", "relative") and second.unit == "year" and not second.name:
        if not (_waits_for_year(first) and _OF.match(gap) and second.relation in _YEAR_RELATIONS):
            return False
        first.year, first.end = second.year, second.end
        if second.relation and first.unit == "year":
            first.relation = second.relation
        elif second.relation:
            first.name = f"{second.relation} year"
        return True
    if second.shape != "quarter" or first.unit != "year" or first.shape not in ("year", "relative"):
        return False
    if not _POSSESSIVE.match(gap) and not (first.shape == "year" and gap == " "):
        return False
    first.name = f"{first.relation} year" if first.relation else first.name
    first.shape, first.unit, first.relation = "quarter", "quarter", ""
    first.quarter, first.end = second.quarter, second.end
    return True


def _waits_for_year(phrase: Expression) -> bool:
    """Whether a year behind a phrase would be its own: a day, month, quarter or season that has none."""
    if phrase.year is not None:
        return False
    if phrase.shape == "relative" and phrase.unit == "quarter":
        return phrase.relation in ("same", "that")
    season = bool(phrase.name) and phrase.unit == "year"
    return season or phrase.shape in ("monthday", "daymonth", "month", "quarter")


def _take_clock(text: str, before: list[Expression], atom: Expression) -> None:
    """Make "15:00 GMT Saturday" one phrase, and leave a time out that "on Saturday" follows."""
    if before and before[-1].shape == "clock" and atom.unit == "day" and atom.shape not in ("clock", "ago", "within"):
        gap = text[before[-1].end : atom.start]
        if gap in (" ", " on "):
            clock = before.pop()
            atom.start = clock.start if gap == " " else atom.start


def _share_year(text: str, first: Expression, second: Expression) -> None:
    """Give "May" of "May and June 2008" or "May and June next year", "April 3" of "April 3 to May 5, 2012" the year."""
    if second.shape not in ("month", "monthday", "monthyear", "daymonth") or not second.month:
        return
    if first.shape not in ("month", "monthday", "daymonth") or first.year is not None or first.relation or first.name:
        return
    if first.month and second.start - first.end < 10 and _PAIR.match(text[first.end : second.start]):
        if second.year is not None:
            first.year = second.year - (first.month > second.month)
        elif first.month <= second.month:
            first.name = second.name


def _extend(phrase: Expression, before: str) -> None:
    """Take in what stands before a phrase and narrows it: an edge, early or late, a time of day."""
    if phrase.shape == "year" and (fiscal := _FISCAL.search(before)):
        before = _widen(phrase, before, fiscal)
    # "the end of the 2012 season" is not the end of 2012.
    whole = phrase.unit == "day" or (phrase.shape == "year" and before.endswith("the "))
    if not whole and (edge := EDGE.search(before)):
        phrase.edge = _edge(edge["edge"].lower(), phrase.unit)
        before = _widen(phrase, before, edge)
    elif (side := SIDE.search(before)) and _narrows(phrase, side["side"].lower(), side["gap"]):
        phrase.edge = _SIDES.get(side["side"].lower(), "start")
        before = _widen(phrase, before, side)
    if phrase.unit == "day" and phrase.shape not in ("ago", "within") and (clock := _CLOCK_BEFORE.search(before)):
        _widen(phrase, before, clock)


def _widen(phrase: Expression, before: str, match: re.Match[str]) -> str:
    phrase.start -= len(before) - match.start()
    return before[: match.start()]


def _edge(words: str, unit: str) -> str:
    if words.startswith("middle"):
        return "mid"
    edge = "end" if words.startswith(("end", "clos", "last", "final", "second", "latter", "late")) else "start"
    return f"{edge} day" if unit == "month" and words.endswith("day") else edge


def _narrows(phrase: Expression, side: str, gap: str) -> bool:
    """Whether "early", "mid-" and the like belong to a phrase: of a day only "early Friday" and "later in the day"."""
    if side == "end" and "-" not in gap:
        return False
    if phrase.unit != "day" or phrase.shape == "unit":
        return True
    return side != "mid" and "in" not in gap and "-" not in gap


def _days_before(text: str, phrase: Expression, phrases: list[Expression]) -> None:
    """Put "12" of "12-14 June" before its companion."""
    found = _FIRST_OF_RANGE.match(text, phrase.start, phrase.end) if phrase.first_day else None
    if found is None or phrase.first_day is None:
        return
    if more := _DAYS_BEFORE.search(text, max(0, phrase.start - 32), phrase.start):
        phrases += _listed_days(text, phrase, more, below=phrase.first_day)
    year, month, day = phrase.year, phrase.month, phrase.first_day
    phrases.append(Expression(phrase.start, found.end("day"), "daymonth", year=year, month=month, day=day))
    phrase.start = found.end()


def _listed_days(
    text: str, phrase: Expression, found: re.Match[str], above: int = 0, below: int = 32
) -> list[Expression]:
    """The days of "24, 25 and 26 February" that stand apart from their month, none where they do not rise."""
    numbers = list(_NUMBER.finditer(text, found.start(), found.end()))
    days = [above, *(int(number[1]) for number in numbers), below]
    if any(one >= two for one, two in pairwise(days)):
        return []
    return [
        Expression(number.start(), number.end(), phrase.shape, year=phrase.year, month=phrase.month, day=int(number[1]))
        for number in numbers
    ]


def _days_after(text: str, phrase: Expression, phrases: list[Expression]) -> None:
    """Put "5" of "May 3-5" behind its companion; a year behind it is the year of both."""
    if phrase.shape != "monthday" or phrase.year is not None:
        return
    if more := _DAYS_AFTER.match(text, phrase.end, phrase.end + _AFTER):
        phrases += _listed_days(text, phrase, more, above=phrase.day or 0)
        return
    found = _DAY_RANGE_AFTER.match(text, phrase.end, phrase.end + _AFTER)
    if found is None:
        return
    follower = (found["next"] or "").strip()
    if found["word"] and follower and follower not in _DAY_FOLLOWERS and not follower[0].isupper():
        return
    year = int(found["year"]) if found["year"] else None
    phrase.year = year
    end = found.end("year") if year else found.end("day")
    day = int(found["day"])
    phrases.append(Expression(found.start("day"), end, "monthday", year=year, month=phrase.month, day=day))
