"""The pane that shows one article to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from textual import events
from textual.message import Message

from newsreader.models import Article
from newsreader.settings import Keyword, Settings
from newsreader.ui.article.page import ASIDE, NOTE, READER_CLASSES, Page, article_page, keyword_style
from newsreader.ui.article.surroundings import NO_SURROUNDINGS, Surroundings
from newsreader.ui.highlights import CURRENT_STYLE, Highlight
from newsreader.ui.layout import Block, Span
from newsreader.ui.render import asides_words
from newsreader.ui.widgets.page_pane import PagePane, TextPlace

_PLACES_KEPT = 500
"""Articles whose place is remembered while the program runs."""

_NOTHING_OPEN = Page((Block("Nothing open. Choose a story and press Enter.", NOTE),))


class ReaderPane(PagePane):
    """Shows an article as `article_page` makes it, and steps through its highlights and matches."""

    COMPONENT_CLASSES: ClassVar[set[str]] = set(READER_CLASSES)
    DEFAULT_CSS = """
    ReaderPane {
        & .reader--title { text-style: bold; color: $foreground; }
        & .reader--meta { color: $foreground-muted; }
        & .reader--note { color: $foreground-muted; text-style: italic; }
        & .reader--aside { color: $foreground-muted; }
        &:ansi {
            & .reader--meta { text-style: dim; }
            & .reader--note { text-style: dim italic; }
            & .reader--aside { text-style: dim; }
        }
    }
    """

    @dataclass
    class HighlightChosen(Message):
        """A highlight was chosen: a name (kind, canonical name) or a date (kind, ISO value)."""

        article_id: int
        kind: str
        value: str

    def __init__(self, *, today: date | None = None) -> None:
        super().__init__()
        self.today = today
        self._article: Article | None = None
        self._reports: tuple[int, int] | None = None
        self._words: tuple[str, ...] = ()
        self._around = NO_SURROUNDINGS
        self._keywords: tuple[Keyword, ...] = ()
        self._asides = False
        self._left: dict[
            int, tuple[TextPlace, bool]
        ] = {}  # by article: where it was left, and whether asides were shown
        self._page = _NOTHING_OPEN
        self._current: int | None = None
        self._match: int | None = None

    def use_settings(self, settings: Settings) -> None:
        """Mark the user's own words, in the user's colours."""
        self._keywords = settings.keywords
        colours = {f"mark--{kind}": colour for kind, colour in settings.colours.items()}
        colours |= {keyword_style(n): keyword.colour for n, keyword in enumerate(settings.keywords)}
        self.set_own_colours(colours)
        self._show_page(self.top_place())

    @property
    def article(self) -> Article | None:
        """The article that is shown."""
        return self._article

    @property
    def current(self) -> Highlight | None:
        """The highlight that was stepped to."""
        return None if self._current is None else self._page.places[self._current].mark

    def show(
        self,
        article: Article | None,
        *,
        reports: tuple[int, int] | None = None,
        words: tuple[str, ...] = (),
        around: Surroundings = NO_SURROUNDINGS,
    ) -> None:
        """Show an article, or a hint if None.

        The same article keeps its place; one that was left in the middle is shown from there, any other from its beginning.
        `reports` is (number of this report, how many its story has), `words` are the words of a search to mark.
        """
        same = article is not None and self._article is not None and article.id == self._article.id
        place = self.top_place() if same else None
        if not same:
            self._note_place()
            place, self._asides = self._left.get(article.id, (None, False)) if article else (None, False)
        before = self._words
        self._article, self._reports, self._words, self._around = article, reports, words, around
        if not same:
            self._current = None
        if not same or words != before:
            self._match = None
        self._show_page(place)

    def _note_place(self) -> None:
        """Remember where the open article is left, unless it has been read to its end."""
        if self._article is None:
            return
        self._left.pop(self._article.id, None)
        place = self.top_place()
        at_end = place is not None and self.scroll_offset.y >= self.max_scroll_y
        if (place := place or self._waiting) is not None and not at_end:
            self._left[self._article.id] = (place, self._asides)
        if len(self._left) > _PLACES_KEPT:
            self._left.pop(next(iter(self._left)))

    def toggle_asides(self) -> str:
        """Show or hide what is left out of the article; return in words what was done."""
        if self._article is None:
            return "Open an article first."
        if not self._article.asides:
            return "Nothing is left out of this article."
        origin = self._origin_place()
        self._asides = not self._asides
        self._current = None
        self._page = self._make_page()
        self.set_blocks(self._page.blocks, self._find_origin(origin))
        return f"{self._where_shown() if self._asides else 'Left out'}: {asides_words(self._article.asides)}"

    def _where_shown(self) -> str:
        """Say where the asides are shown, if they are out of sight."""
        lines = [self.line_of((n, 0)) for n, block in enumerate(self._page.blocks) if block.style == ASIDE]
        top = self.scroll_offset.y
        if not lines or any(top <= line < top + self.size.height for line in lines):
            return "Shown"
        return "Shown further down" if lines[-1] >= top else "Shown further up"

    def next_highlight(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) highlight, wrapping around; False if there is none."""
        places = self._page.places
        if not places:
            return False
        if self._current is None:
            self._current = self._first_visible([(place.block, place.start) for place in places], direction)
        else:
            self._current = (self._current + direction) % len(places)
        self._reveal_current()
        return True

    def go_to_mark(self, kind: str, value: str, near: str) -> None:
        """Go to the first highlight of this kind and value, preferably in the sentence `near`."""
        if self._article is None:
            return
        marks = [place.mark for place in self._page.places]
        fitting = [n for n, mark in enumerate(marks) if (mark.kind, mark.value) == (kind, value)]
        near = near.strip("… ")
        start = self._article.text.find(near) if near else -1
        inside = [n for n in fitting if 0 <= start <= marks[n].start < start + len(near)]
        if fitting:
            self._current = (inside or fitting)[0]
            self._reveal_current()

    def next_match(self, direction: int) -> bool:
        """Go to the next (1) or previous (-1) match of the search; False if there is none further."""
        matches = self._page.matches
        if self._match is None:
            number = self._first_visible(list(matches), direction)
        else:
            number = self._match + direction
        if not 0 <= number < len(matches):
            return False
        self._match = number
        self.reveal(matches[number])
        self.forget_lines()
        return True

    @property
    def match_place(self) -> tuple[int, int]:
        """The number of the current match (0: none yet) and how many there are."""
        return (0 if self._match is None else self._match + 1), len(self._page.matches)

    def choose(self) -> bool:
        """Post `HighlightChosen` for the current highlight; False if there is none."""
        mark = self.current
        if mark is None or self._article is None:
            return False
        self.post_message(self.HighlightChosen(self._article.id, mark.kind, mark.value))
        return True

    def extra_spans(self, block: int) -> Iterable[Span]:
        """Return the spans of the current highlight and the current match."""
        if self._match is not None and self._page.matches[self._match][0] == block:
            start = self._page.matches[self._match][1]
            ends = (span.end for span in self._page.blocks[block].spans if span.start == start)
            yield Span(start, min(ends, default=start + 1), CURRENT_STYLE)
        if self._current is not None:
            place = self._page.places[self._current]
            if place.block == block:
                yield Span(place.start, place.end, CURRENT_STYLE)

    def on_mount(self) -> None:
        """Take the settings of the app, if it has some."""
        settings = getattr(self.app, "settings", None)
        if isinstance(settings, Settings):
            self.use_settings(settings)

    def on_click(self, event: events.Click) -> None:
        """Choose the highlight under the mouse, unless text was selected."""
        offset = event.get_content_offset(self)
        if offset is None or event.chain > 1 or (self.text_selection is not None and self.screen.get_selected_text()):
            return
        under = self.place_at(offset.x, offset.y)
        for number, place in enumerate(self._page.places):
            if under is not None and place.block == under[0] and place.start <= under[1] < place.end:
                self._current = number
                self.forget_lines()
                self.choose()

    def _make_page(self) -> Page:
        if self._article is None:
            return _NOTHING_OPEN
        return article_page(
            self._article, reports=self._reports, words=self._words, today=self.today, asides=self._asides,
            keywords=self._keywords, around=self._around,
        )  # fmt: skip

    def _show_page(self, place: TextPlace | None) -> None:
        self._page = self._make_page()
        if self._current is not None and self._current >= len(self._page.places):
            self._current = None
        if self._match is not None and self._match >= len(self._page.matches):
            self._match = None
        self.set_blocks(self._page.blocks, place)

    def _reveal_current(self) -> None:
        if self._current is not None:
            place = self._page.places[self._current]
            self.reveal((place.block, place.start))
            self.forget_lines()

    def _origin_place(self) -> TextPlace | None:
        """As `top_place`, but with the offset of the paragraph in the article's text instead of its block's number."""
        place = self.top_place()
        if place is None:
            return None
        origins = [block.origin for block in self._page.blocks[: place[0] + 1] if block.origin is not None]
        return (origins[-1], place[1]) if origins else None

    def _find_origin(self, place: TextPlace | None) -> TextPlace | None:
        if place is None:
            return None
        return next(((n, place[1]) for n, block in enumerate(self._page.blocks) if block.origin == place[0]), None)

    def _first_visible(self, places: list[TextPlace], direction: int) -> int:
        top = self.scroll_offset.y
        bottom = top + max(1, self.size.height)
        lines = [self.line_of(place) for place in places]
        if direction > 0:
            return next((number for number, line in enumerate(lines) if line >= top), 0)
        return next((number for number in range(len(lines) - 1, -1, -1) if lines[number] < bottom), len(lines) - 1)
