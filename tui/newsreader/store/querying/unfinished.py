"""Queries still being typed: an incomplete field or word at their end."""

from __future__ import annotations

import re

from newsreader.store.querying.fields import FIELDS, fault_of
from newsreader.store.querying.tree import Query, Term, terms

_UNENDED = re.compile(r"(?:\A|[\s(])([^\W_][\w'\u2019.&-]*[^\W_])\Z")
_HALF_TYPED = re.compile(r"(?:\A|(?<=[\s(]))-?(?P<field>[A-Za-z]+):(?P<value>[^\s\"()]*)\Z")
_LOOSE_END = re.compile(r"(?:\s|\(|(?:(?<=\s)|\A)(?:OR|AND|NOT)(?=\s))+\Z")


def half_typed(text: str) -> tuple[str, str]:
    """Return (the words before, a hint) where a query ends with a field and the beginning of a value; else ("", "")."""
    found = _HALF_TYPED.search(text) if text.count('"') % 2 == 0 else None
    if found is None or found["field"].lower() not in FIELDS or not any(map(str.isalnum, found["value"])):
        return "", ""
    fault = fault_of(found["field"].lower(), found["value"])
    if not fault:
        return "", ""
    return _LOOSE_END.sub("", text[: found.start()]), fault.replace("is searched as words", "does not count yet")


def last_word(query: Query) -> str:
    """Return the word a query ends with while it may still be typed: no phrase, no value of a field; else ""."""
    last = _UNENDED.search(query.text)
    if last is None or not any(term == Term(last[1]) for term in terms(query.root)):
        return ""
    return last[1]
