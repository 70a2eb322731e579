"""The pairs of texts to compare: reports of a story, or versions of an article; and all that is shown of one pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from newsreader.models import Article, ArticleRow, Comparison
from newsreader.ui.compared.facts import facts_view
from newsreader.ui.compared.headlines import headline_rows
from newsreader.ui.compared.views import AGAIN, AGREE, DIFFERS, SIGNS, ViewRow, aligned_view, whole_view
from newsreader.ui.layout import Block
from newsreader.ui.render import clock_words, day_words, tellers_words

if TYPE_CHECKING:
    from newsreader.library.library import Library


@dataclass(frozen=True, slots=True)
class Compared:
    """A comparison with all that the screen shows of it; `right` is None if it is all other reports together.

    `sides` describes the sides if they are not two reports. `numbers`: the numbers of the reports in the story, from 1;
    0 for a side that is none.
    """

    comparison: Comparison
    views: Mapping[str, Sequence[ViewRow]]
    title: str
    left: Article
    right: Article | None
    others: int
    sides: tuple[str, str] | None = None
    numbers: tuple[int, int] = (0, 0)


class ReportPairs:
    """The reports of a story: `left` beside another one, or beside all others together (`right` None).

    `begin` and the methods that choose return why there is nothing to choose, else "".
    """

    def __init__(self, library: Library, story_id: int, left: int) -> None:
        self.story_id = story_id
        self.reports: tuple[int, ...] = ()
        self.left = left
        self.right: int | None = None
        self._library = library

    def begin(self) -> str:
        """Find out which reports there are and choose the first two. Raises NewsreaderError."""
        rows = self._library.article_rows(self._library.story(self.story_id).articles)
        self.reports = reports_of(rows)
        if len(self.reports) < 2:
            return "Nobody else reports this yet, so there is nothing to compare."
        if self.left not in self.reports:
            original = next((row.copies_of for row in rows if row.id == self.left), None)
            self.left = original if original in self.reports else self.reports[0]
        self.right = next(report for report in self.reports if report != self.left)
        return ""

    def compare(self) -> Compared:
        """Compare the chosen reports, in a thread. Raises NewsreaderError."""
        library, left, right = self._library, self.left, self.right
        if right is None:
            comparison, rights = library.comparisons.with_rest(left), [one for one in self.reports if one != left]
        else:
            comparison, rights = library.comparisons.of(left, right), [right]
        title, article = library.story(self.story_id).title, library.article(left)
        shown = compared(
            comparison, title, article, [library.article(one) for one in rights], others=len(self.reports) - 1
        )
        numbers = (self.reports.index(left) + 1, self.reports.index(right) + 1 if right is not None else 0)
        return replace(shown, numbers=numbers)

    def next_right(self) -> str:
        """Take all others together on the right, then the next report."""
        others: list[int | None] = [report for report in self.reports if report != self.left]
        if len(others) < 2:
            return "The story has only these two reports."
        others.insert(1, None)  # near the start: with thirty reports, what nobody else says matters most
        self.right = others[(others.index(self.right) + 1) % len(others)]
        return ""

    def next_left(self) -> str:
        """Take the next report on the left."""
        rest = [report for report in self.reports if report != self.right]
        if len(rest) < 2:
            return "The story has only these two reports."
        self.left = rest[(rest.index(self.left) + 1) % len(rest)]
        return ""


class VersionPairs:
    """Earlier texts of an article (left, `version` 0 being the newest) beside its present one; used as `ReportPairs`."""

    def __init__(self, library: Library, story_id: int, article_id: int) -> None:
        self.story_id = story_id
        self.version = 0
        self._versions = 0
        self._article_id = article_id
        self._library = library

    def begin(self) -> str:
        """Find out how many earlier texts there are."""
        self._versions = len(self._library.earlier_texts(self._article_id))
        return "" if self._versions else "No feed has changed this article."

    def compare(self) -> Compared:
        """Compare the chosen version with the present text."""
        version = self.version
        article = self._library.article(self._article_id)
        before = self._library.earlier_texts(self._article_id)[version]
        which = f"version {self._versions - version} of {self._versions + 1}"
        until = f"{which} · until {day_words(before.replaced)} {clock_words(before.replaced)}"
        sides = (until, "the whole text of its page" if before.by_page else "as it is now")
        comparison = self._library.comparisons.with_earlier(self._article_id, version)
        shown = compared(comparison, article.title, article, [article], sides=sides)
        return replace(shown, views={**shown.views, "aligned": word_for_word(shown.views["aligned"])})

    def next_right(self) -> str:
        """Take the version before the one on the left; after the oldest, the newest again."""
        return self._step(1)

    def next_left(self) -> str:
        """Take the version after the one on the left."""
        return self._step(-1)

    def _step(self, versions: int) -> str:
        self.version = (self.version + versions) % self._versions
        return "" if self._versions > 1 else "It was changed only once."


Pairs = ReportPairs | VersionPairs
"""Pairs of texts to compare, of which one is chosen."""


def compared(
    comparison: Comparison,
    title: str,
    left: Article,
    rights: Sequence[Article],
    *,
    others: int = 1,
    sides: tuple[str, str] | None = None,
) -> Compared:
    """Return a comparison with its views; several `rights` count as one text. `sides` as in `Compared`."""
    tellers = tellers_of(rights) if len(rights) > 1 else ()
    heads = () if sides else headline_rows(left, rights)
    views = {
        "aligned": (*heads, *aligned_view(comparison, tellers)), "facts": facts_view(comparison),
        "whole": (*heads, *whole_view(comparison, tellers)),
    }  # fmt: skip
    return Compared(comparison, views, title, left, rights[0] if len(rights) == 1 else None, others, sides)


def word_for_word(rows: Sequence[ViewRow]) -> tuple[ViewRow, ...]:
    """Return aligned rows in which every change of words is a difference: two reports may word things differently by
    chance, but an article is changed on purpose."""
    return tuple(
        replace(row, status="differs", a=_differing(row.a, row.b), b=_differing(row.b, row.a))
        if row.status == "agree" and _own_words(row.a) != _own_words(row.b)
        else row
        for row in rows
    )


def _own_words(blocks: Sequence[Block]) -> list[str]:
    return [block.text for block in blocks if block.style != AGAIN]


def _differing(blocks: Sequence[Block], others: Sequence[Block]) -> tuple[Block, ...]:
    unchanged = _own_words(others)
    return tuple(
        replace(block, style=DIFFERS, lead=f"{SIGNS['differs']} ")
        if block.style == AGREE and block.text not in unchanged
        else block
        for block in blocks
    )


def reports_of(rows: Sequence[ArticleRow]) -> tuple[int, ...]:
    """Return the reports of a story without copies; with copies if there is only one report."""
    ids = {row.id for row in rows}
    reports = tuple(row.id for row in rows if row.copies_of not in ids)
    return reports if len(reports) > 1 else tuple(row.id for row in rows)


def tellers_of(articles: Sequence[Article]) -> tuple[tuple[int, str], ...]:
    """Return where each article's text begins in all of them joined by blank lines, and whose report it is."""
    found: list[tuple[int, str]] = []
    offset = 0
    for article, name in zip(articles, tellers_words(articles), strict=True):
        found.append((offset, name))
        offset += len(article.text) + 2
    return tuple(found)
