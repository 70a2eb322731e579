"""On what basis an amount is told: reached or expected, of now or before, net or gross, of a quarter or a year, a share's.

"Profit was 5m", "a profit of 6m had been expected" and "up from 4m" are no three values of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsreader.analysis.comparing.quantity import Span
from newsreader.analysis.comparing.units import QuantityKind

_REACH = 60  # characters on either side of an amount, within its clause
_NEAR = 20  # characters between "from" and the amount that it says was before
_KINDS = {
    "met": r"(?:short\sof|above|below|ahead\sof|in\sline\swith|than|beat\w*|topp?\w*|miss\w*|exceed\w*)\s(?:[\w'’]+\s){0,3}"
    r"(?:expect|forecast|estimat|predict|consensus|target)\w*(?!\w|\sof\b)",
    "expected": r"expect(?!ed\s(?:on|at|to\sarrive)\s)|forecast|predict|project(?:ed|ion)|analysts|economists|consensus|targets?\b|guidance|outlook|propos|"
    r"demand(?:ed|ing)|asked|asking|sought|seek|hop(?:e|ing)|aim",
    "earlier": r"earlier|ago\b|previous|prior\b|former\s(?:rate|level|price|value|target|record|estimate|figure|high|low)|preceding|initial|"
    r"original|last\syear",
    "needed": r"need|must\b(?!\s(?:pay|go|serve|spend|repay)\b)|requir|mark\s(?:of|is|was)|threshold|half-?way|short\sof",
    "net": r"net\b",
    "gross": r"gross\b(?!\s(?:domestic|national)\b)",
    "operating": r"operating|ebit",
    "adjusted": r"adjusted|underlying|core\b|exclud|stripping",
    "comparable": r"like[\s-]for[\s-]like|comparable\s(?:sales|revenue|growth)|organic|same-store|constant\scurrenc",
    "pretax": r"pre-?tax|before\stax",
    "each": r"(?:a|per)\s(?:diluted\s)?share\b|(?:an?|per)\s(?:day|hour|dose|head|person|litre|barrel|tonne|piece|pupil|household)\b|"
    r"each\b(?!\s(?:time|other|side)\b)",
    "per": r"per\s(?!cent|share|diluted|day|hour|dose|head|person|litre|barrel|tonne|piece|pupil|household)",
    "debt": r"(?:includ|assum)\w+\s(?:\w+\s){0,2}(?:debts?|borrowings)\b",
    "span": r"(?:over|during|across|within|in)\s(?:the\s)?(?:(?:next|coming|past|last|following)\s)?(?:\w+\s)?(?:decades?|years)\b",
    "long": r"long[\s-]term|eventual|ultimate|capacity|designed|built\sfor",
}
_NO_BASIS_OF: dict[QuantityKind, set[str]] = {"number": {"span", "each"}, "duration": {"needed"}}
"""What says nothing of some kinds: "3,200 jobs over three years" are as many jobs, "35 each" so many, "it needed four hours" is how long it took."""
_PERIODS = {
    "quarter": r"quarter|q[1-4]\b|three\smonths",
    "half": r"half\b|half-|six\smonths",
    "year": r"(?<!over-)(?<!on-)year(?!-o)(?!\searlier|\sago)|annual",
}
_WAYS = {
    "up": r"rise|rising|rose|grow|grew|increas|gain|jump|surg|climb|soar|balloon|add(?:s|ed|ing)?\b|hir(?:e|ing)",
    "down": r"fall(?!ing\sshort)|fell|drop|declin|cut|reduc|slump|plung|los[est]|lay|laid|shed|eliminat",
}
_FOUND = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for name, words in (_KINDS | _PERIODS | _WAYS).items()) + ")",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[.;:()“”\"–—](?!\d)|,\s|\b(?:and|but|while|which|because|when|after(?!\stax)|(?P<against>from(?!\s(?:19|20)\d\d\b)|compared|versus|vs|against|(?<!more\s)(?<!less\s)(?<!fewer\s)than))\b",
    re.IGNORECASE,
)
_OF_IT = re.compile(r"\b(?:that|who|whose)\b")
_PART = re.compile(
    r"(?<=[a-z,]\s)(?P<part>[a-z]*[A-Z]\w*)\s(?:revenues?|sales|profits?|income|margins?|growth|prices?|inflation|output|"
    r"exports|imports|deliveries|orders|demand|subscribers|users|jobs)\b"
)
"""A part of a whole by its name: "iPhone sales"."""


class Basis(NamedTuple):
    """How an amount is meant, of which other year than that of the report and of which part; of what length of time, which way."""

    kinds: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    periods: frozenset[str] = frozenset()
    ways: frozenset[str] = frozenset()

    def without_years(self) -> Basis:
        """Return the basis of an amount of which the year is left open."""
        return self._replace(years=frozenset(), kinds=self.kinds - {"earlier"}) if self.years else self

    def is_other(self, other: Basis) -> bool:
        """Whether two amounts are told on bases that cannot be one; a length of time and a way need not be named."""
        need_not_be_named = ((self.periods, other.periods), (self.ways, other.ways))
        return self[:3] != other[:3] or any(one and two and not one & two for one, two in need_not_be_named)


NO_BASIS = Basis()


def read_basis(text: str, amount: Span, kind: QuantityKind, clause: Span, years: Sequence[tuple[int, str]]) -> Basis:
    """Return the basis of an amount; `clause` is where its sentence or another amount ends, `years` those told with their place.

    A year behind "that" or "who" is that of something else: "78 witnesses in a trial that began last year".
    """
    first, last = max(clause[0], amount[0] - _REACH), min(clause[1], amount[1] + _REACH)
    breaks = list(_BREAK.finditer(text, first, amount[0]))
    found = {"earlier"} if breaks and breaks[-1]["against"] and amount[0] - breaks[-1].end() < _NEAR else set()
    behind = _BREAK.search(text, amount[1], last)
    start, end = breaks[-1].end() if breaks else first, behind.start() if behind else last
    parts: set[str] = set()
    for side in ((start, amount[0]), (amount[1], end)):
        found.update(match.lastgroup or "" for match in _FOUND.finditer(text, *side))
        parts.update(match["part"] for match in _PART.finditer(text, *side))
    other = _OF_IT.search(text, amount[1], end)
    told = frozenset(year for at, year in years if start <= at < (other.start() if other else end))
    found |= {"earlier"} if told else set()
    kinds, periods, ways = (
        frozenset(found & words.keys() - _NO_BASIS_OF.get(kind, set()) - {"met"}) for words in (_KINDS, _PERIODS, _WAYS)
    )
    return Basis(kinds, told, frozenset(parts), periods, ways)
