"""`newsreader tidy`: what would go is shown first, and only --run lets it go."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The settings file, with a rule for all sources."""
    file = tmp_path / "settings.toml"
    file.write_text('[retention]\ndefault = "archive after 30 days, unread too"\n"Heralt" = "keep"\n')
    monkeypatch.setenv("NEWSREADER_CONFIG", str(file))
    return file


def article(run: Run, title: str, day: str, source: str) -> None:
    text = f"Title: {title}\nDate: {day}\nSource: {source}\n\n{title}, as the town of Ardley heard on Monday.\n"
    assert run("import", "-", stdin=text.encode()).code == 0


def test_only_run_changes_anything(run: Run, settings: Path) -> None:
    article(run, "The mill opens", "2025-01-10", "Herald")
    article(run, "A bridge closes", "2025-06-30", "Herald")
    shown = run("tidy", "--today", "2025-07-18", "--json")
    assert shown.objects == [
        {
            "source": "Herald",
            "rule": "archive after 30 days, unread too",
            "action": "archive",
            "articles": [1],
            "kept": {},
        }
    ]
    assert "1 archived by `newsreader tidy --run`; nothing is changed yet" in shown.err
    assert "No article has the source `Heralt` of [retention]; did you mean `Herald`?" in shown.err
    assert "The mill opens" in run("tidy", "--today", "2025-07-18", "--list").out
    assert len(run("list", "--json").objects) == 2
    assert "`newsreader undo`" in run("tidy", "--today", "2025-07-18", "--run").err
    assert [row["title"] for row in run("list", "--json").objects] == ["A bridge closes"]
    assert "Nothing is due." in run("tidy", "--today", "2025-07-18", "--run").err


def test_without_a_rule_the_way_to_one_is_told(run: Run) -> None:
    assert "No rule says what may go. `newsreader settings init" in run("tidy").err


def test_compacting_is_for_good(run: Run) -> None:
    article(run, "The mill opens", "2025-01-10", "Herald")
    article(run, "A bridge closes", "2025-06-30", "Herald")
    assert run("delete", "1", "--yes").code == 0
    assert run("tidy", "--run", "--compact").code == 2
    assert run("tidy", "--compact", "--json").objects[0]["emptied"] == 1
    assert "nothing to undo" in run("undo").err
    assert [row["title"] for row in run("list", "--json").objects] == ["A bridge closes"]
