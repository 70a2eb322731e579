"""What was found in one article, made ready for the store: findings, the names it uses, its dated points."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from newsreader.analysis import deadlines, entities
from newsreader.models import Findings
from newsreader.store.records import DatedPoint, NameUse


@dataclass(frozen=True, slots=True)
class Analysed:
    """What was found in one article, ready to be stored."""

    article_id: int
    findings: Findings
    names: tuple[NameUse, ...]
    points: tuple[DatedPoint, ...]


def analysed(article_id: int, text: str, found: Findings) -> Analysed:
    """Return findings with the entities they use and the dated points of the agenda (`text`: what was analysed)."""
    uses = Counter((entities.alias_key(one.entity), one.entity, one.kind, one.text) for one in found.mentions)
    names = tuple(NameUse(key, entity, kind, alias, count) for (key, entity, kind, alias), count in uses.items() if key)
    points = tuple(
        DatedPoint(one.start, one.end, one.value, one.kind, deadlines.clause_of(text, one), deadlines.season_of(one))
        for one in found.dates
        if one.value and one.kind in ("deadline", "scheduled")
    )
    return Analysed(article_id, found, names, points)
