"""The text of an article as blocks with their marks: names, dates, matches, the user's own words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsreader.ui.highlights import BRACKETS, MATCH_STYLE, WATCH_STYLE, WATCHED, Highlight, in_range
from newsreader.ui.layout import Block, Span

BODY = "reader--body"

_HELD_TOGETHER = 24
"""Most characters of a bracketed date that is kept on one line."""


class Hit(NamedTuple):
    """A span of the text that is marked on top of names and dates, with the component classes of the mark."""

    start: int
    end: int
    styles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A highlight by its place in the blocks of a page."""

    block: int
    start: int
    end: int
    mark: Highlight


class BodyMaker:
    """Makes a block for each line of a text, in order, and collects `places` and `matches` (block, offset)."""

    def __init__(self, marks: Sequence[Highlight], watched: frozenset[Highlight], hits: Sequence[Hit]) -> None:
        self.places: list[Placed] = []
        self.matches: list[tuple[int, int]] = []
        self._marks = marks
        self._watched = watched
        self._hits = hits
        self._next_hit = 0

    def block(self, line: str, start: int, above: int, number: int) -> Block:
        """Return the block of a line that starts at `start` in the text and will be block `number` of its page."""
        pieces: list[str] = []
        added: list[int] = []
        spans: list[Span] = []
        done = 0
        for mark in in_range(self._marks, start, start + len(line)):
            first, last = max(0, mark.start - start), min(len(line), mark.end - start)
            before, after = (WATCHED, "") if mark in self._watched else BRACKETS.get(mark.kind, ("", ""))
            at = first + len(added)
            added += [at] * len(before)
            added += [last + len(added)] * len(after)
            stop = last + len(added)
            marked = line[first:last]
            if before + after and len(marked) <= _HELD_TOGETHER:
                marked = marked.replace(" ", "\xa0")  # no line ends inside its brackets
            pieces += [line[done:first], before, marked, after]
            spans.append(Span(at, stop, f"mark--{mark.kind}"))
            if mark in self._watched:
                spans.append(Span(at, stop, WATCH_STYLE))
            self.places.append(Placed(number, at, stop, mark))
            done = last
        pieces.append(line[done:])
        spans += self._hit_spans(line, start, added, number)
        return Block("".join(pieces), BODY, tuple(spans), above, origin=start, added=tuple(added))

    def _hit_spans(self, line: str, start: int, added: list[int], number: int) -> list[Span]:
        spans: list[Span] = []
        while self._next_hit < len(self._hits) and self._hits[self._next_hit].start < start + len(line):
            hit = self._hits[self._next_hit]
            self._next_hit += 1
            first = _shifted(max(0, hit.start - start), added)
            last = _shifted(min(len(line), hit.end - start), added)
            spans += [Span(first, last, style) for style in hit.styles]
            if MATCH_STYLE in hit.styles:
                self.matches.append((number, first))
        return spans


def _shifted(offset: int, added: list[int]) -> int:
    """Turn an offset in the text into one in the block, to which signs were added at the given block offsets."""
    for at in added:
        if at > offset:
            break
        offset += 1
    return offset
