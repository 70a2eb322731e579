"""The window with the keys of a place and the meaning of the marks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from rich.cells import cell_len
from textual.content import Content

from newsreader.ui.commands import COMMANDS, PLACE_NAMES, Command, Place
from newsreader.ui.compared.views import ELSEWHERE, PARTLY, SIGNS
from newsreader.ui.highlights import LEGEND, WATCHED
from newsreader.ui.layout import wrapped
from newsreader.ui.own_keys import keys_of
from newsreader.ui.rows.pieces import COPY, DUE, PARTLY_READ, STAR, UNREAD
from newsreader.ui.widgets.lines import Part
from newsreader.ui.windows.window import FittedText, TextWindow

_LEAST_WORDS = 12
"""Width below which the words beside a key are not made narrower."""

_LIST_MARKS = (
    (UNREAD, "unread"),
    (PARTLY_READ, "some reports unread"),
    (STAR, "starred"),
    (DUE, "the next deadline in its reports"),
    (WATCHED, "a watched name in its reports"),
    (COPY, "a copy: the same text elsewhere"),
)

_COMPARE_MARKS = (
    (SIGNS["agree"], "both say it; bright words are in one report only"),
    (PARTLY, "the other says part of it"),
    (SIGNS["only"], "nobody else in this comparison says it"),
    (SIGNS["differs"], "both say it, with another value, another source, or another certainty"),
    (ELSEWHERE, "shown beside another sentence too"),
)

_FIRST_WANTED = (
    "list.open", "compare.open", "story.digest", "list.next-unread", "search.open", "views.save", "views.open", "article.star",
    "article.tag", "change.undo", "go.deadlines", "go.entities", "import.folder", "stories.add-feed", "app.theme",
    "app.palette", "back",
)  # fmt: skip
"""Commands that a new user looks for, listed before all others."""


def help_window(places: Sequence[Place]) -> TextWindow:
    """Return the help window: a section for each of these places, then the marks."""
    return TextWindow("Keys", FittedText(partial(help_content, places)))


def help_content(places: Sequence[Place], width: int) -> Content:
    """Return the help of some places: keys, what they do, the marks in list and reader.

    In a comparison its signs come first, on the first screen what a new user looks for.
    """
    chosen = [command for command in COMMANDS if command.place in places]
    column = max(cell_len(keys_of(command)) for command in chosen) + 3
    parts: list[Part] = []
    if "compare" in places:
        parts += [*_marks("Signs", _COMPARE_MARKS, column, width), ("\n", "")]
    if "stories" in places:
        most_wanted = (command for command in chosen if command.id in _FIRST_WANTED)
        parts.append(("First of all\n", "bold underline"))
        for command in sorted(most_wanted, key=lambda command: _FIRST_WANTED.index(command.id)):
            parts += _line(command, column, width)
        parts.append(("\n", ""))
    for place in places:
        parts.append((f"{PLACE_NAMES[place]}\n", "bold underline"))
        for command in (command for command in chosen if command.place == place):
            parts += _line(command, column, width)
        parts.append(("\n", ""))
    if "compare" not in places:
        parts += _marks("Marks in the list", _LIST_MARKS, column, width)
        parts.append(("\nMarks in the reader\n", "bold underline"))
        parts += [part for meaning in LEGEND for part in _beside("", "", meaning, column, width)]
    return Content.assemble(*parts)


def _marks(title: str, marks: Sequence[tuple[str, str]], column: int, width: int) -> list[Part]:
    lines = [part for mark, meaning in marks for part in _beside(mark, "", meaning, column, width)]
    return [(f"{title}\n", "bold underline"), *lines]


def _line(command: Command, column: int, width: int) -> list[Part]:
    return _beside(keys_of(command), "bold $text-accent", command.help, column, width)


def _beside(head: str, style: str, words: str, column: int, width: int) -> list[Part]:
    """Return words beside a head, wrapped within their column."""
    lines = wrapped(words, max(width - column, _LEAST_WORDS))
    return [(head, style), (" " * (column - cell_len(head)) + f"\n{' ' * column}".join(lines) + "\n", "")]
