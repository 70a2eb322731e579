"""What can be set: the frozen `Settings` with their defaults, and the words that some of them take."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsreader.settings.days import DAY_ORDERS
from newsreader.settings.retention import RetentionRule


@dataclass(frozen=True, slots=True)
class Keyword:
    """Words of the user's own to mark: `pattern` is a regular expression, case ignored; `colour` as in `[colours]`."""

    name: str
    pattern: str
    colour: str = ""


@dataclass(frozen=True, slots=True)
class Notices:
    """What is told when new articles bring it (`watched` names, `deadlines`), and by what beside a line on the screen:
    the terminal's bell, a notification of the desktop (OSC 9)."""

    bell: bool = False
    desktop: bool = False
    watched: bool = True
    deadlines: bool = True


COLUMNS = ("reports", "source", "watched", "date", "deadline", "tags")
"""The columns under a headline of the list, and their order, where the user does not say otherwise."""

COLUMN_NAMES = (*COLUMNS, "minutes", "words")
"""What a column of the list can be: number of reports and copies, their sources, watched names in them, the day of the
newest, the next deadline, tags, and of the report whose headline is shown the minutes to read it and its words."""


@dataclass(frozen=True, slots=True)
class FeedLogin:
    """What lets the user in at a host: a command (program and arguments) that prints the password, for `user` where the
    feed's address names none; with `header` its output is sent in that header instead of as user and password."""

    password_command: tuple[str, ...] = ()
    user: str = ""
    header: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user can set; the defaults are what a new user gets.

    `keys` maps command ids to comma separated key names, `sources` what an article gives as its source to the name
    to show, `colours` kinds of highlights (`COLOUR_NAMES`) to colours, `retention` sources (and "default") to what
    may become of their old articles, `columns` (of `COLUMN_NAMES`) what stands under a headline, `feeds` hosts (`host`
    or `host:port`) to what lets the user in; `opener` "" means the system's browser, `refresh_minutes` 0 that the
    reader fetches feeds only when asked.
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
"""Highlights whose colour can be set in `[colours]`."""

THEME_COLOURS = ("$primary", "$secondary", "$accent", "$success", "$warning", "$error", "$foreground")
PLAIN_COLOURS = (
    "black", "white", "grey", "red", "orange", "yellow", "green", "teal", "cyan", "blue", "purple", "magenta", "pink",
    "brown",
)  # fmt: skip
"""Colours by name, as the terminal interface knows them (a test holds both lists to it)."""

THEMES = (
    "textual-dark", "textual-light", "nord", "gruvbox", "catppuccin-mocha", "catppuccin-latte", "catppuccin-frappe",
    "catppuccin-macchiato", "dracula", "tokyo-night", "monokai", "flexoki", "solarized-light", "solarized-dark",
    "rose-pine", "rose-pine-moon", "rose-pine-dawn", "atom-one-dark", "atom-one-light", "ansi-dark", "ansi-light",
)  # fmt: skip
"""Built-in themes of the terminal interface (a test holds them to Textual's)."""

KEYMAPS = ("newsreader", "newsboat", "vim")
