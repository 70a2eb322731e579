"""The sentence around a place in a text, and the facts of a comparison as their reports print them."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.analysis.sentences import split_sentences
from newsreader.analysis.terms import normal_words
from newsreader.models import Comparison, Fact, FactKind, FactStatus, Sentence

_REACH = 1000
"""Characters looked at on either side: more than a sentence has, so that a book in one paragraph costs no more."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return start and end of the sentence that holds text[start:end]; a sentence never crosses a line end."""
    floor = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    line_end = text.find("\n", end)
    roof = min(len(text) if line_end < 0 else line_end, end + _REACH)
    for sentence in split_sentences(text[floor:roof]):
        if floor + sentence.end > start:
            return min(floor + sentence.start, start), max(floor + sentence.end, end)
    return floor, roof


def printed_at(sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]]) -> str:
    """Return a fact's value as its report first prints it: `about 62%` may correspond to the other's `61%`."""
    first, last = next(iter(spans), (0, 0))
    return next((s.text[first - s.start : last - s.start] for s in sentences if s.start <= first < s.end), "")


def lone_facts(comparison: Comparison, status: FactStatus) -> list[Fact]:
    """Return the facts that one report alone gives, except where the other has the same bare value (25% of something else)."""
    shared = {_value(fact) for fact in comparison.facts if fact.status == "shared"}
    return [fact for fact in comparison.facts if fact.status == status and _value(fact) not in shared]


def _value(fact: Fact) -> tuple[FactKind, tuple[str, ...]]:
    return fact.kind, tuple(word.term for word in normal_words(fact.value) if not word.stop)
