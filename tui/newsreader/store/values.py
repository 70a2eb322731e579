"""Between columns and Python: days, sort keys, digests, folded words, lists of ids, JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeVar, get_args

from newsreader.errors import LibraryError
from newsreader.models import Aside, AsideKind, DateKind, DateMention, Mention, MentionKind
from newsreader.models.periods import first_day, last_day
from newsreader.store.faults import REPAIR
from newsreader.store.records import NewArticle

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_NOT_TEXT = bytes(range(48)) + b":;<=>?@[\\]^_`{|}~\x7f"
_CURLY = ("\u2018", "\u2019", "\u201c", "\u201d", "\u2013", "\u2014", "\u2026", "\xa0")
_SHORT = 200
Marked = TypeVar("Marked", Aside, Mention, DateMention)
_KINDS: dict[type, tuple[frozenset[str], Any]] = {
    Aside: (frozenset(get_args(AsideKind)), "navigation"),
    Mention: (frozenset(get_args(MentionKind)), "other"),
    DateMention: (frozenset(get_args(DateKind)), "other"),
}
"""The kinds there are, and the plainest, as which one is read that is none of them."""
_CJK = "".join(
    (
        "\u1100-\u11ff\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3131-\u318e\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff",
        "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f\U0001b000-\U0001b16f\U00020000-\U000323af",
    )
)
# Not compiled before the first text that has such characters: that takes 7 ms.
_CJK_RUN = f"[{_CJK}]+"
_OTHER_WORD = rf"[^\W_{_CJK}]+"
_JOINED_WORD = rf"(?<=[{_CJK}])[^\W_{_CJK}]+|[^\W_{_CJK}]+(?=[{_CJK}])"
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
# Far quicker to look for than the runs, and in texts of Europe not there.
_PERHAPS_CJK = re.compile("[^\x00-\u10ff\u2000-\u2e7f]")


LISTED = "(SELECT value FROM json_each(?))"
"""What `IN` takes where one parameter holds all values, as `id_list` or `pack_list` give them."""


def id_list(ids: Iterable[int]) -> str:
    """Return ids for `IN {LISTED}`; values SQLite cannot hold are left out."""
    return json.dumps([k for k in ids if -(2**63) <= k < 2**63])


def row_id(number: int) -> int:
    """Return an id that SQLite can hold; one that it cannot becomes 0, which no row has."""
    return number if abs(number) < 2**63 else 0


def day_of(published: str | None) -> int | None:
    """Return the ordinal of the day (UTC) of a publication, None if there is none or it is no date."""
    moment = _moment(published)
    return None if moment is None else moment.date().toordinal()


_UNDATED = 10**11
"""Seconds (some three thousand years) by which undated articles stand behind the oldest dated one."""


def sort_key(published: str | None, added: str) -> int:
    """Return seconds since 1970 of the publication; what has none comes after all that has, the newest added first."""
    moment = _moment(published)
    if moment is None:
        return int((_moment(added) or datetime.fromtimestamp(0, UTC)).timestamp()) - _UNDATED
    return int(moment.timestamp())


def day_text(ordinal: int) -> str:
    """Return a day as YYYY-MM-DD."""
    return date.fromordinal(ordinal).isoformat()


@lru_cache(maxsize=4096)
def span_of(value: str) -> tuple[int, int] | None:
    """Return first and last day (ordinals) of YYYY-MM-DD, YYYY-MM, YYYY, YYYY-Www or YYYY-Qn; None for anything else."""
    try:
        return first_day(value).toordinal(), last_day(value).toordinal()
    except ValueError:
        return None


def fold(text: str) -> str:
    """Return words in one form: case and accents folded, full stops of initialisms dropped, others apart by one space."""
    return " ".join(fold_words(text))


def fold_words(text: str) -> list[str]:
    """Return the words of `fold`, in order."""
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text)).casefold().replace(".", "").replace("'", "")
    return _WORD.findall(plain.replace("\u2019", ""))


def digest(text: str) -> bytes:
    """Return a 16-byte digest."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def number(text: str) -> int:
    """Return a signed 64-bit number that stands for a text in an index."""
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big", signed=True)


