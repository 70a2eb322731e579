"""Saving the new content of articles whose file or feed item changed, with the user's corrections and moves on top."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from newsreader.models import CleanArticle
from newsreader.store.cjk import cjk_words
from newsreader.store.derived import FIRST_PRINTED, stories_of
from newsreader.store.paragraphs import apply_moves
from newsreader.store.values import LISTED, day_of, id_list, pack_asides, pack_list, sort_key
from newsreader.text import count_words


@dataclass(frozen=True, slots=True)
class Change:
    """The new content of a known article, with its digests."""

    id: int
    clean: CleanArticle
    content: bytes
    text: bytes | None


def renew(connection: sqlite3.Connection, changes: Sequence[Change]) -> set[int]:
    """Save the new content of articles; return the stories that have to be refreshed."""
    if not changes:
        return set()
    touched: set[int] = set()
    for change in changes:
        touched |= _renew_one(connection, change)
    return touched | stories_of(connection, [change.id for change in changes])


def part_copies(connection: sqlite3.Connection, article_id: int) -> set[int]:
    """Detach an article from its copies, the first of which becomes their original. Returns the stories concerned."""
    copies = connection.execute(
        f"SELECT id, story_id FROM articles WHERE copies_of = ? ORDER BY state, {FIRST_PRINTED}", (article_id,)
    ).fetchall()
    if copies:
        connection.execute("UPDATE articles SET copies_of = NULL WHERE id = ?", (copies[0][0],))
        connection.execute(
            f"UPDATE articles SET copies_of = ? WHERE id IN {LISTED}",
            (copies[0][0], id_list(row[0] for row in copies[1:])),
        )
    return {row[1] for row in copies}


def _renew_one(connection: sqlite3.Connection, change: Change) -> set[int]:
    clean = change.clean
    old = connection.execute(
        "SELECT added, title, published, published_from, text_digest, copies_of FROM articles WHERE id = ?",
        (change.id,),
    ).fetchone()
    added, title, published, published_from, text, copies_of = old
    fields = {"title": clean.title, "published": clean.published, "place": clean.place, "source": clean.source}
    origins: dict[str, str | None] = {"title": clean.title_from, "published": clean.published_from}
    if clean.published is None and published_from == "story":
        fields["published"], origins["published"] = published, "story"
    _correct(connection, change.id, fields, origins)
    text_now, asides = apply_moves((clean.text, clean.asides), _moves(connection, change.id))
    touched: set[int] = set()
    if change.text != text:
        # Grouping decides again whether it is a copy or has any.
        touched = part_copies(connection, change.id)
        copies_of = None
    columns = {
        **fields,
        "title_from": origins["title"],
        "published_from": origins["published"],
        "url": clean.url,
        "author": clean.author,
        "day": day_of(fields["published"]),
        "sort_key": sort_key(fields["published"], added),
        "words": count_words(text_now),
        "copies_of": copies_of,
        "content_digest": change.content,
        "text_digest": change.text,
        "notes": pack_list(clean.notes),
    }
    is_same = (change.text, fields["title"], fields["published"]) == (text, title, published)
    assigned = ", ".join(f"{name} = :{name}" for name in columns)
    connection.execute(
        f"UPDATE articles SET {assigned}, findings_version = 0, grouped_version = iif(:is_same, grouped_version, 0)"
        " WHERE id = :id",
        {**columns, "is_same": is_same, "id": change.id},
    )
    connection.execute(
        "UPDATE bodies SET text = ?, cjk = ?, asides = ?, head = ? WHERE article_id = ?",
        (text_now, cjk_words(fields["title"] or "", text_now), pack_asides(asides), clean.head, change.id),
    )
    return touched


def _correct(connection: sqlite3.Connection, article_id: int, fields: dict[str, Any], origins: dict[str, Any]) -> None:
    """Put the user's values over the imported ones, which are kept in case the user withdraws a correction."""
    rows = connection.execute("SELECT field, value FROM corrections WHERE article_id = ?", (article_id,)).fetchall()
    for field, value in rows:
        connection.execute(
            "UPDATE corrections SET original = ?, original_from = ? WHERE article_id = ? AND field = ?",
            (fields[field], origins.get(field), article_id, field),
        )
        fields[field] = value
        if field in origins:
            origins[field] = "user"


def _moves(connection: sqlite3.Connection, article_id: int) -> dict[str, str]:
    return dict(connection.execute("SELECT paragraph, place FROM moves WHERE article_id = ?", (article_id,)).fetchall())
