"""What follows the end of an article: comments, credits, menus, headlines of other articles."""

from __future__ import annotations

import re
from itertools import islice

from newsreader.analysis.cleaning.bylines import is_credit, names_author
from newsreader.analysis.cleaning.outlets import WIRES, is_outlet_name
from newsreader.analysis.cleaning.paragraphs import Paragraph, ends_sentence, is_bullet, opens_quotation
from newsreader.analysis.cleaning.parts import Part, is_body
from newsreader.analysis.cleaning.related import LONGEST_ITEM, STOP_INSIDE, is_cut_short, is_item, is_row
from newsreader.analysis.cleaning.speech import speaker_of
from newsreader.analysis.terms import normal_words

_COMMENTS = re.compile(
    r"\W*(?:\d[\d.,]*\)?\s|no\s)?(?:comments?|replies|discussion|kommentare|commentaires|comentarios|reader comments)\b|(?:\d+|one|two|three)\sthoughts?\son\b",
    re.I,
)
_NO_COMMENTS = re.compile(
    r"\W*(?:(?:0|no)\W{1,3}(?:comments?|commentaires?|kommentare)|comments\sare\s(?:now\s)?closed)\b", re.I
)
_COMMENT = re.compile(
    r"@?\w[\w .'-]{1,24}(?::\s| says:| wrote:| \(\d|, \d| [-–—|•·] )|reply\b|like\b|report\b|\d+ (?:min|hour|day)", re.I
)
_ANSWERED = re.compile(r"(?:reply|like|report|upvote|antworten|répondre|responder|rispondi)\b.{0,24}\Z", re.I)
"""The buttons below what a reader wrote."""
_INITIALS = re.compile(
    r"[a-z]{1,5}(?:-[a-z]{1,5}){0,4}/[a-z]{1,5}(?:[/-][a-z]{1,5}){0,3}\Z|(?:dpa|apa|sda|afp|ap)(?:\s[a-z\d]{2,4}){2,8}\Z|\([a-z]{2,4}(?:/[a-z]{2,4})?\)\Z"
)
_NAMED = 80
"""Code points of the longest line that only names who wrote or sent the report."""
_HEADINGS = 4
"""Lines that count comments, of which one may head them."""
_CLOCK = re.compile(r"\d{1,2}[.:h]\d\d(?:\s?[ap]\.?m\.?)?(?:\s(?:[A-Z]{2,4}|Uhr))?(?:\s?,\s[A-Z][^,.]{2,40})?\Z")
_BLANKS = 5
"""Fewest blanks of a bulleted headline below an article."""
_SUBJECT = 1500
"""Code points of an article that name its subject."""
_LISTED = 3
"""Fewest bulleted headlines below an article."""
_ANSWER = 90
"""Code points of a line that is sooner a sentence than a headline."""
_LOOKED_AT = 400
"""Paragraphs from the end in which a closing list can begin."""


def mark_end(units: list[Paragraph], parts: list[Part], source: str | None) -> None:
    """Mark what follows the end of the article: credits, menus, lists of foreign headlines."""
    _mark_comments(units, parts)
    if start := _set_off(units, parts):
        parts[start:] = ["related"] * (len(units) - start)
        above = parts[:start]
        mark_end(units[:start], above, source)
        parts[:start] = above
        return
    _mark_credits(units, parts, source)
    run = _left_at_end(units, parts)
    if run and (kind := _kind_of_list(units, parts, run)) is not None:
        for j in run:
            parts[j] = kind


