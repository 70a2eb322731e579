"""Two reports side by side: which sentences say the same, many to many, since news re-orders, splits and joins.

What the reports state in figures, names and quotations is compared in `facts`; both come together here.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsreader.analysis.background import Background
from newsreader.analysis.background import background as packaged_background
from newsreader.analysis.comparing.borrowed_years import agree_on_years
from newsreader.analysis.comparing.evidence import Dates, Evidence, Pair, gather_evidence
from newsreader.analysis.comparing.rivals import others_of, rivals_of
from newsreader.analysis.facts import compare_facts
from newsreader.analysis.language import language_name, language_of
from newsreader.analysis.sentences import split_sentences
from newsreader.models import Article, Comparison, Link, Relation, Sentence

WORD_LIMIT = 20_000
"""Words of a report that are compared; what follows is left out, with a note."""

_LINE_LIMIT = 25  # words; a longer line without a full stop is a paragraph, not a headline

# Two logistic regressions over 48 hand-aligned pairs of reports and sixty of unrelated ones, learned by
# `tests/bench/learn_links.py`: the first judges a pair by itself, the second knows also how likely the other partners of both
# sentences are, and the pairs beside them.
_ALONE = Evidence(
    told=0.85,
    cover=-0.12,
    whole=3.91,
    best=2.13,
    peak=0.53,
    phrases=1.80,
    apart=-2.29,
    leads=0.56,
    kin=2.66,
    amounts=2.56,
)
_ALONE_BIAS = -3.72
_AMONG = Evidence(
    told=1.01,
    cover=-0.11,
    whole=3.12,
    best=1.99,
    peak=0.50,
    phrases=2.02,
    apart=-1.55,
    leads=0.76,
    kin=2.89,
    amounts=2.63,
)
_OTHERS = (-1.06, -0.12, 1.60)  # for the likelier and the less likely of the rivals, and for the best neighbour
_AMONG_BIAS = -4.01
_LINKED = 0.22  # least probability of a link
_RELATIVE = 0.3  # least share of the best probability of the sentence that has the worse one
# The bars of "same" were chosen with each pair of reports left out of the training in turn.
_SAME = 0.55  # least probability of a pair of which each is the closest to the other
_SAME_PART = 0.95  # … of a pair of which one is closer to a third: a statement that is parted in two
_CLOSEST = 0.8  # least odds, as a share of those of another partner, to be the closest
_STATED = 0.12  # least share of the longer sentence that the other holds


def align_sentences(
    a: Sequence[Sentence], b: Sequence[Sentence], background: Background | None = None, dates: Dates = ((), ())
) -> tuple[Link, ...]:
    """Return the links between the sentences of two reports, ordered by their numbers in `a` and `b`.

    "same": both make the same main statement, with more or less detail; "partial": one specific fact in common.
    `background` tells which words are rare (the packaged one where it is None); `dates` are the dates of either report,
    by which "Tuesday" and "March 4" are one day. Exchanging `a` and `b` mirrors the links.
    """
    evidence = gather_evidence(a, b, background or packaged_background(), dates)
    likely = likelihoods(evidence)
    best_a, best_b = _bests(likely)
    rivals = rivals_of(likely)
    found: dict[Pair, Relation] = {
        (i, j): "same" if a[i].text == b[j].text or is_same(x, rivals[i, j], evidence[i, j]) else "partial"
        for (i, j), x in likely.items()
        if is_linked(x, best_a[i], best_b[j])
    }
    found.update((pair, "same") for pair in _verbatim(a, b))
    return tuple(Link(*pair, relation) for pair, relation in sorted(found.items()))


def _verbatim(a: Sequence[Sentence], b: Sequence[Sentence]) -> Iterator[Pair]:
    """The sentences that stand in both reports, even those without a word that tells: the first in one is that in the other."""
    where: dict[str, list[int]] = defaultdict(list)
    for j in reversed(range(len(b))):
        where[b[j].text].append(j)
    for i, sentence in enumerate(a):
        if where.get(sentence.text):
            yield i, where[sentence.text].pop()


def likelihoods(evidence: Mapping[Pair, Evidence]) -> dict[Pair, float]:
    """Return for each pair of sentences how likely it is that they say the same, all other pairs considered."""
    alone = {pair: _logistic(_ALONE_BIAS + _dot(_ALONE, found)) for pair, found in evidence.items()}
    others = others_of(alone)
    return {
        pair: _logistic(_AMONG_BIAS + _dot(_AMONG, found) + _dot(_OTHERS, others[pair]))
        for pair, found in evidence.items()
    }


def is_linked(likelihood: float, best_a: float, best_b: float) -> bool:
    """Whether a pair is a link, by its likelihood and by the best ones of its two sentences."""
    return likelihood >= max(_LINKED, _RELATIVE * min(best_a, best_b), _RELATIVE**2 * max(best_a, best_b))


def is_same(likelihood: float, rivals: tuple[float, float], evidence: Evidence) -> bool:
    """Whether a link is one of whole statements; `rivals` as of `rivals_of`."""
    if evidence.whole + evidence.kin < _STATED:
        return False
    bars = zip((_SAME, _SAME_PART), rivals, strict=True)
    return any(
        likelihood >= bar and likelihood * (1 - rival) >= _CLOSEST * rival * (1 - likelihood) for bar, rival in bars
    )


def _bests(likely: Mapping[Pair, float]) -> tuple[dict[int, float], dict[int, float]]:
    best_a: dict[int, float] = defaultdict(float)
    best_b: dict[int, float] = defaultdict(float)
    for (i, j), x in likely.items():
        best_a[i] = max(best_a[i], x)
        best_b[j] = max(best_b[j], x)
    return best_a, best_b


def _dot(weights: Iterable[float], values: Iterable[float]) -> float:
    return sum(weight * value for weight, value in zip(weights, values, strict=True))


def _logistic(score: float) -> float:
    return 1 / (1 + math.exp(-score))


def compare_articles(a: Article, b: Article, background: Background | None = None) -> Comparison:
    """Compare two reports: sentences, links, facts, and in plain words what could not be compared.

    Never fails on what a text holds: of empty texts, lists of headlines and texts in two languages it says so.
    """
    a, b = agree_on_years(a, b)
    left, right = _sentences(a), _sentences(b)
    notes = [*_notes(a, left, "first"), *_notes(b, right, "second")]
    one, other = language_of(a.text), language_of(b.text)
    if one and other and one != other:
        notes.append(
            f"{language_name(one)} and {language_name(other)}: only names, dates and figures of both are told."
        )
        shared = tuple(fact for fact in compare_facts(a, b, left, right, ()) if fact.status == "shared")
        return Comparison(a.id, b.id, left, right, (), shared, tuple(notes), _numbers(left), _numbers(right))
    links = align_sentences(left, right, background, (a.dates, b.dates))
    if one and one == other != "en":
        notes.append(f"Both are in {language_name(one)}: few names, dates and figures are found in it.")
    if _is_list(left) or _is_list(right):
        links = tuple(link for link in links if link.relation == "same")
    if left and a.text.split() == b.text.split():
        notes.append("Both have the same text.")
    return Comparison(a.id, b.id, left, right, links, compare_facts(a, b, left, right, links), tuple(notes))


def _numbers(sentences: Sequence[Sentence]) -> frozenset[int]:
    return frozenset(range(len(sentences)))


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
