"""What a new article costs in a large library: import, grouping, of it regrouping, in CPU milliseconds.

python tests/bench/bench_grouping.py [COUNT] [--length WORDS] [--library FILE] [--new N]

The library is made of COUNT invented articles of 100 words, looked up but not regrouped (5 to 10 ms an article); with
--library it is kept in FILE and used again. New articles of WORDS words come one by one, each in a file of its own,
told by one to three outlets.
"""

import argparse
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from invented import Invention, write_articles

from newsreader.library.grouping import grouping
from newsreader.library.grouping.nearness import find_near
from newsreader.library.library import Library
from newsreader.store import stories
from newsreader.store.database import Database


def fill(path: Path, count: int) -> None:
    """Make a library of `count` articles, find the neighbours of each, and print what that cost."""
    with tempfile.TemporaryDirectory() as name:
        write_articles(Path(name), count, length=100)
        with Library.open(path) as library:
            library.import_paths([Path(name)])
    database = Database.open(path)
    ids = stories.ungrouped_ids(database, grouping.GROUPING_VERSION)
    started = time.process_time()
    for start in range(0, len(ids), 100):
        with database.write():
            find_near(database, ids[start : start + 100])
    print(f"looking up all {count:,}: {1000 * (time.process_time() - started) / count:.1f} ms an article")
    database.close()


def timed(call: Callable[[], object], taken: list[float]) -> None:
    """Call and add the CPU milliseconds."""
    started = time.process_time()
    call()
    taken.append(1000 * (time.process_time() - started))


def measure(path: Path, count: int, length: int) -> None:
    """Add `count` new articles one by one and print what they cost."""
    # Other events than the library's, in its vocabulary: the same words, drawn from another seed.
    invention = Invention(7)
    invention._random.seed(99)
    texts = [text for number in range(count) for text in invention.story(1 + number % 3, length)]
    figures: dict[str, list[float]] = {"import": [], "grouping": [], "of it regrouping": []}
    regroup = grouping._regroup

    def timed_regroup(*arguments: Any) -> None:
        started = time.process_time()
        regroup(*arguments)
        figures["of it regrouping"].append(1000 * (time.process_time() - started))

    grouping._regroup = timed_regroup
    with tempfile.TemporaryDirectory() as name, Library.open(path) as library:
        # That which the import writes through: another would have none of its pages in memory.
        database = library._context.database
        # The kept library is not regrouped, and may be of an older version.
        ungrouped = stories.ungrouped_ids(database, grouping.GROUPING_VERSION)
        stories.begin_grouping(database, ungrouped)
        stories.mark_grouped(database, ungrouped, grouping.GROUPING_VERSION)
        for number, text in enumerate(texts):
            file = Path(name) / f"{number}.txt"
            file.write_text(text, encoding="utf-8")
            timed(partial(library.import_paths, [file]), figures["import"])
            timed(partial(grouping.group_articles, database), figures["grouping"])
    grouping._regroup = regroup
    for name, taken in figures.items():
        ranked = sorted(taken[3:])  # the first ones load tables
        print(
            f"{name:12} median {ranked[len(ranked) // 2]:5.1f} ms, mean {sum(ranked) / len(ranked):5.1f}, "
            f"worst {ranked[-1]:5.1f}"
        )


def main() -> None:
    """Run the benchmark as the command line asks."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, nargs="?", default=20_000)
    parser.add_argument("--length", type=int, default=400)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--new", type=int, default=20)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "library.db"
        kept = arguments.library or path
        if not kept.exists():
            fill(kept, arguments.count)
        if kept != path:
            shutil.copy(kept, path)
        with sqlite3.connect(path) as connection:
            articles = connection.execute("SELECT count(*) FROM articles").fetchone()[0]
        print(f"a new article of {arguments.length} words among {articles:,}:")
        measure(path, arguments.new, arguments.length)


if __name__ == "__main__":
    main()
