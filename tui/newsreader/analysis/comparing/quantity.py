"""What an amount is, and when two are the same: equal, alike as far as their wording goes, or one rounded to the other.

Two amounts are compared in their base unit: "1.2bn dollars" and "$1,200 million" are one. How they are found is told in
`quantities`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsreader.analysis.comparing.units import QuantityKind

Hedge = Literal["", "about", "least", "most", "nearly"]
Span = tuple[int, int]

_ABOUT = 0.03  # "about 640" may stand for 637 or 650, not for 700
_ABOUT_ROUND = 0.05  # … "about 300" for 310, not for 320
_NEARLY = 0.12  # "nearly 20" may stand for 18, "almost 400" not for 340
_LEAST = 0.25  # "at least 200" still agrees with what is up to a quarter more; "at least 12" with what is less than 13
_ROUNDED = 0.05  # … and a measure of so many hundreds for what is as near
_WITHIN = 0.95  # … of one in the last figure
_EQUAL = 0.002  # difference by which conversion and rounding may part two equal amounts; counts and scores are exact


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount. `low` and `high` are in units of `base` (equal unless it is a range); "" is a plain count.

    `counted` are the terms of what is counted or measured, `printed` the (higher) number without its unit, `grain` what
    its last figure counts in units of `base`; `aside`: it stands in brackets, most often as the amount before it in another unit, is a part ("two of the …",
    "42 people in the capital alone") or names a kind ("a six-car pile-up").
    """

    start: int
    end: int
    kind: QuantityKind
    low: float
    high: float
    base: str
    hedge: Hedge = ""
    counted: frozenset[str] = frozenset()
    printed: float = 0.0
    aside: bool = False
    grain: float = 0.0

    def bounds(self) -> tuple[float, float]:
        """Return what the amount may be, its hedge considered."""
        if self.hedge == "about":
            room = _ABOUT_ROUND if _is_round(self) else _ABOUT
            return self.low * (1 - room), self.high * (1 + room)
        if self.hedge == "least":
            return self.low, self.high + self._room(self.high)
        if self.hedge == "nearly":
            return self.low * (1 - _NEARLY), self.high
        if self.hedge == "most":
            return self.low - self._room(self.low), self.high
        return self.low, self.high

    def _room(self, value: float) -> float:
        """How much an amount that is told as a bound may be beyond it: the more, the rounder its number."""
        figures = round(abs(value) / self.grain) if self.grain else 0
        is_round = figures % 50 == 0 or (figures >= 10 and figures == float(f"{figures:.0e}"))
        return abs(value) * _LEAST if is_round else min(abs(value) * _LEAST, _WITHIN * self.grain)


def same_measure(a: Quantity, b: Quantity) -> bool:
    """Whether two amounts are of one kind and base unit, so that their values can be compared."""
    return a.kind == b.kind and a.base == b.base


def equal(a: Quantity, b: Quantity) -> bool:
    """Whether two amounts of one measure are the same but for conversion and rounding."""
    slack = _slack(a, b)
    return abs(a.low - b.low) <= slack and abs(a.high - b.high) <= slack


def _slack(a: Quantity, b: Quantity) -> float:
    return 0.0 if a.kind == "number" and a.base in {"", "score"} else _EQUAL * max(abs(a.high), abs(b.high))


def agree(a: Quantity, b: Quantity) -> bool:
    """Whether two amounts of one measure can be the same one, as far as their wording goes."""
    (low_a, high_a), (low_b, high_b), slack = a.bounds(), b.bounds(), _slack(a, b)
    if low_a <= high_b + slack and low_b <= high_a + slack:
        return True
    return is_rounded(a, b) and ("about" in (a.hedge, b.hedge) or abs(a.high - b.high) <= _ABOUT * abs(a.high))


def is_rounded(a: Quantity, b: Quantity) -> bool:
    """Whether one of two amounts of one measure may be the other with fewer figures: 64 and 63.6, 4 and 3.5."""
    apart = abs(a.high - b.high)
    if a.kind == "number" and a.base and apart <= _ROUNDED * abs(a.high) and any(_is_round(q) for q in (a, b)):
        return True
    coarse, fine = sorted((a, b), key=lambda q: -q.grain)
    doubled = 2 * apart * (1 - 1e-9 if coarse.high > fine.high else 1 + 1e-9)  # 3.5 is rounded to 4, 4.5 is not
    return a.low == a.high and b.low == b.high and doubled < coarse.grain


def _is_round(q: Quantity) -> bool:
    """Whether an amount is printed as a whole number of hundreds, thousands …: a 100-kilogram bomb may weigh 96."""
    return q.printed >= 100 and q.printed == float(f"{q.printed:.0e}")


def apart(p: Quantity, q: Quantity) -> float:
    """Return how many times the one amount is the other."""
    low, high = sorted((abs(p.high), abs(q.high)))
    return high / low if low else float("inf")
