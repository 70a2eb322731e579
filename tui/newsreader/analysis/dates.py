"""Calendar expressions in a text and their values, resolved against the day of publication only.

What a value depends on and the text does not say (no publication day, a number that may be day or month) leaves it None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from newsreader.analysis.calendar_values import (
    add_days,
    easter,
    first_day,
    last_day,
    make_date,
    quarter_of,
    shift,
    unit_of,
    value_of,
)
from newsreader.analysis.calendar_words import WEEKDAY_FULL
from newsreader.analysis.date_grammar import Expression
from newsreader.analysis.date_phrases import find_phrases
from newsreader.analysis.tense import Clause, Direction, clause_around, tells_back

__all__ = ["DatedPhrase", "find_dated_phrases", "first_day", "last_day"]

_UNTIL = re.compile(r"\b(?P<word>until|till|by|no later than|due|before|ahead of)\s+(?:the\s+|late\s+|early\s+|midnight\s+(?:on\s+)?|noon\s+(?:on\s+)?)?\Z", re.I)
_LIMIT_BEFORE = re.compile(r"\b(?:deadline|cut-?off|ultimatum)(?:\s+(?:for|to)\s+[^.;]{0,50})?(?:\s+(?:of|is|was|for|set for|on))?\s+\Z", re.I)
_LIMIT_BEHIND = re.compile(r"(?:['’]s)?\s+(?:[\w-]+\s+){0,2}?(?:deadline|cut-?off)\b", re.I)
_ORDER = re.compile(rf"\b(?:told|ordered|gave|given|instructed|directed|ruled|notified)\b[^.;]*\b(?:{WEEKDAY_FULL})\b[^.;]*\Z")
_FOR = re.compile(r"\bfor\s+\Z")
_POSSESSIVE = re.compile(r"['’]s?\b|\s+(?:night|morning)?['’]s")
_HAPPENED = re.compile(r"['’]s\s+(?!(?:[\w-]+\s+){0,2}(?:elections?|votes?|summit|match|game|final|meeting|referendum|debate|talks|deadline|hearing|"
                       r"race|poll|launch|concert|ceremony|funeral|session|visit)\b)")
_CALAMITIES = (r"(?:attacks?|riots?|insurrection|massacre|shootings?|bombings?|crash|earthquake|quake|assault|killings?|coup|disaster|fire|explosion|"
               r"swearing-in|murders?|deaths?|arrests?|raid|clashes|blast|collapse|killing|murder|shooting|storm|flood|floods|accident|incident)")
_CALAMITY = re.compile(rf"\s+(?:[\w’'-]+\s+){{0,2}}?{_CALAMITIES}\b")
_CALAMITY_BEFORE = re.compile(rf"\b{_CALAMITIES}\b(?:\s+(?:on|in|at|of|near|outside)\s+[\w’' ]{{2,30}}?)?\s+(?:on\s+|in\s+|of\s+)?\Z")
_ATTRIBUTE = re.compile(r"\s+(?!(?:and|or|in|at|on|of|to|for|by|with|from|as|when|if|unless|after|before|until|but|that|which|the|a|an|this|last|next|because|"
                        r"amid|during|over|about|under|through|without|following|while|where|who|is|was|will|would|has|had|are|were)\b)[a-z]\w+")
_PLANNED_EVENT = re.compile(r"\s+(?:[\w’'-]+\s+){0,3}?(?:elections?|votes?|summit|match|game|meeting|referendum|hearing|poll|launch|deadline|runoff|debate|primary|"
                            r"ballot|conference|talks|start|opening|release|trial|inauguration)\b")
_ONCE = re.compile(r"\bhad\s+(?:originally|previously|initially)\b")
_OVER = re.compile(r"\b(?:passed|expired|missed|met|lapsed|elapsed|ran)\b")
_SINCE = re.compile(r"\b(?:since|after|following|ended|ending)\s+(?:the\s+|late\s+|early\s+)?\Z|\bsince\b[^,.;]{0,40}\b(?:on|in)\s+\Z|\bsince\s+(?:his|her|its|their|the|a)\s+\Z", re.I)
_COUPLED = re.compile(r"\s*(?:[-–—,]|,?\s+(?:and|or|to|through|until))\s*(?:on\s+)?\Z")
_FIXED_HOLIDAYS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24), "christmas day": (12, 25), "christmas": (12, 25),
    "boxing day": (12, 26), "halloween": (10, 31), "hallowe'en": (10, 31), "july fourth": (7, 4), "fourth of july": (7, 4),
    "the fourth of july": (7, 4),
}
_ANAPHORA = frozenset(("earlier", "later", "before", "after", "previously", "following", "previous", "preceding", "prior", "same", "that"))


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A calendar phrase with its value and the clause it stands in."""

    start: int
    end: int
    value: str | None
    phrase: Expression
    clause: Clause
    direction: Direction = ""


