"""Settings on the command line: where they are read, what a faulty file does, the example, the list of keys."""

import json
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from newsreader.settings import EXAMPLE
from newsreader.ui.commands import COMMANDS


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


FAULTS = {
    "a = = 1": "line 1: it is not valid TOML",
    "a = 1\na = 2": "line 2: it is not valid TOML",
    "\n\ntehme = 'nord'": "line 3: `tehme` is no setting, did you mean `theme`?",
    "refresh = nan": "line 1: `refresh` is no setting",
    "[keys]\n'article.strar' = 'x'": "line 2: no command has the id 'article.strar', did you mean 'article.star'?",
    "[keys.article]\nread = 'x'\nstar = 'hyper+x'": "line 3: article.star: 'hyper+x' is not a key",
    "keymap = 'vim'\n[keys]\n'list.up' = 'j'": "line 3: j is both list.down and list.up (List)",
    'theme = "\\u001b]0;x\\u0007"': "line 1: `theme` holds characters that cannot be shown",
}


@pytest.mark.parametrize("text", FAULTS)
def test_a_faulty_file_ends_every_command_before_it_begins(run: Run, file: Path, tmp_path: Path, text: str) -> None:
    file.write_text(text)
    done = run("--config", file, "list")
    assert done.code == 2
    assert done.err.startswith(f"newsreader: {file}")
    assert FAULTS[text] in done.err
    assert done.err.count("\n") == 1
    assert "\x1b" not in done.err
    assert file.read_text() == text
    assert not (tmp_path / "library.sqlite").exists()


def test_the_file_is_the_named_one_then_the_environments_then_the_platforms(
    run: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home" / "newsreader"
    home.mkdir(parents=True)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home.parent))
    (home / "settings.toml").write_text("platform = 1")
    if sys.platform == "linux":
        assert "`platform`" in run("list").err
    (tmp_path / "environment.toml").write_text("environment = 1")
    monkeypatch.setenv("NEWSREADER_CONFIG", str(tmp_path / "environment.toml"))
    assert "`environment`" in run("list").err
    file.write_text("named = 1")
    assert "`named`" in run("--config", file, "list").err


def test_a_named_file_that_is_missing_is_told(run: Run, file: Path) -> None:
    done = run("--config", file, "list")
    assert done.code == 2
    assert f"{file}: no such file" in done.err


def test_faulty_settings_leave_help_doctor_and_the_example_usable(run: Run, file: Path) -> None:
    file.write_text("tehme = 'nord'")
    assert run("--config", file, "--help").code == 0
    doctor = run("--config", file, "doctor", "--json")
    check = next(check for check in doctor.objects[0]["checks"] if check["name"] == "settings")
    assert not check["ok"]
    assert "did you mean `theme`?" in check["detail"]
    assert run("--config", file, "settings", "init", "--print").out == EXAMPLE


def test_init_writes_the_example_once(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.toml"
    assert run("--config", file, "settings", "init").code == 0
    assert file.read_text() == EXAMPLE
    file.write_text("theme = 'nord'\n")
    again = run("--config", file, "settings", "init")
    assert (again.code, file.read_text()) == (2, "theme = 'nord'\n")
    assert "is there already" in again.err
    assert run("--config", file, "list").code == 0


def test_keys_lists_every_command_with_the_users_keys(run: Run, file: Path) -> None:
    file.write_text("keymap = 'newsboat'\n[keys]\n'article.star' = ['!', 'ctrl+y']\n")
    rows = {row["id"]: row for row in run("--config", file, "settings", "keys", "--json").objects}
    assert set(rows) == {command.id for command in COMMANDS}
    assert rows["article.star"]["keys"] == ["exclamation_mark", "ctrl+y"]
    assert rows["article.read"]["keys"] == ["N"]
    assert "article.star" in run("--config", file, "settings", "keys").out


def test_sources_are_shown_found_and_exported_by_their_names(run: Run, file: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Title: Harbour reopens\nSource: Coast Gazette\n\nThe harbour reopened on Friday.\n")
    file.write_text('[sources]\n"coast gazette" = "Brindle Daily"\n')
    run("import", article)
    assert run("--config", file, "list", "--json").objects[0]["source"] == "Brindle Daily"
    assert len(run("--config", file, "list", 'source:"brindle daily"', "--json").objects) == 1
    assert len(run("--config", file, "list", "source:gazette", "--json").objects) == 1
    assert len(run("--config", file, "list", "--", '-source:"brindle daily"', "--json").objects) == 0
    assert json.loads(run("--config", file, "export").out)["source"] == "Brindle Daily"


def test_reminders_of_calendar_files_follow_the_settings(run: Run, file: Path, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Title: Grants\nDate: 2025-07-17\n\nThe deadline for applications is August 15, 2025.\n")
    file.write_text("alarm_days = 3\n")
    run("import", article)
    assert "TRIGGER:-P3D" in run("--config", file, "export", "--format", "ics", "--today", "2025-07-18").out
    assert "TRIGGER" not in run("export", "--format", "ics", "--today", "2025-07-18").out
