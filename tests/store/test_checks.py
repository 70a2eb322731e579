"""`doctor` sees what is wrong without touching it; repair keeps a backup and saves what can be read."""

import errno
import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.damages import DAMAGES
from tests.store.invented import NOW, TODAY, clean, filed

from newsreader.errors import LibraryError
from newsreader.store import marks, stories
from newsreader.store.articles import article, counts
from newsreader.store.database import Database, build
from newsreader.store.doctor.checks import examine
from newsreader.store.doctor.repairing import repair
from newsreader.store.querying import search
from newsreader.store.querying.parsing import parse
from newsreader.store.records import NewArticle
from newsreader.store.saving import save_articles
from newsreader.store.schema import VERSION
from newsreader.store.terms import document_frequencies, save_terms
from newsreader.store.undoing import undo

NUMBER = 60


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library of sixty articles, three starred."""
    path = tmp_path_factory.mktemp("sound") / "library.db"
    db = Database.open(path)
    save_articles(
        db, [filed(f"n{k}", clean(f"Title {k}", f"Unmistakable word{k}. " * 400)) for k in range(NUMBER)], now=NOW
    )
    marks.set_starred(db, [1, 2, 3], True)
    db.close()
    return path


@pytest.fixture
def path(tmp_path: Path, sound: Path) -> Path:
    """A copy of it."""
    path = tmp_path / "library.db"
    path.write_bytes(sound.read_bytes())
    return path


def test_sound_library_passes_and_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    checks = examine(path)
    assert all(check.ok for check in checks)
    assert {"library", "structure", "references", "articles", "search index", "SQLite"} <= {
        check.name for check in checks
    }
    assert [check.ok for check in repair(path, now=NOW)] == [True]
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["library.db"]


def test_sound_libraries_of_every_version_pass(tmp_path: Path) -> None:
    for version in range(1, VERSION + 1):
        build(tmp_path / str(version), version)
        assert [check.detail for check in examine(tmp_path / str(version)) if not check.ok] == []


def test_articles_are_counted_by_what_the_user_did(path: Path) -> None:
    db = Database.open(path)
    marks.archive(db, [4, 5])
    marks.delete(db, [6, 7, 8])
    db.close()
    (told,) = (check.detail for check in examine(path) if check.name == "articles")
    assert told == "55 in 55 stories, 2 archived, 3 deleted"


def test_missing_library_is_no_fault(tmp_path: Path) -> None:
    assert all(check.ok for check in examine(tmp_path / "none.db"))
    assert not list(tmp_path.iterdir())


def test_index_that_misses_one_article_is_found(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO search (search, rowid, title, text, cjk) SELECT 'delete', id, title, text, cjk"
        " FROM article_texts WHERE id = 30"
    )
    connection.commit()
    connection.close()
    assert [c.name for c in examine(path) if not c.ok] == ["search index"]
    repair(path, now=NOW)
    assert all(check.ok for check in examine(path))
    with_all(path)


def test_rows_that_refer_to_nothing_are_found_and_dropped(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO article_tags VALUES ('lost', 999)")
    connection.execute(f"INSERT INTO earlier_texts VALUES (999, '{NOW}', 'lost', '')")
    connection.commit()
    connection.close()
    assert [(c.name, c.detail) for c in examine(path) if not c.ok] == [("references", "rows that refer to nothing: 2")]
    repair(path, now=NOW)
    assert all(check.ok for check in examine(path))
    with_all(path)


def with_all(path: Path) -> None:
    db = Database.open(path)
    assert counts(db).articles == NUMBER
    assert counts(db).starred == 3
    assert search.article_ids(db, parse("word29"), today=TODAY) == (30,)
    db.close()


def test_repair_saves_the_articles_of_a_library_without_files(tmp_path: Path) -> None:
    db = Database.open(tmp_path / "library.db")
    save_articles(
        db, [NewArticle(clean(f"Title {k}", f"Text {k}.", url=f"https://h.example/{k}")) for k in range(3)], now=NOW
    )
    db.close()
    DAMAGES["index emptied"][0](db.path)
    repair(db.path, now=NOW)
    db = Database.open(db.path)
    assert counts(db).articles == 3
    db.close()


def test_repair_saves_the_articles_where_a_page_of_the_definitions_or_of_the_files_is_gone(
    path: Path, sound: Path
) -> None:
    whole = sound.read_bytes()
    pages = [whole[at : at + 4096] for at in range(0, len(whole), 4096)]
    defining = [number for number, page in enumerate(pages) if b"CREATE" in page]
    with closing(sqlite3.connect(sound)) as connection:
        defining += [
            row[0] - 1 for row in connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'files'")
        ]
    assert len(defining) > 3
    for number in defining:
        damaged = [random.Random(number).randbytes(4096) if at == number else page for at, page in enumerate(pages)]
        path.write_bytes(b"".join(damaged))
        repair(path, now=NOW)
        with_all(path)


WHOLE = [
    "beginning",
    "definitions",
    "a letter of the definitions",
    "index dropped",
    "index emptied",
    "index spoilt",
    "log",
    "journal",
    "column renamed",
]
PARTS = ["page", "cut at a page", "cut in a page"]


@pytest.mark.parametrize("damage", WHOLE)
def test_repair_saves_everything(path: Path, damage: str) -> None:
    DAMAGES[damage][0](path)
    broken = path.read_bytes()
    assert not all(check.ok for check in examine(path))
    repair(path, now=NOW)
    assert all(check.ok for check in examine(path))
    with_all(path)
    kept = path.with_name("library.db.damaged-20250718093000")
    assert kept.read_bytes() == broken


@pytest.mark.parametrize("damage", PARTS)
def test_repair_saves_what_can_be_read(path: Path, damage: str) -> None:
    DAMAGES[damage][0](path)
    repair(path, now=NOW)
    assert all(check.ok for check in examine(path))
    db = Database.open(path)
    assert counts(db).articles > NUMBER / 2
    texts = [article(db, k).text for k in search.article_ids(db, parse(""), today=TODAY)]
    assert sum("Unmistakable" in text for text in texts) > 5
    db.close()


def root(path: Path, table: str) -> int:
    """Return the offset of a table's first page in the file."""
    with closing(sqlite3.connect(path)) as connection:
        number = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
    return int(number - 1) * 4096