def find_dated_phrases(text: str, published: date | None) -> list[DatedPhrase]:
    """Return the calendar phrases of a text with their values, sorted and disjoint; impossible dates are left out."""
    phrases = find_phrases(text)
    day_first = _number_order(phrases)
    found: list[DatedPhrase] = []
    for phrase in phrases:
        clause = clause_around(text, phrase.start, phrase.end)
        coupled = bool(found) and phrase.start - found[-1].end < 12 and bool(_COUPLED.match(text[found[-1].end:phrase.start]))
        if coupled:
            clause = replace(found[-1].clause, left=clause.left, right=clause.right)
        if phrase.shape == "within" and phrase.relation == "in" and not _looks_ahead(phrase, clause):
            continue
        if phrase.relation == "within" and tells_back(clause):
            continue
        if not _is_possible(phrase, day_first):
            continue
        reference = found[-1] if found and phrase.start - found[-1].end < 500 else None
        value = _value(phrase, clause, published, reference.value if reference else None, day_first)
        if coupled and reference and reference.value and value and phrase.shape == "month" and not phrase.relation and phrase.year is None:
            value = _month_after(value, reference.value)
        if value is None and (phrase.relation in _ANAPHORA or phrase.shape in ("unit",) and published):
            continue
        found.append(DatedPhrase(phrase.start, phrase.end, value, phrase, clause, _direction(phrase, clause)))
    for k in range(len(found) - 1):
        clock, day = found[k], found[k + 1]
        if clock.phrase.shape == "clock" and day.phrase.unit == "day" and text[clock.end:day.start] == ", ":
            found[k] = replace(clock, value=day.value)
    return _agree(found)


def _month_after(value: str, before: str) -> str:
    """The month of `value` that follows `before`: "last December and January" are neighbours."""
    if unit_of(before) != "month":
        return value
    year = int(before[:4]) + (value[5:] < before[5:])
    return f"{year:04d}{value[4:]}" if year < 10000 else value


def _looks_ahead(phrase: Expression, clause: Clause) -> bool:
    """Whether "in two weeks" is a point ahead rather than the time something took."""
    if phrase.name == "time":
        return True
    closed = not clause.right.strip() or clause.right.lstrip(" ")[:1] in ".,;)\"”" or bool(re.match(r"\s+(?:if|unless|when|and|but|from)\b", clause.right))
    return clause.direction == "future" and closed and clause.group in ("modal", "plan", "isto", "progress", "presv", "oblige")


def _number_order(phrases: list[Expression]) -> bool | None:
    """Return True where numeric dates of the text are day-first, False where month-first, None where nothing shows it."""
    day_first = any(p.numeric and p.numeric[0] > 12 and p.numeric[1] <= 12 for p in phrases)
    month_first = any(p.numeric and p.numeric[1] > 12 and p.numeric[0] <= 12 for p in phrases)
    return None if day_first == month_first else day_first


