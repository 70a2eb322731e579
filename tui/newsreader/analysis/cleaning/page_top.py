"""Which line is the headline where a page was saved with what stands above it: menus, section names, running heads.

A headline tells something: it has some words, and the article speaks of what it names. A line of the page does neither.
"""

from __future__ import annotations

import re

from newsreader.analysis.cleaning.asides import kind_alone
from newsreader.analysis.cleaning.bylines import BY, is_byline, is_credit
from newsreader.analysis.cleaning.headers import fits, split_label
from newsreader.analysis.cleaning.headlines import bare_headline, is_headline
from newsreader.analysis.cleaning.imprint import is_source_line, read_imprint
from newsreader.analysis.cleaning.known_places import is_region
from newsreader.analysis.cleaning.navigation import is_section
from newsreader.analysis.cleaning.outlets import looks_like_outlet
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence, is_bullet
from newsreader.analysis.cleaning.related import RELATED_HEADING
from newsreader.analysis.stopwords import STOP_WORDS

_TOP = 60
"""Paragraphs among which the first sentences of the article must come."""
_PROSE = 50
"""Code points from which on a line with a full stop is the article's; half of it in Chinese and Japanese."""
_TELLING = 4
"""Words of a line that can be a headline without a second look."""
_LONG = 6
"""Words of a line that no menu has."""
_READ = 1500
"""Code points of the article in which the words of its headline are looked for."""
_SUFFIX = re.compile(r"\s[-–—|:]\s")
_STEM = 5
_MOTTO = 120
"""Code points of the longest sentence that a page says of itself above the headline."""
_NEAR = 12
"""Lines among which a headline that is printed twice is looked for."""
_PRINTED, _PRINTED_MOST = 20, 300
"""Code points of a headline that the trail above it holds at least, and of the trail at most."""
_COLUMNS = re.compile(r"\s{3,}|\t+|\s+[|•·]\s+")
_PAGE = re.compile(r"(?:page|p\.|seite|s\.|pagina|página)?\s?\d{1,4}(?:\s?/\s?\d{1,4})?\Z", re.I)
_BRACKETED = re.compile(r"\[[^\[\]]{2,80}\]\Z")
_STEP = re.compile(r"\s[>›»→]\s")
_FOUNDED = re.compile(
    r"\b(?:(?:newspaper|paper|weekly|daily|news|voice|magazine|journal|serving|independent)\b.{0,40}\bsince|established|est\.)(?:\sin)?\s1[789]\d\d\Z",
    re.I,
)
"""How a paper's motto ends."""
_CODE = re.compile(r"(?:[\w-]+/){1,4}(?:\s?\(.{1,30}\))?\Z|\d{1,2}\s[A-Z]{4,}\b.{0,24}\Z")
"""The slug of an agency: `BRITAIN-STEEL/ (UPDATE 2)`, `Schifffahrt/Umwelt/`, `1 COURTS Farmer`."""
_WORD = re.compile(r"[^\W\d_]+")
_WIDE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_VERBS_TEXT = """
says say wins win dies die kills kill hits hit falls fall rises rise opens open reopens reopen closes close faces face
seeks seek calls call bans ban backs back rejects reject warns warn urges urge denies deny wants want gets get makes
make takes take goes go comes come leaves leave ends end begins begin starts start plans plan hopes hope vows vow
quits quit resigns resign beats beat loses lose leads lead holds hold halts halt stops stop sues sue fines jails
returns return sees see gives give pays pay cuts cut keeps keep finds find lifts lift bids bid joins join meets meet
moves move sets set shows show signs sign tells tell tests turns turn visits vote votes is are was were be been will
can could may must should has have had to not steals steal saves save burns burn breaks break brings bring builds
build buys buy sells sell draws draw drops drop eyes fights fears flees fled flies grows grow hails helps help hopes
kicks lands learns learn lives loses mourns names needs offers passes plays raises reach reaches ready reveals runs
run scores sinks sink slams slips splits split stays sticks strikes survives threatens tops tries wakes walks won lost
died held found shot stole sank sunk fell rose led met gone
"""
_VERBS = frozenset(_VERBS_TEXT.split())


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
    above = next((k for k in range(best - 1, -1, -1) if not _is_credited(units[k].text)), None)
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
    lines = [k for k in range(second) if _size(units[k].text) >= _TELLING and is_headline(units[k].text)]
    headline = next((k for k in lines if k > first), None)
    if headline is None:
        return first
    article = _beginning(units, second)
    if any(_told(units[k].text, article) > 1 for k in lines if k < first):
        return first
    if _told(units[headline].text, article) > 2 * _told(text, article) + 1:
        return second
    return second if any(_is_credited(units[k].text) for k in range(headline + 1, second)) else first


