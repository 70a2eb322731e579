"""Which story a new article belongs to, and whose date it takes where it has none.

Pure functions over signatures; how alike two articles are stands in `stories.likeness`, how a neighbourhood parts into
stories in `stories.regrouping`. An article joins by average link: never because of one chance neighbour.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsreader.analysis.stories.likeness import COPY_LIKENESS, Candidate, Held, contrast, noise_of
from newsreader.analysis.stories.regrouping import SPAN_DAYS
from newsreader.analysis.stories.signature import Frequencies, Signature

CAREFUL_BAR = 0.15
"""The bar for a single new article: what is parted wrongly now is joined by the next `regroup`, hardly the reverse."""

NEAR = 0.09
"""Likeness from which an article belongs to the neighbourhood that `regroup` should see: four fifths of the bar. From .06 on
the stories of the development sets are level, and a new article costs a fifth more."""

CLOSEST_OF = 100
"""Dated reports of a story that an undated one is held against at most: with 400 of each it took a minute."""


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
    held = Held(signature, frequencies)
    scores = []
    for other in candidates:
        apart = None if day is None or other.day is None else abs(day - other.day)
        scores.append(held.against(other.signature, other.norm, apart))
    noise = noise_of(signature, _voices(candidates, scores))
    seen = [
        (contrast(score, noise, noise if other.noise is None else other.noise), other)
        for other, score in zip(candidates, scores, strict=True)
    ]
    score, story = _best_story(day, seen, not_into)
    near = sorted((-score, other.article_id) for score, other in seen if score >= NEAR)
    return Placement(
        story if score >= CAREFUL_BAR else None, score, held.norm, noise, tuple(article_id for _, article_id in near)
    )


def _voices(candidates: Iterable[Candidate], scores: Iterable[float]) -> Iterable[float]:
    """Return one likeness for each text: its prints tell no more than one, and those of the new article itself nothing."""
    told = zip(candidates, scores, strict=True)
    return {other.signature.words.tobytes(): score for other, score in told if score < COPY_LIKENESS}.values()


def _best_story(
    day: int | None, seen: Iterable[tuple[float, Candidate]], not_into: frozenset[int]
) -> tuple[float, int | None]:
    members: dict[int, list[float]] = {}
    closed = set(not_into)
    for score, other in seen:
        members.setdefault(other.story_id, []).append(score)
        if day is not None and other.day is not None and abs(day - other.day) > SPAN_DAYS:
            closed.add(other.story_id)
    scored = [(_link(scores), -story) for story, scores in members.items() if story not in closed]
    score, story = max(scored, default=(0.0, 0))
    return score, -story if scored else None


def closest_dated(signature: Signature, members: Sequence[Candidate], frequencies: Frequencies) -> int | None:
    """Return the id of the report most like an undated article among those whose day is known, to take its date.

    None where no member has a day; of equals the one with the smallest id. Of very many every second, third, … is looked at.
    """
    dated = [member for member in members if member.day is not None]
    held = Held(signature, frequencies)
    looked_at = dated[:: len(dated) // CLOSEST_OF + 1]
    return min(((-held.against(one.signature, one.norm), one.article_id) for one in looked_at), default=(0.0, None))[1]


def _link(scores: Iterable[float]) -> float:
    """The mean of the better half of a story's members, of at least three: an average link that forgives stragglers."""
    ranked = sorted(scores, reverse=True)
    kept = ranked[: max(3, (len(ranked) + 1) // 2)]
    return math.fsum(kept) / len(kept)
