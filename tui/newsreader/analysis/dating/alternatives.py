"""Words as alternatives of a pattern, gathered by their first letter: one look at it passes over most of them."""

from __future__ import annotations

from collections.abc import Iterable

WORD = r"\b(?=\w)"
"""Where a word starts: every pattern that begins with \\b alone is tried at the ends of words for nothing."""


def by_letter(words: Iterable[str]) -> str:
    """Return the words as alternatives, the longer of those with one first letter before the shorter."""
    return "|".join(f"{first}(?:{rests})" for first, rests in _rests(words))


def small_or_capital(words: Iterable[str]) -> str:
    """Return the words, given in lower case, as alternatives that may have a capital."""
    return "|".join(f"[{first.upper()}{first}](?:{rests})" for first, rests in _rests(words))


def _rests(words: Iterable[str]) -> list[tuple[str, str]]:
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rests.setdefault(word[0], []).append(word[1:])
    return [(first, "|".join(rest)) for first, rest in rests.items()]
