"""What it costs to compare two reports of one event, in CPU milliseconds, as the reader does when their screen opens.

python tests/bench/bench_compare.py [--words WORDS] [--times N]

The reports are invented, of WORDS words each; names and dates are found at their import and not counted. What loading the
modules takes is told apart: the reader does so a second after its start, the command line at its first comparison.
"""

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from invented import Invention

from newsreader.library.library import Library


def measure(words: int, times: int) -> None:
    """Import two reports, compare them `times` times and print the median and the slowest."""
    with tempfile.TemporaryDirectory() as name, Library.open(Path(name) / "library.sqlite") as library:
        folder = Path(name) / "reports"
        folder.mkdir()
        for number, text in enumerate(Invention().story(2, words)):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        library.import_paths([folder])
        library.analyse()
        one, other = library.article_ids()
        started = time.process_time()
        comparisons = library.comparisons
        loaded = 1000 * (time.process_time() - started)
        taken = []
        for _ in range(times):
            started = time.process_time()
            comparison = comparisons.of(one, other)
            taken.append(1000 * (time.process_time() - started))
    sentences = len(comparison.sentences_a), len(comparison.sentences_b)
    print(f"{words} words, {sentences[0]} and {sentences[1]} sentences, {len(comparison.facts)} facts: ", end="")
    print(
        f"modules {loaded:.0f}, first {taken[0]:.0f}, median {statistics.median(taken):.0f}, dearest {max(taken):.0f} ms"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=800)
    parser.add_argument("--times", type=int, default=15)
    arguments = parser.parse_args()
    measure(arguments.words, arguments.times)
