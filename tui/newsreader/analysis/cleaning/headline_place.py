"""Which line is the headline where a page was saved with what stands above it: menus, section names, running heads.

A headline tells something: it has some words, and the article speaks of what it names. A line of the page does neither.
"""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.asides import kind_alone
from newsreader.analysis.cleaning.headlines import is_headline
from newsreader.analysis.cleaning.imprint import is_source_line
from newsreader.analysis.cleaning.known_places import is_region
from newsreader.analysis.cleaning.line_kinds import TELLING, WIDE, line_kind
from newsreader.analysis.cleaning.outlets import looks_like_outlet
from newsreader.analysis.cleaning.page_marks import is_numbered
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence, is_bullet
from newsreader.analysis.stopwords import STOP_WORDS

_RELEASED = 40
"""Code points of a line that only says that a press release follows."""
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
_STEP = re.compile(r"\s[>›»→]\s")
_FOUNDED = re.compile(
    r"\b(?:(?:newspaper|paper|weekly|daily|news|voice|magazine|journal|serving|independent)\b.{0,40}\bsince|established|est\.)(?:\sin)?\s1[789]\d\d\Z",
    re.I,
)
"""How a paper's motto ends."""
_RELEASE = re.compile(r"\W*(?:press|news|media)\s(?:release|statement|notice)\b", re.I)
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
    if first == 0 and _is_sure(units, prose):
        return first
    told = _told(units[first].text, article)
    if any(_is_text(units, k) and _told(units[k].text, article) * 2 >= told for k in range(first) if k not in passed):
        return None
    if (credited := _above_credit(units, first)) is not None:
        return credited
    best = _first_told(units, [first, *lines], article)
    above = next((k for k in range(best - 1, -1, -1) if not line_kind(units[k].text).is_credited), None)
    return above if above is not None and _is_short_headline(units, above, best, prose, article) else best


def _first_prose(units: list[Paragraph], passed: set[int]) -> int:
    """Return the number of the article's first sentences.

    A short sentence above a headline is the page's where a byline or date line follows, or the article speaks of the
    headline only.
    """
    found = (k for k, unit in enumerate(units[:_TOP]) if k not in passed and _is_prose(unit.text))
    first = next(found, 0)
    text = units[first].text
    if len(text) >= _MOTTO or ": " in text[:24] or (second := next(found, None)) is None:
        return first
    heads = (line_kind(unit.text) for unit in units[:second])
    lines = [k for k, line in enumerate(heads) if line.size >= TELLING and line.is_headline]
    headline = next((k for k in lines if k > first), None)
    if headline is None:
        return first
    article = _beginning(units, second)
    if any(_told(units[k].text, article) > 1 for k in lines if k < first):
        return first
    if _told(units[headline].text, article) > 2 * _told(text, article) + 1:
        return second
    return second if any(line_kind(unit.text).is_credited for unit in units[headline + 1 : second]) else first


def _beginning(units: list[Paragraph], prose: int) -> str:
    """Return the start of the article, in which the words of its headline are looked for."""
    return " ".join(unit.text for unit in units[prose : prose + 3])[:_READ].casefold()


def _above_credit(units: list[Paragraph], first: int) -> int | None:
    """Return the number of a headline of two or three words: it stands right above a byline or date line above `first`."""
    credit = next((k for k in range(1, first) if line_kind(units[k].text).is_credited), 0)
    above = next((k for k in range(credit - 1, -1, -1) if not line_kind(units[k].text).is_of_head), None)
    if above is None:
        return None
    line = line_kind(units[above].text)
    if not 2 <= line.size < TELLING or line.is_of_page or looks_like_outlet(line.text) or not line.is_headline:
        return None
    return above


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
    """Say whether a line is written as a headline is, and no caption and no credit (`Ann Lee for Coast Radio`)."""
    line = line_kind(text)
    return line.is_headline and not line.alone and not (" for " in text and line.is_byline)


def _begins_plainly(first: str, second: str) -> bool:
    """Say whether a file begins with a headline and the first sentences, as nearly all do."""
    return len(second) >= _PROSE and ends_sentence(second) and first.count(" ") >= TELLING and not ends_sentence(first)


def _is_sure(units: list[Paragraph], prose: int) -> bool:
    """Say whether nothing casts doubt on the first line as the headline: no capitals, no code, no line of the page below."""
    text = units[0].text
    if text.isupper() or line_kind(text).is_coded:
        return False
    return not any(unit.text[0] == "#" or line_kind(unit.text).is_of_page for unit in units[1:prose])


