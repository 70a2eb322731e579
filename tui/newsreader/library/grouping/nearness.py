"""Which known articles each new one is most like; its words are stored for those that come later."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsreader.analysis.stories.frequencies import Frequencies
from newsreader.analysis.stories.likeness import Candidate
from newsreader.analysis.stories.neighbours import surroundings
from newsreader.analysis.stories.signature import Signature, signature
from newsreader.library.grouping.signatures import (
    COMPARED_CHARACTERS,
    KEY_TERMS,
    WINDOW_DAYS,
    Kept,
    frequencies_of,
    kept_of,
    own_day,
)
from newsreader.store import articles, decisions, stories, terms
from newsreader.store.database import Database
from newsreader.store.records import ArticleText

NEIGHBOURS = 10
"""Articles most like a new one whose stories are regrouped with its own."""

_CANDIDATES = 50

_AT_ONCE = 10
"""Articles compared in one write (25 ms of CPU at 100,000 articles): a change by the user waits no longer than that."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Articles that are compared one after the other: `waiting` are still to come, `stale` are stories to be refreshed.

    `printed` holds the first article of each text in each week.
    """

    signatures: Mapping[int, Signature]
    keys: Mapping[int, Sequence[int]]
    frequencies: Frequencies
    waiting: set[int]
    stale: set[int] = field(default_factory=set)
    printed: dict[tuple[int | None, bytes], int] = field(default_factory=dict)


def find_near(database: Database, ids: Sequence[int]) -> tuple[dict[int, list[int]], int]:
    """Return the articles most like each of these, the best first, and how many articles the library knows.

    No article changes its story, except that one which is alone joins another with the same words at once: a feed may
    hold thousands of one text.
    """
    with database.write():
        stories.begin_grouping(database, ids)
        texts = articles.texts(database, ids)
    signatures = {one.id: signature(one.title, one.text[:COMPARED_CHARACTERS]) for one in texts}
    keys = {k: made.key_terms(KEY_TERMS) for k, made in signatures.items()}
    for some in _parts(texts):
        with database.write():
            for one in some:
                made = signatures[one.id]
                vector = Kept(made, None, None).to_bytes()
                terms.save_terms(
                    database, one.id, day=own_day(one), posted=keys[one.id], counted=made.words, vector=vector
                )
    # Once for the batch: counts that are a hundred articles old make no difference.
    articles_known = terms.documents(database)
    batch = _Batch(signatures, keys, frequencies_of(database, signatures.values(), articles_known), set(signatures))
    near = {}
    for some in _parts(texts):
        with database.write():
            for one in some:
                near[one.id] = _near(database, one, batch)
                batch.waiting.remove(one.id)
            stories.refresh(database, batch.stale)
            batch.stale.clear()
    return near, articles_known


def _parts(texts: Sequence[ArticleText]) -> Iterator[Sequence[ArticleText]]:
    return (texts[start : start + _AT_ONCE] for start in range(0, len(texts), _AT_ONCE))


def _near(database: Database, article: ArticleText, batch: _Batch) -> list[int]:
    """Return the articles most like one, without those of its batch that still wait; store what it learns of them."""
    made, day = batch.signatures[article.id], own_day(article)
    first = batch.printed.setdefault((day.toordinal() // 7 if day else None, made.to_bytes()), article.id)
    if first != article.id and made.words and not decisions.touching(database, [article.id, first]):
        return _near_its_double(database, article, first, batch)
    found = terms.candidates(
        database,
        batch.keys[article.id],
        day=day,
        window=WINDOW_DAYS,
        limit=_CANDIDATES,
        without=batch.waiting,
    )
    known = kept_of(database, [one.article_id for one in found])
    candidates = [
        Candidate(one.article_id, kept.signature, one.day, kept.norm, kept.noise)
        for one in found
        if (kept := known.get(one.article_id))
    ]
    around = surroundings(made, day.toordinal() if day else None, candidates, batch.frequencies)
    terms.set_vector(database, article.id, Kept(made, around.norm, around.noise).to_bytes())
    return list(around.near[:NEIGHBOURS])


def _near_its_double(database: Database, article: ArticleText, first: int, batch: _Batch) -> list[int]:
    """Take an article with the same words and week as an earlier one of its batch to be like that one alone."""
    (kept,) = terms.vectors(database, [first])
    terms.set_vector(database, article.id, kept or b"")
    if not stories.has_mates(database, article.id, article.story):
        stories.assign(database, [article.id], stories.story_of(database, first), stale=batch.stale)
    return [first]
