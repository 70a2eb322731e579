"""How fast the store is, in CPU time: `python tests/bench/bench_store.py [ARTICLES] [FILE]` (100,000 by default).

Makes articles from an invented vocabulary whose words occur as often as words do (Zipf), saves them, and compares with raw
sqlite3 insert + FTS5 of the same texts; gives them stories, names, deadlines, tags and marks; then times lists, searches as they
are typed, counts of saved searches, marking and undo. An existing FILE is not filled again.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from lived_in import FAMOUS, live_in
from typed import kinds, report

from newsreader.models import CleanArticle
from newsreader.store import articles, marks, retention, stories
from newsreader.store.database import Database
from newsreader.store.querying import search
from newsreader.store.querying.parsing import parse
from newsreader.store.records import FileStamp, NewArticle
from newsreader.store.saving import save_articles
from newsreader.store.undoing import undo

NOW, TODAY = "2025-07-18T09:30:00Z", date(2025, 7, 18)
SYLLABLES = [a + b for a in "bdfgklmnprstv" for b in ("a", "e", "i", "o", "u", "an", "er", "is", "on")]
COMMON = ["the", "of", "to", "and", "in", "a", "said", "on", "for", "that", "with", "as", "was", "by", "at"]


def vocabulary(chance: random.Random, size: int = 40_000) -> list[str]:
    """Return invented words, the most frequent first."""
    words = {"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(2 * size)}
    return COMMON + sorted(words)[:size]


def drafts(count: int) -> Iterator[NewArticle]:
    """Yield articles of about 300 words, of 60 sources, over two years."""
    chance = random.Random(7)
    words = vocabulary(chance)
    chance.shuffle(words[15:])
    weights = [1 / (rank + 2) for rank in range(len(words))]
    pool = chance.choices(words, weights, k=3_000_000)
    for number in range(count):
        length, start = chance.randint(120, 480), chance.randrange(len(pool) - 600)
        text = "\n\n".join(" ".join(pool[start + k : start + k + 60]) for k in range(0, length, 60))
        title = f"{' '.join(pool[start + 500 : start + 508])} {number}"
        day = (TODAY - timedelta(days=chance.randrange(730))).isoformat()
        clean = CleanArticle(
            title,
            "header",
            f"{number} {text}",
            published=day,
            published_from="header",
            source=f"Source {chance.randrange(60)}",
            place=chance.choice([None, "Tokyo", "Paris"]),
        )
        yield NewArticle(
            clean, FileStamp(f"/news/{number % 100}/{number}.txt", 2000, number, number.to_bytes(16, "big"))
        )


def batches(count: int) -> Iterator[list[NewArticle]]:
    """Yield the articles 1,000 at a time."""
    batch: list[NewArticle] = []
    for draft in drafts(count):
        batch.append(draft)
        if len(batch) == 1000:
            yield batch
            batch = []
    if batch:
        yield batch


def clock(function: Callable[[], object], times: int = 1) -> tuple[float, object]:
    """Return the median CPU milliseconds of a call, and its last result."""
    taken, result = [], None
    for _ in range(times):
        start = time.process_time()
        result = function()
        taken.append(1000 * (time.process_time() - start))
    return sorted(taken)[len(taken) // 2], result


def raw_rate(count: int, folder: Path) -> float:
    """Return articles per CPU second of plain inserts into a table and an FTS5 index."""
    connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, title TEXT, text TEXT)")
    connection.execute(
        "CREATE VIRTUAL TABLE search USING fts5(title, text, content='articles', content_rowid='id',"
        " tokenize='porter unicode61 remove_diacritics 2')"
    )
    spent, first = 0.0, 1
    for batch in batches(count):
        rows = [(first + k, d.clean.title, d.clean.text) for k, d in enumerate(batch)]
        first += len(rows)
        start = time.process_time()
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany("INSERT INTO articles VALUES (?, ?, ?)", rows)
        connection.executemany("INSERT INTO search (rowid, title, text) VALUES (?, ?, ?)", rows)
        connection.execute("COMMIT")
        spent += time.process_time() - start
    connection.close()
    return count / spent


def fill(db: Database, count: int) -> float:
    """Save the articles; return articles per CPU second."""
    spent = 0.0
    for batch in batches(count):
        start = time.process_time()
        save_articles(db, batch, now=NOW)
        spent += time.process_time() - start
    return count / spent


def queries() -> dict[str, list[str]]:
    """Return searches of all kinds, from rare words to the most common."""
    words = vocabulary(random.Random(7))
    chance = random.Random(3)
    return kinds(chance.sample(words[2000:], 15), chance.sample(words[15:300], 10), COMMON, FAMOUS[0].lower())


def measure(db: Database) -> None:
    """Print the figures of lists, searches, marking and undo."""
    took, ids = clock(lambda: search.article_ids(db, parse(""), today=TODAY), 5)
    print(f"all {len(ids):,} ids, newest first: {took:.1f} ms")  # type: ignore[arg-type]
    print(f"all stories' ids: {clock(lambda: search.story_ids(db, parse(''), today=TODAY), 5)[0]:.1f} ms")
    page = list(ids)[5000:5050]  # type: ignore[call-overload]
    print(
        f"50 rows: {clock(lambda: articles.rows(db, page), 9)[0]:.2f} ms, "
        f"50 story rows: {clock(lambda: stories.story_rows(db, page, today=TODAY), 9)[0]:.2f} ms, "
        f"one article: {clock(lambda: articles.article(db, page[0]), 9)[0]:.2f} ms, "
        f"counts: {clock(lambda: articles.counts(db), 5)[0]:.1f} ms"
    )
    report(db, TODAY, queries())
    middle = queries()["frequent words"][0]
    took = clock(lambda: search.snippets(db, search.ranked_ids(db, parse(middle), today=TODAY)[:50], parse(middle)), 3)[
        0
    ]
    print(f"50 snippets with their search: {took:.1f} ms")

    saved = [texts[0] for texts in queries().values()]
    counting = [clock(lambda text=text: search.count(db, parse(text), today=TODAY))[0] for text in saved]  # type: ignore[misc]
    print(f"counts of {len(saved)} saved searches: {sum(counting):.0f} ms, the costliest {max(counting):.0f} ms")

    sources, before = retention.sources_of(db), TODAY - timedelta(days=90)
    took, old = clock(lambda: list(retention.old_articles(db, sources, before, unread_too=True, today=TODAY)), 3)
    print(f"which of {len(old):,} old articles may go: {took:.0f} ms")  # type: ignore[arg-type]

    def mark() -> None:
        with undo.change(db, "mark one read", now=NOW):
            marks.set_read(db, page[:1], True)

    print(f"mark one read: {clock(mark)[0]:.1f} ms; undo: {clock(lambda: undo.undo(db))[0]:.1f} ms")


def main() -> None:
    """Run the benchmark as the command line asks."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "library.db"
        known = path.exists()
        took, db = clock(lambda: Database.open(path))
        assert isinstance(db, Database)
        print(f"open: {took:.1f} ms")
        if not known:
            rate = fill(db, count)
            raw = raw_rate(min(count, 20_000), Path(folder))
            print(
                f"save: {rate:,.0f} articles per CPU second, {rate / raw:.2f} of raw ({raw:,.0f}); "
                f"{path.stat().st_size / count:,.0f} bytes an article"
            )
            live_in(db, TODAY)
        measure(db)
        db.close()


if __name__ == "__main__":
    main()
