"""A story summed up, as sections of items to be shown on the screen or written as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["words", "label", "day", "printed", "address"]


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of an item. `label`: what the words after it are about; `day`: an ISO day or period; `printed`: words of a
    report."""

    text: str
    kind: PieceKind = "words"


@dataclass(frozen=True, slots=True)
class Item:
    """One line, and the items nested below it."""

    pieces: tuple[Piece, ...]
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a heading and a sentence (either may be ""), then subsections."""

    heading: str = ""
    sentence: str = ""
    items: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """A story summed up: what comparing its reports shows, what falls due, who reports it."""

    title: str
    sections: tuple[Section, ...]
