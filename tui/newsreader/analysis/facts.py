"""What two reports state, fact by fact: shared, given by one only, or given differently.

A fact is an amount, a date, a name or a quotation with all its places in both reports.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Literal

from newsreader.analysis.comparing.agreement import (
    Links,
    agrees,
    is_loosely_same,
    is_same,
    match_keys,
    relation,
    strangers,
)
from newsreader.analysis.comparing.borrowed_names import borrow_names
from newsreader.analysis.comparing.certainty import differing_sources, differing_wordings
from newsreader.analysis.comparing.contradiction import are_near, companions, is_contradicted, is_one_of_several
from newsreader.analysis.comparing.quantities import Span, find_quantities
from newsreader.analysis.comparing.quotations import speaker
from newsreader.analysis.comparing.spelling import spelled_alike
from newsreader.analysis.comparing.statements import Statement, gather_statements
from newsreader.analysis.comparing.tolls import differing_ages, differing_tolls
from newsreader.analysis.comparing.word_families import FATE_NAMES
from newsreader.analysis.naming.aliases import words_of
from newsreader.analysis.stories.told_days import told_day
from newsreader.models import Article, Fact, FactKind, Link, Sentence

_Pairs = list[tuple[int, int]]

_REPEATS = 20  # a value is held against this many of its repeats on either side
_OFTEN = 300  # times; a value said more often is held against its next repeats only
_OF_THE_DAY = frozenset({"percent", "money"})  # prices, shares and results are others in a report of another day
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
    same = _equal_pairs(left, right, linked)
    same += spelled_alike(left, right, same)
    same += _one_to_one(left, right, linked, is_loosely_same, same)
    same += _said_again(left, right, linked, same)
    groups = _groups(len(left), len(right), [(i, j) for i, j in same if left[i].quotation is None])
    differing = [*differing_tolls(left, right), *differing_ages(left, right)]
    beside = companions(left) | companions(right)
    differing += [
        (i, j)
        for i, j in _one_to_one(left, right, surely, _is_contradicted_near, same + differing)
        if (left[i].kind not in _OF_THE_DAY or abs(days_between(a, b)) <= 1)
        and not is_one_of_several(left[i], right[j], beside.get(left[i], ()))
        and not is_one_of_several(right[j], left[i], beside.get(right[j], ()))
    ]
    facts = [_fact([left[i] for i in ones], [right[j] for j in others]) for ones, others in groups]
    facts += _shared_quotations([(left[i], right[j]) for i, j in same if left[i].quotation])
    taken = same + differing
    alone_a = _free(left, {i for i, _ in taken} | _in_headline(left, b.title))
    alone_b = _free(right, {j for _, j in taken} | _in_headline(right, a.title))
    facts += _of_one_report([left[i] for i in sorted(alone_a)], _compared(b, sentences_b), right, "a")
    facts += _of_one_report([right[j] for j in sorted(alone_b)], _compared(a, sentences_a), left, "b")
    facts += [
        _differing([left[i] for i in ones], [right[j] for j in others])
        for ones, others in _groups(len(left), len(right), differing)
    ]
    facts += _other_speakers(a, b, left, right, same)
    facts += _other_wordings(sentences_a, sentences_b, surely)
    return tuple(sorted(facts, key=_place))


def days_between(a: Article, b: Article) -> int:
    """Return how many days after the first report the second was published; 0 where that is not known of both."""
    one, other = told_day(a), told_day(b)
    return (other - one).days if one and other else 0


def _is_contradicted_near(x: Statement, y: Statement, links: Links) -> bool:
    """Whether two statements contradict each other and are near enough: a sum far off is another one, and in nobody's way."""
    return are_near(x, y, links) and is_contradicted(x, y, links)


def _equal_pairs(left: Sequence[Statement], right: Sequence[Statement], links: Links) -> _Pairs:
    where: dict[tuple[FactKind, str], list[int]] = defaultdict(list)
    for j, y in enumerate(right):
        for key in match_keys(y):
            where[y.kind, key].append(j)
    pairs = []
    seen: Counter[tuple[FactKind, str]] = Counter()
    for i, x in enumerate(left):
        near: set[int] = set()
        for key in match_keys(x):
            rank = seen[x.kind, key]
            seen[x.kind, key] += 1
            places = where.get((x.kind, key), ())
            reach = _REPEATS if len(places) <= _OFTEN else 1
            near.update(places[max(0, rank - reach) : rank + reach + 1])
        pairs += [(i, j) for j in sorted(near) if is_same(x, right[j], links)]
    strange = strangers([(left[i], right[j]) for i, j in pairs if left[i].quantity], links)
    return [(i, j) for i, j in pairs if left[i] not in strange and right[j] not in strange]


