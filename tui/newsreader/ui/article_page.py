"""An article as blocks to be laid out: headline, meta line, text with its marks, what was left out, dates to come.

Pure. Outside text stays plain text and is never parsed as markup.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from newsreader.models import Article, Aside, TitleFrom
from newsreader.text import clean_line
from newsreader.ui.highlights import (
    BRACKETS,
    MATCH_STYLE,
    WATCH_STYLE,
    WATCHED,
    Highlight,
    article_highlights,
    find_matches,
    in_range,
)
from newsreader.ui.layout import Block, Span, safe_text
from newsreader.ui.render import (
    ASIDE_WORDS,
    asides_words,
    clause_around,
    day_words,
    days_left_words,
    meta_words,
    parse_day,
    safe_text_lines,
)

TITLE, META, BODY, NOTE, ASIDE, FOOT = (
    "reader--title", "reader--meta", "reader--body", "reader--note", "reader--aside", "reader--foot",
)  # fmt: skip
READER_CLASSES = frozenset({TITLE, META, BODY, NOTE, ASIDE, FOOT})

_GUESSED_TITLE: dict[TitleFrom, str] = {
    "lead": "The headline is the first sentence of the text.",
    "file-name": "The headline is the file name.",
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A highlight by its place in the blocks of a page."""

    block: int
    start: int
    end: int
    mark: Highlight


@dataclass(frozen=True, slots=True)
class Page:
    """An article ready to be laid out. `places` and `matches` are in reading order."""

    blocks: tuple[Block, ...]
    places: tuple[Placed, ...] = ()
    matches: tuple[tuple[int, int], ...] = ()     # (block, offset)


def article_page(
    article: Article,
    *,
    reports: tuple[int, int] | None = None,
    words: tuple[str, ...] = (),
    today: date | None = None,
    asides: bool = False,
    watched: frozenset[str] = frozenset(),
) -> Page:
    """Return the blocks of an article: headline, meta line, doubts, body, what was left out, dates to come.

    `words` are the words of a search, `asides` shows what was left out, `watched` holds the forms of watched names.
    """
    blocks = [_title_block(article, words), Block(safe_text(meta_words(article, reports)), META)]
    doubts = [_GUESSED_TITLE.get(article.title_from, ""), *article.notes]
    blocks += [Block(safe_text(clean_line(doubt)), NOTE) for doubt in doubts if doubt]
    marks = article_highlights(article)
    seen = watched_marks(article, marks, watched)
    if seen:
        names = dict.fromkeys(mark.value or article.text[mark.start : mark.end] for mark in seen)
        blocks.append(Block(f"{WATCHED} watched: {safe_text(clean_line(', '.join(names)))}", WATCH_STYLE))
    shown = article.asides if asides else ()
    places, matches = _add_body(blocks, article, words, marks, seen, shown)
    if article.asides and not asides:
        blocks.append(Block(f"┄ left out: {asides_words(article.asides)} (v shows it)", NOTE, above=1))
    elif article.asides:
        blocks.append(Block("┄ v hides what is not the article", NOTE, above=1))
    blocks += _foot_blocks(article, today)
    title_matches = tuple((0, span.start) for span in blocks[0].spans)
    return Page(tuple(blocks), tuple(places), title_matches + tuple(matches))


def _title_block(article: Article, words: tuple[str, ...]) -> Block:
    title = safe_text(clean_line(article.title)) or "(no headline)"
    return Block(title, TITLE, spans=tuple(Span(*at, MATCH_STYLE) for at in find_matches(title, words)))


def watched_marks(article: Article, marks: Iterable[Highlight], watched: frozenset[str]) -> frozenset[Highlight]:
    """Return the highlights that are a watched name, by canonical name or as it stands in the text."""
    if not watched:
        return frozenset()
    return frozenset(
        mark for mark in marks
        if mark.kind in ("person", "organisation", "place", "other")
        and (mark.value in watched or article.text[mark.start : mark.end] in watched)
    )  # fmt: skip


