"""What is the article in a file and what stands beside it; its title, date, place and source.

Nothing is thrown away: body, asides, title and head together hold every word of the draft; only the hyphens that a
wrapper put into words go. No rule knows an outlet.
"""

from __future__ import annotations

import datetime
import re

from newsreader.analysis.cleaning.asides import kind_alone
from newsreader.analysis.cleaning.datelines import part_stamp
from newsreader.analysis.cleaning.furniture import LONGEST, furniture_key, furniture_keys, tells_of
from newsreader.analysis.cleaning.headers import Head, take_headers
from newsreader.analysis.cleaning.headlines import bare_headline, lead_of, title_of_file, without_outlet
from newsreader.analysis.cleaning.hyphens import mended, torn_words
from newsreader.analysis.cleaning.masthead import read_masthead
from newsreader.analysis.cleaning.navigation import SUBJECTS
from newsreader.analysis.cleaning.outlets import host_of, name_key, outlet_of_path
from newsreader.analysis.cleaning.page_top import columns, is_numbered
from newsreader.analysis.cleaning.paragraphs import (
    Paragraph,
    ends_sentence,
    paragraphs_of,
    without_quoting,
)
from newsreader.analysis.cleaning.parts import Masthead, Part
from newsreader.analysis.cleaning.promotions import goes_on, is_advert, is_hook, is_offer, split_inside
from newsreader.analysis.cleaning.publication import (
    Day,
    day_in_headline,
    day_in_path,
    day_in_url,
    declared_day,
    find_days,
    order_shown,
)
from newsreader.analysis.cleaning.releases import mark_release
from newsreader.analysis.cleaning.tails import (
    is_row,
    mark_authors,
    mark_boxes,
    mark_end,
    mark_pages,
    mark_related,
    mark_signature,
)
from newsreader.analysis.terms import normal_words
from newsreader.models import Aside, AsideKind, CleanArticle, Draft, PublishedFrom, TitleFrom
from newsreader.text import clean_line

__all__ = ["ENGINE_VERSION", "clean", "furniture_keys"]

ENGINE_VERSION = 14
"""To be raised with every change that reads articles otherwise: the next import of a file then cleans it again."""

_NEAR = 3
"""Days that two dates of one article may lie apart (written, printed, saved) and still confirm each other."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FORWARDED = re.compile(r"\A(?:(?:fwd?|re|aw|wg|tr|rv)\s?:\s*)+", re.I)
"""What mail puts in front of the subject of a letter that is answered or sent on."""
_STOPS = ' .…!?"”'
_SUFFIX = 8
"""Code points that the name of a headline's picture may be longer than the headline ("… image")."""
_SITE = 24
"""The same of the name of a site in front of the headline."""
_REPRINT = 60
"""Code points from which on a paragraph that stands in a file twice is the same one printed again."""
_NAMED, _TWIN = 10, 160
"""Code points of the shortest and longest description of a picture that stands below the picture once more."""
_JUDGED = 3000
"""Paragraphs at each end of a file that are judged one by one; between them a file is taken as it stands."""


def clean(draft: Draft, furniture: frozenset[str] = frozenset()) -> CleanArticle:
    """Return the article that a draft holds.

    `furniture`: keys (`furniture_keys`) of lines that the source repeats in many articles; they become asides.
    """
    lines = draft.text.split("\n")
    quoted = any(line[:1] == ">" for line in lines[:40])
    head, lines = take_headers(part_stamp(without_quoting(lines) if quoted else lines))
    if quoted:
        lines = without_quoting(lines)
    units = paragraphs_of(lines)
    torn_lines = any(line.rstrip().endswith("-") for unit in units if len(unit.lines) > 1 for line in unit.lines[:-1])
    if torn := torn_words((unit.text for unit in units), torn_lines):
        for unit in units:
            unit.text = mended(unit.text, torn)
    said = head.values
    folder = outlet_of_path(draft.path) if draft.path else None
    outlets = [o for o in (draft.source, said.get("source"), folder) if o]
    declared = _FORWARDED.sub("", draft.title or said.get("title") or "")
    title, suffix = without_outlet(" ".join(declared.split()), outlets) if declared else ("", None)
    repeated = _repeated(units, title, furniture) if furniture else set()
    top = read_masthead(units, bare_headline(title)[0] or None, outlets, repeated)
    parts = _judge(units, top, repeated, outlets)
    return _composed(draft, head, units, parts, top, folder, suffix)


