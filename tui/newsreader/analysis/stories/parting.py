"""Joining articles into stories by average linkage, the two most alike groups first, within bars and the user's decisions.

One chance neighbour never decides: what counts is how alike two groups are as a whole, relative to how alike each is inside.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence

from newsreader.analysis.stories.likeness import Candidate

BAR = 0.11
"""Least mean likeness (contrasted, see `contrast`) that joins an article to another or a group; .10 to .12 do equally well."""

SIZE_POWER = 0.2
"""The bar for two groups grows with this power of the smaller one's size: two large stories are seldom one."""

COHESION, COHESION_POWER = 0.65, 0.5
"""Two stories of several articles join only if the likeness between them is at least this share of that inside the looser
one. The share falls with this power of the ratio of their sizes: a few stragglers are less like a large story than its
reports are like each other. .6 to .7 and .4 to .6 do equally well. Of right joins between stories of three to ten reports
nine in ten had .57 or more, half of the wrong ones less than .6."""

BARE_WORDS, BARE_SIZE = 10, 0.2
"""An article of fewer words (stop words not counted) is a bare headline, and counts only as this share of a report: one
that joined first could split the reports of its story. .1 and 12 words do equally well; with 15 short reports lose .01."""

UNDATED_WEIGHT = 0.5
"""Weight of an undated article: it may be like two look-alike events at once, and made them one. On 368 real reports with a
third undated the dated ones gain .006; .2 to .5 do equally well; if all are undated, nothing changes."""

SPAN_DAYS = 30
"""Articles further apart than this never share a story, unless the user says so."""

_SEVERAL = 1.5  # size from which a group is a story of several articles

Pair = tuple[int, int]


class Parting:
    """Groups that grow by joining the two most alike, within the bars and the user's decisions.

    Groups that the user joined are one story, but stay separate groups for comparison.
    """

    def __init__(self, voices: Sequence[Sequence[Candidate]]) -> None:
        self._members = {at: [item.article_id for item in voice] for at, voice in enumerate(voices)}
        heads = [voice[0] for voice in voices]
        self._size = [BARE_SIZE if head.signature.length < BARE_WORDS else 1.0 for head in heads]  # reports in a group
        dating = [UNDATED_WEIGHT if head.day is None else 1.0 for head in heads]
        self._weight = [size * dated for size, dated in zip(self._size, dating, strict=True)]
        self._squares = [weight**2 for weight in self._weight]  # sum of the squared weights of a group's voices
        self._links: list[dict[int, float]] = [{} for _ in voices]  # weighted sums of likeness between groups
        self._within = [0.0] * len(voices)  # the same inside a group
        days = [[item.day for item in voice if item.day is not None] for voice in voices]
        self._days = [(min(known), max(known)) if known else (None, None) for known in days]
        self._story = list(range(len(voices)))  # of each voice; groups of one story have the same
        self._apart: list[set[int]] = [set() for _ in voices]  # stories that never become one with this
        self._version = [0] * len(voices)
        self._queue: list[tuple[float, int, int, int, int]] = []

    def liken(self, i: int, j: int, likeness: float) -> None:
        """Set how alike two voices are."""
        self._links[i][j] = self._links[j][i] = likeness * self._weight[i] * self._weight[j]

    def bind(self, together: Iterable[Pair], apart: Iterable[Pair]) -> None:
        """Apply the user's decisions (pairs of voices), which hold whatever the likeness."""
        for a, b in apart:
            if a != b:
                self._apart[a].add(b)
                self._apart[b].add(a)
        for a, b in together:
            if not self._kept_apart(a, b):
                self._make_one_story(a, b)

    def groups(self) -> dict[int, int]:
        """Join what belongs together and return {article id: group}."""
        for i in self._members:
            for j in self._links[i]:
                if i < j:
                    self._offer(i, j)
        while self._queue:
            _, i, j, version_i, version_j = heapq.heappop(self._queue)
            if (self._version[i], self._version[j]) == (version_i, version_j) and not self._kept_apart(i, j):
                self._join(i, j)
                for k in self._links[i]:
                    self._offer(min(i, k), max(i, k))
        stories: defaultdict[int, list[int]] = defaultdict(list)
        for i, members in self._members.items():
            stories[self._story[i]] += members
        ordered = sorted(stories.values(), key=min)
        return {article_id: number for number, members in enumerate(ordered) for article_id in members}

    def _kept_apart(self, i: int, j: int) -> bool:
        return self._story[j] in self._apart[self._story[i]]

    def _make_one_story(self, i: int, j: int) -> None:
        """Merge two stories; what is kept apart from one of them is then kept apart from both."""
        kept, gone = self._story[i], self._story[j]
        if kept == gone:
            return
        self._story = [kept if one == gone else one for one in self._story]
        for k in self._apart[gone]:
            self._apart[k].discard(gone)
            self._apart[k].add(kept)
        self._apart[kept] |= self._apart[gone]

    def _offer(self, i: int, j: int) -> None:
        """Queue two groups if they may join; those furthest above the bar come first."""
        size_i, size_j = self._size[i], self._size[j]
        bar = BAR * max(1.0, min(size_i, size_j)) ** SIZE_POWER
        if min(size_i, size_j) >= _SEVERAL:
            alike_within = COHESION * (min(size_i, size_j) / max(size_i, size_j)) ** COHESION_POWER
            bar = max(bar, alike_within * min(self._cohesion(i), self._cohesion(j)))
        ratio = self._links[i][j] / (self._weight[i] * self._weight[j]) / bar
        if ratio >= 1 and not self._kept_apart(i, j) and self._span(i, j) <= SPAN_DAYS:
            heapq.heappush(self._queue, (-ratio, i, j, self._version[i], self._version[j]))

    def _cohesion(self, i: int) -> float:
        return self._within[i] / ((self._weight[i] ** 2 - self._squares[i]) / 2)

    def _span(self, i: int, j: int) -> int:
        first, last = self._days_of(i, j)
        return last - first if first is not None and last is not None else 0

    def _days_of(self, i: int, j: int) -> tuple[int, int] | tuple[None, None]:
        """Return the first and the last day of two groups together, None where no report of them has one."""
        days = [day for group in (i, j) for day in self._days[group] if day is not None]
        return (min(days), max(days)) if days else (None, None)

    def _join(self, i: int, j: int) -> None:
        """Merge group `j` into group `i`."""
        self._within[i] += self._within[j] + self._links[i].pop(j, 0.0)
        self._links[j].pop(i, None)
        for k, likeness in self._links[j].items():
            self._links[i][k] = self._links[k][i] = self._links[i].get(k, 0.0) + likeness
            del self._links[k][j]
        self._links[j] = {}
        self._make_one_story(i, j)
        self._members[i] += self._members.pop(j)
        for sums in (self._size, self._weight, self._squares):
            sums[i] += sums[j]
        self._days[i] = self._days_of(i, j)
        self._version[i] += 1
        self._version[j] += 1
