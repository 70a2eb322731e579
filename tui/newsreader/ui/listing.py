"""One reading of the list, as a worker does it: ids, counts, how the query was understood, what falls due next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.ui.messages import Listing

if TYPE_CHECKING:
    from newsreader.library.library import Library


def read_listing(library: Library, query: str) -> Listing:
    """Read what the first screen shows for a query; words are ranked best first, all else newest first."""
    words = library.query_words(query) if query else ()
    due = None
    if not query:
        agenda = library.deadlines("", today=library.today())
        due = next(((entry.date, entry.days_left) for entry in agenda if entry.days_left is not None), None)
    return Listing(
        query=query,
        ids=library.story_ids(query, best_first=bool(words)),
        counts=library.counts(),
        matches=frozenset(library.article_ids(query)) if query else frozenset(),
        words=words,
        understood=library.explain_query(query) if query else "",
        due=due,
    )


def unread_ids(library: Library, query: str) -> frozenset[int]:
    """Return the stories of a list that have something unread."""
    return frozenset(library.story_ids(f"({query}) is:unread" if query else "is:unread"))


def empty_words(listing: Listing) -> str:
    """Return what an empty list says."""
    if listing.query:
        return "Nothing matches.\nEsc gives up the search."
    if listing.counts.articles:
        return "Nothing to show yet."
    return "The library is empty.\nPress i to import a folder."
