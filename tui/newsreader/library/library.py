"""The library: one method for each thing a person or a script can do. Thin: other modules do the work."""

from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from newsreader.library.context import Context
from newsreader.library.corrections import Corrections
from newsreader.library.days import Clock, utc_now
from newsreader.library.entities import Entities
from newsreader.library.marks import Marks
from newsreader.library.queries import Queries
from newsreader.library.saved_searches import SavedSearches
from newsreader.library.stories import Stories
from newsreader.library.tags import Tags
from newsreader.models import (
    Arrivals,
    Article,
    ArticleRow,
    Counts,
    EarlierText,
    ImportReport,
    Report,
    Seen,
    Stop,
    Story,
    StoryRow,
)
from newsreader.settings import Settings
from newsreader.store import arrivals, articles, earlier, files, findings, stories
from newsreader.store.database import Database
from newsreader.store.querying import parsing, search
from newsreader.store.undoing import undo

if TYPE_CHECKING:
    from newsreader.library.agenda import Agenda
    from newsreader.library.comparing import Comparisons
    from newsreader.library.feeds.subscriptions import Subscriptions
    from newsreader.library.retention import Retention


_PAGE = 200
"""Articles read at once in an export."""


class Library:
    """An open library. Methods may be called from any thread; they raise only errors of `newsreader.errors`."""

    def __init__(self, database: Database, clock: Clock = utc_now, settings: Settings | None = None) -> None:
        self.is_read_only = database.is_frozen
        self._context = Context(database, clock, settings or Settings())

    @classmethod
    def open(cls, path: Path, *, clock: Clock = utc_now, settings: Settings | None = None) -> "Library":
        """Open a library file, making it (and its folder) where it is missing. Raises LibraryError."""
        return cls(Database.open(path), clock, settings)

    def on(self, day: date) -> "Library":
        """Return this library as seen on another day, which then counts as today."""
        library = copy(self)
        library._context = replace(self._context, day=day)
        return library

    def use_settings(self, settings: Settings) -> None:
        """Follow other settings from now on."""
        self._context = replace(self._context, settings=settings)

    def close(self) -> None:
        """Close the file on all threads."""
        self._context.database.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def path(self) -> Path:
        """The SQLite file."""
        return self._context.database.path

    def today(self) -> date:
        """Return the date on the user's calendar."""
        return self._context.today()

    def revision(self) -> int:
        """Return a number that changes whenever anything in the library does, whoever changed it."""
        return self._context.database.changes()

    def story_ids(self, text: str = "", *, best_first: bool = False) -> tuple[int, ...]:
        """Return the ids of stories with a matching article, newest (or best match) first."""
        find = search.ranked_story_ids if best_first else search.story_ids
        return find(self._context.database, self._context.parse(text), today=self.today())

    def story_rows(self, ids: Sequence[int], *, archived: bool = False) -> list[StoryRow]:
        """Return the rows of stories in the order of `ids`, missing ones left out; with `archived` they describe the
        stories' archived articles."""
        rows = stories.story_rows(self._context.database, ids, today=self.today(), archived=archived)
        return self._context.source_names.in_story_rows(rows)

    def story(self, story_id: int, *, archived: bool = False) -> Story:
        """Return a story with its live (or archived) articles, first printing first. Raises NotFoundError."""
        return self._context.source_names.in_story(stories.story(self._context.database, story_id, archived=archived))

    def article_ids(self, text: str = "", *, best_first: bool = False) -> tuple[int, ...]:
        """Return the ids of matching articles, newest (or best match) first."""
        find = search.ranked_ids if best_first else search.article_ids
        return find(self._context.database, self._context.parse(text), today=self.today())

    def article_rows(self, ids: Sequence[int], text: str = "") -> list[ArticleRow]:
        """Return the rows of articles in the order of `ids`; with a query, each has a snippet of its matches."""
        rows = self._context.source_names.in_rows(articles.rows(self._context.database, ids))
        if not text:
            return rows
        snippets = search.snippets(self._context.database, [row.id for row in rows], parsing.parse(text))
        return [replace(row, snippet=snippet) for row, snippet in zip(rows, snippets, strict=True)]

    def article(self, article_id: int) -> Article:
        """Return one whole article; if its file is gone, its notes say so. Raises NotFoundError."""
        found = self._context.source_names.in_article(articles.article(self._context.database, article_id))
        if files.gone_paths(self._context.database, [article_id]):
            found = replace(found, notes=(*found.notes, "the file is no longer there"))
        return found

    def earlier_texts(self, article_id: int) -> list[EarlierText]:
        """Return what an article said before its feed changed it, newest first."""
        return earlier.earlier_texts(self._context.database, article_id)

    def counts(self) -> Counts:
        """Count articles, unread ones, stories and starred articles."""
        return articles.counts(self._context.database)

    @property
    def stories(self) -> Stories:
        """Stories joined, split, explained and summed up."""
        return Stories(self._context)

    @property
    def marks(self) -> Marks:
        """Articles marked read, starred, archived or deleted, and notes on them."""
        return Marks(self._context)

    @property
    def corrections(self) -> Corrections:
        """The user's corrections of articles."""
        return Corrections(self._context)

    @property
    def queries(self) -> Queries:
        """How queries are understood and completed, and where they match."""
        return Queries(self._context)

    @property
    def entities(self) -> Entities:
        """The people, organisations and places."""
        return Entities(self._context)

    @property
    def tags(self) -> Tags:
        """The user's tags."""
        return Tags(self._context)

    @property
    def searches(self) -> SavedSearches:
        """The saved searches."""
        return SavedSearches(self._context)

    @property
    def agenda(self) -> "Agenda":
        """What falls due."""
        from newsreader.library.agenda import Agenda

        return Agenda(self._context)

    @property
    def comparisons(self) -> "Comparisons":
        """Reports compared with each other."""
        from newsreader.library.comparing import Comparisons

        return Comparisons(self._context.database)

    @property
    def subscriptions(self) -> "Subscriptions":
        """The feeds."""
        from newsreader.library.feeds.subscriptions import Subscriptions

        return Subscriptions(self._context)

    @property
    def retention(self) -> "Retention":
        """The rules by which old articles may go."""
        from newsreader.library.retention import Retention

        return Retention(self._context)

    def undo(self) -> str | None:
        """Take back the user's last change; return its name, None if there is none."""
        return undo.undo(self._context.database)

    def redo(self) -> str | None:
        """Redo the change last undone; return its name, None if there is none."""
        return undo.redo(self._context.database)

    def import_paths(
        self,
        paths: Sequence[Path],
        *,
        typed: bytes | None = None,
        report: Report | None = None,
        stop: Stop | None = None,
    ) -> ImportReport:
        """Import folders and files, and `typed`, the bytes of an article from standard input."""
        from newsreader.library.importing import Importer

        return Importer(self._context, report, stop).run(paths, typed)

    def import_samples(self) -> ImportReport:
        """Import the sample articles that come with the program."""
        from newsreader.library.importing import samples_folder

        return self.import_paths([samples_folder()])

    def awaits_analysis(self) -> bool:
        """Tell, at little cost, whether something that came in or changed still has to be analysed."""
        return findings.is_any_missing(self._context.database)

    def analyse(self, *, report: Report | None = None, stop: Stop | None = None) -> int:
        """Find names, dates and stories of all articles that lack them; return how many articles were analysed."""
        from newsreader.library.analysing import analyse

        return analyse(self._context.database, names=self._context.settings.names, report=report, stop=stop)

    def newest(self) -> Seen:
        """Return how far the library goes now, to ask for later `arrivals`."""
        return arrivals.newest(self._context.database)

    def arrivals(self, since: Seen) -> Arrivals:
        """Return the watched names and new deadlines in what came in or changed after `since` and is analysed."""
        from newsreader.library.arrivals import arrivals_since

        return arrivals_since(self._context.database, since, self._context.settings.notices, today=self.today())

    def watch(
        self,
        paths: Sequence[Path],
        *,
        stop: Stop,
        report: Report | None = None,
        notice: Callable[[str], None] | None = None,
    ) -> Iterator[ImportReport]:
        """Import paths, then what appears or changes in them, until `stop`; yield as `watching.watch` does."""
        from newsreader.library.watching import watch

        return watch(self._context, paths, stop=stop, report=report, notice=notice)

    def count_readable(self, path: Path, *, limit: int, stop: Stop | None = None) -> int:
        """Return how many files an import of `path` would read, counting up to `limit`."""
        from newsreader.library.importing import count_readable

        return count_readable(path, limit=limit, stop=stop)

    def export(self, text: str = "", *, style: str = "jsonl") -> Iterator[str]:
        """Yield matching articles, newest first, in one of `exporting.FORMATS`."""
        from newsreader.library import exporting

        if style == "ics":
            yield self.agenda.calendar(self.agenda.entries(text, scheduled=True)).decode()
            return
        yield from exporting.WRITERS[style](self._articles(self.article_ids(text)))

    def _articles(self, ids: Sequence[int]) -> Iterator[Article]:
        for start in range(0, len(ids), _PAGE):
            found = articles.articles(self._context.database, ids[start : start + _PAGE])
            yield from map(self._context.source_names.in_article, found)
