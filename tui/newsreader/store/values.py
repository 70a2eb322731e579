"""Between columns and Python: days, sort keys, folded words, lists of ids, JSON."""

from __future__ import annotations

import json
import re
import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any, TypeVar, get_args

from newsreader.errors import LibraryError
from newsreader.models import Aside, AsideKind, DateKind, DateMention, Mention, MentionKind
from newsreader.models.periods import first_day, last_day
from newsreader.store.faults import REPAIR

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
Marked = TypeVar("Marked", Aside, Mention, DateMention)
_KINDS: dict[type, tuple[frozenset[str], Any]] = {
    Aside: (frozenset(get_args(AsideKind)), "navigation"),
    Mention: (frozenset(get_args(MentionKind)), "other"),
    DateMention: (frozenset(get_args(DateKind)), "other"),
}
"""The kinds of each, and the plainest of them, as which an unknown kind is read."""
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


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
