"""Why the reports of a story belong together, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.analysis.stories.frequencies import Frequencies
from newsreader.analysis.stories.kinship import Reading, explain, spoken_day
from newsreader.analysis.stories.likeness import QUIET, Candidate, Held, contrast
from newsreader.library.days import local_moment
from newsreader.library.grouping.signatures import as_candidate, frequencies_of, kept_of
from newsreader.models import Article
from newsreader.store import decisions
from newsreader.store.database import Database
from newsreader.text import told_apart

_EXPLAINED = 60
"""Reports of a story that it is told of why they belong to it: each costs one more likeness than that before it."""


def explain_story(database: Database, reports: Sequence[Article]) -> str:
    """Return in plain words why the reports of a story belong together and how sure that is, a line each.

    Each report is held against the earlier one that it is most like; of a story of very many the first are told.
    """
    known = kept_of(database, [one.id for one in reports])
    told = [one for one in reports if one.id in known]
    decided = decisions.touching(database, [one.id for one in told])
    if len(told) < 2:
        if any(not one.together for one in decided):
            return "There is one report: you took it out of a story, or others from beside it; that is kept."
        return "There is one report; no other article in the library tells of this event."
    first = told[:_EXPLAINED]
    readings = [Reading(one, known[one.id].signature) for one in first]
    items = [as_candidate(one, known[one.id]) for one in first]
    frequencies = frequencies_of(database, [item.signature for item in items])
    names = _names(first)
    lines = []
    for at in range(1, len(first)):
        if not first[at].text.strip():
            lines.append(f"{names[at]} has no text: nothing but its headline can be held against the others.")
            continue
        score, best = _closest(items[at], items[:at], frequencies)
        why = explain(readings[at], readings[best], score, frequencies).sentence()
        lines.append(f"{names[at]} and {names[best]}: {why}")
    if len(told) > len(first):
        lines.append(f"These are the first {len(first)} of {len(told):,} reports.")
    if any(one.together for one in decided):
        lines.append("You put some of these together yourself; that is kept.")
    return "\n".join(lines)


def _closest(item: Candidate, earlier: Sequence[Candidate], frequencies: Frequencies) -> tuple[float, int]:
    """Return how like the closest of the earlier reports an article is, and its place; of equals the first."""
    held = Held(item.signature, frequencies)
    scores = []
    for other in earlier:
        apart = None if item.day is None or other.day is None else abs(item.day - other.day)
        noises = (QUIET if one.noise is None else one.noise for one in (item, other))
        scores.append(contrast(held.against(other.signature, other.norm, apart), *noises))
    best = scores.index(max(scores))
    return scores[best], best


def _names(reports: Sequence[Article]) -> tuple[str, ...]:
    days, clocks = zip(*(local_moment(one.published or "") for one in reports), strict=True)
    return told_apart([one.source or f"“{one.title}”" for one in reports], [spoken_day(day) for day in days], clocks)