def _repeated(units: list[Paragraph], title: str, furniture: frozenset[str]) -> set[int]:
    """Return the paragraphs that are the source's furniture, but for those that tell of the article's subject."""
    found = {k for k, unit in enumerate(units) if _is_furniture(unit, furniture)}
    if not found:
        return found
    rest = "\n".join([title, *(unit.text for k, unit in enumerate(units) if k not in found)])
    subject = {word.term for word in normal_words(rest) if not word.stop}
    return {k for k in found if not tells_of(units[k].text, subject)}


def _is_furniture(unit: Paragraph, furniture: frozenset[str]) -> bool:
    if len(unit.text) > LONGEST:
        return False
    return furniture_key(unit.text) in furniture or all(furniture_key(line) in furniture for line in unit.lines)


def _judge(units: list[Paragraph], top: Masthead, repeated: set[int], outlets: list[str]) -> list[Part]:
    """Return for each paragraph whether it is head, body or which kind of aside."""
    parts: list[Part] = [None] * len(units)
    for k, part in top.parts.items():
        parts[k] = part
    repeated = repeated | _running_heads(units, top)
    size = len(units)
    for k, unit in enumerate(units):
        if parts[k] not in (None, "body") or (_JUDGED < k < size - _JUDGED):
            continue
        kind = kind_alone(unit.text) if parts[k] is None else None
        if k in repeated:
            parts[k] = kind or ("promotion" if len(unit.text) > 160 else "navigation")
        elif kind is not None:
            parts[k] = kind
        elif k and parts[k - 1] == "promotion" and is_offer(unit.text):
            parts[k] = "promotion"
        if k and parts[k] == "promotion" and parts[k - 1] in (None, "body") and is_hook(units[k - 1].text):
            parts[k - 1] = "promotion"
    for k in range(1, size - 1):
        if parts[k] == "caption" and _is_credit_below(units, parts, k):
            parts[k - 1] = "caption"
        elif parts[k - 1] == "promotion" == parts[k + 1] and parts[k] in (None, "body") and goes_on(units[k].text):
            if not is_advert(units[k - 1].text) and not is_advert(units[k + 1].text):
                parts[k] = "promotion"
        elif parts[k] == "navigation" and units[k].text.casefold() in SUBJECTS and _between(units, parts, k):
            parts[k] = None
    _mark_reprints(units, parts, top)
    mark_pages(units, parts)
    mark_release(units, parts)
    mark_signature(units, parts)
    mark_boxes(units, parts)
    mark_related(units, parts)
    mark_authors(units, parts)
    mark_end(units, parts, outlets[0] if outlets else None, top.author)
    return parts


def _mark_reprints(units: list[Paragraph], parts: list[Part], top: Masthead) -> None:
    """Mark what pages print twice: the headline, long paragraphs that came before, and captions, one below the other."""
    title = top.title.rstrip(_STOPS) if top.title and top.title.count(" ") > 2 else ""
    seen: set[str] = set()
    body, last = 0, ""
    for k, unit in enumerate(units):
        if parts[k] not in (None, "body"):
            last = ""
            continue
        key = unit.text.rstrip(_STOPS)
        if (
            key == last
            and (body > 1 or top.title_line)
            and _NAMED < len(key) < _TWIN
            and (unit.text[-1] == ")" or not ends_sentence(unit.text))
        ):
            parts[k - 1] = parts[k] = "caption"
        elif key in seen or (title and _is_headline_again(key, title)):
            parts[k] = "head"
        else:
            body += 1
            if len(key) >= _REPRINT:
                seen.add(key)
        last = key if parts[k] in (None, "body") else ""


def _is_headline_again(key: str, title: str) -> bool:
    """Say whether a line is the headline with a little more behind it ("… image"), or after the name of the site."""
    more = len(key) - len(title)
    return (more < _SUFFIX and key.startswith(title)) or (
        more < _SITE and key.endswith(title) and key.count(" ") == title.count(" ") + 1
    )


def _is_credit_below(units: list[Paragraph], parts: list[Part], k: int) -> bool:
    """Say whether line `k`, the credit of a picture, ends a short block that begins with what the picture shows."""
    above = units[k - 1] if k > 1 else None
    if above is None or units[k].gap or not above.gap or parts[k - 1] not in (None, "body") or len(above.text) > 300:
        return False
    block = [unit for unit in units[k : k + 4] if unit.block == units[k].block]
    return len(units[k].text) <= 80 and all(len(unit.text) <= 80 for unit in block)


