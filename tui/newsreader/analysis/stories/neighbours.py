"""Whom a new article is like.

Pure functions over signatures; how alike two articles are stands in `likeness`, how a neighbourhood parts into
stories in `regrouping`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsreader.analysis.stories.frequencies import Frequencies
from newsreader.analysis.stories.likeness import COPY_LIKENESS, Candidate, Held, contrast, noise_of
from newsreader.analysis.stories.signature import Signature

NEAR = 0.09
"""Likeness from which an article belongs to the neighbourhood that `regroup` should see: four fifths of its bar. From .06 on
the stories of the development sets are level, and a new article costs a fifth more."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What to keep of an article (`norm`, `noise`), and `near`: the ids of all candidates alike enough to matter to a
    `regroup`, the best first."""

    norm: float
    noise: float
    near: tuple[int, ...] = ()


def surroundings(
    signature: Signature, day: int | None, candidates: Sequence[Candidate], frequencies: Frequencies
) -> Surroundings:
    """Hold a new article against candidates in any order (about 50, found by key terms)."""
    held = Held(signature, frequencies)
    scores = []
    for other in candidates:
        apart = None if day is None or other.day is None else abs(day - other.day)
        scores.append(held.against(other.signature, other.norm, apart))
    noise = noise_of(signature, _voices(candidates, scores))
    seen = [
        (-contrast(score, noise, noise if other.noise is None else other.noise), other.article_id)
        for other, score in zip(candidates, scores, strict=True)
    ]
    return Surroundings(held.norm, noise, tuple(article_id for score, article_id in sorted(seen) if -score >= NEAR))


def _voices(candidates: Iterable[Candidate], scores: Iterable[float]) -> Iterable[float]:
    """Return one likeness for each text: its prints tell no more than one, and those of the new article itself nothing."""
    told = zip(candidates, scores, strict=True)
    return {other.signature.words.tobytes(): score for other, score in told if score < COPY_LIKENESS}.values()
