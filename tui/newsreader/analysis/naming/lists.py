"""Word lists and word clusters of the name finder: sorted tables of hashes, searched by bisection.

Kept as arrays (6 bytes an entry) because the same lists as sets of strings take 59 MB and 0.34 s to load.
The file is made by `training/names/pack.py`; NAMES.md beside it says where the lists come from.
"""

from __future__ import annotations

import json
import struct
from array import array
from bisect import bisect_left
from functools import cache
from importlib import resources
from typing import NamedTuple
from zlib import crc32

from newsreader.analysis.packing import unpacked

LISTS = (
    "country",
    "dem",
    "region",
    "city",
    "first",
    "last",
    "club",
    "comp",
    "igo",
    "party",
    "leader",
    "org",
    "longer",
)
"""Bit k of a mask: the phrase is in list k. "longer": a longer entry begins with this word."""

BIT = {name: 1 << k for k, name in enumerate(LISTS)}
COUNTRY, DEMONYM, REGION, CITY = BIT["country"], BIT["dem"], BIT["region"], BIT["city"]
FIRST_NAME, LAST_NAME, LEADER = BIT["first"], BIT["last"], BIT["leader"]
CLUB, COMPANY, LONGER = BIT["club"], BIT["comp"], BIT["longer"]
TOWN = CITY | REGION
BODY = BIT["org"] | BIT["igo"]
MAGIC = b"NRLISTS1"


class _Table:
    """A map from the CRC-32 of a phrase (lower case, one space between words) to a 16-bit value.

    About one unknown phrase in 30,000 is taken for a known one; as evidence among much other this does no harm.
    """

    __slots__ = ("_keys", "_values")

    def __init__(self, keys: array[int], values: array[int]) -> None:
        self._keys, self._values = keys, values

    def get(self, phrase: str) -> int:
        """Return the value of a phrase, 0 if it is not in the table."""
        key = crc32(phrase.encode("utf-8", "replace"))
        at = bisect_left(self._keys, key)
        return self._values[at] if at < len(self._keys) and self._keys[at] == key else 0


class _Tables(NamedTuple):
    """List masks of phrases, Brown clusters of words (by their numbers from 1 in `paths`), vector clusters of words."""

    masks: _Table
    brown: _Table
    vectors: _Table
    paths: list[str]


@cache
def _tables() -> _Tables:
    """Return the packaged tables, read once per process."""
    data = resources.files("newsreader.analysis").joinpath("data/name_lists.bin").read_bytes()
    if data[:8] != MAGIC:
        raise ValueError("not a file of name lists")
    (size,) = struct.unpack_from("<I", data, 8)
    at = 12 + size
    head = json.loads(data[12:at])
    tables = []
    for count in head["counts"]:
        keys = unpacked("I", data[at : at + 4 * count])
        values = unpacked("H", data[at + 4 * count : at + 6 * count])
        tables.append(_Table(keys, values))
        at += 6 * count
    masks, brown, vectors = tables
    return _Tables(masks, brown, vectors, head["paths"])


def mask_of(phrase: str) -> int:
    """Return which lists hold a phrase, in capitals or not, as a mask of `BIT`."""
    return _tables().masks.get(phrase.lower())


def brown_path(word: str) -> str:
    """Return the bit path of a word's Brown cluster, "" if it has none; case matters."""
    tables = _tables()
    value = tables.brown.get(word)
    return tables.paths[value - 1] if value else ""


def vector_cluster(lower: str) -> int:
    """Return the number (from 1) of the vector cluster of a lower-case word, 0 if it has none."""
    return _tables().vectors.get(lower)
