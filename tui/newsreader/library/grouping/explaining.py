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
"""Reports of a story that are explained: each costs one more comparison than the one before it."""


def explain_story(database: Database, reports: Sequence[Article]) -> str:
    """Say in plain words why the reports of a story belong together and how sure that is, a line for each.

    Each report is compared with the earlier one it is most like; of very many only the first are explained.
    """
    known = kept_of(database, [one.id for one in reports])
    grouped = [one for one in reports if one.id in known]
    decided = decisions.touching(database, [one.id for one in grouped])
    if len(grouped) < 2:
        if any(not one.together for one in decided):
            return "There is one report: you took it out of a story, or others from beside it; that is kept."
        if any(known[one.id].roundup for one in grouped):
            return "There is one report: it seems to tell of several events, so it is in no story of one of them."
        return "There is one report; no other article in the library is enough like it to be one story with it."
    first = grouped[:_EXPLAINED]
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
    if len(grouped) > len(first):
        lines.append(f"These are the first {len(first)} of {len(grouped):,} reports.")
    if any(one.together for one in decided):
        lines.append("You put some of these together yourself; that is kept.")
    return "\n".join(lines)


def _closest(item: Candidate, earlier: Sequence[Candidate], frequencies: Frequencies) -> tuple[float, int]:
    """Return the likeness of the closest earlier report, and its place; among equals the first."""
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
