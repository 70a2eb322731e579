"""What is highlighted in an article's text: names, dates, deadlines and the words of a search. Pure: offsets and kinds.

Each kind has one component class, thus one theme colour, and one mark that remains without colour.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newsreader.models import Article, DateMention, Mention
from newsreader.ui.stems import stem

HighlightKind = Literal["person", "organisation", "place", "other", "date", "deadline", "scheduled"]

MATCH_STYLE = "mark--match"
CURRENT_STYLE = "mark--current"
WATCH_STYLE = "mark--watched"
KEYWORD_STYLE = "mark--keyword"
WATCHED = "◆"
"""Sign of a watched name."""
MARK_CLASSES = frozenset(
    {"mark--person", "mark--organisation", "mark--place", "mark--other", "mark--date", "mark--deadline",
     "mark--scheduled", MATCH_STYLE, CURRENT_STYLE, WATCH_STYLE, KEYWORD_STYLE}
)  # fmt: skip
BRACKETS: dict[HighlightKind, tuple[str, str]] = {"deadline": ("⟦", "⟧"), "scheduled": ("◷", "")}
"""Signs around a highlight of this kind, each one cell wide."""

LEGEND: tuple[str, ...] = (
    "person, underlined",
    "organisation, bold",
    "place, italic",
    "other name, bold italic",
    "date, underlined italic",
    "deadline, in brackets",
    "planned event, with a clock",
    "watched name, ◆ before it",
    "word of your own, bold and underlined",
)
"""Every kind with its name and plain mark, for the help."""

MARKS_CSS = """
    & .mark--person { color: $text-primary; text-style: underline; }
    & .mark--organisation { color: $text-secondary; text-style: bold; }
    & .mark--place { color: $text-success; text-style: italic; }
    & .mark--other { color: $foreground; text-style: bold italic; }
    & .mark--date { color: $text-warning; text-style: italic underline; }
    & .mark--deadline { color: $text-error; text-style: bold; }
    & .mark--scheduled { color: $text-warning; text-style: bold; }
    & .mark--watched { text-style: bold; }
    & .mark--keyword { color: $text-accent; text-style: bold underline; }
    & .mark--match { color: auto 95%; background: $warning-muted; text-style: bold underline; }
    & .mark--current { text-style: reverse; }
    &:ansi .mark--match { color: ansi_black; }
    &:nocolor {
        & .mark--person, & .mark--organisation, & .mark--place, & .mark--other,
        & .mark--date, & .mark--deadline, & .mark--scheduled, & .mark--keyword { color: $foreground; }
    }
"""
"""The styles of the marks, for nesting in a widget's rule."""

_MOST_MATCHES = 5000
_ROOT = 2  # letters that no form of a word changes
_LETTER = r"[^\W\u2e80-\U0010ffff]"  # of the scripts with spaces: a word ends where another script begins
_SPACELESS = "\u2e80"  # from here on Unicode has the scripts without spaces, whose marks are part of the letter


@dataclass(frozen=True, slots=True)
class Highlight:
    """A highlighted span of an article's text; `value` is the entity's canonical name or the date (YYYY-MM-DD, …)."""

    start: int
    end: int
    kind: HighlightKind
    value: str


def article_highlights(article: Article) -> tuple[Highlight, ...]:
    """Return the names and dates of an article in order; of overlapping ones deadlines win over names, names over dates."""
    ranked = [(_RANK[mark.kind], mark) for mark in map(_date_mark, article.dates)]
    ranked += [(_RANK[mark.kind], mark) for mark in map(_name_mark, article.mentions)]
    limit = len(article.text)
    ranked = [(rank, mark) for rank, mark in ranked if 0 <= mark.start < mark.end <= limit]
    ranked.sort(key=lambda item: (item[1].start, item[0], -item[1].end))
    kept: list[tuple[int, Highlight]] = []
    for rank, mark in ranked:
        if kept and mark.start < kept[-1][1].end:
            if rank >= kept[-1][0] or (len(kept) > 1 and mark.start < kept[-2][1].end):
                continue
            kept.pop()
        kept.append((rank, mark))
    return tuple(mark for _, mark in kept)


def find_matches(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of the words and phrases of a search in a text, in order and without overlaps.

    They match as in the index: ignoring case and accents, English words in any form, `akaz*` as a prefix; in scripts
    without spaces any run of characters matches.
    """
    plain = _plain(text)
    spans = sorted({span for word in words for span in _places(plain, word)}, key=lambda span: (span[0], -span[1]))
    kept: list[tuple[int, int]] = []
    for span in spans[:_MOST_MATCHES]:
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return tuple(kept)


def in_range(marks: Sequence[Highlight], start: int, end: int) -> Sequence[Highlight]:
    """Return the highlights (in order, without overlaps) that touch [start, end)."""
    first = bisect_right(marks, start, key=lambda mark: mark.end)
    return marks[first : bisect_left(marks, end, lo=first, key=lambda mark: mark.start)]


_RANK: dict[HighlightKind, int] = {
    "deadline": 0, "scheduled": 0, "person": 1, "organisation": 1, "place": 1, "other": 1, "date": 2,
}  # fmt: skip


def _date_mark(mention: DateMention) -> Highlight:
    kind: HighlightKind = mention.kind if mention.kind == "deadline" or mention.kind == "scheduled" else "date"
    return Highlight(mention.start, mention.end, kind, mention.value or "")


def _name_mark(mention: Mention) -> Highlight:
    return Highlight(mention.start, mention.end, mention.kind, mention.entity)


def _plain(text: str) -> str:
    """Return the text without accents, with the same length."""
    if text.isascii():
        return text
    return "".join(c if c < "\xc0" or c >= _SPACELESS else _letter(c) for c in text)


def _letter(character: str) -> str:
    base = unicodedata.normalize("NFD", character)[:1]
    return "'" if character in "‘’" else base


def _places(plain: str, word: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of a word or phrase in a text without accents."""
    word = _plain(word.strip())
    parts = word.rstrip("*").split()
    if not parts:
        return
    if any(c >= _SPACELESS for c in word):
        for found in re.finditer("|".join(map(re.escape, parts)), plain, re.IGNORECASE):
            yield found.span()
        return
    stems = [stem(part.lower()) if _has_forms(part) else "" for part in parts]
    if word.endswith("*"):
        stems[-1] = ""
    patterns = [
        rf"({re.escape(root[:_ROOT])}{_LETTER}*)" if root else f"({re.escape(part)})"
        for part, root in zip(parts, stems, strict=True)
    ]
    ending = f"{_LETTER}*" if word.endswith("*") else ""
    whole = re.compile(rf"(?<!{_LETTER})" + r"\W+".join(patterns) + ending + rf"(?!{_LETTER})", re.IGNORECASE)
    for found in whole.finditer(plain):
        if all(not root or stem(form.lower()) == root for form, root in zip(found.groups(), stems, strict=True)):
            yield found.span()


def _has_forms(word: str) -> bool:
    return len(word) > 2 and word.isascii() and word.isalpha()
