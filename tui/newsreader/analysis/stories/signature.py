"""The compact vector of terms by which articles are compared.

A signature holds words and pairs of neighbouring words, with weights that depend on this article alone; `Frequencies` says
at comparison how much each word counts.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, compress, pairwise

from newsreader.analysis.background import general_rarity, term_hash
from newsreader.analysis.packing import packed, unpacked
from newsreader.analysis.terms import Word, is_ideograph, is_number, normal_words

TERM_LIMIT = 200
"""Terms a signature keeps, the heaviest first. On the development sets 150 to 400 do equally well, 100 loses .02."""

TITLE_WEIGHT, LEAD_WEIGHT, BODY_WEIGHT = 2.0, 1.0, 0.3
LEAD_WORDS = 120
"""The first 120 words count in full, later ones .3, so that one bar serves long and short reports (with all words in full
one setting is .02 worse)."""

TABLE_NUMBERS = 0.35
"""A text whose beginning has a greater share of numbers is a table (results, prices) and reports no event. Its terms are
runs of three words without the title, which is the same every week, so that only a copy is like it. Reports of the
development sets have .20 at most."""

PAIR_WEIGHT, NUMBER_WEIGHT, YEAR_WEIGHT = 0.5, 1.5, 0.5
"""Years count less: they are common, though the background does not know the current one."""

HEADLINE_WORDS = 25
"""An article with fewer words (stop words not counted) is only a headline."""

WEEKDAY_WORDS = 250
"""Words (stop words counted) within which a report names the weekday of its event."""

_STEPS = 24.0  # a weight of 1 is stored as 24 in a byte
_PAIR_SHIFT = 31
_WORDS_LIMIT = 254  # so that the place of a word fits in a byte
_NAMED_BYTES = 32
_MAGIC = b"G5"
_SIZES = 6  # numbers at the start of a packed signature
_WEEKDAYS = {
    day: number for number, day in enumerate("monday tuesday wednesday thursday friday saturday sunday".split(), 1)
}
MONTHS = {month: number for number, month in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_YEAR = re.compile(r"(?:19|20)\d\d")
_SENTENCE_START = re.compile(r"[.!?:;\n\"“”‘•|–—]")


@dataclass(frozen=True, slots=True)
class Signature:
    """The terms of one article.

    `length`: number of words that are no stop words
    `words`: hashed words (see `term_hash`)
    `pairs`: each of two places in `words`, as first * 256 + second
    `weights`: a byte for each word, then for each pair
    `weekday`: the first one named (Monday 1 to Sunday 7, 0 for none)
    `date`: the first day of a month named, as 31 * month + day, 0 for none
    `months`: a bit for each month named near the beginning (bit 1 is January's)
    `named`: a bit for each of `words`, set if it has a capital within a sentence and is never written without one
    """

    length: int
    words: array[int]
    pairs: array[int]
    weights: bytes
    weekday: int = 0
    date: int = 0
    months: int = 0
    named: int = 0

    @property
    def headline_only(self) -> bool:
        """Whether the article is hardly more than a headline."""
        return self.length < HEADLINE_WORDS

    def vector(self) -> dict[int, int]:
        """Return {term: weight}. The number of a pair is its first word's shifted by 31 bits, plus its second's."""
        words = self.words
        found = {word: weight for word, weight in zip(words, self.weights, strict=False) if weight}
        for pair, weight in zip(self.pairs, self.weights[len(words) :], strict=True):
            found[words[pair >> 8] << _PAIR_SHIFT | words[pair & 255]] = weight
        return found

    def names(self) -> frozenset[int]:
        """Return the words that are names or parts of names, judged by capitals."""
        bits = f"{self.named:b}"[::-1]
        return frozenset([word for word, bit in zip(self.words, bits, strict=False) if bit == "1"])

    def shared(self, other: Mapping[int, int], others_words: Container[int]) -> list[tuple[int, int]]:
        """Return (term, weight) of the terms that another's `vector` has too; cheaper than `vector` itself."""
        words, weights = self.words, self.weights
        common = [word in others_words for word in words]
        found = [
            (word, weight)
            for word, weight in compress(zip(words, weights, strict=False), common)
            if weight and word in other
        ]
        # Few words are shared, and hardly any pairs, so the numbers of most pairs need not be computed.
        for pair, weight in zip(self.pairs, weights[len(words) :], strict=True):
            if common[pair >> 8] and common[pair & 255]:
                term = words[pair >> 8] << _PAIR_SHIFT | words[pair & 255]
                if term in other:
                    found.append((term, weight))
        return found

    def key_terms(self, n: int = 40) -> tuple[int, ...]:
        """Return the `n` terms that best distinguish this article from the background, as positive 63-bit numbers.

        They depend only on the text, so that an article stored years ago is found by the same terms.
        """
        vector, rarities = self.vector(), self.rarities([general_rarity(word) for word in self.words])
        ranked = sorted(
            (-weight * rarity, term) for (term, weight), rarity in zip(vector.items(), rarities, strict=True)
        )
        return tuple(term for _, term in ranked[:n])

    def rarities(self, of_words: Sequence[float]) -> list[float]:
        """Return the rarity of each term of `vector`, in order; a pair is as rare as the rarer of its words."""
        found = [rarity for rarity, weight in zip(of_words, self.weights, strict=False) if weight]
        return found + [max(of_words[pair >> 8], of_words[pair & 255]) for pair in self.pairs]

    def to_bytes(self) -> bytes:
        """Pack this signature (about 700 bytes, little-endian)."""
        sizes = array("I", (self.length, len(self.words), len(self.pairs), self.weekday, self.date, self.months))
        named = self.named.to_bytes(_NAMED_BYTES, "little")
        return _MAGIC + packed(sizes) + packed(self.words) + packed(self.pairs) + self.weights + named

    @staticmethod
    def from_bytes(data: bytes) -> Signature:
        """Read what `to_bytes` wrote. Raises ValueError for anything else."""
        start = len(_MAGIC) + 4 * _SIZES
        if data[:2] != _MAGIC or len(data) < start:
            raise ValueError("not a signature")
        length, words, pairs, weekday, date, months = unpacked("I", data[2:start])
        at = start + 4 * words
        end = at + 2 * pairs
        last = end + words + pairs
        # Each byte of a pair must be the place of a word.
        if len(data) != last + _NAMED_BYTES or max(data[at:end], default=-1) >= words:
            raise ValueError("not a signature")
        named = int.from_bytes(data[last:], "little")
        kept = unpacked("I", data[start:at]), unpacked("H", data[at:end]), data[end:last]
        return Signature(length, *kept, weekday, date, months, named)


def split_term(term: int) -> tuple[int, int]:
    """Return the two words of a pair, 0 and the word itself for a single word."""
    return divmod(term, 1 << _PAIR_SHIFT)


def vector_length(weighted: Iterable[float]) -> float:
    """Return the Euclidean length of a vector of these weights."""
    return math.sqrt(sum([weight**2 for weight in weighted]))


def signature(title: str, text: str) -> Signature:
    """Return the signature of an article with this title and cleaned text.

    Give the title even if it was made from the first sentence, which then counts for more.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    pairs: defaultdict[tuple[str, str], float] = defaultdict(float)
    length = 0
    head, body = normal_words(title), normal_words(text)
    for terms, weight in _fields(head, body):
        length += len(terms)
        for term in terms:
            weights[term] += weight
        for pair in pairwise(terms):
            pairs[pair] += weight
    words, kept_pairs, kept_weights = _packed(weights, pairs)
    named = {term_hash(term) for term in _names(text, body)}
    bits = sum(1 << place for place, word in enumerate(words) if word in named)
    lead = [*head, *body[:LEAD_WORDS]]
    weekday, date, months = _weekday(chain(head, body[:WEEKDAY_WORDS])), _date(lead), _months(lead)
    return Signature(length, words, kept_pairs, kept_weights, weekday, date, months, bits)


def _fields(head: Sequence[Word], body: Sequence[Word]) -> Iterator[tuple[list[str], float]]:
    """Yield the terms of title, lead and body, each with the weight of one."""
    lead = body[:LEAD_WORDS]
    if sum(is_number(word.term) for word in lead) > TABLE_NUMBERS * len(lead):
        terms = [word.term for word in body]
        yield [" ".join(run) for run in zip(terms, terms[1:], terms[2:], strict=False)], LEAD_WEIGHT
        return
    yield list(_content_terms(head)), TITLE_WEIGHT
    yield list(_content_terms(lead)), LEAD_WEIGHT
    yield list(_content_terms(body[LEAD_WORDS:])), BODY_WEIGHT


def _content_terms(words: Iterable[Word]) -> Iterator[str]:
    """Yield the terms that are no stop words; in Chinese and Japanese each pair of neighbouring characters is one term."""
    before: Word | None = None
    for word in words:
        if word.stop:
            before = None
        elif not is_ideograph(word.term):
            yield word.term
            before = None
        else:
            if before is not None and before.end == word.start:
                yield before.term + word.term
            before = word


def _weekday(words: Iterable[Word]) -> int:
    """Return the first weekday named; "Mondays", which is no stop word, is none."""
    return next((_WEEKDAYS[word.term] for word in words if word.stop and word.term in _WEEKDAYS), 0)


def _date(words: Sequence[Word]) -> int:
    """Return the first day of a month named, as in `Signature.date`."""
    for at, word in enumerate(words):
        if not word.stop and (month := MONTHS.get(word.term)):
            for near in (*words[at + 1 : at + 2], *words[max(0, at - 1) : at]):
                if near.term.isdecimal() and 1 <= int(near.term) <= 31:
                    return 31 * month + int(near.term)
    return 0


def _months(words: Iterable[Word]) -> int:
    """Return the months named, as in `Signature.months`."""
    return sum({1 << MONTHS[word.term] for word in words if word.term in MONTHS and not word.stop})


def _names(text: str, words: Iterable[Word]) -> set[str]:
    """Return the terms written with a capital within a sentence and nowhere in the text without one."""
    capital: set[str] = set()
    small: set[str] = set()
    end = 0
    for word in words:
        first = text[word.start]
        if word.stop:
            pass
        elif first.islower():
            small.add(word.term)
        elif first.isupper() and end and not _SENTENCE_START.search(text, end, word.start):
            capital.add(word.term)
        end = word.end
    return capital - small


def _packed(words: Mapping[str, float], pairs: Mapping[tuple[str, str], float]) -> tuple[array[int], array[int], bytes]:
    """Keep the heaviest terms, and return them as words, pairs and weights of a signature.

    The words of a kept pair are kept too, if need be with weight 0.
    """
    hashes = {term: term_hash(term) for term in words}
    rare = {term: general_rarity(hashed) for term, hashed in hashes.items()}
    ranked: list[tuple[float, str, str, int]] = []
    for term, count in words.items():
        weight = _byte(count, _factor(term))
        ranked.append((-weight * rare[term], term, "", weight))
    for (first, second), count in pairs.items():
        weight = _byte(count, PAIR_WEIGHT)
        ranked.append((-weight * max(rare[first], rare[second]), first, second, weight))
    ranked.sort()
    return _arranged((hashes[a], hashes.get(b, 0), weight) for _, a, b, weight in ranked)


def _arranged(ranked: Iterable[tuple[int, int, int]]) -> tuple[array[int], array[int], bytes]:
    places: dict[int, int] = {}
    weights: list[int] = []
    pairs: dict[int, int] = {}
    for kept, (first, second, weight) in enumerate(ranked):
        if kept >= TERM_LIMIT or len(places) >= _WORDS_LIMIT:
            break
        for word in (first, second) if second else (first,):
            if places.setdefault(word, len(places)) == len(weights):
                weights.append(0)
        if second:
            pairs[places[first] << 8 | places[second]] = weight
        else:
            weights[places[first]] = weight
    return array("I", places), array("H", pairs), bytes(weights) + bytes(pairs.values())


def _factor(term: str) -> float:
    if not is_number(term):
        return 1.0
    return YEAR_WEIGHT if _YEAR.fullmatch(term) else NUMBER_WEIGHT


@lru_cache(maxsize=4096)
def _byte(count: float, factor: float) -> int:
    weight = max(0.2, 1 + math.log(count)) * factor
    return max(1, min(255, round(weight * _STEPS)))