def _add_body(
    blocks: list[Block],
    article: Article,
    words: tuple[str, ...],
    marks: tuple[Highlight, ...],
    watched: frozenset[Highlight],
    shown: tuple[Aside, ...],
) -> tuple[list[Placed], list[tuple[int, int]]]:
    text = safe_text_lines(article.text)
    found = find_matches(text, words)
    places: list[Placed] = []
    matches: list[tuple[int, int]] = []
    waiting = sorted(shown, key=lambda aside: aside.after)
    next_mark = next_match = paragraph = start = 0
    above = 1
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            if above:
                while waiting and waiting[0].after <= paragraph:
                    blocks += _aside_blocks(waiting.pop(0))
                paragraph += 1
            here, next_mark = in_range(marks, start, end, next_mark)
            hits: list[tuple[int, int]] = []
            while next_match < len(found) and found[next_match][0] < end:
                hits.append(found[next_match])
                next_match += 1
            block, placed, at = _body_block(line, start, here, watched, hits, above, len(blocks))
            blocks.append(block)
            places += placed
            matches += [(len(blocks) - 1, offset) for offset in at]
            above = 0
        else:
            above = 1
        start = end + 1
    for aside in waiting:
        blocks += _aside_blocks(aside)
    return places, matches


def _body_block(
    line: str,
    start: int,
    marks: list[Highlight],
    watched: frozenset[Highlight],
    hits: list[tuple[int, int]],
    above: int,
    number: int,
) -> tuple[Block, list[Placed], list[int]]:
    """Return the block of one line of the body, its highlights and where its matches start, in block offsets."""
    pieces: list[str] = []
    added: list[int] = []
    spans: list[Span] = []
    placed: list[Placed] = []
    done = 0
    for mark in marks:
        first, last = max(0, mark.start - start), min(len(line), mark.end - start)
        before, after = (WATCHED, "") if mark in watched else BRACKETS.get(mark.kind, ("", ""))
        pieces.append(line[done:first])
        at = first + len(added)
        if before:
            pieces.append(before)
            added.append(at)
        pieces.append(line[first:last])
        if after:
            pieces.append(after)
            added.append(last + len(added))
        stop = last + len(added)
        spans.append(Span(at, stop, f"mark--{mark.kind}"))
        if mark in watched:
            spans.append(Span(at, stop, WATCH_STYLE))
        placed.append(Placed(number, at, stop, mark))
        done = last
    pieces.append(line[done:])
    where = [(_shifted(max(0, a - start), added), _shifted(min(len(line), b - start), added)) for a, b in hits]
    spans += [Span(a, b, MATCH_STYLE) for a, b in where]
    block = Block("".join(pieces), BODY, tuple(spans), above, origin=start, added=tuple(added))
    return block, placed, [a for a, _ in where]


def _shifted(offset: int, added: list[int]) -> int:
    """Turn an offset of the text into one of the block that has signs added at the given block offsets."""
    for at in added:
        if at > offset:
            break
        offset += 1
    return offset


def _aside_blocks(aside: Aside) -> list[Block]:
    lines = [line.strip() for line in safe_text_lines(aside.text).split("\n") if line.strip()]
    head = Block(f"┄ {ASIDE_WORDS[aside.kind][0]}", NOTE, above=1)
    return [head, *(Block(line, ASIDE, hang=2, lead="  ") for line in lines)]


def _foot_blocks(article: Article, today: date | None) -> list[Block]:
    seen: set[tuple[str, str]] = set()
    rows: list[tuple[str, Block]] = []
    for mention in article.dates:
        if mention.kind not in ("deadline", "scheduled") or not mention.value:
            continue
        if (mention.value, mention.kind) in seen:
            continue
        seen.add((mention.value, mention.kind))
        day = parse_day(mention.value)
        left = days_left_words((day - today).days if day and today else None)
        when = day_words(mention.value, year=not (day and today and day.year == today.year))
        head = f"{when} · {left}" if left else when
        sign, style = ("⚑ ", "mark--deadline") if mention.kind == "deadline" else ("◷ ", "mark--scheduled")
        text = f"{head}  {safe_text(clause_around(article.text, mention.start, mention.end))}"
        rows.append((mention.value, Block(text, FOOT, (Span(0, len(head), style),), lead=sign, hang=2)))
    rows.sort(key=lambda row: row[0])
    blocks = [block for _, block in rows]
    return [replace(blocks[0], above=1), *blocks[1:]] if blocks else []
