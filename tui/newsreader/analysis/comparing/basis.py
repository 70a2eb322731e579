"""On what basis an amount is told: reached or expected, of now or before, net or gross, of a quarter or a year, a share's.

"Profit was 5m", "a profit of 6m had been expected" and "up from 4m" are no three values of one thing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from newsreader.analysis.comparing.numerals import find_numerals
from newsreader.analysis.comparing.quantity import Span
from newsreader.analysis.comparing.units import QuantityKind

_REACH = 60  # characters on either side of an amount, within its clause
_NEAR = 20  # characters between "from" and the amount that it says was before
_KINDS = {
    "met": r"(?:short\sof|above|below|ahead\sof|in\sline\swith|than|beat\w*|topp?\w*|miss\w*|exceed\w*)\s(?:[\w'’]+\s){0,3}"
    r"(?:expect|forecast|estimat|predict|consensus|target)\w*(?!\w|\sof\b)",
    "expected": r"expect(?!ed\s(?:on|at|to\sarrive)\s)|forecast|predict|project(?:ed|ion)|analysts|economists|consensus|targets?\b|guidance|outlook|propos|"
    r"demand(?:ed|ing)|wants?\s$|asked|asking|sought|seek|hop(?:e|ing)|aim",
    "earlier": r"earlier|at\sfirst|first\s(?:put|reported|estimated|thought|believed|announced)|ago\b|previous|prior\b|former\s(?:rate|level|price|value|target|record|estimate|figure|high|low)|preceding|initial|"
    r"original|last\syear|old\s(?:\w+\s){0,2}(?:record|mark|best)\b",
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
    "long": r"long[\s-]term|eventual|ultimate|capacity|designed|built\sfor|(?:holds|seats)\s$",
    "hour": r"(?:by|as\sof)\s(?:noon|midday|midnight|\d+(?:[:.]\d\d)?\s?(?:[ap]\b|[ap]m\b|gmt|hrs|o['’]clock)|\d\d[:.]\d\d\b)",
    "possible": r"could\b|might\b|maximum",
    "punitive": r"punitive|compensatory",
    "gust": r"gust",
    "men": r"men\b|male\b",
    "women": r"women\b|female\b",
    "young": r"young|youth",
    "world": r"world-?wide|globally|nation-?wide",
    "lacking": r"without(?!\s(?:power|electricity|water|heat))",
    "felt": r"f(?:eels?|elt)\slike|wind\schill|heat\sindex",
    "interim": r"half-?time|at\sthe\s(?:break|interval)\b",
    "grave": r"(?:seriously|critically|severely|gravely|badly|slightly|lightly)\s(?:injur|hurt|wound|burn|ill)|"
    r"(?:critical|serious|grave)\s(?:condition|injur|wound)",
    "brent": r"brent\b",
    "wti": r"wti\b|west\stexas|(?:u\.?s\.?|american|light)\scrude",
}
_NO_BASIS_OF: dict[QuantityKind, set[str]] = {
    "number": {"span", "each", "men", "women", "young"},
    "duration": {"needed", "men", "women", "young"},
    "money": {"men", "women", "young"},
}
"""What says nothing of some kinds: "3,200 jobs over three years" are as many jobs, "35 each" so many, "it needed four hours" is how long it took."""
_PERIODS = {
    "quarter": r"quarter|q[1-4]\b|three\smonths",
    "half": r"half\b|half-|six\smonths",
    "year": r"(?:(?<=full-)|(?<!-))year(?!-o)(?!\searlier|\sago)|annual",
}
_WAYS = {
    "up": r"rise|rising|rose|grow|grew|increas|gain|jump|surg|climb|soar|balloon|add(?:s|ed|ing)?\b|hir(?:e|ing)",
    "down": r"fall(?!ing\sshort)|fell|drop|declin|cut|reduc|slump|plung|los[est]|lay|laid|shed|eliminat",
}
_ANSWERS = {"yes": r"yes\b|in\sfavou?r\b", "no": r"no\b(?!\s(?:more|less|fewer|longer|one)\b)"}
_TURNS = {
    f"turn{number}": rf"(?:{words})(?=[\s-](?:[\w'’-]+\s){{0,2}}?(?:leg|half|quarter|round|set|phase|stage|period|test)\b)"
    for number, words in enumerate(("first|opening", "second|return", "third", "fourth", "deciding|final|last"))
}
_PARTIES = {
    "suspect": r"arrest|suspect|detain|charged|custody",
    "victim": r"stabbed|kill|died|dead|shot\b|wounded|injured|missing|found\b",
    "ordinary": r"(?:ordinary|common)\s(?=share|stock)",
    "preferred": r"prefer\w+\s(?=share|stock)",
    "restored": r"restor|reconnect",
    "unserved": r"without\s(?=power|electricity|water|heat)",
    "spot": r"spot\b",
    "futures": r"futures?\b",
    "above_sea": r"above\ssea",
    "above_ground": r"above\sthe\s(?=summit|crater|peak|ground|volcano)",
}
_MONEYS = {
    money: rf"(?<=\bthe\s){money}\b"
    for money in ("dollar", "euro", "pound", "yen", "yuan", "franc", "rouble", "ruble", "rupee", "lira", "peso")
}
_SIDES = (_PERIODS, _WAYS, _ANSWERS, _TURNS, _PARTIES, _MONEYS)
"""What need not be named, but is of two things where both are: a first half and a second, the yes and the no."""
_FOUND = re.compile(
    r"\b(?:" + "|".join(f"(?P<{name}>{words})" for group in (_KINDS, *_SIDES) for name, words in group.items()) + ")",
    re.IGNORECASE,
)
_BREAK = re.compile(
    r"[.;:()“”\"–—](?!\d)|,\s|\b(?:(?<!food\s)(?<!energy\s)and|but|while|which|because|when|after(?!\stax)|(?P<against>from(?!\s(?:19|20)\d\d\b)|compared|versus|vs|against|(?<!more\s)(?<!less\s)(?<!fewer\s)than))\b",
    re.IGNORECASE,
)
_TERM = re.compile(
    r"\b(\d+|two|three|four|five|seven|ten|twenty|thirty)-(year|month|week|day)\b(?!-old)", re.IGNORECASE
)
_OF_IT = re.compile(r"\b(?:that|who|whose)\b")
_PART = re.compile(
    r"(?<=[a-z,]\s)(?P<part>[a-z]*[A-Z]\w*)\s(?:revenues?|sales|profits?|income|margins?|growth|prices?|inflation|output|"
    r"exports|imports|deliveries|orders|demand|subscribers|users|jobs)\b"
)
"""A part of a whole by its name: "iPhone sales"."""


class Basis(NamedTuple):
    """How an amount is meant, of which other year than that of the report and of which part.

    `sides` are, group by group, what need not be named: the length of time, the way, the term of a bond …
    """

    kinds: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    sides: tuple[frozenset[str], ...] = ()

    @property
    def of_victims(self) -> frozenset[str]:
        """What tells counts of the dead and hurt apart: those gravely hurt, or lightly, and those of an earlier time."""
        return self.kinds & {"grave", "earlier"}

    def without_years(self) -> Basis:
        """Return the basis of an amount of which the year is left open."""
        return self._replace(years=frozenset(), kinds=self.kinds - {"earlier"}) if self.years else self

    def is_other(self, other: Basis) -> bool:
        """Whether two amounts are told on bases that cannot be one."""
        two_sides = any(one and two and not one & two for one, two in zip(self.sides, other.sides, strict=False))
        return self[:3] != other[:3] or two_sides


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
    terms: set[str] = set()
    for side in ((start, amount[0]), (amount[1], end)):
        found.update(match.lastgroup or "" for match in _FOUND.finditer(text, *side))
        parts.update(match["part"] for match in _PART.finditer(text, *side))
        terms.update(f"{find_numerals(match[1])[0].value} {match[2].lower()}" for match in _TERM.finditer(text, *side))
    other = _OF_IT.search(text, amount[1], end)
    told = frozenset(year for at, year in years if start <= at < (other.start() if other else end))
    found |= {"earlier"} if told else set()
    kinds = frozenset(found & _KINDS.keys() - _NO_BASIS_OF.get(kind, set()) - {"met"})
    sides = (*(frozenset(found & group.keys()) for group in _SIDES), frozenset(terms))
    return Basis(kinds, told, frozenset(parts), sides)
