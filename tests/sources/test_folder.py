"""Which files of a folder are read, skipped or refused."""

import os
from pathlib import Path

import pytest

from newsreader.errors import SourceError
from newsreader.sources.folder import SIZE_LIMIT, FoundFile, Skipped, walk


def names(folder: Path) -> set[str]:
    return {os.path.relpath(one.path, folder) for one in walk(folder) if isinstance(one, FoundFile)}


def failures(folder: Path) -> list[SourceError]:
    return [one for one in walk(folder) if isinstance(one, SourceError)]


def test_endings_are_compared_without_case_and_packed_files_are_read(tmp_path: Path) -> None:
    for name in ("a.txt", "B.TXT", "c.Md", "d.html.gz", "e.pdf", "f", "g.txt.bak", ".txt", ".hidden.txt"):
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == {"a.txt", "B.TXT", "c.Md", "d.html.gz"}
    assert sum(isinstance(one, Skipped) for one in walk(tmp_path)) == 5


def test_subfolders_are_entered_hidden_ones_not(tmp_path: Path) -> None:
    for name in ("a/b.txt/c.txt", ".git/d.txt"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == {"a/b.txt/c.txt"}


def test_a_named_file_is_tried_whatever_its_ending(tmp_path: Path) -> None:
    (tmp_path / ".notes").write_text("x")
    assert names(tmp_path / ".notes") == {"."}


def test_links_inside_are_read_once_and_links_outside_not(tmp_path: Path) -> None:
    inside, outside = tmp_path / "in", tmp_path / "out"
    for folder in (inside / ".kept", outside):
        folder.mkdir(parents=True)
    (inside / "a.txt").write_text("x")
    (inside / ".kept/b.txt").write_text("x")
    (outside / "c.txt").write_text("x")
    (inside / "again.txt").symlink_to(inside / "a.txt")
    (inside / "hidden.txt").symlink_to(inside / ".kept/b.txt")
    (inside / "away.txt").symlink_to(outside / "c.txt")
    (inside / "nothing.txt").symlink_to(inside / "missing.txt")
    (inside / "self.txt").symlink_to(inside / "self.txt")
    (inside / "up").symlink_to(inside)
    assert names(inside) == {"a.txt", ".kept/b.txt"}


def test_what_is_no_file_or_too_large_is_refused_without_reading(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with (tmp_path / "large.txt").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    told = sorted(str(error) for error in failures(tmp_path))
    assert "larger than 10 MB" in told[0]
    assert "named pipe" in told[1]


def test_a_missing_folder_is_one_clear_failure(tmp_path: Path) -> None:
    [error] = failures(tmp_path / "nowhere\n")
    assert str(error) == f"{tmp_path}/nowhere\\n: no such file or folder. Check the spelling"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_closed_folder_is_named_and_the_walk_goes_on(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0)
    (tmp_path / "open.txt").write_text("x")
    assert names(tmp_path) == {"open.txt"}
    assert "permission denied" in str(failures(tmp_path)[0])
    (tmp_path / "closed").chmod(0o700)
