"""Bytes to text: by byte order mark, else strict UTF-8, else by label, else by a guess, which is noted."""

import codecs
import re
from collections.abc import Iterable
from contextlib import suppress

from newsreader.errors import SourceError
from newsreader.text import clean_text

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    b"\x89PNG\r\n\x1a\n", b"\x7fELF", b"%PDF-", b"SQLite format 3\0", b"\x1f\x8b", b"PK\x03\x04", b"GIF87a", b"GIF89a",
    b"\xff\xd8\xff", b"BZh", b"\xfd7zXZ\0", b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"MZ\x90", b"OggS", b"fLaC",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\x28\xb5\x2f\xfd", b"wOFF", b"wOF2",
)  # fmt: skip
_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 12, 13, 14, 15, 27})
_SAMPLE = 60_000
# What Western text in cp1252 has outside ASCII: quotes, dashes, euro, common accents, degree, section, guillemets.
_WESTERN = frozenset("‘’“”–—…€•™£§©®°«»·´½¼¾²³ªº¿¡àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒœŠšŽž\xa0")
_OVERLONG = re.compile(
    rb"[\xc0\xc1][\x80-\xbf]|\xe0[\x80-\x9f][\x80-\xbf]|\xf0[\x80-\x8f][\x80-\xbf]{2}|\xed[\xa0-\xbf][\x80-\xbf]"
)
_SOUND = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]+")
_PRINTED = re.compile("[!-~]")

# Labels on the web for encodings that Python has under another name, or that mean a larger one (encoding.spec.whatwg.org).
_WEB_LABELS = {
    "x-sjis": "cp932", "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "windows-31j": "cp932", "ms_kanji": "cp932",
    "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "euc-kr": "cp949", "windows-949": "cp949", "x-euc-jp": "euc-jp",
    "windows-874": "cp874", "dos-874": "cp874", "tis-620": "cp874", "iso-8859-11": "cp874", "x-mac-cyrillic": "mac-cyrillic",
    "iso-8859-9": "cp1254", "x-x-big5": "big5",
}  # fmt: skip
# Python codecs that the web does not have, that can hide markup in plain letters, or that take unbounded time.
_UNFIT_CODECS = frozenset(
    {"utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"}
)


def decode(data: bytes, subject: str, labels: Iterable[str] = ()) -> tuple[str, str | None]:
    """Return the text of `data`, and a note if its encoding is in doubt.

    `labels`: the encodings it claims; valid UTF-8 is taken as such whatever they say.
    Raises SourceError (naming `subject`) if the bytes are empty or no text.
    """
    if marked := by_mark(data):
        return _not_empty(marked[0], subject), _damage(*marked)
    _refuse_binary(data, subject)
    try:
        text, note = _masked(data) or (data.decode("utf-8"), None)
    except UnicodeDecodeError:
        text, note = _as_labelled(data, labels) or _guess(data)
    return _not_empty(text, subject), note


def by_mark(data: bytes) -> tuple[str, str] | None:
    """Return the text of bytes that begin with a byte order mark, and its encoding; None without a mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    return None


def text_codec(name: str) -> str | None:
    """Return the Python codec for a document's label, None if there is no suitable one."""
    try:
        found = codecs.lookup(_WEB_LABELS.get(name.lower(), name))
        b"a".decode(found.name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if found.name in _UNFIT_CODECS else found.name


def _refuse_binary(data: bytes, subject: str) -> None:
    head = data[:_SAMPLE]
    odd = len(head) - len(head.translate(None, _CONTROLS))
    if data.startswith(_SIGNATURES) or (odd > 0.05 * len(head) and not _wide(head)):
        raise SourceError("binary data, not text", subject=subject, remedy="Save the article as text or HTML")


def _wide(head: bytes) -> str | None:
    """Return the UTF-16 byte order that NULs in every second byte show, else None."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2 or 1
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _masked(data: bytes) -> tuple[str, str] | None:
    """Return the text of bytes that are sound UTF-8, or nearly so, but show that they are in another encoding."""
    encoding = _wide(data[:_SAMPLE])
    if encoding:
        return data.decode(encoding, "replace"), f"guessed encoding: {encoding}"
    if b"\x1b$" in data and data.isascii():
        with suppress(UnicodeDecodeError):
            return data.decode("iso-2022-jp"), "guessed encoding: iso-2022-jp"
    return None


def _as_labelled(data: bytes, labels: Iterable[str]) -> tuple[str, None] | None:
    for codec in filter(None, map(text_codec, labels)):
        with suppress(UnicodeError):
            return data.decode(codec), None
    return None


def _guess(data: bytes) -> tuple[str, str]:
    if _is_damaged_utf8(data):
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        return text, f"damaged UTF-8: {broken} undecodable byte{'s' * (broken > 1)}"
    encoding = "cp1252" if _is_western(data) else _detect(data)
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return text, f"guessed encoding: {encoding}" + (f", {lost} undecodable bytes" if lost else "")


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell damaged UTF-8 (cut, mixed, overlong) from other encodings by how many bytes form valid sequences."""
    high = sum(map(len, _HIGH.findall(data)))
    sound = sum(map(len, _SOUND.findall(data)))
    overlong = sum(map(len, _OVERLONG.findall(data)))
    runs_are_short = high < 0.12 * len(data)
    return sound > 0.75 * high or 2 * overlong > high or (runs_are_short and 4 * sound > high) or _is_cut(data)


def _is_cut(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start >= len(data) - 3 and error.end == len(data)
    return False


def _is_western(data: bytes) -> bool:
    runs = _HIGH.findall(data)
    if sum(map(len, runs)) > 0.12 * len(data) or max(map(len, runs)) > 3:
        return False
    try:
        return _WESTERN.issuperset(b"".join(runs).decode("cp1252"))
    except UnicodeDecodeError:
        return False


def _detect(data: bytes) -> str:
    from charset_normalizer import from_bytes

    lines = [line for line in data[: 10 * _SAMPLE].splitlines() if _HIGH.search(line)] or [data]
    best = from_bytes(b"\n".join(lines)[:_SAMPLE]).best()
    return best.encoding if best else "cp1252"


def _damage(text: str, encoding: str) -> str | None:
    broken = text.count("\ufffd")
    return f"damaged {encoding.upper()}: {broken} undecodable bytes" if broken else None


def _not_empty(text: str, subject: str) -> str:
    if not _PRINTED.search(text) and not clean_text(text).strip():
        raise SourceError("empty: there is no text in it", subject=subject)
    return text
