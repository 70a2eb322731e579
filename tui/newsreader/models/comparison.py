"""Two reports side by side: sentences, links, facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Relation = Literal["same", "partial"]
FactKind = Literal["number", "money", "percent", "duration", "date", "name", "quote", "certainty"]
FactStatus = Literal["shared", "only-a", "only-b", "differs"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report, with its place in the text."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Sentence `a` of the first report and sentence `b` of the second say the same, wholly or in part."""

    a: int
    b: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Fact:
    """A value that two reports share, that only one gives, or on which they differ (then with `value_b`).

    A quotation differs if the reports give it to different people; then the values are the speakers. Facts of kind
    "certainty" always differ: their values are the words by which each report says how certain an event is.
    """

    kind: FactKind
    value: str
    a: tuple[tuple[int, int], ...]
    b: tuple[tuple[int, int], ...]
    status: FactStatus
    value_b: str | None = None
    fate: str = ""  # of a number that differs: what happened to those it counts ("dead"), if known

    @property
    def matter(self) -> str:
        """What the fact is about, in words."""
        if self.kind == "certainty":
            return "how certain"
        if self.fate:
            return self.fate
        return "who said it" if self.kind == "quote" and self.status == "differs" else self.kind


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two reports, aligned.

    `unknown_a` and `unknown_b` are the numbers of sentences for which nobody can tell whether the other report has them.
    """

    a: int
    b: int
    sentences_a: tuple[Sentence, ...]
    sentences_b: tuple[Sentence, ...]
    links: tuple[Link, ...]
    facts: tuple[Fact, ...]
    notes: tuple[str, ...] = ()  # for the user: what cannot be compared
    unknown_a: frozenset[int] = frozenset()
    unknown_b: frozenset[int] = frozenset()
