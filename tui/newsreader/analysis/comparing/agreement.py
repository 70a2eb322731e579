"""When two statements of two reports are the same one; when they contradict each other is told in `contradiction`."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from newsreader.analysis.comparing.quantity import Quantity, agree, equal, same_measure
from newsreader.analysis.comparing.quotations import is_catchword_of, same_words
from newsreader.analysis.comparing.statements import Statement
from newsreader.analysis.comparing.word_families import HURT
from newsreader.analysis.dating.month_parts import can_mean, may_be_one
from newsreader.analysis.naming.aliases import alias_key, is_alias, words_of
from newsreader.analysis.terms import stems
from newsreader.models import DateMention, MentionKind

Closeness = Literal["sure", "same", "partial", "likely"]
"""How closely two sentences are linked: as `Relation` says, "sure" where they tell the same beyond doubt, "likely" where
they may have something in common."""
Links = Mapping[tuple[int, int], Closeness]
_CLOSENESS: tuple[Closeness, ...] = ("sure", "same", "partial", "likely")


@lru_cache(maxsize=5_000)
def _key(name: str) -> str:
    """The normal form of a name: "El Oro province" as "El Oro", "United States Mint" as "US Mint", "Mt. Fell" as "Mount Fell"."""
    key = re.sub(r"^united states (?=\w)", "us ", alias_key(_SORT_OF_PLACE.sub("", name)))
    return re.sub(r"^mt (?=\w)", "mount ", key)


_SORT_OF_PLACE = re.compile(r"\s(?:province|district|county|region|prefecture|governorate|municipality)$")
_NAMED_KINDS: tuple[frozenset[MentionKind], ...] = (frozenset({"person"}), frozenset({"organisation", "place"}))
_TELLING = 20  # a plain count above this is hardly the same by chance
_FIGURES = 3  # … and so is an amount of so many figures
_ANY_TIME = 3  # one to three days, weeks or years are named of many things
_SHARE = 0.1  # least difference, as a share, of "one in five" and a percentage that is not it
_ROUND = 1000  # … wherever it stands
# A report of a match or a career gives many of these, each of something else.
TALLIES = stems(
    """seasons games matches laps points goals yards touchdowns catches passes runs titles wins receptions carries
    rebounds assists wickets shots starts times years people persons others"""
)


def relation(x: Statement, y: Statement, links: Links) -> Closeness | None:
    """Return how closely sentences of two statements are linked, the closest of them; None where none are."""
    found = {links.get((i, j)) for i in x.sentences for j in y.sentences}
    return next((one for one in _CLOSENESS if one in found), None)


def match_keys(statement: Statement) -> frozenset[str]:
    """Return keys of which two statements share one if `is_same` could hold: what need not be looked at is left out."""
    if statement.name:
        words = words_of(statement.name[1])
        great = "".join(word[0] for word in words if len(word) > 3)
        return frozenset({_key(statement.name[1]), *words, "".join(word[0] for word in words), great})
    if statement.quotation:
        words = list(statement.quotation.words)
        return frozenset(word for word in words if len(word) > 3) or frozenset(words)
    return frozenset({statement.value})


def is_same(x: Statement, y: Statement, links: Links) -> bool:
    """Whether a statement of one report repeats one of the other."""
    if x.name and y.name:
        return _same_name(x, y)
    if x.quotation and y.quotation:
        if same_words(x.quotation, y.quotation):
            return True
        return is_catchword_of(x.quotation, y.quotation) and relation(x, y, links) is not None
    if x.kind != y.kind:
        return False
    if x.kind == "date":
        return x.shown.casefold() == y.shown.casefold() and _of_one_part(x.date, y.date)
    return x.quantity is not None and y.quantity is not None and _same_quantity(x, y, links)


def is_loosely_same(x: Statement, y: Statement, links: Links) -> bool:
    """Whether two statements that nothing else matches are the same told in other words, in linked sentences.

    "31 December" and "the end of December"; "about 640" and "637"; "1.1m tonnes" and "the 1.1 million allowed".
    """
    close = relation(x, y, links)
    if close is None:
        return False
    if x.date and y.date:
        return _holds(x.date, y.date) or _holds(y.date, x.date)
    p, q = x.quantity, y.quantity
    if p is None or q is None:
        return False
    if not same_measure(p, q):
        if {p.base, q.base} == {"in", "%"}:
            return _is_near_share(p, q) and (close == "same" or bool(x.near & y.near))
        if {p.base, q.base} == {"points", "%"}:
            return p.high == q.high  # "50 basis points, or 0.5 per cent"
        if {p.base, q.base} == {"degrees", "degrees C"}:
            return p.printed == q.printed  # "102 degrees", of Fahrenheit where both say so
        bare = p if not p.base and p.kind == "number" else q if not q.base and q.kind == "number" else None
        return bare is not None and p.printed == q.printed >= _ROUND
    if not agrees(x, y) or _of_something_else(x, y):
        return False
    telling = min(_digits(p), _digits(q)) >= _FIGURES
    return (close == "same" or telling or bool(x.near & y.near)) and _same_thing(x, y)


def _is_near_share(p: Quantity, q: Quantity) -> bool:
    """Whether "one in five" and a percentage are about one share."""
    one, other = (100 * quantity.high if quantity.base == "in" else quantity.high for quantity in (p, q))
    return abs(one - other) <= _SHARE * max(one, other)


def agrees(x: Statement, y: Statement) -> bool:
    """Whether two amounts can be one, as far as their wording goes.

    Two bounds of the dead or the hurt are two counts: "at least 150", "more than 180".
    """
    p, q = x.quantity, y.quantity
    if p is None or q is None or not agree(p, q) or _of_others(x, y):
        return False
    if x.fate is None or x.fate != y.fate or equal(p, q):
        return True
    return p.hedge != q.hedge or p.hedge not in {"least", "most"}


def _of_others(x: Statement, y: Statement) -> bool:
    """Whether two ages are those of two people."""
    return bool(x.owner and y.owner) and not is_same_owner(x.owner, y.owner)


def is_same_owner(one: str, other: str, kind: MentionKind = "person") -> bool:
    """Whether two names of a kind, both known, can be those of one."""
    alike = _key(one) == _key(other) or is_alias(one, other, kind) or is_alias(other, one, kind)
    return bool(one and other) and alike


def are_of_others(x: Statement, y: Statement) -> bool:
    """Whether either sentence tells of somebody or something of whom the other report knows nothing: two shares, two robbers.

    Who only says it may be anybody.
    """
    return any(_names_unknown(x, y, kinds) and _names_unknown(y, x, kinds) for kinds in _NAMED_KINDS)


def _names_unknown(x: Statement, y: Statement, kinds: frozenset[MentionKind]) -> bool:
    """Whether the sentence of one statement names one of some kinds whom the report of the other does not."""
    told = x.setting.told | x.setting.sources if _counts_its_own(x) else x.setting.told
    return any(
        not any(is_same_owner(name, known, kind) for _, known in y.setting.known)
        for kind, name in told
        if kind in kinds
    )


def _counts_its_own(s: Statement) -> bool:
    """Whether whoever tells an amount has measured or counted it: a quake's strength, the hurt in a hospital."""
    return s.fate == HURT or (s.quantity is not None and s.quantity.base == "magnitude")


