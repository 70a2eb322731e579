"""Whether a name is a town's or a region's: asked only where nothing else shows it, for the lists take some milliseconds to open."""

from __future__ import annotations

from newsreader.analysis.naming.lists import CITY, COUNTRY, FIRST_NAME, REGION, mask_of


def is_town(name: str) -> bool:
    """Say whether the lists of the name finder hold a town of this name."""
    return _holds(name, CITY)


def is_region(name: str) -> bool:
    """Say whether they hold a region or a country of this name."""
    return _holds(name, REGION | COUNTRY)


def is_given_name(name: str) -> bool:
    """Say whether they hold a first name like this."""
    return _holds(name, FIRST_NAME)


def _holds(name: str, kinds: int) -> bool:
    return bool(mask_of(" ".join(name.casefold().split())) & kinds)
