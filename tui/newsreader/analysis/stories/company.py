"""Likeness seen in company: two articles are the more alike the more the same others are like both.

Of two look-alike events each has a company of its own, whatever single reports of both have in common.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from heapq import nlargest
from operator import itemgetter

from newsreader.analysis.stories.likeness import contrast

ORDINARY = 0.5
"""Agreement (cosine) of two companies at which a likeness stays as it is; .4 to .6 are level."""

COMPANY = 30
"""Articles most like one that are its company; 20 to all are level."""

HEARD = 0.05
"""Likeness (contrasted) below which an article is nobody's company and a pair is left as it is."""

_UNSAID = 0.001
"""Weight of `ORDINARY` itself in an agreement, so that two whom hardly anyone else is like stay as alike as they are: one
neighbour in common of a likeness of .18 counts as much. .0002 to .0015 are level."""


def contrasted(heard: Sequence[Mapping[int, float]], noises: Sequence[float]) -> list[dict[int, float]]:
    """Return the likenesses (by number, symmetric) seen against the noise around both."""
    found: list[dict[int, float]] = [{} for _ in heard]
    for i, row in enumerate(heard):
        for j, score in row.items():
            if i < j:
                found[i][j] = found[j][i] = contrast(score, noises[i], noises[j])
    return found


def in_company(rows: Sequence[Mapping[int, float]]) -> list[dict[int, float]]:
    """Return the likenesses of each article to others (by number, symmetric), each seen with the company of both.

    Only those to articles of a higher number are returned.
    """
    company = [_company(row) for row in rows]
    whole = [math.fsum(weight * weight for weight in one.values()) for one in company]
    found = []
    for i, row in enumerate(rows):
        ours = company[i]
        seen = {}
        for j, likeness in row.items():
            if j > i:
                if likeness >= HEARD:
                    theirs = company[j]
                    both = math.fsum(ours[k] * theirs[k] for k in ours.keys() & theirs.keys())
                    others = (whole[i] - ours.get(j, 0.0) ** 2) * (whole[j] - theirs.get(i, 0.0) ** 2)
                    agreement = (both + _UNSAID * ORDINARY) / (math.sqrt(max(0.0, others)) + _UNSAID)
                    likeness = min(1.0, likeness * math.sqrt(agreement / ORDINARY))
                seen[j] = likeness
        found.append(seen)
    return found


def _company(row: Mapping[int, float]) -> dict[int, float]:
    """Return the articles most like one with the squares of their likeness."""
    near = ((j, likeness) for j, likeness in row.items() if likeness >= HEARD)
    return {j: likeness * likeness for j, likeness in nlargest(COMPANY, near, key=itemgetter(1))}
