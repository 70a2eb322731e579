"""Undo takes back every change of the user, exactly, across restarts; redo makes it again."""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.store.invented import NOW, TODAY, clean, filed

from newsreader.errors import NewsreaderError
from newsreader.models import Aside, Findings
from newsreader.store import articles, corrections, decisions, entities, feeds, marks, saved_searches, stories
from newsreader.store.database import Database
from newsreader.store.findings import save_findings
from newsreader.store.querying.parsing import parse
from newsreader.store.records import FeedKey, NameUse, NewArticle
from newsreader.store.saving import save_articles
from newsreader.store.undoing import undo

LONG = "The same words again and again. " * 10
SKIPPED = {"changes", "_sqlite_migrations"}
MARKERS = {"findings_version", "grouped_version"}


def fill(db: Database) -> None:
    """Six articles, two of them copies; two stories joined by analysis; names; a feed with an item; a view."""
    asides = (Aside("related", "See also.", 1),)
    save_articles(
        db, [filed(k, clean(f"Title {k}", f"Text {k}.\n\nMore {k}.", asides=asides)) for k in "abcd"], now=NOW
    )
    save_articles(db, [filed(k, clean(f"Title {k}", LONG, published=None)) for k in "ef"], now=NOW)
    stories.assign(db, [2, 3], stories.story_of(db, 1))
    for article_id in range(1, 7):
        save_findings(
            db,
            article_id,
            Findings(1),
            names=[
                NameUse(f"key {k}", f"Name {k}", "person", alias, 1)
                for k in (article_id % 2, 2)
                for alias in (f"Name {k}", f"N{k}")
            ],
        )
    feed = feeds.add_feed(db, "https://feed.example/rss", title="Feed", tags=["x"], now=NOW)
    save_articles(db, [NewArticle(clean("Item", "Of a feed."), feed=FeedKey(feed, "guid"))], now=NOW)
    saved_searches.save_search(db, "Unread", "is:unread")


