"""A list whose rows are all in memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsreader.ui.widgets.virtual_list import RowT, VirtualList


class HeldList(VirtualList[RowT]):
    """A virtual list that holds its rows by their keys, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: Mapping[int, RowT] = {}

    def set_rows(self, rows: Mapping[int, RowT], current: int | None) -> None:
        """Show these rows; `current` as in `set_keys`."""
        self.rows = rows
        self.set_keys(tuple(rows), current)

    def fetch(self, keys: Sequence[int]) -> Mapping[int, RowT]:
        """Return the rows of these keys, as far as they exist."""
        return {key: self.rows[key] for key in keys if key in self.rows}
