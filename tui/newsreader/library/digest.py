"""A story summed up: where its reports differ, what they agree on, what only one tells, what falls due, who reports it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from typing import NamedTuple

from newsreader.analysis.against_rest import mirrored, put_together
from newsreader.analysis.align import compare_articles
from newsreader.library.days import local_moment, local_words
from newsreader.library.sentences import lone_facts, printed_at
from newsreader.models import AgendaEntry, Article, Comparison, Digest, Fact, Item, Piece, Section, Sentence
from newsreader.text import clean_line, counted, told_apart

_TITLE_LIMIT = 40  # code points of a title that stands in for a source
_SENTENCES = 40  # listed of those that only one report has; the rest are counted
_COMPARED = 20  # reports compared each with each: 190 pairs, 40 CPU ms a pair of 800 words

_MATTERS = {"percent": "percentage", "money": "amount", "duration": "how long"}
_FIGURES = re.compile(r"\d+")

_Span = tuple[int, int]
_Given = tuple[int, str]
"""A value that a report gives: the report's number, the value in small letters."""


class _Agreed(NamedTuple):
    """A fact, its value in words, and how many reports give it."""

    fact: Fact
    words: str
    reports: int = 1


class _Told(NamedTuple):
    """How a report gives a value: as it prints it, and the sentence it stands in."""

    words: str
    sentence: str


def digest(
    title: str, reports: Sequence[Article], copies: Mapping[int, Sequence[Article]], agenda: Sequence[AgendaEntry]
) -> Digest:
    """Return a story summed up; `copies` are the articles with the same text, by the id of their report."""
    return Digest(title, (*compared(reports), *falling_due(agenda), sources(reports, copies, "Who reports it")))


def sources(reports: Sequence[Article], copies: Mapping[int, Sequence[Article]], heading: str = "") -> Section:
    """Return who reports a story, with its copies below each report."""
    items = (
        Item(
            _headline(one), tuple(Item((Piece("the same text: "), *_headline(copy))) for copy in copies.get(one.id, ()))
        )
        for one in reports
    )
    return Section(heading, f"{counted(len(reports), 'report')}:", tuple(items))


def _headline(article: Article) -> tuple[Piece, ...]:
    words = Piece(f"{about(article)}: "), Piece(article.title, "printed")
    return (*words, Piece(" "), Piece(article.url, "address")) if article.url else words


def falling_due(entries: Sequence[AgendaEntry]) -> Iterator[Section]:
    """Yield a section of what falls due, then one of what is over, as far as there is any."""
    over = [entry for entry in entries if entry.days_left < 0]
    ahead = [entry for entry in entries if entry.days_left >= 0]
    for heading, found in (("What falls due", ahead), ("What is over", over)):
        if found:
            yield Section(heading, items=tuple(map(_due, found)))


def _due(entry: AgendaEntry) -> Item:
    kind = "deadline" if entry.kind == "deadline" else "planned"
    disagree = f" Other reports say {', '.join(entry.disagree)}." if entry.disagree else ""
    return Item((Piece(entry.date, "day"), Piece(f" ({kind}): "), Piece(entry.sentence, "printed"), Piece(disagree)))


def compared(reports: Sequence[Article]) -> Iterator[Section]:
    """Yield sections on where reports differ, what they agree on, and what only one of them has.

    Of very many reports only the first are compared, and a last section says so.
    """
    if len(reports) < 2:
        return
    if len(reports) > _COMPARED:
        yield from compared(reports[:_COMPARED])
        yield Section(sentence=f"Compared are the first {_COMPARED} of the {len(reports)} reports.")
        return
    pairs = {
        (first, second): compare_articles(reports[first], reports[second])
        for first, second in combinations(range(len(reports)), 2)
    }
    answers = [_answers(place, len(reports), pairs) for place in range(len(reports))]
    comparisons = [
        put_together(reports[place], [*reports[:place], *reports[place + 1 :]], found)
        for place, found in enumerate(answers)
    ]
    differing = _differences(pairs)
    tellers = _tellers(reports)
    disputed = {value for _, given in differing for _, value in given}
    agreed = [one for one in _agreed(comparisons, answers) if one.fact.value.casefold() not in disputed]
    if differing:
        yield Section("Where they differ", items=tuple(_told_once(_difference(*one, tellers) for one in differing)))
    if agreed:
        kinds = _by_kind(agreed, counted_too=len(reports) > 2)
        yield Section("What the reports agree on", items=tuple(map(Item, kinds)))
    alone = tuple(
        Section(f"{teller} alone", items=items)
        for teller, found in zip(tellers, comparisons, strict=True)
        if (items := tuple(_alone(found)))
    )
    yield Section("What only one tells", "" if alone else "Nothing.", sections=alone)


def _answers(place: int, count: int, pairs: Mapping[tuple[int, int], Comparison]) -> list[Comparison]:
    """Return the comparisons of one report with each of the others."""
    rest = (other for other in range(count) if other != place)
    return [pairs[place, other] if place < other else mirrored(pairs[other, place]) for other in rest]


def _shared(comparison: Comparison) -> list[Fact]:
    return [fact for fact in comparison.facts if fact.status == "shared"]


def _agreed(comparisons: Sequence[Comparison], answers: Sequence[Sequence[Comparison]]) -> Iterator[_Agreed]:
    """Yield each fact that reports share once, beginning with the report that shares most."""
    told: list[set[_Span]] = [set() for _ in comparisons]
    for place in sorted(range(len(comparisons)), key=lambda at: -len(_shared(comparisons[at]))):
        others = [other for other in range(len(comparisons)) if other != place]
        theirs = [{at: fact.b for fact in _shared(one) for at in fact.a} for one in answers[place]]
        for fact in _shared(comparisons[place]):
            if not told[place].isdisjoint(fact.a):
                continue
            given = [next((spans[at] for at in fact.a if at in spans), ()) for spans in theirs]
            for other, spans in zip(others, given, strict=True):
                told[other].update(spans)
            printed = [
                printed_at(one.sentences_b, spans) for one, spans in zip(answers[place], given, strict=True) if spans
            ]
            yield _Agreed(fact, _wordings(fact, printed), 1 + len(printed))


