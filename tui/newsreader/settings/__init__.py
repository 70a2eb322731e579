"""The settings file: TOML → frozen `Settings`. Every fault names file, line, key and the nearest known key.

The file is only ever read here; nothing rewrites it, so its comments stay.
"""

from newsreader.settings.example import EXAMPLE
from newsreader.settings.known import (
    COLOUR_NAMES,
    KEYMAPS,
    PLAIN_COLOURS,
    THEME_COLOURS,
    THEMES,
    Keyword,
    Settings,
)
from newsreader.settings.lines import line_of
from newsreader.settings.reading import SIZE_LIMIT, load_settings, parse_settings

__all__ = [
    "COLOUR_NAMES",
    "EXAMPLE",
    "KEYMAPS",
    "PLAIN_COLOURS",
    "SIZE_LIMIT",
    "THEMES",
    "THEME_COLOURS",
    "Keyword",
    "Settings",
    "line_of",
    "load_settings",
    "parse_settings",
]
