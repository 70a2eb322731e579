"""Likeness in company: two articles are more alike the more they are like the same other articles.

Two look-alike events differ in company, whatever single reports of both have in common.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from heapq import nlargest
from operator import itemgetter

from newsreader.analysis.stories.likeness import contrast

ORDINARY = 0.5
"""Agreement (cosine) of two companies that leaves a likeness unchanged; .4 to .6 do equally well."""

COMPANY = 30
"""How many articles most like one form its company; 20 to all do equally well."""

HEARD = 0.05
"""Contrasted likeness below which an article belongs to nobody's company, and a pair is left as it is."""

_UNSAID = 0.001
"""Weight of `ORDINARY` itself in an agreement, so that two articles with hardly any company stay as alike as they are: it
counts as much as one common neighbour with a likeness of .18. .0002 to .0015 do equally well."""


def contrasted(heard: Sequence[Mapping[int, float]], noises: Sequence[float]) -> list[dict[int, float]]:
    """Return likenesses (by number, symmetric) contrasted with the noise around both articles."""
    found: list[dict[int, float]] = [{} for _ in heard]
    for i, row in enumerate(heard):
        for j, score in row.items():
            if i < j:
                found[i][j] = found[j][i] = contrast(score, noises[i], noises[j])
    return found


def in_company(rows: Sequence[Mapping[int, float]]) -> list[dict[int, float]]:
    """Return the likenesses (by number, symmetric) adjusted for the company of both articles.

    Only likenesses to articles with a higher number are returned.
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
    """Return the articles most like one, with their squared likeness."""
    near = ((j, likeness) for j, likeness in row.items() if likeness >= HEARD)
    return {j: likeness * likeness for j, likeness in nlargest(COMPANY, near, key=itemgetter(1))}
