"""What shells and `man` are given: it follows from the commands, and shells can use it."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from tests.cli.conftest import Run

from newsreader.cli.main import newsreader
from newsreader.cli.shell import SHELLS
from newsreader.library.library import Library

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


def test_every_command_answers_in_json_but_those_that_give_a_file_or_open_the_reader() -> None:
    silent = {
        path for path, command in all_commands(newsreader).items() if all(p.name != "as_json" for p in command.params)
    }
    assert silent == {
        f"newsreader {name}" for name in ("opml export", "urls export", "settings init", "completion", "man")
    }


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


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The environment of a shell with a library of two articles, and `newsreader` on its path."""
    text = "Title: Mill opens\nSource: Harbour Courier\n\nThe mill of Ardley opened, Ann Lee said on Friday.\n"
    (tmp_path / "a.txt").write_text(text)
    library_file = tmp_path / "library.sqlite"
    with Library.open(library_file) as library:
        library.import_paths([tmp_path / "a.txt"])
        library.tags.change([1], ["high water"])
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(library_file))
    program = tmp_path / "bin" / "newsreader"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m newsreader "$@"\n')
    program.chmod(0o755)
    return {
        "HOME": str(tmp_path), "NEWSREADER_LIBRARY": str(library_file), "PYTHONUTF8": "1", "LC_ALL": "C.UTF-8",
        "PYTHONPATH": os.pathsep.join(sys.path), "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
    }  # fmt: skip


@pytest.fixture
def offers(run: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], list[str]]:
    """Return the completions a shell is offered for a line, each preceded by its kind."""

    def offered(line: str) -> list[str]:
        monkeypatch.setenv("_NEWSREADER_COMPLETE", "bash_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        done = run()
        assert done.err == ""
        return ["\t".join(row.split("\t")[:2]) for row in done.out.split("\n") if row]

    return offered


@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsreader deadl", ["plain\tdeadlines", "file\tdeadl"]),
        ("newsreader list --js", ["plain\t--json"]),
        ("newsreader settings in", ["plain\tinit"]),
        ("newsreader import s", ["file\ts"]),
        ("newsreader list is:unr", ["plain\tis:unread"]),
        ("newsreader list mill source:har", ['plain\tsource:"Harbour Courier"']),
        ("newsreader list 'source:har", ['plain\tsource:"Harbour Courier"']),
        ('newsreader list source:\\"har', ['plain\tsource:"Harbour Courier"']),
        ("newsreader tag 1 --on HI", ["plain\thigh water"]),
        ("newsreader tags rename ", ["plain\thigh water"]),
        ("newsreader show ", ["plain\t1"]),
        ("newsreader show 2", []),
        ("newsreader fetch x", []),
    ],
)
@pytest.mark.usefixtures("asked")
def test_words_are_completed(line: str, offered: list[str], offers: Callable[[str], list[str]]) -> None:
    assert offers(line) == offered


@pytest.mark.usefixtures("asked")
def test_before_the_first_letter_commands_and_fields_are_offered(offers: Callable[[str], list[str]]) -> None:
    assert "plain\tlist" in offers("newsreader ")
    assert {"plain\tsource:", "plain\tdeadline:"} <= set(offers("newsreader search "))


def test_without_a_library_nothing_is_made_and_nothing_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offers: Callable[[str], list[str]]
) -> None:
    monkeypatch.setenv("NEWSREADER_LIBRARY", str(tmp_path / "none.sqlite"))
    assert offers("newsreader list source:har") == []
    (tmp_path / "settings.toml").write_text("tehme = 1")
    assert offers(f"newsreader --config {tmp_path}/settings.toml show 1") == []
    assert [path.name for path in tmp_path.iterdir()] == ["settings.toml"]


BASH = """
. /dev/stdin
COMP_LINE=$1 COMP_POINT=${#1}
_newsreader_completion newsreader "${1##* }" x
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
@pytest.mark.parametrize(
    ("line", "put_in"),
    [
        ("newsreader deadl", "deadlines"),
        ("newsreader list source:har", r"\"Harbour\ Courier\""),
        ('newsreader list "source:har', r"source:\"Harbour Courier\""),
        ("newsreader list 'source:har", 'source:"Harbour Courier"'),
        ("newsreader tag 1 --on hi", r"high\ water"),
    ],
)
def test_bash_puts_in_what_it_would_read_again(run: Run, asked: dict[str, str], line: str, put_in: str) -> None:
    script = run("completion", "bash").out
    done = subprocess.run(
        ["bash", "--norc", "-c", BASH, "bash", line],
        input=script, env=asked, cwd=asked["HOME"], capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines() == [put_in]


@pytest.mark.skipif(not shutil.which("fish"), reason="fish is not installed")
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("newsreader dead", "deadlines"),
        ("newsreader list source:har", 'source:"harbour Courier"'),
        ("newsreader show ", "1"),
    ],
)
def test_fish_chooses_among_the_offers(run: Run, asked: dict[str, str], line: str, offered: str) -> None:
    (Path(asked["HOME"]) / "script.fish").write_text(run("completion", "fish").out)
    done = subprocess.run(
        ["fish", "-c", f"source script.fish; complete -C '{line}'"],
        env=asked, cwd=asked["HOME"], capture_output=True, text=True, timeout=30, check=False,
    )  # fmt: skip
    assert [row.split("\t")[0] for row in done.stdout.splitlines()] == [offered]
