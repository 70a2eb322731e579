"""What shells and `man` are given: it follows from the commands, and shells can use it."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Run

from newsreader.cli.main import newsreader
from newsreader.cli.shell import SHELLS

MACROS = {".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi"}


def all_commands(group: click.Group, path: str = "newsreader") -> dict[str, click.Command]:
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            found |= all_commands(command, f"{path} {name}")
        elif not command.hidden:
            found[f"{path} {name}"] = command
    return found


def test_the_manual_has_every_command_and_option(run: Run) -> None:
    page = run("man").out.replace("\\-", "-")
    for path, command in all_commands(newsreader).items():
        section = re.search(rf'^\.SS "{re.escape(path)}(?: [^\n]*)?"\n(.*?)(?=^\.S[SH])', page, re.M | re.S)
        assert section, path
        options = [option for one in command.params if isinstance(one, click.Option) for option in one.opts]
        assert [option for option in options if option not in section[1]] == []


def test_no_line_of_the_manual_is_taken_for_a_macro(run: Run) -> None:
    lines = run("man").out.splitlines()
    assert {line.split()[0] for line in lines if line[:1] in (".", "'")} <= MACROS


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_has_nothing_to_say_against_the_manual(run: Run) -> None:
    page = run("man").out
    done = subprocess.run(
        ["groff", "-man", "-Kutf8", "-Tutf8", "-ww"], input=page.encode(), capture_output=True, timeout=30, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert "what was reported is kept." in done.stdout.decode()


@pytest.mark.parametrize("shell", SHELLS)
def test_each_shell_gets_its_script(run: Run, shell: str) -> None:
    done = run("completion", shell)
    assert (done.code, done.err) == (0, "")
    assert "newsreader" in done.out
    if found := shutil.which(shell):
        subprocess.run([found, "-n"], input=done.out, text=True, timeout=30, check=True)


@pytest.mark.parametrize(
    ("words", "offered"),
    [("newsreader dead", "deadlines"), ("newsreader list --js", "--json"), ("newsreader settings in", "init")],
)
def test_words_are_completed(words: str, offered: str, tmp_path: Path) -> None:
    environment = {
        "_NEWSREADER_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" ")),
        "HOME": str(tmp_path), "PYTHONUTF8": "1",
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-m", "newsreader"], env=environment, capture_output=True, text=True, timeout=30, check=False
    )
    assert done.stdout.split() == [f"plain,{offered}"]
    assert list(tmp_path.iterdir()) == []
