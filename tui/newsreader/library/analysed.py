"""The findings of one article in the form the store takes: names, and dated points for the agenda."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsreader.analysis import deadlines
from newsreader.analysis.naming.aliases import alias_key
from newsreader.models import Findings
from newsreader.store.records import DatedPoint, NameUse


@dataclass(frozen=True, slots=True)
class Analysed:
    """The findings of one article, ready to be stored."""

    article_id: int
    findings: Findings
    names: tuple[NameUse, ...]
    points: tuple[DatedPoint, ...]


def analysed(article_id: int, text: str, found: Findings) -> Analysed:
    """Return findings with the names they use and their points of the agenda; `text` is what was analysed."""
    uses = Counter((alias_key(one.entity), one.entity, one.kind, one.text) for one in found.mentions)
    names = tuple(NameUse(key, entity, kind, alias, count) for (key, entity, kind, alias), count in uses.items() if key)
    points = tuple(
        DatedPoint(one.start, one.end, one.value, one.kind, deadlines.clause_of(text, one), deadlines.season_of(one))
        for one in found.dates
        if one.value and one.kind in ("deadline", "scheduled")
    )
    return Analysed(article_id, found, names, points)
