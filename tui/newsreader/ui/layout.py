"""Text laid out in lines of a given width, once and only as far as needed. Pure: no widget, no style.

Widths are terminal cells as `rich.cells` measures them; offsets count code points.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from rich.cells import cell_len, split_graphemes

MIN_WIDTH = 2
"""Narrowest column that lines are laid out for: one wide character."""

_LONGEST_WINDOW = 4096
# Characters that every terminal draws one cell wide; rich's own quick test knows no curly quotes or dashes.
_NARROW = re.compile("[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*")
# What the text door refuses; replaced one for one, so that offsets stay valid.
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")
_SIGNS = "\u2e80-\u30ff\u3100-\u312f\u31a0-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff"
_CJK = re.compile(f"[{_SIGNS}]")
_NOT_FIRST = "、。，．：；？！）」』】〕〉》”’…‥ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ)]}!?,.:;％"
_NOT_LAST = "（「『【〔〈《“‘([{"
_DASHES = frozenset("-‐–—")
_WORD = re.compile(f"\\s+|[{re.escape(_NOT_LAST)}]*(?:[{_SIGNS}]|[^\\s{_SIGNS}]+)[{re.escape(_NOT_FIRST)}]*\\s*")
"""What `fold` keeps together, with the blanks behind it: a word, or one sign with the marks that belong to it."""


class Span(NamedTuple):
    """A span of a block's text that is drawn in the style of a component class."""

    start: int
    end: int
    style: str


class Line(NamedTuple):
    """One line on the screen: its block, and a span of the block's text (-1, -1 for a blank line above the block)."""

    block: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block:
    """A text without line ends that is wrapped as one: a paragraph, a heading, an item of a list.

    `lead` precedes the first line, further lines are indented by `hang` cells; `above` blank lines come before it.
    `origin` is the offset of `text[0]` in the article's text, None for text that is not the article's; `added` lists the
    offsets in `text` of signs that are not in the article, in order.
    """

    text: str
    style: str
    spans: tuple[Span, ...] = ()
    above: int = 0
    lead: str = ""
    hang: int = 0
    origin: int | None = None
    added: tuple[int, ...] = ()


class Layout:
    """The lines of blocks at one width. They are laid out on demand, in order; `complete`: all of them are."""

    def __init__(self, blocks: Sequence[Block], width: int) -> None:
        self.blocks = blocks
        self.width = max(width, MIN_WIDTH)
        self.lines: list[Line] = []
        self.complete = False
        self._source = self._make_lines()

    def grow(self, count: int) -> None:
        """Lay out up to `count` further lines."""
        before = len(self.lines)
        self.lines.extend(islice(self._source, count))
        self.complete = len(self.lines) - before < count

    def grow_to(self, block: int, offset: int) -> None:
        """Lay out lines until the one that shows `offset` of `block`."""
        while not self.complete and (not self.lines or self.lines[-1][:2] <= (block, offset)):
            self.grow(256)

    def line_of(self, block: int, offset: int) -> int:
        """Return the number of the line that shows `offset` of `block`."""
        self.grow_to(block, offset)
        return max(0, bisect_right(self.lines, (block, offset, 1 << 60)) - 1)

    def continues(self, number: int) -> bool:
        """Tell whether line `number` continues the block of the line above it."""
        return self.lines[number].start > 0

    def copied_text(self, first: int, low: int, last: int, high: int | None) -> str:
        """Return the text of lines `first` to `last` before wrapping, without added signs and with plain blanks.

        It begins `low` characters into the first line and ends `high` characters into the last (None: at its end).
        """
        parts: list[str] = []
        for number in range(first, last + 1):
            block, start, end = self.lines[number]
            if parts:
                parts.append("" if self.continues(number) else "\n")
            if start < 0:
                continue
            begin = min(start + max(0, low), end) if number == first else start
            if number == last:
                end = min(end, start + max(0, high)) if high is not None else end
            elif number + 1 < len(self.lines) and self.continues(number + 1):
                end = self.lines[number + 1].start
            parts.append(source_text(self.blocks[block], begin, end))
        return "".join(parts).replace("\xa0", " ")

    def _make_lines(self) -> Iterator[Line]:
        for number, block in enumerate(self.blocks):
            for _ in range(block.above):
                yield Line(number, -1, -1)
            for start, end in wrap(block.text, self.width - block.hang):
                yield Line(number, start, end)


