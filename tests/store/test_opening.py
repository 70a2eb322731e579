"""What is not a sound library of ours is refused in words and left as it is, byte for byte, with nothing made beside it."""

import os
import sqlite3
import struct
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.damages import DAMAGES, run
from tests.store.invented import NOW, filed

from newsreader.errors import LibraryError
from newsreader.store import schema
from newsreader.store.articles import counts
from newsreader.store.database import Database, build
from newsreader.store.doctor.checks import examine
from newsreader.store.saving import save_articles


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a library with fifty articles."""
    path = tmp_path_factory.mktemp("filled") / "library.db"
    db = Database.open(path)
    save_articles(db, [filed(f"number {k}") for k in range(50)], now=NOW)
    db.close()
    return path.read_bytes()


@pytest.mark.parametrize("damage", DAMAGES)
def test_unsound_file_is_refused_and_untouched(tmp_path: Path, filled: bytes, damage: str) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(filled)
    spoil, remedy = DAMAGES[damage]
    spoil(path)
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    with pytest.raises(LibraryError) as told:
        Database.open(path)
    assert str(path) in str(told.value)
    assert remedy in told.value.remedy
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


def test_sound_file_opens(tmp_path: Path, filled: bytes) -> None:
    path = tmp_path / "library.db"
    path.write_bytes(filled)
    db = Database.open(path)
    assert counts(db).articles == 50
    db.close()


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="not a file"):
        Database.open(tmp_path)


def test_missing_file_is_made_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "er" / "library.db"
    Database.open(path).close()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [p.name for p in path.parent.iterdir()] == ["library.db"]


def test_library_cannot_be_made_where_a_file_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="cannot be made"):
        Database.open(tmp_path / "file" / "library.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder_is_told_in_words(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(LibraryError, match="cannot be made"):
            Database.open(tmp_path / "library.db")
    finally:
        tmp_path.chmod(0o700)


def test_a_library_where_nothing_can_be_written_is_read_and_said_to_be_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    build(tmp_path / "older.db", schema.VERSION - 1)
    Database.open(path).close()
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    with closing(Database.open(path)) as db:
        assert db.is_frozen
        assert counts(db).articles == 0
        with pytest.raises(LibraryError, match="read-only"), db.write() as connection:
            connection.execute("DELETE FROM articles")
    assert all(check.ok for check in examine(path))
    with pytest.raises(LibraryError, match="only be read"):
        Database.open(tmp_path / "older.db")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["library.db", "older.db"]


def test_older_library_is_kept_beside_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()
    build(path, version=1)
    run(path, "INSERT INTO views (name, query, position) VALUES ('Trade', 'tariff', 0)")
    db = Database.open(path)
    with db.read() as connection:
        assert connection.execute("SELECT name FROM views").fetchall() == [("Trade",)]
        assert connection.execute("SELECT count(*) FROM entities").fetchone() == (0,)
    db.close()
    kept = tmp_path / "library.db.version-1.backup"
    assert struct.unpack_from(">i", kept.read_bytes(), 60)[0] == 1


@pytest.mark.parametrize("version", range(1, schema.VERSION + 1))
def test_a_library_of_any_version_becomes_as_a_new_one_and_an_odd_table_is_damage(tmp_path: Path, version: int) -> None:
    for name, made in (("old", version), ("new", schema.VERSION)):
        (tmp_path / name).touch()
        build(tmp_path / name, made)
        Database.open(tmp_path / name).close()
    shapes = []
    for name in ("old", "new"):
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            shapes.append(set(connection.execute("SELECT name, sql FROM sqlite_master")))
    assert shapes[0] == shapes[1]
    run(tmp_path / "old", "ALTER TABLE articles ADD COLUMN odd INTEGER")
    with pytest.raises(LibraryError, match=r"missing: table articles"):
        Database.open(tmp_path / "old")


def test_a_new_library_is_known_to_be_whole_without_making_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.db"
    Database.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        assert schema._checksum(connection.execute(schema._PARTS)) == schema._SOUND  # to be renewed with the statements
    monkeypatch.delattr(schema, "_parts_of")
    Database.open(path).close()


def test_words_beside_japanese_are_found_in_an_older_library_too(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch()
    build(path, version=7)
    run(path, "INSERT INTO articles (id, title, title_from, sort_key, added, words, story_id, content_digest)"
        " VALUES (1, '新しいiPhone発売', 'header', 0, '2026-03-01', 4, 1, x'00')")  # fmt: skip
    run(
        path,
        "INSERT INTO bodies (article_id, text, cjk, asides, head) VALUES (1, '', '新し しい い 発売 売', '[]', '')",
    )
    with closing(Database.open(path)) as db, db.read() as connection:
        found = connection.execute("SELECT rowid FROM search WHERE search MATCH 'cjk : iphone'").fetchall()
    assert found == [(1,)]


def test_a_backup_that_could_not_be_written_is_none(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.touch(mode=0o600)
    build(path, version=1)
    run(path, f"INSERT INTO views (name, query, position) VALUES ('Trade', '{'tariff' * 50_000}', 0)")
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, limits[1]))
    try:
        with pytest.raises(LibraryError):
            Database.open(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not [file.name for file in tmp_path.iterdir() if "backup" in file.name]
    Database.open(path).close()
    kept = tmp_path / "library.db.version-1.backup"
    assert kept.stat().st_mode & 0o777 == 0o600
    with closing(sqlite3.connect(kept)) as copy:
        assert copy.execute("SELECT name FROM views").fetchall() == [("Trade",)]


def test_a_library_that_was_taken_away_meanwhile_is_not_made_anew(db: Database) -> None:
    db.path.rename(db.path.with_name("elsewhere.db"))
    with ThreadPoolExecutor(1) as another, pytest.raises(LibraryError, match="cannot be opened"):
        another.submit(counts, db).result()
    assert not db.path.exists()
    assert counts(db).articles == 0


def test_library_in_use_can_be_opened_again(db: Database) -> None:
    save_articles(db, [filed("one")], now=NOW)
    other = Database.open(db.path)
    assert counts(other).articles == 1
    other.close()
