"""A story summed up: sections of items, to be drawn on the screen or written as Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PieceKind = Literal["words", "label", "day", "printed", "address"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an item's words. `label`: what the words after it are about; `day`: an ISO day or period; `printed`: as a report has it."""

    text: str
    kind: PieceKind = "words"


@dataclass(frozen=True, slots=True)
class Item:
    """What one line says, and what stands below it, further in."""

    pieces: tuple[Piece, ...]
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Items under a heading and a sentence (either may be ""), then the sections within this one."""

    heading: str = ""
    sentence: str = ""
    items: tuple[Item, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Digest:
    """A story summed up: what comes of the comparison of its reports, what falls due, who reports it."""

    title: str
    sections: tuple[Section, ...]
