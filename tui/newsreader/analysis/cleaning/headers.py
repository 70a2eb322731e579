"""Header lines and front matter: `Title: …`, `Quelle – …`, `**Date:** …`, YAML and TOML fences.

Only lines that name a field are read here; headlines, bylines and datelines without a label are not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal

from newsreader.analysis.cleaning.paragraphs import indent
from newsreader.analysis.cleaning.written_days import find_days

Field = Literal["title", "date", "updated", "source", "url", "author", "place", "text", "other"]

_KEYS: dict[Field, str] = {
    "title": "title|headline|head|hed|heading|article title|news title|subject|betreff|titel|überschrift|schlagzeile|"
    "titre|título|titulo|titolo|tytuł|rubrik|otsikko|başlık|заголовок|标题|題名|タイトル",
    "date": "date|published|published on|published at|publish date|publication date|publishing date|pub date|pubdate|"
    "date published|datepublished|published date|date of publication|first published|originally published|posted|"
    "posted on|post date|date posted|issued|issue date|release date|released|datum|veröffentlicht|erschienen|"
    "veröffentlicht am|erschienen am|stand|fecha|publicado|data|publié|publié le|date de publication|pubblicato|sent|"
    "gesendet|envoyé|enviado|dato|publisert|publicerad|article date|timestamp|time|created|created at|day|дата|日期|日付|"
    "tarih|päivämäärä",
    "updated": "updated|updated on|updated at|last updated|last update|update|modified|date modified|last modified|"
    "date updated|last reviewed|page last reviewed|aktualisiert|mis à jour|mise à jour|actualizado|aggiornato|atualizado|bijgewerkt",
    "source": "source|sources|publication|publication title|outlet|publisher|published by|published in|newspaper|paper|site|site name|"
    "website|news source|source name|news outlet|agency|news agency|quelle|medium|zeitung|fuente|fonte|bron|kilde|"
    "källa|feed|provider|from|journal|magazine|brand|πηγή|来源|источник|źródło|media",
    "url": "url|link|source url|web|web address|permalink|address|original url|article url|original|original link|"
    "href|canonical|canonical url|uri|retrieved from|adresse|lien|enlace|link to article|source link",
    "author": "author|authors|by|byline|written by|writer|reporter|reporters|reported by|correspondent|journalist|"
    "creator|autor|autorin|autoren|auteur|auteurs|autore|verfasser|verfasserin|von|par|por|door|contributor|words by",
    "place": "place|location|dateline|city|where|ort|lieu|lugar|luogo|plaats|sted",
    "text": "text|body|content|article|story|full text|fulltext|article text|article body|main text|inhalt|texte|texto",
    "other": "section|category|categories|tag|tags|keyword|keywords|topic|topics|subjects|language|lang|id|"
    "article id|guid|ref|ref no|reference|reference number|our ref|aktenzeichen|words|word count|wordcount|edition|"
    "page|pages|copyright|retrieved|retrieved on|retrieved at|accessed|access date|date accessed|accessed on|crawled|"
    "crawled at|downloaded|downloaded on|saved|saved on|saved at|clipped|clipped on|clipped at|exported|fetched|fetched at|scraped|scraped at|captured|"
    "load-date|publication-type|publication type|document type|source type|language of publication|issn|isbn|document url|"
    "database|publication info|place of publication|country of publication|proquest document id|publication year|"
    "publication subject|record number|accession number|sender|classification|graphic|highlight|"
    "archived|imported|type|format|status|layout|draft|slug|summary|description|abstract|excerpt|subtitle|sub-title|"
    "subhead|subheadline|deck|standfirst|kicker|desk|country|region|series|department|rubric|ressort|image|image url|"
    "license|licence|rights|version|doi|to|cc|message-id|content-type|mime-version|reply-to|return-path|received|"
    "reading time|read time|length|encoding|uid|collection|genre|editor|edited by|email|twitter|comments|shares|"
    "views|priority|embargo|circulation|clipping no|clipping number|media type|reach|auflage|reichweite|schlagworte|kategorie|sprache|mots-clés|rubrique|sección|categoría",
}
KEYS: dict[str, Field] = {key: name for name, keys in _KEYS.items() for key in keys.split("|")}
_STRONG = frozenset({"title", "date", "updated", "source", "url", "author", "place"})
_LINE = re.compile(r"[\s>*_#•-]{0,6}([^\W\d_][^\n:：=|.!?]{0,28}?)[ *_]{0,4}(?:[:：]|\t| [-–—=] )[ *_]{0,4}(.*)", re.S)
_MARKED = re.compile(r"\[([^\W\d_][\w ]{2,24})\]\s*:?\s*(.*)|<([a-z_]{3,20})>\s*(.*?)\s*</\3>", re.S | re.I)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+|\bwww\.[^\s<>\"')\]]+", re.I)
_OWN_ADDRESS = re.compile(
    r"(?:https?://)?(?!\S*\b(?:facebook|twitter|x|t|instagram|youtube|linkedin|reddit|google|archive|apple)\.)"
    r"(?:[a-z0-9-]+\.)+[a-z]{2,}/\S{8,}\Z",
    re.I,
)
"""An address of one page, not one to share it on or to follow."""
_BODIES = frozenset({"body", "full text", "text"})
"""What databases set alone on the line above the text."""
_ABOVE, _FIRST = 20, 4
"""Lines, and lines with words, among which it stands."""
_MAIL = re.compile(r"\s*[<(]?[^\s<>()@]+@[^\s<>()@]+[>)]?")
_PAGE = re.compile(r",?\s(?:pp?\.|pages?|seite|s\.)\s?[A-Z]?\d[\d, –-]*\Z", re.I)
"""Where in a paper a clipping stood: `The Ledger, p. 4`."""
_INVERTED = re.compile(r"\A(.{2,50}), The(?=\Z| \()")
_SENDER = re.compile(r"\A\S+ at \S+ \(([^()]+)\)\Z")
"""A sender as archives of mailing lists give one: `owner at lists.example (Jon Vik)`."""
_LAST_FIRST = re.compile(r"\A([A-ZÀ-Þ][\w'’-]+), ([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ]\.?)?)\Z")
"""Names as catalogues give them: `Ledger, The`, `Finn, Hal`."""
_APART = 80
"""Code points of the longest value that stands a blank line below its label."""
_OF_SENTENCE = re.compile(r"\b(?:the\s[^\W\d]{4}|has\s|was\s|will\s|were\s)", re.I)
"""What no date has, but the sentence behind `Update: On May 8, …`."""
_FENCES = {"---": ":", "+++": "="}
_TOP = 7
"""Unlabelled lines (a headline, a byline) that may stand above or between header lines."""
_LONGEST, _LONGEST_TITLE = 300, 1000
"""Code points of a header line's value; a longer line is text."""


