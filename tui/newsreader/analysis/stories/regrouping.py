"""Dividing a neighbourhood of articles into stories: each text is compared with all others; `parting` joins what is alike.

The result depends neither on the order of the articles nor on the stories they are in; the user's decisions are kept. Of
earlier imports only the stored noise (which can only grow), the round-ups found (which stay so) and the extent of the
neighbourhood play a part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from newsreader.analysis.stories.company import contrasted, in_company
from newsreader.analysis.stories.frequencies import Frequencies
from newsreader.analysis.stories.likeness import COPY_LIKENESS, Candidate, at_one_time, days_apart, noise_of, tempered
from newsreader.analysis.stories.parting import Pair, Parting
from newsreader.analysis.stories.roundups import Heard, Vector, roundups
from newsreader.analysis.stories.signature import vector_length

_LEAST_SCORE = 0.01  # smaller ones change no story of the development sets, but would take most of the memory


@dataclass(frozen=True, slots=True)
class Regrouping:
    """The result of `regroup`: {article id: group} with groups numbered from 0; norms, noises and `roundups` to store."""

    groups: Mapping[int, int]
    norms: Mapping[int, float] = field(default_factory=dict)
    noises: Mapping[int, float] = field(default_factory=dict)
    roundups: frozenset[int] = frozenset()


def regroup(
    articles: Sequence[Candidate],
    frequencies: Frequencies,
    *,
    together: Iterable[Pair] = (),
    apart: Iterable[Pair] = (),
) -> Regrouping:
    """Divide articles into stories; pairs of article ids in `together` share one, pairs in `apart` never do.

    If decisions contradict each other, `apart` wins, then earlier pairs of `together`. Pairs of other articles are ignored.
    About n² / 2 comparisons: keep it under two thousand articles.
    """
    together, apart = list(together), list(apart)
    items = sorted(articles, key=lambda item: item.article_id)
    decided = {article_id for pair in (*together, *apart) for article_id in pair}
    bundles = _bundles(items, decided)
    heads = [bundle[0] for bundle in bundles]
    weighted = [frequencies.weighted(head.signature) for head in heads]
    norms = [vector_length(weights.values()) for weights in weighted]
    scores = _all_scores(heads, weighted, norms)
    voices = _voices(heads, scores, decided)
    heard = _between(voices, scores)
    prints = [[item for at in voice for item in bundles[at]] for voice in voices]
    noises = _noises(prints, heard)
    place = {item.article_id: i for i, voice in enumerate(prints) for item in voice}
    bound = [[(place[a], place[b]) for a, b in pairs if a in place and b in place] for pairs in (together, apart)]
    firsts = [voice[0] for voice in voices]
    vectors = [Vector(heads[at], weighted[at], norms[at]) for at in firsts]
    groups, alone = _parted(prints, Heard(vectors, contrasted(heard, noises), noises), bound, decided)
    lengths = {item.article_id: norms[at] for at, bundle in enumerate(bundles) for item in bundle}
    noise_of_each = {article_id: noises[i] for article_id, i in place.items()}
    return Regrouping(groups, lengths, noise_of_each, frozenset(item.article_id for i in alone for item in prints[i]))


def _parted(
    prints: Sequence[Sequence[Candidate]], heard: Heard, bound: Sequence[Iterable[Pair]], decided: Container[int]
) -> tuple[dict[int, int], set[int]]:
    """Return the groups, and the voices that are round-ups: these stay alone, unless the user decided on them.

    If any are found, all is parted again without them, since one may have made a story of two.
    """
    likenesses = in_company(heard.rows)
    alone = {i for i, voice in enumerate(prints) if any(item.roundup for item in voice)}

    def groups() -> dict[int, int]:
        parting = Parting(prints)
        for i, row in enumerate(likenesses):
            for j, likeness in row.items():
                if i not in alone and j not in alone:
                    parting.liken(i, j, likeness)
        parting.bind(*bound)
        return parting.groups()

    found = groups()
    stories = [found[voice[0].article_id] for voice in prints]
    if more := {i for i in roundups(heard, stories) if prints[i][0].article_id not in decided} - alone:
        alone |= more
        found = groups()
    return found, alone


def _bundles(items: Sequence[Candidate], decided: Container[int]) -> list[list[Candidate]]:
    """Bundle articles with the same words on the same day, of which a feed may have a thousand.

    They are one story in any case, and cost as much as one article; those in `decided` stay alone.
    """
    found: dict[object, list[Candidate]] = {}
    for item in items:
        made = item.signature
        same = (item.day, made.to_bytes())
        alone = item.article_id in decided or not made.words
        found.setdefault(item.article_id if alone else same, []).append(item)
    return list(found.values())


def _voices(
    heads: Sequence[Candidate], scores: Sequence[Mapping[int, float]], decided: Container[int]
) -> list[list[int]]:
    """Combine prints of one text into voices (lists of numbers), since many prints say no more than one.

    All of a voice are like its first, and are dated if and only if that is, so that what a feed prints every day does not
    stay one voice for ever. Without voices, two agency reports printed by several outlets each would be two tight groups
    that never join.
    """
    found: list[list[int]] = []
    seen: set[int] = set()
    for first, head in enumerate(heads):
        if first in seen:
            continue
        voice = [first]
        if head.article_id not in decided:
            copies = (j for j, score in scores[first].items() if score >= COPY_LIKENESS and j > first and j not in seen)
            voice += sorted(
                j for j in copies if heads[j].article_id not in decided and (heads[j].day is None) == (head.day is None)
            )
        seen.update(voice)
        found.append(voice)
    return found


def _between(voices: Sequence[Sequence[int]], scores: Sequence[Mapping[int, float]]) -> list[dict[int, float]]:
    """Return the mean likeness of each pair of voices that are alike at all."""
    voice_of = {at: i for i, voice in enumerate(voices) for at in voice}
    sums: list[dict[int, float]] = [{} for _ in voices]
    for at, row in enumerate(scores):
        ours = sums[voice_of[at]]
        for j, score in row.items():
            ours[voice_of[j]] = ours.get(voice_of[j], 0.0) + score
    return [
        {j: score / (len(voices[i]) * len(voices[j])) for j, score in row.items() if j != i}
        for i, row in enumerate(sums)
    ]


def _noises(voices: Sequence[Sequence[Candidate]], heard: Sequence[Mapping[int, float]]) -> list[float]:
    """Return the noise around each voice: the largest of what is heard now and what was stored with its articles."""
    return [
        max(noise_of(mine[0].signature, row.values()), *(item.noise or 0.0 for item in mine))
        for mine, row in zip(voices, heard, strict=True)
    ]


def _all_scores(
    items: Sequence[Candidate], weighted: Sequence[Mapping[int, float]], norms: Sequence[float]
) -> list[dict[int, float]]:
    """Return the likeness of each article to every other that shares a term with it, adjusted for time."""
    alike = _same_words(items)
    vectors = [{term: weight / (norms[at] or 1.0) for term, weight in weighted[at].items()} for at, *_ in alike]
    names = [items[at].signature.names() for at, *_ in alike]
    postings: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    full: list[dict[int, float]] = [{} for _ in items]
    for i, vector in enumerate(vectors):
        row: defaultdict[int, float] = defaultdict(float)
        if len(alike[i]) > 1:
            row[i] = sum(ours * ours for ours in vector.values())
        for term, ours in vector.items():
            for j, theirs in postings[term]:
                row[j] += ours * theirs
            postings[term].append((i, ours))
        for j, score in row.items():
            if score >= _LEAST_SCORE:
                other = vectors[j]
                shares = ((term, ours * other[term]) for term, ours in vector.items() if term in other)
                likeness = tempered(min(1.0, score), shares, names[i] | names[j])
                _enter(full, items, likeness, product(alike[i], alike[j]))
    return full


def _same_words(items: Sequence[Candidate]) -> list[list[int]]:
    """Combine the numbers of articles with the same words, whatever their days: a feed may print one text every day."""
    found: defaultdict[tuple[bytes, bytes, bytes, int], list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        made = item.signature
        found[made.words.tobytes(), made.pairs.tobytes(), made.weights, made.named].append(at)
    return list(found.values())


def _enter(
    full: Sequence[dict[int, float]], items: Sequence[Candidate], likeness: float, pairs: Iterable[Pair]
) -> None:
    for one, two in pairs:
        if one != two:
            a, b = items[one], items[two]
            full[one][two] = full[two][one] = at_one_time(likeness, a.signature, b.signature, days_apart(a.day, b.day))
