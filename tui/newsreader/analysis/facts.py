"""What two reports state, fact by fact: shared, given by one only, or given differently.

A fact is an amount, a date, a name or a quotation with all its places in both reports. Which statements of the reports go
together is told in `comparing.pairing`; here they become facts.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from newsreader.analysis.comparing.agreement import Links
from newsreader.analysis.comparing.borrowed_names import borrow_names
from newsreader.analysis.comparing.certainty import differing_sources, differing_wordings
from newsreader.analysis.comparing.pairing import Pairs, groups_of, pair_differing, pair_same, unpaired
from newsreader.analysis.comparing.quantities import find_quantities
from newsreader.analysis.comparing.quantity import Span
from newsreader.analysis.comparing.quotations import speaker
from newsreader.analysis.comparing.report_text import compared_text
from newsreader.analysis.comparing.statements import Statement, gather_statements
from newsreader.analysis.comparing.word_families import FATE_NAMES
from newsreader.analysis.naming.aliases import words_of
from newsreader.analysis.stories.told_days import told_day
from newsreader.models import Article, Fact, FactKind, Link, Sentence

_SENTENCE_LIKE = 4  # words; a shorter quotation may be a name or a catchword that several people use


def compare_facts(
    a: Article,
    b: Article,
    sentences_a: Sequence[Sentence],
    sentences_b: Sequence[Sentence],
    links: Sequence[Link],
    surely: Links,
) -> tuple[Fact, ...]:
    """Return the facts of two reports in the order of `a`, then those that only `b` gives.

    `links` are the linked sentences of `align`, `surely` those that nearly surely tell the same. A value that
    differs has `value` as `a` gives it and `value_b`; of a quotation that both give to different people, and of what one has
    from hearsay and the other from an official body, these are the speakers. What one text gives and the other's headline
    tells is no fact of one alone, and left out.
    Exchanging the reports mirrors the facts.
    """
    linked: Links = {(link.a, link.b): link.relation for link in links}
    left = gather_statements(borrow_names(a, b), sentences_a)
    right = gather_statements(borrow_names(b, a), sentences_b)
    same = pair_same(left, right, linked)
    differing = pair_differing(left, right, surely, same, same_day=abs(days_between(a, b)) <= 1)
    facts = [
        _fact([left[i] for i in ones], [right[j] for j in others])
        for ones, others in groups_of((i, j) for i, j in same if left[i].quotation is None)
    ]
    facts += _shared_quotations([(left[i], right[j]) for i, j in same if left[i].quotation])
    taken = same + differing
    alone_a = unpaired(left, {i for i, _ in taken} | _in_headline(left, b.title))
    alone_b = unpaired(right, {j for _, j in taken} | _in_headline(right, a.title))
    facts += _of_one_report([left[i] for i in sorted(alone_a)], compared_text(b, sentences_b), right, "a")
    facts += _of_one_report([right[j] for j in sorted(alone_b)], compared_text(a, sentences_a), left, "b")
    facts += [_differing([left[i] for i in ones], [right[j] for j in others]) for ones, others in groups_of(differing)]
    facts += _other_speakers(a, b, left, right, same)
    facts += _other_wordings(sentences_a, sentences_b, {pair: x for pair, x in surely.items() if x != "likely"})
    return tuple(sorted(facts, key=by_place))


def days_between(a: Article, b: Article) -> int:
    """Return how many days after the first report the second was published; 0 where that is not known of both."""
    one, other = told_day(a), told_day(b)
    return (other - one).days if one and other else 0


def _fact(ones: Sequence[Statement], others: Sequence[Statement]) -> Fact:
    told = (*ones, *others)
    kind = max(s.kind for s in told)  # one in five is a number, 20% a percentage
    exact = [s for s in told if s.quantity is None or not s.quantity.hedge] or told
    return Fact(kind, common_value(kind, [s.shown for s in exact]), _spans(ones), _spans(others), "shared")


def common_value(kind: FactKind, values: Iterable[str]) -> str:
    """Return which of several forms stands for a shared fact: the fullest name or date, else the shortest form.

    It does not hang on which report comes first.
    """
    if kind in {"name", "date"}:
        return max(values, key=lambda value: (len(value.split()), len(value), value))
    return min(values, key=lambda value: (len(value), value))


def _shared_quotations(pairs: Sequence[tuple[Statement, Statement]]) -> list[Fact]:
    """One fact for each quotation as short as either report gives it; a longer one can hold several."""
    by_words: dict[tuple[str, ...], tuple[list[Statement], list[Statement]]] = defaultdict(lambda: ([], []))
    for x, y in pairs:
        words = [s.quotation.words for s in (x, y) if s.quotation is not None]
        ones, others = by_words[min(words, key=lambda w: (len(w), w))]
        ones.append(x)
        others.append(y)
    return [_fact(ones, others) for ones, others in by_words.values()]


def _in_headline(statements: Sequence[Statement], headline: str) -> set[int]:
    """The numbers of the amounts and names (persons by their last) that the other report's headline tells."""
    amounts = {(q.kind, q.base, q.low, q.high) for q in find_quantities(headline)}
    words = f" {' '.join(words_of(headline))} "
    found = set()
    for number, s in enumerate(statements):
        name = words_of(s.shown)[-1 if s.name[0] == "person" else 0 :] if s.name else []
        amount = (s.quantity.kind, s.quantity.base, s.quantity.low, s.quantity.high) if s.quantity else None
        if amount in amounts or (name and f" {' '.join(name)} " in words):
            found.add(number)
    return found