@dataclass(slots=True)
class Head:
    """What the header lines of a file say, and the lines themselves in order."""

    values: dict[Field, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)

    def add(self, name: Field | None, value: str) -> None:
        """Keep the first value that each field is given."""
        if name is None:
            return
        value = value.strip().strip("*_").strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1].strip()
        if name in ("author", "source"):
            value = _MAIL.sub("", value).strip(" \"'") or value
            value = self._author(value) if name == "author" else self._source(value)
        if value:
            self.values.setdefault(name, value)

    def _author(self, value: str) -> str:
        """Return an author's name; a day behind it is the article's."""
        if days := [day for day in find_days(value) if day.has_year]:
            self.values.setdefault("date", value[days[0].start :])
            value = value[: days[0].start].strip(" |,·•–—-") or value
        return _LAST_FIRST.sub(r"\2 \1", value)

    def _source(self, value: str) -> str:
        """Return an outlet's name; an address behind it is the article's."""
        value = _PAGE.sub("", _SENDER.sub(r"\1", value)).split(" ;")[0].split("; ")[0]
        value = _INVERTED.sub(r"The \1", value)
        if address := _ADDRESS.search(value):
            self.values.setdefault("url", address[0])
            value = value[: address.start()].strip(" (<[-–—|,")
        return value


def take_headers(lines: list[str], head: Head) -> list[str]:
    """Keep in `head` what the header lines at both ends of a file say; return the lines, a header's as a blank one."""
    lines = _take_fenced(lines, head)
    lines = _take_address(_take_labelled(lines, head), head)
    return _take_closing(lines, head)


def _take_fenced(lines: list[str], head: Head) -> list[str]:
    first = next((k for k, line in enumerate(lines[:40]) if line.strip()), None)
    if first is None or (sign := _FENCES.get(lines[first].strip())) is None:
        return lines
    fence = lines[first].strip()
    last = next((k for k in range(first + 1, min(len(lines), first + 80)) if lines[k].strip() in (fence, "...")), None)
    if last is None:
        return lines
    fields = [_split_field(line, sign) for line in lines[first + 1 : last]]
    if not any(name in _STRONG for name, _ in fields):
        return lines
    name: Field = "other"
    for line, (found, value) in zip(lines[first + 1 : last], fields, strict=True):
        if found is not None:
            name = found
            if value not in ("|", ">", "|-", ">-", "[]"):
                head.add(name, value.strip("[]") if value.startswith("[") else value)
        elif line.strip() and name != "other":
            head.add(name, line.strip().removeprefix("- "))
    head.lines.extend(line for line in lines[first : last + 1] if line.strip())
    return lines[last + 1 :]


def _split_field(line: str, sign: str) -> tuple[Field | None, str]:
    key, found, value = line.partition(sign)
    if not found or key != key.lstrip() or not key.strip():
        return None, ""
    return KEYS.get(key.strip().casefold().replace("_", " "), "other"), value.strip()


def split_label(line: str) -> tuple[Field | None, str]:
    """Return the field that a header line names and its value, (None, "") for any other line."""
    match = _LINE.match(line[:400])
    if match is None:
        marked = _MARKED.fullmatch(line) if line[:1] in "[<" and len(line) <= _LONGEST else None
        name = KEYS.get((marked[1] or marked[3]).casefold().replace("_", " ")) if marked else None
        return (name, (marked[2] or marked[4] or "").strip()) if marked and name else (None, "")
    name = KEYS.get(" ".join(match[1].casefold().replace("_", " ").split()).strip("* "))
    if name is None or (len(line) > (_LONGEST_TITLE if name == "title" else _LONGEST + 40) and name != "text"):
        return None, ""
    if line[match.end(1) : match.start(2)].strip(" *_") in "-–—=" and name in ("other", "text", "place"):
        return None, ""
    return name, line[match.start(2) :].strip()


