"""The sentence in which something stands, and how it is printed there, for whoever shows a part of a text."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.analysis.sentences import split_sentences
from newsreader.models import Sentence

_REACH = 1000
"""Characters looked at on either side: longer than sentences are, so that a book of one paragraph costs no more."""


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence that holds text[start:end] begins and ends; line ends always part."""
    floor = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    line_end = text.find("\n", end)
    roof = min(len(text) if line_end < 0 else line_end, end + _REACH)
    for sentence in split_sentences(text[floor:roof]):
        if floor + sentence.end > start:
            return min(floor + sentence.start, start), max(floor + sentence.end, end)
    return floor, roof


def printed_at(sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]]) -> str:
    """Return a fact's value as its report prints it where it first gives it: `about 62%` may stand for the other's `61%`."""
    first, last = next(iter(spans), (0, 0))
    return next((s.text[first - s.start : last - s.start] for s in sentences if s.start <= first < s.end), "")