def _beginning(units: list[Paragraph], prose: int) -> str:
    """Return the start of the article, in which the words of its headline are looked for."""
    return " ".join(unit.text for unit in units[prose : prose + 3])[:_READ].casefold()


def _above_credit(units: list[Paragraph], first: int) -> int | None:
    """Return the number of a headline of two or three words: it stands right above a byline or date line above `first`."""
    credit = next((k for k in range(1, first) if _is_credited(units[k].text)), 0)
    above = next((k for k in range(credit - 1, -1, -1) if not _is_line_of_head(units[k].text)), None)
    if above is None or not 2 <= _size(units[above].text) < _TELLING:
        return None
    text = units[above].text
    if kind_alone(text) or is_section(text) or looks_like_outlet(text) or _is_furniture(units, above):
        return None
    return above if is_headline(text) else None


def _printed_twice(units: list[Paragraph], passed: set[int], prose: int) -> int | None:
    """Return the number of the line that is the headline because the page prints it twice, or its start in the trail.

    It stands above the first sentences, `prose`; below them, and below the headline, captions are printed twice.
    """
    above: list[tuple[int, str]] = []
    for j in range(min(len(units), _NEAR)):
        text = units[j].text
        if j in passed or not _PRINTED <= len(text) <= _PRINTED_MOST:
            continue
        start = text[:_PRINTED]
        for k, line in above:
            at = line.find(start)
            if at < 0 or text.count(" ") < _TELLING or not is_headline(text) or kind_alone(text):
                continue
            if line == text:
                twins = k + 1 == j and units[j].gap == 0
                return next((i for i, earlier in above if twins and i < k and _could_head(earlier, units, prose)), k)
            if (
                text.startswith(line[at:].rstrip(" .…"))
                if at
                else line.startswith(text) and _SUFFIX.match(line, len(text))
            ):
                return j
        if j < prose:
            above.append((j, text))
    return None


def _could_head(text: str, units: list[Paragraph], prose: int) -> bool:
    """Say whether a line is written as a headline is and the article speaks of it."""
    if _size(text) < _TELLING or not is_headline(text) or kind_alone(text):
        return False
    return _told(text, _beginning(units, prose)) > 1


def _begins_plainly(first: str, second: str) -> bool:
    """Say whether a file begins with a headline and the first sentences, as nearly all do."""
    return len(second) >= _PROSE and ends_sentence(second) and first.count(" ") >= _TELLING and not ends_sentence(first)


def _is_sure(units: list[Paragraph], prose: int) -> bool:
    """Say whether nothing casts doubt on the first line as the headline: no capitals, no code, no line of the page below."""
    text = units[0].text
    between = (unit.text for unit in units[1:prose])
    return not (
        text.isupper() or _is_coded(text) or any(t[0] == "#" or is_section(t) or kind_alone(t) for t in between)
    )


def _is_prose(text: str) -> bool:
    least = _PROSE // 2 if _WIDE.match(text) else 2 * _PROSE if text.rstrip("\"'”’»)")[-1:] in "?!" else _PROSE
    if len(text) < least or (text[-1] == "." and is_headline(text)) or (len(text) < _MOTTO and text[-3:] == "..."):
        return False
    return (ends_sentence(text) or len(text) > 250) and kind_alone(text) is None


def _tells(units: list[Paragraph], k: int, outlets: list[str]) -> bool:
    """Say whether a line above the article could be its headline: some words, and nothing that a page says of itself."""
    text = units[k].text
    bare, marked = bare_headline(text)
    if not (marked or _size(bare) >= _TELLING) or not is_headline(bare) or _is_furniture(units, k) or _CODE.match(text):
        return False
    if marked:
        return True
    if kind_alone(text) or is_section(bare) or is_source_line(bare, outlets) or RELATED_HEADING.match(text):
        return False
    return not (_is_credited(text) or _is_label(text) or (_names_persons(text) and is_byline(text)))


def _is_label(text: str) -> bool:
    name, value = split_label(text)
    return name is not None and fits(name, value)


def _names_persons(text: str) -> bool:
    """Say whether a line is short or has the signs of a byline; a long one in capitals may be a headline as well."""
    return _size(text) <= _TELLING or "," in text or " and " in text or text[0] in "([*_—–-" or is_credit(text)


def _is_text(units: list[Paragraph], k: int) -> bool:
    """Say whether a line that is no headline is too long for one of the page: an item of a list, half a title."""
    text = units[k].text
    if _size(text) < _LONG or kind_alone(text) or _is_furniture(units, k) or _is_coded(text):
        return False
    return not (_is_line_of_head(text) or _is_label(text))