def _wordings(fact: Fact, printed: Sequence[str]) -> str:
    """Return the value of a fact; of a figure all printed forms, the commonest first: "62% / 61%"."""
    if fact.kind in ("name", "date", "quote"):
        return _value(fact)
    often = Counter(" ".join(words.split()) for words in (fact.value, *printed))
    different: dict[tuple[str, ...], str] = {}
    for words, _ in often.most_common():
        different.setdefault(tuple(_FIGURES.findall(words.replace(",", ""))), words)
    in_words = different.pop((), "")
    return " / ".join(different.values()) or in_words


def _alone(comparison: Comparison) -> Iterator[Item]:
    """Yield the sentences that nobody else has, then the facts that only this report gives in sentences others share."""
    linked = {link.a for link in comparison.links}
    own = [s for k, s in enumerate(comparison.sentences_a) if k not in linked and k not in comparison.unknown_a]
    facts = [
        _Agreed(fact, _value(fact))
        for fact in lone_facts(comparison, "only-a")
        if not all(any(s.start <= at < s.end for s in own) for at, _ in fact.a)
    ]
    yield from (Item((Piece(" ".join(sentence.text.split()), "printed"),)) for sentence in own[:_SENTENCES])
    if len(own) > _SENTENCES:
        yield Item((Piece(f"… and {len(own) - _SENTENCES} sentences more"),))
    if facts:
        pieces = [Piece("in what others tell too, ")] if own else []
        for number, kind in enumerate(_by_kind(facts)):
            pieces += [Piece("; "), *kind] if number else kind
        yield Item(tuple(pieces))


def _by_kind(agreed: Iterable[_Agreed], *, counted_too: bool = False) -> Iterator[tuple[Piece, ...]]:
    """Yield the values of each kind of fact, those of most reports first; with `counted_too` how many give each."""
    kinds = {"name": "names", "date": "dates", "quote": "quotations"}
    values: dict[str, list[str]] = {}
    for one in sorted(agreed, key=lambda one: -one.reports):
        shown = one.words + (f" ({one.reports})" if counted_too else "")
        values.setdefault(kinds.get(one.fact.kind, "figures"), []).append(shown)
    for kind, found in values.items():
        values_of_kind = Piece(" · ".join(dict.fromkeys(found)), "words" if kind == "dates" else "printed")
        yield Piece(kind, "label"), Piece(": "), values_of_kind


def _differences(pairs: Mapping[tuple[int, int], Comparison]) -> list[tuple[str, dict[_Given, _Told]]]:
    """Return each matter on which reports differ with the values they give; pairs that share a value are merged."""
    found: list[tuple[str, dict[_Given, _Told]]] = []
    for (first, second), comparison in pairs.items():
        for fact in comparison.facts:
            if fact.status != "differs":
                continue
            here = _Told(fact.value, _sentence_at(comparison.sentences_a, fact.a))
            there = _Told(fact.value_b or "", _sentence_at(comparison.sentences_b, fact.b))
            given = {(first, here.words.casefold()): here, (second, there.words.casefold()): there}
            touched = [one for one in found if one[0] == fact.matter and one[1].keys() & given.keys()]
            for one in touched:
                given = one[1] | given
                found.remove(one)
            found.append((fact.matter, given))
    return found


def _sentence_at(sentences: Sequence[Sentence], spans: Sequence[tuple[int, int]]) -> str:
    return next((" ".join(s.text.split()) for at, _ in spans for s in sentences if s.start <= at < s.end), "")


def _difference(matter: str, given: Mapping[_Given, _Told], tellers: Sequence[str]) -> Item:
    """Return a matter with each value and who gives it, the sentences below it."""
    names: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for (place, value), told in sorted(given.items()):
        shown.setdefault(value, told.words)
        names.setdefault(value, []).append(tellers[place])
    values = ", ".join(f"{shown[value]} ({', '.join(named)})" for value, named in names.items())
    sentences = dict.fromkeys((tellers[place], told.sentence) for (place, _), told in sorted(given.items()))
    pieces = Piece(_MATTERS.get(matter, matter), "label"), Piece(f": {values}")
    below = (Item((Piece(f"{teller}: "), Piece(sentence, "printed"))) for teller, sentence in sentences)
    return Item(pieces, tuple(below))


def _told_once(differences: Iterable[Item]) -> Iterator[Item]:
    """Put differences in the same sentences together, the sentences below the last of them."""
    found: dict[tuple[Item, ...], list[Item]] = {}
    for one in differences:
        found.setdefault(one.items, []).append(one)
    for *before, last in found.values():
        yield from (replace(one, items=()) for one in before)
        yield last


def _tellers(reports: Sequence[Article]) -> Sequence[str]:
    """Return each report's source (else the start of its title), with day and time if a source has several reports."""
    names = [one.source or clean_line(one.title, _TITLE_LIMIT) for one in reports]
    return told_apart(names, *zip(*(local_moment(one.published or "") for one in reports), strict=True))


def _value(fact: Fact) -> str:
    return f"“{fact.value}”" if fact.kind == "quote" else fact.value


def about(article: Article) -> str:
    """Return source, time and place of a report, as far as they are known."""
    said = " (from the story)" if article.published_from == "story" else ""
    published = local_words(article.published) + said if article.published else "undated"
    return " · ".join(part for part in (article.source, published, article.place) if part)
