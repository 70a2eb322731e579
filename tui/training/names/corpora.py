"""Reads the training sets into documents: lists of lines with the names in them.

README.md beside this file says where each set is had, under which licence, and how the folder is laid out.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsreader.analysis.naming.model import Label

GMB_WINDOW = 12
"""Sentences of the news extract taken as one document; it has no document borders, an article has about a dozen."""

Span = tuple[int, int, Label]


@dataclass(frozen=True)
class Document:
    """A text, a line a sentence, with spans (start, end, PER|ORG|LOC|MISC) sorted by start.

    `outvoted` are names that one of the sources of the labels gives against the others.
    """

    text: str
    spans: tuple[Span, ...]
    outvoted: tuple[Span, ...] = ()


def packed(path: Path) -> str:
    """Return the text of a packed file."""
    return gzip.decompress(path.read_bytes()).decode("utf-8")


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON Lines file, packed or not."""
    text = packed(path) if path.suffix == ".gz" else path.read_text(encoding="utf-8")
    for line in text.split("\n"):
        if line:
            yield json.loads(line)


def joined(parts: list[tuple[str, list[Span]]]) -> Document:
    """Return one document of several lines."""
    spans: list[Span] = []
    at = 0
    for text, found in parts:
        spans += [(at + a, at + b, label) for a, b, label in found]
        at += len(text) + 1
    return Document("\n".join(text for text, _ in parts), tuple(sorted(spans)))


def newswire(data: Path) -> list[Document]:
    """Return the Groningen Meaning Bank extract, in windows of consecutive sentences."""
    found = []
    sentences = list(rows(data / "ner" / "gmb_voa.jsonl.gz"))
    for k in range(0, len(sentences), GMB_WINDOW):
        window = sentences[k : k + GMB_WINDOW]
        voted = joined([(row["text"], [(a, b, x) for a, b, x in row["spans"]]) for row in window])
        alone = joined([(row["text"], [(a, b, x) for a, b, x in row.get("corpus", ())]) for row in window])
        found.append(Document(voted.text, voted.spans, tuple(s for s in alone.spans if s not in voted.spans)))
    return found


def wikinews(data: Path) -> list[Document]:
    """Return the news reports and interviews of GUM (Wikinews), a document each."""
    return [
        Document(row["text"], tuple((a, b, x) for a, b, x in sorted(row["spans"])))
        for row in rows(data / "ner" / "gum.jsonl.gz")
        if row["genre"] in ("news", "interview")
    ]


def listed(path: Path, prefixes: tuple[str, ...] = ("",)) -> list[Document]:
    """Return a set with `text` and `spans` as objects, rows chosen by the beginning of their id."""
    return [
        Document(row["text"], tuple(sorted((s["start"], s["end"], s["label"]) for s in row["spans"])))
        for row in rows(path)
        if str(row["id"]).startswith(prefixes)
    ]


def business(data: Path) -> list[Document]:
    """Return the Wikinews business reports of MEANTIME: the lines in which both teachers agree."""
    documents = []
    for row in rows(data / "silver" / "meantime.jsonl"):
        one, two = ({tuple(s) for s in row[key]} for key in ("spans_md", "spans_sm"))
        parts: list[tuple[str, list[Span]]] = []
        at = 0
        for line in row["text"].split("\n"):
            end = at + len(line)
            mine = [sorted(s for s in spans if at <= s[0] < end) for spans in (one, two)]
            if mine[0] == mine[1]:
                parts.append((line, [(a - at, b - at, x) for a, b, x in mine[0]]))
            at = end + 1
        documents.append(joined(parts))
    return documents
