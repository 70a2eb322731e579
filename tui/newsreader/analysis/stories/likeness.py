"""How alike two articles are as reports of one event.

Likeness is a cosine of rare terms that must not rest on shared names alone, reduced for the days between. It is then
contrasted with the noise around both articles (how like their tenth to fiftieth nearest articles are), so that one bar
serves crowded and quiet subjects.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass

from newsreader.analysis.background import term_hash
from newsreader.analysis.stories.frequencies import Frequencies, unknown_share
from newsreader.analysis.stories.signature import MONTHS, Signature, split_term, vector_length
from newsreader.analysis.terms import normal_words

REST_TIMES = 12.0
"""Likeness is limited to this many times what is left of it without shared names (see `tempered`); otherwise a company and
its town would join short reports of different events. 8 to 20 do equally well."""

NAMES_OF_A_MATTER = 4
"""A company, its town, its head and their country are in all its news; so many shared names are no event. What further ones
weigh counts as other words do: two reports of a match may share little but the players. Five goes of invented reports (175,
the last ones written afterwards) gain .02, .01, .13, .05 and .14; on the development sets 4 changes .001, 3 loses .003."""

ONE_WORD_TIMES = 8.0
"""Likeness is limited to this many times what is left of it without its heaviest word, since a name that only opens
sentences is not recognised as one: two-sentence reports that share little but an unknown company became one story. 8 to 12
do equally well, 4 to 6 lose .003."""

_MEASURES = """
dollars euros pounds yen yuan rupees roubles rubles pesos francs crowns kronor kroner marks lira zloty rand shekels dirhams cents
pence riyals baht rupiah metres meters kilometres kilometers km miles feet inches centimetres centimeters millimetres hectares
acres tonnes tons kilograms kilos kg litres liters gallons barrels degrees celsius percent minutes hours days
weeks months years
"""
_YEARS = map(str, range(1900, 2100))
TELLS_NO_EVENT = frozenset(map(term_hash, (*(word.term for word in normal_words(_MEASURES)), *MONTHS, *_YEARS)))
"""Words for money, measures, months and years do not identify an event: two short reports from one town that both name a
sum, or a month, are only as alike as their names."""

UNTEMPERED = 0.05
"""Likeness up to which nothing is tempered: it joins nothing, and such pairs would take most of the time."""

NOISE_RANKS = (10, 50)
"""The noise around an article is the mean likeness of its 11th to 50th nearest articles."""

QUIET = 0.03
"""Noise assumed if fewer articles are known; .02 to .04 do equally well."""

COPY_LIKENESS = 0.97
"""From this likeness on two articles are prints of one text, which count as one voice however many there are. .8 and .9
take too many for one, at a cost of .01."""

UNKNOWN_SHARE, FOREIGN_NOISE = 0.5, 0.065
"""Share of words unknown to the background from which an article is in another language (English news has .42 at most,
short German, French and Spanish news .57 at least), and the least noise around it: all its words look rare, and ordinary
ones would join it to anything. B-cubed F1 on 124 real reports in these languages: .81; with a noise of .03 .78, with .08
.79; .05 to .065 do equally well there, but of 60 invented reports .065 joins 24 pairs wrongly, .06 32."""

DAYS_APART = 4.0
"""Standard deviation (days) of the Gaussian of time: three days apart cost a fifth, a week three fifths, a month all but
`LEAST_TIME`. What happens next in a matter is another story (a ship is stuck; a week later it floats): on 170 real reports
this gives .93 and .93, a deviation of 10 .90 and .92; 3 to 7 do equally well."""

LEAST_TIME = 0.25

SAME_DAY, OTHER_DAY = 1.15, 0.7
"""Factors for articles that both name a weekday near the beginning: the day of the event, given without a date. Of all
evidence tried besides words it alone separated true from false pairs on every development set. They also apply, less
surely, if both name the same day of a month first, or only months that are neither the same nor adjacent (a strike in
October is not one in January; but a report in December gives figures for November). As such dates may be about the past of
a matter, they count only if the days of publication are unknown."""

_NOISE_FLOOR, _NOISE_CAP, _NOISE_POWER, _NOISE_MEAN = 0.04, 0.08, 1.2, 0.08


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stored article, for comparison.

    `day` is its day as an ordinal (`date.toordinal()`), None if unknown or guessed. `norm` and `noise` are the last values
    from `surroundings` or `regroup`; None: they are computed or assumed. `roundup`: it was found to tell of several events.
    """

    article_id: int
    signature: Signature
    day: int | None = None
    norm: float | None = None
    noise: float | None = None
    roundup: bool = False


def days_apart(a: int | None, b: int | None) -> int | None:
    """Return how many days two ordinals are apart, None where one is unknown."""
    return None if a is None or b is None else abs(a - b)


