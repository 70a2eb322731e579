"""How many articles of a general news background contain a term: the rarity of words before a library has grown.

The counts are taken from openly licensed news text by `training/terms/build_background.py`; no text is kept.
"""

from __future__ import annotations

import math
from array import array
from bisect import bisect_left
from functools import lru_cache
from hashlib import blake2b
from importlib import resources

from newsreader.analysis.packing import packed, unpacked

_MAGIC = b"NRDF1\n"
_ASKED_KEPT = 50_000
_RARITY_POWER = 1.3


@lru_cache(maxsize=50_000)
def term_hash(term: str) -> int:
    """Return the number (1 to 2**31 - 1) under which a term is stored, the same on every machine."""
    digest = blake2b(term.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    return int.from_bytes(digest, "big") >> 1 or 1


class Background:
    """Document frequencies of terms (single normalised words) among `articles` articles."""

    __slots__ = ("_asked", "_counts", "_hashes", "articles")

    def __init__(self, articles: int, hashes: array[int], counts: bytes) -> None:
        """`hashes` are ascending; `counts` holds for each of them a document frequency as `_pack_count` makes it."""
        self.articles = articles
        self._hashes = hashes
        self._counts = counts
        self._asked: dict[int, float] = {}

    def df(self, term: str) -> float:
        """Return how many background articles contain the term, 0 if it is not known."""
        return self.df_hashed(term_hash(term))

    def df_hashed(self, hashed: int) -> float:
        """Return the document frequency of the term with this `term_hash`."""
        df = self._asked.get(hashed)
        if df is None:
            at = bisect_left(self._hashes, hashed)
            known = at < len(self._hashes) and self._hashes[at] == hashed
            df = _unpack_count(self._counts[at]) if known else 0.0
            if len(self._asked) < _ASKED_KEPT:  # searching the table costs more than the rest of the calculation
                self._asked[hashed] = df
        return df

    def idf(self, term: str) -> float:
        """Return ln((N + 1) / (df + 1)) + 1: 1 for a term in every article, about 10 for an unknown one."""
        return math.log((self.articles + 1) / (self.df(term) + 1)) + 1


def _pack_count(count: float) -> int:
    """Return a frequency as one byte on a logarithmic scale, true to 3 per cent."""
    return min(255, max(1, round(1 + math.log(max(1.0, count)) * 16)))


def _unpack_count(packed: int) -> float:
    """Return the frequency that `_pack_count` made a byte of."""
    return math.exp((packed - 1) / 16)


def to_bytes(articles: int, counts: dict[int, float]) -> bytes:
    """Return the packed table of {term hash: document frequency}: magic, N, size, hashes, counts (little-endian)."""
    hashes = array("I", sorted(counts))
    frequencies = bytes(_pack_count(counts[h]) for h in hashes)
    return _MAGIC + packed(array("I", (articles, len(hashes)))) + packed(hashes) + frequencies


def from_bytes(data: bytes) -> Background:
    """Read what `to_bytes` made. Raises ValueError where it is something else."""
    start = len(_MAGIC)
    if data[:start] != _MAGIC:
        raise ValueError("not a table of document frequencies")
    body = start + 8
    articles, size = unpacked("I", data[start:body])
    return Background(articles, unpacked("I", data[body : body + 4 * size]), data[body + 4 * size :])


@lru_cache(maxsize=1)
def background() -> Background:
    """Return the packaged background, read on first use (a quarter of a megabyte of memory)."""
    return from_bytes(resources.files("newsreader.analysis").joinpath("data/background.bin").read_bytes())


def rarity(df: float, articles: float) -> float:
    """Return the weight of a word that stands in `df` of so many articles: ln((N + 1) / (df + 1)) to the power 1.3, never below .01."""
    return math.pow(max(0.01, math.log((articles + 1) / (df + 1))), _RARITY_POWER)


@lru_cache(maxsize=50_000)
def general_rarity(word: int) -> float:
    """Return how rare a word (by its `term_hash`) is in the background alone."""
    known = background()
    return rarity(known.df_hashed(word), known.articles)
