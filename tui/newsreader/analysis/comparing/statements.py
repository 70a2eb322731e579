"""What one report states that can be compared: amounts, dates, names and quotations, each where it stands.

A statement knows the words around it, so that `facts` can tell the same figure of something else from a repeat.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import dropwhile, takewhile

from newsreader.analysis.comparing.basis import NO_BASIS, Basis, read_basis
from newsreader.analysis.comparing.fates import told_fate
from newsreader.analysis.comparing.owners import owner
from newsreader.analysis.comparing.quantity import Quantity, Span
from newsreader.analysis.comparing.quotations import Quotation
from newsreader.analysis.comparing.report_text import NEAR, NO_SETTING, ReportText, Setting
from newsreader.analysis.comparing.word_families import family
from newsreader.analysis.terms import is_number, normal_words, stems
from newsreader.models import Article, DateMention, FactKind, Mention, MentionKind, Sentence

_OBJECT_REACH = 4  # words
_SUPERSEDED = frozenset(
    map(family, stems("earlier previous previously initial initially original originally preliminary scene"))
)
_EXIT_POLL = re.compile(r"\bexit\spolls?\b")
_UNTELLING = frozenset({"", "magnitude"})
"""Units of which a report may have one by chance, or one of another event."""
_PARTS = stems("extra additional more another other further new remaining separate rest total")
_BY = re.compile(
    r"\b(?:by|(?:cuts?|rise|increase|fall|drop|reduction|hike|decline|growth)\sof)\s(?:(?:about|around|some|nearly|almost|at\sleast|another)\s)?$"
)
_FURTHER = re.compile(r"\b(?:[Aa]nother|[Aa] further|[Aa]n additional)\s(?:(?:about|some)\s)?$")
_DEMONYM = re.compile(
    r"(?:ese|[ei]ans?|[^aeiou]ans?|ish|ench|utch|wiss|aeli|raqi|stani|waiti|mani|meni|Thai|Greek|Czech|Turk|Arab|Dane|"
    r"Swede|Pole|Finn|Scot|Afghan|Filipino|Kurd|Serb|Croat|Muslim|Christian|Jew|Republican|Democrat)s?$"
)
_HEAD_BEFORE = re.compile(
    r"\b([A-Za-z]+)\s(?:was|is|were|are|of|at|(?:stood|stands)\sat|reached|hit)\s"
    r"(?:(?:an|about|around|just|only|nearly|almost|over|under|roughly|some|estimated|more|less|than)\s){0,3}$"
)
_HEAD_BEHIND = re.compile(r"\s([a-z]{3,})")
_OBJECT = re.compile(r"\s*(?:[\w-]+\s){0,2}?on\s(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)")


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One stated value: where, in which sentence, and what it is. Two that look the same are two.

    `near` are the families of the words around it (names and numbers left out), `head` the one it is a measure of ("a turnout of 47 per
    cent", "a ten-week trial"), `fate` the group of words that say what became of those counted (killed, hurt, missing …),
    `object` the terms behind an "on" ("25% on cars"), `relative` that an amount is a change or distance ("10 degrees
    cooler"), `by` that it may be one ("cut by 10 cents", "cuts of 10 cents"), `scope` the places right behind it in which it counts ("in Sumatra and Java", "in 14 countries"), `setting`
    what its sentence names, `quoted` that it stands in a quotation, `paired` that another amount is joined to it by "and",
    `superseded` that its clause tells of what was before, at first, or of an exit poll, `further` that it comes on top of another,
    `sole` that it is the only amount of its unit in the report,
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
    by: bool = False
    scope: frozenset[str] = frozenset()
    setting: Setting = NO_SETTING
    quoted: bool = False
    paired: bool = False
    superseded: bool = False
    further: bool = False
    sole: bool = False
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
    report = ReportText(article, sentences)
    amounts = [_of_quantity(report, number) for number in range(len(report.amounts))]
    return (
        *_on_top(report.text, amounts),
        *(_of_date(report, date) for date in report.dates),
        *_of_names(report, [m for m in article.mentions if m.end <= len(report.text)]),
        *(_of_quotation(report, q) for q in report.quotations),
    )


def _on_top(text: str, amounts: Sequence[Statement]) -> Iterator[Statement]:
    """The amounts, with those marked that come on top of others: "another 24", "24 more".

    Behind "nine died", "another 24 were hurt" are all that were hurt, until hurt ones are counted before.
    """
    fates: set[int | None] = {None}
    for s in amounts:
        counted = s.quantity.counted if s.quantity else frozenset()
        further = bool(counted & _PARTS) or _FURTHER.search(text, max(0, s.spans[0][0] - 30), s.spans[0][0]) is not None
        yield replace(s, further=True) if further and s.fate in fates else s
        fates.add(s.fate)


def _of_quantity(report: ReportText, number: int) -> Statement:
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
        by=_BY.search(report.text, max(0, start - 40), start) is not None,
        scope=report.scope(end),
        setting=report.setting(sentence),
        quoted=any(q.start <= start < q.end for q in report.quotations),
        paired=start in report.paired,
        sole=quantity.kind == "number" and quantity.base not in _UNTELLING and report.often[quantity.base] == 1,
        superseded=not _SUPERSEDED.isdisjoint(
            report.near([(d, w) for d, w in around if clause[0] <= w.start < clause[1]])
        )
        or _EXIT_POLL.search(report.text, *clause) is not None,
        owner=owner(report.text, quantity, clause, report.names, report.years, report.names_in[sentence - 1]),
        basis=read_basis(report.text, span, quantity.kind, clause, report.years),
        quantity=quantity,
    )


def _head(report: ReportText, quantity: Quantity) -> str:
    """The term that an amount is a measure of, "" where none stands right beside it."""
    start, end = quantity.start, quantity.end
    match = _HEAD_BEFORE.search(report.text, max(0, start - 60), start)
    if match is None and (quantity.base == "%" or "-" in report.text[start:end]):
        match = _HEAD_BEHIND.match(report.text, end)
    words = normal_words(match[1]) if match is not None else ()
    return words[0].term if words and not words[0].stop else ""


def _object(report: ReportText, end: int) -> frozenset[str]:
    """The terms behind an "on" that follows within two words: what a tariff, a tax, a discount is on."""
    match = _OBJECT.match(report.text, end)
    if match is None:
        return frozenset()
    behind = [word for distance, word in report.around(match.end(), match.end()) if 0 < distance <= _OBJECT_REACH]
    return frozenset(w.term for w in takewhile(lambda w: not w.stop, dropwhile(lambda w: w.stop, behind)))


def _of_date(report: ReportText, date: DateMention) -> Statement:
    return Statement(
        kind="date",
        spans=((date.start, date.end),),
        sentences=frozenset({report.sentence(date.start)}),
        shown=date.value or " ".join(date.text.split()),
        setting=report.setting(report.sentence(date.start)),
        near=report.near(report.around(date.start, date.end), 2 * NEAR),
        date=date,
    )


def _of_names(report: ReportText, mentions: Sequence[Mention]) -> list[Statement]:
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


def _of_quotation(report: ReportText, quotation: Quotation) -> Statement:
    first, last = report.sentence(quotation.start), report.sentence(quotation.end - 1)
    return Statement(
        kind="quote",
        spans=((quotation.start, quotation.end),),
        sentences=frozenset(range(first, last + 1)),
        shown=" ".join(quotation.text.split()),
        quotation=quotation,
    )
