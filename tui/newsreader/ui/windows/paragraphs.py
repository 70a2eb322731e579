"""The window to move paragraphs into the article or out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from textual import on
from textual.content import Content
from textual.widgets import OptionList

from newsreader.models import Article, AsideKind
from newsreader.text import clean_line
from newsreader.ui.commands import bindings
from newsreader.ui.layout import safe_text
from newsreader.ui.render import ASIDE_WORDS
from newsreader.ui.widgets.choices import Choices
from newsreader.ui.windows.window import Window

_SHOWN = 200
"""Characters shown of a paragraph: enough to recognise it."""


class Part(NamedTuple):
    """A paragraph of the body (`aside` "") or an aside; `number` counts each sort from 0."""

    number: int
    text: str
    aside: str


def parts_of(article: Article) -> Iterator[Part]:
    """Yield paragraphs and asides in the order of the file."""
    body = article.text.split("\n\n") if article.text else []
    for number in range(len(body) + 1):
        for k, aside in enumerate(article.asides):
            if aside.after == number or (number == len(body) and aside.after > number):
                yield Part(k, aside.text, _name(aside.kind))
        if number < len(body):
            yield Part(number, body[number], "")


def _name(kind: AsideKind) -> str:
    """Return what an aside is. What the user moves out is stored as navigation, for want of a better kind."""
    return "left out" if kind == "navigation" else ASIDE_WORDS[kind][0]


class ParagraphsScreen(Window[None]):
    """All paragraphs of a file; Enter moves one into the article or out of it, for good."""

    BINDINGS = bindings("paragraphs")

    def __init__(self, article: Article) -> None:
        self._choices = Choices()
        keys = "Enter moves it in or out · <paragraphs.undo> undo · <paragraphs.close> closes"
        super().__init__(self._choices, "What is the article", keys)
        self._article_id = article.id
        self._parts = tuple(parts_of(article))
        self._changed = False

    def on_mount(self) -> None:
        """Show the paragraphs."""
        self._show(0)

    def _show(self, highlighted: int) -> None:
        self._choices.set_lines([_line(part) for part in self._parts], highlighted)

    @on(OptionList.OptionSelected)
    def _move(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.news.in_turn(partial(self._changed_by, partial(self._move_line, event.option_index)), self._moved)

    def _move_line(self, line: int) -> None:
        """Move the part that is on a line when its turn comes, so that a second press takes back the first."""
        part = self._parts[line]
        corrections = self.library.corrections
        move = corrections.move_to_article if part.aside else corrections.move_to_aside
        move(self._article_id, part.number)

    def _changed_by(self, change: Callable[[], object]) -> Article:
        change()
        return self.library.article(self._article_id)

    def _moved(self, article: Article) -> None:
        self._changed = True
        self._parts = tuple(parts_of(article))
        self._show(self._choices.highlighted or 0)
        self.news.tell_screens()
        if not self.is_active:
            self.news.work.go_on()

    def action_undo(self) -> None:
        """Take back the last move made here."""
        if self._changed:
            self.news.in_turn(partial(self._changed_by, self.library.undo), self._moved)
        else:
            self.news.tell("Nothing has been moved yet.")

    def give_up(self) -> None:
        """Close the window; what was moved is analysed again."""
        if self._changed:
            self.news.work.go_on()
        super().give_up()


def _line(part: Part) -> Content:
    text = safe_text(clean_line(part.text, _SHOWN))
    if part.aside:
        return Content.assemble((f"┄ {part.aside}: ", "bold"), (text, "italic"))
    return Content.assemble("  ", text)
