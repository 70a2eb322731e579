"""The words of a sentence by which it is held against the sentences of another report.

They are the normalised words of `terms`, stop words left out, one word for a family of words, money, percentages and
durations as one word however they are printed ("8%", "eight per cent"), a day or a month by its date, and whom "he" or
"she" means by the last name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from newsreader.analysis.comparing.pronouns import people_meant
from newsreader.analysis.comparing.quantities import find_quantities
from newsreader.analysis.comparing.quantity import Quantity
from newsreader.analysis.comparing.word_families import family, fate
from newsreader.analysis.terms import Word, is_number, normal_words, stem, stems
from newsreader.models import DateMention, Mention, Sentence

AMOUNT, DAY, TOLL = "= ", "@ ", "# "
"""What a word begins with that stands for an amount, a day (or month), or a count of those hurt, killed …; no printed word does."""

_WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
"""Stop words for the grouping of articles, but within one story they tell one statement from another."""

_LONGEST = 4_000  # characters of a sentence that are read; what is longer is a table or no prose at all
_ONE_WORD = 20  # up to this, a number is one word, which `terms` gives as its figures
_NEAR = 5  # words between a count and what became of those counted
_BODY = stem("bodies")  # those found are a toll of the dead, if not yet all of it
_DATED = 7  # characters of a date that names more than a year: of "this year" reports tell too much
_SAID = re.compile(
    r"\b(?P<said>said|says|told|tells|added|adds|warned|insisted|argued|explained|noted|declared|stated|answers|answered)\b"
    r"(?P<who>\s(?:the\s)?(?:[a-z]+\s){0,3}[A-Z])?"
)
_BESIDE = re.compile(r'[,.?!]["”](?P<beside>\s[^"“”,;:]{3,90}[.,]?)(?=\s["“]|$)')
_OFFICES = stems(
    """minister secretary president chief head spokesman spokeswoman spokesperson director chairman chairwoman chair
    leader mayor governor commissioner senator professor judge premier chancellor ambassador captain sergeant
    sheriff executive officer manager coach deputy representative negotiator envoy official commander general
    colonel analyst economist lawyer attorney"""
)


@dataclass(frozen=True, slots=True)
class SentenceWords:
    """The words of one sentence, and which of them say who its people are.

    `offices` are words like "minister", each with the one before it: beside a name they tell who speaks, and nothing of
    what is said. `speaker` are the words of "said Ada Brisk, head of the Rope Board" and of "Ada Brisk of the Rope Board
    said", `beside` those of "Ada Brisk told reporters on Friday" beside a quotation, the day too.
    """

    words: frozenset[str]
    offices: frozenset[str]
    speaker: frozenset[str]
    beside: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words of each sentence of a report; `names` has for a term how much oftener it has a capital than not."""

    sentences: tuple[SentenceWords, ...]
    names: Counter[str]


@lru_cache(maxsize=40)  # a story of twenty reports is compared each with each
def read_words(
    sentences: Sequence[Sentence], dates: Sequence[DateMention] = (), names: Sequence[Mention] = ()
) -> ReportWords:
    """Return the words of sentences; `dates` and `names` are those of the text that the sentences' places refer to."""
    days = _days(sentences, dates)
    meant = people_meant(sentences, names)
    capitals: Counter[str] = Counter()
    read = []
    for number, sentence in enumerate(sentences):
        text = sentence.text[:_LONGEST]
        printed = normal_words(text)
        for word in printed[1:]:
            capitals[word.term] += 1 if text[word.start].isupper() else -1
        dated = days.get(number, [])
        undated = [word for word in printed if not any(day.start <= word.start < day.end for day in dated)]
        people = meant.get(number, [])
        words = _content(text, undated) | {word.term for word in (*dated, *people)} | _tolls(text, undated)
        speaker, beside = _speaker(text, [*undated, *people]), _beside(text, [*undated, *dated, *people])
        read.append(SentenceWords(words, _offices(undated), speaker, beside))
    return ReportWords(tuple(read), capitals)


