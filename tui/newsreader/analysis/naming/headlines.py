"""Headlines with a capital on every word, in which the model sees names that are none: "Biden Orders Intel"."""

from __future__ import annotations

from bisect import bisect_right

from newsreader.analysis.naming.model import Span
from newsreader.analysis.naming.tokens import Tokens
from newsreader.analysis.naming.words import VERBS

_LONG = 4
"""Least letters of a word that counts when asking whether a headline has a capital on every word."""
_LEAST = 3
"""Least such words in a headline; fewer may all be names."""
_CAPITAL_SHARE = 0.8


def without_headlines(text: str, tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Drop spans in all-capitalised lines that hold a verb, or only words that the article also writes small.

    Names that also occur in the body are found again here later, as repeats.
    """
    titled = [is_titled(tokens.words[first:end]) for first, end in tokens.stretches]
    if not any(titled):
        return spans
    begins = [tokens.starts[first] for first, _ in tokens.stretches]
    return [
        span
        for span in spans
        if not titled[bisect_right(begins, span.start) - 1] or not _is_of_headline(span.name_in(text), tokens.small)
    ]


def is_titled(words: list[str]) -> bool:
    """Tell whether nearly every long word of a stretch has a capital."""
    long = [word for word in words if len(word) >= _LONG and word[0].isalpha()]
    capital = sum(word[0].isupper() and not word.isupper() for word in long)
    return len(long) >= _LEAST and capital >= _CAPITAL_SHARE * len(long)


def _is_of_headline(name: str, small: frozenset[str]) -> bool:
    words = [word.replace("’", "'") for word in name.lower().split()]
    return not VERBS.isdisjoint(words) or all(_is_known(word, small) for word in words)


def _is_known(word: str, small: frozenset[str]) -> bool:
    """Tell whether the article has a word, or another form of it, in small letters."""
    stem = word.removesuffix("s")
    return word in small or (len(stem) >= _LONG and any(other.startswith(stem) for other in small))