def test_a_page_of_another_table_in_the_place_of_texts_brings_no_articles(path: Path) -> None:
    db = Database.open(path)
    save_terms(db, 1, day=None, posted=[], counted=range(10**9, 10**9 + 100), vector=b"x")
    db.close()
    whole, texts, counted = path.read_bytes(), root(path, "bodies"), root(path, "term_counts")
    path.write_bytes(whole[:texts] + whole[counted : counted + 4096] + whole[texts + 4096 :])
    repair(path, now=NOW)
    db = Database.open(path)
    assert counts(db).articles == len(search.article_ids(db, parse(""), today=TODAY)) == NUMBER
    db.close()


def test_articles_whose_terms_are_lost_are_grouped_anew(path: Path) -> None:
    db = Database.open(path)
    save_terms(db, 1, day=None, posted=[7], counted=[7], vector=b"x")
    stories.begin_grouping(db, [1])
    stories.mark_grouped(db, [1], 1)
    db.close()
    whole, vectors = path.read_bytes(), root(path, "vectors")
    path.write_bytes(whole[:vectors] + bytes(4096) + whole[vectors + 4096 :])
    repair(path, now=NOW)
    db = Database.open(path)
    assert 1 in stories.ungrouped_ids(db, 1)
    save_terms(db, 1, day=None, posted=[7], counted=[7], vector=b"x")
    assert document_frequencies(db, [7]) == [1]
    db.close()