def _is_prose(text: str) -> bool:
    least = _PROSE // 2 if WIDE.match(text) else 2 * _PROSE if text.rstrip("\"'”’»)")[-1:] in "?!" else _PROSE
    if len(text) < least or (text[-1] == "." and is_headline(text)) or (len(text) < _MOTTO and text[-3:] == "..."):
        return False
    return (ends_sentence(text) or len(text) > 250) and kind_alone(text) is None


def _tells(units: list[Paragraph], k: int, outlets: list[str]) -> bool:
    """Say whether a line above the article could be its headline: some words, and nothing that a page says of itself."""
    line = line_kind(units[k].text)
    if not (line.marked or line.size >= TELLING) or not line.is_headline or _is_furniture(units, k):
        return False
    if line.marked:
        return True
    if line.alone or is_source_line(line.bare, outlets):
        return False
    return not (line.is_credited or line.is_label or line.names_persons)


def _is_text(units: list[Paragraph], k: int) -> bool:
    """Say whether a line that is no headline is too long for one of the page: an item of a list, half a title."""
    line = line_kind(units[k].text)
    if line.size < _LONG or line.alone or line.is_coded or _is_furniture(units, k):
        return False
    return not (line.is_of_head or line.is_label)


def _first_told(units: list[Paragraph], lines: list[int], article: str) -> int:
    """Return the first of some lines of which the article speaks, else the first."""
    first = lines[0]
    coded = line_kind(units[first].text).is_coded
    told = 0 if coded else _told(units[first].text, article)
    for k in lines[1:]:
        more = _told(units[k].text, article)
        parted = coded or more > 2 or any(line_kind(unit.text).is_of_page for unit in units[first + 1 : k])
        if _stands_above(units[first].text, units[k].text) or (parted and more > 3 * told):
            first, told = k, more
    return first


def _stands_above(text: str, below: str) -> bool:
    """Say whether a line only names the body or the series whose headline follows: capitals above none."""
    return text.isupper() and not below.isupper() and len(text.split()) <= 5 and line_kind(below).size > 4


def _told(text: str, article: str) -> int:
    """Return how many words of a line the article holds."""
    words = {word for word in _WORD.findall(text.casefold()) if len(word) > 2 and word not in STOP_WORDS}
    if WIDE.search(text):
        words |= {text[k : k + 2] for k in range(len(text) - 1) if WIDE.match(text, k) and WIDE.match(text, k + 1)}
    return sum(word[:_STEM] in article for word in words)


def _is_short_headline(units: list[Paragraph], k: int, deck: int, prose: int, article: str) -> bool:
    """Say whether the few words above line `deck` are the headline and that line its deck."""
    line, text = line_kind(units[k].text), units[k].text
    if not 2 <= len(text.split()) < TELLING or not line.is_headline or line.is_of_page or line.is_coded:
        return False
    if _stands_above(text, units[deck].text):
        return False
    if deck + 1 == prose and prose + 1 < len(units) and line_kind(units[prose + 1].text).is_of_head:
        return False  # kicker, headline, deck, byline
    if _names(text) and is_region(text):
        return False  # the part of the paper: "Northern Ireland"
    if not _names(text) or _told(text, article) * 2 > len(text.split()):
        return True
    alone = k == 0 and units[deck].gap > 0 and (deck + 1 == prose or line_kind(units[deck + 1].text).is_of_head)
    return alone and _told(units[deck].text, article) < 2


def _names(text: str) -> bool:
    """Say whether a line in few words only names something: no figure, no sign of a sentence."""
    return not (any(map(str.isdigit, text)) or text[-1] in ".!?:;,…\"”'’)" or text[0] in "\"“„«'‘#*([")


def _is_furniture(units: list[Paragraph], k: int) -> bool:
    """Say whether line `k` above the headline is a running head, a motto, a trail or an entry of a menu."""
    text = units[k].text
    if _STEP.search(text) or _FOUNDED.search(text) or is_numbered(text):
        return True
    if k + 1 < len(units) and len(units[k + 1].text) <= _RELEASED and _RELEASE.match(units[k + 1].text):
        return True  # whose release it is
    if not is_bullet(text) or text.count(" ") > 4:
        return False
    beside = [units[j].text for j in (k - 1, k + 1) if 0 <= j < len(units)]
    return any(is_bullet(t) and t.count(" ") <= 4 for t in beside)
