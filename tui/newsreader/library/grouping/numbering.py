"""Which number a story has: as far as can be the one under which its articles are known.

Saved searches, scripts and dossiers name stories by number. A number is never given to another event: a story that was not
there before gets a new one, and one whose articles have all moved on stays theirs (`store.stories.present`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence


def story_numbers(
    groups: Sequence[Sequence[int]], held: Mapping[int, int], chosen: Mapping[int, int]
) -> list[int | None]:
    """Return the number of each group of articles, None for those that need a new one; no number is given twice.

    `held` is the number each article has now, `chosen` those of them that the user decided: they stand. Else the group and
    the number that have most articles in common go together first, of equals those with the article that came first.
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
