"""Bytes to text: by mark, else strict UTF-8, else a guess that is said to be one."""

import codecs
import re

from newsreader.errors import SourceError

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


def decode(data: bytes, subject: str) -> tuple[str, str | None]:
    """Return the text of `data` and a note where its encoding is in doubt (None where it is not).

    Raises SourceError (naming `subject`) where the bytes are empty or no text.
    """
    if marked := by_mark(data):
        return _not_empty(marked[0], subject), _damage(*marked)
    _refuse_binary(data, subject)
    try:
        return _not_empty(data.decode("utf-8"), subject), None
    except UnicodeDecodeError:
        text, note = _guess(data)
        return _not_empty(text, subject), note


def by_mark(data: bytes) -> tuple[str, str] | None:
    """Return the text of bytes that begin with a byte order mark, and its encoding; None where there is no mark."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), encoding
    return None


def _refuse_binary(data: bytes, subject: str) -> None:
    head = data[:_SAMPLE]
    odd = len(head) - len(head.translate(None, _CONTROLS))
    if data.startswith(_SIGNATURES) or (odd > 0.05 * len(head) and not _wide(head)):
        raise SourceError("binary data, not text", subject=subject, remedy="Save the article as text or HTML")


def _wide(head: bytes) -> str | None:
    """Return the UTF-16 order that NULs in every second byte show, else None."""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) // 2 or 1
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _guess(data: bytes) -> tuple[str, str]:
    if encoding := _wide(data[:_SAMPLE]):
        return data.decode(encoding, "replace"), f"guessed encoding: {encoding}"
    if _is_damaged_utf8(data):
        text = data.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        return text, f"damaged UTF-8: {broken} undecodable byte{'s' * (broken > 1)}"
    encoding = "cp1252" if _is_western(data) else _detect(data)
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    return text, f"guessed encoding: {encoding}" + (f", {lost} undecodable bytes" if lost else "")


def _is_damaged_utf8(data: bytes) -> bool:
    """Tell UTF-8 with faults (cut, mixed, overlong) from another encoding, by how many bytes form sound sequences."""
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
    if not text.strip(" \t\r\n\0\ufeff\x0b\x0c\x85\u2028\u2029\xa0"):
        raise SourceError("empty: there is no text in it", subject=subject)
    return text
