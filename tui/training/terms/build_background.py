"""Counts in how many news articles each normalised term occurs and writes the packaged background table.

    python tui/training/terms/build_background.py DATA [OUT]

DATA holds `silver/meantime.jsonl`, `ner/gmb_voa.jsonl.gz`, `ner/gum.jsonl.gz` and
`ner_wikigold.jsonl` (see README.md beside this file for their licences). Only counts leave this script, never text.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from newsreader.analysis.background import term_hash, to_bytes
from newsreader.analysis.terms import normal_words

PACKAGED = "newsreader/analysis/data/background.bin"
DOCUMENT_WORDS = 250  # sentences without document marks are gathered into articles of about this length


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the JSON objects of a file, packed or not."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def gathered(sentences: Iterable[str], words: int = DOCUMENT_WORDS) -> Iterator[str]:
    """Join consecutive sentences into texts of about `words` words: neighbours come from one article or the next."""
    held: list[str] = []
    size = 0
    for sentence in sentences:
        held.append(sentence)
        size += sentence.count(" ") + 1
        if size >= words:
            yield "\n".join(held)
            held, size = [], 0
    if held:
        yield "\n".join(held)


def documents(data: Path) -> Iterator[str]:
    """Yield the text of every background article."""
    yield from (row["text"] for row in rows(data / "silver/meantime.jsonl"))
    yield from (row["text"] for row in rows(data / "ner/gum.jsonl.gz") if row.get("genre") in {"news", "interview"})
    yield from gathered(row["text"] for row in rows(data / "ner/gmb_voa.jsonl.gz"))
    yield from gathered(row["text"] for row in rows(data / "ner_wikigold.jsonl"))


def terms_of(text: str) -> set[str]:
    """Return the terms of a text."""
    return {word.term for word in normal_words(text) if not word.stop}


def main() -> None:
    data = Path(sys.argv[1])
    out = Path(sys.argv[2] if len(sys.argv) > 2 else Path(__file__).parents[2] / PACKAGED)
    counts: Counter[str] = Counter()
    articles = 0
    for text in documents(data):
        articles += 1
        counts.update(terms_of(text))
    packed = to_bytes(articles, {term_hash(term): float(n) for term, n in counts.items()})
    out.write_bytes(packed)
    print(f"{articles} articles, {len(counts)} words, {len(packed)} bytes")


if __name__ == "__main__":
    main()
