"""Which articles a new one is like.

Pure functions over signatures; `likeness` says how alike two articles are, `regrouping` how a neighbourhood divides into
stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsreader.analysis.stories.frequencies import Frequencies
from newsreader.analysis.stories.likeness import COPY_LIKENESS, Candidate, Held, contrast, days_apart, noise_of
from newsreader.analysis.stories.signature import Signature

NEAR = 0.09
"""From this likeness on an article belongs to the neighbourhood for `regroup`: four fifths of its bar. With .06 the stories
of the development sets are equally good, but a new article costs a fifth more."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """`norm` and `noise` of an article, to be stored, and `near`: the ids of all candidates alike enough to matter to
    `regroup`, the best first."""

    norm: float
    noise: float
    near: tuple[int, ...] = ()


def surroundings(
    signature: Signature, day: int | None, candidates: Sequence[Candidate], frequencies: Frequencies
) -> Surroundings:
    """Compare a new article with candidates in any order (about 50, found by key terms)."""
    held = Held(signature, frequencies)
    scores = [held.against(other.signature, other.norm, days_apart(day, other.day)) for other in candidates]
    noise = noise_of(signature, _voices(candidates, scores))
    seen = [
        (-contrast(score, noise, noise if other.noise is None else other.noise), other.article_id)
        for other, score in zip(candidates, scores, strict=True)
    ]
    return Surroundings(held.norm, noise, tuple(article_id for score, article_id in sorted(seen) if -score >= NEAR))


def _voices(candidates: Iterable[Candidate], scores: Iterable[float]) -> Iterable[float]:
    """Return one likeness for each text, however often it was printed, and none for prints of the new article itself."""
    told = zip(candidates, scores, strict=True)
    return {other.signature.words.tobytes(): score for other, score in told if score < COPY_LIKENESS}.values()
