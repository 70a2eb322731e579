"""Two reports side by side: which sentences say the same, many to many, since news re-orders, splits and joins.

What the reports state in figures, names and quotations is compared in `facts`; both come together here.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from newsreader.analysis.comparing.agreement import Closeness, Links
from newsreader.analysis.comparing.borrowed_years import agree_on_years
from newsreader.analysis.comparing.evidence import Dates, Evidence, Names, Pair, gather_evidence
from newsreader.analysis.facts import compare_facts, days_between
from newsreader.analysis.language import language_name, language_of
from newsreader.analysis.sentences import split_sentences
from newsreader.models import Article, Comparison, Fact, Link, Relation, Sentence
from newsreader.text import counted

FACTS_ALONE = "only names, dates and figures of both are told."
"""What is said of reports in two languages."""

WORD_LIMIT = 20_000
"""Words of a report that are compared; what follows is left out, with a note."""

_LINE_LIMIT = 25  # words; a longer line without a full stop is a paragraph, not a headline

# A logistic regression over hand-aligned pairs of reports and 120 of unrelated ones, by `tests/bench/learn_links.py`.
_WEIGHTS = Evidence(
    own=0.92, whole=6.99, held=4.26, kin=8.30, beside=2.37, early=2.51, apart=-0.70, figures=1.10, amounts=2.38
)
_BIAS = -4.74
_LINKED = 0.24  # least probability of a link
# In 79 pairs of reports 9 of 60 links below this were right; of pairs between `_LINKED_ALONE` and `_LINKED` 11 of 12.
_SHARE = 0.5  # least share of the probability of other partners that both sentences have, of the less likely one
_LINKED_ALONE = 0.1  # least probability of a link of two that have nobody likelier and more than a word in common
_NEIGHBOURS = 0.5  # least likeness of the neighbours of two sentences that speaks for them
_RELATED = 0.05  # least share of related words that does
# The bars of "same" were chosen with each pair of reports left out of the training in turn.
_SAME = 0.4  # least probability of a pair of which each is the closest to the other
_SAME_PART = 0.9  # … of a pair of which one is closer to a third: a statement that is parted in two
_SAME_SINGLE = 0.5  # … of one whose sentences share a single telling word
_SAME_SINGLE_APART = 0.85  # … in reports that have little in common: of 24 below it 23 were wrong
_ALIKE = 0.5  # least `_in_common` of two reports that tell much the same
_STATED = 0.03  # least share of the longer sentence that the other holds, related words too: names alone say nothing
# Of 134 differences between linked sentences, read one by one, 14 of 42 were wrong below this bar and 6 of 92 above it.
_SURE = 0.8  # least probability of a link in which values are held against each other
_LIKELY = 0.4  # … of one in which those are that are worded alike
_BEYOND_DOUBT = 0.95  # … of one of whole statements in which they may be farther apart


def align_sentences(
    a: Sequence[Sentence], b: Sequence[Sentence], dates: Dates = ((), ()), names: Names = ((), ())
) -> tuple[tuple[Link, ...], Links]:
    """Return the links between the sentences of two reports, and those among them that are nearly sure to tell the same.

    "same": both make the same main statement, with more or less detail; "partial": one specific fact in common. Links are
    ordered by the numbers of the sentences in `a` and `b`; exchanging these mirrors them. `dates` are the dates of either
    report, by which "Tuesday" and "March 4" are one day, `names` their names, by which it is known whom "he" means.
    """
    evidence = gather_evidence(a, b, dates, names)
    likely = likelihoods(evidence)
    rivals = rivals_of(likely)
    alike = are_alike(likely, len(a), len(b))
    single = _SAME_SINGLE if alike else _SAME_SINGLE_APART
    found: dict[Pair, Relation] = {
        (i, j): "same" if a[i].text == b[j].text or _is_same(x, rivals[i, j], evidence[i, j], single) else "partial"
        for (i, j), x in likely.items()
        if is_linked(x, rivals[i, j], evidence[i, j], alike=alike)
    }
    found.update((pair, "same") for pair in _verbatim(a, b))
    sure = {
        pair: _closeness(relation, likely.get(pair, 1.0))
        for pair, relation in found.items()
        if likely.get(pair, 1.0) >= _LIKELY
    }
    return tuple(Link(*pair, relation) for pair, relation in sorted(found.items())), sure


def _closeness(relation: Relation, likelihood: float) -> Closeness:
    """How closely the sentences of a link may be taken to tell the same."""
    if likelihood < _SURE:
        return "likely"
    return "sure" if relation == "same" and likelihood >= _BEYOND_DOUBT else relation


def _verbatim(a: Sequence[Sentence], b: Sequence[Sentence]) -> Iterator[Pair]:
    """The sentences that stand in both reports, even those without a word that tells: the first in one is that in the other."""
    where: dict[str, list[int]] = defaultdict(list)
    for j in reversed(range(len(b))):
        where[b[j].text].append(j)
    for i, sentence in enumerate(a):
        if where.get(sentence.text):
            yield i, where[sentence.text].pop()


def likelihoods(evidence: Mapping[Pair, Evidence]) -> dict[Pair, float]:
    """Return for each pair of sentences how likely it is that they say the same."""
    return {
        pair: 1 / (1 + math.exp(-_BIAS - sum(weight * x for weight, x in zip(_WEIGHTS, found, strict=True))))
        for pair, found in evidence.items()
    }


def is_linked(likelihood: float, rivals: tuple[float, float], evidence: Evidence, *, alike: bool) -> bool:
    """Whether a pair is a link; `rivals` as of `rivals_of`, `alike`: the reports have much in common."""
    likelier, other = rivals
    alone = alike and likelihood >= likelier
    more = not evidence.single or evidence.kin > _RELATED or evidence.beside > _NEIGHBOURS
    return likelihood >= max(_SHARE * other, _LINKED_ALONE if alone and more else _LINKED)


def _is_same(likelihood: float, rivals: tuple[float, float], evidence: Evidence, single: float) -> bool:
    """Whether a link is one of whole statements; `rivals` as of `rivals_of`, `single` the bar where one word tells."""
    if evidence.whole + evidence.kin < _STATED:
        return False
    if evidence.single and likelihood < single:
        return False
    likelier, other = rivals
    return likelihood >= max(_SAME, likelier) or likelihood >= max(_SAME_PART, other)


def are_alike(likely: Mapping[Pair, float], size_a: int, size_b: int) -> bool:
    """Whether two reports of so many sentences tell much the same."""
    return _in_common(likely, size_a, size_b) >= _ALIKE


def _in_common(likely: Mapping[Pair, float], size_a: int, size_b: int) -> float:
    """Return how much two reports have in common, 0 to 1: how likely their sentences are told by the other, on average."""
    rows, columns = [0.0] * size_a, [0.0] * size_b
    for (i, j), x in likely.items():
        rows[i], columns[j] = max(rows[i], x), max(columns[j], x)
    return (sum(rows) / max(1, size_a) + sum(columns) / max(1, size_b)) / 2


def rivals_of(likely: Mapping[Pair, float]) -> dict[Pair, tuple[float, float]]:
    """Return for each pair the likelihood of the best other partner of either sentence, the higher one first."""
    rows: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    columns: dict[int, list[float]] = defaultdict(lambda: [0.0, 0.0])
    for (i, j), x in likely.items():
        rows[i].append(x)
        columns[j].append(x)
    tops = [{k: sorted(xs)[-2:] for k, xs in side.items()} for side in (rows, columns)]
    found = {}
    for (i, j), x in likely.items():
        others = [pair[0] if x == pair[1] else pair[1] for pair in (tops[0][i], tops[1][j])]
        found[i, j] = max(others), min(others)
    return found


def compare_articles(a: Article, b: Article) -> Comparison:
    """Compare two reports: sentences, links, facts, and in plain words what could not be compared.

    Never fails on what a text holds: of empty texts, lists of headlines and texts in two languages it says so.
    """
    a, b = agree_on_years(a, b)
    left, right = _sentences(a), _sentences(b)
    notes = [*_notes(a, left, "first"), *_notes(b, right, "second")]
    one, other = language_of(a.text), language_of(b.text)
    if one and other and one != other:
        notes.append(f"{language_name(one)} and {language_name(other)}: {FACTS_ALONE}")
        shared = tuple(fact for fact in compare_facts(a, b, left, right, (), {}) if fact.status == "shared")
        return Comparison(a.id, b.id, left, right, (), shared, tuple(notes), _numbers(left), _numbers(right))
    links, sure = align_sentences(left, right, (a.dates, b.dates), (a.mentions, b.mentions))
    if one and one == other != "en":
        notes.append(f"Both are in {language_name(one)}: few names, dates and figures are found in it.")
    if _is_list(left) or _is_list(right):
        links = tuple(link for link in links if link.relation == "same")
    if left and a.text.split() == b.text.split():
        notes.append("Both have the same text.")
    facts = compare_facts(a, b, left, right, links, sure)
    notes += _time_between(a, b, facts)
    return Comparison(a.id, b.id, left, right, links, facts, tuple(notes))


def _time_between(a: Article, b: Article, facts: Sequence[Fact]) -> list[str]:
    """What to say where two reports of other days differ: a toll of the day after contradicts nobody."""
    days = days_between(a, b)
    if not days or all(fact.status != "differs" for fact in facts):
        return []
    newer = "second" if days > 0 else "first"
    return [f"The {newer} report is {counted(abs(days), 'day')} newer: what differs may have changed since."]


def _numbers(sentences: Sequence[Sentence]) -> frozenset[int]:
    return frozenset(range(len(sentences)))


@lru_cache(maxsize=40)  # a story of twenty reports is compared each with each
def _sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of a report within its first `WORD_LIMIT` words."""
    kept = []
    words = 0
    for sentence in split_sentences(article.text):
        words += len(sentence.text.split())
        if words > WORD_LIMIT:
            break
        kept.append(sentence)
    return tuple(kept)


def _notes(article: Article, sentences: Sequence[Sentence], side: str) -> list[str]:
    if not article.text.strip():
        return [f"The {side} report has no text: there is nothing to compare."]
    notes = []
    if sentences and sentences[-1].end < len(article.text.rstrip()):
        notes.append(f"The {side} report is very long: only its first {WORD_LIMIT:,} words are compared.")
    if not sentences:
        notes.append(f"The {side} report is one run of words without a sentence: it cannot be compared.")
    elif len(sentences) == 1:
        notes.append(f"The {side} report is a single sentence: there is little to compare.")
    elif _is_list(sentences):
        notes.append(f"The {side} report lists headlines: only lines that say the same are linked.")
    return notes


def _is_list(sentences: Sequence[Sentence]) -> bool:
    """Whether a report consists of short lines without full stops."""
    lines = [s for s in sentences if s.text[-1] not in ".!?…\"”’'»)。" and len(s.text.split()) <= _LINE_LIMIT]
    return len(sentences) >= 4 and len(lines) >= 0.8 * len(sentences)
