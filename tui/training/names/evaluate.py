"""Measures the packaged name finder on sets that it was not trained on.

    python evaluate.py DATA

Prints, for each set, F1 of typed exact names (person, organisation, place), precision and recall of them, F1 by kind,
the share of found names that stand where a name stands, and CPU milliseconds for 400 words. The Wikinews reports that
`train.py --keep-back` leaves out are measured only for a model trained that way: the shipped one has seen them.
"""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from corpora import Document, Span, joined, listed, rows

from newsreader.analysis.entities import find_mentions
from newsreader.analysis.naming.mentions import KINDS

TYPED = ("PER", "ORG", "LOC")
LABELS = {kind: label for label, kind in KINDS.items()}


def sets(data: Path) -> dict[str, list[Document]]:
    """Return the measured sets."""
    return {
        "PUD (news, Wikipedia)": windows(data / "ner" / "pud.jsonl.gz"),
        "EWT (web)": windows(data / "ner" / "ewt.jsonl.gz"),
        "GUM biographies": [
            Document(row["text"], tuple((a, b, x) for a, b, x in row["spans"]))
            for row in rows(data / "ner" / "gum.jsonl.gz")
            if row["genre"] == "bio"
        ],
        "samples": listed(data / "ner_seeds.jsonl"),
        "newsroom (invented)": newsroom(data / "newsroom" / "gold.jsonl"),
    }


def windows(path: Path, size: int = 4) -> list[Document]:
    """Return a set of sentences as documents of `size` sentences."""
    parts = [(row["text"], [(a, b, x) for a, b, x in row["spans"]]) for row in rows(path)]
    return [joined(parts[k : k + size]) for k in range(0, len(parts), size)]


def newsroom(path: Path) -> list[Document]:
    """Return the invented articles; their gold lists names, longest first, without places."""
    documents = []
    for row in rows(path):
        spans: list[Span] = []
        for mention in sorted(row["mentions"], key=lambda m: -len(m["text"])):
            for match in re.finditer(rf"(?<!\w){re.escape(mention['text'])}(?!\w)", row["body"]):
                if all(match.end() <= a or b <= match.start() for a, b, _ in spans):
                    spans.append((match.start(), match.end(), LABELS[mention["kind"]]))
        documents.append(Document(row["body"], tuple(sorted(spans))))
    return documents


def plain(text: str, span: Span) -> Span:
    """Return a span without quotes, brackets, leading article and possessive, as gold sets differ in them."""
    start, end, label = span
    while start < end and text[start] in " \n\"'“‘(":
        start += 1
    while end > start and text[end - 1] in " \n\"”’'),;:":
        end -= 1
    if match := re.match(r"(?:the|a)\s+", text[start:end], re.IGNORECASE):
        start += match.end()
    return start, start + len(re.sub(r"\s*['’]s?$", "", text[start:end])), label


def f1(right: int, found: int, gold: int) -> float:
    """Return F1 in per cent."""
    return 200 * right / max(1, found + gold)


def main() -> None:
    """Print one line a set."""
    for name, documents in sets(Path(sys.argv[1])).items():
        counts = {label: [0, 0, 0] for label in TYPED}
        standing = number = 0
        began = time.process_time()
        results = [find_mentions(document.text) for document in documents]
        spent = time.process_time() - began
        for document, mentions in zip(documents, results, strict=True):
            gold = {plain(document.text, s) for s in document.spans}
            found = {plain(document.text, (m.start, m.end, LABELS[m.kind])) for m in mentions}
            number += len(found)
            standing += sum(any(a < d and c < b for c, d, _ in gold) for a, b, _ in found)
            for label in TYPED:
                one, two = ({s for s in spans if s[2] == label} for spans in (found, gold))
                more = (len(one & two), len(one), len(two))
                counts[label] = [x + y for x, y in zip(counts[label], more, strict=True)]
        right, found_all, gold_all = (sum(column) for column in zip(*counts.values(), strict=True))
        kinds = "  ".join(f"{label} {f1(*counts[label]):.1f}" for label in TYPED)
        words = sum(len(document.text.split()) for document in documents)
        print(
            f"{name:22s} F1 {f1(right, found_all, gold_all):.1f}  P {100 * right / max(1, found_all):.1f} "
            f"R {100 * right / max(1, gold_all):.1f}  {kinds}  standing {100 * standing / max(1, number):.1f}  "
            f"{spent / words * 4e5:.1f} ms"
        )


if __name__ == "__main__":
    main()