def state(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows that mean something to the user, and what the search finds."""
    with db.read() as connection:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search%' AND name NOT LIKE 'sqlite%'"
            )
        ]
        found = {name: _rows(connection, name) for name in names if name not in SKIPPED}
    found["stories"] = [row for row in found["stories"] if row[2] > 0]
    for word in ("title", "text", "more", "see"):
        from newsreader.store.querying.search import article_ids

        found[f"search {word}"] = [article_ids(db, parse(word), today=TODAY)]
    return found


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in MARKERS]
    names = ", ".join(f'"{column}"' for column in columns)
    return sorted(connection.execute(f"SELECT {names} FROM {table}").fetchall(), key=repr)


IDS = st.lists(st.integers(1, 7), min_size=1, max_size=4, unique=True)
ONE = st.integers(1, 7)
BOOL = st.booleans()
STORY = st.integers(1, 12)
ENTITY = st.integers(1, 4)
CHANGES = st.one_of(
    st.tuples(st.just(marks.set_read), IDS, BOOL),
    st.tuples(st.just(marks.set_starred), IDS, BOOL),
    st.tuples(st.just(marks.set_tag), IDS, st.sampled_from(["x", "X", "y"]), BOOL),
    st.tuples(st.just(marks.rename_tag), st.just("x"), st.just("y")),
    st.tuples(st.just(marks.set_note), ONE, st.sampled_from(["", "a note"])),
    st.tuples(st.just(marks.archive), IDS, BOOL),
    st.tuples(st.just(marks.delete), IDS),
    st.tuples(st.just(corrections.correct), ONE, st.just("title"), st.sampled_from(["Mine", None])),
    st.tuples(st.just(corrections.correct), ONE, st.just("published"), st.sampled_from(["2024-02-29", None])),
    st.tuples(st.just(corrections.correct), ONE, st.just("source"), st.sampled_from(["Gazette", None])),
    st.tuples(st.just(corrections.withdraw), ONE, st.sampled_from(["title", "published", "place", "source"])),
    st.tuples(st.just(corrections.move_to_aside), ONE, st.integers(0, 2)),
    st.tuples(st.just(corrections.move_to_article), ONE, st.integers(0, 2)),
    st.tuples(st.just(decisions.split), ONE.map(lambda article_id: [article_id])),
    st.tuples(st.just(decisions.put_into), IDS, STORY),
    st.tuples(st.just(decisions.join_stories), st.lists(STORY, min_size=1, max_size=3)),
    st.tuples(st.just(decisions.split), IDS),
    st.tuples(st.just(entities.watch), ENTITY, BOOL),
    st.tuples(st.just(entities.join), ENTITY, ENTITY),
    st.tuples(st.just(entities.separate), ENTITY, st.sampled_from(["N0", "N1", "N2", "Name 2"])),
    st.tuples(
        st.just(saved_searches.save_search), st.sampled_from(["Unread", "Other"]), st.sampled_from(["is:unread", "x"])
    ),
    st.tuples(st.just(saved_searches.move_search), st.integers(1, 3), st.integers(0, 2)),
    st.tuples(st.just(saved_searches.remove_search), st.integers(1, 3)),
    st.tuples(st.just(feeds.rename_feed), st.just(1), st.sampled_from(["", "Mine"])),
    st.tuples(st.just(feeds.pause_feed), st.just(1), BOOL),
    st.tuples(st.just(feeds.remove_feed), st.just(1)),
)


def do(db: Database, step: tuple[Any, ...]) -> None:
    function, *values = step
    try:
        with undo.change(db, function.__name__, now=NOW):
            function(db, *values)
    except NewsreaderError:
        pass


def history(db: Database) -> list[str]:
    """Return the names of changes that can be undone, newest first."""
    with db.read() as connection:
        return [name for (name,) in connection.execute("SELECT name FROM changes WHERE undone = 0 ORDER BY id DESC")]


@given(steps=st.lists(CHANGES, min_size=1, max_size=8))
def test_undo_restores_the_library_exactly_and_redo_the_changes(steps: list[tuple[Any, ...]], filled: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "library.db"
        path.write_bytes(filled.read_bytes())
        with closing(Database.open(path)) as db:
            states = changed_states(db, steps)
            names = history(db)
        with closing(Database.open(path)) as db:
            for before, name in zip(reversed(states[:-1]), names, strict=True):
                assert undo.undo(db) == name
                assert state(db) == before
            assert undo.undo(db) is None
            for after, name in zip(states[1:], reversed(names), strict=True):
                assert undo.redo(db) == name
                assert state(db) == after
            assert undo.redo(db) is None


def changed_states(db: Database, steps: list[tuple[Any, ...]]) -> list[dict[str, list[tuple[Any, ...]]]]:
    """Make the changes; return the state before them and after each that is a step to undo."""
    states = [state(db)]
    for step in steps:
        do(db, step)
        if len(history(db)) == len(states):
            states.append(state(db))
        else:
            assert state(db) == states[-1]
    return states


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a filled library; copy it."""
    path = tmp_path_factory.mktemp("filled") / "library.db"
    db = Database.open(path)
    fill(db)
    db.close()
    return path


def test_nothing_changed_is_no_step(db: Database) -> None:
    fill(db)
    with undo.change(db, "nothing", now=NOW):
        marks.set_read(db, [1, 2], False)
    assert history(db) == []


def test_failed_change_leaves_nothing(db: Database) -> None:
    fill(db)
    before = state(db)

    def failing() -> None:
        with undo.change(db, "bad", now=NOW):
            marks.set_read(db, [1], True)
            corrections.correct(db, 1, "published", "soon")

    with pytest.raises(NewsreaderError):
        failing()
    assert state(db) == before
    assert history(db) == []


def test_new_change_ends_redoing(db: Database) -> None:
    fill(db)
    do(db, (marks.set_read, [1], True))
    undo.undo(db)
    do(db, (marks.set_starred, [1], True))
    assert undo.redo(db) is None


def test_undo_of_a_correction_brings_what_a_later_import_found(db: Database) -> None:
    fill(db)
    do(db, (corrections.correct, 1, "title", "Mine"))
    save_articles(db, [filed("a", clean("Newer title", "Text a.\n\nMore a."))], now=NOW)
    assert articles.article(db, 1).title == "Mine"
    undo.undo(db)
    assert (articles.article(db, 1).title, articles.article(db, 1).title_from) == ("Newer title", "header")
    undo.redo(db)
    assert articles.article(db, 1).title == "Mine"


def test_undo_of_a_moved_paragraph_keeps_a_later_text(db: Database) -> None:
    fill(db)
    do(db, (corrections.move_to_aside, 1, 1))
    save_articles(db, [filed("a", clean("Title a", "Text a, longer.\n\nMore a.\n\nEnd."))], now=NOW)
    assert articles.article(db, 1).text == "Text a, longer.\n\nEnd."
    undo.undo(db)
    assert articles.article(db, 1).text == "Text a, longer.\n\nMore a.\n\nEnd."
    save_articles(db, [filed("a", clean("Title a", "Text a, longer still.\n\nMore a.\n\nEnd."))], now=NOW)
    undo.redo(db)
    assert articles.article(db, 1).text == "Text a, longer still.\n\nEnd."


def test_undo_of_a_separated_name_takes_in_what_came_since(db: Database) -> None:
    fill(db)
    do(db, (entities.separate, 2, "N2"))
    save_articles(db, [filed("z")], now=NOW)
    save_findings(db, 8, Findings(1), names=[NameUse("key 2", "Name 2", "place", "N2", 3)])
    undo.undo(db)
    joined = entities.entity_named(db, "N2")
    assert joined is not None
    assert (joined.name, joined.mentions) == ("Name 2", 15)


def test_undo_of_joined_names_lets_forms_that_came_since_go_with_their_own(db: Database) -> None:
    save_articles(db, [filed("a"), filed("b")], now=NOW)

    def name(article_id: int, entity: str, *forms: str) -> None:
        uses = [NameUse(entity.lower(), entity, "person", form, 1) for form in forms]
        save_findings(db, article_id, Findings(1), names=uses)

    name(1, "Ann Lee", "Ann", "Lee")
    name(2, "Bo Berg", "Bo")
    with undo.change(db, "separate", now=NOW):
        lee = entities.separate(db, 1, "Lee")
    with undo.change(db, "join", now=NOW):
        entities.join(db, lee, 2)
    name(2, "Bo Berg", "Bo", "Berg")
    undo.undo(db)
    bo = entities.entity_named(db, "Bo Berg")
    assert bo is not None
    assert (bo.id, bo.articles, bo.mentions, bo.aliases) == (2, 1, 2, ("Berg", "Bo"))
    undo.redo(db)
    joint = entities.entity_named(db, "Berg")
    assert joint is not None
    assert (joint.id, joint.mentions, joint.aliases) == (lee, 3, ("Berg", "Bo"))
    undo.undo(db)
    undo.undo(db)
    assert {one.name: one.mentions for one in entities.entities(db, parse(""), today=TODAY)} == {
        "Ann Lee": 2,
        "Bo Berg": 2,
    }


def test_old_changes_are_forgotten(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undo, "KEPT", 2)
    fill(db)
    for k in range(5):
        do(db, (marks.set_read, [1], k % 2 == 0))
    assert len(history(db)) == 2
