"""What every command prints: rows that fit the terminal, and what is said of wrong usage."""

import json
import os
import pty
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from rich.cells import cell_len
from tests.cli.conftest import Run


def in_terminal(columns: int, *words: object) -> str:
    """Return what a command prints in a terminal of so many columns."""
    main, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, columns))
    command = [sys.executable, "-m", "newsreader", *map(str, words)]
    done = subprocess.run(command, stdin=follower, stdout=follower, stderr=follower, check=False, timeout=60)
    os.close(follower)
    written = os.read(main, 10_000).decode()
    os.close(main)
    assert done.returncode in (0, 2)
    return written.replace("\r\n", "\n")


def test_in_a_narrow_terminal_rows_go_on_at_a_word_below_their_last_column(run: Run, tmp_path: Path) -> None:
    text = "Title: Harbour pilots of Brindle walk out over night shifts\nDate: 2025-07-17\nSource: Post\n\nThey walked out."
    (tmp_path / "a.txt").write_text(text)
    run("import", tmp_path / "a.txt")
    whole = "      1  ● Thu 17 Jul 2025  Post · Harbour pilots of Brindle walk out over night shifts"
    assert run("list").out.splitlines() == [whole]
    library = ("--library", tmp_path / "library.sqlite")
    assert in_terminal(60, *library, "list").splitlines()[:2] == [whole[:60], " " * 28 + "walk out over night shifts"]
    assert json.loads(in_terminal(60, *library, "list", "--json").splitlines()[0])["id"] == 1
    told = in_terminal(40, *library, "shwo").splitlines()
    assert "".join(told).startswith("newsreader: no such file")
    assert max(map(len, told)) <= 40


def test_rows_and_paragraphs_of_wide_characters_are_as_wide_as_the_terminal(run: Run, tmp_path: Path) -> None:
    title = "港の水先案内人が夜勤をめぐりストライキ"
    body = "水先案内人は木曜日に職場を離れ、賃金の引き上げを求めている。会社は交渉に応じると述べた。船は今も沖で待っている。"
    (tmp_path / "a.txt").write_text(f"Title: {title}\nDate: 2025-07-17\nSource: Post\n\n{body}", encoding="utf-8")
    run("import", tmp_path / "a.txt")
    library = ("--library", tmp_path / "library.sqlite")
    head, below, found = in_terminal(60, *library, "list").splitlines()
    assert head == "      1  ● Thu 17 Jul 2025  Post · 港の水先案内人が夜勤をめ"
    assert below == " " * 28 + "ぐりストライキ"
    assert found.startswith("1 article")
    first = "水先案内人は木曜日に職場を離れ、賃金の引き上げを求めている。会社は交渉に応じると"
    assert cell_len(first) == 80
    assert first + "\n" + body.removeprefix(first) in run("show", 1).out
    assert max(map(cell_len, in_terminal(60, *library, "show", 1).splitlines()[-3:])) == 60


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("list", "--bogus"), "No such option '--bogus'. See `newsreader list --help`"),
        (("list", "--jsn"), "No such option '--jsn'. Did you mean '--json'? See `newsreader list --help`"),
        (("story", "explain"), "Missing argument 'STORY'. See `newsreader story explain --help`"),
        (("undo", "x"), "Got unexpected extra argument (x). See `newsreader undo --help`"),
        (("show", "1", "--library", "x"), "--library stands before the command: `newsreader --library FILE show`"),
        (("compare", "1", "1"), "1 and 1 are one article: compare takes two, or one story"),
    ],
)
def test_wrong_usage_says_where_the_right_one_is_told(run: Run, words: tuple[str, ...], told: str) -> None:
    done = run(*words)
    assert (done.code, done.out, done.err) == (2, "", f"newsreader: {told}\n")
