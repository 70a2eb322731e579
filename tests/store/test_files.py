"""What the library knows of files."""

from tests.store.invented import NOW, filed, stamp

from newsreader.store import articles, files
from newsreader.store.database import Database
from newsreader.store.saving import save_articles


def test_records_of_a_folder(db: Database) -> None:
    ids = [s.id for s in save_articles(db, [filed("b"), filed("a"), filed("deep/c")], now=NOW)]
    save_articles(db, [filed("../newsletter/d")], now=NOW)
    records = files.files_under(db, ["/news"])
    assert [(r.path, r.articles) for r in records] == [
        ("/news/../newsletter/d.txt", (4,)),
        ("/news/a.txt", (ids[1],)),
        ("/news/b.txt", (ids[0],)),
        ("/news/deep/c.txt", (ids[2],)),
    ]
    assert [r.path for r in files.files_under(db, ["/news/deep/", "/news/a.txt"])] == [
        "/news/a.txt",
        "/news/deep/c.txt",
    ]
    assert not files.files_under(db, ["/new"])


def test_names_that_are_not_utf8(db: Database) -> None:
    name = b"/news/\xff\xfe.txt".decode("utf-8", "surrogateescape")
    save_articles(db, [filed("a")], now=NOW)
    files.move_files(db, {"/news/a.txt": stamp(name, b"a")}, now=NOW)
    assert articles.article(db, 1).path == name
    assert [r.path for r in files.files_under(db, ["/news"])] == [name]


def test_moved_file_keeps_its_article(db: Database) -> None:
    save_articles(db, [filed("a")], now=NOW)
    assert files.mark_files_gone(db, ["/news/a.txt"], now=NOW) == 1
    assert files.mark_files_gone(db, ["/news/a.txt", "/unknown"], now=NOW) == 0
    known = files.files_with_digest(db, b"a")
    assert [(r.path, r.gone) for r in known] == [("/news/a.txt", True)]
    assert files.gone_paths(db, [1]) == [1]
    assert files.move_files(db, {"/news/a.txt": stamp("/else/a.txt", b"a")}, now=NOW) == [1]
    assert articles.article(db, 1).path == "/else/a.txt"
    assert files.gone_paths(db, [1]) == []


def test_a_file_that_was_moved_or_read_anew_meanwhile_stays(db: Database) -> None:
    save_articles(db, [filed("a")], now=NOW)
    assert files.move_files(db, {"/news/a.txt": stamp("/else/b.txt", b"b")}, now=NOW) == []
    assert articles.article(db, 1).path == "/news/a.txt"


def test_file_moved_over_another_leaves_both_articles(db: Database) -> None:
    save_articles(db, [filed("a"), filed("b")], now=NOW)
    files.move_files(db, {"/news/a.txt": stamp("/news/b.txt", b"a"), "/unknown": stamp("/news/c.txt")}, now=NOW)
    assert [a.path for a in articles.articles(db, [1, 2])] == ["/news/b.txt", None]


def test_file_that_is_there_again_is_no_longer_gone(db: Database) -> None:
    save_articles(db, [filed("a")], now=NOW)
    files.mark_files_gone(db, ["/news/a.txt"], now=NOW)
    files.restamp_files(db, [stamp("/news/a.txt", b"a", mtime_ns=99)], now=NOW)
    assert [(r.gone, r.mtime_ns) for r in files.files_under(db, ["/news/a.txt"])] == [(False, 99)]
