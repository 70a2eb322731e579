"""What damage, or another hand, left in a library: told as it stands or as damage; no command breaks off with a traceback."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
ASKED = (
    ("list",), ("search", "tariff"), ("show", 1), ("stories",), ("compare", 1, 2), ("deadlines", "--past", "--scheduled"),
    ("story", "explain", 1), ("entities",), ("feeds",), ("tidy",),
)  # fmt: skip
WRITTEN = (
    ("deadlines", "--past", "--scheduled", "--ics"), ("story", "dossier", 1), ("story", "dossier", 1, "--brief"),
    *(("export", "--format", form) for form in ("jsonl", "md", "csv", "html", "ics")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("table", "columns", "damaged"),
    [
        *(("articles", ("published",), day) for day in ("yesterday", "2025-13-45", "17/07/2025", "2025-07-17Tnoon")),
        ("articles", ("published",), "9999-12-31T23:59:59-14:00"),
        ("stories", ("first", "last"), "2025-13-45"),
        *(("points", ("value",), value) for value in ("soon", "2025-99", "2025-W60", "9999-12-31")),
        ("points", ("day", "last_day"), 4_000_000),
        ("feeds", ("last_fetched", "last_success", "next_due"), "yesterday"),
    ],
)
def test_no_command_fails_of_a_damaged_day(
    run: Run, tmp_path: Path, seeds: Path, table: str, columns: tuple[str, ...], damaged: object
) -> None:
    run("import", seeds)
    (tmp_path / "feeds.txt").write_text("http://127.0.0.1:9/news.rss\n")
    run("urls", "import", tmp_path / "feeds.txt")
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        changed = connection.execute(
            f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in columns)}", (damaged,) * len(columns)
        )
        assert changed.rowcount
    connection.close()
    for words in ASKED:
        assert run(*words).code == run(*words, "--json").code == 0
    for words in WRITTEN:
        assert run(*words).code == 0


def test_a_damaged_month_of_a_date_explains_a_story_all_the_same(run: Run, tmp_path: Path, seeds: Path) -> None:
    run("import", seeds)
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        connection.execute("UPDATE findings SET dates = replace(dates, '2025-08-01', '2025-99-01')")
    connection.close()
    assert "2025-99-01" in run("story", "explain", 1).out


@pytest.mark.parametrize(
    ("table", "column", "asked"),
    [("articles", "notes", ("compare", 1, 2)), ("findings", "notes", ("compare", 1, 2)), ("stories", "sources", ("stories",))],
)  # fmt: skip
def test_a_list_within_a_list_is_told_as_damage_and_repaired(
    run: Run, tmp_path: Path, seeds: Path, table: str, column: str, asked: tuple[object, ...]
) -> None:
    run("import", seeds)
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        connection.execute(f'UPDATE {table} SET {column} = \'[["a", "b"]]\'')
    connection.close()
    told = run(*asked)
    assert told.code == 2
    assert told.err.startswith(f"newsreader: {tmp_path / 'library.sqlite'}: the library is damaged")
    assert "doctor --repair" in told.err
    run("doctor", "--repair")
    assert run(*asked).code == 0


@pytest.mark.parametrize(
    ("table", "column", "kind", "read"),
    [("findings", "mentions", "person", "other"), ("findings", "dates", "deadline", "other"),
     ("bodies", "asides", "related", "navigation")],
)  # fmt: skip
def test_an_unknown_kind_is_read_as_the_plainest_one(
    run: Run, tmp_path: Path, seeds: Path, table: str, column: str, kind: str, read: str
) -> None:
    field = {"asides": "aside"}.get(column, column)
    run("import", seeds)
    before = [one[field] for one in run("export").objects]
    with sqlite3.connect(tmp_path / "library.sqlite") as connection:
        connection.execute(f"UPDATE {table} SET {column} = replace({column}, ?, ?)", (f'"{kind}"', '"ghost"'))
    connection.close()
    after = [one[field] for one in run("export").objects]
    assert (
        before != after == [[one | {"kind": read} if one["kind"] == kind else one for one in marks] for marks in before]
    )


def changed(path: Path, *statements: str) -> None:
    with sqlite3.connect(path / "library.sqlite") as connection:
        for sql in statements:
            connection.execute(sql)
    connection.close()


@pytest.mark.parametrize(
    ("sql", "asked", "told"),
    [
        ("DELETE FROM bodies WHERE article_id = 2", ("show", 2), "articles without a text: 1"),
        (
            "INSERT INTO stories SELECT 99, lead, 1, 1, 0, 0, 1, '[]', NULL, NULL, sort_key FROM stories LIMIT 1",
            ("stories",),
            "stories that do not know their articles: 1",
        ),
    ],
)  # fmt: skip
def test_what_no_command_expects_is_told_as_damage_and_repaired(
    run: Run, tmp_path: Path, seeds: Path, sql: str, asked: tuple[object, ...], told: str
) -> None:
    run("import", seeds)
    changed(tmp_path, sql)
    done = run(*asked)
    assert done.code == 2
    assert told in done.err
    assert "doctor --repair" in done.err
    run("doctor", "--repair")
    assert run(*asked).code == 0


def test_what_another_hand_wrote_into_the_library_acts_on_no_terminal(run: Run, tmp_path: Path, seeds: Path) -> None:
    run("import", seeds)
    evil = "char(27) || ']0;x' || char(7) || char(155) || '31m' || char(8238)"
    changed(
        tmp_path,
        f"UPDATE articles SET title = {evil} || title, note = {evil}",
        f"UPDATE bodies SET text = {evil} || text",
    )
    read_by_people = [words for words in WRITTEN if "ics" not in str(words)]
    for words in (*ASKED, *read_by_people, ("undo",), ("list", "--json")):
        done = run(*words)
        assert not set("\x1b\x07\x9b\u202e") & set(done.out + done.err), words
    assert "\ufffd]0;x" in run("list").out


def test_a_feed_whose_address_is_none_fails_alone(run: Run, tmp_path: Path) -> None:
    run("feeds")
    for url in ("javascript:x", "http://[bad", "http://127.0.0.1:9/news.rss"):
        changed(tmp_path, f"INSERT INTO feeds (url, title, added) VALUES ('{url}', 'T', '2026-01-01T00:00:00Z')")
    done = run("fetch", "--json")
    assert [feed["outcome"] for feed in done.objects[0]["feeds"]] == ["failed"] * 3
    assert done.code == 1


def test_doctor_names_a_file_that_is_no_library_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite"
    file.write_bytes(b"Somebody's notes. " * 100)
    done = run("doctor")
    assert done.code == 2
    assert f"FAIL library: {file}: this is not a newsreader library" in done.out
    assert done.out.count(str(file)) == 1


def test_names_too_long_for_the_system_are_told_with_the_reason(run: Run, tmp_path: Path) -> None:
    name = tmp_path / ("a" * 3000)
    for words in (
        ("--library", name, "list"),
        ("--library", tmp_path / ("a" * 300), "list"),
        ("export", "--output", name),
    ):
        done = run(*words)
        assert done.code in (1, 2)
        assert "(file name too long)" in done.err


def test_a_link_that_leads_nowhere_is_no_library_to_come(run: Run, tmp_path: Path) -> None:
    (tmp_path / "library.sqlite").symlink_to("library.sqlite")
    done = run("doctor")
    assert done.code == 2
    assert "this is not a file" in done.out
