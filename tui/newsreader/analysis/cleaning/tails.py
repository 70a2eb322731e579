"""Blocks that only their shape gives away: related lists, boxes of several lines, headlines after the end."""

from __future__ import annotations

import re
from itertools import islice

from newsreader.analysis.cleaning.asides import RELATED_HEADING
from newsreader.analysis.cleaning.bylines import BY, is_credit, is_name, names_author
from newsreader.analysis.cleaning.outlets import WIRES, is_outlet_name
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence, is_bullet
from newsreader.analysis.cleaning.parts import Part
from newsreader.analysis.cleaning.promotions import goes_on, is_offer, is_promotion

_ITEM = 170
"""Code points of the longest headline in a list of headlines."""
_CUT, _TEASER = 40, 320
"""Code points of the shortest and longest beginning of another article."""
_CUT_SHORT = re.compile(r"[\w,’'”\"]\s?(?:\.{3}|…|\[(?:\.{3}|…|\+)\])\Z")
_CUT_WITHIN = 7
"""Code points at its end that show that a text is cut short."""
_SCORES = re.compile(r"^[^:.]{2,24}:(?:[^,]+,){4}|\b\d[\d.,%]*\D{1,12}\b\d|^\w[\w ]{1,24}:\s?[$€£]?\d|\t|\s{3,}")
_LENGTH = re.compile(r"\d{1,2}:\d\d\s?(?=[^\W\d])")
"""How long a film is, in front of its title."""
_STOP_INSIDE = re.compile(r"[a-z\d]{3}\.[\"”’]*\s+[\"“‘]?[A-Z]")
_COMMENTS = re.compile(
    r"\W*(?:\d[\d.,]*\s)?(?:comments?|replies|discussion|kommentare|commentaires|comentarios|reader comments)\b", re.I
)
_COMMENT = re.compile(
    r"@?\w[\w .'-]{1,24}(?::\s| says:| wrote:| \(\d|, \d| [-–—|•·] )|reply\b|like\b|report\b|\d+ (?:min|hour|day)", re.I
)
_INITIALS = re.compile(
    r"[a-z]{1,5}(?:-[a-z]{1,5}){0,4}/[a-z]{1,5}(?:[/-][a-z]{1,5}){0,3}\Z|(?:dpa|apa|sda|afp|ap)(?:\s[a-z\d]{2,4}){2,8}\Z|\([a-z]{2,4}(?:/[a-z]{2,4})?\)\Z"
)
_FOOT = re.compile(
    r"\W*(?:\w+\s)?(?:contacts?|share|follow|more|related|tags?|topics?|read|press|media|links?|downloads?|further|comments?|see|also)\b",
    re.I,
)
_PAGE = re.compile(r"[-–—]?\s?\d{1,3}\s?[-–—]?\Z")
_REACHED = re.compile(r"@|https?://|www\.|\b(?:tel|phone|mobile|e-?mail|fax)\b", re.I)
_ABOUT_AUTHOR = re.compile(
    r"\W*(?:(?:about|meet)\sthe\s(?:authors?|writers?|reporters?)|sobre\s(?:la\sfirma|el\sautor|la\sautora)|"
    r"(?:über\s(?:den|die)|zur|zum)\s(?:person|autor(?:in|en)?)|à\spropos\sde\sl['’]auteure?|authors?|zum autor)\W*\Z",
    re.I,
)
_SOURCES = re.compile(
    r"\W*(?:sources|references|notes|footnotes|bibliography|quellen|literatur|einzelnachweise|références|referencias|fonti)(?:\[\w+\])?\W*\Z",
    re.I,
)
_NUMBERED = re.compile(r"(?:\[?\d{1,3}[.)\]]|\^|\d{1,3}\s)\s?\S")
_IS = frozenset(("is", "ist", "est", "es", "è", "é", "är", "er", "jest"))
_NAMED = 80
"""Code points of the longest line that only names who wrote or sent the report."""
_CLOSING = 14
_PROSE = 80
_HEADINGS = 4
"""Lines that count comments, of which one may head them."""
_CLOCK = re.compile(r"\d{1,2}[.:h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?\Z")
_TOPICS = re.compile(
    r"\W*(?:in:|(?:related\s)?topics?|tags|themen|temas|contents|table\sof|in\sthis|inhalt|sommaire|(?:explore\s)?more\son\sthese\stopics)\b",
    re.I,
)
_LOOKED_AT = 400
"""Paragraphs from the end in which a closing list can begin."""