def _take_labelled(lines: list[str], head: Head) -> list[str]:
    """Take the header lines near the top out of `lines`."""
    taken: dict[int, tuple[Field, str]] = {}
    passed = 0
    pending: Field | None = None
    for k, line in enumerate(lines[:60]):
        bare = line.strip()
        if not bare:
            continue
        name, value = split_label(bare)
        if " | " in value and all(split_label(piece)[0] for piece in bare.split(" | ")):
            for piece in bare.split(" | ")[1:]:
                head.add(*split_label(piece))
            value = value.split(" | ")[0]
        if name is not None:
            taken[k] = (name, value)
            pending = name if not value else None
            if name == "text" and any(n in _STRONG for n, _ in taken.values()):
                break
        elif taken and bare.casefold() in _BODIES:
            taken[k] = ("text", "")
            break
        elif pending is not None and len(bare) <= (_LONGEST if k - 1 in taken else _APART):
            taken[k] = (pending, bare)
            pending = None
        elif k - 1 in taken and indent(line) > indent(lines[k - 1]) and taken[k - 1][1] and taken[k - 1][0] != "text":
            before, value = taken[k - 1]
            taken[k - 1] = (before, f"{value} {bare}")
            taken[k] = ("other", "")
        else:
            passed += 1
            if passed > _TOP or len(bare) > 160 or (taken and bare[-1] in ".!?" and bare.count(" ") > 8):
                break
    return _without(lines, _believed(taken), head)


def _take_address(lines: list[str], head: Head) -> list[str]:
    """Take the article's address, alone on one of the first lines, out of `lines` where no label names one."""
    first = islice((k for k, line in enumerate(lines[:_ABOVE]) if line.strip()), _FIRST)
    k = next((k for k in first if _OWN_ADDRESS.match(lines[k].strip())), None)
    if k is None or "url" in head.values:
        return lines
    address = lines[k].strip()
    return _without(lines, {k: ("url", address if "://" in address else f"https://{address}")}, head)


def _believed(taken: dict[int, tuple[Field, str]]) -> dict[int, tuple[Field, str]]:
    """Return the lines that are headers indeed: labels such as `Text:` or `Summary:` need a firm one beside them."""
    firm = [k for k, (name, value) in taken.items() if name in _STRONG and fits(name, value)]
    if not firm:
        return {}
    loose = {k: v for k, v in taken.items() if v[0] not in _STRONG or k in firm}
    believed = {k: v for k, v in loose.items() if k in firm or firm[0] - 6 <= k <= firm[-1] + 6}
    if len(believed) == 1 and believed[firm[0]][0] not in ("title", "date", "updated", "source", "url"):
        return {} if len(believed[firm[0]][1]) > 60 else believed
    return believed


def fits(name: Field, value: str) -> bool:
    """Say whether a header line of this field can have this value."""
    if not value:
        return True
    if name in ("date", "updated"):
        return len(value) <= 80 and any(c.isdigit() for c in value) and _OF_SENTENCE.search(value) is None
    if name == "url":
        return "." in value and " " not in value.strip()[:60].rstrip(">")
    if name in ("source", "author", "place"):
        return len(value) <= 120
    return True


def _take_closing(lines: list[str], head: Head) -> list[str]:
    """Take `Source: …`, `URL: …`, `Published: …` lines at the very end out of `lines`."""
    taken: dict[int, tuple[Field, str]] = {}
    k, seen = len(lines) - 1, 0
    while k > 0 and seen < 6:
        bare = lines[k].strip()
        if bare:
            name, value = split_label(bare) if len(bare) < 250 else (None, "")
            if name not in ("date", "updated", "source", "url", "other") or not value or not fits(name, value):
                break
            if name == "other" and not bare.casefold().startswith(
                ("retrieved", "accessed", "archived", "saved", "crawled")
            ):
                break
            if name == "source" and (
                (value[0].islower() and "." not in value)
                or len(value) > 60
                or (value[-1] in ".!?" and " " in value and "http" not in value)
            ):
                break
            taken[k] = (name, value)
            seen += 1
        k -= 1
    return _without(lines, taken, head)


def _without(lines: list[str], taken: dict[int, tuple[Field, str]], head: Head) -> list[str]:
    if not taken:
        return lines
    lines = list(lines)
    for k in sorted(taken):
        name, value = taken[k]
        if name == "text" and value:
            bare = lines[k].strip()
            head.lines.append(bare[: len(bare) - len(value)].strip())
            lines[k] = value
            continue
        head.lines.append(lines[k].strip())
        if name == "url":
            address = _ADDRESS.search(value)
            value = address[0] if address else value.strip("<>")
        head.add(name, value)
        lines[k] = ""
    return lines
