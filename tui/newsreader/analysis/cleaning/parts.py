"""What the top of a file says, gathered while its lines are judged; and what each paragraph of a file can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from newsreader.analysis.cleaning.datelines import Dateline
from newsreader.analysis.cleaning.imprint import Imprint
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
    imprint: Imprint = field(default_factory=Imprint)  # what all date lines, and bylines, say together
    place: str | None = None
    dateline: Dateline | None = None
    dateline_at: int = -1
    days_above: int = 0  # days of `imprint` above the headline, where the page may give that of the visit
    parts: dict[int, Part] = field(default_factory=dict)
