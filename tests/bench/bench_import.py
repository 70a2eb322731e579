"""Import of invented articles against raw sqlite3 + FTS5 of the same texts, in articles per CPU second; memory at its peak.

python tests/bench/bench_import.py [COUNT] [--analyse]
"""

import argparse
import resource
import sqlite3
import tempfile
import time
from pathlib import Path

from invented import write_articles

from newsreader.library.library import Library


def raw(folder: Path, database: Path) -> float:
    """CPU seconds of reading the files and inserting their texts into a plain table and an FTS5 index."""
    started = time.process_time()
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, text TEXT)")
    connection.execute("CREATE VIRTUAL TABLE found USING fts5(text, content='articles', content_rowid='id')")
    texts = [(number, path.read_text(encoding="utf-8")) for number, path in enumerate(sorted(folder.rglob("*.txt")))]
    with connection:
        connection.executemany("INSERT INTO articles VALUES (?, ?)", texts)
        connection.executemany("INSERT INTO found (rowid, text) VALUES (?, ?)", texts)
    connection.close()
    return time.process_time() - started


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=5000)
    parser.add_argument("--analyse", action="store_true")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_articles(folder / "articles", arguments.count)
        with Library.open(folder / "library.sqlite") as library:
            started = time.process_time()
            report = library.import_paths([folder / "articles"])
            ours = time.process_time() - started
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"import   {report.new / ours:8,.0f} articles a CPU second, peak memory {peak:,.0f} MB")
            started = time.process_time()
            again = library.import_paths([folder / "articles"])
            print(f"again    {again.unchanged / (time.process_time() - started):8,.0f} articles a CPU second")
            if arguments.analyse:
                started = time.monotonic()
                done = library.analyse()
                print(
                    f"analysis {1000 * (time.monotonic() - started) / done:8.1f} ms an article, all processes, wall clock"
                )
        plain = raw(folder / "articles", folder / "raw.sqlite")
        print(
            f"raw      {arguments.count / plain:8,.0f} articles a CPU second; the import reaches {plain / ours:.2f} of it"
        )


if __name__ == "__main__":
    main()
