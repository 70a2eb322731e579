"""The rules of the house: floors, types, style, what the commands may import, what the project may name."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.engine_versions import ENGINES, codes, noted, versions
from tests.readme_keys import key_table

ROOT = Path(__file__).parents[1]


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False)


@pytest.mark.parametrize(
    "command",
    [
        ("ruff", "check", "--no-cache", "."),
        ("ruff", "format", "--no-cache", "--check", "."),
        ("mypy", "--no-error-summary"),
        ("lint-imports", "--no-cache"),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_the_checkers_find_nothing(command: tuple[str, ...]) -> None:
    done = run(*command)
    assert done.returncode == 0, done.stdout + done.stderr


def test_commands_never_import_the_terminal_interface(tmp_path: Path) -> None:
    commands = (
        "--help",
        "--version",
        "list",
        "import --help",
        "doctor --json",
        "man",
        "settings keys",
        "completion zsh",
    )
    code = (
        "import sys\nfrom newsreader.cli.main import main\n"
        f"for words in {commands!r}:\n"
        f"    sys.argv = ['newsreader', '--library', {str(tmp_path / 'l.sqlite')!r}, *words.split()]\n"
        "    try:\n        main()\n"
        "    except SystemExit as end:\n        assert end.code in (None, 0, 1), words\n"
        "    assert not {'textual', 'rich'} & set(sys.modules), words"
    )
    done = run(sys.executable, "-c", code)
    assert done.returncode == 0, done.stderr


def test_two_reports_are_compared_without_what_finds_dates_and_names() -> None:
    code = "import sys, newsreader.library.comparing\nassert not {f'newsreader.analysis.{n}' for n in ('deadlines', 'entities')} & set(sys.modules)"
    assert run(sys.executable, "-c", code).returncode == 0


def test_no_module_grows_beyond_what_one_sitting_reads() -> None:
    long = {
        path.name: lines
        for path in (ROOT / "tui/newsreader").rglob("*.py")
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > 500
    }
    assert long == {}


def test_the_top_level_is_as_agreed() -> None:
    agreed = {"pyproject.toml", "README.md", "CHANGELOG.md", "LICENSE", "tui", "tests", "seeds", "screenshots"}
    tracked = run("git", "ls-files").stdout.splitlines()
    names = {line.split("/")[0] for line in tracked}
    assert {name for name in names if not name.startswith(".")} <= agreed


def test_the_readme_gives_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(r"^python3 -m venv .*/newsreader seeds$", readme, re.M)
    assert re.search(r"^python3 -m venv .*-m pytest$", readme, re.M)


def test_the_readme_shows_the_keys_that_the_program_hears() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- keys -->")[1].split("<!-- /keys -->")[0]
    assert shown.strip() == key_table(), "run: python tests/readme_keys.py"


@pytest.mark.parametrize("module", [module for module, _ in ENGINES])
def test_the_version_of_an_engine_is_raised_with_its_code(module: str) -> None:
    assert noted()[module] == (versions()[module], codes()[module]), (
        f"The code behind {module} changed. If it may read any text otherwise, raise the version there and run "
        "`python tests/engine_versions.py`; if not, run that with --same."
    )
