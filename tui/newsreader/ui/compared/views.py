"""Two compared reports as rows: which sentences go side by side, what agrees, what only one says. Pure.

`facts` makes the view of facts alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Literal, NamedTuple

from newsreader.models import Comparison, FactStatus, Sentence
from newsreader.ui.layout import Block, Span, safe_text
from newsreader.ui.stems import stem

Side = Literal["a", "b"]
Status = Literal["agree", "only", "differs"]
Pair = tuple[int, int]
Closeness = tuple[bool, float]
Places = dict[int, list[int]]
Tellers = Sequence[tuple[int, str]]
"""Where in a joined text each report begins, and whose it is, in order."""

AGREE, ONLY, DIFFERS, WORD, FACT, VALUE, AGAIN, HEAD, TITLE = (
    "compare--agree", "compare--only", "compare--differs", "compare--word", "compare--fact", "compare--value",
    "compare--again", "compare--head", "compare--title",
)  # fmt: skip
BLOCK_CLASSES = frozenset({AGREE, ONLY, DIFFERS, WORD, FACT, VALUE, AGAIN, HEAD, TITLE})
ELSEWHERE = "↕"
"""Sign of a sentence shown again beside another one."""
PARTLY = "≈"
"""Sign of a sentence that agrees with the other side only in part."""
SIGNS: dict[Status, str] = {"agree": "=", "only": "+", "differs": "≠"}

STYLES: dict[Status, str] = {"agree": AGREE, "only": ONLY, "differs": DIFFERS}
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_SMALL = frozenset(
    ("a", "an", "the", "and", "or", "but", "of", "to", "in", "on", "at", "by", "for", "from", "with", "as", "is", "are",
     "was", "were", "be", "been", "it", "its", "this", "that", "these", "those", "he", "she", "they", "his", "her",
     "their", "have", "has", "had", "will", "would", "not", "no", "which", "who", "whom", "said", "says", "also",
     "after", "before", "over", "about", "into", "than", "more", "up", "out", "if", "so", "there")
)  # fmt: skip


class Shown(NamedTuple):
    """A sentence in a row, by its number; `again`: its own place is in another row."""

    sentence: int
    again: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of the two reports that go side by side."""

    a: tuple[Shown, ...]
    b: tuple[Shown, ...]
    status: Status


@dataclass(frozen=True, slots=True)
class ViewRow:
    """A row as blocks of text. `free`: its sides are not aligned, and each block that differs is a difference.

    `gap`: a blank line follows it.
    """

    a: tuple[Block, ...]
    b: tuple[Block, ...]
    status: Status
    free: bool = False
    gap: bool = True


def aligned_rows(comparison: Comparison, tellers: Tellers = ()) -> tuple[Row, ...]:
    """Return the rows: each sentence of `a` in order, beside the sentences of `b` that correspond to it.

    A sentence of `b` goes beside its best link; one without links follows the sentence of its report before it, unless that
    one went back for a part of it alone. A sentence of `a` whose partners all went elsewhere joins the row of its neighbour
    who has them, or shows the best of them again. Every sentence has exactly one place of its own.
    """
    closeness = _closeness(comparison)
    begins = {bisect_left(comparison.sentences_b, start, key=attrgetter("start")) for start, _ in tellers}
    best, home = _closest(closeness, 0), _closest(closeness, 1)
    beside, behind = _places(len(comparison.sentences_b), home, closeness, begins)
    differing_a, differing_b = differing_sentences(comparison)
    rows = [_row_of_b(j, differing_b, comparison.unknown_b) for j in behind[-1]]
    hosts = {i: home[j] for i, j in best.items() if not beside[i]}
    for left in _together(len(comparison.sentences_a), hosts, beside, closeness):
        own = [j for i in left for j in beside[i]]
        shown = [Shown(j) for j in own] or [Shown(best[i], again=True) for i in left if i in best]
        differs = not differing_a.isdisjoint(left) or not differing_b.isdisjoint(own)
        known: Status = "agree" if shown or left[0] in comparison.unknown_a else "only"
        rows.append(Row(tuple(map(Shown, left)), tuple(shown), "differs" if differs else known))
        rows += [_row_of_b(j, differing_b, comparison.unknown_b) for i in left for j in behind[i]]
    return tuple(rows)