def _of_one_report(
    statements: Sequence[Statement], text: str, others: Sequence[Statement], side: Literal["a", "b"]
) -> Iterator[Fact]:
    """What one report says and the other (its `text` and statements) does not, once for what it repeats.

    What the other has without marks is shared.
    """
    alone: dict[tuple[FactKind, str], list[Statement]] = defaultdict(list)
    for statement in statements:
        if (found := _unmarked(statement, text, others, side)) is not None:
            yield found
        else:
            alone[statement.kind, statement.shown.casefold()].append(statement)
    for group in alone.values():
        first, spans = group[0], _spans(group)
        one, other = (spans, ()) if side == "a" else ((), spans)
        yield Fact(first.kind, first.shown, one, other, "only-a" if side == "a" else "only-b")


def _unmarked(statement: Statement, text: str, others: Sequence[Statement], side: str) -> Fact | None:
    """Quoted words that the other report has too, but without marks, or a name that it has without capitals.

    `others` are the statements of that report: a part of a longer name is not the shorter name.
    """
    size = len(statement.shown.split())
    if size < 2 or not (statement.name or statement.quotation):
        return None
    found = re.search(rf"(?<!\w){re.escape(statement.shown)}(?!\w)", text, re.IGNORECASE)
    if found is None or (statement.name and _is_named(others, found.start())):
        return None
    one, other = (statement.spans, (found.span(),)) if side == "a" else ((found.span(),), statement.spans)
    return Fact(statement.kind, statement.shown, one, other, "shared")


def _is_named(statements: Sequence[Statement], at: int) -> bool:
    return any(start <= at < end for s in statements if s.name for start, end in s.spans)


def _differing(ones: Sequence[Statement], others: Sequence[Statement]) -> Fact:
    x, y = _most_exact(ones), _most_exact(others)
    here, there = (_spans(s for s in side if s.value == shown.value) for side, shown in ((ones, x), (others, y)))
    fate = "" if x.fate is None or x.fate != y.fate else FATE_NAMES[x.fate]
    return Fact(x.kind, x.shown, here, there, "differs", y.shown, fate)


def _most_exact(statements: Sequence[Statement]) -> Statement:
    return next((s for s in statements if s.quantity and not s.quantity.hedge), statements[0])


def _other_speakers(
    a: Article, b: Article, left: Sequence[Statement], right: Sequence[Statement], same: Pairs
) -> list[Fact]:
    """Quotations that both reports have but surely give to different people, nowhere to the same."""
    names = {(left[i].shown, right[j].shown) for i, j in same if left[i].name}
    told = []
    for i, j in same:
        said_a, said_b = left[i].quotation, right[j].quotation
        if said_a is None or said_b is None or min(len(said_a.words), len(said_b.words)) < _SENTENCE_LIKE:
            continue
        one, other = speaker(a.text, said_a, a.mentions), speaker(b.text, said_b, b.mentions)
        if one and other:
            told.append((i, j, one, other))
    agreed = [
        (i, j) for i, j, one, other in told if (one, other) in names or words_of(one)[-1:] == words_of(other)[-1:]
    ]
    agreed_a, agreed_b = {i for i, _ in agreed}, {j for _, j in agreed}
    return [
        Fact("quote", one, left[i].spans, right[j].spans, "differs", other)
        for i, j, one, other in told
        if i not in agreed_a and j not in agreed_b
    ]


def _other_wordings(sentences_a: Sequence[Sentence], sentences_b: Sequence[Sentence], links: Links) -> list[Fact]:
    """What both reports tell, but not as equally certain or not on the same kind of word, each wording once."""
    found = [("certainty", pair) for pair in differing_wordings(sentences_a, sentences_b, links)]
    for who, *how in differing_sources(sentences_a, sentences_b, links):
        found += [("quote", who), *(("certainty", pair) for pair in how)]
    facts: list[Fact] = []
    told: set[tuple[str, Span]] = set()
    for kind, (one, two) in found:
        places = {("a", (one.start, one.end)), ("b", (two.start, two.end))}
        if not told & places:
            told |= places
            spans = ((one.start, one.end),), ((two.start, two.end),)
            facts.append(Fact("quote" if kind == "quote" else "certainty", one.words, *spans, "differs", two.words))
    return facts


def _spans(statements: Iterable[Statement]) -> tuple[Span, ...]:
    return joined_spans(s.spans for s in statements)


def joined_spans(parts: Iterable[tuple[Span, ...]]) -> tuple[Span, ...]:
    """Return all places of some facts or statements in order, each once."""
    return tuple(sorted({span for spans in parts for span in spans}))


def by_place(fact: Fact) -> tuple[bool, tuple[Span, ...], tuple[Span, ...], str, str]:
    """Return by what facts are sorted: by their places in the first report, then those of the second alone."""
    return not fact.a, fact.a, fact.b, fact.kind, fact.value
