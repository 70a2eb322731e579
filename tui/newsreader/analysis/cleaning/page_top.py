"""Which line is the headline where a page was saved with what stands above it: menus, section names, running heads.

A headline tells something: it has some words, and the article speaks of what it names. A line of the page does neither.
"""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.asides import kind_alone
from newsreader.analysis.cleaning.headlines import is_headline
from newsreader.analysis.cleaning.imprint import is_source_line
from newsreader.analysis.cleaning.line_kinds import TELLING, WIDE, line_kind
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence
from newsreader.analysis.stopwords import STOP_WORDS

_TOP = 60
"""Paragraphs among which the first sentences of the article must come."""
_PROSE = 50
"""Code points from which on a line with a full stop is the article's; half of it in Chinese and Japanese."""
_LONG = 6
"""Words of a line that no menu has."""
_READ = 1500
"""Code points of the article in which the words of its headline are looked for."""
_STEM = 5
_MOTTO = 120
"""Code points of the longest sentence that a page says of itself above the headline."""
_NEAR = 12
"""Lines among which a headline that is printed twice is looked for."""
_PRINTED, _PRINTED_MOST = 20, 300
"""Code points of a headline that the trail above it holds at least, and of the trail at most."""
_WORD = re.compile(r"[^\W\d_]+")


def headline_at(units: list[Paragraph], outlets: list[str], passed: set[int]) -> int | None:
    """Return the number of the headline, None where no line above the first sentences is long enough to be sure.

    `outlets`: names the source is known by; `passed`: numbers of paragraphs that are not looked at.
    """
    if len(units) < 2 or _begins_plainly(units[0].text, units[1].text):
        return None
    prose = _first_prose(units, passed)
    if (printed := _printed_twice(units, passed, prose)) is not None:
        return printed
    lines = (k for k in range(prose) if k not in passed and _tells(units, k, outlets))
    first = next(lines, None)
    if first is None:
        return None
    article = _beginning(units, prose)
    told = _told(units[first].text, article)
    if any(_is_text(units, k) and _told(units[k].text, article) * 2 >= told for k in range(first) if k not in passed):
        return None
    return _first_told(units, [first, *lines], article)


def _first_prose(units: list[Paragraph], passed: set[int]) -> int:
    """Return the number of the article's first sentences; a short one above the headline is the page's motto."""
    found = (k for k, unit in enumerate(units[:_TOP]) if k not in passed and _is_prose(unit.text))
    first, second = next(found, 0), next(found, None)
    if len(units[first].text) >= _MOTTO or second is None:
        return first
    article = _beginning(units, second)
    heads = [k for k, unit in enumerate(units[:second]) if line_kind(unit.text).is_headline]
    if any(k < first and _told(units[k].text, article) > 1 for k in heads):
        return first
    least = 2 * _told(units[first].text, article) + 1
    return second if any(k > first and _told(units[k].text, article) > least for k in heads) else first


def _beginning(units: list[Paragraph], prose: int) -> str:
    """Return the start of the article, in which the words of its headline are looked for."""
    return " ".join(unit.text for unit in units[prose : prose + 3])[:_READ].casefold()


def _printed_twice(units: list[Paragraph], passed: set[int], prose: int) -> int | None:
    """Return the number of the line that is the headline because the page prints it twice, or its start in the trail.

    It stands above the first sentences, `prose`; below them, and below the headline, captions are printed twice.
    """
    above: list[tuple[int, str]] = []
    for j in range(min(len(units), _NEAR)):
        text = units[j].text
        if j in passed or not _PRINTED <= len(text) <= _PRINTED_MOST:
            continue
        for k, line in above:
            at = line.find(text[:_PRINTED])
            if at < 0 or text.count(" ") < TELLING or not _could_head(text):
                continue
            if line == text:
                article = _beginning(units, prose) if k + 1 == j and units[j].gap == 0 else ""
                return next((i for i, earlier in above if _told(earlier, article) > 1 and _could_head(earlier)), k)
            if text.startswith(line[at:].rstrip(" .…")) if at else line.startswith(text):
                return j
        if j < prose:
            above.append((j, text))
    return None


def _could_head(text: str) -> bool:
    """Say whether a line is written as a headline is, and no caption."""
    line = line_kind(text)
    return line.is_headline and not line.alone


def _begins_plainly(first: str, second: str) -> bool:
    """Say whether a file begins with a headline and the first sentences, as nearly all do."""
    return len(second) >= _PROSE and ends_sentence(second) and first.count(" ") >= TELLING and not ends_sentence(first)


def _is_prose(text: str) -> bool:
    least = _PROSE // 2 if WIDE.match(text) else 2 * _PROSE if text.rstrip("\"'”’»)")[-1:] in "?!" else _PROSE
    if len(text) < least or (text[-1] == "." and is_headline(text)) or (len(text) < _MOTTO and text[-3:] == "..."):
        return False
    return (ends_sentence(text) or len(text) > 250) and kind_alone(text) is None


def _tells(units: list[Paragraph], k: int, outlets: list[str]) -> bool:
    """Say whether a line above the article could be its headline: some words, and nothing that a page says of itself."""
    line = line_kind(units[k].text)
    if line.size < TELLING or not line.is_headline:
        return False
    if line.alone or is_source_line(line.bare, outlets):
        return False
    if line.is_coded and (line.text[0].isdigit() or line.text[-1].isdigit()):
        return False  # a running head with the number of the page
    return line.imprint is None and not (line.is_byline and line.size <= TELLING)


def _is_text(units: list[Paragraph], k: int) -> bool:
    """Say whether a line that is no headline is too long for one of the page: an item of a list, half a title."""
    line = line_kind(units[k].text)
    if line.size < _LONG or line.alone or line.is_coded:
        return False
    return not line.is_of_head


def _first_told(units: list[Paragraph], lines: list[int], article: str) -> int:
    """Return the first of some lines of which the article speaks, else the first."""
    first = lines[0]
    told = _told(units[first].text, article)
    for k in lines[1:]:
        more = _told(units[k].text, article)
        parted = more > 2 or any(line_kind(unit.text).is_of_page for unit in units[first + 1 : k])
        if parted and more > 3 * told:
            first, told = k, more
    return first


def _told(text: str, article: str) -> int:
    """Return how many words of a line the article holds."""
    words = {word for word in _WORD.findall(text.casefold()) if len(word) > 2 and word not in STOP_WORDS}
    if WIDE.search(text):
        words |= {text[k : k + 2] for k in range(len(text) - 1) if WIDE.match(text, k) and WIDE.match(text, k + 1)}
    return sum(word[:_STEM] in article for word in words)
