"""The list of feeds and of sources of files."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from newsreader.ui.commands import bindings
from newsreader.ui.feed_rows import SourceRow, source_lines
from newsreader.ui.rows import Lines, gone_lines
from newsreader.ui.widgets.virtual_list import VirtualList


class SourceList(VirtualList[SourceRow], inherit_bindings=False):
    """Sources by their key; `clock` says against which time fetches are told."""

    BINDINGS = bindings("list")

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__(name="sources")
        self._clock = clock
        self._rows: dict[int, SourceRow] = {}

    @property
    def source(self) -> SourceRow | None:
        """The source under the cursor."""
        return self._rows.get(self.current) if self.current is not None else None

    def set_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show these sources; the cursor stays on its own."""
        self._rows = {row.key: row for row in rows}
        self.set_keys(tuple(self._rows), self.current)
        self.renew()

    def fetch(self, keys: Sequence[int]) -> Mapping[int, SourceRow]:
        """Return sources; all are at hand."""
        return {key: self._rows[key] for key in keys if key in self._rows}

    def lines_of(self, row: SourceRow | None, width: int) -> Lines:
        """Return the lines of a source."""
        return gone_lines(width) if row is None else source_lines(row, width, self._clock())

    def height_guess(self, width: int) -> int:
        """Return the height of a row without a fault."""
        return 2 if width >= 0 else 0
