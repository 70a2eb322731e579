"""How long a search takes while a query of each kind is typed letter by letter; CPU time, median of several runs."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial

from newsreader.store.database import Database
from newsreader.store.querying import search
from newsreader.store.querying.parsing import parse

RUNS = 3

WAYS: Mapping[str, Callable[..., tuple[int, ...]]] = {
    "articles newest": search.article_ids,
    "articles ranked": search.ranked_ids,
    "stories newest": search.story_ids,
    "stories ranked": search.ranked_story_ids,
}


def kinds(rare: Sequence[str], middle: Sequence[str], common: Sequence[str], name: str) -> dict[str, list[str]]:
    """Return queries by kind, of rare, frequent and stop words of the library and the name of an entity."""
    a, b, c, d = middle[:4]
    return {
        "rare words": list(rare[:4]),
        "frequent words": [a, b, c, d],
        "stop words": list(common[:3]),
        "several words": [f"{a} {b}", f"{rare[0]} {a}", f"{common[0]} {common[1]}", f"{common[0]} {rare[1]}"],
        "phrase": [f'"{a} {b}"', f'"{common[0]} {c}"'],
        "prefix*": [f"{a}*", f"{rare[0]}*", f"{common[0]}*"],
        "title: text:": [f"title:{a}", f"text:{b}", f"title:{common[0]}", f"title:{c}*", f"text:{d}*"],
        "OR, NOT, ( )": [f"{a} OR {b}", f"{a} -{common[0]}", f"({rare[0]} OR {c}) -{d}", f"-{a}", f"-{common[0]}"],
        "source:": ['source:"source 7"', "source:source", f'source:"source 7" {a}', f'{a} -source:"source 7"'],
        "place:": ["place:tokyo", f"place:paris {a}", "-has:place"],
        "tag:": ["tag:trade", "tag:tra*", 'tag:"to read"', f"tag:energy {a}", "-tag:trade", "has:tag"],
        "entity:": [f"entity:{name}", f"person:{name}", f"org:{name}", f"entity:{name} {a}", f"-entity:{name}", "entity:ka*"],
        "deadline:": ["deadline:<14d", "deadline:>=today", "has:deadline", "-has:deadline", f"deadline:<30d {a}"],
        "is:": ["is:unread", "is:read", "is:starred", "is:watched", "is:copy", "is:archived", f"is:unread {a}", "-is:read"],
        "has:": ["has:story", "has:note", "has:scheduled", "has:url", "-has:story", f"has:story {a}"],
        "sources:": ["sources:>2", "sources:<2", f"sources:>1 {a}"],
        "dates": ["newer:7d", "older:2w", "after:2025-07-01", "before:2024-08", "on:2025-07-01", f"newer:30d {a}"],
        "mixed": [
            f"is:unread newer:30d {a} -{b}",
            f"is:unread OR {a}",
            f"tag:trade OR {c} OR newer:2d",
            f"-(is:read OR {a})",
            f"({a} is:unread) OR (has:deadline -{b})",
            "is:unread has:deadline -tag:trade sources:>1",
        ],
    }  # fmt: skip


def report(db: Database, today: date, queries: Mapping[str, Sequence[str]]) -> None:
    """Print for each way of searching and each kind of query the median, 95th percentile and most, with the slowest.

    All ids are asked for, as the reader does. What it reads when the search bar opens is told apart.
    """
    _touch(db)
    start = time.process_time()
    search.prepare(db, today=today)
    print(f"to prepare the first search after a change: {1000 * (time.process_time() - start):.0f} ms")
    for way, find in WAYS.items():
        print(f"\n{way}: ms of CPU after each letter typed")
        print(f"{'':16}{'letters':>8}{'p50':>8}{'p95':>8}{'max':>8}  slowest")
        everything: list[tuple[float, str]] = []
        for kind, texts in queries.items():
            took = [one for text in texts for one in _typing(db, text, partial(_cost, db, find, today), today)]
            everything += took
            _line(kind, took)
        _line("all", everything)


def _typing(db: Database, text: str, cost: Callable[[str], float], today: date) -> list[tuple[float, str]]:
    """Return what each letter of a query costs when it is typed from the first on, in a library that has just changed."""
    starts = [text[:length] for length in range(1, len(text) + 1) if text[length - 1] != " "]
    runs = []
    for _ in range(RUNS):
        _touch(db)
        search.prepare(db, today=today)
        runs.append([cost(start) for start in starts])
    return [(sorted(took)[RUNS // 2], start) for took, start in zip(zip(*runs, strict=True), starts, strict=True)]


def _touch(db: Database) -> None:
    with db.write() as connection:
        connection.execute("UPDATE articles SET words = 400 - words WHERE id = 1")


def _cost(db: Database, find: Callable[..., object], today: date, text: str) -> float:
    start = time.process_time()
    find(db, parse(text), today=today)
    return 1000 * (time.process_time() - start)


def _line(kind: str, took: list[tuple[float, str]]) -> None:
    took.sort()
    middle, high, (most, text) = took[len(took) // 2][0], took[min(len(took) - 1, int(0.95 * len(took)))][0], took[-1]
    print(f"{kind:16}{len(took):8}{middle:8.1f}{high:8.1f}{most:8.1f}  {text}")
