"""Giving back the space of what was deleted."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from tests.store.invented import NOW, TODAY, clean, filed

from newsreader.models import Entity, Findings
from newsreader.store import articles, earlier, entities, findings, marks, saving
from newsreader.store.compacting import compact
from newsreader.store.database import Database
from newsreader.store.doctor.checks import examine
from newsreader.store.doctor.repairing import repair
from newsreader.store.querying import search
from newsreader.store.querying.parsing import parse
from newsreader.store.records import NameUse, NewArticle
from newsreader.store.terms import save_terms
from newsreader.store.undoing import undo
from newsreader.text import count_words


def long_article(number: int) -> NewArticle:
    chosen = random.Random(number)
    words = " ".join(f"word{chosen.randrange(3000)}" for _ in range(1000))
    return filed(f"number {number}", clean(f"Report {number}", f"Mark{number} tells. {words}."))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library of 200 articles, all but the last five deleted, compacted."""
    path = tmp_path / "library.db"
    db = Database.open(path)
    ids = [one.id for one in saving.save_articles(db, [long_article(k) for k in range(200)], now=NOW)]
    for article_id, form in ((ids[0], "Vidal"), (ids[-1], "Ana Vidal")):
        names = [NameUse("ana vidal", "Ana Vidal", "person", form, 2)]
        findings.save_findings(db, article_id, Findings(1, (), (), ()), names=names)
    save_terms(db, ids[0], day=0, posted=[1, 2], counted=[1, 2], vector=b"x")
    earlier.keep_text(db, ids[0], now=NOW)
    with undo.change(db, "delete", now=NOW):
        marks.delete(db, ids[:-5])
    done = compact(db)
    assert done.articles == 195
    assert done.bytes_after < 0.4 * done.bytes_before
    assert compact(db).articles == 0
    db.close()
    return path


def test_what_was_deleted_is_emptied_and_comes_back_by_nothing(path: Path) -> None:
    db = Database.open(path)
    assert undo.undo(db) is None
    assert not earlier.earlier_texts(db, 1)
    assert [one.outcome for one in saving.save_articles(db, [long_article(0)], now=NOW)] == ["unchanged"]
    assert len(search.article_ids(db, parse(""), today=TODAY)) == 5
    assert len(search.article_ids(db, parse("mark199"), today=TODAY)) == 1
    assert entities.entity_named(db, "Vidal") == Entity(1, "Ana Vidal", "person", articles=1, mentions=2)
    assert count_words(articles.article(db, 200).text) == 1002
    db.close()
    assert all(check.ok for check in examine(path))


def test_a_compacted_library_is_mended_where_its_first_page_is_lost(path: Path) -> None:
    path.write_bytes(bytes(4096) + path.read_bytes()[4096:])
    assert "200 articles" in " ".join(check.detail for check in repair(path, now=NOW))
    db = Database.open(path)
    assert len(search.article_ids(db, parse("mark199"), today=TODAY)) == 1
    db.close()