def source_text(block: Block, start: int, end: int) -> str:
    """Return text[start:end] of a block without added signs."""
    return "".join(block.text[at] for at in range(start, end) if at not in block.added)


def safe_text(text: str) -> str:
    """Replace what could act on a terminal, keeping the length: tabs by spaces, the rest by U+FFFD."""
    if not _UNSAFE.search(text):
        return text
    return _UNSAFE.sub("\ufffd", text.replace("\t", " "))


def is_narrow(text: str) -> bool:
    """Tell whether every character of the text certainly takes one cell."""
    return _NARROW.fullmatch(text) is not None


def wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line of at most `width` cells; an empty text is one empty line.

    Lines break at spaces, after a hyphen or dash between letters, between Chinese and Japanese characters, and inside
    words longer than a line. Spaces at a break belong to no line.
    """
    width = max(width, MIN_WIDTH)
    position, length = 0, len(text)
    while True:
        stop = _line_stop(text, position, width, length)
        end = stop
        while end > position and text[end - 1] == " ":
            end -= 1
        yield position, end
        while stop < length and text[stop] == " ":
            stop += 1
        if stop >= length:
            return
        position = stop


def wrapped(text: str, width: int) -> Iterator[str]:
    """Yield the lines of `wrap` themselves."""
    return (text[start:end] for start, end in wrap(text, width))


def fold(row: str, width: int, columns: int = 0) -> Iterator[str]:
    """Yield a row in lines of at most `width` cells, the further ones below what follows its first `columns` characters.

    As `wrap`, but a word is never torn and may be longer than a line: it can be an address to be copied.
    """
    margin = " " * min(cell_len(row[:columns]), width // 2)
    line = ""
    for word in _WORD.findall(row):
        if line.strip() and cell_len(line) + cell_len(word.rstrip()) > width:
            yield line.rstrip()
            line = margin
        line += word
    yield line.rstrip()


def _line_stop(text: str, position: int, width: int, length: int) -> int:
    reach = position + width
    if not _NARROW.fullmatch(text, position, min(reach + 1, length)):
        return _wide_stop(text, position, width, length)
    if reach >= length:
        return length
    if text[reach] == " ":
        return reach
    space = text.rfind(" ", position, reach)
    for at in range(reach - 1, max(space, position + 1), -1):
        if text[at] in _DASHES and text[at - 1].isalpha() and text[at + 1].isalpha():
            return at + 1
    return space if text[position : space + 1].strip() else reach


def _wide_stop(text: str, position: int, width: int, length: int) -> int:
    """As `_line_stop`, for text whose characters may take zero, one or two cells."""
    reach = width + 16
    while True:
        window = text[position : position + reach]
        pieces, cells = split_graphemes(window)
        if cells > width or position + reach >= length or reach > _LONGEST_WINDOW:
            break
        reach *= 2
    if cells <= width:
        return position + len(window)
    used = chance = 0
    for start, _, size in pieces:
        if start and _may_break(window, start):
            chance = start
        if used + size > width and start:
            blank = window[start] == " " or not window[:chance].strip()
            return position + (start if blank else chance)
        used += size
    return position + len(window)


def _may_break(text: str, at: int) -> bool:
    """Tell whether a line may end before text[at], which is not the first character."""
    before, after = text[at - 1], text[at]
    if before == " ":
        return after != " "
    if before in _DASHES:
        return at > 1 and text[at - 2].isalpha() and after.isalpha()
    if after in _NOT_FIRST or before in _NOT_LAST:
        return False
    return bool(_CJK.match(before) or _CJK.match(after))


def snap(text: str, start: int, end: int, cuts: set[int]) -> set[int]:
    """Move cuts of text[start:end] back to where a grapheme begins, so that none is split."""
    edges = [start + piece[0] for piece in split_graphemes(text[start:end])[0]] + [end]
    return {edges[bisect_right(edges, cut) - 1] for cut in cuts}