def _is_possible(phrase: Expression, day_first: bool | None) -> bool:
    if phrase.numeric:
        a, b = phrase.numeric
        year = phrase.year or 0
        orders = [(a, b)] if day_first is False else [(b, a)] if day_first else [(a, b), (b, a)]
        return any(make_date(year, month, day) for month, day in orders)
    if phrase.month is not None and phrase.day is not None:
        return make_date(phrase.year or 2000, phrase.month, phrase.day) is not None
    if phrase.week is not None:
        try:
            date.fromisocalendar(phrase.year or 0, phrase.week, 1)
        except ValueError:
            return False
    return phrase.year is None or 1 <= phrase.year <= 9999


def _value(
    phrase: Expression, clause: Clause, published: date | None, reference: str | None, day_first: bool | None,
) -> str | None:
    match phrase.shape:
        case "numeric" if phrase.numeric:
            return _numeric(phrase, day_first)
        case "iso" | "slashed" | "isoweek" | "weekno" | "monthyear" | "year" | "shortyear" | "yearquarter" if phrase.relation == "":
            return _explicit(phrase)
        case "monthday" | "daymonth" | "month" if phrase.year is not None:
            return _explicit(phrase)
        case "quarter" | "yearend" if phrase.year is not None:
            return _explicit(phrase)
        case "holiday" if phrase.year is not None:
            return value_of(_holiday(phrase.name, phrase.year), "day")
        case "unit" if phrase.year is not None:
            return f"{phrase.year:04d}"
    if published is None:
        return None
    direction = _direction(phrase, clause)
    match phrase.shape:
        case "weekday" | "shortday":
            return value_of(_weekday(phrase, clause, published, direction), "day")
        case "monthday" | "daymonth":
            return value_of(_month_day(phrase, published, direction, bool(_SINCE.search(clause.left[-90:]))), "day")
        case "holiday":
            return value_of(_nearest([_holiday(phrase.name, published.year + k) for k in (-1, 0, 1)], published, direction), "day")
        case "month":
            return _month(phrase, published, direction)
        case "quarter":
            return _quarter(phrase, published, direction, clause.distance)
        case "clock":
            told = reference is not None and unit_of(reference) == "day" and not re.search(r"\.\s", clause.left[-120:])
            return reference if told else value_of(published, "day")
        case "dayword":
            return value_of(_day_word(phrase.name, published), "day")
        case "yearend":
            return value_of(published, phrase.unit)
        case "within":
            return value_of(_ahead(phrase, _set_on(phrase, clause, published, reference)), "day" if phrase.unit not in ("month", "year") or phrase.relation != "in" else phrase.unit)
    return _relative(phrase, published, reference, direction)


def _direction(phrase: Expression, clause: Clause) -> Direction:
    """Where a phrase looks: its preposition first, then the verb of its clause."""
    if _SINCE.search(clause.left[-90:]) or (phrase.shape != "weekday" and _ONCE.search(clause.left[-140:])):
        return "past"
    if phrase.unit == "day" and _FOR.search(clause.left[-90:]) and not _POSSESSIVE.match(clause.right):
        return "future" if phrase.shape == "weekday" else clause.direction
    if phrase.shape == "weekday" and clause.group in ("presv", "progress", "infinitive", "copula", "passive") and _HAPPENED.match(clause.right):
        return "past"
    if (_LIMIT_BEFORE.search(clause.left[-90:]) or _LIMIT_BEHIND.match(clause.right)) and not _OVER.search(clause.verb):
        return "future" if phrase.shape == "weekday" else ""
    if _UNTIL.search(clause.left[-90:]) and not tells_back(clause):
        return "future"
    if phrase.unit != "day" and clause.group in ("progress", "presv", "perfect"):
        return ""
    if clause.group != "modal" and _CALAMITY_BEFORE.search(clause.left[-90:]):
        return "past"
    if phrase.shape in ("monthday", "daymonth"):
        if _CALAMITY.match(clause.right):
            return "past"
        if clause.group == "perfect" and clause.opens or _ATTRIBUTE.match(clause.right) and not _PLANNED_EVENT.match(clause.right):
            return ""
    return clause.direction