def _running_heads(units: list[Paragraph], top: Masthead) -> set[int]:
    """Return the paragraphs that repeat a line of the page above the headline, as printed pages do, with other numbers."""
    above = [
        units[k].text for k, part in top.parts.items() if part in ("navigation", "head") and is_numbered(units[k].text)
    ]
    heads = {key for text in above for key in map(furniture_key, columns(text)) if len(key) > 4}
    if not heads:
        return set()
    return {
        k
        for k, unit in enumerate(units)
        if is_numbered(unit.text)
        and not ends_sentence(unit.text)
        and heads.issuperset(map(furniture_key, columns(unit.text)))
    }


def _between(units: list[Paragraph], parts: list[Part], k: int) -> bool:
    """Say whether a line stands between two paragraphs of the article as a subheading does, or right on a table."""
    if not all(parts[j] in (None, "body") for j in (k - 1, k + 1)) or not ends_sentence(units[k - 1].text):
        return False
    return ends_sentence(units[k + 1].text) or (units[k + 1].gap == 0 and is_row(units[k + 1].text))


def _composed(
    draft: Draft,
    head: Head,
    units: list[Paragraph],
    parts: list[Part],
    top: Masthead,
    folder: str | None,
    suffix: str | None,
) -> CleanArticle:
    said = head.values
    beside = list(head.lines)
    body, asides = _sorted(units, parts, top, beside)
    text = "\n\n".join(body)
    headline = top.title or ""
    url = draft.url or said.get("url")
    title, title_from, found = _title(draft, said.get("title"), headline, top, text, folder)
    source = _source(draft, head, top, folder, suffix or found, url)
    published, published_from = _published(draft, head, top, units, parts, url)
    return CleanArticle(
        title=title,
        title_from=title_from,
        text=text,
        asides=tuple(asides),
        head=_head_text(beside, title),
        published=published,
        published_from=published_from,
        place=draft.place or _place(said.get("place")) or (top.dateline.place if top.dateline else None) or top.place,
        source=source,
        url=url,
        author=draft.author or said.get("author") or top.author,
        notes=draft.notes,
    )


def _sorted(
    units: list[Paragraph], parts: list[Part], top: Masthead, beside: list[str]
) -> tuple[list[str], list[Aside]]:
    """Return the body's paragraphs and the asides; lines of the head are added to `beside`."""
    body: list[str] = []
    asides: list[Aside] = []
    for k, unit in enumerate(units):
        part = parts[k]
        if part is None or part == "body":
            whole = unit.text
            if k == top.dateline_at and top.dateline is not None:
                beside.append(whole[: top.dateline.length].strip())
                whole = whole[top.dateline.length :]
            while (split := split_inside(whole)) is not None:
                before, inside, after = split
                whole = f"{before} {after}".strip()
                _add(asides, "promotion", inside, len(body))
            if whole:
                body.append(whole)
        elif part == "head":
            beside.extend(unit.lines)
        else:
            _add(asides, part, "\n".join(line.strip() for line in unit.lines), len(body))
    return body, asides


def _add(asides: list[Aside], kind: AsideKind, text: str, after: int) -> None:
    """Add a paragraph to the asides; one that follows its own kind joins it."""
    if asides and asides[-1].kind == kind and asides[-1].after == after:
        asides[-1] = Aside(kind, f"{asides[-1].text}\n{text}", after)
    else:
        asides.append(Aside(kind, text, after))


def _head_text(lines: list[str], title: str) -> str:
    kept = [bare for line in lines if (bare := line.strip())]
    if title in kept:
        kept.remove(title)
    return "\n".join(kept)


def _title(
    draft: Draft, labelled: str | None, headline: str, top: Masthead, text: str, folder: str | None
) -> tuple[str, TitleFrom, str | None]:
    """Return title, where it comes from, and the outlet that stood beside it."""
    if draft.title or labelled:
        return clean_line(headline), "feed" if draft.from_feed and draft.title else "header", None
    if headline:
        title, found = without_outlet(headline, [folder] if folder else [])
        return clean_line(title), "header" if top.marked else "first-line", found
    if text and any(c.isalpha() for c in text[:400]):
        return clean_line(lead_of(text)), "lead", None
    return clean_line(title_of_file(draft.path)) if draft.path else "", "file-name", None


def _place(value: str | None) -> str | None:
    return clean_line(value) if value and len(value) <= 80 else None


