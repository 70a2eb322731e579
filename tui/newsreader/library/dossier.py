"""A story as a dossier in Markdown: its reports, where they differ, what they agree on, what only one tells, what falls due."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from newsreader.analysis.against_rest import mirrored, put_together
from newsreader.analysis.align import compare_articles
from newsreader.library.exporting import plain_markdown
from newsreader.models import AgendaEntry, Article, Comparison, Fact, Sentence
from newsreader.text import clean_line, counted, told_apart

_TITLE_LIMIT = 40  # code points of a title that stands for a source
_SENTENCES = 40  # that only one report has; those behind are counted
_BRIEF = 20  # reports that are compared where the story is only summed up: their pairs take a second or two

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


def dossier(
    title: str, reports: Sequence[Article], copies: Mapping[int, Sequence[Article]], agenda: Sequence[AgendaEntry]
) -> str:
    """Return a story as Markdown: its headlines, where reports differ and agree, what only one tells, deadlines, all texts.

    `copies`: of a report (by its id) the articles that print the same text.
    """
    head = [f"# {plain_markdown(title)}", "", *_sources(reports, copies)]
    parts = [*head, *_compared(reports), *_agenda(agenda), "## The reports", ""]
    for article in reports:
        parts += [
            f"### {plain_markdown(article.title)}",
            "",
            f"*{plain_markdown(_about(article))}*",
            "",
            plain_markdown(article.text),
            "",
        ]
    return "\n".join(parts).rstrip() + "\n"


def digest(
    title: str, reports: Sequence[Article], copies: Mapping[int, Sequence[Article]], agenda: Sequence[AgendaEntry]
) -> str:
    """Return a dossier without the texts, what comes of the comparison first; of very many reports the first are compared."""
    parts = [f"# {plain_markdown(title)}", "", *_compared(reports[:_BRIEF])]
    if len(reports) > _BRIEF:
        parts += [f"Compared are the first {_BRIEF} of the {len(reports)} reports.", ""]
    parts += [*_agenda(agenda), "## Who reports it", "", *_sources(reports, copies)]
    return "\n".join(parts).rstrip() + "\n"


def _sources(reports: Sequence[Article], copies: Mapping[int, Sequence[Article]]) -> Iterator[str]:
    yield f"{counted(len(reports), 'report')}:"
    yield ""
    for article in reports:
        yield f"- {_line(article)}"
        yield from (f"  - the same text: {_line(copy)}" for copy in copies.get(article.id, ()))
    yield ""


def _line(article: Article) -> str:
    link = f" <{article.url}>" if article.url else ""
    return f"{plain_markdown(_about(article))}: {plain_markdown(article.title)}{link}"


def _agenda(entries: Sequence[AgendaEntry]) -> Iterator[str]:
    if not entries:
        return
    yield from ("## What falls due", "")
    for entry in entries:
        kind = "deadline" if entry.kind == "deadline" else "planned"
        disagree = f" Other reports say {', '.join(entry.disagree)}." if entry.disagree else ""
        yield f"- **{entry.date}** ({kind}): {plain_markdown(entry.sentence)}{disagree}"
    yield ""


def _compared(reports: Sequence[Article]) -> Iterator[str]:
    """Yield where any two reports give another value, what one shares with the others, and what nobody else has."""
    if len(reports) < 2:
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
        yield from ("## Where they differ", "")
        for matter, given in differing:
            yield f"- {_MATTERS.get(matter, matter)}: {_values_and_tellers(given, tellers)}"
            yield from (f"  - {line}" for line in _sentences_and_tellers(given, tellers))
        yield ""
    if agreed:
        yield from ("## What the reports agree on", "")
        yield from (f"- {line}" for line in _by_kind(agreed, counted_too=len(reports) > 2))
        yield ""
    yield from ("## What only one tells", "")
    alone = [line for teller, found in zip(tellers, comparisons, strict=True) for line in _alone(teller, found)]
    yield from alone or ["Nothing.", ""]


def _answers(place: int, count: int, pairs: Mapping[tuple[int, int], Comparison]) -> list[Comparison]:
    """Return the comparisons of one report with each of the others."""
    rest = (other for other in range(count) if other != place)
    return [pairs[place, other] if place < other else mirrored(pairs[other, place]) for other in rest]


def _shared(comparison: Comparison) -> list[Fact]:
    return [fact for fact in comparison.facts if fact.status == "shared"]


def _agreed(comparisons: Sequence[Comparison], answers: Sequence[Sequence[Comparison]]) -> Iterator[_Agreed]:
    """Yield once each fact that reports share, the facts of the report that shares most first."""
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
                _printed(one.sentences_b, spans) for one, spans in zip(answers[place], given, strict=True) if spans
            ]
            yield _Agreed(fact, _wordings(fact, printed), 1 + len(printed))


def _printed(sentences: Sequence[Sentence], spans: Sequence[_Span]) -> str:
    first, last = spans[0]
    return next((s.text[first - s.start : last - s.start] for s in sentences if s.start <= first < s.end), "")


def _wordings(fact: Fact, printed: Sequence[str]) -> str:
    """Return the value of a fact; of a figure as most print it, before those that stand for the same: "62% / 61%"."""
    if fact.kind in ("name", "date", "quote"):
        return _value(fact)
    often = Counter(" ".join(words.split()) for words in (fact.value, *printed))
    different: dict[tuple[str, ...], str] = {}
    for words, _ in often.most_common():
        different.setdefault(tuple(_FIGURES.findall(words.replace(",", ""))), words)
    in_words = different.pop((), "")
    return " / ".join(different.values()) or in_words


def _alone(teller: str, comparison: Comparison) -> Iterator[str]:
    """Yield the sentences that nobody else has, and what else only this report gives in those that others have too."""
    linked = {link.a for link in comparison.links}
    own = [s for k, s in enumerate(comparison.sentences_a) if k not in linked and k not in comparison.unknown_a]
    facts = [
        fact
        for fact in comparison.facts
        if fact.status == "only-a" and not all(any(s.start <= at < s.end for s in own) for at, _ in fact.a)
    ]
    if not own and not facts:
        return
    yield from (f"### {teller} alone", "")
    yield from (f"- {plain_markdown(' '.join(sentence.text.split()))}" for sentence in own[:_SENTENCES])
    if len(own) > _SENTENCES:
        yield f"- … and {len(own) - _SENTENCES} sentences more"
    if facts:
        yield f"- {'in what others tell too, ' if own else ''}{'; '.join(_by_kind(_Agreed(fact, _value(fact)) for fact in facts))}"
    yield ""


def _by_kind(agreed: Iterable[_Agreed], *, counted_too: bool = False) -> Iterator[str]:
    """Yield the values of each kind of fact, those that most reports give first; `counted_too`: with how many do."""
    kinds = {"name": "names", "date": "dates", "quote": "quotations"}
    values: dict[str, list[str]] = {}
    for one in sorted(agreed, key=lambda one: -one.reports):
        shown = plain_markdown(one.words) + (f" ({one.reports})" if counted_too else "")
        values.setdefault(kinds.get(one.fact.kind, "figures"), []).append(shown)
    for kind, found in values.items():
        yield f"{kind}: {' · '.join(dict.fromkeys(found))}"


def _differences(pairs: Mapping[tuple[int, int], Comparison]) -> list[tuple[str, dict[_Given, _Told]]]:
    """Return each matter on which reports differ, and the values they give. Pairs that share a value are one matter."""
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


def _sentences_and_tellers(given: Mapping[_Given, _Told], tellers: Sequence[str]) -> list[str]:
    lines = (f"{tellers[place]}: {plain_markdown(told.sentence)}" for (place, _), told in sorted(given.items()))
    return list(dict.fromkeys(lines))


def _values_and_tellers(given: Mapping[_Given, _Told], tellers: Sequence[str]) -> str:
    names: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    for (place, value), told in sorted(given.items()):
        shown.setdefault(value, plain_markdown(told.words))
        names.setdefault(value, []).append(tellers[place])
    return ", ".join(f"{shown[value]} ({', '.join(named)})" for value, named in names.items())


def _tellers(reports: Sequence[Article]) -> list[str]:
    """The source of each report, else the first words of its title; with the day where a source has several."""
    names = [one.source or clean_line(one.title, _TITLE_LIMIT) for one in reports]
    return [plain_markdown(name) for name in told_apart(names, [(one.published or "")[:10] for one in reports])]


def _value(fact: Fact) -> str:
    return f"“{fact.value}”" if fact.kind == "quote" else fact.value


def _about(article: Article) -> str:
    said = " (from the story)" if article.published_from == "story" else ""
    published = f"{article.published[:10]}{said}" if article.published else "undated"
    return " · ".join(part for part in (article.source, published, article.place) if part)
