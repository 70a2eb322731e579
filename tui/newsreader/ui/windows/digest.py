"""The window with a story summed up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from newsreader.models import Digest, Item, Piece, Section
from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import bindings
from newsreader.ui.render import day_words
from newsreader.ui.typed_paths import file_name
from newsreader.ui.windows.ask_path import save_as
from newsreader.ui.windows.window import TextWindow

_DATE = re.compile(r"(?<![\w/-])\d{4}-(?:\d\d(?:-\d\d)?|Q\d|W\d\d)(?![\w/-])")


class DigestWindow(TextWindow):
    """Shows a story summed up, under its headline."""

    BINDINGS = bindings("digest")
    keys = f"<digest.export> exports · {TextWindow.keys}"

    def __init__(self, story_id: int, told: Digest) -> None:
        self._story = story_id, told.title
        drawn = [part for section in told.sections for part in _section(section, "bold underline")]
        super().__init__(told.title, Group(*drawn[1:]))  # without the blank line above the first heading

    def action_export(self) -> None:
        """Save the story as a Markdown file."""
        save_dossier(self, *self._story)


def save_dossier(part: AtHost, story_id: int, title: str) -> None:
    """Ask where to save a story with all its reports as Markdown."""
    suggested = Path.cwd() / file_name(title, story_id, ".md")
    save_as(part, "Save the story as Markdown", suggested, partial(part.library.stories.dossier, story_id))


def _section(section: Section, style: str) -> Iterator[RenderableType]:
    """Yield a section's heading with a blank line above, its items, and the sections inside it."""
    if section.heading:
        yield from ("", Text(_in_words(section.heading), style))
    if section.sentence:
        yield Text(section.sentence)
    yield from _items(section.items, " •")
    for inner in section.sections:
        yield from _section(inner, "bold")


def _items(items: Iterable[Item], sign: str) -> Iterator[Table]:
    """Yield items, each wrapped beside a sign, and nested ones indented."""
    for item in items:
        table = Table.grid(padding=(0, 1, 0, 0))
        table.add_row(sign, _text(item))
        yield table
        yield from _items(item.items, "   ·")


def _text(item: Item) -> Text:
    return Text.assemble(*(_run(one) for one in item.pieces if one.kind != "address"))


def _run(piece: Piece) -> tuple[str, str]:
    if piece.kind == "printed":  # a report's own words, in which "2010-11" may be a season
        return piece.text, ""
    return _in_words(piece.text), "" if piece.kind == "words" else "bold"


def _in_words(text: str) -> str:
    """Return a text with its dates in words."""
    return _DATE.sub(lambda found: day_words(found[0]), text)
