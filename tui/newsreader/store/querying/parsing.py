"""The query language: from text to a tree, whatever the text. `wording` writes a tree as text, `compiling` as SQL.

Grammar: `a b` both, `a OR b` (binds less than both), `-a` or `NOT a`, `( … )`, `"a phrase"`, `pre*`, `field:value`.
What is not understood is searched for as plain words, and a hint says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from newsreader.store.cjk import cjk_runs
from newsreader.store.querying.fields import FIELDS, fault_of, takes_any_text
from newsreader.store.querying.tree import All, Either, Node, Not, Query, Term, joined
from newsreader.text import clean_text

_TEXT_LIMIT = 20_000
_TERM_LIMIT = 250
_TERMS_LIMIT = 64
_DEPTH_LIMIT = 20
_OPERATORS = frozenset({"AND", "OR", "NOT"})
_TOKEN = re.compile(
    r"""(?P<open>\() | (?P<close>\)) | (?P<minus>-+)
    | (?:(?P<field>[A-Za-z]+):)? "(?P<phrase>[^"]*)(?:"|\Z)(?P<star>\**)
    | (?P<word>[^\s()"]+)""",
    re.X,
)

_LOOSE_FIELD = re.compile(rf"(?:\A|(?<=[\s(]))({'|'.join(FIELDS)})\s+:(?=\s|\w)", re.I)
"""A field and its colon with a blank between them."""


def parse(text: str) -> Query:
    """Understand a query. What is not understood becomes plain words, with a hint."""
    hints: list[str] = []
    shown = clean_text(text[:_TEXT_LIMIT])[:_TEXT_LIMIT]
    if len(text) > _TEXT_LIMIT:
        hints.append(f"only the first {_TEXT_LIMIT:,} characters are searched for")
    if loose := _LOOSE_FIELD.search(shown):
        hints.append(f"{loose[1].lower()}: needs its value right behind it, such as {FIELDS[loose[1].lower()].example}")
    tokens = _settle(list(_tokens(shown.replace("\u201c", '"').replace("\u201d", '"'), hints)), hints)
    root = _Parser(tokens, hints).parse()
    hints += _about_signs(tokens, root)
    return Query(text, root, tuple(dict.fromkeys(hints)))


_Token = Term | str
"""A term, or one of ( ) - OR AND NOT."""


def _tokens(text: str, hints: list[str]) -> Iterator[_Token]:
    position = 0
    while match := _TOKEN.search(text, position):
        position = match.end()
        if match["open"] or match["close"]:
            yield match[0]
        elif match["minus"]:
            # A dash means "not" right before what it excludes; anywhere else it is a dash.
            if position < len(text) and not text[position].isspace() and text[position] != ")" and len(match[0]) % 2:
                yield "-"
        elif match["phrase"] is not None:
            yield from _term(match["phrase"], match["field"] or "", hints, quoted=True, prefix=bool(match["star"]))
        elif match["word"] in _OPERATORS:
            yield match["word"]
        else:
            yield from _word(match["word"], hints)


def _word(word: str, hints: list[str]) -> Iterator[Term]:
    field, colon, value = word.partition(":")
    if colon and field.isascii() and field.isalpha():
        if field.lower() in FIELDS:
            value = value.rstrip("*") if takes_any_text(field.lower()) else value
            yield from _term(value, field, hints, quoted=False, prefix=word.endswith("*"))
            return
        if value and not value.startswith("//"):
            hints.append(_unknown(field))
    yield from _term(word.rstrip("*"), "", hints, quoted=False, prefix=word.endswith("*"))


def _term(value: str, field: str, hints: list[str], *, quoted: bool, prefix: bool) -> Iterator[Term]:
    name = field.lower()
    value = " ".join(value.split())
    if len(value) > _TERM_LIMIT:
        hints.append(f"only the first {_TERM_LIMIT} characters of a word or phrase are searched for")
        value = value[:_TERM_LIMIT].rstrip()
    if field and name not in FIELDS:
        hints.append(_unknown(field))
        yield from _term(f"{field} {value}", "", hints, quoted=True, prefix=prefix)
        return
    if field and not any(map(str.isalnum, value)):
        hints.append(f"{name}: needs a value, such as {FIELDS[name].example}")
        return
    fault = fault_of(name, value) if name else ""
    if fault:
        hints.append(fault)
        yield Term(f"{name} {value}", quoted=True)
        return
    any_text = takes_any_text(name)
    if prefix and len(value) == 1 and value.isalnum() and not cjk_runs(value) and any_text:
        hints.append(f"{value}* is too short for a beginning: “{value}” itself is searched for")
    if value:
        exact = value if any_text else value.lower()
        yield Term(exact, name, quoted and (any_text or not is_bare(exact)), prefix and any_text)


def _about_signs(tokens: list[_Token], root: Node | None) -> list[str]:
    """Say of signs without a letter or digit that they are not searched for: the index holds words and numbers."""
    signs = dict.fromkeys(t.value[:20] for t in tokens if isinstance(t, Term) and _is_symbol(t))
    if not signs:
        return []
    named = " ".join(list(signs)[:5])
    if _is_symbol(root):
        return [f"{named} has no letter or digit: only words and numbers can be found"]
    return [f"passed over, having no letter or digit: {named}"]


def _unknown(field: str) -> str:
    near = get_close_matches(field.lower(), FIELDS, 1)
    return f"there is no field {field[:30]}:" + (f" (did you mean {near[0]}:?)" if near else "") + ", searched as words"


def _settle(tokens: list[_Token], hints: list[str]) -> list[_Token]:
    """Return tokens in which every operator has what it needs; one that has not becomes a word."""
    settled: list[_Token] = []
    for token, behind in zip(tokens, [*tokens, ")"][1:], strict=True):
        begins = isinstance(behind, Term) or behind in ("(", "-", "NOT")
        ends = bool(settled) and (isinstance(settled[-1], Term) or settled[-1] == ")")
        if token in ("AND", "OR") and not (begins and ends):
            hints.append(f"{token} has its meaning between two words; here it is searched as a word")
            settled.append(Term(str(token), quoted=True))
        elif token == "NOT" and not begins:
            hints.append("NOT has its meaning before a word; here it is searched as a word")
            settled.append(Term("NOT", quoted=True))
        elif token == "NOT":
            settled.append("-")
        elif token != "AND":
            settled.append(token)
    kept = [k for k, token in enumerate(settled) if isinstance(token, Term)]
    if len(kept) > _TERMS_LIMIT:
        hints.append(f"only the first {_TERMS_LIMIT} words and conditions count")
        return settled[: kept[_TERMS_LIMIT]]
    return settled


class _Parser:
    """Reads settled tokens by recursive descent, at most `_DEPTH_LIMIT` deep."""

    def __init__(self, tokens: list[_Token], hints: list[str]) -> None:
        self._tokens = tokens
        self._hints = hints
        self._at = 0

    def parse(self) -> Node | None:
        """Return the whole; a closing parenthesis without its opening one counts for nothing."""
        parts = []
        while self._at < len(self._tokens):
            parts.append(self._either(0))
            self._at += 1
        return _node(All, parts)

    def _either(self, depth: int) -> Node | None:
        branches = [self._all(depth)]
        while self._peek() == "OR":
            self._at += 1
            branches.append(self._all(depth))
        return _node(Either, branches)

    def _all(self, depth: int) -> Node | None:
        parts = []
        while self._peek() not in (None, "OR", ")"):
            parts.append(self._one(depth))
        return _node(All, parts)

    def _one(self, depth: int) -> Node | None:
        negated = False
        while self._peek() == "-":
            negated = not negated
            self._at += 1
        token = self._peek()
        if token is None or token in (")", "OR"):
            return None
        self._at += 1
        part = token if isinstance(token, Term) else self._group(depth + 1)
        return _not(part) if negated else part

    def _group(self, depth: int) -> Node | None:
        if depth > _DEPTH_LIMIT:
            self._hints.append(f"parentheses more than {_DEPTH_LIMIT} deep count for nothing")
            return None
        part = self._either(depth)
        if self._peek() == ")":
            self._at += 1
        return part

    def _peek(self) -> _Token | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None


def _is_symbol(node: Node | None) -> bool:
    return isinstance(node, Term) and not any(map(str.isalnum, node.value))


def _node(kind: type[All | Either], parts: Iterable[Node | None]) -> Node | None:
    """Return the node of what has been read, None where nothing has."""
    inner = [p for part in parts if part is not None for p in (part.parts if isinstance(part, kind) else (part,))]
    # A sign alone cannot be searched for: beside anything else it is passed over.
    told = [part for part in inner if not _is_symbol(part)] or inner[:1]
    return joined(kind, told) if told else None


def _not(part: Node | None) -> Node | None:
    if part is None or _is_symbol(part):
        return None
    return part.part if isinstance(part, Not) else Not(part)


def is_bare(value: str) -> bool:
    """Tell whether a value needs no quotation marks."""
    return not re.search(r'[\s()"]', value)