def _places(
    size_b: int, home: Mapping[int, int], closeness: Mapping[Pair, Closeness], begins: Container[int]
) -> tuple[Places, Places]:
    """Return the sentences of `b` that go beside each of `a`, and those that follow it (-1: the start); `begins`: of a report."""
    beside: Places = defaultdict(list)
    behind: Places = defaultdict(list)
    anchor = -1
    for j in range(size_b):
        if j in begins:
            anchor = -1
        if j in home:
            beside[home[j]].append(j)
            if home[j] > anchor or closeness[home[j], j][0]:
                anchor = home[j]
        else:
            behind[anchor].append(j)
    return beside, behind


def _together(
    size_a: int, hosts: Mapping[int, int], beside: Places, linked: Container[Pair]
) -> Iterator[tuple[int, ...]]:
    """The sentences of `a` by row: one with a host stands in its row if it is its neighbour and linked to all beside it."""

    def row_of(i: int) -> int:
        host = hosts.get(i, i)
        return host if all((i, j) in linked for j in beside[host]) else i

    for host, run in groupby(range(size_a), row_of):
        left = tuple(run)
        yield from [left] if host in left else zip(left)


def differing_sentences(comparison: Comparison) -> tuple[frozenset[int], frozenset[int]]:
    """Return the numbers of the sentences on each side in which a fact differs from the other side."""
    differing = [fact for fact in comparison.facts if fact.status == "differs"]
    spans_a = [span for fact in differing for span in fact.a]
    spans_b = [span for fact in differing for span in fact.b]
    return _touched(comparison.sentences_a, spans_a), _touched(comparison.sentences_b, spans_b)


def aligned_view(comparison: Comparison, tellers: Tellers = ()) -> tuple[ViewRow, ...]:
    """Return the aligned rows as blocks; `tellers` says whose report each part of the right side is.

    If nothing is known about any sentence, both texts are shown whole.
    """
    if comparison.unknown_a and len(comparison.unknown_b) == len(comparison.sentences_b):
        return whole_view(comparison, tellers)
    makers = _Blocks(comparison, "a"), _Blocks(comparison, "b", tellers)
    return tuple(
        ViewRow(
            tuple(makers[0].block(shown, row.status) for shown in row.a),
            tuple(makers[1].block(shown, row.status) for shown in row.b),
            row.status,
        )
        for row in aligned_rows(comparison, tellers)
    )


def whole_view(comparison: Comparison, tellers: Tellers = ()) -> tuple[ViewRow, ...]:
    """Return both whole texts side by side, not aligned; `tellers` as in `aligned_view`."""
    left, right = _Blocks(comparison, "a").text(), _Blocks(comparison, "b", tellers).text()
    return (ViewRow(left, right, "agree", free=True, gap=False),) if left or right else ()


def _closest(closeness: Mapping[Pair, Closeness], side: int) -> dict[int, int]:
    """Return for each linked sentence of a side (0 or 1) the closest of the other."""
    found: dict[int, int] = {}
    for pair in sorted(closeness, key=closeness.__getitem__, reverse=True):
        found.setdefault(pair[side], pair[1 - side])
    return found


def _closeness(comparison: Comparison) -> dict[Pair, Closeness]:
    """Return how close each linked pair is: first whether it says the same, then its share of common words."""
    words_a = [_words(sentence.text) - _SMALL for sentence in comparison.sentences_a]
    words_b = [_words(sentence.text) - _SMALL for sentence in comparison.sentences_b]
    found = {}
    for link in comparison.links:
        if link.a < len(words_a) and link.b < len(words_b):
            left, right = words_a[link.a], words_b[link.b]
            found[link.a, link.b] = (link.relation == "same", len(left & right) / max(1, min(len(left), len(right))))
    return found


def _row_of_b(number: int, differing: frozenset[int], unknown: frozenset[int]) -> Row:
    return Row((), (Shown(number),), "differs" if number in differing else "agree" if number in unknown else "only")


def _touched(sentences: Sequence[Sentence], spans: Iterable[tuple[int, int]]) -> frozenset[int]:
    return frozenset(number for start, end in spans for number in _at(sentences, start, end))


def _at(sentences: Sequence[Sentence], start: int, end: int) -> range:
    """Return the numbers of the sentences that a span of the text touches."""
    first = bisect_right(sentences, start, key=lambda sentence: sentence.end)
    last = bisect_left(sentences, end, key=lambda sentence: sentence.start)
    return range(first, max(first, last))


