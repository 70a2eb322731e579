"""One spelling for each source: what differs only in capitals ("HARBOUR POST") is one, written in its more ordinary way."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsreader.store.database import distinct
from newsreader.store.derived import refresh_on, stories_of
from newsreader.store.records import NewArticle

_SHORT = 5
"""Letters of a name that may well be written in capitals: CNA, NHK, AFP."""

_NOT_CORRECTED = "id NOT IN (SELECT article_id FROM corrections WHERE field = 'source')"


def in_one_spelling(connection: sqlite3.Connection, batch: Sequence[NewArticle]) -> Sequence[NewArticle]:
    """Return articles about to be saved with the spelling of their sources that stands from now on.

    Where theirs is the more ordinary one, earlier articles get it, but for those of which the user wrote the source.
    """
    arriving = dict.fromkeys(article.clean.source for article in batch if article.clean.source)
    if all(_is_ordinary(name) and _is_known(connection, name) for name in arriving):
        return batch
    known = distinct(connection, "source", "articles")
    best = _best([*known, *arriving])
    concerned = {name.casefold() for name in arriving}
    for name in known:
        if name.casefold() in concerned and best[name.casefold()] != name:
            _rename(connection, name, best[name.casefold()])
    return [_spelt(article, best) for article in batch]


def _best(names: Iterable[str]) -> dict[str, str]:
    """Return by their letters the most ordinary of each group of spellings, of equal ones the first."""
    best: dict[str, str] = {}
    for name in names:
        before = best.setdefault(name.casefold(), name)
        if _is_ordinary(name) and not _is_ordinary(before):
            best[name.casefold()] = name
    return best


def _is_ordinary(name: str) -> bool:
    """Tell whether a name has capitals and small letters, or is one that is hardly written otherwise (short, a host, 東都)."""
    return len(name) <= _SHORT or "." in name or not (name.isupper() or name.islower())


def _is_known(connection: sqlite3.Connection, name: str) -> bool:
    return connection.execute("SELECT 1 FROM articles WHERE source = ? LIMIT 1", (name,)).fetchone() is not None


def _rename(connection: sqlite3.Connection, old: str, new: str) -> None:
    rows = connection.execute(f"SELECT id FROM articles WHERE source = ? AND {_NOT_CORRECTED}", (old,)).fetchall()
    ids = [row[0] for row in rows]
    connection.execute(f"UPDATE articles SET source = ? WHERE source = ? AND {_NOT_CORRECTED}", (new, old))
    refresh_on(connection, stories_of(connection, ids))


def _spelt(article: NewArticle, best: dict[str, str]) -> NewArticle:
    source = article.clean.source
    spelt = best[source.casefold()] if source else source
    return article if spelt == source else replace(article, clean=replace(article.clean, source=spelt))
