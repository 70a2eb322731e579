"""Which number a story gets: as far as possible one under which its articles are already known.

Saved searches, scripts and dossiers name stories by number. A number never goes to another event: a new story gets a new
one, and the number of a story whose articles all moved on still leads to them (`store.stories.present`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence


def story_numbers(
    groups: Sequence[Sequence[int]], held: Mapping[int, int], chosen: Mapping[int, int]
) -> list[int | None]:
    """Return the number of each group of articles, None for those that need a new one; no number is given twice.

    `held` is the number each article has now; those in `chosen` were set by the user and stay. Otherwise the group and the
    number with most articles in common are matched first, among equals those with the earliest article.
    """
    numbers: dict[int, int] = {}
    shared: Counter[tuple[int, int]] = Counter()
    first: dict[tuple[int, int], int] = {}
    for at, group in enumerate(groups):
        for article_id in sorted(group):
            if article_id in chosen:
                numbers.setdefault(at, chosen[article_id])
            pair = (at, held[article_id])
            shared[pair] += 1
            first.setdefault(pair, article_id)
    taken = set(numbers.values())
    for at, story in sorted(shared, key=lambda pair: (-shared[pair], first[pair])):
        if at not in numbers and story not in taken:
            numbers[at] = story
            taken.add(story)
    return [numbers.get(at) for at in range(len(groups))]