def _one_to_one(
    left: Sequence[Statement],
    right: Sequence[Statement],
    links: Links,
    test: Callable[[Statement, Statement, Links], bool],
    taken: _Pairs,
) -> _Pairs:
    """The pairs that pass a test, none of them taken, of which each finds but one value in the other report.

    "More than 150" and "153" are one value.
    """
    free_a, free_b = _free(left, {i for i, _ in taken}), _free(right, {j for _, j in taken})
    near = _in_linked_sentences(left, right, links, free_a, free_b)
    pairs = [(i, j) for i, j in near if test(left[i], right[j], links)]
    whole = {(i, j) for i, j in pairs if relation(left[i], right[j], links) in {"sure", "same"}}
    whole_a, whole_b = {i for i, _ in whole}, {j for _, j in whole}
    pairs = [(i, j) for i, j in pairs if (i, j) in whole or (i not in whole_a and j not in whole_b)]
    choices_a: dict[int, list[Statement]] = defaultdict(list)
    choices_b: dict[int, list[Statement]] = defaultdict(list)
    for i, j in pairs:
        choices_a[i].append(right[j])
        choices_b[j].append(left[i])
    return [(i, j) for i, j in pairs if _is_one_value(choices_a[i]) and _is_one_value(choices_b[j])]


def _is_one_value(statements: Sequence[Statement]) -> bool:
    first = statements[0]
    return all(s.value == first.value or agrees(s, first) for s in statements[1:])


def _said_again(left: Sequence[Statement], right: Sequence[Statement], links: Links, taken: _Pairs) -> _Pairs:
    """The pairs of a value and one that has its equal already, which it says in other words: "more than 11 years"."""
    gone_a, gone_b = {i for i, _ in taken}, {j for _, j in taken}
    found = []
    for side, ones, others in ((0, _free(left, gone_a), gone_b), (1, gone_a, _free(right, gone_b))):
        near = _in_linked_sentences(left, right, links, ones, others)
        again = [pair for pair in near if is_loosely_same(left[pair[0]], right[pair[1]], links)]
        often = Counter(pair[side] for pair in again)
        found += [pair for pair in again if often[pair[side]] == 1]
    return found


def _free(statements: Sequence[Statement], gone: Collection[int]) -> set[int]:
    return {k for k in range(len(statements)) if k not in gone}


def _in_linked_sentences(
    left: Sequence[Statement], right: Sequence[Statement], links: Links, ones: Collection[int], others: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The pairs of some values (by number), names and quotations left out, that stand in linked sentences, in order."""
    where: dict[int, list[int]] = defaultdict(list)
    for j in sorted(others):
        if right[j].kind not in {"name", "quote"}:
            for number in right[j].sentences:
                where[number].append(j)
    partners: dict[int, list[int]] = defaultdict(list)
    for i, j in links:
        partners[i].append(j)
    for i in sorted(ones):
        if left[i].kind not in {"name", "quote"}:
            near = {j for number in left[i].sentences for other in partners[number] for j in where[other]}
            yield from ((i, j) for j in sorted(near))


def _groups(left: int, right: int, pairs: _Pairs) -> list[tuple[list[int], list[int]]]:
    """Statements that are one fact: whatever pairs bring together."""
    root = list(range(left + right))

    def find(k: int) -> int:
        while root[k] != k:
            root[k] = root[root[k]]
            k = root[k]
        return k

    for i, j in pairs:
        root[find(i)] = find(left + j)
    members: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i in sorted({i for i, _ in pairs}):
        members[find(i)][0].append(i)
    for j in sorted({j for _, j in pairs}):
        members[find(left + j)][1].append(j)
    return list(members.values())


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


def _compared(article: Article, sentences: Sequence[Sentence]) -> str:
    return article.text[: sentences[-1].end] if sentences else ""


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
    a: Article, b: Article, left: Sequence[Statement], right: Sequence[Statement], same: _Pairs
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
    return tuple(sorted({span for s in statements for span in s.spans}))


def _place(fact: Fact) -> tuple[int, tuple[Span, ...], tuple[Span, ...], str, str]:
    return (0 if fact.a else 1, fact.a, fact.b, fact.kind, fact.value)