def _size(text: str) -> int:
    """Return how many words a line has; where words are not parted, two signs count as one."""
    return max(len(text.split()), len(_WIDE.findall(text)) // 2)


def _is_line_of_head(text: str) -> bool:
    return is_byline(text) or read_imprint(text, [], above=True) is not None


def _is_credited(text: str) -> bool:
    """Say whether a line is a date line or a byline in so many words: a name alone may be what the article is about."""
    return (BY.match(text) is not None and is_byline(text)) or read_imprint(text, [], above=True) is not None


def _first_told(units: list[Paragraph], lines: list[int], article: str) -> int:
    """Return the first of some lines of which the article speaks, else the first."""
    first = lines[0]
    coded = _is_coded(units[first].text)
    told = 0 if coded else _told(units[first].text, article)
    for k in lines[1:]:
        text = units[k].text
        parted = (
            coded
            or _told(text, article) > 2
            or any(is_section(u.text) or kind_alone(u.text) for u in units[first + 1 : k])
        )
        if _stands_above(units[first].text, text) or (parted and _told(text, article) > 3 * told):
            first, told = k, _told(text, article)
    return first


def _is_coded(text: str) -> bool:
    """Say whether a line is an agency's number or a running head: as many figures as words, or columns."""
    words = text.split()
    return (
        _CODE.match(text) is not None
        or sum(w[-1].isdigit() for w in words) * 2 >= len(words)
        or len(_COLUMNS.split(text)) > 1
    )


def _stands_above(text: str, below: str) -> bool:
    """Say whether a line only names the body or the series whose headline follows: capitals above none, no verb."""
    return text.isupper() and not below.isupper() and len(text.split()) <= 5 and _names(text) and _size(below) > 4


def _told(text: str, article: str) -> int:
    """Return how many words of a line the article holds."""
    words = {word for word in _WORD.findall(text.casefold()) if len(word) > 2 and word not in STOP_WORDS}
    if _WIDE.search(text):
        words |= {text[k : k + 2] for k in range(len(text) - 1) if _WIDE.match(text, k) and _WIDE.match(text, k + 1)}
    return sum(word[:_STEM] in article for word in words)


def _is_short_headline(units: list[Paragraph], k: int, deck: int, prose: int, article: str) -> bool:
    """Say whether the few words above line `deck` are the headline and that line its deck."""
    text = units[k].text
    words = text.split()
    if not 2 <= len(words) < _TELLING or not is_headline(text) or kind_alone(text) or is_section(text):
        return False
    if _stands_above(text, units[deck].text) or _is_coded(text):
        return False
    if deck + 1 == prose and prose + 1 < len(units) and _is_line_of_head(units[prose + 1].text):
        return False  # kicker, headline, deck, byline
    if _names(text) and is_region(text):
        return False  # the part of the paper: "Northern Ireland"
    if not _names(text) or _told(text, article):
        return True
    alone = k == 0 and units[deck].gap > 0 and (deck + 1 == prose or _is_line_of_head(units[deck + 1].text))
    return alone and _told(units[deck].text, article) < 2


def _names(text: str) -> bool:
    """Say whether a line in few words only names something: no verb, no figure, no sign of a sentence."""
    return not (
        any(c.isdigit() for c in text)
        or text[-1] in ".!?:;,…\"”'’)"
        or text[0] in "\"“„«'‘#*(["
        or any(w in _VERBS or (w.endswith("ed") and len(w) > 4) for w in _WORD.findall(text.casefold()))
    )


def _is_furniture(units: list[Paragraph], k: int) -> bool:
    """Say whether line `k` above the headline is a running head, a picture's name in brackets or an entry of a menu."""
    text = units[k].text
    if _BRACKETED.match(text) or _FOUNDED.search(text) or _STEP.search(text):
        return True
    if is_numbered(text) and len(columns(text)) < 4:
        return True
    if not is_bullet(text) or text.count(" ") > 4:
        return False
    beside = [units[j].text for j in (k - 1, k + 1) if 0 <= j < len(units)]
    return any(is_bullet(t) and t.count(" ") <= 4 for t in beside)


def columns(text: str) -> list[str]:
    """Return what wide gaps or bars part in a line, without the number of a page."""
    pieces = (piece.strip() for piece in _COLUMNS.split(text))
    return [piece for piece in pieces if piece and not _PAGE.match(piece)]


def is_numbered(text: str) -> bool:
    """Say whether a line has columns, and the number of a page among them."""
    if len(text) > 120 or not any(map(text.__contains__, "0123456789")):
        return False
    pieces = [piece.strip() for piece in _COLUMNS.split(text)]
    return len(pieces) > 1 and any(_PAGE.match(piece) for piece in pieces)
