"""From spellings to phrases: which atoms of the grammar are dates where they stand, and which belong together.

"the end of" + "May", "Thursday" + "(Jul 17)", "third quarter" + "of" + "this year", "noon" + "Saturday" become one;
"May 3-5" becomes two. Every look around an atom is a window of bounded length.
"""

from __future__ import annotations

import re

from newsreader.analysis.date_context import EDGE, SIDE, stands
from newsreader.analysis.date_grammar import Expression, find_atoms

_MOST = 1000                             # no article has more; a table of dates does not hold the reader up
_BEFORE = 48
_AFTER = 40
_DATED = frozenset(("monthday", "daymonth", "iso", "slashed", "numeric"))

_PREMIER_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Prime Minister) May\b")

_FISCAL = re.compile(r"\b(?:the\s+)?(?:fiscal(?:\s+year)?|financial\s+year|calendar(?:\s+year)?|year)\s+\Z")
_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}[:.]\d\d(?:\s?(?:hours|hrs|h)\b)?|\d{4}(?=\s(?:GMT|"
    r"UTC)))"
)
_ZONE = r"(?:\s\(?(?:[A-Z]{2,5}|Eastern|Pacific|Central|local time|(?:[A-Z]\w+\s)?(?:time|Time))\)?)"
_CLOCK_BEFORE = re.compile(rf"(?:(?<![\w.:]){_CLOCK}{_ZONE}?(?:\s\([^()\n]{{1,30}}\)(?:\son)?)?|"
                           r"\b(?:noon|midday|midnight|Noon|Midnight)(?:\s+on)?)\s+\Z")
_DAY_RANGE_AFTER = re.compile(
    r"(?:\s?[-–—]\s?|\s+(?P<word>and|to|through|or|until)\s+)(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%\w]|"
    r"[.,:/]\d|\s?[-–]\s?\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?(?P<next>\s+\w+)?")
_FIRST_OF_RANGE = re.compile(r"(?P<day>\d{1,2}(?:st|nd|rd|th)?)[^\d]+")
_DAY_FOLLOWERS = frozenset("in at for of to on as when with and before after by where but the its will are is".split())
_OF = re.compile(r"(?:,?\s+|\s+of\s+(?:the\s+)?|,\s*)\Z")
_POSSESSIVE = re.compile(r"['’]s\s+\Z")
_PAIR = re.compile(r"\s+(?:to|and|or|through|until)\s+\Z|\s?[-–—/]\s?\Z")
_BRACKET = re.compile(r"\s*,?\s*\(\Z")
_COMMA = re.compile(r",?\s+(?:the\s+)?\Z")


def find_phrases(text: str) -> list[Expression]:
    """Return the calendar phrases of a text, sorted and disjoint, composed but without values."""
    premier_may = bool(_PREMIER_MAY.search(text))
    composed: list[Expression] = []
    for atom in find_atoms(text):
        if composed and _join(text, composed[-1], atom):
            continue
        _take_clock(text, composed, atom)
        _share_year(text, composed, atom)
        composed.append(atom)
    phrases: list[Expression] = []
    for phrase in composed:
        if len(phrases) >= _MOST:
            break
        before = text[max(0, phrase.start - _BEFORE):phrase.start]
        if stands(text, phrase, before, premier_may) and _extend(phrase, before):
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
    gap = text[first.end:second.start] if second.start - first.end < 13 else "\n"
    if "\n" in gap:
        return False
    is_day = first.shape in ("weekday", "shortday")
    if (is_day and second.shape in _DATED) or (first.shape in _DATED and second.shape in ("weekday", "shortday")):
        bracket = bool(_BRACKET.match(gap)) and text[second.end:second.end + 1] == ")"
        if not bracket and not (is_day and _COMMA.match(gap)):
            return False
        dated = second if is_day else first
        weekday = first.weekday if is_day else second.weekday
        first.year, first.month, first.day, first.numeric = dated.year, dated.month, dated.day, dated.numeric
        first.shape, first.weekday, first.relation, first.unit = dated.shape, weekday, "", "day"
        first.end = second.end + bracket
        return True
    return _join_year(first, second, gap)


def _join_year(first: Expression, second: Expression, gap: str) -> bool:
    yearly = second.unit == "year" and second.shape in ("year", "relative") and not second.name
    waits = first.year is None and (first.shape in ("monthday", "daymonth", "month", "quarter") or bool(first.name and first.unit == "year")
                                    or (first.shape == "relative" and first.relation in ("same", "that") and first.unit == "quarter"))
    if yearly and waits and _OF.match(gap) and (second.relation in ("", "this", "last", "next", "previous", "same", "that")):
        first.year, first.end = second.year, second.end
        if second.relation:
            first.name = f"{second.relation} year" if first.unit != "year" else first.name
            if first.unit == "year":
                first.relation = second.relation
        return True
    if first.unit == "year" and first.shape in ("year", "relative") and second.shape == "quarter" and _POSSESSIVE.match(gap):
        if first.relation:
            first.name = f"{first.relation} year"
        first.shape, first.unit, first.quarter, first.end, first.relation = "quarter", "quarter", second.quarter, second.end, ""
        return True
    return False


def _take_clock(text: str, before: list[Expression], atom: Expression) -> None:
    """Make "15:00 GMT Saturday" one phrase, and leave a time out that "on Saturday" follows."""
    if before and before[-1].shape == "clock" and atom.unit == "day" and atom.shape not in ("clock", "ago", "within"):
        gap = text[before[-1].end:atom.start]
        if gap in (" ", " on "):
            clock = before.pop()
            atom.start = clock.start if gap == " " else atom.start


def _share_year(text: str, before: list[Expression], atom: Expression) -> None:
    """Give "May" of "May and June 2008", or "April 3" of "April 3 to May 5, 2012", the year that follows."""
    if atom.year is None or not before or atom.shape not in ("monthday", "monthyear", "daymonth"):
        return
    first = before[-1]
    if first.shape in ("month", "monthday", "daymonth") and first.year is None and first.month and not first.relation \
            and atom.start - first.end < 10 and _PAIR.match(text[first.end:atom.start]):
        first.year = atom.year - (first.month > (atom.month or 12))


def _extend(phrase: Expression, before: str) -> bool:
    """Take in what stands before a phrase and narrows it; False where nothing is left to say."""
    if phrase.shape == "year" and (fiscal := _FISCAL.search(before)):
        phrase.start -= len(before) - fiscal.start()
        before = before[:fiscal.start()]
    if phrase.unit != "day" and (edge := EDGE.search(before)) \
            and not (phrase.shape == "year" and before.endswith("the ")):
        word = edge["edge"].lower()
        phrase.edge = "end" if word.startswith(("end", "close", "last", "final", "second", "latter", "late", "clos")) else "start"
        phrase.edge = "mid" if word.startswith("middle") else phrase.edge
        if word.endswith("day") and phrase.unit == "month":
            phrase.edge += " day"
        phrase.start -= len(before) - edge.start()
        before = before[:edge.start()]
    elif side := SIDE.search(before):
        inside = "in" in side["gap"].split() or "in" in side["gap"]
        word = side["side"].lower()
        fits = phrase.unit != "day" or phrase.shape == "unit" or (not inside and "-" not in side["gap"] and word in ("early", "late", "earlier", "later", "very early"))
        if fits and (word != "end" or "-" in side["gap"]):
            phrase.edge = {"mid": "mid", "late": "end", "later": "later", "earlier": "earlier", "end": "end"}.get(word, "start")
            phrase.start -= len(before) - side.start()
            before = before[:side.start()]
    if phrase.unit == "day" and phrase.shape not in ("ago", "within") and (clock := _CLOCK_BEFORE.search(before)):
        phrase.start -= len(before) - clock.start()
    return True


def _days_before(text: str, phrase: Expression, phrases: list[Expression]) -> None:
    """Put "12" of "12-14 June" before its companion."""
    found = _FIRST_OF_RANGE.match(text, phrase.start, phrase.end) if phrase.first_day else None
    if found:
        phrases.append(Expression(phrase.start, found.end("day"), "daymonth", "day", phrase.year, phrase.month, phrase.first_day))
        phrase.start = found.end()


def _days_after(text: str, phrase: Expression, phrases: list[Expression]) -> None:
    """Put "5" of "May 3-5" behind its companion; a year behind it is the year of both."""
    if phrase.shape != "monthday" or phrase.year is not None:
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
    phrases.append(Expression(found.start("day"), end, "monthday", "day", year, phrase.month, int(found["day"])))


