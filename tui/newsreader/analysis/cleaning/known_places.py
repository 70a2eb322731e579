"""Whether a name is a town's or a region's: asked only where nothing else shows it, for the lists take some milliseconds to open."""

from __future__ import annotations

from newsreader.analysis.naming.name_lists import BIT, name_lists


def is_town(name: str) -> bool:
    """Say whether the lists of the name finder hold a town of this name."""
    return _holds(name, "city")


def is_region(name: str) -> bool:
    """Say whether they hold a region or a country of this name."""
    return _holds(name, "region") or _holds(name, "country")


def is_given_name(name: str) -> bool:
    """Say whether they hold a first name like this."""
    return _holds(name, "first")


def _holds(name: str, kind: str) -> bool:
    return bool(name_lists().mask(" ".join(name.casefold().split())) & BIT[kind])
