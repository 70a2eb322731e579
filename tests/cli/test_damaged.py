"""Days and times that damage left in a library are told as they stand; no command fails of them."""

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
