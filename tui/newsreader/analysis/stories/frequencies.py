"""How rare words are, from document frequencies of the background and the library's own counts."""

from __future__ import annotations

from collections.abc import Mapping

from newsreader.analysis.background import background, rarity
from newsreader.analysis.stories.signature import Signature, vector_length

LIBRARY_WEIGHT = 5.0
"""A library's article counts as this many background articles once it has some hundreds; 2 to 10 do equally well."""

_FULL_WEIGHT_AT = 400


class Frequencies:
    """How rare terms are, from document frequencies of the background and of the library.

    `articles` is the number of articles in the library, `counts` how many of them have a word (by its `term_hash`); only
    counts of the words to be compared are needed.
    """

    __slots__ = ("_articles", "_background", "_counts", "_rarity", "_weight")

    def __init__(self, articles: int = 0, counts: Mapping[int, int] | None = None) -> None:
        self._background = background()
        self._counts = counts or {}
        self._weight = min(LIBRARY_WEIGHT, 1 + (LIBRARY_WEIGHT - 1) * articles / _FULL_WEIGHT_AT)
        self._articles = self._background.articles + self._weight * articles
        self._rarity: dict[int, float] = {}

    def rarity(self, word: int) -> float:
        """Return the rarity of a word, as `background.rarity` defines it."""
        known = self._rarity.get(word)
        if known is None:
            df = self._background.df_hashed(word) + self._weight * self._counts.get(word, 0)
            known = self._rarity[word] = rarity(df, self._articles)
        return known

    def rarities(self, signature: Signature) -> list[float]:
        """Return the rarity of each term of an article's vector, in order."""
        known = self._rarity
        return signature.rarities([known.get(word) or self.rarity(word) for word in signature.words])

    def weighted(self, signature: Signature) -> dict[int, float]:
        """Return {term: weight times rarity}, in the order of `Signature.vector`."""
        terms = zip(signature.vector().items(), self.rarities(signature), strict=True)
        return {term: weight * rarity for (term, weight), rarity in terms}

    def norm(self, signature: Signature) -> float:
        """Return the length of the article's weighted vector, 0 if it has no terms."""
        return vector_length(self.weighted(signature).values())


def unknown_share(signature: Signature) -> float:
    """Return the share of an article's words that the background does not have."""
    df = background().df_hashed
    return sum(not df(word) for word in signature.words) / (len(signature.words) or 1)
