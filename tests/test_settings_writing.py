"""Keeping a theme in the settings file: nothing else of the file changes, and a file with faults is left alone."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.errors import SettingsError
from newsreader.settings import EXAMPLE, THEMES, Settings, keep_theme, load_settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "folder" / "settings.toml"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", 'theme = "nord"\n'),
        ("# mine\n", 'theme = "nord"\n# mine\n'),
        ("theme='dracula'   # at night\n", 'theme="nord"   # at night\n'),
        ('[keys]\n"article.star" = "!" # why\n', 'theme = "nord"\n[keys]\n"article.star" = "!" # why\n'),
        ('# theme = "dracula"\nweek_start = "sunday"\n', 'theme = "nord"\nweek_start = "sunday"\n'),
        ('week_start = "sunday"\r\n', 'theme = "nord"\r\nweek_start = "sunday"\r\n'),
        ('\ufeffweek_start = "sunday"\n', '\ufefftheme = "nord"\nweek_start = "sunday"\n'),
        ('[sources]\n# theme = "x"\na = "b"', 'theme = "nord"\n[sources]\n# theme = "x"\na = "b"'),
    ],
)
def test_comments_order_and_line_ends_stay(file: Path, before: str, after: str) -> None:
    file.parent.mkdir()
    file.write_bytes(before.encode())
    keep_theme(file, "nord")
    written = file.read_bytes().decode()
    assert written.replace("'", '"') == after
    assert load_settings(file).theme == "nord"


def test_without_a_file_the_commented_example_is_written(file: Path) -> None:
    keep_theme(file, "nord")
    assert file.read_text() == EXAMPLE.replace('# theme = "textual-dark"', 'theme = "nord"')
    assert load_settings(file) == Settings(theme="nord")


@given(theme=st.sampled_from(THEMES), again=st.sampled_from(THEMES))
def test_the_last_theme_counts(tmp_path_factory: pytest.TempPathFactory, theme: str, again: str) -> None:
    file = tmp_path_factory.mktemp("settings") / "settings.toml"
    file.write_text(EXAMPLE)
    keep_theme(file, theme)
    keep_theme(file, again)
    assert load_settings(file) == Settings(theme=again)
    assert len(file.read_text().splitlines()) == len(EXAMPLE.splitlines())


@pytest.mark.parametrize("before", [b'tehme = "x"\n', b"theme = = 1", b'theme = "nrod"', b"\xff\xfe"])
def test_a_file_with_faults_is_left_as_it_is(file: Path, before: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(before)
    with pytest.raises(SettingsError, match=r"settings\.toml"):
        keep_theme(file, "nord")
    assert file.read_bytes() == before
    assert os.listdir(file.parent) == [file.name]


def test_a_link_stays_one_and_its_file_keeps_its_rights(file: Path, tmp_path: Path) -> None:
    real = tmp_path / "dotfiles.toml"
    real.write_text('week_start = "sunday"\n')
    real.chmod(0o640)
    file.parent.mkdir()
    file.symlink_to(real)
    keep_theme(file, "nord")
    assert file.is_symlink()
    assert load_settings(real) == Settings(theme="nord", week_start="sunday")
    assert real.stat().st_mode & 0o777 == 0o640


def test_a_write_protected_file_is_left_as_it_is(file: Path) -> None:
    file.parent.mkdir()
    file.write_text('theme = "dracula"\n')
    file.chmod(0o444)
    with pytest.raises(SettingsError, match="is write-protected"):
        keep_theme(file, "nord")
    assert file.read_text() == 'theme = "dracula"\n'


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SettingsError, match=r"cannot be (read|written)"):
        keep_theme(tmp_path / "file" / "settings.toml", "nord")


def test_what_an_editor_writes_meanwhile_is_not_lost(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.parent.mkdir()
    file.write_text("# before\n")
    monkeypatch.setattr(os, "fsync", lambda _: file.write_text("# saved by an editor\n"))
    with pytest.raises(SettingsError, match="changed at the same moment"):
        keep_theme(file, "nord")
    assert file.read_text() == "# saved by an editor\n"
    assert os.listdir(file.parent) == [file.name]


def test_a_pipe_or_device_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(SettingsError, match="no regular file"):
        keep_theme(tmp_path / "pipe", "nord")
    assert not (tmp_path / "pipe").is_file()
