"""Keys under which lines that an outlet repeats in many articles are counted and found again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Sequence

from newsreader.analysis.cleaning.paragraphs import ends_sentence, lowered
from newsreader.analysis.terms import normal_words
from newsreader.text import single_spaced

_NUMBERS = re.compile(r"\d+")
_DIGITS = "0123456789"
_STAMPS = ("updated", "published", "posted", "printed", "corrected", "copyright", "©", "rights reserved", " read.")
_SENTENCE_FROM = 4
"""Blanks from which on a line with a full stop is a sentence: its figures are what it tells."""
LONGEST = 600
"""Code points; a longer line is never furniture."""
_MOST_LINES = 2000


_TELLING_WORDS = 6
_OF_THE_SUBJECT = 0.5
"""A sentence of which half the words stand elsewhere in the article too tells of its subject."""
_ALIKE = 0.2
"""Least share of the words of the shorter of two reports of one event that the other has: less in 5 % of such pairs of
ECB+, 10 % of Wikinews' sources; more in 5 to 12 % of those of two events (1 % of short leads)."""
_ALIKE_WORDS = 5
"""… and least number: short items made from one pattern share a few."""


def tells_of(paragraph: str, subject: Container[str]) -> bool:
    """Tell whether a repeated paragraph is the article's background, as updates of a running story carry it on.

    `subject`: the terms of the rest of the article.
    """
    if not ends_sentence(paragraph):
        return False
    terms = {word.term for word in normal_words(paragraph) if not word.stop}
    return len(terms) >= _TELLING_WORDS and sum(term in subject for term in terms) >= _OF_THE_SUBJECT * len(terms)


def is_one_subject(texts: Sequence[str]) -> bool:
    """Tell whether texts that have lines in common are of one subject, by what each has beside these lines.

    Reports of one event carry the same sentences of an agency; what an outlet sets into everything stands in unlike ones.
    """
    common = Counter(line for text in texts for line in set(text.split("\n")))
    subjects = [
        {word.term for line in text.split("\n") if common[line] == 1 for word in normal_words(line) if not word.stop}
        for text in texts
    ]
    return len(subjects) > 1 and all(
        len(subjects[0] & one) >= max(_ALIKE_WORDS, _ALIKE * min(len(subjects[0]), len(one))) for one in subjects[1:]
    )


def is_sentence(key: str) -> bool:
    """Tell whether a line, by its key, is a sentence and not a label, a headline or a button."""
    return key.endswith(".") and key.count(" ") >= _SENTENCE_FROM


def furniture_key(line: str) -> str:
    """Return a line's key: no case, white space folded, every number the same ("14 comments" = "3 comments").

    The figures of a sentence stay: "The river stood at 4.1 metres." is not what yesterday's article said.
    """
    folded = lowered(line)
    is_told = is_sentence(folded)
    if any(map(folded.__contains__, _DIGITS)):
        if not is_told or any(map(folded.__contains__, _STAMPS)):
            folded = _NUMBERS.sub("0", folded)
    elif not is_told and not folded.isascii():
        folded = _NUMBERS.sub("0", folded)  # digits of other scripts
    return single_spaced(folded)


def furniture_keys(text: str) -> frozenset[str]:
    """Return the keys of an article's lines, for the store to count in how many articles of one source each stands."""
    lines = text.split("\n")
    if len(lines) > _MOST_LINES:
        lines = lines[: _MOST_LINES // 2] + lines[-_MOST_LINES // 2 :]
    return frozenset(key for line in lines if 2 < len(line) <= LONGEST and len(key := furniture_key(line)) > 2)