def _left_at_end(units: list[Paragraph], parts: list[Part]) -> list[int]:
    """Return the lines of the closing run of asides and headline-like lines that nothing else has marked."""
    first = _closing_list(units, parts)
    run = [j for j in range(first, len(units)) if is_body(parts[j])]
    if len(run) > 2 and units[run[0]].text[-1] in "?!…" and units[run[1]].gap:
        run = run[1:]  # the last paragraph, which asks, above a list or a signature
    if len(run) > 1 and is_cut_short(units[run[0]].text) and STOP_INSIDE.search(units[run[0]].text):
        run = run[1:]  # the article's own last words ("We will tell you more…"), above the list
    apart = next((n for n, k in enumerate(run) if n and units[k].gap > 1), 0)
    if len(run) - apart > 2:
        run = run[apart:]  # what stands above two blank lines is the article's
    cut = [n for n, k in enumerate(run) if is_cut_short(units[k].text)]
    if len(cut) == 1 and len(run) - cut[0] > 2:
        run = run[cut[0] + 1 :]  # the article itself is cut short above a list; teasers come in numbers
    before = next((j for j in range(first - 1, -1, -1) if is_body(parts[j])), None)
    if before is None or units[before].text[-1] in ":," or any(_CLOCK.match(unit.text) for unit in units[first:]):
        return []  # the article goes on, or these are entries of a running report
    return run


def _kind_of_list(units: list[Paragraph], parts: list[Part], run: list[int]) -> Part:
    """Return what the lines that end a file are: entries of a menu, headlines of other articles, or None for the article's."""
    texts = [units[j].text for j in run]
    speakers = {speaker for text in texts if (speaker := speaker_of(text))}
    if speakers and any(speaker_of(unit.text) in speakers for unit in units[: run[0]]):
        return None  # somebody goes on speaking
    if texts[0][-1] == ":":
        return None  # "Signed:", "The winners:"
    if 1 < sum(t[0].islower() for t in texts) * 3 >= len(texts) > 2:
        return None  # no headlines: "412", "names on the list"
    if sum(is_row(t) or t[-1] in ",;" for t in texts) * 2 > len(texts):
        return None
    if sum(map(is_bullet, texts)) * 2 > len(texts) and not _are_foreign(texts, units[: run[0]]):
        return None
    beside = not is_body(parts[run[0] - 1]) or run[-1] < len(units) - 1
    if all(map(_is_tiny, texts)) and (len(run) > 1 or beside or _is_last_word(units, run[0])):
        return "navigation"
    if is_cut_short(texts[-1]) and not any(map(is_cut_short, texts[:-1])):
        return None  # the article itself is cut short, as excerpts are
    pair = len(run) == 2 and (units[run[1]].gap == 0 < units[run[0]].gap or all(map(is_cut_short, texts)))
    return "related" if len(run) > 2 or pair else None


def _is_bare_end(heading: str, below: list[str], above: int) -> bool:
    """Say whether what stands below "(0) comments" is the page's: nobody wrote, and it is little beside the article."""
    return (
        _NO_COMMENTS.match(heading) is not None
        and all(len(t) < 240 for t in below)
        and 2 * sum(map(len, below)) < above
    )


def _mark_comments(units: list[Paragraph], parts: list[Part]) -> None:
    """Mark what readers wrote below a heading such as "Comments (3)", where it looks like comments and ends the
    file."""
    headings = (k for k in range(1, len(units) - 1) if parts[k] == "navigation" and _COMMENTS.match(units[k].text))
    for k in islice(headings, _HEADINGS):
        below = [u.text for u in units[k + 1 :]]
        above = sum(len(u.text) for u, part in zip(units[:k], parts, strict=False) if is_body(part))
        signed = sum(_COMMENT.match(t) is not None for t in below)
        written = sum(is_body(part) for part in parts[k + 1 :])
        answered = sum(_ANSWERED.match(t) is not None for t in below) * 4 >= written
        listed = is_bullet(below[0]) and any(map(str.isdigit, units[k].text))
        listed = listed or _is_bare_end(units[k].text, below, above)
        if (
            all(len(t) < 500 for t in below)
            and sum(map(len, below)) < above
            and (listed or answered or signed * 3 >= len(below))
        ):
            for j in range(k + 1, len(units)):
                parts[j] = "navigation" if is_body(parts[j]) else parts[j]
            return


