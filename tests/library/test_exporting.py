"""Files that are written: whole, where the user said, and as Markdown or HTML shows them."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from tests.analysis.made_reports import report

from newsreader.errors import NewsreaderError
from newsreader.library.exporting import as_html, as_markdown, plain_markdown, write_whole


def test_a_device_is_written_to_and_stays_a_device(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, ["one ", b"two"])
    assert os.read(reader, 100) == b"one two"
    os.close(reader)
    assert pipe.is_fifo()


def test_a_link_stays_a_link_and_its_file_is_written(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    (tmp_path / "link.md").symlink_to("real.md")
    write_whole(tmp_path / "link.md", ["new"])
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text() == "new"


def test_a_file_keeps_its_mode_and_a_new_one_has_the_usual(tmp_path: Path) -> None:
    old = tmp_path / "old.md"
    old.write_text("old")
    old.chmod(0o640)
    write_whole(old, ["new"])
    assert old.stat().st_mode & 0o777 == 0o640
    (tmp_path / "usual").touch()
    write_whole(tmp_path / "new.md", ["new"])
    assert (tmp_path / "new.md").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_what_breaks_off_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    def broken() -> object:
        yield "half"
        raise OSError(28, "No space left on device")

    (tmp_path / "old.md").write_text("old")
    with pytest.raises(NewsreaderError, match="no space left on device"):
        write_whole(tmp_path / "old.md", broken())  # type: ignore[arg-type]
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"old.md": "old"}


def test_markdown_shows_outside_text_as_it_is() -> None:
    assert plain_markdown("5 < 6 &lt; *x* ~~y~~") == r"5 \< 6 \&lt; \*x\* \~\~y\~\~"


def test_an_article_of_unknown_date_and_source_has_no_empty_line_of_them() -> None:
    article = replace(report("It opened."), title="A bridge")
    assert "".join(as_markdown([article])) == "# A bridge\n\nIt opened.\n\n"
    assert "<em>" not in "".join(as_html([article]))
