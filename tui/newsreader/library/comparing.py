"""Which reports are compared: two, one with all others of its story, or an article with its earlier text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from newsreader.analysis import against_rest
from newsreader.analysis.align import compare_articles
from newsreader.errors import NotFoundError
from newsreader.models import Article, Comparison
from newsreader.models.periods import published_day
from newsreader.store import articles, earlier, stories
from newsreader.store.database import Database


def reports_of(database: Database, story_id: int) -> list[Article]:
    """Return a story's articles, first printing first, without copies whose original is there. Raises NotFoundError."""
    return reports_and_copies(database, story_id)[0]


def reports_and_copies(
    database: Database, story_id: int, shown: Callable[[Article], Article] = lambda one: one
) -> tuple[list[Article], dict[int, list[Article]]]:
    """Return a story's reports, first printing first, and the copies of each report by its id.

    `shown` maps each article to the form returned. Raises NotFoundError.
    """
    members = [shown(one) for one in articles.articles(database, stories.story(database, story_id).articles)]
    copies: dict[int, list[Article]] = {one.id: [] for one in members}
    reports: list[Article] = []
    for one in members:
        copies.get(one.copies_of or 0, reports).append(one)
    return reports, copies


class Comparisons:
    """The comparisons of one library. All methods raise NotFoundError where there is no such article or story."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def first_reports(self, story_id: int) -> tuple[int, int]:
        """Return the first two reports of a story (a copy only if there is no other report)."""
        members = stories.story(self._database, story_id).articles
        if len(members) < 2:
            raise NotFoundError("it has one article, and two are needed", subject=f"story {story_id}")
        reports = [one.id for one in reports_of(self._database, story_id)]
        first, second = [*reports, *(one for one in members if one not in reports)][:2]
        return first, second

    def of(self, a: int, b: int) -> Comparison:
        """Compare two reports, sentence by sentence and fact by fact."""
        return compare_articles(articles.article(self._database, a), articles.article(self._database, b))

    def with_rest(self, article_id: int) -> Comparison:
        """Compare one report with all others of its story together; side b is their texts in order.

        Raises NotFoundError if the story has no other report.
        """
        article = articles.article(self._database, article_id)
        reports = reports_of(self._database, article.story)
        others = [one for one in reports if one.id not in (article.id, article.copies_of)]
        if not others:
            raise NotFoundError("its story has no other report", subject=f"article {article_id}")
        return against_rest.compare_with_rest(article, others)

    def with_earlier(self, article_id: int, version: int = 0) -> Comparison:
        """Compare an earlier text of an article (side a) with the present one; a note gives the headline if it changed.

        `version` 0 is the text before its feed last changed it, 1 the one before that, and so on.
        """
        # Imported here: finding dates and names costs 150 ms to load, and comparing two stored reports needs neither.
        from newsreader.analysis.deadlines import find_dates
        from newsreader.analysis.entities import find_mentions

        article = articles.article(self._database, article_id)
        before = earlier.earlier_texts(self._database, article_id)
        if not 0 <= version < len(before):
            kept = f"{len(before)} earlier texts of it are kept" if before else "it has not been changed by its feed"
            raise NotFoundError(kept, subject=f"article {article_id}")
        then = before[version]
        dates = find_dates(then.text, published_day(article.published))
        old = replace(article, title=then.title, text=then.text, mentions=find_mentions(then.text), dates=dates)
        found = compare_articles(old, article)
        if then.title == article.title:
            return found
        return replace(found, notes=(*found.notes, f"the headline was: {then.title}"))
