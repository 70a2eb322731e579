"""A date of a text, seen in its clause."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.analysis.dating.date_grammar import Expression
from newsreader.analysis.dating.tense import Clause, Direction


@dataclass(frozen=True, slots=True)
class DatedPhrase:
    """A calendar phrase with its value, the clause it stands in and where it looks."""

    start: int
    end: int
    value: str | None
    phrase: Expression
    clause: Clause
    direction: Direction = ""
    is_told: bool = False  # its year is that which opens its sentence: "Last year, the fair was put off to May 5"