def _set_off(units: list[Paragraph], parts: list[Part]) -> int:
    """Return the number of the first of some headlines that two blank lines part from the article, 0 for none."""
    start = len(units) - 1
    while start > 0 and units[start].gap == 0:
        start -= 1
    below = units[start:]
    if len(below) < 3 or units[start].gap < 2 or any(not is_body(part) for part in parts[start:]):
        return 0
    if any(is_row(u.text) or is_bullet(u.text) or _CLOCK.match(u.text) or len(u.text) > LONGEST_ITEM for u in below):
        return 0
    stops = sum(not is_item(u.text) for u in below)
    return start if stops * 4 <= len(below) else 0


def _are_foreign(items: list[str], article: list[Paragraph]) -> bool:
    """Say whether the items of a list are headlines of which the article says nothing: names in most, hardly a word in common."""
    if len(items) < _LISTED or any(t.count(" ") < _BLANKS for t in items):
        return False
    beginning = " ".join(unit.text for unit in article)[:_SUBJECT]
    subject = {word.term for word in normal_words(beginning) if not word.stop}
    named = sum(any(w[0].isupper() for w in t.split()[2:]) for t in items)
    known = sum(any(word.term in subject for word in normal_words(t) if not word.stop) for t in items)
    return named * 2 >= len(items) and known * 3 <= len(items)


def _is_last_word(units: list[Paragraph], k: int) -> bool:
    """Say whether the few words that end a file are no part of it: set off, no figure among them."""
    text = units[k].text
    return (
        units[k].gap > 0
        and not any(map(str.isdigit, text))
        and text[0] not in '"“„«(['
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
        if is_body(parts[k]):
            if not (is_item(units[k].text) or _stops_inside(units, parts, k)):
                break
        elif parts[k] == "head":
            break
        first = k
        k -= 1
    return first


def _stops_inside(units: list[Paragraph], parts: list[Part], k: int) -> bool:
    """Say whether a line with a full stop is a headline all the same: it stands within a block of headlines."""
    number = units[k].block
    # The last lines may be the article's own answer to what it asks above them.
    fewest = 4 if len(units[k].text) >= _ANSWER and len(units) - k <= _LISTED else 2
    above = [j for j in range(k - 1, max(k - 10, 1), -1) if is_body(parts[j])][:fewest]
    listed = len(above) == fewest and all(is_item(units[j].text) for j in above)
    listed = listed and not (units[k].gap > units[above[0]].gap)  # set off from a list
    if listed and len(units[k].text) < LONGEST_ITEM and not opens_quotation(units[k].text):
        return True
    if len(units[k].text) > LONGEST_ITEM or number == units[0].block:
        return False
    block = [u.text for u in units[max(0, k - 40) : k + 40] if u.block == number]
    return len(block) >= 4 and sum(ends_sentence(t) for t in block) * 3 <= len(block)


def _mark_credits(units: list[Paragraph], parts: list[Part], source: str | None) -> None:
    """Mark bylines among the last paragraphs of the body."""
    seen = 0
    for k in range(len(units) - 1, 0, -1):
        if not is_body(parts[k]):
            continue
        text = units[k].text
        credit = is_credit(text)
        cut_off = is_body(parts[k - 1]) and not ends_sentence(units[k - 1].text)
        if cut_off and not (credit or _INITIALS.match(text)):
            return
        byline = credit or names_author(text)
        if seen == 0 and (byline or _is_agency_line(text, source)):
            parts[k] = "byline"
            continue
        if credit or (byline and not is_item(text)):
            parts[k] = "byline"
        seen += 1
        if seen > 3:
            return


def _is_agency_line(text: str, source: str | None) -> bool:
    if len(text) > _NAMED:
        return False
    if _INITIALS.match(text):
        return True
    bare = text.strip("()[]*_-–—. /")
    if bare in WIRES or (2 < len(bare) < 9 and bare.isalpha() and bare.isupper()):
        return True
    return is_outlet_name(bare) or (source is not None and bare.casefold() == source.casefold() and len(bare) < 40)
