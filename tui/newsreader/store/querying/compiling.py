"""Compiling the tree of a query to FTS5 expressions and SQL; values are parameters and every FTS5 word is quoted."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from newsreader.store.cjk import cjk_runs, other_words, pairs
from newsreader.store.querying.conditions import Sql, ids_of_term, title_holds
from newsreader.store.querying.tree import All, Either, Node, Not, Query, Term, asks_for_archived, terms, with_terms
from newsreader.store.querying.wordforms import parted_forms

_ENDINGS = (
    "ing", "ed", "ness", "ization", "able", "ance", "ment", "ity", "fulness", "ion", "ional", "ator", "ency", "ible", "ively", "ative",
)  # fmt: skip
"""One of each group of endings that the stemmer strips alike; with them 99 % of the beginnings of 3,000 words find the word."""

_LEAST_STEMMED = 5
"""Letters from which on the last ones of a beginning may belong to an ending; in shorter ones they mostly do not."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A compiled query: every hit matches the FTS5 expression `match` ("" if there is none) and all `others`.

    `archived`: archived articles are searched too. `is_empty`: the query has no conditions, so everything is a hit.
    """

    match: str
    others: tuple[Node, ...]
    archived: bool
    is_empty: bool

    @property
    def shelf(self) -> str:
        """Which articles are searched, as a condition on `articles`."""
        return "state < 2" if self.archived else "state = 0"


def compile_query(query: Query) -> Plan:
    """Compile a query."""
    root = with_terms(query, _not_unread).root
    parts: Sequence[Node] = root.parts if isinstance(root, All) else [root] if root else []
    match, others = split(parts)
    return Plan(match, tuple(others), asks_for_archived(query), root is None)


def _not_unread(term: Term) -> Node:
    return Not(Term("unread", "is")) if term == Term("read", "is") else term


def ids_of(connection: sqlite3.Connection, term: Term, today: date) -> Sql:
    """Return the SELECT of a term's articles; `compile_query` has replaced `is:read`."""
    if match := match_of(term):
        return matching(match)
    if term.field == "title":
        return title_holds(term.value, match_of(Term(term.value)))
    return ids_of_term(connection, term, today)


def matching(match: str) -> Sql:
    """Return the SELECT of the articles that an FTS5 expression finds."""
    return Sql("SELECT rowid AS k FROM search WHERE search MATCH ?", (match,))


def marking(query: Query) -> str:
    """Return an FTS5 expression of all words of a query to mark in hits, "" if there are none."""
    found = [match_of(term) for term in terms(query.root)]
    return " OR ".join(f"({match})" for match in found if match)


def split(parts: Sequence[Node]) -> tuple[str, list[Node]]:
    """Split parts that must all hold into one FTS5 expression and the parts that FTS5 cannot answer."""
    matches = [(part, match_of(part)) for part in parts]
    wanted = [match for _, match in matches if match]
    excluded = [(part, match_of(part.part)) for part in parts if isinstance(part, Not)] if wanted else []
    without = [match for _, match in excluded if match]
    done = {id(part) for part, match in [*matches, *excluded] if match}
    match = " AND ".join(f"({match})" for match in wanted)
    if without:
        match = f"({match}) NOT ({' OR '.join(f'({m})' for m in without)})"
    return match, [part for part in parts if id(part) not in done]


def match_of(node: Node) -> str:
    """Return the FTS5 expression of a node, "" if FTS5 alone cannot answer it."""
    if isinstance(node, Term):
        return _word(node) if node.field in ("", "title", "text") else ""
    if isinstance(node, Either):
        found = [match_of(part) for part in node.parts]
        return " OR ".join(f"({match})" for match in found) if all(found) else ""
    if isinstance(node, All):
        match, rest = split(node.parts)
        return match if not rest else ""
    return ""


def _word(term: Term) -> str:
    runs = cjk_runs(term.value)
    if runs:
        # The column of character pairs holds title and text together; a title alone is searched by SQL.
        found = [f"cjk : {_quoted(' '.join(pairs(run)))}{'*' if len(run) == 1 else ''}" for run in runs]
        found += [_quoted(word) for word in other_words(term.value)]
        return " AND ".join(found) if term.field != "title" else ""
    # No column includes that of character pairs, which holds words written together with such characters.
    column = f"{term.field} : " if term.field else ""
    # One letter with a star would match half the language, so it means the letter itself.
    if not term.prefix or len(term.value) == 1:
        forms = [_quoted(form) for form in (term.value, *parted_forms(term.value))]
    else:
        forms = [f"{_quoted(term.value)}*", *_other_forms(term.value.lower())]
    return f"{column}({' OR '.join(forms)})" if len(forms) > 1 else f"{column}{forms[0]}"


def _other_forms(start: str) -> list[str]:
    """Return further FTS5 words for a beginning: the index holds stems, which may be shorter than the beginning.

    `negotiat*` must find “negoti”, the stem of “negotiation”; `rela*` “rel”, that of “relative”; and `pay*`, which would be
    stemmed to “pai”, must find “payment”.
    """
    if not (start.isascii() and start.isalpha()):
        return []
    if start.endswith("y"):
        return [f"{_quoted(start + letter)}*" for letter in "abcdefghijklmnopqrstuvwxz"]
    if len(start) < _LEAST_STEMMED:
        return [_quoted(f"{start[:-1]}ative")] if len(start) > 3 and start[-1] == "a" else []
    forms = [f"{start}ed"] if start[-1] == start[-2] else []
    for ending in _ENDINGS:
        begun = next((k for k in range(len(ending) - 1, 0, -1) if start.endswith(ending[:k])), 0)
        if begun > 1 or (begun and (start[-1] == "a" or len(start) > _LEAST_STEMMED)):
            forms.append(start[:-begun] + ending)
    return [_quoted(form) for form in dict.fromkeys(forms)]


def _quoted(value: str) -> str:
    return '"' + value.replace('"', '""') + '"'
