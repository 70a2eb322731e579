"""A story written as Markdown: summed up, and with the texts of its reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsreader.library.digest import about, compared, falling_due, sources
from newsreader.library.exporting import plain_markdown
from newsreader.models import AgendaEntry, Article, Digest, Item, Piece, Section

_WRITTEN = {"words": "{}", "label": "{}", "day": "**{}**", "printed": "{}", "address": "<{}>"}


def dossier(
    title: str, reports: Sequence[Article], copies: Mapping[int, Sequence[Article]], agenda: Sequence[AgendaEntry]
) -> str:
    """Return a story as Markdown: reports, differences and agreement, what only one tells, deadlines, all texts.

    `copies` are the articles with the same text, by the id of their report.
    """
    told = Digest(title, (sources(reports, copies), *compared(reports), *falling_due(agenda)))
    parts = [as_markdown(told), "## The reports", ""]
    for article in reports:
        parts += [
            f"### {plain_markdown(article.title)}",
            "",
            f"*{plain_markdown(about(article))}*",
            "",
            plain_markdown(article.text),
            "",
        ]
    return "\n".join(parts).rstrip() + "\n"


def as_markdown(told: Digest) -> str:
    """Return a summed-up story as Markdown."""
    return "\n".join([f"# {plain_markdown(told.title)}", "", *_sections(told.sections, "##")]).rstrip() + "\n"


def _sections(sections: Iterable[Section], signs: str) -> Iterator[str]:
    for section in sections:
        if section.heading:
            yield from (f"{signs} {plain_markdown(section.heading)}", "")
        if section.sentence:
            yield from (plain_markdown(section.sentence), "")
        if section.items:
            yield from (*_items(section.items), "")
        yield from _sections(section.sections, signs + "#")


def _items(items: Iterable[Item], indent: str = "") -> Iterator[str]:
    for item in items:
        yield f"{indent}- {''.join(map(_piece, item.pieces))}"
        yield from _items(item.items, indent + "  ")


def _piece(piece: Piece) -> str:
    return _WRITTEN[piece.kind].format(piece.text if piece.kind == "address" else plain_markdown(piece.text))
