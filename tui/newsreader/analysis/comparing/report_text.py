"""The text of a report with what stands in it, to look around in: which sentence, clause and words stand beside an amount."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from newsreader.analysis.comparing.quantities import find_quantities
from newsreader.analysis.comparing.quantity import Quantity, Span, same_measure
from newsreader.analysis.comparing.quotations import find_quotations, says
from newsreader.analysis.comparing.units import MONTH
from newsreader.analysis.comparing.word_families import family
from newsreader.analysis.naming.aliases import words_of
from newsreader.analysis.stopwords import STOP_WORDS
from newsreader.analysis.terms import Word, is_number, normal_words, stem
from newsreader.models import Article, Mention, MentionKind, Sentence

NEAR = 6  # words on either side that tell what an amount is said of
_YEAR = 12  # months
_ROOT = 5  # letters by which "Morocco" and "Moroccan" are one
_MORE = (
    "more|less|fewer|higher|lower|cooler|warmer|longer|shorter|faster|slower|bigger|larger|smaller|better|worse|than|ahead|behind(?! bars)"
    r"|(?:up|down)(?!\s(?:the|an?|into|onto)\s)|(?:above|below|under)(?!\s(?:an?|the\s(?:surface|sea|ground|waves|[Ee]arth|city|town|valley))\b)"
)
_COMPARED = re.compile(rf"\s(?:(?:points?|percentage)\s)?(?:{_MORE})\b")
_APART_IN_TIME = re.compile(rf"\s(?:{_MORE}|older|younger|later|earlier|ago|after|sooner)\b")
_JOINT = re.compile(r"\s(?:and|or|to)\s")
_AREAS = "countr(?:y|ies)|nations?|provinces?|regions?|states?|districts?|count(?:y|ies)|islands?|cit(?:y|ies)|towns?|villages?"
_SCOPE = re.compile(
    rf"(?:\s[\w'’-]+){{0,4}}?\s(?:in|for|across|around|throughout)"
    rf"(?P<rest>(?:\s(?!{_AREAS})[\w'’.-]+){{0,4}}?\s(?:(?:[A-Z][\w'’-]*\s){{0,2}}(?P<area>{_AREAS})\b|[A-Z][\w'’-]*(?:(?:,|,?\sand|)\s[A-Z][\w'’-]*)*))"
)
_THING = re.compile(r"\s([a-z]+)")


Name = tuple[MentionKind, str]


class Setting(NamedTuple):
    """What a sentence names beside its amounts.

    `names` are the beginnings of the words of all names, `places`, `months`, `days` and `years` what they say; `past`: it tells of
    years past ("four years after"). `told` are the names of whom and of what it tells, `sources` of those who say it,
    `known` all names of the report.
    """

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    years: frozenset[str] = frozenset()
    past: bool = False
    told: frozenset[Name] = frozenset()
    sources: frozenset[Name] = frozenset()
    known: frozenset[Name] = frozenset()


NO_SETTING = Setting()


def compared_text(article: Article, sentences: Sequence[Sentence]) -> str:
    """Return the part of a report's text that is compared: up to the last of these sentences."""
    return article.text[: sentences[-1].end] if sentences else ""


def _initials(name: str) -> list[str]:
    """The initials of a name of three words or more, as a word: World Health Organization, who."""
    words = [word for word in words_of(name) if len(word) > 3]
    return ["".join(word[0] for word in words)] if len(words) > 2 else []