def _explicit(phrase: Expression) -> str | None:
    year = phrase.year or 0
    if phrase.week is not None:
        monday = date.fromisocalendar(year, phrase.week, 1)
        return value_of(add_days(monday, phrase.weekday), "day") if phrase.weekday is not None else value_of(monday, "week")
    if phrase.quarter is not None:
        return f"{year:04d}-Q{phrase.quarter}"
    if phrase.month is not None and phrase.day is not None:
        return value_of(make_date(year, phrase.month, phrase.day), "day")
    if phrase.month is not None:
        return _edge_day(phrase, f"{year:04d}-{phrase.month:02d}")
    return f"{year:04d}"


def _edge_day(phrase: Expression, value: str | None) -> str | None:
    """The first or last day of a month where the words say that day."""
    if value and phrase.edge.endswith(" day"):
        return (last_day(value) if phrase.edge.startswith("end") else first_day(value)).isoformat()
    return value


def _numeric(phrase: Expression, day_first: bool | None) -> str | None:
    a, b = phrase.numeric or (0, 0)
    if day_first is None and a != b:
        return None
    return value_of(make_date(phrase.year or 0, b if day_first else a, a if day_first else b), "day")


def _weekday(phrase: Expression, clause: Clause, published: date, direction: Direction) -> date | None:
    ahead = ((phrase.weekday or 0) - published.weekday()) % 7
    relation = phrase.relation
    if relation == "last" or relation == "this past":
        return add_days(published, ahead - 7)
    if relation == "next":
        return add_days(published, ahead if ahead and published.weekday() >= 3 and ahead + published.weekday() > 6 else ahead + 7 if ahead + published.weekday() <= 6 else ahead)
    if relation in ("this coming", "coming"):
        return add_days(published, ahead or 7)
    if relation == "this" and direction != "past":
        return add_days(published, ahead)
    if ahead == 0:
        return published
    return add_days(published, ahead if direction == "future" else ahead - 7)


def _month_day(phrase: Expression, published: date, direction: Direction, since: bool) -> date | None:
    month, day = phrase.month or 1, phrase.day or 1
    years = {"last year": -1, "this year": 0, "next year": 1, "previous year": -1}
    if phrase.name in years:
        return make_date(published.year + years[phrase.name], month, day)
    options = [make_date(published.year + k, month, day) for k in (-1, 0, 1)]
    if since or phrase.relation == "last":
        return max((d for d in options if d and d <= published), default=None)
    if phrase.weekday is not None:
        fitting = [d for d in options if d and d.weekday() == phrase.weekday]
        if len(fitting) == 1:
            return fitting[0]
    return _nearest(options, published, direction)


def _nearest(options: list[date | None], published: date, direction: Direction) -> date | None:
    """The day nearest to publication on the side the clause looks to; that side yields to a day ten times nearer."""
    days = [d for d in options if d]
    if not days:
        return None
    nearest = min(days, key=lambda d: abs((d - published).days))
    past = max((d for d in days if d <= published), default=None)
    coming = min((d for d in days if d >= published), default=None)
    wanted = past if direction == "past" else coming if direction == "future" else nearest
    if not direction and past and coming and (coming - published).days > 150:
        wanted = past
    if wanted is None:
        return nearest
    if direction == "past" and (published - wanted).days > 300 or direction == "future" and (wanted - published).days > 330:
        return nearest
    return wanted


def _month(phrase: Expression, published: date, direction: Direction) -> str | None:
    month = phrase.month or 1
    years = {"last year": -1, "this year": 0, "next year": 1, "previous year": -1}
    here = published.month
    if phrase.name in years:
        year = published.year + years[phrase.name]
    elif phrase.relation in ("last", "this past"):
        year = published.year - (month >= here)
    elif phrase.relation in ("next", "coming", "this coming"):
        year = published.year + (month <= here)
    elif phrase.relation == "this" or month == here:
        year = published.year
    elif direction == "past":
        year = published.year - (month > here)
    elif direction == "future":
        year = published.year + (month < here)
    else:
        year = published.year + (0 if abs(month - here) <= 6 else 1 if month < here else -1)
        year -= not direction and month > here and month - here > 4 and year == published.year
    return _edge_day(phrase, f"{year:04d}-{month:02d}") if 1 <= year <= 9999 else None


