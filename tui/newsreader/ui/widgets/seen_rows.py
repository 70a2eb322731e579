"""The rows of a long list that have been seen: fetched by page, drawn once, their heights measured."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import Generic, TypeVar

from newsreader.ui.rows.pieces import Lines
from newsreader.ui.widgets.line_index import LineIndex

RowT = TypeVar("RowT")

PAGE = 64
"""Rows fetched at once."""

_PAGES_KEPT = 16


class SeenRows(Generic[RowT]):
    """The rows of `keys` at one width. `index` says on which line each starts; one never seen counts as `guess` lines.

    `fetch` returns the rows of some keys, missing ones left out; `draw` the lines of a row (None: a missing one).
    """

    def __init__(
        self,
        keys: Sequence[int],
        fetch: Callable[[Sequence[int]], Mapping[int, RowT]],
        draw: Callable[[RowT | None], Lines],
        guess: int,
    ) -> None:
        self.index = LineIndex(len(keys), guess)
        self._keys = keys
        self._fetch = fetch
        self._draw = draw
        self._pages: OrderedDict[int, Mapping[int, RowT]] = OrderedDict()
        self._measured: set[int] = set()
        self._drawn: dict[int, Lines] = {}

    def row(self, position: int) -> RowT | None:
        """Return the row at a position, fetched with its page if need be; None if it is gone."""
        number = position // PAGE
        page = self._pages.get(number)
        if page is None:
            page = self._pages[number] = self._fetch(self._keys[number * PAGE : (number + 1) * PAGE])
            if len(self._pages) > _PAGES_KEPT:
                self._pages.popitem(last=False)
        return page.get(self._keys[position])

    def lines(self, position: int) -> Lines:
        """Return the lines of a row."""
        lines = self._drawn.get(position)
        if lines is None:
            if len(self._drawn) > PAGE * _PAGES_KEPT:
                self._drawn.clear()
            lines = self._drawn[position] = self._draw(self.row(position))
        return lines

    def measure_around(self, position: int, height: int) -> bool:
        """Measure the pages that a window of `height` lines around a row may show; return whether a height changed."""
        reach = max(height, 1)
        first, last = max(0, position - reach) // PAGE, min(len(self._keys) - 1, position + reach) // PAGE
        changed = False
        for number in range(first, last + 1):
            if number not in self._measured:
                self._measured.add(number)
                for at in range(number * PAGE, min((number + 1) * PAGE, len(self._keys))):
                    changed = self.index.set_height(at, len(self.lines(at))) or changed
        return changed