def _source(
    draft: Draft, head: Head, top: Masthead, folder: str | None, suffix: str | None, url: str | None
) -> str | None:
    """Return the source: declared, on the date line or title, the folder, the agency of the dateline, the host."""
    declared = draft.source or head.values.get("source")
    if declared:
        return clean_line(declared)
    near = [s for s in (top.source, suffix) if s]
    if folder:
        same = next((s for s in near if name_key(s) == name_key(folder)), None)
        return clean_line(same or (near[0] if near else folder))
    agency = top.dateline.agency if top.dateline else None
    found = near[0] if near else agency or (host_of(url) if url else None)
    return clean_line(found) if found else None


def _published(
    draft: Draft, head: Head, top: Masthead, units: list[Paragraph], parts: list[Part], url: str | None
) -> tuple[str | None, PublishedFrom | None]:
    """Return the day or moment of publication and where it comes from."""
    said = head.values
    dateline = top.dateline.day if top.dateline else None
    named = day_in_path(draft.path) if draft.path else None
    linked = day_in_url(url) if url else None
    candidates: list[tuple[Day | None, PublishedFrom]] = [
        (declared_day(draft.published) if draft.published else None, "feed" if draft.from_feed else "header"),
        (declared_day(said["date"]) if "date" in said else None, "header"),
        (top.days[top.days_above] if top.days_above < len(top.days) else None, "header"),
        (dateline if dateline and dateline.has_year else None, "dateline"),
        (top.updated[0] if top.updated and top.days_above else None, "header"),
        (top.days[0] if top.days else None, "header"),
        (dateline, "dateline"),
        (declared_day(said["place"]) if "place" in said else None, "dateline"),
        (declared_day(said["updated"]) if "updated" in said else None, "header"),
        (top.updated[0] if top.updated else None, "header"),
        (linked, "header"),
        (day_in_headline(top.title) if top.title else None, "header"),
        (named, "file-name"),
    ]
    known = [day for day, _ in candidates if day is not None] + top.days[1:] + top.updated
    for day, origin in candidates:
        if day is None:
            continue
        reading = _settled(day, known, draft, head, units, parts)
        if reading is not None:
            moment = day.utc if day.readings[0] == reading else None
            return moment or datetime.date(*reading).isoformat(), origin
        if len(day.readings) > 1:
            return None, None
    return None, None


def _settled(
    day: Day, known: list[Day], draft: Draft, head: Head, units: list[Paragraph], parts: list[Part]
) -> tuple[int, int, int] | None:
    """Return the one reading of a day that the rest of the file allows, None where it stays open."""
    pictures = (d for u, part in zip(units, parts, strict=True) if part == "caption" for d in find_days(u.text))
    sure = [d.readings[0] for d in (*known, *pictures) if d is not day and len(d.readings) == 1]
    if not day.has_year:
        return _with_year(day.readings[0], [s for s in sure if s[0]], f"{draft.path or ''}\n" + "\n".join(head.lines))
    if len(day.readings) == 1:
        return day.readings[0]
    close = [r for r in day.readings if any(_apart(r, other) <= _NEAR for other in sure)]
    if len(close) == 1:
        return close[0]
    others = [d.readings for d in known if d is not day and len(d.readings) == len(day.readings)]
    alike = [r for k, r in enumerate(day.readings) if all(_apart(r, other[k]) <= _NEAR for other in others)]
    if others and len(alike) == 1:
        return alike[0]
    texts = [u.text for u, part in zip(units, parts, strict=True) if part in (None, "body", "head", "navigation")]
    order = order_shown([*head.lines, *texts])
    return None if order is None else day.readings[0] if order == "day-first" else day.readings[1]


def _apart(a: tuple[int, int, int], b: tuple[int, int, int]) -> int:
    if not b[0]:
        return min(_apart(a, (year, b[1], b[2])) for year in (a[0] - 1, a[0], a[0] + 1))
    try:
        return abs((datetime.date(*a) - datetime.date(*b)).days)
    except ValueError:
        return 366


def _with_year(day: tuple[int, int, int], sure: list[tuple[int, int, int]], where: str) -> tuple[int, int, int] | None:
    """Return a day that was written without its year with the year nearest to a full date, or named in the head."""
    years: list[int] = []
    if sure:
        years = sorted(range(sure[0][0] - 1, sure[0][0] + 2), key=lambda y: _apart((y, day[1], day[2]), sure[0]))
    else:
        years = [int(y) for y in dict.fromkeys(_YEAR.findall(where))][:1]
    for year in years:
        try:
            datetime.date(year, day[1], day[2])
        except ValueError:
            continue
        return year, day[1], day[2]
    return None
