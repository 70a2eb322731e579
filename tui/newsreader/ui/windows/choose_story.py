"""The window to choose a story: the likeliest first, or a search as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from newsreader.models import StoryRow
from newsreader.text import counted
from newsreader.ui.commands import bindings
from newsreader.ui.layout import safe_text
from newsreader.ui.rows.pieces import short_moment, shorten
from newsreader.ui.widgets.choices import Choices
from newsreader.ui.windows.window import Window

MOST = 40
"""Stories offered at once; more words narrow them."""


class ChooseStoryScreen(Window[StoryRow | None]):
    """Returns the story chosen, None if cancelled. `without`: stories that are not offered."""

    BINDINGS = bindings("pick")
    CSS = "ChooseStoryScreen Choices { height: 1fr; } ChooseStoryScreen Static { display: none; }"

    def __init__(self, title: str, article_id: int, without: Sequence[int]) -> None:
        self._line = Input(placeholder="type to search; the likeliest come first", compact=True)
        self._nothing = Static()
        self._choices = Choices()
        parts = Vertical(self._line, self._nothing, self._choices)
        super().__init__(parts, title, "Enter chooses · ↑ ↓ · <pick.close> cancels")
        self._article_id = article_id
        self._without = frozenset(without)
        self._rows: tuple[StoryRow, ...] = ()
        self._asked = 0

    def on_mount(self) -> None:
        """Offer the likeliest."""
        self._ask("")

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._ask(event.value.strip())

    def _ask(self, text: str) -> None:
        self._asked += 1
        self.news.in_turn(partial(self._find, self._asked, text), partial(self._found, self._asked))

    def _find(self, number: int, text: str) -> list[StoryRow]:
        if number != self._asked:
            return []  # more was typed meanwhile
        library = self.library
        meant = library.queries.meant(text) if text else ""
        ids = library.story_ids(meant, best_first=True) if meant else library.stories.near(self._article_id, MOST)
        return library.story_rows([one for one in ids if one not in self._without][:MOST])

    def _found(self, number: int, rows: list[StoryRow]) -> None:
        if number == self._asked:
            self._rows = tuple(rows)
            today = self.library.today()
            self._choices.set_lines([_line(row, short_moment(row.last, today)) for row in rows])
            words = self._line.value.strip()
            nothing = f"No other story matches “{words}”." if words else "There is no other story."
            self._nothing.update(Content(safe_text(nothing)))
            self._nothing.display = not rows

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        # In turn, so that the words typed before are searched for first.
        self.news.in_turn(lambda: None, lambda _: self._take())

    def _take(self) -> None:
        number = self._choices.highlighted
        if number is not None and number < len(self._rows):
            self.dismiss(self._rows[number])

    def action_move(self, direction: int) -> None:
        """Go to the next or previous story while typing."""
        if direction > 0:
            self._choices.action_cursor_down()
        else:
            self._choices.action_cursor_up()


def _line(row: StoryRow, day: str) -> Content:
    source = f"{row.sources[0]} +{len(row.sources) - 1}" if len(row.sources) > 1 else "".join(row.sources)
    meta = " · ".join(part for part in (counted(row.reports, "report"), source, day) if part)
    title = shorten(safe_text(row.title), 120)  # two lines of the window at 80 columns
    return Content.assemble((title, "bold"), "\n  ", safe_text(meta))
