"""Digests by which the store knows texts again: unchanged articles, copies, entries of an index."""

from __future__ import annotations

from hashlib import blake2b

from newsreader.store.records import NewArticle

_NOT_TEXT = bytes(range(48)) + b":;<=>?@[\\]^_`{|}~\x7f"
_CURLY = ("\u2018", "\u2019", "\u201c", "\u201d", "\u2013", "\u2014", "\u2026", "\xa0")
_SHORT = 200


def digest(text: str) -> bytes:
    """Return a 16-byte digest."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def number(text: str) -> int:
    """Return the signed 64-bit number that represents a text in an index."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def content_digest(article: NewArticle) -> bytes:
    """Return a digest of all that cleaning found: equal means unchanged.

    The source of a feed's item does not count: when a feed gets another name, its items stay as they are.
    """
    clean = article.clean
    asides = "\x1e".join(f"{a.kind}\x1f{a.after}\x1f{a.text}" for a in clean.asides)
    fields = (
        clean.title,
        clean.title_from,
        clean.text,
        asides,
        clean.head,
        clean.published,
        clean.published_from,
        clean.place,
        None if article.feed else clean.source,
        clean.url,
        clean.author,
        "\x1e".join(clean.notes),
    )
    return digest("\x1d".join("\x00" if field is None else field for field in fields))


def text_digest(title: str, text: str) -> bytes | None:
    """Return a digest that copies of a text share: of its letters and digits, in lower case; None without text.

    A text under 200 bytes counts together with its title, since short notices repeat.
    """
    plain = _letters(text)
    if not plain:
        return None
    if len(plain) < _SHORT:
        plain = _letters(title) + b"\0" + plain
    return blake2b(plain, digest_size=16).digest()


def _letters(text: str) -> bytes:
    for mark in _CURLY:
        text = text.replace(mark, " ")
    # Bytes 48 to 57 are the digits: everything in ASCII that is neither letter nor digit goes.
    return text.lower().encode("utf-8", "surrogatepass").translate(None, _NOT_TEXT)
