"""Trains the model that finds names and writes it where the package reads it.

    python train.py DATA [--out FILE] [--iterations N] [--keep-back]

DATA is laid out as README.md beside this file says. The same data give the same model: nothing is drawn at random
without a fixed seed, and documents are read in the order of the files. Takes about seven minutes and 2 GB of memory.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import corpora
import invented
import pycrfsuite
import variants

from newsreader.analysis.naming.features import document_features
from newsreader.analysis.naming.model import NameModel, Span
from newsreader.analysis.naming.settling import settle
from newsreader.analysis.naming.tokens import tokenise

DEFAULT_OUT = Path(__file__).resolve().parents[2] / "newsreader" / "analysis" / "data" / "name_model.crfsuite"
KEEP_BACK = 3
"""With --keep-back every third Wikinews document is left out, for measuring."""

LOUD_EVERY = 3
"""Every so many of the windows of news begin with a headline in capitals."""
INVENTED = 150
"""Number of invented sports reports."""

HALF_ITERATIONS = 35
"""Iterations of the two models that only vote on labels."""

PARAMETERS = {
    "c1": 0.1,
    "c2": 0.1,
    "max_iterations": 60,
    "feature.minfreq": 2,
    "feature.possible_transitions": True,
}


def labels_of(document: corpora.Document, starts: Sequence[int], ends: Sequence[int]) -> list[str]:
    """Return the BIO label of each token: a token belongs to the span that it overlaps."""
    labels = ["O"] * len(starts)
    at = 0
    for start, end, kind in document.spans:
        first = True
        while at < len(starts) and ends[at] <= start:
            at += 1
        while at < len(starts) and starts[at] < end:
            labels[at] = ("B-" if first else "I-") + kind
            first = False
            at += 1
    return labels


def settled(document: corpora.Document) -> corpora.Document:
    """Return a document whose names agree with each other: what the votes missed in one place they found in another."""
    spans = [Span(a, b, label) for a, b, label in document.spans]
    found = settle(document.text, tokenise(document.text), spans)
    return corpora.Document(document.text, tuple((s.start, s.end, s.label) for s in found), document.outvoted)


def revoted(documents: list[corpora.Document], folder: Path) -> list[corpora.Document]:
    """Return the documents with outvoted names and kinds taken over where a model of the other half sees them too."""
    halves = documents[::2], documents[1::2]
    models = []
    for k, half in enumerate(halves):
        models.append(folder / f"half{k}")
        train(map(settled, half), models[-1], HALF_ITERATIONS)
    seen = [NameModel(model.read_bytes()) for model in reversed(models)]
    out = []
    for k, document in enumerate(documents):
        found = {(s.start, s.end, s.label) for s in seen[k % 2].spans(tokenise(document.text))}
        agreed = [s for s in document.outvoted if s in found]
        places = {s[:2] for s in agreed}
        kept = [s for s in document.spans if s[:2] not in places]
        more = [s for s in agreed if all(s[1] <= a or b <= s[0] for a, b, _ in kept)]
        out.append(corpora.Document(document.text, tuple(sorted([*kept, *more]))))
    return out


def training_documents(data: Path, keep_back: bool, folder: Path) -> Iterable[corpora.Document]:
    """Yield all training documents in a fixed order."""
    renamer = variants.Renamer(data)
    news = [settled(document) for document in revoted(corpora.newswire(data), folder)]
    news = [variants.without_titles(document) if k % 2 else document for k, document in enumerate(news)]
    news = [renamer.renamed(document) if k % 3 == 0 else document for k, document in enumerate(news)]
    yield from invented.loud_copies(news, LOUD_EVERY)
    yield from invented.Writer(data).reports(INVENTED)
    yield from corpora.business(data)
    for k, document in enumerate(corpora.wikinews(data)):
        if not (keep_back and k % KEEP_BACK == 0):
            yield from (document, document)
    yield from 2 * corpora.listed(data / "ner_wikigold.jsonl")
    yield from corpora.listed(data / "ner_wnut17_train.jsonl")
    yield from corpora.listed(data / "ner_btc.jsonl", ("btc_f", "btc_g"))


def train(documents: Iterable[corpora.Document], out: Path, iterations: int) -> None:
    """Train on documents and write the plain model file."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params={**PARAMETERS, "max_iterations": iterations}, verbose=False)
    for document in documents:
        tokens = tokenise(document.text)
        labels = labels_of(document, tokens.starts, tokens.ends)
        rows = document_features(tokens.words, tokens.stretches)
        for (a, b), features in zip(tokens.stretches, rows, strict=True):
            if any(word[0].isupper() for word in tokens.words[a:b]):
                trainer.append(pycrfsuite.ItemSequence(features), labels[a:b])
    trainer.train(str(out))


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT)
    parser.add_argument("--iterations", type=int, default=60)
    parser.add_argument("--keep-back", action="store_true")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        train(training_documents(args.data, args.keep_back, Path(folder)), args.out, args.iterations)
    print(f"{args.out}: {args.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
