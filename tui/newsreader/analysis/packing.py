"""Whole numbers as bytes, four or two each, little-endian whatever the machine: how the packaged tables are stored."""

from __future__ import annotations

import sys
from array import array


def packed(numbers: array[int]) -> bytes:
    """Return the bytes of some numbers."""
    return _swapped(numbers[:]).tobytes()


def unpacked(kind: str, data: bytes) -> array[int]:
    """Return the numbers that `packed` made bytes of; `kind` is their type code. Raises ValueError for half a number."""
    numbers = array(kind)
    numbers.frombytes(data)
    return _swapped(numbers)


def _swapped(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
