"""The list of feeds and of sources of files, grouped by tag if feeds have tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from newsreader.ui.rows.feeds import SourceRow, by_tag, source_lines
from newsreader.ui.rows.pieces import Lines
from newsreader.ui.widgets.held_list import HeldList

_TAGGED = 1 << 40
"""Above the ids of feeds: keys of headings, and of feeds under them."""


class SourceList(HeldList[SourceRow]):
    """Sources by their key; `clock` gives the time that ages are counted from."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._feeds: Sequence[SourceRow] = ()
        self._others: Sequence[SourceRow] = ()
        self._folded: frozenset[str] = frozenset()
        self._keys: dict[tuple[str, int], int] = {}

    def set_sources(self, feeds: Sequence[SourceRow], others: Sequence[SourceRow]) -> None:
        """Show these feeds and other sources; the cursor stays on its row."""
        self._feeds, self._others = feeds, others
        self._arrange()

    def go_to_feed(self, feed_id: int) -> None:
        """Put the cursor on a feed, unless it is folded away."""
        self.go_to(next((row.key for row in self.rows.values() if row.feed_id == feed_id), None))

    def fold(self) -> bool:
        """Fold or unfold the tag of the row under the cursor; False if there are no tags."""
        if self.current_row is None or self.current_row.under is None:
            return False
        self._folded ^= {self.current_row.under}
        self._arrange()
        return True

    def fold_all(self) -> bool:
        """Fold all tags, or unfold them if all are folded; False if there are no tags."""
        tags = frozenset(row.under for row in self.rows.values() if row.under is not None)
        self._folded = frozenset() if tags <= self._folded else tags
        self._arrange()
        return bool(tags)

    def _arrange(self) -> None:
        """Show what is not folded; the cursor moves from a folded row to its heading."""
        rows = {row.key: row for row in by_tag(self._feeds, self._others, self._folded, self._key)}
        self.set_rows(rows, self._place(self.current_row, rows))

    def _place(self, here: SourceRow | None, rows: Mapping[int, SourceRow]) -> int | None:
        """Return the key the cursor goes to from a row: its own, that of its heading if folded, or of the same feed under
        another tag. If the row is gone, its old key, so that the cursor stays on the line."""
        if here is None or here.key in rows:
            return self.current
        if here.under in self._folded:
            found = (row.key for row in rows.values() if row.is_heading and row.under == here.under)
        else:
            found = (row.key for row in rows.values() if row.feed_id is not None and row.feed_id == here.feed_id)
        return next(found, self.current)

    def _key(self, tag: str, key: int) -> int:
        """Return the key of a heading (`key` 0) or of a feed under a tag: a feed may stand under several."""
        return self._keys.setdefault((tag, key), _TAGGED + len(self._keys))

    def lines_of(self, row: SourceRow, width: int) -> Lines:
        """Return the lines of a source."""
        return source_lines(row, width, self._clock())
