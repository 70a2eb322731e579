"""Where two texts that say the same part ways, word by word: what to mark inside a pair of linked sentences."""

from __future__ import annotations

from difflib import SequenceMatcher

from newsreader.analysis.terms import Word, normal_words

_LONGEST = 2_000  # words; longer texts are not held against each other word by word

_TELLING_WORDS = """not no never none nobody nothing neither nor cannot can't won't don't didn't doesn't wasn't isn't aren't
weren't wouldn't couldn't shouldn't hasn't haven't hadn't monday tuesday wednesday thursday friday saturday sunday one"""
_TELLING = frozenset(_TELLING_WORDS.split()) | {"1"}

Spans = tuple[tuple[int, int], ...]


def word_differences(text_a: str, text_b: str) -> tuple[Spans, Spans]:
    """Return the stretches (start, end exclusive) of each text that the other one does not have, in order.

    Words are compared in their normal form, so that "25%" and "25 per cent", "Aug 1" and "August 1", "US" and "U.S."
    are no difference, and neither are punctuation, case and little words between what both say. A word that only moved
    to another place is no difference either. Texts of more than 2,000 words come back unmarked.
    """
    a, b = normal_words(text_a), normal_words(text_b)
    if max(len(a), len(b)) > _LONGEST:
        return (), ()
    kept_a, kept_b = _common(a, b)
    return _stretches(text_a, a, kept_a), _stretches(text_b, b, kept_b)


def _common(a: list[Word], b: list[Word]) -> tuple[list[bool], list[bool]]:
    """For each word of both texts, whether the other one has it."""
    terms_a, terms_b = [w.term for w in a], [w.term for w in b]
    if terms_b < terms_a:
        # The matcher decides ties by which text comes first; the marks must not.
        kept_b, kept_a = _common(b, a)
        return kept_a, kept_b
    kept_a, kept_b = [False] * len(a), [False] * len(b)
    for block in SequenceMatcher(None, terms_a, terms_b, autojunk=False).get_matching_blocks():
        for k in range(block.size):
            kept_a[block.a + k] = kept_b[block.b + k] = True
    free: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        if not kept_b[j] and _tells(word):
            free.setdefault(word.term, []).append(j)
    for i, word in enumerate(a):
        if not kept_a[i] and free.get(word.term):
            kept_a[i] = kept_b[free[word.term].pop(0)] = True
    return kept_a, kept_b


def _stretches(text: str, words: list[Word], kept: list[bool]) -> Spans:
    """Runs of words that are not kept; little words count only between or beside others of the run."""
    found: list[tuple[int, int]] = []
    run: list[int] = []
    for k in range(len(words) + 1):
        if k < len(words) and not kept[k]:
            run.append(k)
            continue
        telling = [i for i in run if _tells(words[i])]
        if telling:
            start, end = words[telling[0]].start, words[telling[-1]].end
            found.append((start, _with_sign(text, end)))
        run = []
    return tuple(found)


def _tells(word: Word) -> bool:
    """Whether a word is worth a mark: no little word, except days and words that deny."""
    return not word.stop or word.term in _TELLING


def _with_sign(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == "%" else end
