"""What one report states that can be compared: amounts, dates, names and quotations, each where it stands.

A statement knows the words around it, so that `facts` can tell the same figure of something else from a repeat.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import dropwhile, pairwise, takewhile
from typing import NamedTuple

from newsreader.analysis.comparing.basis import NO_BASIS, Basis, read_basis
from newsreader.analysis.comparing.fates import told_fate
from newsreader.analysis.comparing.owners import owner
from newsreader.analysis.comparing.quantities import Quantity, Span, find_quantities, same_measure
from newsreader.analysis.comparing.quotations import Quotation, find_quotations
from newsreader.analysis.comparing.units import MONTH
from newsreader.analysis.comparing.word_families import family
from newsreader.analysis.naming.aliases import words_of
from newsreader.analysis.stopwords import STOP_WORDS
from newsreader.analysis.terms import Word, is_number, normal_words, stem
from newsreader.models import Article, DateMention, FactKind, Mention, MentionKind, Sentence

_NEAR = 6  # words on either side that tell what an amount is said of
_YEAR = 12  # months
_OBJECT_REACH = 4  # words
_ROOT = 5  # letters by which "Morocco" and "Moroccan" are one
_DEMONYM = re.compile(
    r"(?:ese|[ei]ans?|[^aeiou]ans?|ish|ench|utch|wiss|aeli|raqi|stani|waiti|mani|meni|Thai|Greek|Czech|Turk|Arab|Dane|"
    r"Swede|Pole|Finn|Scot|Afghan|Filipino|Kurd|Serb|Croat|Muslim|Christian|Jew|Republican|Democrat)s?$"
)
_MORE = (
    "more|less|fewer|higher|lower|cooler|warmer|longer|shorter|faster|slower|bigger|larger|smaller|better|worse|than|ahead|behind|up|down"
    r"|(?:above|below|under)(?!\s(?:an?|the\s(?:surface|sea|ground|waves))\b)"
)
_COMPARED = re.compile(rf"\s(?:(?:points?|percentage)\s)?(?:{_MORE})\b")
_APART_IN_TIME = re.compile(rf"\s(?:{_MORE}|older|younger|later|earlier|ago|after|sooner)\b")
_JOINT = re.compile(r"\s(?:and|or|to)\s")
_HEAD_BEFORE = re.compile(
    r"\b([A-Za-z]+)\s(?:was|is|were|are|of|at|(?:stood|stands)\sat|reached|hit)\s"
    r"(?:(?:an|about|around|just|only|nearly|almost|over|under|roughly|some|estimated|more|less|than)\s){0,3}$"
)
_HEAD_BEHIND = re.compile(r"\s([a-z]{3,})")
_AREAS = "countr(?:y|ies)|nations?|provinces?|regions?|states?|districts?|count(?:y|ies)|islands?|cit(?:y|ies)|towns?|villages?"
_SCOPE = re.compile(
    rf"(?:\s[\w'’-]+){{0,4}}?\s(?:in|for|across|around|throughout)"
    rf"(?P<rest>(?:\s(?!{_AREAS})[\w'’.-]+){{0,4}}?\s(?:(?:[A-Z][\w'’-]*\s){{0,2}}(?P<area>{_AREAS})\b|[A-Z][\w'’-]*(?:(?:,|,?\sand|)\s[A-Z][\w'’-]*)*))"
)
_THING = re.compile(r"\s([a-z]+)")
_OBJECT = re.compile(r"\s*(?:[\w-]+\s){0,2}?on\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")


class Setting(NamedTuple):
    """What a sentence names beside its amounts.

    `names` are the beginnings of the words of all names, `places`, `months` and `days` what they say; `past`: it tells of
    years past ("four years after").
    """

    names: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    months: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    past: bool = False


_NO_SETTING = Setting()


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One stated value: where, in which sentence, and what it is. Two that look the same are two.

    `near` are the families of the words around it (names and numbers left out), `head` the one it is a measure of ("a turnout of 47 per
    cent", "a ten-week trial"), `fate` the group of words that say what became of those counted (killed, hurt, missing …),
    `object` the terms behind an "on" ("25% on cars"), `relative` that an amount is a change or distance ("10 degrees
    cooler"), `scope` the places right behind it in which it counts ("in Sumatra and Java", "in 14 countries"), `setting`
    what its sentence names, `quoted` that it stands in a quotation, `paired` that another amount is joined to it by "and",
    `owner` whose age it is or who has won so many, `basis` how it is meant. Names have several `spans`.
    """

    kind: FactKind
    spans: tuple[Span, ...]
    sentences: frozenset[int]
    shown: str
    near: frozenset[str] = frozenset()
    head: str = ""
    fate: int | None = None
    object: frozenset[str] = frozenset()
    relative: bool = False
    scope: frozenset[str] = frozenset()
    setting: Setting = _NO_SETTING
    quoted: bool = False
    paired: bool = False
    owner: str = ""
    basis: Basis = NO_BASIS
    quantity: Quantity | None = None
    date: DateMention | None = None
    quotation: Quotation | None = None
    name: tuple[MentionKind, str] | None = None

    @property
    def value(self) -> str:
        """What is stated, whatever it is of: equal for equal amounts however they are printed."""
        q = self.quantity
        return f"{q.kind} {q.base} {q.low:.4g} {q.high:.4g}" if q else self.shown.casefold()