class _Blocks:
    """Makes the blocks of one side's sentences, with signs, facts, and words that their partners lack marked."""

    def __init__(self, comparison: Comparison, side: Side, tellers: Tellers = ()) -> None:
        here, there = comparison.sentences_a, comparison.sentences_b
        pairs = [(link.a, link.b) for link in comparison.links if link.a < len(here) and link.b < len(there)]
        if side == "b":
            here, there = there, here
            pairs = [(b, a) for a, b in pairs]
        self.sentences = here
        self.tellers = tellers
        self.said: dict[int, set[str]] = defaultdict(set)
        mine = attrgetter(side)
        self.whole = frozenset(mine(link) for link in comparison.links if link.relation == "same")
        for number, other in pairs:
            self.said[number].update(_words(there[other].text))
        self.differing = differing_sentences(comparison)[side == "b"]
        self.unknown = comparison.unknown_a if side == "a" else comparison.unknown_b
        self.facts: dict[int, list[tuple[int, int, FactStatus]]] = defaultdict(list)
        for fact in comparison.facts:
            for start, end in fact.a if side == "a" else fact.b:
                for number in _at(here, start, end):
                    self.facts[number].append((start, end, fact.status))

    def status(self, number: int) -> Status:
        """Return how a sentence relates to the other report."""
        return "differs" if number in self.differing else "agree" if number in self.said else "only"

    def block(self, shown: Shown, row: Status) -> Block:
        """Return the block of a sentence in a row of this status."""
        number, again = shown
        text = self._text(number)
        if again:
            values = tuple(span for span in self._spans(number, "only") if span.style == VALUE)
            return Block(text, AGAIN, values, lead=f"{ELSEWHERE} ", hang=2)
        return self._own_block(number, self.status(number) if row == "differs" else row)

    def text(self) -> tuple[Block, ...]:
        """Return the blocks of all sentences, a blank line between paragraphs."""
        return tuple(self._in_text(number) for number in range(len(self.sentences)))

    def _in_text(self, number: int) -> Block:
        gap = self.sentences[number].start - self.sentences[number - 1].end if number else 0
        return self._own_block(number, self.status(number), above=int(gap > 1))

    def _own_block(self, number: int, status: Status, above: int = 0) -> Block:
        text, spans = self._text(number), self._spans(number, status)
        if self.tellers:
            spans = (*spans, Span(len(self.sentences[number].text), len(text), AGAIN))
        if number in self.unknown:
            return Block(text, AGREE, spans, above, lead="  ", hang=2)
        sign = PARTLY if status == "agree" and number not in self.whole else SIGNS[status]
        return Block(text, STYLES[status], spans, above, lead=f"{sign} ", hang=2)

    def _text(self, number: int) -> str:
        text = safe_text(self.sentences[number].text.replace("\n", " "))
        if not self.tellers:
            return text
        teller = bisect_right(self.tellers, self.sentences[number].start, key=lambda one: one[0]) - 1
        return f"{text} ({safe_text(self.tellers[max(0, teller)][1])})"

    def _spans(self, number: int, status: Status) -> tuple[Span, ...]:
        sentence = self.sentences[number]
        spans: list[Span] = []
        facts: list[tuple[int, int]] = []
        for start, end, fact in self.facts[number]:
            low, high = max(0, start - sentence.start), min(len(sentence.text), end - sentence.start)
            facts.append((low, high))
            if fact != "shared":
                spans.append(Span(low, high, VALUE if fact == "differs" else FACT))
        if status != "only":
            spans += self._own_words(number, facts)
        return tuple(spans)

    def _own_words(self, number: int, facts: list[tuple[int, int]]) -> list[Span]:
        """Return the words that the partners lack, except those already marked as facts."""
        return [
            Span(start, end, WORD)
            for start, end in _lacking(self.sentences[number].text, self.said[number])
            if not any(first < end and last > start for first, last in facts)
        ]


def other_words(text: str, other: str) -> list[tuple[int, int]]:
    """Return the spans of words in a text that the other text lacks, without small words."""
    return _lacking(text, _words(other))


def _lacking(text: str, said: Container[str]) -> list[tuple[int, int]]:
    return [
        found.span() for found in _WORD.finditer(text) if _stem(found[0]) not in said and found[0].lower() not in _SMALL
    ]


def _words(text: str) -> set[str]:
    return {_stem(found[0]) for found in _WORD.finditer(text)}


def _stem(word: str) -> str:
    return stem(word.casefold().replace("’", "'").replace(".", "").removesuffix("'s"))