def is_row(text: str) -> bool:
    """Say whether a line is one of a table: figures, tabulators, wide gaps."""
    length = _LENGTH.match(text)
    return _SCORES.search(text, length.end() if length else 0) is not None


def mark_related(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark headings such as "Read more" together with the headlines under them."""
    first_body = next((k for k, part in enumerate(parts) if part in (None, "body")), len(parts))
    last_long = max((k for k, u in enumerate(units) if len(u.text) >= 260 and parts[k] in (None, "body")), default=-1)
    k = -1
    while (k := k + 1) < len(units):
        text = units[k].text
        if len(text) > 80 or parts[k] in ("head", "promotion", "caption"):
            continue
        heading = RELATED_HEADING.match(text)
        if heading is None or (heading["firm"] is None and k < first_body):
            continue
        last = _last_item(units, parts, k, closing=last_long <= k and not _TOPICS.match(text))
        if _is_list(units, parts, k, last, firm=heading["firm"] is not None):
            for j in range(k, last + 1):
                if parts[j] in (None, "body") or j == k:
                    parts[j] = "navigation" if _TOPICS.match(text) else "related"
            k = last


def _is_list(units: list[Paragraph], parts: list[Part], k: int, last: int, firm: bool) -> bool:
    """Say whether the heading `k` has enough headlines under it, up to `last`, for what it says."""
    text = units[k].text
    if last == k:
        if k > len(units) - _CLOSING and all(part not in (None, "body") for part in parts[k + 1 :]):
            return firm
        named = text.split()[0].casefold().strip("*#") in ("more", "also", "elsewhere") and text.count(" ") > 1
        return firm and not named
    return firm or last > k + 1 or last + 1 >= len(units) or parts[last + 1] is not None


def _last_item(units: list[Paragraph], parts: list[Part], k: int, closing: bool) -> int:
    """Return the number of the last headline under the heading `k` (`k` itself where there is none).

    `closing`: no long paragraph of the article follows, so that teasers of a sentence belong to the list too.
    """
    last = k
    spaced = k + 1 < len(units) and units[k + 1].gap > 0
    for j in range(k + 1, len(units)):
        unit = units[j]
        if parts[j] not in (None, "body", "navigation", "related"):
            break
        if len(unit.text) < 60 and (found := RELATED_HEADING.match(unit.text)) and found["firm"]:
            break
        if unit.gap > 0 and not spaced and not closing:
            break
        if not _is_item(unit.text) and not (
            closing and units[k].gap > 0 and len(unit.text) < 260 and j - k > 1 and unit.gap == 0
        ):
            break
        last = j
    return last


def _is_cut_short(text: str) -> bool:
    return text[-1] in ".…]" and _CUT_SHORT.search(text, max(0, len(text) - _CUT_WITHIN)) is not None


def _is_item(text: str) -> bool:
    if len(text) >= _CUT and _is_cut_short(text):
        return len(text) < _TEASER
    if len(text) > _ITEM or text[-1] in ",;:" or (text[0].islower() and len(text) > 40):
        return False
    if not ends_sentence(text):
        return len(text) < _ITEM // 2 or not _STOP_INSIDE.search(text)
    if text[0] in '"“„«' and text[-1] in '"”»':
        return False  # somebody says it
    return text.rstrip("\"'”’») ")[-1:] in "?!…" and not _STOP_INSIDE.search(text)


def mark_authors(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark what stands below a heading such as "About the author" near the end: a name, and who that is."""
    for k in range(max(1, len(units) - _CLOSING), len(units) - 1):
        heading = units[k].text
        if len(heading) > 40 or parts[k] not in (None, "body", "navigation"):
            continue
        if not (_ABOUT_AUTHOR.match(heading) or _is_about_whom(heading, units[k + 1].text)):
            continue
        parts[k] = "byline"
        for j in range(k + 1, min(k + 4, len(units))):
            if parts[j] not in (None, "body") or len(units[j].text) > 400:
                return
            parts[j] = "byline"


def _is_about_whom(heading: str, below: str) -> bool:
    """Say whether a heading such as "About Ann Lee" names who the line below it begins with."""
    name = heading[6:].strip(" :")
    return heading[:6] == "About " and " " in name and is_name(name) and below.startswith(name)


def mark_boxes(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark a block of short lines as one box where one of its lines, or all together, are a promotion or a menu."""
    start = 0
    while start < len(units):
        end = start + 1
        while end < len(units) and units[end].block == units[start].block:
            end += 1
        if 2 <= end - start <= 9 and end - start < len(units):
            _mark_box(units, parts, start, end)
        start = end


def _mark_box(units: list[Paragraph], parts: list[Part], start: int, end: int) -> None:
    kinds = parts[start:end]
    free = [j for j in range(start, end) if parts[j] in (None, "body")]
    if not free or "head" in kinds or any(len(units[j].text) > 170 for j in range(start, end)):
        return
    if sum(_tells(units[j].text) for j in free) > 1:
        return  # the article itself, its lines not parted
    if "promotion" in kinds or is_promotion(" ".join(u.text for u in units[start:end])):
        if sum(len(units[j].text) for j in free) < 400:
            for j in range(start, end):
                if parts[j] in (None, "body", "navigation"):
                    parts[j] = "promotion"
    elif kinds.count("navigation") * 2 >= len(kinds) and all(len(units[j].text) <= 40 for j in free):
        for j in free:
            if not ends_sentence(units[j].text):
                parts[j] = "navigation"


def _tells(text: str) -> bool:
    """Say whether a line of a box is a sentence that sells nothing to anybody."""
    return len(text) > 30 and ends_sentence(text) and not (goes_on(text) or is_offer(text) or is_promotion(text))


def mark_pages(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark the numbers of printed pages; numbers that count 1, 2, 3 head the parts of the article."""
    lone = [
        k
        for k in range(1, len(units) - 1)
        if len(units[k].text) < 8 and _PAGE.match(units[k].text) and parts[k] in (None, "body")
    ]
    if [units[k].text.strip("-–— ") for k in lone] == [str(n) for n in range(1, len(lone) + 1)]:
        return
    for k in lone:
        long = all(len(units[j].text) >= _PROSE and parts[j] in (None, "body") for j in (k - 1, k + 1))
        if long and units[k].gap and units[k + 1].gap:
            parts[k] = "navigation"


def mark_signature(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark what stands below the two hyphens of a letter's signature."""
    for k in range(max(1, len(units) - 10), len(units) - 1):
        below = [u.text for u in units[k + 1 :]]
        if (
            units[k].text == "--"
            and len(below) <= 8
            and any(_REACHED.search(t) for t in below)
            and all(len(t) < 300 for t in below)
        ):
            for j in range(k, len(units)):
                parts[j] = "navigation"
            return


def mark_end(units: list[Paragraph], parts: list[Part], source: str | None, author: str | None) -> None:
    """Mark what follows the end of the article: credits, menus, lists of foreign headlines."""
    _mark_comments(units, parts)
    if start := _set_off(units, parts):
        parts[start:] = ["related"] * (len(units) - start)
        above = parts[:start]
        mark_end(units[:start], above, source, author)
        parts[:start] = above
        return
    _mark_credits(units, parts, source, author)
    _mark_sources(units, parts)
    first = _closing_list(units, parts)
    run = [j for j in range(first, len(units)) if parts[j] in (None, "body")]
    if len(run) > 2 and units[run[0]].text[-1] in "?!…" and units[run[0]].gap and units[run[1]].gap:
        run = run[1:]  # the last paragraph, which asks, above a list or a signature
    cut = [n for n, k in enumerate(run) if _is_cut_short(units[k].text)]
    if len(cut) == 1 and len(run) - cut[0] > 2:
        run = run[cut[0] + 1 :]  # the article itself is cut short above a list; teasers come in numbers
    if not run:
        return
    before = next((j for j in range(first - 1, -1, -1) if parts[j] in (None, "body")), None)
    if before is None or units[before].text[-1] in ":,":
        return
    if units[run[0]].text[-1] == ":" and not _FOOT.match(units[run[0]].text):
        return  # "Signed:", "The winners:"
    texts = [units[j].text for j in run]
    if sum(map(is_row, texts)) * 2 > len(texts) or sum(t[-1] in ",;" for t in texts) * 3 > len(texts):
        return
    if sum(is_bullet(t) for t in texts) * 2 > len(texts) and units[run[0]].gap < 2:
        return
    if any(_CLOCK.match(t) for t in texts) and any(ends_sentence(t) for t in texts):
        return  # entries of a running report
    if _is_cut_short(texts[-1]) and len(run) < 4 and not any("..." in t or "…" in t for t in texts[:-1]):
        return  # the article itself is cut short, as excerpts are
    tiny = all(_is_tiny(t) for t in texts)
    beside = first < run[0] or run[-1] < len(units) - 1
    pair = len(run) == 2 and units[run[0]].gap > 0 and units[run[1]].gap == 0 and not tiny
    if tiny and (len(run) >= 2 or beside or "|" in texts[0] or _is_last_word(units, run[0])):
        kind: Part = "navigation"
    elif (
        len(run) >= 3
        or pair
        or (len(run) == 2 and all("..." in t or "…" in t for t in texts))
        or (first < run[0] and parts[run[0] - 1] == "related")
    ):
        kind = "related"
    else:
        return
    for j in run:
        parts[j] = kind


def _mark_comments(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark what readers wrote below a heading such as "Comments (3)", where it looks like comments and ends the
    file."""
    headings = (k for k in range(1, len(units) - 1) if parts[k] == "navigation" and _COMMENTS.match(units[k].text))
    for k in islice(headings, _HEADINGS):
        below = [u.text for u in units[k + 1 :]]
        above = sum(len(u.text) for u, part in zip(units[:k], parts, strict=False) if part in (None, "body"))
        signed = sum(_COMMENT.match(t) is not None for t in below)
        listed = is_bullet(below[0]) and any(map(str.isdigit, units[k].text))
        if all(len(t) < 500 for t in below) and sum(map(len, below)) < above and (listed or signed * 3 >= len(below)):
            for j in range(k + 1, len(units)):
                parts[j] = "navigation" if parts[j] in (None, "body") else parts[j]
            return


def _set_off(units: list[Paragraph], parts: list[Part]) -> int:
    """Return the number of the first of some headlines that two blank lines part from the article, 0 for none."""
    start = len(units) - 1
    while start > 0 and units[start].gap == 0:
        start -= 1
    below = units[start:]
    if len(below) < 3 or units[start].gap < 2 or any(part not in (None, "body") for part in parts[start:]):
        return 0
    before = next((j for j in range(start - 1, -1, -1) if parts[j] in (None, "body")), None)
    if before is None or units[before].text[-1] in ":,":
        return 0
    odd = sum(is_row(u.text) or is_bullet(u.text) or _CLOCK.match(u.text) is not None for u in below)
    return start if odd == 0 and all(_is_item(u.text) for u in below) else 0


def _is_last_word(units: list[Paragraph], k: int) -> bool:
    """Say whether the few words that end a file are no part of it: set off, no figure among them."""
    text = units[k].text
    return (
        units[k].gap > 0
        and not any(map(str.isdigit, text))
        and text[0] not in '"“„«'
        and ends_sentence(units[k - 1].text)
    )


def _is_tiny(text: str) -> bool:
    """Say whether a line is an entry of a menu, or a row of them."""
    parts = [p for p in text.split("|") if p.strip()] if "|" in text else [text]
    return all(p.strip().count(" ") <= 2 and len(p) <= 32 for p in parts)


def _closing_list(units: list[Paragraph], parts: list[Part]) -> int:
    """Return the number of the first paragraph of the closing run of asides and headline-like lines."""
    first = len(units)
    k = len(units) - 1
    while k >= 0 and len(units) - k < _LOOKED_AT:
        if parts[k] in (None, "body"):
            if not (_is_item(units[k].text) or _stops_inside(units, parts, k)):
                break
        elif parts[k] == "head":
            break
        first = k
        k -= 1
    return first


def _stops_inside(units: list[Paragraph], parts: list[Part], k: int) -> bool:
    """Say whether a line with a full stop is a headline all the same: it stands within a block of headlines."""
    number = units[k].block
    before = [j for j in (k - 1, k - 2) if j > 1 and parts[j] in (None, "body") and _is_item(units[j].text)]
    if len(before) == 2 and len(units[k].text) < 90 and units[k].text[0] not in '"“„«':
        return True
    if len(units[k].text) > _ITEM or number == units[0].block:
        return False
    block = [u.text for u in units[max(0, k - 40) : k + 40] if u.block == number]
    return len(block) >= 4 and sum(ends_sentence(t) for t in block) * 3 <= len(block)


def _mark_sources(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark a numbered list of sources that ends the article, with its heading."""
    last = range(len(units) - 1, max(0, len(units) - _LOOKED_AT), -1)
    k = next((k for k in last if len(units[k].text) < 30 and _SOURCES.match(units[k].text)), len(units))
    below = [j for j in range(k + 1, len(units)) if parts[j] in (None, "body")]
    if below and all(_NUMBERED.match(units[j].text) for j in below):
        for j in (k, *below):
            parts[j] = "navigation"


def _mark_credits(units: list[Paragraph], parts: list[Part], source: str | None, author: str | None) -> None:
    """Mark bylines among the last paragraphs of the body."""
    seen = 0
    for k in range(len(units) - 1, 0, -1):
        if parts[k] not in (None, "body"):
            continue
        text = units[k].text
        credit = is_credit(text)
        cut_off = parts[k - 1] in (None, "body") and not ends_sentence(units[k - 1].text)
        if cut_off and not (credit or BY.match(text) or _INITIALS.match(text)):
            return
        byline = credit or names_author(text) or _is_about(text, author)
        if seen == 0 and (byline or _is_agency_line(text, source)):
            parts[k] = "byline"
            continue
        if credit or (byline and not _is_item(text)):
            parts[k] = "byline"
        seen += 1
        if seen > 3:
            return


def _is_about(text: str, author: str | None) -> bool:
    """Say whether a paragraph tells who the author is: it begins with the name and goes on with "is"."""
    if author is None or not text.startswith(f"{author} ") or len(text) > 300:
        return False
    return text[len(author) + 1 :].split(None, 1)[0] in _IS


def _is_agency_line(text: str, source: str | None) -> bool:
    if len(text) > _NAMED:
        return False
    if _INITIALS.match(text):
        return True
    bare = text.strip("()[]*_-–—. /")
    if bare in WIRES or (2 < len(bare) < 9 and bare.isalpha() and bare.isupper()):
        return True
    return is_outlet_name(bare) or (source is not None and bare.casefold() == source.casefold() and len(bare) < 40)
