"""One report against all others of its story together: what somebody else has too, and what nobody else has."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsreader.analysis.align import FACTS_ALONE, compare_articles
from newsreader.analysis.comparing.pairing import representatives
from newsreader.analysis.comparing.quantity import Span
from newsreader.analysis.facts import by_place, common_value, joined_spans
from newsreader.models import Article, Comparison, Fact, FactKind, FactStatus, Link, Sentence

_NAMED = 3  # reports in other languages that a note names

GAP = "\n\n"
"""What stands between the texts of the others, where they are shown as one."""


def compare_with_rest(article: Article, others: Sequence[Article]) -> Comparison:
    """Compare one report with each of the others and put the answers together.

    Side b is the texts of the others in their order with a blank line (`GAP`) between them: its sentences and spans
    count in that text, its id is that of the first. A fact is shared if any of the others has it, differs if one of them
    gives another value (so it can be both), and is "only-a" if nobody else has it. Raises ValueError without others.
    """
    if not others:
        raise ValueError("there is no other report to compare with")
    return put_together(article, others, [compare_articles(article, other) for other in others])


def mirrored(comparison: Comparison) -> Comparison:
    """Return a comparison with its sides exchanged, without notes: they name a first and a second report."""
    sides: dict[FactStatus, FactStatus] = {"only-a": "only-b", "only-b": "only-a"}
    facts = (
        Fact(
            f.kind,
            f.value_b or f.value,
            f.b,
            f.a,
            sides.get(f.status, f.status),
            f.value if f.value_b else None,
            f.fate,
        )
        for f in comparison.facts
    )
    return Comparison(
        comparison.b,
        comparison.a,
        comparison.sentences_b,
        comparison.sentences_a,
        tuple(sorted((Link(k.b, k.a, k.relation) for k in comparison.links), key=lambda link: (link.a, link.b))),
        tuple(sorted(facts, key=by_place)),
        unknown_a=comparison.unknown_b,
        unknown_b=comparison.unknown_a,
    )


def put_together(article: Article, others: Sequence[Article], answers: Sequence[Comparison]) -> Comparison:
    """Return the comparisons of one report with each of the others as `compare_with_rest` does."""
    sentences: list[Sentence] = []
    links: list[Link] = []
    moved: list[list[Fact]] = []
    unknown: set[int] = set()
    offset = 0
    for other, answer in zip(others, answers, strict=True):
        unknown |= {number + len(sentences) for number in answer.unknown_b}
        links += [replace(link, b=link.b + len(sentences)) for link in answer.links]
        sentences += [replace(s, start=s.start + offset, end=s.end + offset) for s in answer.sentences_b]
        moved.append([replace(f, b=tuple((s + offset, e + offset) for s, e in f.b)) for f in answer.facts])
        offset += len(other.text) + len(GAP)
    notes = dict.fromkeys(note for answer in answers for note in answer.notes if _is_of_all(note, answers))
    foreign = [other for other, answer in zip(others, answers, strict=True) if answer.unknown_a]
    if 0 < len(foreign) < len(others):
        notes[_foreign_words(foreign)] = None
    links.sort(key=lambda link: (link.a, link.b))
    alike = [facts for facts, answer in zip(moved, answers, strict=True) if not answer.unknown_a]
    return Comparison(
        article.id,
        others[0].id,
        answers[0].sentences_a,
        tuple(sentences),
        tuple(links),
        _together(moved, alike),
        tuple(notes),
        frozenset.intersection(*(answer.unknown_a for answer in answers)),
        frozenset(unknown),
    )


def _is_of_all(note: str, answers: Sequence[Comparison]) -> bool:
    """Whether a note is true of all others as one: what is said of a second report alone would be read as said of them."""
    is_of_one = note.startswith(("The second report ", "Both ")) or note.endswith(FACTS_ALONE)
    return not is_of_one or all(note in answer.notes for answer in answers)


def _foreign_words(foreign: Sequence[Article]) -> str:
    """Return which of the others are in another language, the first of them by name."""
    named = [one.source or one.title for one in foreign[:_NAMED]]
    if more := len(foreign) - len(named):
        named.append(f"{more} more")
    who = " and ".join(filter(None, (", ".join(named[:-1]), named[-1])))
    language = "another language" if len(foreign) == 1 else "other languages"
    return f"{who} {'is' if len(foreign) == 1 else 'are'} in {language}: {FACTS_ALONE}"


def _together(answers: Sequence[Sequence[Fact]], alike: Sequence[Sequence[Fact]]) -> tuple[Fact, ...]:
    """The facts of several comparisons of one report as those of one comparison; `alike` are those of two in one language."""
    facts = [fact for answer in answers for fact in answer]
    shared = _joined(fact for fact in facts if fact.status == "shared")
    known = {(fact.kind, span) for fact in shared for span in fact.a}
    differing = [fact for fact in facts if fact.status == "differs"]
    known |= {(fact.kind, span) for fact in differing for span in fact.a}
    own = [{(fact.kind, s) for fact in answer if fact.status == "only-a" for s in fact.a} for answer in alike]
    nobody_elses = set.intersection(*own) - known if own else set()
    alone = [
        replace(fact, a=left)
        for fact in (alike[0] if alike else ())
        if fact.status == "only-a" and (left := tuple(s for s in fact.a if (fact.kind, s) in nobody_elses))
    ]
    theirs = _by_value(fact for fact in facts if fact.status == "only-b")
    whole = [*shared, *dict.fromkeys(differing), *alone, *theirs]
    return tuple(sorted(whole, key=by_place))


def _joined(facts: Iterable[Fact]) -> list[Fact]:
    """Shared facts, those that have a place in the report in common made one."""
    facts = list(facts)
    group = representatives(((fact.kind, fact.a[0]), (fact.kind, span)) for fact in facts for span in fact.a)
    groups: dict[tuple[FactKind, Span], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[group[fact.kind, fact.a[0]]].append(fact)
    return [_one(members) for members in groups.values()]


def _one(group: Sequence[Fact]) -> Fact:
    kind = group[0].kind
    value = common_value(kind, [fact.value for fact in group])
    return Fact(kind, value, joined_spans(fact.a for fact in group), joined_spans(fact.b for fact in group), "shared")


def _by_value(facts: Iterable[Fact]) -> list[Fact]:
    groups: dict[tuple[FactKind, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        groups[fact.kind, fact.value.casefold()].append(fact)
    return [replace(g[0], b=joined_spans(f.b for f in g)) for g in groups.values()]
