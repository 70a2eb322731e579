"""Damages to the file of a library, by name: what spoils it, and the remedy that its refusal names."""

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path


def cut(path: Path, keep: int) -> None:
    path.write_bytes(path.read_bytes()[:keep])


def overwrite(path: Path, start: int, count: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[start : start + count] = random.Random(5).randbytes(count)
    path.write_bytes(raw)


def run(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        connection.execute(statement)
    connection.close()


def foreign(path: Path) -> None:
    path.unlink()
    run(path, "CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, url TEXT)")


DAMAGES: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda p: p.write_bytes(b""), "doctor --repair"),
    "text": (lambda p: p.write_text("not a database\n" * 100), "--library"),
    "beginning": (lambda p: overwrite(p, 0, 100), "doctor --repair"),
    "definitions": (lambda p: overwrite(p, 100, 3996), "doctor --repair"),
    "a letter of the definitions": (
        lambda p: p.write_bytes(p.read_bytes().replace(b"AUTOINCREMENT", b"AUTOINCREM\xffNT", 1)),
        "doctor --repair",
    ),
    "page": (lambda p: overwrite(p, 4096 * (p.stat().st_size // 8192), 4096), "doctor --repair"),
    "cut at a page": (lambda p: cut(p, 4096 * (p.stat().st_size // 8192)), "doctor --repair"),
    "cut in a page": (lambda p: cut(p, 4096 * (p.stat().st_size // 8192) + 17), "doctor --repair"),
    "newer": (lambda p: run(p, "PRAGMA user_version = 9999"), "9999"),
    "foreign": (foreign, "--library"),
    "foreign with our number": (
        lambda p: (foreign(p), run(p, "PRAGMA application_id = 1314345810", "PRAGMA user_version = 1")),
        "doctor --repair",
    ),
    "index dropped": (lambda p: run(p, "DROP TABLE search"), "doctor --repair"),
    "index emptied": (lambda p: run(p, "INSERT INTO search (search) VALUES ('delete-all')"), "doctor --repair"),
    "index spoilt": (lambda p: run(p, "UPDATE search_data SET block = x'00' WHERE id > 1"), "doctor --repair"),
    "column renamed": (lambda p: run(p, "ALTER TABLE bodies RENAME COLUMN head TO neck"), "doctor --repair"),
    "log": (lambda p: Path(f"{p}-wal").write_bytes(random.Random(6).randbytes(50_000)), "doctor --repair"),
    "journal": (lambda p: Path(f"{p}-journal").write_bytes(random.Random(6).randbytes(5_000)), "doctor --repair"),
}
