"""Completions of the last word of a query: fields, their values, and names, sources and tags of the library."""

import re

from newsreader.store import articles, entities
from newsreader.store.database import Database
from newsreader.store.querying import parsing, wording
from newsreader.store.querying.fields import FIELDS, HOLDINGS, STATES
from newsreader.store.values import fold

MOST = 8
"""Completions offered at once, as many as fit in a line of 80 columns."""

FIELD_STARTS = tuple(f"{field}:" for field in FIELDS)
"""The beginnings of all conditions of a query."""

_LEAST_LETTERS = 2  # of a plain word before names are offered for it
_LAST_WORD = re.compile(r'(?:\A|(?<=[\s(]))(?P<minus>-?)(?:(?P<field>[A-Za-z]+):)?(?P<value>"[^"]*|[^\s"()]*)\Z')
_QUOTES = re.compile('["\u201c-\u201e]')
_KINDS = {"person": "person", "org": "organisation"}
_VALUES = {
    "is": STATES, "has": HOLDINGS, "sources": (">1", ">2", ">3"), "newer": ("24h", "7d", "2w", "3m"),
    "older": ("7d", "2w", "3m", "1y"), "deadline": ("today", "tomorrow", "<7d", "<14d", "<30d"),
    "on": ("today", "yesterday"), "after": ("yesterday",), "before": ("today",),
}  # fmt: skip


def field_examples() -> list[tuple[str, str]]:
    """Return a condition of each kind, and how it is understood."""
    return [(field.example, wording.explain(parsing.parse(field.example))) for field in FIELDS.values()]


def condition(field: str, value: str) -> str:
    """Return the condition that asks for a value; quotation marks in the value become blanks, since they would end it."""
    return f'{field}:"{" ".join(_QUOTES.sub(" ", value).split())}"'


def completions(database: Database, text: str) -> tuple[str, ...]:
    """Return the query with its last word completed in each likely way, the likeliest first; nothing after a blank."""
    word = _LAST_WORD.search(text)
    if word is None or not word[0].strip('-"'):
        return ()
    field, value = (word["field"] or "").lower(), word["value"].lstrip('"')
    if word["field"] and field not in FIELDS:
        return ()
    ends = _values(database, field, value) if field else _words(database, value)
    before = text[: word.start()] + word["minus"]
    return tuple(before + end for end in dict.fromkeys(ends) if end != word[0].removeprefix(word["minus"]))[:MOST]


def _words(database: Database, start: str) -> list[str]:
    found = [f"{field}:" for field in FIELDS if field.startswith(start.lower())]
    for field, values in (("is", STATES), ("has", HOLDINGS)):
        found += [f"{field}:{value}" for value in values if value.startswith(start.lower())]
    if len(start) >= _LEAST_LETTERS:
        for field in ("tag", "source", "entity"):
            found += _values(database, field, start)[:3]
    return found


def _values(database: Database, field: str, start: str) -> list[str]:
    if field in _VALUES:
        return [f"{field}:{value}" for value in _VALUES[field] if value.startswith(start.lower())]
    return [_term(field, name) for name in _names(database, field, start)]


def _names(database: Database, field: str, start: str) -> list[str]:
    if field in ("entity", "person", "org"):
        kind = _KINDS.get(field)
        found = entities.names_starting(database, start, limit=4 * MOST) if start else []
        return [one.name for one in found if kind in (None, one.kind)][:MOST]
    if field in ("source", "tag"):
        known = articles.sources(database) if field == "source" else [tag.name for tag in articles.tags(database)]
        wanted = fold(start)
        return [name for name in known if f" {wanted}" in f" {fold(name)}"][:MOST]
    return []


def _term(field: str, name: str) -> str:
    return f"{field}:{name}" if re.fullmatch(r"[\w-]+", name) else condition(field, name)
