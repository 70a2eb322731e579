"""Reading the list of the first screen in a worker: ids, counts, how the query was understood, what falls due next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from newsreader.models import Counts
from newsreader.ui.own_keys import with_keys
from newsreader.ui.render import parse_day

if TYPE_CHECKING:
    from newsreader.library.library import Library

_AHEAD = (2, 8, 32, 367)
_MOST_ROWS = 500


@dataclass(frozen=True, slots=True)
class Listing:
    """What one reading of the list found.

    `matches`: the articles that match the query, none without a query. `due`: the library's next deadline as
    (ISO day, days left). `is_put_away`: all articles are archived. `shows_archived`: the query asks for archived
    articles, and rows describe these. `searched`: the query as it was meant, a star after an unfinished word.
    """

    query: str
    ids: tuple[int, ...]
    counts: Counts
    matches: frozenset[int] = frozenset()
    words: tuple[str, ...] = ()
    understood: str = ""
    due: tuple[str, int] | None = None
    is_put_away: bool = False
    shows_archived: bool = False
    searched: str = ""


NOT_READ = Listing("", (), Counts(0, 0, 0, 0, 0))
"""The list before it is first read."""


class Stays(NamedTuple):
    """The story under the cursor, which stays in the list, and the stories above it, the nearest first."""

    story_id: int
    above: tuple[int, ...]


def read_listing(library: Library, query: str, stays: Stays | None) -> Listing:
    """Read what the first screen shows for a query: best matches first if it has words, else the newest.

    The story under the cursor stays even if it no longer matches because it was just read (or unstarred …).
    """
    searched = library.queries.meant(query) if query else ""
    words = library.queries.words(searched)
    ids = library.story_ids(searched, best_first=bool(words))
    counts = library.counts()
    return Listing(
        query=query,
        ids=_with_story(library, ids, stays) if query and stays else ids,
        counts=counts,
        matches=frozenset(library.article_ids(searched)) if query else frozenset(),
        words=words,
        searched=searched,
        understood=_understood(library, query, searched),
        due=None if query else next_deadline(library),
        shows_archived=library.queries.asks_for_archived(query),
        is_put_away=not counts.articles and bool(library.article_ids("is:archived")),
    )


def _understood(library: Library, query: str, searched: str) -> str:
    if searched == query:
        return library.queries.explain(query)
    if expected := library.queries.expected(query):
        return " · ".join(part for part in (library.queries.explain(searched) if searched else "", expected) if part)
    words = f"no article has the word “{query.split()[-1].lstrip('(')}”: searching for words that begin so"
    return " · ".join(part for part in (library.queries.explain(searched), words) if part)


def _with_story(library: Library, ids: tuple[int, ...], stays: Stays) -> tuple[int, ...]:
    if stays.story_id in ids or not library.story_rows((stays.story_id,)):
        return ids
    places = {story_id: place for place, story_id in enumerate(ids)}
    place = next((places[above] + 1 for above in stays.above if above in places), 0)
    return (*ids[:place], stays.story_id, *ids[place:])


def next_deadline(library: Library) -> tuple[str, int] | None:
    """Return the next deadline as (ISO day, days left), looking further ahead only if nothing is near.

    The agenda would answer too, but it joins and compares all sentences: too much work for one line. A month that has
    begun counts as near though it ends later, so a day beyond the range looked at is not taken.
    """
    today = library.today()
    for days in _AHEAD:
        ids = library.story_ids(f"deadline:<{days}d")
        dues = [parse_day(row.next_deadline) for row in library.story_rows(ids[:_MOST_ROWS])]
        first = min(filter(None, dues), default=None)
        if first is not None and ((first - today).days <= days or days == _AHEAD[-1]):
            return first.isoformat(), (first - today).days
    return None


def unread_ids(library: Library, query: str) -> frozenset[int]:
    """Return the stories of the list that have something unread."""
    return frozenset(library.story_ids(f"({query}) is:unread" if query else "is:unread"))


def empty_words(listing: Listing) -> str:
    """Return what an empty list says."""
    if listing.query:
        return with_keys("Nothing matches.\n<back> clears the search.")
    if listing.is_put_away:
        return "Everything is archived.\nis:archived finds it."
    if listing.counts.articles:
        return "Nothing to show yet."
    return with_keys(
        "The library is empty.\nPress <import.folder> to import a folder, <stories.add-feed> to add a feed."
    )
