"""XML bytes to text: decoded by byte order mark, by content or by label; what XML does not allow is left out."""

import re
import sys
from html.entities import html5

from newsreader.errors import SourceError
from newsreader.sources.encoding import by_mark, decode, text_codec

_LABEL = re.compile(rb"\A[^<]{0,200}<\?xml[^<>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_DECLARATION = re.compile(r"<\?xml[^<>]{0,8000}\?>")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:#(\d+);|#x([0-9a-f]+);|([a-z][a-z0-9]{0,31});|(amp|lt|gt|quot|nbsp)(?![\w=;]))?",
    re.I | re.S,
)
_HALVES = range(0xD800, 0xE000)
_HALF = re.compile("[\ud800-\udfff]")
_XML_NAMES = frozenset({"amp", "lt", "gt", "quot", "apos"})
_NOT_XML_REFERENCE = re.compile(r"&#(?:0*(?:[0-8]|1[1245-9]|2\d|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]));", re.I)


def decode_xml(data: bytes, subject: str, charset: str | None = None) -> str:
    """Return the text of an XML document without its declaration. `charset`: the server's label.

    Valid UTF-8 is taken as such whatever the labels say. Raises SourceError if it is empty or binary.
    """
    return without_faults(decode_as_it_is(data, subject, charset))


def decode_as_it_is(data: bytes, subject: str, charset: str | None) -> str:
    """As `decode_xml`, but leave in characters that XML does not allow, which a parser notices anyway."""
    text = _DECLARATION.sub("", _decoded(data, subject, charset).removeprefix("\ufeff"), count=1)
    return _NOT_XML_REFERENCE.sub("", text)


def without_faults(text: str) -> str:
    """Return a text without the characters that XML does not allow."""
    return _NOT_XML_REFERENCE.sub("", _NOT_XML.sub("", text))


def with_whole_references(text: str) -> str:
    """Return XML in which every `&` begins a reference that XML knows.

    A bare one becomes `&amp;` (parsers stop there, or turn `R&D` into `R&D;` and `x=1&lang=de` into `x=1\u2329=de`), an
    HTML name becomes its number, and two references to surrogate halves the character they form.
    """
    whole = _REFERENCE.sub(_whole_reference, text) if "&" in text else text
    return whole.encode("utf-16", "surrogatepass").decode("utf-16", "replace") if _HALF.search(whole) else whole


def _whole_reference(match: re.Match[str]) -> str:
    found, (decimal, hexadecimal, name, open_name) = match[0], match.groups()
    name = name or open_name
    if decimal or hexadecimal:
        digits, base = (decimal, 10) if decimal else (hexadecimal, 16)
        number = int(digits, base) if len(digits) < 20 else sys.maxunicode + 1
        return chr(number) if number in _HALVES else found if number <= sys.maxunicode else "\ufffd"
    if name is None:
        return "&amp;" if found == "&" else found
    if name in _XML_NAMES:
        return f"&{name};"
    return "".join(f"&#{ord(sign)};" for sign in html5.get(f"{name};", "")) or f"&amp;{name};"


def _decoded(data: bytes, subject: str, charset: str | None) -> str:
    if not data.strip():
        raise SourceError("empty: there is nothing in it", subject=subject)
    if marked := by_mark(data):
        return marked[0]
    for start, encoding in ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be")):
        if data.startswith(start):
            return data.decode(encoding, "replace")
    label = _LABEL.match(data[:500])
    labels = [name for name in (label[1].decode("ascii") if label else None, charset) if name]
    seven_bit = b"\x1b" in data[:100_000]
    for name in ["utf-8"] * (not seven_bit) + [codec for name in labels if (codec := text_codec(name))] + ["utf-8"]:
        try:
            return data.decode(name)
        except (UnicodeError, LookupError):
            continue
    return decode(data, subject)[0]
