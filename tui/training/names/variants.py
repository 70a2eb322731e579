"""Variants of training documents: what one agency's style hides from the model is shown to it.

Voice of America writes "Mr. Bush", other papers "Bush"; and its people and towns are always the same few hundred.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path

from corpora import Document, Span, packed

from newsreader.analysis.naming.lists import brown_path

SEED = 5
RENAMED_BODIES = 0.5
"""Share of the bodies of one word that get another name."""
_CAPITALS = "ABCDEFGHIJKLMNOPRSTUVWZ"
_SOUNDS = ("bcdfghjklmnprstvwz", "aeiou")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms)\. (?=[A-Z])")
_KEPT = frozenset(
    "al bin ibn van von de der den da di del la el le abu jr. sr. ii iii iv st. king queen pope prince sheikh".split()
)


def without_titles(document: Document) -> Document:
    """Return a document without "Mr.", "Mrs." and "Ms."."""
    cuts = [(match.start(), match.end()) for match in _TITLE.finditer(document.text)]

    def moved(at: int) -> int:
        return at - sum(min(at, end) - start for start, end in cuts if start < at)

    spans = [(moved(a), moved(b), label) for a, b, label in document.spans]
    return Document(_TITLE.sub("", document.text), tuple(s for s in spans if s[0] < s[1]))


class Renamer:
    """Gives the people and towns of documents other names, the same one throughout a document."""

    def __init__(self, folder: Path) -> None:
        lists = json.loads(packed(folder / "ner" / "lists.json.gz"))
        self._draw = random.Random(SEED)
        self._first = [name for name in lists["first"] if len(name) > 2 and name.istitle()]
        self._last: list[str] = [name for name in lists["last"] if len(name) > 3 and name.istitle()]
        self._cities = [name for name in lists["city"] if len(name) > 3]
        self._towns = frozenset(lists["city"]) - frozenset(lists["country"]) - frozenset(lists["region"])

    def renamed(self, document: Document) -> Document:
        """Return the document with other people in other towns."""
        names: dict[str, str] = {}
        text = ""
        spans: list[Span] = []
        at = 0
        for start, end, label in document.spans:
            if start < at:
                continue
            name = document.text[start:end]
            if label == "PER":
                name = self._person(name, names)
            elif label == "LOC" and name in self._towns:
                name = names.setdefault("@" + name, self._draw.choice(self._cities))
            elif label == "ORG":
                name = self._body(name, names)
            text += document.text[at:start]
            spans.append((len(text), len(text) + len(name), label))
            text += name
            at = end
        return Document(text + document.text[at:], tuple(spans))

    def _body(self, name: str, names: dict[str, str]) -> str:
        """Return another name for a body of one word: an acronym for an acronym, a made-up word for a company's name."""
        if not name.isalpha() or len(name) < 3 or brown_path(name.lower()):
            return name
        if "+" + name not in names:
            other = "".join(self._draw.choice(_CAPITALS) for _ in name) if name.isupper() else self._word()
            names["+" + name] = other if self._draw.random() < RENAMED_BODIES else name
        return names["+" + name]

    def _word(self) -> str:
        """Return a last name or two to four made-up syllables; no ending is favoured, lest the model learn it."""
        draw = self._draw
        if draw.random() < 0.5:
            return draw.choice(self._last)
        syllables = "".join(draw.choice(sounds) for _ in range(draw.randrange(2, 5)) for sounds in _SOUNDS)
        return (syllables + draw.choice(("", "", "n", "s", "x", "r"))).capitalize()

    def _person(self, name: str, names: dict[str, str]) -> str:
        words = name.split()
        for k, word in enumerate(words):
            if word.lower() in _KEPT or len(word) < 3 or not word[0].isupper() or not word.replace("-", "").isalpha():
                continue
            pool = self._last if k == len(words) - 1 else self._first
            words[k] = names.setdefault(word, self._draw.choice(pool))
        return " ".join(words)
