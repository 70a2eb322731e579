"""Furniture: lines that a source repeats in many articles. Counted by a hash of source and line; no text is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsreader.store.database import Database
from newsreader.store.digests import number
from newsreader.store.values import LISTED, id_list, pack_numbers, unpack_numbers

FURNITURE_FROM = 3
"""A line is furniture once this many articles of a source hold it (measured on news sets)."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The paragraph keys of one article, each by the number under which it is counted for its source."""

    keys: Mapping[int, str]


def lines_of(source: str, keys: Iterable[str]) -> Lines:
    """Return an article's paragraph keys, to be counted for its source."""
    return Lines({number(f"{source}\x00{key}"): key for key in keys})


def count_lines(
    db: Database, counted: Mapping[int, Lines], is_told: Callable[[str, frozenset[int]], bool] = lambda *_: False
) -> frozenset[int]:
    """Count the lines of articles, {article id: lines}, replacing what these articles counted before.

    `is_told` says of a key and the articles with it whether it belongs to their reports; such a line is not furniture before
    one more article has it. Returns the articles (these, and the first two) with a line that has just become furniture:
    they need cleaning again.
    """
    with db.write() as connection:
        known = dict.fromkeys(counted, frozenset[int]())
        rows = connection.execute(
            f"SELECT article_id, lines FROM furniture_lines WHERE article_id IN {LISTED}",
            (id_list(counted),),
        )
        known.update((row[0], frozenset(unpack_numbers(row[1]))) for row in rows)
        gone = [(line,) for k, lines in counted.items() for line in known[k] if line not in lines.keys]
        added = [(line, k) for k, lines in counted.items() for line in lines.keys if line not in known[k]]
        connection.executemany("UPDATE furniture SET articles = articles - 1 WHERE line = ?", gone)
        more = Counter(line for line, _ in added)
        before = dict(
            connection.execute(
                f"SELECT line, articles FROM furniture WHERE line IN {LISTED}", (id_list(more),)
            ).fetchall()
        )
        connection.executemany(
            "INSERT INTO furniture VALUES (?1, 1, ?2, NULL) ON CONFLICT DO UPDATE SET articles = articles + 1,"
            " second = CASE WHEN second IS NULL AND first <> ?2 THEN ?2 ELSE second END",
            added,
        )
        connection.executemany(
            "INSERT OR REPLACE INTO furniture_lines SELECT id, ?2 FROM articles WHERE id = ?1",
            [(k, pack_numbers(sorted(lines.keys))) for k, lines in counted.items()],
        )
        fresh = {line for line, n in more.items() if before.get(line, 0) < FURNITURE_FROM <= before.get(line, 0) + n}
        rows = connection.execute(
            f"SELECT line, first, second FROM furniture WHERE line IN {LISTED}", (id_list(fresh),)
        )
        holders = {row[0]: {k for k in row[1:] if k is not None} for row in rows}
        for line, k in added:
            if line in fresh:
                holders[line].add(k)
        key_of = {line: key for lines in counted.values() for line, key in lines.keys.items()}
        told = [line for line, ids in holders.items() if is_told(key_of[line], frozenset(ids))]
        connection.executemany(
            "UPDATE furniture SET articles = ? WHERE line = ?", [(FURNITURE_FROM - 1, line) for line in told]
        )
    return frozenset(k for line, ids in holders.items() if line not in told for k in ids)


def known_furniture(db: Database, articles: Sequence[Lines]) -> list[frozenset[str]]:
    """Return for each article those of its keys that are furniture of its source."""
    lines = {line for article in articles for line in article.keys}
    known = set(
        db.column(
            f"SELECT line FROM furniture WHERE articles >= ? AND line IN {LISTED}", (FURNITURE_FROM, id_list(lines))
        )
    )
    return [frozenset(article.keys[line] for line in known & article.keys.keys()) for article in articles]
