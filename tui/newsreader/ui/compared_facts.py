"""The facts of a comparison in words: those that agree, that differ, that only one report has. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsreader.models import Comparison, Fact, FactKind
from newsreader.text import clean_line
from newsreader.ui.compared import HEAD, SIGNS, STYLES, VALUE, Status, ViewRow
from newsreader.ui.layout import Block, safe_text
from newsreader.ui.render import day_words, parse_day

_KINDS: tuple[FactKind, ...] = ("date", "money", "percent", "duration", "number", "name", "quote", "certainty")
_KIND_WORDS: dict[FactKind, str] = {
    "date": "dates", "money": "money", "percent": "percentages", "duration": "lengths of time", "number": "numbers",
    "name": "names", "quote": "quotations", "certainty": "how certain",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class FactLines:
    """The facts of a comparison in words, each list in order of use."""

    agree: tuple[str, ...]
    left: tuple[str, ...]
    right: tuple[str, ...]
    differ: tuple[str, ...]


def facts_view(comparison: Comparison) -> tuple[ViewRow, ...]:
    """Return the facts alone: what differs, what both have, what only one has, each kind together."""
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
            rows += _fact_rows(facts, status)
    return tuple(rows)


def fact_lines(comparison: Comparison, year: int | None = None) -> FactLines:
    """Return what agrees, what differs and what only one report has, in words; quotations are counted.

    Dates of `year` are told without it.
    """
    shared = sorted(comparison.facts, key=lambda fact: _KINDS.index(fact.kind))
    single = sorted(comparison.facts, key=lambda fact: (fact.kind != "name", _KINDS.index(fact.kind)))
    differ = tuple(_difference(fact, year) for fact in shared if fact.status == "differs")
    only = _values(single, "only-a", year), _values(single, "only-b", year)
    return FactLines(_values(shared, "shared", year), *only, differ)


def value_words(kind: FactKind, value: str, year: int | None = None) -> str:
    """Return a fact's value as people write it, one line of at most 60 characters; a date of `year` without it."""
    if kind == "date":
        day = parse_day(value)
        return day_words(value, year=day is None or day.year != year)
    text = safe_text(clean_line(value, 60))
    return f"“{text}”" if kind == "quote" and text[:1] not in '"“' else text


def _difference(fact: Fact, year: int | None) -> str:
    """Return both values; of a quotation these are its speakers."""
    one, other = (value_words(_shown_kind(fact), value, year) for value in (fact.value, fact.value_b or ""))
    return f"{fact.matter}: {one} ≠ {other}" if fact.matter != fact.kind else f"{one} ≠ {other}"


def _shown_kind(fact: Fact) -> FactKind:
    return "name" if fact.kind == "quote" and fact.status == "differs" else fact.kind


def _fact_rows(facts: Sequence[Fact], status: Status) -> list[ViewRow]:
    rows = []
    for fact in facts:
        left = value_words(_shown_kind(fact), fact.value)
        right = value_words(_shown_kind(fact), fact.value_b) if fact.value_b else left
        style = VALUE if status == "differs" else STYLES[status]
        a = Block(left, style, lead=f"{SIGNS[status]} ", hang=2)
        b = Block(right, style, lead=f"{SIGNS[status]} ", hang=2)
        sides = (a,) if fact.status != "only-b" else (), (b,) if fact.status != "only-a" else ()
        rows.append(ViewRow(*sides, status, gap=False))
    return rows


def _values(facts: Sequence[Fact], status: str, year: int | None) -> tuple[str, ...]:
    found = [fact for fact in facts if fact.status == status]
    values = dict.fromkeys(value_words(fact.kind, fact.value, year) for fact in found if fact.kind != "quote")
    quotes = sum(1 for fact in found if fact.kind == "quote")
    return (*values, *((f"{quotes} quote{'s' if quotes > 1 else ''}",) if quotes else ()))
