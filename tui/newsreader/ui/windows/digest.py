"""A story summed up, as a text to scroll: the brief dossier, its Markdown drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import groupby
from pathlib import Path

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from newsreader.ui.at_host import AtHost
from newsreader.ui.commands import bindings
from newsreader.ui.render import day_words
from newsreader.ui.typed_paths import file_name
from newsreader.ui.windows.ask_path import save_as
from newsreader.ui.windows.window import TextWindow

_ESCAPED = re.compile(r"\\([\\`*_\[\]<>#|&~])")
_STRONG = re.compile(
    r"\*\*(.+?)\*\*|^[a-z][a-z ]*(?=: )|(?:(?<=; )|(?<=too, ))(?:names|dates|figures|quotations)(?=: )"
)
_ADDRESS = re.compile(r" <\S+>$")
_DATE = re.compile(r"(?<![\w/-])\d{4}-(?:\d\d(?:-\d\d)?|Q\d)(?![\w/-])")
_ITEM = re.compile(r"^( *)- ")


class DigestWindow(TextWindow):
    """Shows the brief dossier of a story (`library.dossier`), its headline as the title."""

    BINDINGS = bindings("digest")
    keys = f"<digest.export> exports · {TextWindow.keys}"

    def __init__(self, story_id: int, markdown: str) -> None:
        title, _, text = markdown.partition("\n")
        self._story = story_id, _plain(title.removeprefix("# "))
        super().__init__(self._story[1], Group(*_drawn(text.strip().splitlines())))

    def action_export(self) -> None:
        """Save the story as a Markdown file."""
        save_dossier(self, *self._story)


def save_dossier(part: AtHost, story_id: int, title: str) -> None:
    """Ask for a path and save a story there with all its reports, as Markdown."""
    suggested = Path.cwd() / file_name(title, story_id, ".md")
    save_as(part, "Save the story as Markdown", suggested, partial(part.library.dossier, story_id))


def _drawn(lines: Sequence[str]) -> Iterator[RenderableType]:
    """Yield headings, each with a blank line above it alone, and the items between them."""
    text = [line for line in lines if line]
    for sign, run in groupby(text, key=_sign):
        if sign:
            yield _items(sign, run)
            continue
        for line in run:
            yield _heading(line, above=line.startswith("#") and line is not text[0])


def _sign(line: str) -> str:
    """Return what stands before an item, those within another one further in; "" for what is none."""
    found = _ITEM.match(line)
    return "" if found is None else "   ·" if found[1] else " •"


def _items(sign: str, lines: Iterable[str]) -> Table:
    """Return items below each other, each wrapped beside its sign."""
    table = Table.grid(padding=(0, 1, 0, 0))
    for line in lines:
        table.add_row(sign, _item(_ADDRESS.sub("", _ITEM.sub("", line, count=1))))
    return table


def _item(text: str) -> Text:
    item, at = Text(), 0
    for found in _STRONG.finditer(text):
        item.append(_plain(text[at : found.start()])).append(_plain(found[1] or found[0]), "bold")
        at = found.end()
    return item.append(_plain(text[at:]))


def _heading(line: str, *, above: bool) -> Text:
    head = line.lstrip("#")
    style = {0: "", 2: "bold underline"}.get(len(line) - len(head), "bold")
    return Text.assemble("\n" * above, (_plain(head.strip()), style))


def _plain(text: str) -> str:
    """Return Markdown's text as it reads, dates in words."""
    return _DATE.sub(lambda found: day_words(found[0]), _ESCAPED.sub(r"\1", text))
