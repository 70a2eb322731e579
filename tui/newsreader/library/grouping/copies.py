"""Which reports of a story are copies: near-verbatim, folded under the first printing among them."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.analysis.stories.copies import Printing, fingerprint, originals
from newsreader.library.days import in_utc
from newsreader.library.grouping.signatures import COMPARED_CHARACTERS, own_day
from newsreader.store import articles, stories
from newsreader.store.database import Database
from newsreader.store.records import ArticleText

_MOST = 50
"""Articles of one story that are held against each other at once."""


def fold_copies(database: Database, ids: Iterable[int], stale: set[int] | None = None) -> None:
    """Find which articles of one story, the first of very many, are copies, and of which first printing.

    Stories to refresh go to `stale`; without it they are.
    """
    texts = articles.texts(database, list(dict.fromkeys(ids))[:_MOST])
    first_ones = {one.copies_of for one in texts if one.copies_of} - {one.id for one in texts}
    # What the user has taken out of the story is none of its printings.
    texts += [one for one in articles.texts(database, sorted(first_ones)) if one.story == texts[0].story]
    found = originals([_printing(one) for one in texts])
    here = {one.id for one in texts}
    for one in texts:
        if one.copies_of in here and one.id not in found:
            stories.set_copy(database, one.id, None, stale=stale)
    for one in texts:
        if one.copies_of != found.get(one.id, one.copies_of):
            stories.set_copy(database, one.id, found[one.id], stale=stale)


def _printing(one: ArticleText) -> Printing:
    published = in_utc(one.published) if own_day(one) else None
    return Printing(one.id, published, fingerprint(one.text[:COMPARED_CHARACTERS]))
