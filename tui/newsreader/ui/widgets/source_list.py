"""The list of feeds and of sources of files, by tag where feeds have tags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from newsreader.ui.commands import bindings
from newsreader.ui.rows.feeds import SourceRow, by_tag, source_lines
from newsreader.ui.rows.pieces import Lines, gone_lines
from newsreader.ui.widgets.virtual_list import VirtualList

_TAGGED = 1 << 40
"""Above the ids of feeds: keys of headings, and of feeds under them."""


class SourceList(VirtualList[SourceRow], inherit_bindings=False):
    """Sources by their key; `clock` says against which time fetches are told."""

    BINDINGS = bindings("list")

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._rows: dict[int, SourceRow] = {}
        self._feeds: Sequence[SourceRow] = ()
        self._others: Sequence[SourceRow] = ()
        self._folded: frozenset[str] = frozenset()
        self._keys: dict[tuple[str, int], int] = {}

    @property
    def source(self) -> SourceRow | None:
        """The source under the cursor."""
        return self._rows.get(self.current) if self.current is not None else None

    def set_rows(self, feeds: Sequence[SourceRow], others: Sequence[SourceRow]) -> None:
        """Show these feeds and other sources; the cursor stays on its own."""
        self._feeds, self._others = feeds, others
        self._arrange()

    def go_to_feed(self, feed_id: int) -> None:
        """Put the cursor on a feed, unless it is folded away."""
        keys = [row.key for row in self._rows.values() if row.feed_id == feed_id]
        if keys:
            self.go(list(self._rows).index(keys[0]))

    def fold(self) -> bool:
        """Fold the tag under the cursor, or that of the feed under it, or unfold it; False where there are no tags."""
        if self.source is None or self.source.under is None:
            return False
        self._folded ^= {self.source.under}
        self._arrange()
        return True

    def fold_all(self) -> bool:
        """Fold all tags, or unfold them where all are folded; False where there are no tags."""
        tags = frozenset(row.under for row in self._rows.values() if row.under is not None)
        self._folded = frozenset() if tags <= self._folded else tags
        self._arrange()
        return bool(tags)

    def _arrange(self) -> None:
        """Show what is not folded away; a cursor on what is goes to the heading above it."""
        here = self.source
        self._rows = {row.key: row for row in by_tag(self._feeds, self._others, self._folded, self._key)}
        self.set_keys(tuple(self._rows), self._place(here))
        self.renew()

    def _place(self, here: SourceRow | None) -> int | None:
        """Return the key for a row that was there before: its own, its heading's where that is folded, that of the same
        feed under another tag; where it is gone its old one, and the cursor stays on the line."""
        if here is None or here.key in self._rows:
            return self.current
        if here.under in self._folded:
            found = [row.key for row in self._rows.values() if row.is_heading and row.under == here.under]
        else:
            found = [row.key for row in self._rows.values() if row.feed_id is not None and row.feed_id == here.feed_id]
        return next(iter(found), self.current)

    def _key(self, tag: str, key: int) -> int:
        """Return the key of a heading (`key` 0) or of a feed under a tag: a feed may stand under several."""
        return self._keys.setdefault((tag, key), _TAGGED + len(self._keys))

    def fetch(self, keys: Sequence[int]) -> Mapping[int, SourceRow]:
        """Return sources; all are at hand."""
        return {key: self._rows[key] for key in keys if key in self._rows}

    def lines_of(self, row: SourceRow | None, width: int) -> Lines:
        """Return the lines of a source."""
        return gone_lines(width) if row is None else source_lines(row, width, self._clock())

    def height_guess(self, width: int) -> int:
        """Return the height of a row without a fault."""
        return 2 if width >= 0 else 0
