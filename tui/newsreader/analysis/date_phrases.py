"""From spellings to phrases: which atoms of the grammar are dates where they stand, and which belong together.

"the end of" + "May", "Thursday" + "(Jul 17)", "third quarter" + "of" + "this year", "noon" + "Saturday" become one;
"May 3-5" becomes two. Every look around an atom is a window of bounded length.
"""

from __future__ import annotations

import re

from newsreader.analysis.calendar_words import month_number
from newsreader.analysis.date_grammar import Expression, find_atoms

_MOST = 1000                             # no article has more; a table of dates does not hold the reader up
_BEFORE = 48
_AFTER = 40
_DATED = frozenset(("monthday", "daymonth", "iso", "slashed", "numeric"))
_AMBIGUOUS_MONTHS = frozenset((3, 4, 5, 6, 8))

_SET_BEFORE = re.compile(r"\b(?:every|each|any|Black|Ash|Super|Cyber|Bloody|Palm|Fat|Maundy|Shrove|Sheffield|Mail on|"
                         r"Independent on|Scotland on|Man|Ruby|Freaky|alternate|other|most)\s+\Z", re.I)
_NTH = re.compile(r"\b(?:first|second|third|fourth|last|final)\s+\Z", re.I)
_NAMED_AFTER = re.compile(r"\s+(?:Times|Mirror|Post|Mail|Express|Telegraph|Review|Herald|Magazine|Live|People|World|"
                          r"Independent|Business Post|Night L|Night Football|Night Live|Agreement)\b")
_MONTH_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|to|through|during|before|after|last|next|this|early|late|mid|end|of|for|between|"
    r"and|or|over|past|each|around|about|as of|ending|ended|starting|beginning|a|an|the)[\s-]+|[-/–(])\Z", re.I)
_NAME_BEFORE = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Miss|Mr\.?|Dr\.?|Sir|Lady|Brian|James|Elaine|Prime Minister|"
                          r"Fredric|Jan|President|Cape|Fort|Port)\s+\Z")
_SURNAME_AFTER = re.compile(r"\s+(?!(?:Day|Fool|Revolution|Budget|I|It|The|We|He|She|They)\b)[A-Z][a-z]+\b(?!\s*['’]s)")
_PREMIER_MAY = re.compile(r"\b(?:Theresa|Mrs\.?|Ms\.?|Prime Minister) May\b")
_YEAR_CUE = re.compile(
    r"(?:\b(?:in|since|by|until|till|from|of|during|before|after|for|between|and|to|through|around|about|than|early|late|"
    r"mid|fiscal|year|circa|throughout|over|or|the|a|an|back|FY|pre|post|end|beyond|into|with|as|on|at|but|summer|"
    r"spring|autumn|fall|winter|season|its|his|her|their|our|that|this|versus|vs\.?|campaign|ended|ending|as of|late-|"
    r"both|only|per|these|those|financial|calendar|Since|In|By|Until|From|During|Before|After|Early|Late|The|A|His|Her|"
    r"Its|Their|Between|For|Throughout|Through|FY)[\s-]+|[-–/(,;:\"“'’—][ \n]*|\A|\n|[.?!]\s+)\Z")
_STRONG_YEAR_CUE = re.compile(r"\b(?:in|since|until|till|from|during|by|before|circa|around|early|late|mid|after|and|to|"
                              r"between|of)[\s-]+(?:the\s+year\s+|about\s+)?\Z", re.I)
_YEAR_STOP_BEFORE = re.compile(
    r"(?:\b(?:flight|no|nos|number|room|page|pages|route|highway|bus|model|lot|pin|code|tel|phone|number|total|altitude|"
    r"height|average|record|some|nearly|almost|more than|less than|fewer than|over|at least|about|approximately|up to|"
    r"resolution|section|article|class|train|channel|chapter|version|windows|agenda|vision|boeing|peugeot|area code|"
    r"ext|extension|weighing|population|cost|price|worth|sum)(?:\s+of|\.)?\s+|[$€£¥#@=+*]\s?|\d[ .,:-]|\d\s[-–]\s?)\Z", re.I)
