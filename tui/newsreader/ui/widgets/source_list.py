"""The list of feeds and of sources of files, by tag where feeds have tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from newsreader.ui.rows.feeds import SourceRow, by_tag, source_lines
from newsreader.ui.rows.pieces import Lines
from newsreader.ui.widgets.held_list import HeldList

_TAGGED = 1 << 40
"""Above the ids of feeds: keys of headings, and of feeds under them."""


class SourceList(HeldList[SourceRow]):
    """Sources by their key; `clock` says against which time fetches are told."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._feeds: Sequence[SourceRow] = ()
        self._others: Sequence[SourceRow] = ()
        self._folded: frozenset[str] = frozenset()
        self._keys: dict[tuple[str, int], int] = {}

    def set_sources(self, feeds: Sequence[SourceRow], others: Sequence[SourceRow]) -> None:
        """Show these feeds and other sources; the cursor stays on its own."""
        self._feeds, self._others = feeds, others
        self._arrange()

    def go_to_feed(self, feed_id: int) -> None:
        """Put the cursor on a feed, unless it is folded away."""
        self.go_to(next((row.key for row in self.rows.values() if row.feed_id == feed_id), None))

    def fold(self) -> bool:
        """Fold the tag under the cursor, or that of the feed under it, or unfold it; False where there are no tags."""
        if self.current_row is None or self.current_row.under is None:
            return False
        self._folded ^= {self.current_row.under}
        self._arrange()
        return True

    def fold_all(self) -> bool:
        """Fold all tags, or unfold them where all are folded; False where there are no tags."""
        tags = frozenset(row.under for row in self.rows.values() if row.under is not None)
        self._folded = frozenset() if tags <= self._folded else tags
        self._arrange()
        return bool(tags)

    def _arrange(self) -> None:
        """Show what is not folded away; a cursor on what is goes to the heading above it."""
        rows = {row.key: row for row in by_tag(self._feeds, self._others, self._folded, self._key)}
        self.set_rows(rows, self._place(self.current_row, rows))

    def _place(self, here: SourceRow | None, rows: Mapping[int, SourceRow]) -> int | None:
        """Return the key for a row that was there before: its own, its heading's where that is folded, that of the same
        feed under another tag; where it is gone its old one, and the cursor stays on the line."""
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
