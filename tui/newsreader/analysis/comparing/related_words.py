"""Which words mean the same or nearly the same, beyond the families of `word_families`: a table made from WordNet 3.0.

The table is made by `training/words/build_related.py`; its licence lies beside it (`data/RELATED_WORDS.md`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import resources

from newsreader.analysis.background import term_hash
from newsreader.analysis.packing import packed, unpacked

_MAGIC = b"NRRW1\n"
_WHOLE = 100  # what 1.0 is stored as

Related = Mapping[str, Mapping[str, float]]


class RelatedWords:
    """Pairs of terms with how closely they are related (0 to 1), the same from either side."""

    __slots__ = ("_closeness", "_hashes", "_kin", "_starts")

    def __init__(self, hashes: array[int], starts: array[int], kin: array[int], closeness: bytes) -> None:
        """Take the `term_hash` of each term, ascending; for each of them where its kin begin, and the kin by number."""
        self._hashes, self._starts, self._kin, self._closeness = hashes, starts, kin, closeness

    def between(self, some: Iterable[str], others: Iterable[str]) -> dict[str, dict[str, float]]:
        """Return {term of `some`: {term of `others`: how closely}} for those that are related."""
        there = {term_hash(term): term for term in others}
        found = {}
        for term in some:
            kin = {there[hashed]: closeness for hashed, closeness in self._of(term_hash(term)) if hashed in there}
            if kin:
                found[term] = kin
        return found

    def _of(self, hashed: int) -> Iterator[tuple[int, float]]:
        at = bisect_left(self._hashes, hashed)
        if at < len(self._hashes) and self._hashes[at] == hashed:
            for k in range(self._starts[at], self._starts[at + 1]):
                yield self._hashes[self._kin[k]], self._closeness[k] / _WHOLE


def to_bytes(table: Related) -> bytes:
    """Return {term: {term: 0 to 1}} packed: magic, sizes, hashes, starts, kin, closeness (little-endian)."""
    by_hash = {term_hash(term): kin for term, kin in table.items()}
    hashes = array("I", sorted(by_hash))
    number = {hashed: k for k, hashed in enumerate(hashes)}
    starts, kin, closeness = array("I", [0]), array("H"), bytearray()
    for hashed in hashes:
        row = sorted((number[term_hash(term)], round(x * _WHOLE)) for term, x in by_hash[hashed].items())
        kin.extend(k for k, _ in row)
        closeness.extend(x for _, x in row)
        starts.append(len(kin))
    sizes = array("I", (len(hashes), len(kin)))
    return _MAGIC + b"".join(map(packed, (sizes, hashes, starts, kin))) + bytes(closeness)


def from_bytes(data: bytes) -> RelatedWords:
    """Read what `to_bytes` made. Raises ValueError where it is something else."""
    at = len(_MAGIC)
    if data[:at] != _MAGIC:
        raise ValueError("not a table of related words")
    terms, pairs = unpacked("I", data[at : at + 8])
    hashes = at + 8
    starts = hashes + 4 * terms
    kin = starts + 4 * (terms + 1)
    closeness = kin + 2 * pairs
    if len(data) != closeness + pairs:
        raise ValueError("not a whole table of related words")
    return RelatedWords(
        unpacked("I", data[hashes:starts]),
        unpacked("I", data[starts:kin]),
        unpacked("H", data[kin:closeness]),
        data[closeness:],
    )


@lru_cache(maxsize=1)
def related_words() -> RelatedWords:
    """Return the packaged table."""
    return from_bytes(resources.files("newsreader.analysis").joinpath("data/related_words.bin").read_bytes())
