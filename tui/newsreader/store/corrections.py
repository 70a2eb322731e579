"""The user's corrections of what cleaning found; they outlive every import. Undoable inside `undo.change`."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from newsreader.errors import InputError, NotFoundError
from newsreader.models import Aside, CorrectionField
from newsreader.store.cjk import cjk_words
from newsreader.store.database import Database
from newsreader.store.derived import refresh_on, stories_of
from newsreader.store.paragraphs import Layout, body_paragraphs, into_body, out_of_body, paragraph_key
from newsreader.store.values import LISTED, day_of, id_list, pack_asides, sort_key, unpacked
from newsreader.text import clean_line, count_words


def correct(db: Database, article_id: int, field: CorrectionField, value: str | None) -> None:
    """Set a field to the user's value. None or "" empties it; a title is then again what the import found.

    InputError for a `published` that is no ISO date or time; NotFoundError.
    """
    value = clean_line(value or "") or None
    if field == "title" and value is None:
        withdraw(db, article_id, field)
        return
    if field == "published" and value is not None and day_of(value) is None:
        raise InputError(
            f"“{value[:40]}” is not a date",
            subject=f"article {article_id}",
            remedy="Write it as 2025-07-17 or 2025-07-17T09:30:00Z",
        )
    with db.write() as connection:
        now, origin = field_value(connection, article_id, field)
        connection.execute(
            "INSERT INTO corrections VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
            (article_id, field, value, now, origin),
        )
        set_field(connection, article_id, field, value, "user")


def withdraw(db: Database, article_id: int, field: CorrectionField) -> None:
    """Drop the user's value, if any; the field is again what the last import found."""
    with db.write() as connection:
        row = connection.execute(
            "DELETE FROM corrections WHERE article_id = ? AND field = ? RETURNING original, original_from",
            (article_id, field),
        ).fetchone()
        if row:
            set_field(connection, article_id, field, row[0], row[1])


def corrected_fields(db: Database, article_id: int) -> list[str]:
    """Return the fields the user corrected."""
    return db.column("SELECT field FROM corrections WHERE article_id = ? ORDER BY field", (article_id,))


def move_to_aside(db: Database, article_id: int, paragraph: int) -> None:
    """Move a paragraph of the body (index from 0) to the asides, as navigation; InputError for a wrong index."""
    with db.write() as connection:
        layout = _layout(connection, article_id)
        body = body_paragraphs(layout[0])
        if not 0 <= paragraph < len(body):
            raise _no_such("paragraph", paragraph, len(body), article_id)
        _move(connection, article_id, body[paragraph], "aside", out_of_body(layout, paragraph))


def move_to_article(db: Database, article_id: int, aside: int) -> None:
    """Move an aside (index in `Article.asides`) back to its place in the body; InputError for a wrong index."""
    with db.write() as connection:
        layout = _layout(connection, article_id)
        if not 0 <= aside < len(layout[1]):
            raise _no_such("left-out block", aside, len(layout[1]), article_id)
        _move(connection, article_id, layout[1][aside].text, "article", into_body(layout, aside))


def set_field(
    connection: sqlite3.Connection, article_id: int, field: str, value: str | None, origin: str | None
) -> None:
    """Write a field and update what depends on it: a date changes the order; findings and stories are made again."""
    if field == "published":
        connection.execute(
            "UPDATE articles SET published = ?, published_from = ?, findings_version = 0 WHERE id = ?",
            (value, origin if value is not None or origin == "user" else None, article_id),
        )
        redate(connection, [article_id])
    elif field == "title":
        connection.execute(
            "UPDATE articles SET title = ?, title_from = ?, findings_version = 0, grouped_version = 0 WHERE id = ?",
            (value, origin, article_id),
        )
        pair_characters(connection, [article_id])
    else:
        connection.execute(f"UPDATE articles SET {field} = ? WHERE id = ?", (value, article_id))
    refresh_on(connection, stories_of(connection, [article_id]))


def redate(connection: sqlite3.Connection, article_ids: Sequence[int]) -> None:
    """Derive day and sort key of articles from their publication again, and have them grouped again."""
    rows = connection.execute(
        f"SELECT id, published, added FROM articles WHERE id IN {LISTED}",
        (id_list(article_ids),),
    ).fetchall()
    connection.executemany(
        "UPDATE articles SET day = ?, sort_key = ?, grouped_version = 0 WHERE id = ?",
        [(day_of(published), sort_key(published, added), article_id) for article_id, published, added in rows],
    )


def pair_characters(connection: sqlite3.Connection, article_ids: Sequence[int]) -> None:
    """Derive the character pairs by which CJK text is found from titles and texts again."""
    rows = connection.execute(
        f"SELECT id, title, text FROM article_texts WHERE id IN {LISTED}", (id_list(article_ids),)
    )
    pairs = [(cjk_words(title, text), article_id) for article_id, title, text in rows.fetchall()]
    connection.executemany("UPDATE bodies SET cjk = ?1 WHERE article_id = ?2 AND cjk <> ?1", pairs)


def field_value(connection: sqlite3.Connection, article_id: int, field: str) -> tuple[str | None, str | None]:
    """Return the value of a field and, for a title or date, where it is from; NotFoundError."""
    origin = f"{field}_from" if field in ("title", "published") else "NULL"
    row = connection.execute(f"SELECT {field}, {origin} FROM articles WHERE id = ?", (article_id,)).fetchone()
    if row is None:
        raise NotFoundError.of("article", article_id)
    return row[0], row[1]


def _no_such(what: str, index: int, there: int, article_id: int) -> InputError:
    """Return the failure for an index counted from 0; the user counts from 1."""
    return InputError(f"there is no {what} {index + 1}, it has {there}", subject=f"article {article_id}")


def _layout(connection: sqlite3.Connection, article_id: int) -> Layout:
    row = connection.execute("SELECT text, asides FROM bodies WHERE article_id = ?", (article_id,)).fetchone()
    if row is None:
        raise NotFoundError.of("article", article_id)
    return row[0], unpacked(Aside, row[1])


def _move(connection: sqlite3.Connection, article_id: int, paragraph: str, place: str, layout: Layout) -> None:
    connection.execute(
        "INSERT INTO moves VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET place = excluded.place",
        (article_id, paragraph_key(paragraph), place),
    )
    connection.execute(
        "UPDATE bodies SET text = ?, asides = ? WHERE article_id = ?", (layout[0], pack_asides(layout[1]), article_id)
    )
    pair_characters(connection, [article_id])
    connection.execute(
        "UPDATE articles SET words = ?, findings_version = 0, grouped_version = 0 WHERE id = ?",
        (count_words(layout[0]), article_id),
    )