_YEAR_RANGE_BEFORE = re.compile(r"(?<!\d)[12]\d{3}\s?[-–]\s?\Z")
_UNIT_AFTER = re.compile(
    r"(?:\s*(?:GMT|UTC|hrs?|hours?|people|troops|km|kilomet|miles?|met(?:re|er)s?|feet|ft|kg|tons?|tonnes?|dollars|euros|"
    r"pounds|yen|jobs|workers|soldiers|homes|houses|employees|members|votes|points|barrels|MW|megawatts|per\b|percent|"
    r"students|men|women|children|cases|deaths|families|shares|units|cars|vehicles|copies|aircraft|square|acres|hectares|"
    r"other|or more|and more|of the|of them|times|rpm|calories|words|rooms|stores|residents|passengers|million|billion|"
    r"yards|guests|fans|police|officers|protesters|companies|names|years|days|refugees|migrants|head)\b|[-–][A-Za-z]|['’]s?\s?\d)")
_EVENT_AFTER = re.compile(r"(?:\s+[A-Z][\w.&'’-]*){0,3}\s+(?:Olympics?|Games|Cup|Championships?|Act|Expo|Open|Grand Prix|"
                          r"Euros|Marathon|Festival|Awards?|Convention|Agenda|Goals)\b")
_SPORT = re.compile(r"\b(?:touchdown|halftime|half-time|quarterback|yards?|baskets?|rebounds?|free throws?|three-pointer|"
                    r"field goal|overtime|outscored)", re.I)
_SEASON_CUE = re.compile(r"\b(?:in|by|until|till|before|since|during|of|over|after|for|late|early|mid|from|through)[\s-]+\Z", re.I)
_PREPOSED = re.compile(r"\b(?:on|by|until|till|since|next|last|this|before|after|from|over|at)\s+(?:the\s+)?\Z", re.I)
_HOLIDAY_THING = re.compile(r"\s+(?:[A-Z]|sales?|tree|part(?:y|ies)|presents?|cards?|shopp|season|market|holiday|dinner|lunch|"
                            r"carol|light|decor|spirit|period|gift|bonus|song|parade|turkey|break|trad)")

_EDGE = re.compile(
    r"(?:the\s+)?(?:very\s+)?(?P<edge>end|close|start|beginning|middle|turn|outset|(?:first|second|latter|early|late)\s+(?:half|part)|"
    r"(?:first|second|third|fourth|last|final|opening|closing)\s+(?:week|weekend|days)|"
    r"(?:first|last|final)\s+day)\s+of\s+(?:the\s+)?\Z", re.I)
_FISCAL = re.compile(r"\b(?:the\s+)?(?:fiscal(?:\s+year)?|financial\s+year|calendar(?:\s+year)?|year)\s+\Z")
_SIDE = re.compile(r"\b(?P<side>very early|early|late|mid|earlier|later|end)(?P<gap>[\s-]+(?:in\s+(?:the\s+)?)?)\Z", re.I)
_CLOCK = r"(?:\d{1,2}(?:[:.]\d\d)?\s?(?:a\.?m\b\.?|p\.?m\b\.?)|\d{1,2}[:.]\d\d(?:\s?(?:hours|hrs|h)\b)?|\d{4}(?=\s(?:GMT|UTC)))"
_ZONE = r"(?:\s\(?(?:[A-Z]{2,5}|Eastern|Pacific|Central|local time|(?:[A-Z]\w+\s)?(?:time|Time))\)?)"
_CLOCK_BEFORE = re.compile(rf"(?:(?<![\w.:]){_CLOCK}{_ZONE}?(?:\s\([^()\n]{{1,30}}\)(?:\son)?)?|"
                           r"\b(?:noon|midday|midnight|Noon|Midnight)(?:\s+on)?)\s+\Z")
