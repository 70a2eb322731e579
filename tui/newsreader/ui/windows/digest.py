"""The window with a story summed up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from textual.content import Content

from newsreader.models import Digest, Item, Piece, Section
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import bindings
from newsreader.ui.layout import wrap
from newsreader.ui.render import day_words
from newsreader.ui.typed_paths import file_name
from newsreader.ui.windows.ask_path import save_as
from newsreader.ui.windows.window import FittedText, TextWindow

_DATE = re.compile(r"(?<![\w/-])\d{4}-(?:\d\d(?:-\d\d)?|Q\d|W\d\d)(?![\w/-])")


class _Told(NamedTuple):
    """A text, and the sign it begins beside."""

    sign: str
    text: Content


class DigestWindow(TextWindow):
    """Shows a story summed up, under its headline."""

    BINDINGS = bindings("digest")
    keys = f"<digest.export> exports · {TextWindow.keys}"

    def __init__(self, story_id: int, told: Digest) -> None:
        self._story = story_id, told.title
        lines = [line for section in told.sections for line in _section(section, "bold underline")]
        # Without the blank line above the first heading.
        super().__init__(told.title, FittedText(partial(_wrapped, lines[1:])))

    def action_export(self) -> None:
        """Save the story as a Markdown file."""
        save_dossier(self, *self._story)


def save_dossier(part: AtHost, story_id: int, title: str) -> None:
    """Ask where to save a story with all its reports as Markdown."""
    suggested = Path.cwd() / file_name(title, story_id, ".md")
    save_as(part, "Save the story as Markdown", suggested, partial(part.library.stories.dossier, story_id))


def _section(section: Section, style: str) -> Iterator[_Told]:
    """Yield a section's heading with a blank line above, its items, and the sections inside it."""
    if section.heading:
        yield from (_Told("", Content("")), _Told("", Content(_in_words(section.heading)).stylize(style)))
    if section.sentence:
        yield _Told("", Content(section.sentence))
    yield from _items(section.items, " • ")
    for inner in section.sections:
        yield from _section(inner, "bold")


def _items(items: Iterable[Item], sign: str) -> Iterator[_Told]:
    """Yield items, each beside a sign, and nested ones indented."""
    for item in items:
        yield _Told(sign, Content.assemble(*(_run(one) for one in item.pieces if one.kind != "address")))
        yield from _items(item.items, "   · ")


def _wrapped(told: Sequence[_Told], width: int) -> Content:
    """Return the texts wrapped, each below its beginning."""
    lines = []
    for lead, text in told:
        for start, end in wrap(text.plain, width - len(lead)):
            lines.append(Content(" " * len(lead) if start else lead) + text[start:end])
    return Content("\n").join(lines)


def _run(piece: Piece) -> tuple[str, str]:
    if piece.kind == "printed":  # a report's own words, in which "2010-11" may be a season
        return piece.text, ""
    return _in_words(piece.text), "" if piece.kind == "words" else "bold"


def _in_words(text: str) -> str:
    """Return a text with its dates in words, which no line breaks."""
    return _DATE.sub(lambda found: day_words(found[0]).replace(" ", "\xa0"), text)
