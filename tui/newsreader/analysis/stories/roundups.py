"""Which articles tell of several events (a morning briefing, the week in pictures) and so belong to no story.

Such an article is like two stories by different words. A report of one of two look-alike events is not: what it has in
common with the reports of the other, those of its own story have too.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from newsreader.analysis.stories.likeness import Candidate, closeness, contrast, days_apart, tempered
from newsreader.analysis.stories.signature import split_term

OTHERWISE = 0.5
"""An article is a round-up if, by words that its own story does not have, it is at least this share as much like another
story. In five sets of invented feed items .4 finds a few more; of real reports cut to two sentences it takes too many."""

UNLIKE = 0.15
"""The two stories are of different events if they are at most this share as much like each other: they could be parts of
one that are not joined yet. .08 to .25 do equally well."""

SEVERAL = 2
"""Reports that both stories must have besides the article; a single one may be in the wrong place itself."""


@dataclass(frozen=True, slots=True)
class Vector:
    """The first article of a voice, its weighted terms, and their length as a vector."""

    head: Candidate
    weighted: Mapping[int, float]
    norm: float


@dataclass(frozen=True, slots=True)
class Heard:
    """What a regrouping knows of its voices, by their numbers: `rows` are the contrasted likenesses between them."""

    vectors: Sequence[Vector]
    rows: Sequence[Mapping[int, float]]
    noises: Sequence[float]


def roundups(heard: Heard, story_of: Sequence[int]) -> set[int]:
    """Return the voices that tell of another story as well as of the one they are in; `story_of` gives that of each."""
    stories: defaultdict[int, list[int]] = defaultdict(list)
    for voice, story in enumerate(story_of):
        stories[story].append(voice)
    several = {story: voices for story, voices in stories.items() if len(voices) >= SEVERAL}
    found = set()
    for story, voices in several.items():
        if len(voices) > SEVERAL:
            told = Counter(word for one in voices for word in heard.vectors[one].head.signature.words)
            for voice in voices:
                near = _sums(heard.rows[voice], story_of)
                needed = OTHERWISE * near.pop(story, 0.0) / (len(voices) - 1)
                others = [several[one] for one in near if one in several and near[one] >= needed * len(several[one])]
                own = [one for one in voices if one != voice]
                if any(_tells_of(heard, voice, other, own, told, needed) for other in others):
                    found.add(voice)
    return found


def _sums(row: Mapping[int, float], story_of: Sequence[int]) -> dict[int, float]:
    """Return the sum of the likenesses to the voices of each story."""
    sums: defaultdict[int, float] = defaultdict(float)
    for other, likeness in row.items():
        sums[story_of[other]] += likeness
    return sums


def _tells_of(
    heard: Heard, voice: int, other: Sequence[int], own: Sequence[int], told: Mapping[int, int], needed: float
) -> bool:
    """Tell whether a voice is like another, unlike story by words that no other voice of its own story has.

    `told`: how many voices of its own story have a word, itself among them.
    """
    terms = heard.vectors[voice].weighted.items()
    rest = {term: weight for term, weight in terms if max(told.get(word, 0) for word in split_term(term)) < 2}
    likeness = fmean(_likeness_by(rest, heard, voice, one) for one in other)
    if likeness < needed:
        return False
    return fmean(heard.rows[a].get(b, 0.0) for a in own for b in other) <= UNLIKE * likeness


def _likeness_by(rest: Mapping[int, float], heard: Heard, a: int, b: int) -> float:
    """Return how alike two voices are by these terms of the first, contrasted."""
    one, other = heard.vectors[a], heard.vectors[b]
    norms, theirs = one.norm * other.norm, other.weighted
    shared = [(term, weight * theirs[term] / norms) for term, weight in rest.items() if term in theirs]
    if not shared:
        return 0.0
    names = one.head.signature.names() | other.head.signature.names()
    likeness = tempered(math.fsum([share for _, share in shared]), shared, names)
    near = closeness(days_apart(one.head.day, other.head.day))
    return contrast(likeness * near, heard.noises[a], heard.noises[b])
