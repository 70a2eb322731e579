"""When two reports give another value for the same thing.

A missed contradiction is forgiven sooner than a wrong one: values are held against each other only where sentences that
nearly surely tell the same say them of one thing, and nothing in the wording makes both of them right. What needs no
link is told in `tolls`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from types import MappingProxyType

from newsreader.analysis.comparing.agreement import (
    TALLIES,
    Closeness,
    Links,
    agrees,
    are_of_others,
    is_same_owner,
    relation,
    same_object,
)
from newsreader.analysis.comparing.quantity import Quantity, agree, apart, is_rounded, same_measure
from newsreader.analysis.comparing.related_words import related_words
from newsreader.analysis.comparing.statements import Statement
from newsreader.analysis.comparing.word_families import ANYBODY, ARRESTED, FATES, PEOPLE, WON, family
from newsreader.analysis.naming.aliases import words_of
from newsreader.analysis.terms import stem, stems

_FARTHEST = 1.4  # times as much; sums, shares and counts that are farther apart are of something else
_FARTHEST_SURE = 2  # … in sentences that tell the same beyond doubt
_FARTHEST_MEASURE = 2  # … and lengths, weights …, whose unit tells more
_FARTHEST_DEGREES = 1.25  # … but not of heat, which is not counted from nothing, and may be of two scales
FARTHEST_TOLL = 6  # … and tolls, which grow fast
_TABLE = 30  # amounts of one measure in one sentence; more are a table, or no prose at all
_MANY = 1_000
_NEARBY = 1.25  # times as much, which so many of two things hardly ever are
AGE = "years old"
_NAMED = re.compile(r"\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_YEARS_APART = 3  # ages of nobody named that are farther apart are of two people
_PRECISE = frozenset({"each", "net", "gross", "pretax", "operating", "adjusted"})
_COUNTS = frozenset({"", "score"})
_HEAT = frozenset({"degrees", "degrees C"})
_SIDES = 4  # words of names in common, as two sides of two words have
_RESULTS = frozenset(
    family(word)
    for word in stems(
        "beat beaten win won victory defeat defeated lose lost loss draw drew vote voted backed approved rejected passed"
    )
)
_VOTE = family(stem("vote"))


def is_contradicted(x: Statement, y: Statement, links: Links) -> bool:
    """Whether two sentences give another value for the same thing; `links` are those to rely on."""
    close = relation(x, y, links)
    if close is None or x.superseded or y.superseded:
        return False
    if x.date and y.date:
        other = _other_date(x, y) or (close in {"sure", "same"} and _other_day(x, y))
        return other and close != "likely" and not are_of_others(x, y)
    p, q = x.quantity, y.quantity
    if p is None or q is None or not _comparable(x, y, p, q) or (x.quoted and y.quoted):
        return False  # two who are quoted speak each of what they have seen
    if p.base != "score" and are_of_others(x, y):
        return False
    if p.base == AGE:
        told = not (x.owner and y.owner) and p.low == p.high and q.low == q.high and not (p.hedge or q.hedge)
        near = abs(p.high - q.high) <= _YEARS_APART and not x.basis.is_other(y.basis)
        return close in {"sure", "same"} and told and near
    if close == "likely" and not _is_worded_alike(x, y):
        return False
    if x.owner or y.owner or p.counted & WON:
        return is_same_owner(x.owner, y.owner, "organisation") and _of_one_basis(x, y, p, q)
    if x.fate is not None or y.fate is not None:
        return _differ_in_victims(x, y, p, q, close)
    if not _of_one_basis(x, y, p, q) or not same_object(x, y) or _of_other_times(x, y):
        return False
    return _of_one_thing(x, y, p, q, close)


def _is_worded_alike(x: Statement, y: Statement) -> bool:
    """Whether the words around two amounts tell that they are of one thing, whatever their sentences have in common."""
    if x.fate is not None or y.fate is not None:
        return False
    alike = (x.head and x.head == y.head) or _PRECISE & x.basis.kinds & y.basis.kinds or (x.sole and y.sole)
    return len(x.near & y.near) > (0 if alike else 2)


def _is_tally(s: Statement) -> bool:
    """Whether an amount is of what a report of a match gives many of: yards."""
    return not TALLIES.isdisjoint(map(stem, re.findall(r"(?<!light\W)\b[a-z]+", s.shown)))


def _differ_in_victims(x: Statement, y: Statement, p: Quantity, q: Quantity, close: Closeness) -> bool:
    """Whether two counts are of the killed, the hurt … both times, of the same people and the same time and place."""
    alike = x.fate == y.fate and x.setting.past == y.setting.past and x.basis.of_victims == y.basis.of_victims
    arrested = x.fate == ARRESTED and close in {"sure", "same"} and p.kind == "number" and not p.base
    return alike and (arrested or _same_victims(p, q)) and _in_one_place(x, y, close)


def _of_one_thing(x: Statement, y: Statement, p: Quantity, q: Quantity, close: Closeness) -> bool:
    """Whether two amounts of one measure are said of the same thing: by the wording around them, or as the only amounts
    that are near one another in sentences that tell the same."""
    common = x.near & y.near
    if x.scope and y.scope and not _within(x.scope, y.scope):
        return False
    if p.kind != "number" or p.base not in _COUNTS:
        if x.setting.places and y.setting.places and not _of_one_name(x, y):
            return False
        alone = close in {"sure", "same"} and apart(p, q) <= (_FARTHEST_SURE if close == "sure" else _FARTHEST)
        alone = alone or (x.sole and y.sole and apart(p, q) <= _FARTHEST)
        enough = len(common) > 2 if p.kind == "duration" else bool(common)
        return (alone or enough or (bool(x.head) and x.head == y.head)) and (p.kind != "number" or not _is_tally(x))
    if not _of_one_name(x, y):
        return False
    if p.base:
        names = x.setting.names, y.setting.names
        one_match = _VOTE in common or _within(*names) or len(names[0] & names[1]) >= _SIDES
        return one_match and bool(common & _RESULTS) and max(p.printed, q.printed) > 2
    one, other = (frozenset(map(family, quantity.counted - TALLIES)) for quantity in (p, q))
    if one & other or (x.head and x.head == y.head):
        return True
    if (p.counted | q.counted) & (TALLIES - ANYBODY):
        return False
    if (not one and other and other <= x.near) or (not other and one and one <= y.near):
        return True
    if close in {"sure", "same"} and min(p.printed, q.printed) >= _MANY and apart(p, q) <= _NEARBY:
        return True
    return any(1.0 in kin.values() for kin in related_words().between(one, other).values())


def companions(statements: Sequence[Statement]) -> dict[Statement, list[Statement]]:
    """Return for each amount those of its measure and fate that stand in its sentence and are not the same.

    Of a table none can be told from the others: each has itself for company.
    """
    groups: dict[tuple[int, str, str, int | None], list[tuple[Statement, Quantity]]] = defaultdict(list)
    for s in statements:
        if s.quantity is not None:
            for number in s.sentences:
                groups[number, s.quantity.kind, s.quantity.base, s.fate].append((s, s.quantity))
    found: dict[Statement, list[Statement]] = {}
    for group in groups.values():
        for s, q in group:
            others = [o for o, r in group if not agree(q, r) and _alike(s, q, r)] if len(group) <= _TABLE else [s]
            found.setdefault(s, []).extend(others)
    return found


def is_one_of_several(x: Statement, y: Statement, company: Sequence[Statement]) -> bool:
    """Whether beside an amount stands another that as well may be what the amount `y` of the other report is.

    "Six dead in Haiti and eleven in Cuba": which of them is meant cannot be told. What stands before "a turnout of 47 per
    cent" is none where `y` is of that head too, nor is a sum that is far from `y`.
    """
    headed = bool(x.head) and x.head == y.head
    return x.paired or any(
        o is x
        or (
            (x.fate is not None or are_near(o, y))
            and not x.basis.is_other(o.basis)
            and not x.owner
            and not (headed and _is_before(o, x))
        )
        for o in company
    )


def _is_before(one: Statement, other: Statement) -> bool:
    """Whether an amount stands before another and is of something else."""
    return one.spans < other.spans and one.head != other.head


def _alike(s: Statement, q: Quantity, r: Quantity) -> bool:
    """Whether two amounts of one measure and fate in one sentence may be of the same thing."""
    if q.kind != "number" or q.base:
        return True
    return bool(q.counted & r.counted) or (s.fate is not None and _same_victims(q, r))


def _comparable(x: Statement, y: Statement, p: Quantity, q: Quantity) -> bool:
    """Whether two amounts are of one measure, both levels or both changes, and neither is said to be a part."""
    if not same_measure(p, q) or agrees(x, y) or is_rounded(p, q):
        return False
    if x.relative != y.relative and not (x.by if y.relative else y.by):
        return False
    alike = p.aside == q.aside and bool(p.counted) and p.counted == q.counted  # "an 11-storey building"
    return (alike or not (p.aside or q.aside)) and not (x.further or y.further)


def _of_one_basis(x: Statement, y: Statement, p: Quantity, q: Quantity) -> bool:
    """Whether two amounts are meant alike, and none is only a bound that the other keeps to: "over 200" and 340.

    The year of one may be named elsewhere in the sentence of the other.
    """
    low, high = sorted((p, q), key=lambda quantity: quantity.high)
    bound = low.hedge == "least" or high.hedge == "most"
    one, other = x.basis, y.basis
    if one.years != other.years and one.years <= y.setting.years and other.years <= x.setting.years:
        one, other = (basis.without_years() for basis in (one, other))
    return not bound and not one.is_other(other)


def are_near(x: Statement, y: Statement, links: Links = MappingProxyType({})) -> bool:
    """Whether two amounts are near enough to be told of one thing, by `links` of their sentences; dates always are."""
    p, q = x.quantity, y.quantity
    if p is None or q is None:
        return True
    if x.fate is not None:
        return apart(p, q) <= FARTHEST_TOLL
    if p.base in _HEAT:
        return apart(p, q) <= _FARTHEST_DEGREES
    if p.kind == "number":
        return apart(p, q) <= (_FARTHEST_MEASURE if p.base else _FARTHEST)
    return apart(p, q) <= (_FARTHEST_SURE if relation(x, y, links) == "sure" else _FARTHEST)


def _same_victims(p: Quantity, q: Quantity) -> bool:
    """Whether two counts of those killed, hurt or missing are counts of people, or of the same: officers are a part."""
    if p.kind != "number" or p.base:
        return False
    one, other = (
        frozenset(map(family, quantity.counted - FATES.keys())) for quantity in (p, q)
    )  # "four lives" are of anybody
    if not one or not other:
        return all(not c or c & PEOPLE for c in (one, other))
    return all(c & ANYBODY for c in (one, other)) or bool(one & other - TALLIES)


def _in_one_place(x: Statement, y: Statement, close: Closeness) -> bool:
    """Whether two counts can be of the same place: none is said to be of another one.

    Where the sentences only have something in common, neither may name a place beyond those of the other.
    """
    if close not in {"sure", "same"} and not _within(x.setting.places, y.setting.places):
        return False
    if x.scope and y.scope:
        return _within(x.scope, y.scope)
    told, elsewhere = (x.scope, y.setting.places) if x.scope else (y.scope, x.setting.places)
    return not told or not elsewhere or any(told & set(words_of(place)) for place in elsewhere)


def _within(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _of_one_name(x: Statement, y: Statement) -> bool:
    """Whether the sentences of two counts share a name, where both have any."""
    return not x.setting.names or not y.setting.names or bool(x.setting.names & y.setting.names)


def _of_other_times(x: Statement, y: Statement) -> bool:
    """Whether two sentences tell of months, those of prices and shares of days, that have none in common.

    4.1% in March is no denial of 4.4% in February.
    """
    days = ((x.setting.days, y.setting.days),) if x.kind in {"percent", "money"} else ()
    return any(one and two and not one & two for one, two in ((x.setting.months, y.setting.months), *days))


def _other_date(x: Statement, y: Statement) -> bool:
    """Whether two dates of one precision, none a mere weekday, are said of the same thing, words around them shared.

    What is past must be a month or a day of one, and share more: reports tell of Wednesday and Thursday, of 1975 and
    1976, of the price in January and in April, and both are right.
    """
    d, e = x.date, y.date
    if d is None or e is None or not d.value or not e.value or len(d.value) != len(e.value) or d.value == e.value:
        return False
    if d.kind != e.kind or d.text.casefold() == e.text.casefold():
        return False
    if not all(re.search(r"\d", one.text) for one in (d, e)):
        return False
    common = len(x.near & y.near)
    return common >= 2 if d.kind in {"deadline", "scheduled"} else common >= 4 and len(d.value) > 4


def _other_day(x: Statement, y: Statement) -> bool:
    """Whether sentences that tell the same give another day of one week for what is to come, the only day in either.

    Of what is past reports tell of Wednesday and Thursday, and both are right; what is "today" is another day in each.
    """
    d, e = x.date, y.date
    if (
        d is None
        or e is None
        or d.kind != e.kind
        or d.kind == "past"
        or not (_NAMED.search(d.text) and _NAMED.search(e.text))
    ):
        return False
    days = x.setting.days ^ y.setting.days
    return len(x.setting.days) == len(y.setting.days) == 1 and len(days) == 2 and _are_of_one_week(*days)


def _are_of_one_week(*days: str) -> bool:
    first, last = sorted(map(date.fromisoformat, days))
    return (last - first).days < 7
