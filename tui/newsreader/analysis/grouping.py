"""Which articles report the same event: how alike two are, where a new one belongs, and how a neighbourhood parts.

Pure functions over signatures. Likeness is a cosine of rare terms that must not rest on shared names alone, softened by
days; it is then seen against the noise around both articles (how like the tenth to fiftieth nearest articles are), so
that one bar serves crowded and quiet subjects. Articles join by average link: nobody joins a story because of one
chance neighbour.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsreader.analysis.stories.signature import Frequencies, Signature, split_term

BAR = 0.11
"""Least mean likeness that joins an article to another or to a group (contrasted, see `contrast`); .10 to .12 are level."""

SIZE_POWER = 0.2
"""Of two groups the bar grows with this power of the smaller one's size: two stories that many tell each are seldom one."""

CAREFUL_BAR = 0.15
"""The bar for a single new article: what is parted wrongly now is joined by the next `regroup`, hardly the reverse."""

NEAR = 0.09
"""Likeness from which an article belongs to the neighbourhood that `regroup` should see: four fifths of the bar. From .06 on
the stories of the development sets are level, and a new article costs a fifth more."""

COHESION = 0.5
"""Two stories of several articles join only if they are this share as alike as the looser of them is within."""

REST_TIMES = 12.0
"""Likeness counts up to this many times what is left of it without the shared names (see `tempered`): without it a company
and its town join short reports of different events. 8 to 20 are level."""

UNTEMPERED = 0.05
"""Likeness up to which nothing is tempered: it joins nobody, and to look at such pairs would take most of the time."""

NOISE_RANKS = (10, 50)
"""The noise around an article is the mean likeness of its 11th to 50th nearest articles."""

QUIET = 0.03
"""Noise assumed where fewer articles are known; .02 to .04 are level."""

DAYS_APART = 10.0
"""Standard deviation of the Gaussian of days: a week apart costs a fifth, a month nearly all but `LEAST_TIME`."""

LEAST_TIME = 0.25
SPAN_DAYS = 30
"""Articles further apart than this never share a story (unless the user says so): a running story starts afresh."""

SAME_WEEKDAY, OTHER_WEEKDAY = 1.15, 0.7
"""Factors where both articles name a weekday near their beginning: the day of the event, told without a date. Of all
evidence tried beside the words it alone told true from false pairs on every development set."""

_NOISE_FLOOR, _NOISE_CAP, _NOISE_POWER, _NOISE_MEAN = 0.04, 0.08, 1.2, 0.08