class ReportText:
    """The text of a report with what stands in it, to look around in."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.text = compared_text(article, sentences)
        self.starts = [s.start for s in sentences]
        self.ends = [s.end for s in sentences]
        self.words = normal_words(self.text)
        self.word_starts = [w.start for w in self.words]
        self.names = sorted((m for m in article.mentions if m.kind != "other"), key=lambda m: (m.start, m.end))
        self.known = frozenset((m.kind, m.entity) for m in self.names)
        self.names_in: dict[int, list[Mention]] = defaultdict(list)
        for name in self.names:
            self.names_in[self.sentence(name.start)].append(name)
        self.dates_in: dict[int, list[str]] = defaultdict(list)
        for date in article.dates:
            self.dates_in[self.sentence(date.start)].append(date.value or "")
        told = [(date.start, (date.value or "")[:4]) for date in article.dates]
        self.years = [(at, year) for at, year in told if article.published and year not in {"", article.published[:4]}]
        self.dates = [date for date in article.dates if date.end <= len(self.text)]
        self.quotations = find_quotations(self.text)
        self.amounts = find_quantities(self.text, tuple((d.start, d.end) for d in self.dates))
        self.often = Counter(q.base for q in self.amounts)
        pairs = [
            pair
            for pair in pairwise(self.amounts)
            if (same_measure(*pair) or not (pair[0].base or pair[0].counted))
            and _JOINT.fullmatch(self.text, pair[0].end, pair[1].start)
        ]
        self.paired = {q.start for pair in pairs for q in pair}
        years = [q for q in self.amounts if q.base == MONTH and q.high >= _YEAR]
        self.past = {self.sentence(q.start) for q in years if self.is_relative(q)}

    def sentence(self, at: int) -> int:
        """The number of the sentence in which an offset lies; -1 in front of the first."""
        return bisect_right(self.starts, at) - 1

    def setting(self, number: int) -> Setting:
        """What a sentence names, by its number."""
        names, dates = self.names_in[number], self.dates_in[number]
        sources = [m for m in names if says(self.text, m)]
        return Setting(
            frozenset(word[:_ROOT] for m in names for word in (*words_of(m.text), *_initials(m.text))),
            frozenset(m.entity for m in names if m.kind == "place"),
            frozenset(value[:7] for value in dates if value[5:7].isdecimal()),
            frozenset(value for value in dates if len(value) == len("2025-01-15")),
            frozenset(value[:4] for value in dates if value),
            number in self.past,
            frozenset((m.kind, m.entity) for m in names if m not in sources),
            frozenset((m.kind, m.entity) for m in sources),
            self.known,
        )

    def clause(self, number: int) -> Span:
        """Where the sentence of an amount, or the amounts of its kind beside it, begin and end."""
        amount = self.amounts[number]
        sentence = self.sentence(amount.start)
        start, end = (self.starts[sentence], self.ends[sentence]) if sentence >= 0 else (0, len(self.text))
        before = next((q.end for q in reversed(self.amounts[:number]) if q.kind == amount.kind), start)
        behind = next((q.start for q in self.amounts[number + 1 :] if q.kind == amount.kind), end)
        return max(start, before), min(end, behind)

    def around(self, start: int, end: int) -> list[tuple[int, Word]]:
        """The words around a stretch within its sentence, each with its distance in words (negative: before)."""
        k = self.sentence(start)
        if k < 0:
            return []
        first, last = bisect_right(self.word_starts, start - 1), bisect_right(self.word_starts, end - 1)
        before = [(i - first, self.words[i]) for i in range(max(0, first - 2 * NEAR), first)]
        behind = [(i - last + 1, self.words[i]) for i in range(last, min(len(self.words), last + 2 * NEAR))]
        return [(d, w) for d, w in (*before, *behind) if w.start >= self.starts[k] and w.end <= self.ends[k]]

    def near(self, around: Sequence[tuple[int, Word]], reach: int = NEAR) -> frozenset[str]:
        """The families of the words up to `reach` away that are neither stop words nor numbers nor names."""
        return frozenset(
            family(w.term)
            for d, w in around
            if abs(d) <= reach and not w.stop and not is_number(w.term) and not self._is_name(w)
        )

    def scope(self, at: int) -> frozenset[str]:
        """The words of the place in which those counted up to an offset are: "people in the coastal villages of Aceh"."""
        match = _SCOPE.match(self.text, at)
        if match is None:
            return frozenset()
        area = frozenset(stem(match["area"].lower()).split()) if match["area"] else frozenset[str]()
        start, end = match.span("rest")
        places = (
            m
            for m in self.names
            if m.kind == "place" and start <= m.start <= end and (area or not self._is_of_a_thing(m))
        )
        return area | {word for m in places for word in words_of(m.text)}

    def _is_of_a_thing(self, place: Mention) -> bool:
        """Whether a place only says which thing is meant: "the Skeyne ferry", but not "the Donbas since May"."""
        word = _THING.match(self.text, place.end)
        return word is not None and word[1] not in STOP_WORDS and self.text.endswith("the ", 0, place.start)

    def is_relative(self, quantity: Quantity) -> bool:
        """Whether an amount is a change or distance: "10 degrees cooler", but not "12 arrests after a brawl"."""
        compared = _APART_IN_TIME if quantity.kind == "duration" else _COMPARED
        return compared.match(self.text, quantity.end) is not None

    def _is_name(self, word: Word) -> bool:
        k = bisect_right(self.names, word.start, key=lambda m: m.start) - 1
        return k >= 0 and self.names[k].end > word.start
