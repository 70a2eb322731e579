"""The facts of a comparison in words: shared ones, differing ones, those of one report only. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from newsreader.library.sentences import lone_facts, printed_at
from newsreader.models import Comparison, Fact, FactKind, Sentence
from newsreader.text import clean_line, counted
from newsreader.ui.compared.views import AGAIN, AGREE, HEAD, SIGNS, STYLES, VALUE, Side, Status, ViewRow
from newsreader.ui.layout import Block, Span, safe_text
from newsreader.ui.render import day_words, parse_day

_KINDS: tuple[FactKind, ...] = ("date", "money", "percent", "duration", "number", "name", "quote", "certainty")
_KIND_WORDS: dict[FactKind, str] = {
    "date": "dates", "money": "money", "percent": "percentages", "duration": "lengths of time", "number": "numbers",
    "name": "names", "quote": "quotations", "certainty": "how certain",
}  # fmt: skip
_NO_FACTS = "No names, dates, figures or quotations were found to compare."

_BARE: frozenset[FactKind] = frozenset({"date", "money", "percent", "duration", "number"})
"""Kinds of facts that are shown with the words around them."""
_AROUND = 30  # characters on either side


@dataclass(frozen=True, slots=True)
class FactLines:
    """The facts of a comparison in words, in four lists."""

    agree: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    differ: tuple[str, ...]


def facts_view(comparison: Comparison) -> tuple[ViewRow, ...]:
    """Return the view of facts alone: what differs, what both have, what only one has, grouped by kind."""
    rows: list[ViewRow] = []
    groups: tuple[tuple[str, Status, tuple[str, ...]], ...] = (
        ("they differ", "differs", ("differs",)), ("both say", "agree", ("shared",)),
        ("only one says", "only", ("only-a", "only-b")),
    )  # fmt: skip
    for title, status, wanted in groups:
        for kind in _KINDS:
            facts = [fact for fact in comparison.facts if fact.kind == kind and fact.status in wanted]
            if not facts:
                continue
            words = facts[0].matter if kind == "quote" and status == "differs" else _KIND_WORDS[kind]
            head = Block(f"{title}: {words}", HEAD, above=int(bool(rows)))
            rows.append(ViewRow((head,), (head,), "agree", gap=False))
            rows += _fact_rows(comparison, facts, status)
    return tuple(rows) or (ViewRow((Block(_NO_FACTS, AGREE, lead="  ", hang=2),), (), "agree", gap=False),)


def fact_lines(comparison: Comparison, year: int | None = None) -> FactLines:
    """Return what agrees, what differs and what only one report has, in words; quotations are only counted.

    Dates in `year` are written without the year.
    """
    shared = sorted(comparison.facts, key=lambda fact: _KINDS.index(fact.kind))
    single = [*lone_facts(comparison, "only-a"), *lone_facts(comparison, "only-b")]
    single.sort(key=lambda fact: (fact.kind != "name", _KINDS.index(fact.kind)))
    differ = tuple(dict.fromkeys(_difference(fact, year) for fact in shared if fact.status == "differs"))
    single = [_as_worded(fact, single, comparison) for fact in single]
    only = _values(single, "only-a", year), _values(single, "only-b", year)
    return FactLines(_values(shared, "shared", year), *only, differ)


def _as_worded(fact: Fact, others: Sequence[Fact], comparison: Comparison) -> Fact:
    """Return a date as its report words it if both have its year or month alone: spring 2027 here, autumn 2027 there."""
    if fact.kind != "date" or not any(one.value == fact.value and one.status != fact.status for one in others):
        return fact
    sentences, spans = (comparison.sentences_a, fact.a) if fact.a else (comparison.sentences_b, fact.b)
    return replace(fact, value=printed_at(sentences, spans) or fact.value)


def value_words(kind: FactKind, value: str, year: int | None = None) -> str:
    """Return a fact's value for people, in at most 60 characters; a date in `year` without the year."""
    if kind == "date":
        day = parse_day(value)
        return day_words(value, year=day is None or day.year != year)
    text = safe_text(clean_line(value, 60))
    return f"“{text}”" if kind == "quote" and text[:1] not in '"“' else text


def _difference(fact: Fact, year: int | None) -> str:
    """Return both values; for a quotation these are its speakers."""
    one, other = (value_words(_shown_kind(fact), value, year) for value in (fact.value, fact.value_b or ""))
    return f"{fact.matter}: {one} ≠ {other}" if fact.matter != fact.kind else f"{one} ≠ {other}"


def _shown_kind(fact: Fact) -> FactKind:
    return "name" if fact.kind == "quote" and fact.status == "differs" else fact.kind


def _fact_rows(comparison: Comparison, facts: Sequence[Fact], status: Status) -> list[ViewRow]:
    """Return a row for each fact; facts of one side only are set beside those of the other side of the same kind."""
    left = [_side(comparison, fact, status, "a") for fact in facts if fact.status != "only-b"]
    right = [_side(comparison, fact, status, "b") for fact in facts if fact.status != "only-a"]
    if status == "only":
        left, right = list(dict.fromkeys(left)), list(dict.fromkeys(right))
    # Among many reports several say the same in the same words.
    pairs = dict.fromkeys(zip_longest(left, right, fillvalue=()))
    return [ViewRow(a, b, status, gap=False) for a, b in pairs]


def _side(comparison: Comparison, fact: Fact, status: Status, side: Side) -> tuple[Block, ...]:
    value = fact.value if side == "a" else fact.value_b or fact.value
    sentences, spans = (comparison.sentences_a, fact.a) if side == "a" else (comparison.sentences_b, fact.b)
    if status == "agree" and fact.kind in _BARE - {"date"}:
        value = printed_at(sentences, spans) or value
    around = _around(sentences, spans) if status != "agree" and fact.kind in _BARE else ""
    return (_value_block(fact, value, around, status),)


def _value_block(fact: Fact, value: str, around: str, status: Status) -> Block:
    text = value_words(_shown_kind(fact), value)
    spans = (Span(len(text), len(text) + len(around), AGAIN),) if around else ()
    if status == "differs":
        spans = (Span(0, len(text), VALUE), *spans)
    return Block(text + around, STYLES[status], spans, lead=f"{SIGNS[status]} ", hang=2)


def _around(sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]]) -> str:
    """Return the words around the first occurrence of a value, after a dot: a bare figure says little."""
    for start, end in spans[:1]:
        for sentence in sentences:
            if sentence.start <= start < sentence.end:
                first, last = start - sentence.start, end - sentence.start
                return f" · {_cut(safe_text(sentence.text.replace(chr(10), ' ')), first, last)}"
    return ""


def _cut(text: str, first: int, last: int) -> str:
    """Return whole words of a text within `_AROUND` characters of a span."""
    low = text.find(" ", max(0, first - _AROUND)) + 1 if first > _AROUND else 0
    high = text.rfind(" ", 0, last + _AROUND) if last + _AROUND < len(text) else len(text)
    low, high = min(low, first), max(high, last)
    return f"{'…' if low else ''}{text[low:high]}{'…' if high < len(text) else ''}"


def _values(facts: Sequence[Fact], status: str, year: int | None) -> tuple[str, ...]:
    found = [fact for fact in facts if fact.status == status]
    values = dict.fromkeys(value_words(fact.kind, fact.value, year) for fact in found if fact.kind != "quote")
    quotes = sum(1 for fact in found if fact.kind == "quote")
    return (*values, *((counted(quotes, "quote"),) if quotes else ()))