@pytest.mark.parametrize(
    "sql",
    [
        *(f"UPDATE articles SET notes = '{notes}' WHERE id = 2" for notes in ("[", "{}", '[["a", "b"]]', "[1]")),
        f"UPDATE articles SET notes = '{'[' * 100_000}' WHERE id = 2",
        "UPDATE changes SET data = x'00'",
    ],
    ids=["cut", "object", "nested", "number", "deep", "step"],
)
def test_lists_and_steps_of_undo_that_cannot_be_read_are_told_and_given_up(path: Path, sql: str) -> None:
    db = Database.open(path)
    for number, note in ((1, "first"), (2, "second")):
        with undo.change(db, note, now=NOW):
            marks.set_note(db, number, note)
    with db.write() as connection:
        connection.execute(sql)
    with pytest.raises(LibraryError, match="damaged"):
        (article(db, 2), undo.undo(db))
    db.close()
    assert [check.name for check in examine(path) if not check.ok] == ["lists"]
    repair(path, now=NOW)
    assert all(check.ok for check in examine(path))
    db = Database.open(path)
    assert article(db, 2).notes == ()
    assert undo.undo(db) in ("second", None)
    db.close()


@pytest.mark.parametrize("damage", ["newer", "foreign", "text"])
def test_repair_leaves_what_is_not_ours(path: Path, damage: str) -> None:
    DAMAGES[damage][0](path)
    before = path.read_bytes()
    assert [check.ok for check in repair(path, now=NOW)] == [False]
    assert path.read_bytes() == before
    assert [p.name for p in path.parent.iterdir()] == ["library.db"]


def test_a_folder_is_nothing_to_repair(tmp_path: Path) -> None:
    [told] = repair(tmp_path, now=NOW)
    assert (told.ok, list(tmp_path.iterdir())) == (False, [])
    assert told.detail == "this is not a file"


def test_a_library_of_which_nothing_is_left_is_empty_and_says_so(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:4096] + bytes(40 * 4096))
    told = {check.name: check for check in repair(path, now=NOW)}
    assert (told["backup"].ok, told["articles"].ok) == (True, False)
    assert "no article could be read" in told["articles"].detail
    assert "library.db.damaged-" in told["articles"].remedy
    with_none = Database.open(path)
    assert counts(with_none).articles == 0
    with_none.close()


def test_many_bad_pages_never_raise(path: Path) -> None:
    good = path.read_bytes()
    for seed in range(12):
        chance = random.Random(seed)
        raw = bytearray(good)
        for _ in range(chance.randint(1, 12)):
            at = 4096 * chance.randrange(len(raw) // 4096)
            raw[at : at + 4096] = chance.randbytes(4096)
        path.write_bytes(raw)
        examine(path)
        repair(path, now=NOW)
        assert all(check.ok for check in examine(path)), seed


def test_the_file_is_named_on_one_line(tmp_path: Path) -> None:
    path = tmp_path / "my\nlibrary.db"
    shown = f"{tmp_path}/my\\nlibrary.db"
    assert examine(path)[0].detail.startswith(f"{shown} does not exist yet")
    Database.open(path).close()
    assert examine(path)[0].detail.startswith(f"{shown}, ")
    path.write_bytes(b"Somebody's notes. " * 100)
    assert examine(path)[0].detail.startswith("this is not a newsreader library")


def test_a_definition_that_is_no_text_is_told_on_one_line(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA writable_schema = 1")
        connection.execute("UPDATE sqlite_master SET sql = CAST(sql || x'0aff' AS TEXT) WHERE name = 'titles_changed'")
        connection.commit()
    assert examine(path)[0].detail == "the library is damaged (a text in it cannot be read)"


def test_a_full_disk_stops_a_repair_in_the_systems_words(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(tempfile, "TemporaryDirectory", full)
    path.write_bytes(path.read_bytes()[:-4096])
    (check,) = repair(path, now=NOW)
    assert check.detail == "it could not be repaired (no space left on device); the library was not changed"


def test_what_may_not_be_written_is_told_and_not_to_be_repaired(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    connect = sqlite3.connect

    def read_only(file: object, **options: object) -> sqlite3.Connection:
        return connect(f"file:{file}?mode=ro" if file == path else file, **{**options, "uri": True})

    monkeypatch.setattr(sqlite3, "connect", read_only)
    (check,) = [check for check in examine(path) if not check.ok]
    assert "read-only" in check.detail
    assert check.remedy.startswith("Give yourself the right to write")