def content_digest(article: NewArticle) -> bytes:
    """Return a digest of all that cleaning found: equal means unchanged.

    An item of a feed keeps the name that its feed had when it came: another name of the feed is no news of the item.
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
    """Return a digest under which copies meet: letters and digits only, case folded; None without text.

    A text under 200 bytes counts together with its title, since short notices repeat.
    """
    plain = _letters(text)
    if not plain:
        return None
    if len(plain) < _SHORT:
        plain = _letters(title) + b"\0" + plain
    return blake2b(plain, digest_size=16).digest()


def cjk_words(title: str, text: str) -> str:
    """Return overlapping pairs of the characters of scripts that write without spaces, "" if there are none.

    The index cuts words at spaces only; each run ends with its last character alone, so that one character finds it too.
    Words of other scripts that are written together with such characters follow as they are.
    """
    if not any(not part.isascii() and _PERHAPS_CJK.search(part) for part in (text, title)):
        return ""
    whole = f"{title}\n{text}"
    runs = [" ".join(pairs(run)) + " " + run[-1] for run in re.findall(_CJK_RUN, whole)]
    return " ".join(runs + re.findall(_JOINED_WORD, whole))


def pairs(run: str) -> list[str]:
    """Return the overlapping pairs of a run of characters; the run itself where it is shorter."""
    return [run[k : k + 2] for k in range(len(run) - 1)] or [run]


def cjk_runs(text: str) -> list[str]:
    """Return the runs of such characters in a text."""
    return [] if text.isascii() else re.findall(_CJK_RUN, text)


def other_words(text: str) -> list[str]:
    """Return the words of a text without such characters."""
    return re.findall(_OTHER_WORD, text)


def pack_asides(asides: Iterable[Aside]) -> str:
    """Return asides as the JSON their column holds."""
    return pack_list([a.kind, a.text, a.after] for a in asides)


def unpack_texts(packed: str | None) -> list[str]:
    """Return the texts that a column of JSON holds, [] for None; LibraryError where damage left something else."""
    found = _unpack_list(packed)
    if not all(isinstance(one, str) for one in found):
        raise _damaged()
    return found


def unpacked(model: type[Marked], packed: str | None) -> tuple[Marked, ...]:
    """Return the asides, mentions or dates that a column holds as lists."""
    known, plainest = _KINDS[model]
    try:
        found = [model(*values) for values in _unpack_list(packed)]
        return tuple(one if one.kind in known else replace(one, kind=plainest) for one in found)
    except TypeError:
        raise _damaged() from None


def pack_list(values: Iterable[Any]) -> str:
    """Return texts, or lists of values, as a JSON array."""
    packed = list(values)
    return _JSON.encode(packed) if packed else "[]"


def pack_numbers(numbers: Iterable[int]) -> bytes:
    """Return signed 64-bit numbers as the bytes a column holds."""
    return array("q", numbers).tobytes()


def unpack_numbers(packed: bytes) -> array[int]:
    """Return the numbers a column holds; what is left of one at the end of damaged bytes is passed over."""
    return array("q", packed[: len(packed) // 8 * 8])


def _unpack_list(packed: str | None) -> list[Any]:
    try:
        found = json.loads(packed or "[]")
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list):
        raise _damaged()
    return found


def _damaged() -> LibraryError:
    return LibraryError("the library is damaged (a list in it cannot be read)", remedy=REPAIR)


def _letters(text: str) -> bytes:
    for mark in _CURLY:
        text = text.replace(mark, " ")
    # Bytes 48 to 57 are the digits: everything in ASCII that is neither letter nor digit goes.
    return text.lower().encode("utf-8", "surrogatepass").translate(None, _NOT_TEXT)


@lru_cache(maxsize=4096)
def _moment(text: str | None) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is None:
            return moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