def _quarter(phrase: Expression, published: date, direction: Direction, distance: int) -> str | None:
    """The quarter nearest on the side the clause looks to; the one about to begin wants a near past verb to be last year's."""
    quarter = phrase.quarter or 1
    years = {"last year": -1, "this year": 0, "next year": 1, "previous year": -1, "same year": 0, "that year": 0}
    here = quarter_of(published)
    if phrase.name in years:
        year = published.year + years[phrase.name]
    elif direction == "future" or (quarter == here + 1 and distance > 60):
        year = published.year + (quarter < here)
    else:
        year = published.year - (quarter > here)
    return f"{year:04d}-Q{quarter}" if 1 <= year <= 9999 else None


def _day_word(name: str, published: date) -> date | None:
    if "before" in name:
        return add_days(published, -2)
    if "after" in name and "afternoon" not in name or name.startswith("the day after"):
        return add_days(published, 2)
    if name.startswith(("yesterday", "last")):
        return add_days(published, -1)
    return add_days(published, 1) if name.startswith("tomorrow") else published


def _set_on(phrase: Expression, clause: Clause, published: date, reference: str | None) -> date:
    """The day from which a term runs: that of the order told in the same sentence, else that of publication."""
    if reference is None or unit_of(reference) != "day" or not _ORDER.search(clause.left):
        return published
    day = first_day(reference)
    return day if 0 < (published - day).days < 15 else published


def _ahead(phrase: Expression, published: date) -> date | None:
    if phrase.name == "biz" and phrase.unit == "day":
        weeks, rest = divmod(phrase.count, 5)
        day = add_days(published, 7 * weeks)
        for _ in range(rest):
            day = add_days(day, 3 if day.weekday() == 4 else 2 if day.weekday() == 5 else 1) if day else None
        return day
    return shift(published, phrase.unit, phrase.count)


def _relative(phrase: Expression, published: date, reference: str | None, direction: Direction) -> str | None:
    unit, relation = phrase.unit, phrase.relation
    if phrase.shape == "ago":
        return _distant(phrase, published, reference)
    if phrase.shape == "yearago":
        if reference and unit_of(reference) in ("quarter", "month"):
            return value_of(shift(first_day(reference), "year", -1), unit_of(reference))
        return value_of(shift(published, "year", -1), "year")
    if phrase.shape == "unit" and unit == "day":
        return reference if reference and unit_of(reference) == "day" else value_of(published, "day")
    if phrase.name == "new year":
        return value_of(make_date(published.year + (published.month > 2), 1, 1), "month")
    if relation in ("following", "previous", "preceding", "prior", "same", "that") or (relation == "next" and unit == "day"):
        return _from_reference(phrase, published, reference)
    steps = {"last": -1, "past": -1, "next": 1, "coming": 1, "this coming": 0, "latest": -1, "this past": -1}
    count = steps.get(relation, 0)
    if phrase.shape == "unit" and unit == "month" and reference and unit_of(reference) == "month":
        return reference
    if phrase.shape == "unit" and phrase.name == "weekend" and direction == "past" and published.weekday() < 5:
        count = -1
    if phrase.shape == "unit" and unit == "quarter":
        return reference if reference and unit_of(reference) == "quarter" else value_of(shift(published, "quarter", -1), "quarter")
    if phrase.name in ("spring", "summer", "autumn", "fall", "winter"):
        return _season(phrase, published, direction)
    return value_of(shift(published, unit, count), unit)


def _season(phrase: Expression, published: date, direction: Direction) -> str | None:
    """The year of a season, of a winter the year in which it begins; seasons are the northern ones."""
    first = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[phrase.name]
    starts = [d for k in (-2, -1, 0, 1) if (d := make_date(published.year + k, first, 1))]
    ends = [(d, add_days(d, 91) or d) for d in starts]
    if phrase.relation == "last" or (not phrase.relation and direction == "past"):
        fitting = [d for d, end in ends if end < published or (direction == "past" and not phrase.relation and d <= published)]
        chosen = fitting[-1:] or starts[:1]
    elif phrase.relation == "next":
        chosen = [d for d in starts if d > published][:1] or starts[-1:]
    else:
        chosen = [d for d, end in ends if end >= published][:1] or starts[-1:]
    if phrase.relation == "this" and direction == "past":
        chosen = [d for d in starts if d <= published][-1:] or chosen
    return f"{chosen[0].year:04d}" if chosen else None


