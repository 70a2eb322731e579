"""The stories of one library: joined and split by the user, suggested for an article, explained and summed up."""

from collections.abc import Sequence

from newsreader.analysis.stories.told_days import day_without_year
from newsreader.library.context import Context, count_articles
from newsreader.library.days import in_utc
from newsreader.models import AgendaEntry, Article, Coverage, Digest, Part
from newsreader.store import articles, decisions, stories, terms
from newsreader.store.querying import search
from newsreader.store.querying.parsing import parse


class Stories:
    """Stories as the user sees and changes them; analysis never overrules the user."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def articles_of(self, story_ids: Sequence[int], *, archived: bool) -> dict[int, tuple[int, ...]]:
        """Return the articles of each story in the order of `Library.story`; missing stories are left out."""
        return stories.article_ids(self._context.database, story_ids, archived=archived)

    def take_out(self, article_ids: Sequence[int]) -> int:
        """Make these articles of one story a story of their own, kept apart for good; return its id.

        Raises NotFoundError, or InputError if they belong to several stories.
        """
        with self._context.change(f"take {count_articles(article_ids)} out of a story"):
            left = self._stories_of(article_ids)
            story_id = decisions.split(self._context.database, article_ids)
            self._lend_dates([*left, story_id])
            return story_id

    def put_into(self, article_ids: Sequence[int], story_id: int) -> None:
        """Put articles into a story for good. Raises NotFoundError."""
        with self._context.change(f"put {count_articles(article_ids)} into a story"):
            story_id = self.present(story_id)
            left = self._stories_of(article_ids)
            decisions.put_into(self._context.database, article_ids, story_id)
            self._fold_copies(story_id, article_ids)
            self._lend_dates([*left, story_id])

    def join(self, story_ids: Sequence[int]) -> None:
        """Join several stories into the first of them for good; a single one stays as it is. Raises NotFoundError."""
        joining = list(dict.fromkeys(self.present(one) for one in story_ids))
        if len(joining) < 2:
            return
        with self._context.change(f"join {len(joining)} stories"):
            decisions.join_stories(self._context.database, joining)
            self._fold_copies(joining[0])
            self._lend_dates(joining[:1])

    def present(self, story_id: int) -> int:
        """Return the story that a number stands for today: itself or, once it was merged away, where its headline is now."""
        return stories.present(self._context.database, story_id)

    def _stories_of(self, article_ids: Sequence[int]) -> list[int]:
        return [one.story for one in articles.rows(self._context.database, article_ids)]

    def _fold_copies(self, story_id: int, first: Sequence[int] = ()) -> None:
        from newsreader.library.grouping.copies import fold_copies

        members = stories.members(self._context.database, [story_id])
        fold_copies(self._context.database, [*first, *(one.id for one in members)])

    def _lend_dates(self, story_ids: Sequence[int]) -> None:
        """Give undated articles the day of the story they are in now, not of the one they left."""
        from newsreader.library.grouping.lent_dates import lend_dates

        lend_dates(self._context.database, story_ids)

    def near(self, article_id: int, limit: int = 40) -> tuple[int, ...]:
        """Return other stories an article may belong to: first those that share its rare words, then the newest.

        Raises NotFoundError.
        """
        from newsreader.analysis.stories.signature import signature
        from newsreader.library.grouping.signatures import COMPARED_CHARACTERS, KEY_TERMS, WINDOW_DAYS, own_day

        article = articles.article(self._context.database, article_id)
        keys = signature(article.title, article.text[:COMPARED_CHARACTERS]).key_terms(KEY_TERMS)
        found = terms.candidates(
            self._context.database,
            keys,
            day=own_day(article),
            window=WINDOW_DAYS,
            limit=4 * limit,
            without={article.id},
        )
        newest = search.story_ids(self._context.database, parse(""), today=self._context.today(), limit=limit + 1)
        near = dict.fromkeys([*(one.story for one in found), *newest])
        return tuple(one for one in near if one != article.story)[:limit]

    def explain(self, story_id: int) -> str:
        """Say in plain words why the reports of a story belong together and how sure that is. Raises NotFoundError."""
        from newsreader.library import comparing
        from newsreader.library.grouping.explaining import explain_story

        reports = comparing.reports_of(self._context.database, story_id)
        return explain_story(self._context.database, [self._context.source_names.in_article(one) for one in reports])

    def digest(self, story_id: int) -> Digest:
        """Return a story summed up: differences, agreed facts, what only one report tells, deadlines. Raises NotFoundError."""
        from newsreader.library.digest import digest

        return digest(*self._material(story_id))

    def dossier(self, story_id: int) -> str:
        """Return a story as Markdown: reports, agreed facts, differences, deadlines, all texts. Raises NotFoundError."""
        from newsreader.library.dossier import dossier

        return dossier(*self._material(story_id))

    def _material(self, story_id: int) -> tuple[str, list[Article], dict[int, list[Article]], list[AgendaEntry]]:
        from newsreader.library.agenda import Agenda
        from newsreader.library.comparing import reports_and_copies

        title = stories.story(self._context.database, story_id).title
        entries = Agenda(self._context).entries(f"story:{story_id}", past=True, scheduled=True)
        reports, copies = reports_and_copies(self._context.database, story_id, self._context.source_names.in_article)
        return title, reports, copies, entries

    def coverage(self, story_id: int) -> tuple[Coverage, ...]:
        """Return each article's part in a story, by time of publication, those that tell no day of their own last.

        A second report by the same source is an update; an article without a source goes by its title. Of a text and its
        copies the first one published is the report, even if a longer copy is shown in its place.
        """
        members = stories.members(self._context.database, [story_id])
        lent = articles.heads(self._context.database, [one.id for one in members if one.published_from == "story"])
        guessed = {article_id for article_id, head in lent.items() if not day_without_year(head)}
        dated = {one.id: in_utc(one.published) for one in members if one.id not in guessed}
        ordered = sorted(
            members, key=lambda one: (dated.get(one.id) is None, dated.get(one.id) or "", bool(one.copies_of), one.id)
        )
        seen: set[str] = set()
        printed: set[int] = set()
        found = []
        for one in ordered:
            published = dated.get(one.id)
            source = self._context.source_names.shown(one.source) if one.source else one.title
            part: Part = "first"
            if (text := one.copies_of or one.id) in printed:
                part = "copied"
            elif published is None:
                part = "undated"
            elif seen:
                part = "updated" if source in seen else "followed"
            if part != "copied":
                seen.add(source)
            printed.add(text)
            found.append(Coverage(part, source, published, one.id))
        return tuple(found)
