"""The quotations of a text, compared as words, and whose words they are where that is sure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newsreader.analysis.terms import normal_words
from newsreader.models import Mention

_LONGEST = 1_500  # characters; a mark that is closed later than that was never closed
_NEARLY = 0.85  # share of the shorter quotation's words that the other must hold in the same order
_RUN = 6  # words on end that two reports who cut one quotation in different places both have …
_CUT = 0.5  # … and least share of the shorter one's words
_REACH = 200  # characters from a quotation to the name of its speaker
_CURLY = re.compile(r"“([^“”]{1,1500}?)(?:”|(?=\n\n)|\Z)|„([^„“”]{1,1500}?)[“”]|«([^«»]{1,1500}?)»", re.DOTALL)
_SINGLE = re.compile(r"(?<![\w’'])[‘']([^‘’'\n]{1,300}(?:['’]\w[^‘’'\n]{0,300}){0,4})[’'](?!\w)")
_VERBS = (
    "said|says|saying|told|tells|added|adds|warned|warns|wrote|writes|called|calls|describe[ds]|insisted|argued|"
    "explained|noted|declared|announced|tweeted|posted|stated|replied|answered|admitted|claimed|acknowledged|quipped|"
    "joked|urged|vowed|promised"
)
_SAID_BEHIND = re.compile(rf"(?:,[^,]{{1,90}},|\s\([^()]{{1,30}}\))?\s(?:also\s|had\s|has\s|later\s)?(?:{_VERBS})\b")
# Of "told Ada Brisk" she is the listener; "said he had heard of Ada Brisk" names nobody who speaks, no more than
# "a cousin of Ada Brisk said".
_NO_TITLE = "he|she|it|they|we|that|was|were|is|had|has|of|his|her|their|in|to|on|at|about|for|with|by"
_SAID_BEFORE = re.compile(
    rf"\b(?!told\b|tells\b|called\b|describe|warn|urged\b|promised\b)(?:{_VERBS}|according to)\s(?:(?!(?:{_NO_TITLE})\b)[\w'’.-]+\s){{0,4}}$",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:of|in|from|at|near|for|with|by|to|on|against)\s(?:the\s)?$")
_PRONOUNS = ("i he she we they", "me him her us them", "my his our their")
# Who takes a few words over puts himself in the place of the speaker: "drive me out" becomes "drive him out".
_ANYBODYS = {word: line.split()[0] for line in _PRONOUNS for word in line.split()}
_CLOSES = re.compile(r'.?(?:[,.?!]"(?=\s|$)|, "(?=\s))')
_SENTENCE_END = re.compile(r"\n|[.!?]\s?[\"”’]?\s+[A-Z\"“‘]")


def says(text: str, name: Mention) -> bool:
    """Whether somebody named is said to say something."""
    before = _SAID_BEFORE.search(text, max(0, name.start - _REACH), name.start)
    return before is not None or _SAID_BEHIND.match(text, name.end) is not None


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation by its place in the text, marks left out. `words` are its normal forms, stop words too."""

    start: int
    end: int
    text: str
    words: tuple[str, ...]


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order, in double, single or angled marks.

    One that is never closed ends with its paragraph.
    """
    spans = [_inner(match) for match in _CURLY.finditer(text)] + _straight(text)
    for match in _SINGLE.finditer(text):
        if not any(start <= match.start() < end for start, end in spans):
            spans.append(match.span(1))
    return tuple(q for start, end in sorted(spans) if (q := _quotation(text, start, end)) is not None)


def same_words(a: Quotation, b: Quotation) -> bool:
    """Whether one quotation holds the other or both are cut from one, case, punctuation, marks and small slips aside.

    A single word is the same only as a single word: within a longer quotation it says nothing.
    """
    short, long = sorted((a.words, b.words), key=lambda words: (len(words), words))
    if len(short) < 2 or len(long) < 2:
        return short == long
    if _contains(long, short):
        return True
    distinct = frozenset(short)
    if len(short) < 5 or len(distinct & frozenset(long)) < _CUT * len(distinct):
        return False
    sizes = [block.size for block in SequenceMatcher(None, long, short, autojunk=False).get_matching_blocks()]
    return sum(size for size in sizes if size > 1) >= _NEARLY * len(short) or max(sizes) >= max(_RUN, _CUT * len(short))


def is_catchword_of(a: Quotation, b: Quotation) -> bool:
    """Whether one is a single word of the other."""
    short, long = sorted((a.words, b.words), key=len)
    return len(short) == 1 and short[0] in long


def speaker(text: str, quotation: Quotation, people: Sequence[Mention]) -> str | None:
    """Return whose words a quotation is, as the canonical name: the one person named beside it with a verb of saying.

    None where that is not sure: nobody, a pronoun or several people stand there.
    """
    end = quotation.end - quotation.text.endswith(("!", "?", "…", "."))
    behind = text[end : end + _REACH]
    before = text[max(0, quotation.start - _REACH) : quotation.start]
    behind = behind[: min((m.start() for m in _SENTENCE_END.finditer(behind)), default=len(behind))]
    before = before[max((m.end() - 1 for m in _SENTENCE_END.finditer(before)), default=0) :]
    names = _speakers(behind, end, people) | _speakers(before, quotation.start - len(before), people)
    return names.pop() if len(names) == 1 else None


def _speakers(window: str, offset: int, people: Sequence[Mention]) -> set[str]:
    """The people who say something in a stretch of the text that begins at `offset`."""
    found = set()
    for mention in people:
        start, end = mention.start - offset, mention.end - offset
        if mention.kind != "person" or start < 0 or end > len(window):
            continue
        before = window[:start]
        if (_SAID_BEHIND.match(window, end) and not _PREPOSITION.search(before)) or _SAID_BEFORE.search(before):
            found.add(mention.entity)
    return found


def _inner(match: re.Match[str]) -> tuple[int, int]:
    group = next(k for k in (1, 2, 3) if match[k] is not None)
    return match.span(group)


def _straight(text: str) -> list[tuple[int, int]]:
    """Straight marks taken in turn, afresh in every paragraph; the last one of an odd number closes with it.

    Where the first of an odd number can only be a closing one, its quotation begins with the paragraph.
    """
    spans = []
    start = 0
    for paragraph in text.split("\n\n"):
        marks = [start + k for k, sign in enumerate(paragraph) if sign == '"'] if '"' in paragraph else []
        if len(marks) % 2:
            # An odd one is the inch of 6'2" or was never closed.
            marks = [m for m in marks if not text[m - 1 : m].isdigit()] or marks
        if len(marks) % 2 and _CLOSES.match(text, max(start, marks[0] - 2)):
            marks.insert(0, start - 1)  # begun in a paragraph before
        elif len(marks) % 2:
            marks.append(start + len(paragraph))
        spans += [(a + 1, b) for a, b in zip(marks[::2], marks[1::2], strict=True) if b - a <= _LONGEST]
        start += len(paragraph) + 2
    return spans


def _quotation(text: str, start: int, end: int) -> Quotation | None:
    body = text[start:end]
    start += len(body) - len(body.lstrip())
    body = body.strip().rstrip(",.;:")
    words = tuple(_ANYBODYS.get(w.term, w.term) for w in normal_words(body))
    return Quotation(start, start + len(body), body, words) if words else None


def _contains(long: tuple[str, ...], short: tuple[str, ...]) -> bool:
    return any(long[k : k + len(short)] == short for k in range(len(long) - len(short) + 1))