def _distant(phrase: Expression, published: date, reference: str | None) -> str | None:
    back = phrase.relation in ("ago", "earlier", "before", "previously")
    anchor = published
    if phrase.relation in ("earlier", "before", "previously", "later", "after"):
        if reference is None:
            return value_of(shift(published, "year", -phrase.count), "year") if back and phrase.unit == "year" else None
        if unit_of(reference) in ("year", "quarter") and phrase.unit in ("day", "week", "month"):
            return None
        if phrase.unit == "year" and unit_of(reference) == "quarter":
            return value_of(shift(first_day(reference), "year", -phrase.count if back else phrase.count), "quarter")
        anchor = first_day(reference)
    unit = {"hour": "day", "fortnight": "week", "decade": "year"}.get(phrase.unit, phrase.unit)
    if phrase.relation.startswith("from") or phrase.relation == "hence":
        unit = "day" if unit == "week" else unit
    return value_of(shift(anchor, phrase.unit, -phrase.count if back else phrase.count), unit)


def _from_reference(phrase: Expression, published: date, reference: str | None) -> str | None:
    """Resolve "the following day", "the same week", "the previous year" against the date told before."""
    if reference is None:
        return None if phrase.unit in ("day", "week") else value_of(shift(published, phrase.unit, -1), phrase.unit) \
            if phrase.relation in ("previous", "prior", "preceding") else None
    fine = {"day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4}
    if fine[unit_of(reference)] > fine[phrase.unit]:
        return None
    if phrase.name == "last year" and phrase.unit == "quarter":
        return value_of(shift(first_day(reference), "year", -1), "quarter")
    count = 1 if phrase.relation in ("following", "next") else -1 if phrase.relation in ("previous", "preceding", "prior") else 0
    return value_of(shift(first_day(reference), phrase.unit, count), phrase.unit)


def _holiday(name: str, year: int) -> date | None:
    if not 1 <= year <= 9999:
        return None
    if name in _FIXED_HOLIDAYS:
        return make_date(year, *_FIXED_HOLIDAYS[name])
    if "valentine" in name:
        return make_date(year, 2, 14)
    if "patrick" in name:
        return make_date(year, 3, 17)
    if name.startswith("thanksgiving"):
        first = date(year, 11, 1)
        return add_days(first, (3 - first.weekday()) % 7 + 21)
    if name.startswith("new year"):
        return make_date(year, 12, 31) if name.endswith("eve") else make_date(year, 1, 1)
    return add_days(easter(year), {"good friday": -2, "easter sunday": 0, "easter monday": 1}.get(name, 0))


def _agree(found: list[DatedPhrase]) -> list[DatedPhrase]:
    """Let an article agree with itself: one month and day without a year is one date throughout."""
    votes: dict[tuple[int, int], dict[str, int]] = {}
    for item in found:
        phrase = item.phrase
        if item.value and phrase.shape in ("monthday", "daymonth") and phrase.month and phrase.day and not phrase.name:
            weight = 100 if phrase.year is not None or phrase.weekday is not None else 3 if item.direction else 1
            count = votes.setdefault((phrase.month, phrase.day), {})
            count[item.value] = count.get(item.value, 0) + weight
    for k, item in enumerate(found):
        phrase = item.phrase
        if phrase.shape in ("monthday", "daymonth") and phrase.year is None and not phrase.name and phrase.weekday is None:
            count = votes.get((phrase.month or 0, phrase.day or 0), {})
            if item.value and len(count) > 1:
                found[k] = replace(item, value=max(count, key=lambda value: (count[value], value == item.value)))
    return found
