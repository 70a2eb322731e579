"""What is the article in a file and what stands beside it; its title, date, place and source.

Nothing is thrown away: body, asides, title and head together hold every word of the draft; only the hyphens that a
wrapper put into words go. No rule knows an outlet.
"""

from __future__ import annotations

import re
from dataclasses import replace

from newsreader.analysis.cleaning.datelines import part_stamp, readable_place
from newsreader.analysis.cleaning.exports import take_export
from newsreader.analysis.cleaning.forwarded import parted_letter
from newsreader.analysis.cleaning.furniture import LONGEST, furniture_key, furniture_keys, tells_of
from newsreader.analysis.cleaning.headers import Head, take_headers
from newsreader.analysis.cleaning.headlines import bare_headline, lead_of, title_of_file, without_outlet
from newsreader.analysis.cleaning.judging import judge
from newsreader.analysis.cleaning.link_numbers import without_link_numbers
from newsreader.analysis.cleaning.masthead import read_masthead
from newsreader.analysis.cleaning.outlets import host_of, name_key, outlet_of_path
from newsreader.analysis.cleaning.page_columns import read_columns
from newsreader.analysis.cleaning.page_lines import part_pages
from newsreader.analysis.cleaning.paragraphs import Paragraph, paragraphs_of, without_quoting
from newsreader.analysis.cleaning.parts import Masthead, Part
from newsreader.analysis.cleaning.published import published_day
from newsreader.analysis.cleaning.wires import without_printers_marks
from newsreader.analysis.terms import normal_words
from newsreader.models import Aside, AsideKind, CleanArticle, Draft, TitleFrom
from newsreader.text import clean_line

__all__ = ["ENGINE_VERSION", "clean", "furniture_keys"]

ENGINE_VERSION = 58
"""To be raised with every change that reads articles otherwise: the next import of a file then cleans it again."""

_FORWARDED = re.compile(r"\A(?:(?:fwd?|re|aw|wg|tr|rv)\s?:\s*)+", re.I)
"""What mail puts in front of the subject of a letter that is answered or sent on."""


def clean(draft: Draft, furniture: frozenset[str] = frozenset(), *, folder_is_source: bool = True) -> CleanArticle:
    """Return the article that a draft holds.

    `furniture`: keys (`furniture_keys`) of lines that the source repeats in many articles; they become asides.
    `folder_is_source`: not where the folder is known to be named for what its articles are about.
    """
    lines = without_printers_marks(draft.text).split("\n")
    above, lines = parted_letter(lines)
    if above and not draft.from_feed:
        draft = replace(draft, source=None, published=None)  # of whoever sent it on
    quoted = any(line[:1] == ">" for line in lines[:40])
    head = Head(lines=above)
    lines = take_export(part_stamp(without_quoting(lines) if quoted else lines), head)
    lines = take_headers(lines, head)
    if quoted:
        lines = without_quoting(lines)
    lines, pages = part_pages(read_columns(lines))
    units = paragraphs_of(lines)
    without_link_numbers(units)
    said = head.values
    folder = outlet_of_path(draft.path) if draft.path and folder_is_source else None
    outlets = [o for o in (draft.source, said.get("source"), folder) if o]
    declared = _FORWARDED.sub("", draft.title or said.get("title") or "")
    title, suffix = without_outlet(" ".join(declared.split()), outlets) if declared else ("", None)
    repeated = _repeated(units, title, furniture) if furniture else set()
    top = read_masthead(units, bare_headline(title)[0] or None, outlets, repeated)
    parts = judge(units, top, repeated, pages, outlets)
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
    published, published_from = published_day(draft, head, top, units, parts, url)
    return CleanArticle(
        title=title,
        title_from=title_from,
        text=text,
        asides=tuple(asides),
        head=_head_text(beside, title),
        published=published,
        published_from=published_from,
        place=_place(draft.place or said.get("place")) or (top.dateline.place if top.dateline else None) or top.place,
        source=source,
        url=url,
        author=draft.author or said.get("author") or top.imprint.author,
        notes=draft.notes,
    )


def _sorted(
    units: list[Paragraph], parts: list[Part], top: Masthead, beside: list[str]
) -> tuple[list[str], list[Aside]]:
    """Return the body's paragraphs and the asides; lines of the head are added to `beside`."""
    body: list[str] = []
    asides: list[tuple[AsideKind, int, list[str]]] = []
    for k, unit in enumerate(units):
        part = parts[k]
        if part is None or part == "body":
            whole = unit.text
            if k == top.dateline_at and top.dateline is not None:
                beside.append(whole[: top.dateline.length].strip())
                whole = whole[top.dateline.length :]
            if whole:
                body.append(whole)
        elif part == "head":
            beside.extend(unit.lines)
        else:
            if not asides or asides[-1][:2] != (part, len(body)):
                asides.append((part, len(body), []))
            asides[-1][2].extend(line.strip() for line in unit.lines)  # what follows its own kind joins it
    return body, [Aside(kind, "\n".join(lines), after) for kind, after, lines in asides]


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
    return readable_place(clean_line(value)) if value and len(value) <= 80 else None


def _source(
    draft: Draft, head: Head, top: Masthead, folder: str | None, suffix: str | None, url: str | None
) -> str | None:
    """Return the source: declared, on the date line or title, the folder, the agency of the dateline, the host."""
    declared = draft.source or head.values.get("source")
    if declared:
        return clean_line(declared)
    near = [s for s in (top.imprint.source, suffix) if s]
    if folder:
        same = next((s for s in near if name_key(s) == name_key(folder)), None)
        return clean_line(same or (near[0] if near else folder))
    agency = top.dateline.agency if top.dateline else None
    found = near[0] if near else agency or (host_of(url) if url else None)
    return clean_line(found) if found else None
