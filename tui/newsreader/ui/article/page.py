"""An article as blocks to be laid out: headline, meta line, text with its marks, what was left out, dates to come.

Pure. Outside text is never parsed as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from newsreader.models import Article, Aside, TitleFrom
from newsreader.settings import Keyword, days_left_words
from newsreader.text import clean_line
from newsreader.ui.article.body import BODY, BodyMaker, Hit, Placed
from newsreader.ui.article.surroundings import NO_SURROUNDINGS, Surroundings
from newsreader.ui.highlights import (
    KEYWORD_STYLE,
    MATCH_STYLE,
    WATCH_STYLE,
    WATCHED,
    Highlight,
    article_highlights,
    find_matches,
)
from newsreader.ui.layout import Block, Span, safe_text
from newsreader.ui.own_keys import key_of
from newsreader.ui.render import (
    ASIDE_WORDS,
    asides_words,
    clause_around,
    day_words,
    meta_words,
    parse_day,
    safe_text_lines,
)
from newsreader.ui.rows.own_words import own_spans
from newsreader.ui.rows.pieces import COPY, DUE, PLANNED

TITLE, META, NOTE, ASIDE, FOOT = "reader--title", "reader--meta", "reader--note", "reader--aside", "reader--foot"
READER_CLASSES = frozenset({TITLE, META, BODY, NOTE, ASIDE, FOOT})

_KEYWORD_SECONDS = 0.2
_MOST_HITS = 2000
_GUESSED_TITLE: dict[TitleFrom, str] = {
    "lead": "The headline is the first sentence of the text.",
    "file-name": "The headline is the file name.",
}


@dataclass(frozen=True, slots=True)
class Page:
    """An article ready to be laid out. `places` and `matches` are in reading order."""

    blocks: tuple[Block, ...]
    places: tuple[Placed, ...] = ()
    matches: tuple[tuple[int, int], ...] = ()  # (block, offset)


def article_page(
    article: Article,
    *,
    reports: tuple[int, int] | None = None,
    words: tuple[str, ...] = (),
    today: date | None = None,
    asides: bool = False,
    keywords: Sequence[Keyword] = (),
    around: Surroundings = NO_SURROUNDINGS,
) -> Page:
    """Return the blocks of an article: headline, meta line, doubts, body, what was left out, dates to come.

    `words` are the words of a search, `asides` shows what was left out, `keywords` are the user's own words.
    """
    blocks = [_title_block(article, words), Block(safe_text(meta_words(article, reports)), META)]
    blocks += [Block(safe_text(clean_line(around.note)), NOTE, lead="✎ ", hang=2)] if around.note else []
    doubts = [around.changed, _GUESSED_TITLE.get(article.title_from, ""), *article.notes]
    blocks += [Block(safe_text(clean_line(doubt)), NOTE) for doubt in doubts if doubt]
    text = safe_text_lines(article.text)
    marks = article_highlights(article)
    seen = watched_marks(article, marks, around.watched)
    own, counted = keyword_hits(text, keywords)
    blocks += _noticed_blocks(article, seen, counted)
    hits = [Hit(start, end, (MATCH_STYLE,)) for start, end in find_matches(text, words)]
    maker = BodyMaker(marks, seen, sorted([*own, *hits]))
    _add_body(blocks, text, maker, article.asides if asides else ())
    if article.asides:
        told = "hides what is not the article" if asides else f"shows what is left out: {asides_words(article.asides)}"
        blocks.append(Block(f"┄ {key_of('reader.asides')} {told}", NOTE, above=1))
    blocks += _foot_blocks(article, today)
    if around.coverage:
        blocks.append(Block(safe_text(around.coverage), NOTE, above=1, lead=f"{COPY} ", hang=2))
    title_matches = tuple((0, span.start) for span in blocks[0].spans)
    return Page(tuple(blocks), tuple(maker.places), (*title_matches, *maker.matches))


def _title_block(article: Article, words: tuple[str, ...]) -> Block:
    title = safe_text(clean_line(article.title)) or "(no headline)"
    return Block(title, TITLE, spans=tuple(Span(*at, MATCH_STYLE) for at in find_matches(title, words)))


def _noticed_blocks(article: Article, seen: frozenset[Highlight], counted: Mapping[str, str]) -> list[Block]:
    """Return a line that names the watched names and the user's own words in the article, if there are any."""
    names = dict.fromkeys(
        mark.value or article.text[mark.start : mark.end] for mark in sorted(seen, key=lambda mark: mark.start)
    )
    told = [f"watched: {', '.join(names)}"] if names else []
    if counted:
        told.append("your words: " + ", ".join(f"{name} {count}" for name, count in counted.items()))
    return [Block(safe_text(clean_line(f"{WATCHED} {' · '.join(told)}")), WATCH_STYLE)] if told else []


def keyword_hits(text: str, keywords: Sequence[Keyword]) -> tuple[list[Hit], dict[str, str]]:
    """Return where the user's own words occur, and how often each does.

    A pattern that takes more than a fifth of a second is given up and reported. The second class of a hit names the
    keyword by its number, for its colour.
    """
    hits: list[Hit] = []
    told: dict[str, str] = {}
    for number, keyword in enumerate(keywords):
        styles = (KEYWORD_STYLE, keyword_style(number))
        try:
            mine = [Hit(*span, styles) for span in own_spans(keyword.pattern, text, _KEYWORD_SECONDS, _MOST_HITS)]
        except TimeoutError:
            told[keyword.name] = "(pattern too slow)"
            continue
        hits += mine
        if mine:
            told[keyword.name] = str(len(mine))
    return hits, told


def keyword_style(number: int) -> str:
    """Return the class name of a keyword's colour."""
    return f"keyword--{number}"


def watched_marks(article: Article, marks: Iterable[Highlight], watched: frozenset[str]) -> frozenset[Highlight]:
    """Return the highlights of watched names, by canonical name or as written in the text."""
    if not watched:
        return frozenset()
    return frozenset(
        mark for mark in marks
        if mark.kind in ("person", "organisation", "place", "other")
        and (mark.value in watched or article.text[mark.start : mark.end] in watched)
    )  # fmt: skip


def _add_body(blocks: list[Block], text: str, maker: BodyMaker, shown: tuple[Aside, ...]) -> None:
    waiting = sorted(shown, key=lambda aside: aside.after)
    paragraph = start = 0
    above = 1
    for line in text.split("\n"):
        if line.strip():
            if above:
                while waiting and waiting[0].after <= paragraph:
                    blocks += _aside_blocks(waiting.pop(0))
                paragraph += 1
            blocks.append(maker.block(line, start, above, len(blocks)))
        above = int(not line.strip())
        start += len(line) + 1
    for aside in waiting:
        blocks += _aside_blocks(aside)


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
        left = days_left_words((day - today).days) if day and today else ""
        when = day_words(mention.value, year=not (day and today and day.year == today.year))
        head = f"{when} · {left}" if left else when
        sign, style = (DUE, "mark--deadline") if mention.kind == "deadline" else (PLANNED, "mark--scheduled")
        text = f"{head}  {safe_text(clause_around(article.text, mention.start, mention.end))}"
        rows.append((mention.value, Block(text, FOOT, (Span(0, len(head), style),), lead=f"{sign} ", hang=2)))
    rows.sort(key=lambda row: row[0])
    blocks = [block for _, block in rows]
    return [replace(blocks[0], above=1), *blocks[1:]] if blocks else []
