"""Whether a paragraph holds one of many words: a question cheap enough to be asked of every one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from newsreader.analysis.cleaning.paragraphs import lowered


def _branches(words: list[str]) -> str:
    """Return a pattern for some words in which every letter is looked at once."""
    if "" in words and len(words) == 1:
        return ""
    after: dict[str, list[str]] = {}
    for word in sorted(words, reverse=True):  # the longest first
        after.setdefault(word[:1], []).append(word[1:])
    return "(?:" + "|".join(re.escape(first) + _branches(rest) for first, rest in after.items()) + ")"


def begun_by(stems: Iterable[str], whole: bool = False) -> re.Pattern[str]:
    """Return a pattern for words without capitals that begin with one of some stems (`whole`: are one).

    It takes a third of the time of `\\b(?:…|…)`: only what follows a sign is looked at, and every letter once.
    """
    end = r"\b" if whole else ""
    return re.compile(rf"[ -/:-@\[-`{{-~“”„‘’«»…–—]({_branches(list(stems))}){end}")


def holds(words: re.Pattern[str], text: str) -> bool:
    """Say whether a paragraph holds one of the words of a pattern that `begun_by` made."""
    return words.search(f" {lowered(text)}") is not None