_DAY_RANGE_AFTER = re.compile(
    r"(?:\s?[-–—]\s?|\s+(?P<word>and|to|through|or|until)\s+)(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
    r"(?![\d%\w]|[.,:/]\d|\s?[-–]\s?\d)(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?(?P<next>\s+\w+)?")
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
        if _stands(text, phrase, before, premier_may) and _extend(phrase, before):
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
    if is_day and second.shape in _DATED or first.shape in _DATED and second.shape in ("weekday", "shortday"):
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


def _stands(text: str, phrase: Expression, before: str, premier_may: bool) -> bool:
    """Whether the words around a phrase leave it a date."""
    after = text[phrase.end:phrase.end + _AFTER]
    match phrase.shape:
        case "weekday":
            nth = _NTH.search(before) and re.match(r"\s+(?:of|in)\b", after)
            return not nth and not _SET_BEFORE.search(before) and not _NAMED_AFTER.match(after)
        case "shortday":
            return bool(_PREPOSED.search(before)) and text[phrase.start:phrase.end] not in ("Sun", "SUN", "MON", "SAT")
        case "month":
            return _month_stands(phrase, before, after, premier_may)
        case "year":
            return _year_stands(phrase, before, after)
        case "shortyear":
            return bool(re.search(r"\b(?:since|in|of|by|from|until)\s+\Z", before))
        case "quarter":
            sport = _SPORT.search(text[max(0, phrase.start - 150):phrase.end + 150])
            return not sport and not re.match(r"\s+of\s+(?:the\s+)?(?:game|match|people|all|a\b)", after)
        case "holiday":
            plain = phrase.name in ("christmas", "thanksgiving") and phrase.year is None
            if re.match(r"[\"”]?\s+(?:earthquake|quake|tsunami|attacks?|massacre|bomb|Massacre|Agreement)", after):
                return False
            return not plain or bool(_PREPOSED.search(before)) and not _HOLIDAY_THING.match(after)
        case "dayword":
            capital_inside = text[phrase.start] == "T" and re.search(r"[\w’'] \Z", before)
            quoted = before[-1:] in ("“", '"') and after[:1] in ("”", '"')
            return not capital_inside and not quoted
        case "relative" | "unit" | "ago" | "within":
            return _relation_stands(phrase, before, after)
    return True


def _month_stands(phrase: Expression, before: str, after: str, premier_may: bool) -> bool:
    if phrase.relation or phrase.year is not None or phrase.name:
        return True
    if _NAME_BEFORE.search(before) or (phrase.month in _AMBIGUOUS_MONTHS and _SURNAME_AFTER.match(after)):
        return False
    if phrase.month == 5 and premier_may and not re.search(r"\b(?:in|since|last|next|early|late|mid)[\s-]+\Z", before):
        return False
    if re.match(r"\s+\d{2,3}\b(?!,)", after) and phrase.month in _AMBIGUOUS_MONTHS:
        return False
    if re.match(r"\s?['’]s\b", after) and phrase.month not in _AMBIGUOUS_MONTHS:
        return True
    if _MONTH_CUE.search(before):
        return phrase.month not in (3, 5) or not re.search(r"\b(?:a|an|the|to)\s+\Z", before) or not re.match(r"\s+(?:of|on|for|to)\b", after)
    return phrase.month not in _AMBIGUOUS_MONTHS and not re.search(r"[a-z]\s\Z", before[-2:] if before else "") \
        or phrase.month not in _AMBIGUOUS_MONTHS and bool(re.match(r"\s+[a-z]|\s*[,.;)]", after))


