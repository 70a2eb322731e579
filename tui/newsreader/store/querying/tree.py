"""The tree of a query: its terms, and how they are joined. `parsing` makes it, `wording` and `compiling` read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from newsreader.store.querying.wordforms import parted_forms

_TEXTUAL = frozenset({"", "title", "text"})
_EDGES = " ,;:.!?'\"`[]{}<>\u2018\u2019"


@dataclass(frozen=True, slots=True)
class Term:
    """A word, phrase or condition. `field` is "" for title or text; `value` has letters or digits, save a lone symbol."""

    value: str
    field: str = ""
    quoted: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """What does not match `part`."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """What matches every part (two or more, all different)."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """What matches at least one part (two or more, all different)."""

    parts: tuple[Node, ...]


Node = Term | Not | All | Either


@dataclass(frozen=True, slots=True)
class Query:
    """A query understood. `text` as typed, `root` its tree (None = everything), `hints` one line each, for the user."""

    text: str
    root: Node | None
    hints: tuple[str, ...] = ()


def terms(node: Node | None) -> Iterator[Term]:
    """Yield the terms of a tree that are not negated, in order."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, All | Either):
        for part in node.parts:
            yield from terms(part)


def with_terms(query: Query, change: Callable[[Term], Node]) -> Query:
    """Return a query with each of its terms, negated ones too, as `change` has it; parts that become equal become one."""

    def changed(node: Node) -> Node:
        if isinstance(node, Term):
            return change(node)
        if isinstance(node, Not):
            return Not(changed(node.part))
        return joined(type(node), map(changed, node.parts))

    return query if query.root is None else replace(query, root=changed(query.root))


def joined(kind: type[All | Either], parts: Iterable[Node]) -> Node:
    """Return the node of these parts; one part alone, said once or more, is itself."""
    different = tuple(dict.fromkeys(parts))
    return different[0] if len(different) == 1 else kind(different)


def asks_for_archived(query: Query) -> bool:
    """Tell whether archived articles are looked at: where `is:archived` stands in the query, not negated."""
    return any(term.field == "is" and term.value == "archived" for term in terms(query.root))


def words(query: Query) -> tuple[str, ...]:
    """Return the words and phrases to mark in a text that matches (not the negated ones; a prefix ends in `*`)."""
    found = [(term.value.strip(_EDGES), term.prefix) for term in terms(query.root) if term.field in _TEXTUAL]
    marked = [f"{word}*" if prefix else word for word, prefix in found if any(map(str.isalnum, word))]
    return tuple(dict.fromkeys([*marked, *(form for word in marked for form in parted_forms(word))]))
