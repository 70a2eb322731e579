"""The packaged sequence model that tags names: loaded once per process, used under a lock, so any thread may call."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib import resources
from threading import Lock
from typing import Any, Literal, cast

from newsreader.analysis.naming.features import document_features
from newsreader.analysis.naming.tokens import Tokens

Label = Literal["PER", "ORG", "LOC", "MISC"]

_LOCK = Lock()


@dataclass(slots=True)
class Span:
    """A stretch of text taken for a name; `sure` is the model's probability that its first word is of this kind."""

    start: int
    end: int
    label: Label
    sure: float = 1.0

    def name_in(self, text: str) -> str:
        """Return what stands there in the text."""
        return text[self.start : self.end]

    def overlaps(self, start: int, end: int) -> bool:
        """Tell whether it has something of this part of the text."""
        return self.start < end and self.end > start


def apart(spans: list[Span]) -> list[Span]:
    """Return spans sorted and without overlaps: of two that overlap, the one earlier in the list stays."""
    starts: list[int] = []
    taken: list[Span] = []
    for span in spans:
        at = bisect_left(starts, span.start)
        if (at == 0 or taken[at - 1].end <= span.start) and (at == len(taken) or taken[at].start >= span.end):
            starts.insert(at, span.start)
            taken.insert(at, span)
    return taken


class NameModel:
    """A CRF with the features it was trained on. Not for two threads at once."""

    def __init__(self, data: bytes) -> None:
        import pycrfsuite  # costs start-up time that only analysis should pay

        self._data = data  # the tagger reads from these bytes as long as it lives
        self._tagger: Any = pycrfsuite.Tagger()
        self._tagger.open_inmemory(data)
        self._items = pycrfsuite.ItemSequence

    def spans(self, tokens: Tokens) -> list[Span]:
        """Return the names in a text, in order. Stretches without a capital hold none and are not looked at."""
        found: list[Span] = []
        rows = document_features(tokens.words, tokens.stretches)
        for (first, _), features in zip(tokens.stretches, rows, strict=True):
            if features:
                labels = self._tagger.tag(self._items(features))
                found += self._joined(tokens, first, labels)
        return found

    def _joined(self, tokens: Tokens, first: int, labels: list[str]) -> list[Span]:
        out = []
        i = 0
        while i < len(labels):
            label = labels[i]
            end = i + 1
            if label != "O":
                while end < len(labels) and labels[end] == "I-" + label[2:]:
                    end += 1
                sure = self._tagger.marginal(label, i)
                out.append(Span(tokens.starts[first + i], tokens.ends[first + end - 1], cast(Label, label[2:]), sure))
            i = end
        return out


@cache
def _model() -> NameModel:
    """Return the packaged model."""
    return NameModel(resources.files("newsreader.analysis").joinpath("data/name_model.crfsuite").read_bytes())


def tag(tokens: Tokens) -> list[Span]:
    """Return the names that the model sees in a text."""
    with _LOCK:
        return _model().spans(tokens)
