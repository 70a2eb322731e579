"""A scrolling pane of lines drawn one by one: styles by component class, mouse selection, safe characters.

`ReaderPane` and `ComparePane` say what is on the lines.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color, ColorParseError
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from newsreader.ui.highlights import MARK_CLASSES, MARKS_CSS
from newsreader.ui.layout import Block, Span, is_narrow, safe_text, snap


class Piece(NamedTuple):
    """Part of a line with the component classes that style it, later ones over earlier ones."""

    text: str
    classes: tuple[str, ...] = ()


class LinePane(ScrollView, can_focus=True):
    """Draws `line_pieces(number)`, which subclasses provide, for each visible line; `set_line_count` says how many."""

    ALLOW_SELECT = True
    COMPONENT_CLASSES: ClassVar[set[str]] = set(MARK_CLASSES)
    DEFAULT_CSS = (
        """
    LinePane {
        background: $background;
        color: $foreground;
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        """
        + MARKS_CSS
        + """
    }
    """
    )

    def __init__(self) -> None:
        super().__init__()
        self._strips: dict[int, Strip] = {}
        self._styles: dict[tuple[str, ...], Style] = {}
        self._line_count = 0
        self._own_colours: dict[str, str] = {}

    @property
    def text_width(self) -> int:
        """The width of a line."""
        return self.scrollable_content_region.width

    def line_pieces(self, number: int) -> list[Piece]:
        """Return the pieces of line `number`, together at most `text_width` cells wide."""
        raise NotImplementedError

    def selected_span(self, number: int, selection: Selection) -> tuple[int, int] | None:
        """Return the selected span of line `number` as drawn (end -1: to its end), None for none."""
        return selection.get_span(number)

    def set_line_count(self, count: int) -> None:
        """Set the number of lines."""
        if count != self._line_count or self.virtual_size.height != count:
            self._line_count = count
            self.virtual_size = Size(self.text_width, count)

    def go_to_line(self, line: int) -> None:
        """Scroll so that a line is at the top."""
        self.scroll_to(y=max(0, line), animate=False, immediate=True, force=True)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by a number of lines, up if negative."""
        self.go_to_line(self.scroll_offset.y + lines)

    def action_turn(self, direction: int) -> None:
        """Scroll by a page minus two lines, down (1) or up (-1)."""
        self.action_scroll_by(direction * max(1, self.size.height - 2))

    def action_half_page(self, direction: int) -> None:
        """Scroll by half a page, down (1) or up (-1)."""
        self.action_scroll_by(direction * max(1, self.size.height // 2))

    def action_first(self) -> None:
        """Go to the beginning."""
        self.go_to_line(0)

    def action_last(self) -> None:
        """Go to the end."""
        self.go_to_line(self._line_count)

    def forget_lines(self) -> None:
        """Draw everything again: the lines have changed."""
        self._strips.clear()
        self.refresh()

    def notify_style_update(self) -> None:
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def selection_updated(self, selection: Selection | None) -> None:
        self._strips.clear()
        self.refresh()

    def style_of(self, classes: tuple[str, ...]) -> Style:
        """Return the style of component classes on top of each other and of the pane's own style."""
        found = self._styles.get(classes)
        if found is None:
            found = self._styles[classes] = self._mixed_style(classes)
        return found

    def _mixed_style(self, classes: tuple[str, ...]) -> Style:
        _, _, background, color = self.colors
        attributes = Style()
        for name in classes:
            if name in self.COMPONENT_CLASSES or name in MARK_CLASSES:
                styles = self.get_component_styles(name)
                if styles.has_rule("background"):
                    background += styles.background
                if styles.has_rule("color"):
                    color = _shown_color(background, styles.color, styles.auto_color)
                attributes += styles.text_style
            color = self._own_color(name) or color
        return Style(color=(background + color).rich_color, bgcolor=background.rich_color) + attributes

    def set_own_colours(self, colours: Mapping[str, str]) -> None:
        """Override the colours of these classes by the user's own: `$accent`, `teal` or `#88c0d0`."""
        self._own_colours = dict(colours)
        self.notify_style_update()
        self.refresh()

    def _own_color(self, name: str) -> Color | None:
        words = self._own_colours.get(name, "")
        if not words or self.app.no_color:
            return None
        return parse_colour(words, self.app.theme_variables)

    def render_line(self, y: int) -> Strip:
        number = self.scroll_offset.y + y
        strip = self._strips.get(number)
        if strip is None:
            if len(self._strips) > 2000:
                self._strips.clear()
            strip = self._strips[number] = self._make_strip(number)
        return strip

    def _make_strip(self, number: int) -> Strip:
        width = self.text_width
        if number >= self._line_count:
            return Strip.blank(width, self.style_of(()))
        pieces = self.line_pieces(number)
        selection = self.text_selection
        if selection is not None and (span := self.selected_span(number, selection)) is not None:
            return self._selected_strip(pieces, span, width).apply_offsets(0, number)
        segments = [Segment(safe_text(text), self.style_of(classes)) for text, classes in pieces if text]
        return self._fitted(segments, width).apply_offsets(0, number)

    def _selected_strip(self, pieces: list[Piece], span: tuple[int, int], width: int) -> Strip:
        chosen = self.screen.get_component_rich_style("screen--selection")
        first, last = span[0], span[1] if span[1] >= 0 else 1 << 30
        segments: list[Segment] = []
        at = 0
        for text, classes in pieces:
            style = self.style_of(classes)
            low, high = max(0, min(len(text), first - at)), max(0, min(len(text), last - at))
            for part, over in ((text[:low], False), (text[low:high], True), (text[high:], False)):
                if part:
                    segments.append(Segment(safe_text(part), style + chosen if over else style))
            at += len(text)
        return self._fitted(segments, width)

    def _fitted(self, segments: list[Segment], width: int) -> Strip:
        taken = sum(cell_len(segment.text) for segment in segments)
        if taken < width:
            segments.append(Segment(" " * (width - taken), self.style_of(())))
        strip = Strip(segments, max(taken, width))
        return strip if taken <= width else strip.crop(0, width)


def parse_colour(words: str, variables: Mapping[str, str]) -> Color | None:
    """Return a colour given as a name, `#rrggbb` or variable of the theme (`$accent`); None for anything else."""
    words = variables.get(words.removeprefix("$"), "") if words.startswith("$") else words
    try:
        return Color.parse(words)
    except ColorParseError:
        return None


def _shown_color(background: Color, color: Color, automatic: bool) -> Color:
    return background + background.get_contrast_text(color.a) if automatic else background + color


def styled_pieces(block: Block, start: int, end: int, spans: Sequence[Span]) -> list[Piece]:
    """Return text[start:end] of a block, split where its marks begin or end, but never inside a grapheme."""
    spans = [span for span in spans if span.start < end and span.end > start]
    cuts = {start, end}
    for span in spans:
        cuts.update((max(start, span.start), min(end, span.end)))
    if spans and not is_narrow(block.text[start:end]):
        cuts = snap(block.text, start, end, cuts)
    return [
        Piece(block.text[low:high],
              (block.style, *(span.style for span in spans if span.start < high and span.end > low)))
        for low, high in pairwise(sorted(cuts))
    ]  # fmt: skip
