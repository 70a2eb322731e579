"""Following folders: what appears, changes, vanishes and comes back is imported, once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.library.library import Library
from newsreader.models import ImportReport
from newsreader.sources import watch as watching

Watch = tuple[Iterator[ImportReport], list[str], list[bool]]


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "LOOK_MS", 60)
    monkeypatch.setattr(watching, "QUIET_MS", 40)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    below = tmp_path / "news"
    below.mkdir()
    write(below / "first.txt", "Harbour reopens")
    return below


@pytest.fixture
def watch(library: Library, folder: Path) -> Iterator[Watch]:
    """The reports, the notices, and a list that stops the watching once anything is in it."""
    notices: list[str] = []
    asked: list[bool] = []
    reports = library.watch([folder], stop=lambda: bool(asked), notice=notices.append)
    yield reports, notices, asked
    asked.append(True)
    assert next(reports, None) is None


def write(path: Path, title: str) -> None:
    path.write_text(f"Title: {title}\n\n{title}, the port said on Friday. Ships are expected from noon on.\n")


def test_what_appears_and_changes_is_imported_and_analysed(watch: Watch, folder: Path, library: Library) -> None:
    reports, _, _ = watch
    assert next(reports).new == 1
    write(folder / "second.txt", "Ferries sail again")
    assert (report := next(reports)).new == 1
    assert library.article_rows(report.ids)[0].title == "Ferries sail again"
    write(folder / "second.txt", "Ferries to Calais sail again")
    assert next(reports).changed == 1
    (folder / "first.txt").unlink()
    assert next(reports).gone == 1
    assert library.counts().articles == 2


def test_a_new_deadline_is_reported_after_its_analysis(watch: Watch, folder: Path) -> None:
    reports, _, _ = watch
    assert next(reports).new == 1
    (folder / "bids.txt").write_text(
        "Ferry bids open\n\nBids for the ferry must be filed by August 1, 2025, it said.\n"
    )
    assert next(reports).new == 1
    arrived = next(reports).arrived
    assert arrived is not None
    assert [(one.what, one.title) for one in arrived.deadlines] == [("2025-08-01", "Ferry bids open")]


def test_hidden_files_and_other_endings_wake_nobody(watch: Watch, folder: Path) -> None:
    reports, _, _ = watch
    next(reports)
    (folder / ".hidden.txt").write_text("Not for us.")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    write(folder / "second.txt", "Ferries sail again")
    report = next(reports)
    assert (report.new, report.failed) == (1, ())


def test_a_new_folder_is_followed_too(watch: Watch, folder: Path) -> None:
    reports, _, _ = watch
    next(reports)
    (folder / "2025" / "07").mkdir(parents=True)
    write(folder / "2025" / "07" / "deep.txt", "Tunnel closed")
    assert next(reports).new == 1


def test_a_folder_that_vanishes_and_comes_back_is_followed_again(watch: Watch, folder: Path, tmp_path: Path) -> None:
    reports, notices, _ = watch
    next(reports)
    folder.rename(tmp_path / "away")
    other = tmp_path / "other"
    other.mkdir()
    write(other / "third.txt", "Bridge opens")
    shutil.copy2(tmp_path / "away" / "first.txt", other)
    pending = iter(lambda: next(reports), None)
    folder_back = tmp_path / "news"
    other.rename(folder_back)
    assert next(pending).new == 1
    write(folder_back / "fourth.txt", "Lock drained")
    assert next(pending).new == 1
    assert all("is gone; its articles stay" in notice for notice in notices)


def test_a_folder_that_is_deleted_is_told(library: Library, folder: Path) -> None:
    notices: list[str] = []
    reports = library.watch([folder], stop=lambda: bool(notices), notice=notices.append)
    next(reports)
    shutil.rmtree(folder)
    assert next(reports, None) is None
    assert notices == [f"{folder} is gone; its articles stay, and it is imported when it is back"]


def test_a_failure_is_told_once(watch: Watch, folder: Path) -> None:
    reports, _, _ = watch
    next(reports)
    (folder / "bad.json").write_text("{")
    assert [failure.path for failure in next(reports).failed] == [str(folder / "bad.json")]
    write(folder / "second.txt", "Ferries sail again")
    assert next(reports).failed == ()
