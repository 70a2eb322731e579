"""Bounding XML feeds before they are parsed: entities, absurd lengths, depth, floods of items."""

import re

from newsreader.errors import SourceError

ITEM_LIMIT = 2000
"""Items read of one document, the first ones, since feeds put the newest first."""
TEXT_LIMIT = 1_000_000
"""Longest markup (characters) of one item."""
ROOT = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(rss|feed|RDF)\b", re.I)
"""The root element of a feed."""

_SHORT_LIMIT = 2000
_TAG_LIMIT = 1_000_000
_NAME_LIMIT = 1000
_ATTRIBUTE_LIMIT = 100
_ATTRIBUTE = re.compile(r"=\s*[\"']")
_PACKED = re.compile(r"\bdata:[\w.+/-]{1,80};base64,[A-Za-z0-9+/=%\s]{1000,}")
_CROWDED = re.compile(rf"<([A-Za-z][\w.:-]*)\s[^<>]{{{4 * _ATTRIBUTE_LIMIT},}}?(/?)>")
_CLOSE = re.compile(
    r"</(?:[A-Za-z][\w.-]*:)?(?:item|entry)\s*>|<(?:[A-Za-z][\w.-]*:)?(?:item|entry)(?:\s[^<>]{0,300})?/>"
)
_OPEN = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)\b")
_ROOT_CLOSE = re.compile(r"</(?:[A-Za-z][\w.-]*:)?(?:rss|feed|RDF)\s*>", re.I)
_LEAF = re.compile(rf"<([A-Za-z][\w.:-]*)([^<>]*)>([^<]{{{_SHORT_LIMIT + 1},}})")
_LONG_TEXTS = frozenset("description encoded content summary title link guid id body div p xhtml subtitle".split())
_NESTED = re.compile(
    r"<([A-Za-z][\w:.-]*)(?:\s[^<>]*)?(?<!/)>|</[A-Za-z]|<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)", re.S
)
_DEPTH_LIMIT = 500


def bounded(text: str, url: str) -> tuple[str, list[str]]:
    """Cut what would take unbounded time: entity declarations, embedded pictures, tags and values of absurd length, items
    beyond the limit. An incomplete last item is cut too, since its rest might pass for another item."""
    notes = []
    text = without_doctype(text)
    start = ROOT.search(text)
    text = text[start.start() :] if start else text
    text = _PACKED.sub("", text)
    if re.search(rf"<[A-Za-z][\w.:-]{{{_NAME_LIMIT},}}", text):
        raise SourceError(f"a tag in it has a name of more than {_NAME_LIMIT:,} characters", subject=url)
    if re.search(f"<[^<>]{{{_TAG_LIMIT},}}", text):
        raise SourceError("a tag in it is longer than 1 MB", subject=url)
    text = _CROWDED.sub(_without_attributes, text)
    if _is_too_deep(text):
        raise SourceError(f"its elements lie more than {_DEPTH_LIMIT} deep", subject=url)
    ends = [match for _, match in zip(range(ITEM_LIMIT + 1), _CLOSE.finditer(text), strict=False)]
    if len(ends) > ITEM_LIMIT:
        tail = {"rss": "</channel></rss>", "feed": "</feed>", "rdf": "</rdf:RDF>"}
        root = start[1].lower() if start else "rss"
        text = text[: ends[ITEM_LIMIT - 1].end()] + tail[root]
        notes.append(f"only its first {ITEM_LIMIT:,} items were read")
    last = _OPEN.search(text, ends[-1].end() if ends else 0)
    if last and not _ROOT_CLOSE.search(text, last.end()):
        text = text[: last.start()]
    return _LEAF.sub(_shortened, text), notes


def _shortened(match: re.Match[str]) -> str:
    name = match[1].rpartition(":")[2].lower()
    if name in _LONG_TEXTS:
        return match[0] if len(match[3]) <= TEXT_LIMIT else f"<{match[1]}{match[2]}>{_cut(match[3], TEXT_LIMIT)}"
    return f"<{match[1]}{match[2]}>{_cut(match[3], 200)}"


def _without_attributes(match: re.Match[str]) -> str:
    """Remove the attributes of a tag with absurdly many: feedparser's time grows with their square."""
    return f"<{match[1]}{match[2]}>" if len(_ATTRIBUTE.findall(match[0])) > _ATTRIBUTE_LIMIT else match[0]


def _cut(text: str, limit: int) -> str:
    """Cut markup text at `limit`, never inside a character reference."""
    return re.sub(r"&[^;&]{0,30}\Z", "", text[:limit])


def without_doctype(text: str) -> str:
    """Remove the document type with all entities it declares."""
    start = re.search("<!DOCTYPE", text[:5000], re.I)
    if start is None:
        return text
    inner, end = text.find("[", start.end()), text.find(">", start.end())
    if 0 <= inner < end:
        close = re.compile(r"\]\s*>").search(text, inner)
        end = close.end() - 1 if close else len(text)
    return text[: start.start()] + text[end + 1 :] if end >= 0 else text[: start.start()]


def _is_too_deep(text: str) -> bool:
    if text.count("<") < _DEPTH_LIMIT:
        return False
    depth = 0
    for match in _NESTED.finditer(text):
        if match[1]:
            depth += 1
            if depth > _DEPTH_LIMIT:
                return True
        elif match[0].startswith("</"):
            depth -= 1
    return False
