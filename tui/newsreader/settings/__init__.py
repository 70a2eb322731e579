"""The settings file: TOML → frozen `Settings`. Every fault names file, line, key and the nearest known key.

Only the theme chosen in the reader is ever written into it; comments and order stay.
"""

from newsreader.settings.days import (
    DAY_ORDERS,
    days_left_words,
    write_days,
    written_day,
    written_months,
    written_period,
)
from newsreader.settings.example import EXAMPLE
from newsreader.settings.known import (
    COLOUR_NAMES,
    COLUMN_NAMES,
    COLUMNS,
    KEYMAPS,
    PLAIN_COLOURS,
    THEME_COLOURS,
    THEMES,
    FeedLogin,
    Keyword,
    Notices,
    Settings,
)
from newsreader.settings.lines import line_of
from newsreader.settings.reading import SIZE_LIMIT, load_settings, parse_settings
from newsreader.settings.retention import RetentionRule, rule_words
from newsreader.settings.writing import keep_theme

__all__ = [
    "COLOUR_NAMES", "COLUMNS", "COLUMN_NAMES", "DAY_ORDERS", "EXAMPLE", "KEYMAPS", "PLAIN_COLOURS",
    "SIZE_LIMIT", "THEMES", "THEME_COLOURS", "FeedLogin", "Keyword", "Notices", "RetentionRule", "Settings",
    "days_left_words", "keep_theme", "line_of", "load_settings", "parse_settings", "rule_words", "write_days",
    "written_day", "written_months", "written_period",
]  # fmt: skip