class Held:
    """An article to be compared with several others; its side of a likeness is prepared once for all of them.

    `norm` is the length of its weighted vector.
    """

    def __init__(self, signature: Signature, frequencies: Frequencies) -> None:
        self._signature, self._frequencies = signature, frequencies
        self._vector, self._names = signature.vector(), signature.names()
        self._words = frozenset(signature.words)
        rarities = frequencies.rarities(signature)
        self._squares = {term: rarity**2 for term, rarity in zip(self._vector, rarities, strict=True)}
        weighted = zip(self._vector.values(), rarities, strict=True)
        self.norm = vector_length(weight * rarity for weight, rarity in weighted)

    def against(self, other: Signature, norm: float | None = None, days_apart: float | None = None) -> float:
        """Return how alike the two are, 0 to 1, symmetric.

        `norm` is the other's, if known; `days_apart` None (a date is unknown or guessed) is neutral.
        """
        likeness = self._cosine(other, self.norm * (self._frequencies.norm(other) if norm is None else norm))
        return at_one_time(likeness, self._signature, other, days_apart)

    def _cosine(self, other: Signature, norms: float) -> float:
        if norms <= 0:
            return 0.0
        ours, squares = self._vector, self._squares
        # An exact sum, so that rounding is the same whichever article comes first.
        shared = [
            (term, ours[term] * weight * squares[term] / norms) for term, weight in other.shared(ours, self._words)
        ]
        likeness = min(1.0, math.fsum([share for _, share in shared]))
        return tempered(likeness, shared, self._names | other.names()) if likeness > UNTEMPERED else likeness


def at_one_time(likeness: float, a: Signature, b: Signature, days_apart: float | None) -> float:
    """Adjust the likeness of two texts for the days between their publications, and for the days that each names."""
    likeness *= closeness(days_apart)
    if a.weekday and b.weekday:
        likeness *= SAME_DAY if a.weekday == b.weekday else OTHER_DAY
    if days_apart is None and a.months and b.months:
        if a.date and a.date == b.date:
            likeness *= SAME_DAY
        elif not _with_next(a.months) & b.months:
            likeness *= OTHER_DAY
    return min(1.0, likeness)


def _with_next(months: int) -> int:
    """Return months (bits as in `Signature.months`) with those before and after them; January is next to December."""
    return months | months << 1 | months >> 1 | months << 11 | months >> 11


def closeness(days_apart: float | None) -> float:
    """Return the factor of time: 1 for the same day or an unknown one, falling smoothly to `LEAST_TIME`."""
    if days_apart is None:
        return 1.0
    return LEAST_TIME + (1 - LEAST_TIME) * math.exp(-0.5 * (days_apart / DAYS_APART) ** 2)


def tempered(likeness: float, shared: Iterable[tuple[int, float]], names: Container[int]) -> float:
    """Limit a likeness to `REST_TIMES` what is left without shared names, and `ONE_WORD_TIMES` without its heaviest word.

    `shared` are the terms of both articles and their shares of the likeness, `names` the words that are names in either.
    The fourth power keeps an article wholly like itself, however short; prints of one text are left alone.
    """
    if not UNTEMPERED < likeness < COPY_LIKENESS:
        return likeness
    others: list[float] = []
    named: list[tuple[int, int, float]] = []
    of_word = defaultdict(list)
    for term, share in shared:
        first, second = split_term(term)
        if all(not word or word in names or word in TELLS_NO_EVENT for word in (first, second)):
            named.append((first, second, share))
        else:
            others.append(share)
        for word in {first, second}:
            of_word[word].append(share)
    of_word.pop(0, None)  # the first half of a single word's term
    heaviest = max(map(math.fsum, of_word.values()), default=0.0)
    without_word = likeness - heaviest
    rest = math.fsum(others)
    if REST_TIMES * rest < likeness:
        likeness = min(likeness, REST_TIMES * (rest + _further_names(named)) + likeness**4)
    return max(UNTEMPERED, min(likeness, ONE_WORD_TIMES * without_word + likeness**4))


def _further_names(named: Iterable[tuple[int, int, float]]) -> float:
    """Return what the shared names weigh without the `NAMES_OF_A_MATTER` heaviest.

    `named` are words (the first 0) and pairs of words, with their shares; of words that stand together the heaviest counts.
    """
    single: list[tuple[float, int]] = []
    beside = defaultdict(set)
    for first, second, share in named:
        if first:
            beside[first].add(second)
            beside[second].add(first)
        elif second not in TELLS_NO_EVENT:
            single.append((-share, second))
    seen: set[int] = set()
    weights = []
    for share, word in sorted(single):
        if seen.isdisjoint(beside[word]):
            weights.append(-share)
        seen.add(word)
    return math.fsum(weights[NAMES_OF_A_MATTER:])


def noise_of(signature: Signature, scores: Iterable[float]) -> float:
    """Return the noise around an article from its likeness to all candidates; missing ones count as quiet.

    Around an article in another language than the background's it is never quiet.
    """
    first, last = NOISE_RANKS
    ranked = sorted(scores, reverse=True)[first:last]
    heard = (sum(ranked) + QUIET * (last - first - len(ranked))) / (last - first)
    return max(heard, FOREIGN_NOISE) if unknown_share(signature) > UNKNOWN_SHARE else heard


def contrast(score: float, noise_a: float, noise_b: float) -> float:
    """Contrast a likeness with the noise around both articles, 0 to 1; ordinary noise leaves it unchanged."""
    levels = (min(noise_a, _NOISE_CAP) + _NOISE_FLOOR) * (min(noise_b, _NOISE_CAP) + _NOISE_FLOOR)
    return min(1.0, score * math.pow(_NOISE_MEAN**2 / levels, _NOISE_POWER / 2))
