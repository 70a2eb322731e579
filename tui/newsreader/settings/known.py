"""What can be set: the frozen `Settings` with their defaults, and the values that some of them take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsreader.settings.days import DAY_ORDERS
from newsreader.settings.retention import RetentionRule


@dataclass(frozen=True, slots=True)
class Keyword:
    """The user's own words to mark: `pattern` is a regular expression, case ignored; `colour` as in `[colours]`."""

    name: str
    pattern: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Notices:
    """Which arrivals are announced (`watched` names, `deadlines`), and how besides a line on the screen: by the terminal's
    `bell`, by a notification on the `desktop` (OSC 9)."""

    bell: bool = False
    desktop: bool = False
    watched: bool = True
    deadlines: bool = True


COLUMNS = ("reports", "source", "watched", "date", "deadline", "tags")
"""The default columns under a headline of the list, in order."""

COLUMN_NAMES = (*COLUMNS, "minutes", "words")
"""All columns: number of reports and copies, their sources, watched names in them, the day of the newest, the next
deadline, tags; and of the report whose headline is shown the minutes to read it and its words."""


@dataclass(frozen=True, slots=True)
class FeedLogin:
    """How to log in at a host: a command (program and arguments) that prints the password; the `user`, if the feed's
    address names none; with `header` the password is sent in that header instead of as user and password."""

    password_command: tuple[str, ...] = ()
    user: str = ""
    header: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user can set; the defaults are what a new user gets.

    `keys` maps command ids to comma separated key names, `sources` the sources of articles to names to show, `colours`
    kinds of highlights (`COLOUR_NAMES`) to colours, `retention` sources (and "default") to rules for old articles, `feeds`
    hosts (`host` or `host:port`) to logins. `columns` are those under a headline (of `COLUMN_NAMES`); `opener` "" means the
    system's browser; `refresh_minutes` 0 means that the reader fetches feeds only when asked.
    """

    theme: str = "textual-dark"
    week_start: str = "monday"
    dates: str = DAY_ORDERS[0]
    names: str = "model"
    opener: str = ""
    keymap: str = "newsreader"
    alarm_days: int | None = None
    refresh_minutes: int = 0
    notices: Notices = Notices()
    columns: tuple[str, ...] = COLUMNS
    keys: Mapping[str, str] = field(default_factory=dict)
    sources: Mapping[str, str] = field(default_factory=dict)
    colours: Mapping[str, str] = field(default_factory=dict)
    keywords: tuple[Keyword, ...] = ()
    retention: Mapping[str, RetentionRule] = field(default_factory=dict)
    feeds: Mapping[str, FeedLogin] = field(default_factory=dict)


COLOUR_NAMES = ("person", "organisation", "place", "other", "date", "deadline", "scheduled")
"""Highlights whose colours can be set in `[colours]`."""

THEME_COLOURS = ("$primary", "$secondary", "$accent", "$success", "$warning", "$error", "$foreground")
PLAIN_COLOURS = (
    "black", "white", "grey", "red", "orange", "yellow", "green", "teal", "cyan", "blue", "purple", "magenta", "pink",
    "brown",
)  # fmt: skip
"""Colours by the names that the terminal interface knows (a test compares both lists with it)."""

THEMES = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "catppuccin-latte", "catppuccin-frappe",
    "catppuccin-macchiato", "dracula", "tokyo-night", "monokai", "flexoki", "solarized-light", "solarized-dark",
    "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
"""Built-in themes of the terminal interface (a test compares them with Textual's)."""

KEYMAPS = ("newsreader", "newsboat", "vim")
