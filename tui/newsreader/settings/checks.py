"""Which values settings may have: each check returns the value in the form of `Settings` or raises `UnfitValueError`."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from newsreader.settings.days import DAY_ORDERS
from newsreader.settings.known import (
    COLOUR_NAMES,
    COLUMN_NAMES,
    KEYMAPS,
    PLAIN_COLOURS,
    THEME_COLOURS,
    THEMES,
    FeedLogin,
    Keyword,
    Notices,
)
from newsreader.settings.retention import RetentionRule, nearest_rule, parse_rule
from newsreader.text import clean_line


class UnfitValueError(ValueError):
    """What is wrong with a value, as the rest of the sentence "`key` …".

    `key` is the key inside the table, "" for the whole value; `number` counts [[tables]] from 0.
    """

    def __init__(self, words: str, key: str = "", number: int = 0) -> None:
        super().__init__(words)
        self.key = key
        self.number = number


def _nearest(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, list(known), n=1, cutoff=0.5)
    return f", did you mean `{near[0]}`?" if near else f"; known are {', '.join(sorted(known))}"


def _text(value: object, key: str = "") -> str:
    if not isinstance(value, str):
        raise UnfitValueError(f"must be a text in quotes, not {_shown(value)}", key)
    if clean_line(value) != re.sub(" +", " ", value.strip()):
        raise UnfitValueError("holds characters that cannot be shown", key)
    return value.strip()


def _one_of(*choices: str) -> Callable[[object], str]:
    def check(value: object) -> str:
        text = _text(value)
        if text not in choices:
            near = get_close_matches(text, choices, n=1)
            hint = f", did you mean {near[0]!r}?" if near else f"; it is one of {', '.join(choices)}"
            raise UnfitValueError(f"cannot be {_shown(value)}{hint}")
        return text

    return check


def _whole(words: str, *ranges: range) -> Callable[[object], int]:
    def check(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not any(value in one for one in ranges):
            raise UnfitValueError(f"must be a whole number of {words}, not {_shown(value)}")
        return value

    return check


def _notices(value: object) -> Notices:
    found: dict[str, bool] = {}
    for key, one in _table(value, "what is told and how").items():
        if key not in Notices.__slots__:
            raise UnfitValueError(f"is no key of notices{_nearest(key, Notices.__slots__)}", key)
        if not isinstance(one, bool):
            raise UnfitValueError(f"must be true or false, not {_shown(one)}", key)
        found[key] = one
    return Notices(**found)


def _table(value: object, what: str) -> Mapping[str, object]:
    if not isinstance(value, Mapping):
        raise UnfitValueError(f"must be a table of {what}, not {_shown(value)}")
    return value


def _sources(value: object) -> Mapping[str, str]:
    return MappingProxyType({key: _text(name, key) for key, name in _table(value, "sources and names").items()})


def _colours(value: object) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for key, colour in _table(value, "highlights and colours").items():
        if key not in COLOUR_NAMES:
            raise UnfitValueError(f"is no highlight{_nearest(key, COLOUR_NAMES)}", key)
        found[key] = _colour(colour, key)
    return MappingProxyType(found)


def _colour(value: object, key: str, number: int = 0) -> str:
    colour = _text(value, key).lower()
    if colour in (*THEME_COLOURS, *PLAIN_COLOURS) or re.fullmatch(r"#(?:[0-9a-f]{3}){1,2}", colour):
        return colour
    known = ", ".join((*THEME_COLOURS, *PLAIN_COLOURS))
    raise UnfitValueError(f"cannot be {_shown(value)}; a colour is #rrggbb or one of {known}", key, number)


def _columns(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise UnfitValueError(f'must be a list such as ["source", "date"], not {_shown(value)}')
    found: list[str] = []
    for one in value:
        name = _text(one)
        if name not in COLUMN_NAMES:
            raise UnfitValueError(f"cannot hold {_shown(name)}{_nearest(name, COLUMN_NAMES)}")
        if name in found:
            raise UnfitValueError(f"holds {_shown(name)} twice")
        found.append(name)
    return tuple(found)


def _keys(value: object) -> Mapping[str, str]:
    """Check command ids with a key, a list of keys, or a sub-table (`list.down` may be written as a dotted key)."""
    found: dict[str, str] = {}
    for key, one in _table(value, "command ids and keys").items():
        if isinstance(one, Mapping):
            found |= {f"{key}.{rest}": names for rest, names in _keys(one).items()}
        elif isinstance(one, list):
            found[key] = ",".join(_text(name, key) for name in one)
        else:
            found[key] = _text(one, key)
    return MappingProxyType(found)


def _keywords(value: object) -> tuple[Keyword, ...]:
    if not isinstance(value, list) or not all(isinstance(one, Mapping) for one in value):
        raise UnfitValueError("must be written as [[keywords]] tables with name, pattern and colour")
    return tuple(_keyword(one, number) for number, one in enumerate(value))


def _keyword(table: Mapping[str, object], number: int) -> Keyword:
    known = ("name", "pattern", "colour")
    for key, value in table.items():
        if key not in known:
            raise UnfitValueError(f"is no key of a keyword{_nearest(key, known)}", key, number)
        if not isinstance(value, str):
            raise UnfitValueError(f"must be a text in quotes, not {_shown(value)}", key, number)
    pattern = _pattern(table.get("pattern", ""), number)
    colour = _colour(table["colour"], "colour", number) if table.get("colour") else ""
    return Keyword(_text(table.get("name", pattern), "name"), pattern, colour)


def _pattern(value: object, number: int) -> str:
    import regex

    pattern = _text(value, "pattern")
    try:
        empty = regex.compile(pattern, regex.IGNORECASE).match("", timeout=1)
    except (regex.error, RecursionError, OverflowError, ValueError, TimeoutError) as error:
        raise UnfitValueError(f"is no regular expression ({error})", "pattern", number) from None
    if not pattern or empty:
        raise UnfitValueError("must match at least one character", "pattern", number)
    return pattern


def _retention(value: object) -> Mapping[str, RetentionRule]:
    table = _table(value, "sources and rules")
    return MappingProxyType({source: _rule(text, source) for source, text in table.items()})


def _rule(value: object, source: str) -> RetentionRule:
    text = _text(value, source)
    rule = parse_rule(text)
    if rule is None:
        near = nearest_rule(text)
        hint = f'did you mean "{near}"?' if near else _RULES
        raise UnfitValueError(f"cannot be {_shown(value)}; {hint}", source)
    return rule


_RULES = 'a rule is "keep", "archive after 90 days" or "delete after 1 year, unread too"'


def _feeds(value: object) -> Mapping[str, FeedLogin]:
    found: dict[str, FeedLogin] = {}
    for host, table in _table(value, 'hosts, such as [feeds."news.example.org"]').items():
        if not re.fullmatch(r"[\w.-]+(:\d{1,5})?", host):
            raise UnfitValueError("must be a host or host:port, without https:// and path", host)
        found[host.lower()] = _login(host, table)
    return MappingProxyType(found)


def _login(host: str, value: object) -> FeedLogin:
    if not isinstance(value, Mapping):
        raise UnfitValueError(f"must be a table with password_command, user and header, not {_shown(value)}", host)
    for key in value:
        if key not in FeedLogin.__slots__:
            raise UnfitValueError(f"is no key of a host{_nearest(key, FeedLogin.__slots__)}", f"{host}.{key}")
    header = _text(value.get("header", ""), f"{host}.header")
    if header and (not re.fullmatch(r"[A-Za-z0-9-]{1,60}", header) or header.lower() in _HEADERS_OF_OURS):
        raise UnfitValueError(f"cannot be {_shown(header)}", f"{host}.header")
    command = _command(value.get("password_command"), f"{host}.password_command")
    return FeedLogin(command, _text(value.get("user", ""), f"{host}.user"), header)


_HEADERS_OF_OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding"})


def _command(value: object, key: str) -> tuple[str, ...]:
    """Return a command as program and arguments; a single text is split as in a shell, but no shell runs it."""
    try:
        words = shlex.split(value) if isinstance(value, str) else value
    except ValueError as error:
        raise UnfitValueError(f"is no command ({error})", key) from None
    if not isinstance(words, list) or not words or not all(isinstance(one, str) and "\0" not in one for one in words):
        raise UnfitValueError('must be a program and its arguments, such as ["pass", "show", "feed"]', key)
    return tuple(words)


def _shown(value: object) -> str:
    """Return a value much as it is written in the file."""
    try:
        written = repr(value) if isinstance(value, str | list | dict) else str(value)
    except ValueError:
        return "a number of so many digits"
    return written.lower() if isinstance(value, bool) else clean_line(written, 40)


CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "theme": _one_of(*THEMES),
    "week_start": _one_of("monday", "sunday"),
    "dates": _one_of(*DAY_ORDERS),
    "names": _one_of("model", "spacy"),
    "opener": _text,
    "keymap": _one_of(*KEYMAPS),
    "alarm_days": _whole("days from 0 to 365", range(366)),
    "refresh_minutes": _whole("minutes from 5 to 10080, or 0 for never", range(1), range(5, 10_081)),
    "notices": _notices,
    "columns": _columns,
    "keys": _keys,
    "sources": _sources,
    "colours": _colours,
    "keywords": _keywords,
    "retention": _retention,
    "feeds": _feeds,
}
"""The check of each key of the file."""
