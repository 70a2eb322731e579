"""Paragraphs that the user moves between an article's body and its asides. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from newsreader.models import Aside
from newsreader.store.digests import digest

Layout = tuple[str, tuple[Aside, ...]]
"""The text of an article (paragraphs separated by blank lines) and its asides in order."""


def paragraph_key(text: str) -> str:
    """Return the key by which a moved paragraph is recognised in a later import."""
    return digest(" ".join(text.split()).casefold()).hex()


def body_paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text."""
    return text.split("\n\n") if text else []


def out_of_body(layout: Layout, paragraph: int) -> Layout:
    """Return the layout with a body paragraph turned into an aside in its place."""
    text, asides = layout
    body = body_paragraphs(text)
    moved = Aside("navigation", body.pop(paragraph), paragraph)
    before = [a for a in asides if a.after <= paragraph]
    behind = [Aside(a.kind, a.text, a.after - 1) for a in asides if a.after > paragraph]
    return "\n\n".join(body), (*before, moved, *behind)


def into_body(layout: Layout, aside: int) -> Layout:
    """Return the layout with an aside turned into body paragraphs in its place."""
    text, asides = layout
    moved = asides[aside]
    body, added = body_paragraphs(text), body_paragraphs(moved.text)
    place = min(moved.after, len(body))
    body[place:place] = added
    behind = tuple(Aside(a.kind, a.text, a.after + len(added)) for a in asides[aside + 1 :])
    return "\n\n".join(body), (*asides[:aside], *behind)


def apply_moves(layout: Layout, moves: Mapping[str, str]) -> Layout:
    """Apply the user's earlier moves (paragraph key → "aside" or "article") to the layout of a new import."""
    if not moves:
        return layout
    for index in range(len(body_paragraphs(layout[0])) - 1, -1, -1):
        if moves.get(paragraph_key(body_paragraphs(layout[0])[index])) == "aside":
            layout = out_of_body(layout, index)
    for index in range(len(layout[1]) - 1, -1, -1):
        if moves.get(paragraph_key(layout[1][index].text)) == "article":
            layout = into_body(layout, index)
    return layout
