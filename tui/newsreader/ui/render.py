"""From models to words and blocks on the screen: days, meta lines, the blocks of an article. Pure.

Nothing here reads a clock, a library or a widget; outside text stays plain text and is never parsed as markup.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import PurePath

from newsreader.models import Article, Aside, AsideKind, PublishedFrom, TitleFrom
from newsreader.text import clean_line, show_path
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

WORDS_A_MINUTE = 230
"""Reading speed behind "n min": silent reading of English prose, mean over the studies of Brysbaert 2019, rounded."""

TITLE, META, BODY, NOTE, ASIDE, FOOT = (
    "reader--title", "reader--meta", "reader--body", "reader--note", "reader--aside", "reader--foot",
)  # fmt: skip
READER_CLASSES = frozenset({TITLE, META, BODY, NOTE, ASIDE, FOOT})

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_GUESSED: dict[PublishedFrom | None, str] = {
    "story": " (from the story)", "file-name": " (from the file name)", "user": " (set by you)",
}  # fmt: skip
_GUESSED_TITLE: dict[TitleFrom, str] = {
    "lead": "The headline is the first sentence of the text.",
    "file-name": "The headline is the file name.",
}
_ASIDE_WORDS: dict[AsideKind, tuple[str, str]] = {
    "promotion": ("promotion", "promotions"),
    "related": ("headline", "headlines"),
    "navigation": ("line of navigation", "lines of navigation"),
    "caption": ("caption", "captions"),
    "byline": ("byline", "bylines"),
}
_SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")
_CLAUSE_LIMIT = 150


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


def parse_day(value: str | None) -> date | None:
    """Return the local day of an ISO day (`2025-07-17`) or time (`2025-07-17T23:30:00Z`), None for anything else."""
    try:
        if value and len(value) > 10:
            return datetime.fromisoformat(value).astimezone().date()
        return date.fromisoformat(value) if value and len(value) == 10 else None
    except ValueError:
        return None


def day_words(value: str | None, *, year: bool = True, weekday: bool = True) -> str:
    """Return an ISO day or time as `Thu 17 Jul 2025`, a period as `Aug 2025`, `week 30 of 2025`; "" for None."""
    day = parse_day(value)
    if day is None:
        return _period_words(value or "")
    words = f"{day.day} {_MONTHS[day.month - 1]}"
    return (f"{_DAYS[day.weekday()]} " if weekday else "") + words + (f" {day.year}" if year else "")


def _period_words(value: str) -> str:
    period = re.fullmatch(r"(\d{4})-(?:W(\d\d)|Q([1-4])|(0[1-9]|1[0-2]))", value)
    if period is None:
        return value
    year, week, quarter, month = period.groups()
    if week:
        return f"week {int(week)} of {year}"
    return f"Q{quarter} {year}" if quarter else f"{_MONTHS[int(month) - 1]} {year}"


def days_left_words(days: int | None) -> str:
    """Return how far away a day is: `today`, `tomorrow`, `in 14 days`, `3 days ago`; "" for None."""
    if days is None:
        return ""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(days)
    return near or (f"in {days} days" if days > 0 else f"{-days} days ago")


def minutes_words(words: int) -> str:
    """Return the time to read so many words, at least one minute."""
    return f"{max(1, round(words / WORDS_A_MINUTE))} min"


def source_words(article: Article) -> str:
    """Return the name of an article's source, else its site or the name of its file."""
    if article.source:
        return article.source
    if article.path:
        return clean_line(show_path(PurePath(article.path).name), 32)
    if article.url:
        return article.url.split("//", 1)[-1].split("/", 1)[0].removeprefix("www.")
    return ""


def published_words(article: Article) -> str:
    """Return the day of publication and, where it was not given with the article, where it comes from."""
    if not article.published:
        return "no date"
    return day_words(article.published) + _GUESSED.get(article.published_from, "")


def meta_words(article: Article, reports: tuple[int, int] | None = None) -> str:
    """Return the line under the headline; `reports` is (number of this report, how many its story has)."""
    parts = [source_words(article), published_words(article), article.place or "", minutes_words(article.words)]
    if reports and reports[1] > 1:
        parts.append(f"{reports[0]} of {reports[1]} reports")
    if article.copies_of is not None:
        parts.append("a copy")
    if article.starred:
        parts.append("★")
    parts += [f"#{tag}" for tag in article.tags]
    return " · ".join(part for part in parts if part)


def asides_words(asides: Iterable[Aside]) -> str:
    """Return what was left out, counted: `1 promotion, 16 headlines`."""
    counts: dict[AsideKind, int] = {}
    for aside in asides:
        lines = sum(1 for line in aside.text.splitlines() if line.strip()) if aside.kind != "promotion" else 1
        counts[aside.kind] = counts.get(aside.kind, 0) + max(1, lines)
    return ", ".join(f"{count} {_ASIDE_WORDS[kind][count != 1]}" for kind, count in counts.items())


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


def clause_around(text: str, start: int, end: int, limit: int = _CLAUSE_LIMIT) -> str:
    """Return the sentence that holds text[start:end] as one line of at most `limit` characters, the place in it."""
    floor, roof = max(0, start - 600), min(len(text), end + 600)
    first = floor
    for match in _SENTENCE_END.finditer(text, floor, start):
        first = match.end()
    after = _SENTENCE_END.search(text, end, roof)
    last = after.start() + 1 if after else roof
    if last - first <= limit:
        return clean_line(text[first:last], limit)
    left = max(first, min(start - limit // 3, last - limit))
    right = min(last, left + limit)
    left = left if left == first else text.find(" ", left, start) + 1 or left
    right = right if right == last else max(text.rfind(" ", end, right), end)
    return ("… " if left > first else "") + clean_line(text[left:right], limit) + (" …" if right < last else "")


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


def safe_text_lines(text: str) -> str:
    """As `safe_text`, for a text of several lines: line ends stay."""
    return text if text.isprintable() else "\n".join(safe_text(line) for line in text.split("\n"))


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
    head = Block(f"┄ {_ASIDE_WORDS[aside.kind][0]}", NOTE, above=1)
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
