"""Words unknown to the lists and to English text: they belong to the name before them, or are names by their context."""

from __future__ import annotations

from dataclasses import replace

from newsreader.analysis.naming.headlines import is_titled
from newsreader.analysis.naming.lists import brown_path, mask_of, vector_cluster
from newsreader.analysis.naming.model import Span
from newsreader.analysis.naming.tokens import Tokens
from newsreader.analysis.naming.witness import testify
from newsreader.analysis.naming.words import MONTHS_AND_DAYS, OTHERS, VERBS, kind_of

_LEAST = 4
"""Least letters of a word that may be a name by itself."""
_OPENERS = frozenset("A An The In At On From Near".split())
_MOST_MORE = 2
"""Most words that a name may gain at its end."""
_ENOUGH = 1.1
"""A single vote above this makes a name of a word that the model passed over."""


def strange_names(text: str, tokens: Tokens, spans: list[Span]) -> list[Span]:
    """Return names that the model cut short ("Simpang" + "Tiga Baru") or passed over ("Pagewise employs")."""
    strange = _strange_words(tokens, spans)
    by_start = {tokens.starts[i]: i for i in strange}
    return _longer(text, tokens, spans, by_start) + _alone(text, tokens, strange)


def _strange_words(tokens: Tokens, spans: list[Span]) -> set[int]:
    """Return the numbers of the untagged, capitalised, unknown words outside headlines."""
    taken = {i for span in spans for i in range(span.start, span.end)}
    return {
        i
        for first, end in tokens.stretches
        if not is_titled(tokens.words[first:end])
        for i in range(first, end)
        if tokens.starts[i] not in taken and tokens.words[i][0].isupper() and _is_strange(tokens.words[i], tokens.small)
    }


def _is_strange(word: str, small: frozenset[str]) -> bool:
    low = word.lower()
    plain = len(word) > 2 and word[1:].islower() and word.isalpha()
    known = (
        brown_path(low)
        or vector_cluster(low)
        or low in small
        or low in MONTHS_AND_DAYS
        or low in VERBS | OTHERS
        or kind_of(low)
    )
    return plain and not known and not mask_of(low)


def _longer(text: str, tokens: Tokens, spans: list[Span], strange: dict[int, int]) -> list[Span]:
    found = []
    for span in spans:
        end = span.end
        for _ in range(_MOST_MORE):
            i = strange.get(end + 1)
            if i is None or tokens.ends[i - 1] != end or text[end] != " ":
                break
            end = tokens.ends[i]
        if end > span.end and span.label != "MISC":
            found.append(replace(span, end=end))
    return found


def _alone(text: str, tokens: Tokens, strange: set[int]) -> list[Span]:
    found = []
    for i in strange:
        start, end = tokens.starts[i], tokens.ends[i]
        beside = any(
            0 <= k < len(tokens.words) and tokens.words[k][0].isupper() and tokens.words[k] not in _OPENERS
            for k in (i - 1, i + 1)
        )
        if end - start < _LEAST or beside:
            continue
        votes = [vote for vote in testify(text, Span(start, end, "PER", 0.0)) if vote[1] > _ENOUGH]
        if votes:
            found.append(Span(start, end, max(votes, key=lambda vote: vote[1])[0], 0.5))
    return found
