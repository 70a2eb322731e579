"""Writing a query as it was understood: in the query language, and in words for people. Pure."""

from __future__ import annotations

from newsreader.store.querying.fields import describe
from newsreader.store.querying.parsing import is_bare
from newsreader.store.querying.tree import All, Either, Node, Not, Query, Term


def to_text(query: Query) -> str:
    """Write a query in the query language; parsing the result gives the same tree."""
    return "" if query.root is None else _write(query.root)


def explain(query: Query) -> str:
    """Say in one line how a query was understood, hints included; "" for plain words and an empty query."""
    said = [] if query.root is None or _is_plain(query.root) else [_say(query.root)]
    if query.root is None and not query.hints and query.text.strip():
        said = ["nothing to search for yet: everything is shown"]
    return " · ".join([*said, *query.hints])


def _write(node: Node) -> str:
    if isinstance(node, Not):
        return f"-{_wrap(node.part)}"
    if isinstance(node, All):
        return " ".join(_wrap(part) if isinstance(part, Either) else _write(part) for part in node.parts)
    if isinstance(node, Either):
        return " OR ".join(_write(part) for part in node.parts)
    field = f"{node.field}:" if node.field else ""
    value = f'"{node.value}"' if node.quoted or not is_bare(node.value) else node.value
    return field + value + ("*" if node.prefix else "")


def _wrap(node: Node) -> str:
    return f"({_write(node)})" if isinstance(node, All | Either) else _write(node)


def _is_plain(node: Node) -> bool:
    parts = node.parts if isinstance(node, All) else (node,)
    return all(isinstance(part, Term) and not part.field for part in parts)


def _say(node: Node) -> str:
    if isinstance(node, Not):
        return f"not {_say_wrapped(node.part)}"
    if isinstance(node, All):
        return " and ".join(_say_wrapped(part) for part in node.parts)
    if isinstance(node, Either):
        return " or ".join(_say(part) if not isinstance(part, All) else _say_wrapped(part) for part in node.parts)
    value = f"“{node.value}”" if node.quoted else node.value
    return describe(node.field, value + ("…" if node.prefix else ""))


def _say_wrapped(node: Node) -> str:
    return f"({_say(node)})" if isinstance(node, All | Either) else _say(node)