@dataclass(frozen=True, slots=True)
class Candidate:
    """An article that is already stored, as the store hands it over for comparison.

    `day` is its day as an ordinal (`date.toordinal()`), None where unknown or guessed. `norm` and `noise` are what
    `place` or `regroup` last said of it; None lets them be worked out or assumed. An article that has no story yet
    (of the same import) adds to the noise only.
    """

    article_id: int
    story_id: int | None
    signature: Signature
    day: int | None = None
    norm: float | None = None
    noise: float | None = None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where an article belongs: a story, or None for a story of its own; what to keep of it, and why.

    `score` is the contrasted likeness to the best story, joined or not; `near` are the ids of all candidates alike enough
    to matter to a later `regroup`, the best first.
    """

    story_id: int | None
    score: float
    norm: float
    noise: float
    near: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Regrouping:
    """What `regroup` found: {article id: group} with groups numbered from 0, and fresh norms and noises to store."""

    groups: Mapping[int, int]
    norms: Mapping[int, float] = field(default_factory=dict)
    noises: Mapping[int, float] = field(default_factory=dict)


def similarity(a: Signature, b: Signature, frequencies: Frequencies, days_apart: float | None = None) -> float:
    """Return how alike two articles are, 0 to 1, symmetric.

    `days_apart` None (a date unknown or guessed) is neutral.
    """
    norms = frequencies.norm(a) * frequencies.norm(b)
    return at_one_time(_cosine(a.vector(), a.names(), b, _squares(a, frequencies), norms), a, b, days_apart)


def at_one_time(likeness: float, a: Signature, b: Signature, days_apart: float | None) -> float:
    """Return the likeness of two texts seen with their days: of publication, and the weekday that each names."""
    likeness *= closeness(days_apart)
    if a.weekday and b.weekday:
        likeness *= SAME_WEEKDAY if a.weekday == b.weekday else OTHER_WEEKDAY
    return min(1.0, likeness)


def closeness(days_apart: float | None) -> float:
    """Return the factor of time: 1 for the same day or an unknown one, falling softly to `LEAST_TIME`."""
    if days_apart is None:
        return 1.0
    return LEAST_TIME + (1 - LEAST_TIME) * math.exp(-0.5 * (days_apart / DAYS_APART) ** 2)


def tempered(likeness: float, shared: Iterable[tuple[int, float]], names: Container[int]) -> float:
    """Return a likeness of at most `REST_TIMES` what is left of it without the shared names.

    `shared` are the terms of both articles and their shares of the likeness, `names` the words that are names in either.
    The fourth power keeps an article wholly like itself, however short.
    """
    if likeness <= UNTEMPERED:
        return likeness
    rest = math.fsum([share for term, share in shared if not _is_name(term, names)])
    return max(UNTEMPERED, min(likeness, REST_TIMES * rest + likeness**4))


def _is_name(term: int, names: Container[int]) -> bool:
    first, second = split_term(term)
    return second in names and (not first or first in names)


def noise_of(scores: Iterable[float]) -> float:
    """Return the noise around an article from its likeness to all candidates; where they are few, it is quiet."""
    first, last = NOISE_RANKS
    ranked = sorted(scores, reverse=True)[first:last]
    return (sum(ranked) + QUIET * (last - first - len(ranked))) / (last - first)


def contrast(score: float, noise_a: float, noise_b: float) -> float:
    """Return a likeness seen against the noise around both articles, 0 to 1; at ordinary noise it stays as it is."""
    levels = (min(noise_a, _NOISE_CAP) + _NOISE_FLOOR) * (min(noise_b, _NOISE_CAP) + _NOISE_FLOOR)
    return min(1.0, score * math.pow(_NOISE_MEAN**2 / levels, _NOISE_POWER / 2))


def place(
    signature: Signature,
    day: int | None,
    candidates: Sequence[Candidate],
    frequencies: Frequencies,
    *,
    not_into: frozenset[int] = frozenset(),
) -> Placement:
    """Return the story a new article belongs to, from candidates in any order (about 50, found by key terms).

    `not_into` are stories the user has taken this article out of.
    """
    ours, names, squares = signature.vector(), signature.names(), _squares(signature, frequencies)
    norm = frequencies.norm(signature)
    scores = []
    for other in candidates:
        theirs = other.norm if other.norm is not None else frequencies.norm(other.signature)
        apart = None if day is None or other.day is None else abs(day - other.day)
        likeness = _cosine(ours, names, other.signature, squares, norm * theirs)
        scores.append(at_one_time(likeness, signature, other.signature, apart))
    noise = noise_of(scores)
    seen = [
        (contrast(score, noise, noise if other.noise is None else other.noise), other)
        for other, score in zip(candidates, scores, strict=True)
    ]
    score, story = _best_story(day, seen, not_into)
    near = sorted((-score, other.article_id) for score, other in seen if score >= NEAR)
    return Placement(
        story if score >= CAREFUL_BAR else None, score, norm, noise, tuple(article_id for _, article_id in near)
    )


def _best_story(
    day: int | None, seen: Iterable[tuple[float, Candidate]], not_into: frozenset[int]
) -> tuple[float, int | None]:
    members: dict[int, list[float]] = {}
    closed = set(not_into)
    for score, other in seen:
        if other.story_id is not None:
            members.setdefault(other.story_id, []).append(score)
            if day is not None and other.day is not None and abs(day - other.day) > SPAN_DAYS:
                closed.add(other.story_id)
    scored = [(_link(scores), -story) for story, scores in members.items() if story not in closed]
    score, story = max(scored, default=(0.0, 0))
    return score, -story if scored else None


def closest_dated(signature: Signature, members: Sequence[Candidate], frequencies: Frequencies) -> int | None:
    """Return the id of the report most like an undated article among those whose day is known, to take its date.

    None where no member has a day; of equals the one with the smallest id.
    """
    dated = [member for member in members if member.day is not None]
    if not dated:
        return None
    return min(dated, key=lambda m: (-similarity(signature, m.signature, frequencies), m.article_id)).article_id


def _link(scores: Iterable[float]) -> float:
    """The mean of the better half of a story's members, of at least three: an average link that forgives stragglers."""
    ranked = sorted(scores, reverse=True)
    kept = ranked[: max(3, (len(ranked) + 1) // 2)]
    return math.fsum(kept) / len(kept)


def _squares(signature: Signature, frequencies: Frequencies) -> dict[int, float]:
    rarity = frequencies.rarity
    return {term: rarity(term) ** 2 for term in signature.vector()}


def _cosine(
    a: Mapping[int, int], names: frozenset[int], b: Signature, squares: Mapping[int, float], norms: float
) -> float:
    """`a` is the vector of an article, `names` and `squares` belong to it: worked out once for many `b`."""
    if norms <= 0:
        return 0.0
    # An exact sum, so that rounding is the same whichever article comes first.
    shared = [(term, a[term] * weight * squares[term] / norms) for term, weight in b.shared(a)]
    likeness = min(1.0, math.fsum([share for _, share in shared]))
    return likeness if likeness <= UNTEMPERED else tempered(likeness, shared, names | b.names())