def _of_something_else(x: Statement, y: Statement) -> bool:
    """Whether two common lengths of time in other units ("two days", "48 hours") have no word around them in common."""
    p, q = x.quantity, y.quantity
    if p is None or q is None or p.kind != "duration":
        return False
    return p.printed != q.printed and min(p.printed, q.printed) <= _ANY_TIME and not x.near & y.near


def _same_name(x: Statement, y: Statement) -> bool:
    (kind_x, name_x), (kind_y, name_y) = x.name or ("other", ""), y.name or ("other", "")
    return _key(name_x) == _key(name_y) or (kind_x == kind_y and is_same_owner(name_x, name_y, kind_x))


def _same_quantity(x: Statement, y: Statement, links: Links) -> bool:
    p, q = x.quantity, y.quantity
    if p is None or q is None or not same_measure(p, q) or not equal(p, q):
        return False
    close = relation(x, y, links)
    if _of_something_else(x, y) or _of_others(x, y):
        return False
    if close is not None:
        return p.base != "" or p.kind != "number" or _same_thing(x, y)
    if p.kind == "percent" and _digits(p) < 2:
        return bool(x.near & y.near)
    if p.base in {"score", "in", "years old"} or p.kind in {"percent", "money"} or _digits(p) >= _FIGURES:
        return True
    if p.kind == "number" and not p.base:
        return bool((p.counted & q.counted) - TALLIES) and (p.printed > 2 or len(p.counted & q.counted) > 1)
    return max(p.printed, q.printed) > (_TELLING if p.printed == q.printed else 3 * _TELLING) or bool(x.near & y.near)


def _digits(quantity: Quantity) -> int:
    """How many digits of an amount are not trailing noughts."""
    return len(re.sub(r"e.*|[.]", "", f"{quantity.printed:.6e}").rstrip("0"))


def _same_thing(x: Statement, y: Statement) -> bool:
    """Whether two plain counts can count the same: a shared word, or one of them names nothing."""
    p, q = x.quantity, y.quantity
    if p is None or q is None or p.base or p.kind != "number":
        return True
    if x.fate is not None and y.fate is not None:
        return x.fate == y.fate
    return not p.counted or not q.counted or bool(x.near & y.near) or p.printed > _TELLING


def same_object(x: Statement, y: Statement) -> bool:
    return not x.object or not y.object or bool(x.object & y.object)


def strangers(pairs: Sequence[tuple[Statement, Statement]], links: Links) -> set[Statement]:
    """Return the amounts that equal another by chance: said "on" something else than all others that name it.

    "25% on imports" and "25% on cars" are two tariffs, unless the sentences as a whole say the same.
    """
    partners: dict[Statement, list[Statement]] = defaultdict(list)
    for x, y in pairs:
        partners[x].append(y)
        partners[y].append(x)
    close = {s for x, y in pairs if relation(x, y, links) == "same" for s in (x, y)}
    return {
        one
        for one, others in partners.items()
        if one.object
        and one not in close
        and any(o.object for o in others)
        and not any(one.object & o.object for o in others)
    }


def _of_one_part(one: DateMention | None, other: DateMention | None) -> bool:
    """Whether two dates of one value may mean the same days of it; both mean a day that is all of the value."""
    if one is None or other is None or len(one.value or "") == len("2025-01-15"):
        return True
    return may_be_one(one.text, other.text)


def _holds(wide: DateMention, narrow: DateMention) -> bool:
    """Whether a month holds a day, and its wording ("mid-January") leaves that day."""
    month, day = wide.value or "", narrow.value or ""
    inside = len(month) == len("2025-01") and len(day) == len("2025-01-15") and day.startswith(f"{month}-")
    return inside and can_mean(wide.text, int(day[-2:]))
