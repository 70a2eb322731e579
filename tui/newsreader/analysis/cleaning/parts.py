"""What the top of a file says, gathered while its lines are judged; and what each paragraph of a file can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsreader.analysis.cleaning.datelines import Dateline
from newsreader.analysis.cleaning.publication import Day
from newsreader.models import AsideKind

Part = AsideKind | Literal["head", "body"] | None
"""What a paragraph is; None where nothing has been said of it yet, so that it is the article's unless something is."""


def is_body(part: Part) -> bool:
    """Say whether a paragraph is the article's, as far as it has been judged."""
    return part is None or part == "body"


@dataclass(slots=True)
class Masthead:
    """What the top of a file says. `parts` gives the place of each paragraph looked at: head, an aside kind or
    body."""

    title: str | None = None
    title_line: str = ""
    marked: bool = False  # the headline carried the mark of one (`#`)
    days: list[Day] = field(default_factory=list)
    updated: list[Day] = field(default_factory=list)
    source: str | None = None
    names: list[str] = field(default_factory=list)  # unexplained names of date lines: a place or an outlet
    labels: list[str] = field(default_factory=list)  # the same, set off by a bar: an outlet
    place: str | None = None
    author: str | None = None
    dateline: Dateline | None = None
    dateline_at: int = -1
    days_above: int = 0  # how many of `days` stand above the headline, where the page may give the day of the visit
    parts: dict[int, Part] = field(default_factory=dict)