def _year_stands(phrase: Expression, before: str, after: str) -> bool:
    year = phrase.year or 0
    if _UNIT_AFTER.match(after) or _EVENT_AFTER.match(after):
        return False
    if not 1000 <= year <= 2100:
        return False
    if _YEAR_RANGE_BEFORE.search(before):
        return True
    if _YEAR_STOP_BEFORE.search(before):
        return False
    if not 1900 <= year <= 2100:
        return bool(_STRONG_YEAR_CUE.search(before)) and 1400 <= year and not re.match(r"\s+[a-z]+s\b", after)
    if re.match(r"[-–]\d\d?(?!\d)", after) or re.match(r"\s+[a-z]+s\b", after) and year % 100 == 0:
        return False
    if _YEAR_CUE.search(before):
        return True
    return bool(re.search(r"\b(?!is\b|was\b|are\b|were\b|number\b|code\b)[a-z]{2,}\s\Z", before)) and year >= 1950 and year % 50 != 0


def _relation_stands(phrase: Expression, before: str, after: str) -> bool:
    if phrase.shape == "ago":
        if phrase.count < 1 or (phrase.unit == "hour" and phrase.relation != "ago"):
            return False
        loose = phrase.relation in ("before", "after")
        return not loose or not after.strip(" ") or bool(re.match(r"\s*[.,;)\n]", after))
    if phrase.shape == "within":
        if phrase.count < 1 or re.match(r"\s+of\b|-|\s+(?:old|ago|earlier)\b", after):
            return False
        return phrase.relation != "in" or not re.search(r"\b(?:first|second|third|time|worst|best|highest|lowest|least|most|"
                                                         r"largest|biggest|once|twice|times|fourth|fifth|only|game)\s+\Z", before)
    if phrase.shape == "unit":
        ended = phrase.unit == "quarter" and re.match(r"\s+(?:that\s+)?end(?:ed|ing)\b", after)
        return not ended and _unit_stands(phrase, before)
    if phrase.unit == "day":
        return phrase.relation in ("next", "following", "previous", "same", "that", "preceding")
    if phrase.definite and phrase.relation in ("last", "past", "next", "coming", "latest", "this coming") and phrase.unit != "quarter":
        return phrase.name == "weekend" and phrase.relation != "past"
    if phrase.relation in ("past", "latest", "this past") and phrase.unit == "year":
        return False
    if phrase.relation in ("past", "latest") and phrase.unit != "quarter":
        return False
    return phrase.relation != "same" or phrase.definite


def _unit_stands(phrase: Expression, before: str) -> bool:
    """Of "the year" and the like only what an edge, a season word or a preposition makes a date of its own."""
    if phrase.name == "new year":
        return bool(re.search(r"\b(?:in|into|of|before|by|until|from|for|after)\s+\Z", before))
    if phrase.name == "weekend":
        return bool(_PREPOSED.search(before))
    if phrase.name:
        return bool(_SEASON_CUE.search(before)) or phrase.year is not None
    side = _SIDE.search(before)
    if phrase.unit == "quarter" and phrase.definite:
        return True
    return bool(_EDGE.search(before)) and phrase.unit != "day" or bool(side and "in" in side["gap"])


def _extend(phrase: Expression, before: str) -> bool:
    """Take in what stands before a phrase and narrows it; False where nothing is left to say."""
    if phrase.shape == "year" and (fiscal := _FISCAL.search(before)):
        phrase.start -= len(before) - fiscal.start()
        before = before[:fiscal.start()]
    if phrase.unit != "day" and (edge := _EDGE.search(before)) \
            and not (phrase.shape == "year" and before.endswith("the ")):
        word = edge["edge"].lower()
        phrase.edge = "end" if word.startswith(("end", "close", "last", "final", "second", "latter", "late", "clos")) else "start"
        phrase.edge = "mid" if word.startswith("middle") else phrase.edge
        if word.endswith("day") and phrase.unit == "month":
            phrase.edge += " day"
        phrase.start -= len(before) - edge.start()
        before = before[:edge.start()]
    elif side := _SIDE.search(before):
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


