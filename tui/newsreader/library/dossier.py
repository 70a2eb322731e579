"""A story as a dossier in Markdown: its reports, where they differ, what they agree on, what only one tells, what falls due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from newsreader.analysis.against_rest import mirrored, put_together
from newsreader.analysis.align import compare_articles
from newsreader.library.exporting import plain_markdown
from newsreader.models import AgendaEntry, Article, Comparison, Fact, Sentence
from newsreader.text import clean_line, counted, told_apart

_TITLE_LIMIT = 40  # code points of a title that stands for a source
_SENTENCES = 40  # that only one report has; those behind are counted

_Given = tuple[int, str]
"""A value that a report gives: the report's number, the value in small letters."""


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
    parts = [
        f"# {plain_markdown(title)}",
        "",
        *_sources(reports, copies),
        "",
        *_compared(reports),
        *_agenda(agenda),
        "## The reports",
        "",
    ]
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


def _sources(reports: Sequence[Article], copies: Mapping[int, Sequence[Article]]) -> Iterator[str]:
    yield f"{counted(len(reports), 'report')}:"
    yield ""
    for article in reports:
        yield f"- {_line(article)}"
        yield from (f"  - the same text: {_line(copy)}" for copy in copies.get(article.id, ()))


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
    comparisons = [_with_rest(reports, place, pairs) for place in range(len(reports))]
    differing = _differences(pairs)
    tellers = _tellers(reports)
    disputed = {value for _, given in differing for _, value in given}
    fullest = max(([fact for fact in one.facts if fact.status == "shared"] for one in comparisons), key=len)
    shared = [fact for fact in fullest if fact.value.casefold() not in disputed]
    if differing:
        yield from ("## Where they differ", "")
        for matter, given in differing:
            yield f"- {matter}: {_values_and_tellers(given, tellers)}"
            yield from (f"  - {line}" for line in _sentences_and_tellers(given, tellers))
        yield ""
    if shared:
        yield from ("## What the reports agree on", "")
        yield from (f"- {line}" for line in _by_kind(shared))
        yield ""
    yield from ("## What only one tells", "")
    alone = [line for teller, found in zip(tellers, comparisons, strict=True) for line in _alone(teller, found)]
    yield from alone or ["Nothing.", ""]


def _with_rest(reports: Sequence[Article], place: int, pairs: Mapping[tuple[int, int], Comparison]) -> Comparison:
    rest = [other for other in range(len(reports)) if other != place]
    answers = [pairs[place, other] if place < other else mirrored(pairs[other, place]) for other in rest]
    return put_together(reports[place], [reports[other] for other in rest], answers)


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
        yield f"- {'in what others tell too, ' if own else ''}{'; '.join(_by_kind(facts))}"
    yield ""


def _by_kind(facts: Sequence[Fact]) -> Iterator[str]:
    kinds = {"name": "names", "date": "dates", "quote": "quotations"}
    values: dict[str, list[str]] = {}
    for fact in facts:
        values.setdefault(kinds.get(fact.kind, "figures"), []).append(plain_markdown(_value(fact)))
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