def _days(sentences: Sequence[Sentence], dates: Sequence[DateMention]) -> dict[int, list[Word]]:
    """The days and months that sentences name, by the sentences' numbers: each is one word, however many it is printed in."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[Word]] = defaultdict(list)
    for date in dates:
        number = bisect_right(starts, date.start) - 1
        if number >= 0 and date.value and len(date.value) >= _DATED:
            start = starts[number]
            found[number].append(Word(date.start - start, date.end - start, DAY + date.value, stop=False))
    return found


def _content(sentence: str, printed: Sequence[Word]) -> frozenset[str]:
    amounts = [(q, term) for q in find_quantities(sentence) if (term := _amount(q, sentence))]
    words = {term for _, term in amounts}
    k = 0
    for word in printed:
        while k < len(amounts) and amounts[k][0].end <= word.start:
            k += 1
        within = k < len(amounts) and amounts[k][0].start <= word.start
        if not within and (not word.stop or word.term in _WEEKDAYS):
            # A capital within a sentence makes it a name: "House" is no home.
            name = word.start > 0 and sentence[word.start].isupper()
            words.add(word.term if name else family(word.term))
    return frozenset(words)


def _tolls(text: str, printed: Sequence[Word]) -> frozenset[str]:
    """What became of people that a sentence counts: two tolls are one statement, whatever their figures."""
    counts = [k for k, word in enumerate(printed) if is_number(word.term)]
    return frozenset(
        f"{TOLL}{group}"
        for k, word in enumerate(printed)
        if (group := 0 if word.term == _BODY else fate(word.term, text[word.start : word.end])) is not None
        and any(abs(k - n) <= _NEAR for n in counts)
    )


def _amount(quantity: Quantity, sentence: str) -> str:
    """The one word that stands for an amount; none for what is no telling amount ("half of them") or stays words.

    Plain counts stay words: "1.1m tonnes" in one report are "the 1.1 million allowed" in the other. One told in several
    words ("four hundred thousand") becomes the word of its figures.
    """
    if quantity.kind == "number":
        spelled = not quantity.base and not any(map(str.isdigit, sentence[quantity.start : quantity.end]))
        return f"{quantity.high:.0f}" if spelled and quantity.low == quantity.high > _ONE_WORD else ""
    if quantity.base == "%" and quantity.printed < 1:
        return ""
    return f"{AMOUNT}{quantity.kind} {quantity.base} {quantity.low:.4g} {quantity.high:.4g}"


def _offices(printed: Sequence[Word]) -> frozenset[str]:
    """The words of office in a sentence, each with the word before it ("trade secretary")."""
    found: set[str] = set()
    for k, word in enumerate(printed):
        if word.term in _OFFICES:
            told = [one.term for one in printed[max(0, k - 1) : k + 1] if not one.stop]
            found.update(told, map(family, told))
    return frozenset(found)


def _speaker(sentence: str, printed: Sequence[Word]) -> frozenset[str]:
    """The words of the parts of a sentence that only say who speaks."""
    spans = []
    for match in _SAID.finditer(sentence):
        if match["who"]:
            spans.append((match.end("said"), len(sentence)))
        else:
            before = max(sentence.rfind(sign, 0, match.start()) for sign in ('"', "”", ";"))
            spans.append((before + 1, match.start()))
    return _within(spans, printed)


def _beside(sentence: str, words: Sequence[Word]) -> frozenset[str]:
    """The words beside a quotation that only say who speaks, to whom and when."""
    spans = [match.span("beside") for match in _BESIDE.finditer(sentence) if _SAID.search(match["beside"])]
    return _within(spans, words)


def _within(spans: Sequence[tuple[int, int]], words: Sequence[Word]) -> frozenset[str]:
    return frozenset(word.term for word in words if any(start <= word.start < end for start, end in spans))


def name_terms(a: ReportWords, b: ReportWords) -> frozenset[str]:
    """Return the terms that two reports print with a capital within sentences more often than without."""
    counts = Counter(a.names)
    counts.update(b.names)
    return frozenset(term for term, count in counts.items() if count > 0 and not is_number(term))
