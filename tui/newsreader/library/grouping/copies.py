"""Which articles of a story are near-verbatim copies; they are folded under the first printing among them."""

from __future__ import annotations

from collections.abc import Iterable

from newsreader.analysis.stories.copies import Printing, fingerprint, is_credited, originals
from newsreader.library.days import in_utc
from newsreader.library.grouping.signatures import COMPARED_CHARACTERS, own_day
from newsreader.store import articles, stories
from newsreader.store.database import Database
from newsreader.store.records import ArticleText

_MOST = 50
"""Articles of one story that are compared with each other at once."""


def fold_copies(database: Database, ids: Iterable[int], stale: set[int] | None = None) -> None:
    """Find which of the first `_MOST` articles (all of one story) are copies, and of which first printing.

    Stories whose rows change are added to `stale`, or refreshed at once without it.
    """
    texts = articles.texts(database, list(dict.fromkeys(ids))[:_MOST])
    first_ones = {one.copies_of for one in texts if one.copies_of} - {one.id for one in texts}
    # An original that the user has taken out of the story no longer counts.
    texts += [one for one in articles.texts(database, sorted(first_ones)) if one.story == texts[0].story]
    heads = articles.heads(database, [one.id for one in texts]).values()
    found = originals([_printing(one, is_credited(one.source, heads)) for one in texts])
    here = {one.id for one in texts}
    for one in texts:
        if one.copies_of in here and one.id not in found:
            stories.set_copy(database, one.id, None, stale=stale)
    for one in texts:
        if one.copies_of != found.get(one.id, one.copies_of):
            stories.set_copy(database, one.id, found[one.id], stale=stale)


def _printing(one: ArticleText, credited: bool) -> Printing:
    published = in_utc(one.published) if own_day(one) else None
    return Printing(one.id, published, fingerprint(one.text[:COMPARED_CHARACTERS]), credited)