@lru_cache(maxsize=40)  # a story of twenty reports is compared each with each
def gather_statements(article: Article, sentences: Sequence[Sentence]) -> tuple[Statement, ...]:
    """Return all that a report states, by kind and place. `sentences` are those of its text that are to be compared."""
    report = _Report(article, sentences)
    return (
        *(_of_quantity(report, number) for number in range(len(report.amounts))),
        *(_of_date(report, date) for date in report.dates),
        *_of_names(report, [m for m in article.mentions if m.end <= len(report.text)]),
        *(_of_quotation(report, q) for q in report.quotations),
    )


class _Report:
    """The text of a report with what stands in it, to look around in."""

    def __init__(self, article: Article, sentences: Sequence[Sentence]) -> None:
        self.text = article.text[: sentences[-1].end] if sentences else ""
        self.starts = [s.start for s in sentences]
        self.ends = [s.end for s in sentences]
        self.words = normal_words(self.text)
        self.word_starts = [w.start for w in self.words]
        self.names = sorted((m for m in article.mentions if m.kind != "other"), key=lambda m: (m.start, m.end))
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
        return Setting(
            frozenset(word[:_ROOT] for m in names for word in words_of(m.text)),
            frozenset(m.entity for m in names if m.kind == "place"),
            frozenset(value[:7] for value in dates if value[5:7].isdecimal()),
            frozenset(value for value in dates if len(value) == len("2025-01-15")),
            number in self.past,
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
        before = [(i - first, self.words[i]) for i in range(max(0, first - 2 * _NEAR), first)]
        behind = [(i - last + 1, self.words[i]) for i in range(last, min(len(self.words), last + 2 * _NEAR))]
        return [(d, w) for d, w in (*before, *behind) if w.start >= self.starts[k] and w.end <= self.ends[k]]

    def near(self, around: Sequence[tuple[int, Word]], reach: int = _NEAR) -> frozenset[str]:
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


def _of_quantity(report: _Report, number: int) -> Statement:
    quantity = report.amounts[number]
    start, end = span = quantity.start, quantity.end
    around, sentence, clause = report.around(start, end), report.sentence(start), report.clause(number)
    told = (
        (w for w in normal_words(report.text[start:end]) if not is_number(w.term)) if quantity.base == "score" else ()
    )
    return Statement(
        kind=quantity.kind,
        spans=(span,),
        sentences=frozenset({sentence}),
        shown=" ".join(report.text[start:end].split()),
        near=report.near(around) | frozenset(map(family, (*quantity.counted, *(w.term for w in told)))),
        head=_head(report, quantity),
        fate=told_fate(report.text, quantity, around),
        object=_object(report, end) if quantity.kind in {"percent", "money"} else frozenset(),
        relative=report.is_relative(quantity),
        scope=report.scope(end),
        setting=report.setting(sentence),
        quoted=any(q.start <= start < q.end for q in report.quotations),
        paired=start in report.paired,
        owner=owner(report.text, quantity, clause, report.names, report.years, report.names_in[sentence - 1]),
        basis=read_basis(report.text, span, clause, report.years),
        quantity=quantity,
    )


def _head(report: _Report, quantity: Quantity) -> str:
    """The term that an amount is a measure of, "" where none stands right beside it."""
    start, end = quantity.start, quantity.end
    match = _HEAD_BEFORE.search(report.text, max(0, start - 60), start)
    if match is None and (quantity.base == "%" or "-" in report.text[start:end]):
        match = _HEAD_BEHIND.match(report.text, end)
    words = normal_words(match[1]) if match is not None else ()
    return words[0].term if words and not words[0].stop else ""


def _object(report: _Report, end: int) -> frozenset[str]:
    """The terms behind an "on" that follows within two words: what a tariff, a tax, a discount is on."""
    match = _OBJECT.match(report.text, end)
    if match is None:
        return frozenset()
    behind = [word for distance, word in report.around(match.end(), match.end()) if 0 < distance <= _OBJECT_REACH]
    return frozenset(w.term for w in takewhile(lambda w: not w.stop, dropwhile(lambda w: w.stop, behind)))


def _of_date(report: _Report, date: DateMention) -> Statement:
    return Statement(
        kind="date",
        spans=((date.start, date.end),),
        sentences=frozenset({report.sentence(date.start)}),
        shown=date.value or " ".join(date.text.split()),
        near=report.near(report.around(date.start, date.end), 2 * _NEAR),
        date=date,
    )


def _of_names(report: _Report, mentions: Sequence[Mention]) -> list[Statement]:
    """One statement for each entity; nationalities and the like are no facts."""
    groups: dict[tuple[MentionKind, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.kind != "other" or len(mention.text.split()) > 1 or not _DEMONYM.search(mention.text):
            groups[mention.kind, mention.entity].append(mention)
    return [
        Statement(
            kind="name",
            spans=tuple((m.start, m.end) for m in group),
            sentences=frozenset(report.sentence(m.start) for m in group),
            shown=name,
            name=(kind, name),
        )
        for (kind, name), group in groups.items()
    ]


def _of_quotation(report: _Report, quotation: Quotation) -> Statement:
    first, last = report.sentence(quotation.start), report.sentence(quotation.end - 1)
    return Statement(
        kind="quote",
        spans=((quotation.start, quotation.end),),
        sentences=frozenset(range(first, last + 1)),
        shown=" ".join(quotation.text.split()),
        quotation=quotation,
    )
