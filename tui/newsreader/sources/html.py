"""HTML to readable paragraphs and to what a page declares, in linear time; nothing is run or fetched.

It has its own tokenizer, since the standard parser takes quadratic time on floods of `<` and unclosed comments.
"""

import html
import json
import re
from dataclasses import dataclass

from newsreader.text import single_spaced

_ATTRIBUTES = r"""(?:[^<>"']++|"[^"<]*+"|'[^'<]*+'|["'])*+"""
_TOKEN = re.compile(rf"<!--(?:.*?-->|.*\Z)|<[!?][^<>]*>|<(/?)([a-zA-Z][a-zA-Z0-9:-]{{0,40}})({_ATTRIBUTES})>", re.S)
_DROPPED = ("script", "style", "noscript", "template", "svg", "iframe", "object", "select", "button", "math")
_WITH_CONTENT = "|".join(
    rf"{name}(?![\w:-]){_ATTRIBUTES}(?<!/)>(?:.*?</{name}\s*>|.*\Z)" for name in (*_DROPPED, "title")
)
_BEGIN = "[bimnost][abcefiotuv]"  # the first two letters of these names, which rule out nearly all other tags
_FRAGMENT = re.compile(
    rf"<!--(?:.*?-->|.*\Z)|<[!?][^<>]*>|<(?i:(?={_BEGIN})(?:{_WITH_CONTENT}))|<(/?[a-zA-Z][a-zA-Z0-9:-]{{0,40}}){_ATTRIBUTES}>",
    re.S,
)
"""Tokens of a fragment: elements dropped with their content, and other tags by name."""
_LONG_NUMBER = re.compile(r"&#\d{20,};?")
_ATTRIBUTE = re.compile(r"([a-zA-Z_:][a-zA-Z0-9_:.-]{0,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_ASIDE = frozenset({"nav", "footer", "form", "aside", "header"})
_BLOCK = frozenset(
    """address article aside blockquote br dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul""".split()
)
_BREAKS = frozenset(slash + name for name in (*_BLOCK, "title") for slash in ("", "/"))
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
"""What parts paragraphs inside `<pre>`."""
_VOID = frozenset({"br", "hr", "img", "input", "wbr", "col", "source", "embed", "area"})
_DEPTH_LIMIT = 200
_MIN_ARTICLE = 200


@dataclass(slots=True)
class Page:
    """A page's readable text, the text of its menus, forms and footers (`chrome`), and what it declares."""

    text: str = ""
    chrome: str = ""
    title: str | None = None
    published: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None


def unescaped(text: str) -> str:
    """Decode character references; a number too long for any character becomes U+FFFD."""
    return html.unescape(_LONG_NUMBER.sub("\ufffd", text))


def attributes_of(tag: str) -> dict[str, str]:
    """Return the attributes of a tag, with names in lower case."""
    return {m[1].lower(): unescaped(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(tag)}


def looks_like_html(text: str) -> bool:
    """Tell whether a string is HTML rather than plain text."""
    return bool(
        re.search(r"</?(?:p|div|br|a|h[1-6]|ul|ol|li|img|span|em|strong|b|i|blockquote|table)\b[^<>]*>", text, re.I)
    )


def read_page(markup: str) -> Page:
    """Return the article text of a page (of `<article>` or `<main>`, if it has one) and its declarations."""
    walker = _Walker()
    walker.feed(markup)
    page = walker.page
    inside = next((kind for kind in ("article", "main") if len(walker.text(kind)) >= _MIN_ARTICLE), None)
    page.text, page.chrome = walker.text(inside), walker.text(inside, outside=True)
    page.title = walker.heading or page.title
    return page


def html_to_text(markup: str) -> str:
    """Return all visible text of a fragment as paragraphs separated by a blank line."""
    words, *rest = _FRAGMENT.split(markup)
    paragraphs: list[str] = []
    prefix, is_pre = "", False
    for tag, following in zip((*rest[::2], "br"), (*rest[1::2], ""), strict=True):
        name = tag.lower() if tag else ""
        if name not in _BREAKS:
            words += following
            continue
        for part in _BLANK_LINE.split(words) if is_pre else (words,):
            if paragraph := single_spaced(unescaped(part) if "&" in part else part):
                paragraphs.append(prefix + paragraph)
                prefix = ""
        if name == "li":
            prefix = "- "
        is_pre = name == "pre" or (is_pre and name != "/pre")
        words = following
    return "\n\n".join(paragraphs)


class _Walker:
    """Collects paragraphs, each with the names of the elements around it."""

    def __init__(self) -> None:
        self.page = Page()
        self.heading: str | None = None
        self._open: list[str] = []
        self._words: list[str] = []
        self._paragraphs: list[tuple[str, frozenset[str]]] = []
        self._prefix = ""
        self._metas: dict[str, str] = {}

    def feed(self, markup: str) -> None:
        at = 0
        while match := _TOKEN.search(markup, at):
            self._words.append(markup[at : match.start()])
            at = match.end()
            name = (match[2] or "").lower()
            if match[1]:
                self._end(name)
            elif name in _DROPPED and not match[3].endswith("/"):
                close = re.compile(rf"</{name}\s*>", re.I).search(markup, at)
                if name == "script" and "ld+json" in match[3]:
                    self._linked_data(markup[at : close.start() if close else len(markup)])
                at = close.end() if close else len(markup)
            elif name:
                self._start(name, match[3])
        self._words.append(markup[at:])
        self._flush()
        if self._metas:
            self._declare()

    def text(self, inside: str | None, *, outside: bool = False) -> str:
        """Return the paragraphs inside an element (None: all) except menus and forms; with `outside` all the others."""
        return "\n\n".join(
            words
            for words, kinds in self._paragraphs
            if ((inside is None or inside in kinds) and not kinds & _ASIDE) != outside
        )

    def _start(self, name: str, attributes: str) -> None:
        if name in _BLOCK:
            self._flush()
        if name in ("meta", "link", "time", "base"):
            self._declaration(name, attributes)
        elif name == "li":
            self._prefix = "- "
        elif name not in _VOID and not attributes.endswith("/") and len(self._open) < _DEPTH_LIMIT:
            self._open.append(name)

    def _end(self, name: str) -> None:
        if name in _BLOCK or name == "title":
            self._flush()
        if name in self._open[-20:]:
            while self._open.pop() != name:
                pass

    def _flush(self) -> None:
        written = "".join(self._words)
        self._words.clear()
        for part in _BLANK_LINE.split(written) if "pre" in self._open else (written,):
            self._keep(single_spaced(unescaped(part)))

    def _keep(self, words: str) -> None:
        prefix, self._prefix = (self._prefix, "") if words else ("", self._prefix)
        if not words:
            return
        kinds = frozenset(self._open)
        if "title" in kinds:
            self.page.title = self.page.title or words
            return
        if "h1" in kinds and not self.heading:
            self.heading = words
            return
        if "article" in kinds or "main" in kinds:
            kinds -= {"header"}
        self._paragraphs.append((prefix + words, kinds))

    def _declaration(self, name: str, attributes: str) -> None:
        values = attributes_of(attributes)
        if name == "time":
            self._metas.setdefault("time", values.get("datetime", ""))
        elif name == "link":
            if values.get("rel", "").lower() == "canonical":
                self._metas.setdefault("canonical", values.get("href", ""))
        else:
            key = values.get("property") or values.get("name") or values.get("itemprop") or ""
            self._metas.setdefault(key.lower(), values.get("content", ""))

    def _linked_data(self, text: str) -> None:
        if len(text) > 200_000:
            return
        try:
            found = json.loads(text)
        except (ValueError, RecursionError):
            return
        if isinstance(found, dict) and isinstance(found.get("@graph"), list):
            found = found["@graph"]
        for item in found if isinstance(found, list) else [found]:
            if isinstance(item, dict):
                for key, name in (("datePublished", "ld:date"), ("headline", "ld:title")):
                    if isinstance(item.get(key), str):
                        self._metas.setdefault(name, item[key])

    def _declare(self) -> None:
        def first(*names: str) -> str | None:
            return next((self._metas[name].strip() for name in names if self._metas.get(name, "").strip()), None)

        page = self.page
        page.title = first("og:title", "ld:title", "twitter:title") or page.title
        page.published = first(
            "article:published_time", "ld:date", "datepublished", "date", "dc.date", "pubdate", "time"
        )
        page.source = first("og:site_name", "application-name")
        page.author = first("author", "article:author", "dc.creator")
        page.url = first("canonical", "og:url")
