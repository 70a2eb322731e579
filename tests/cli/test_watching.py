"""The command `watch`: a report a line, and a clean end."""

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_reports_come_line_by_line_until_a_signal_ends_it(tmp_path: Path, number: signal.Signals) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Harbour reopens\n\nThe harbour of Brindle reopened on Friday, its master said.\n")
    words = [sys.executable, "-m", "newsreader", "--library", tmp_path / "l.sqlite", "watch", folder, "--json"]
    run = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert run.stdout
        first = json.loads(run.stdout.readline())
        (folder / "b.txt").write_text("Ferries sail\n\nThe ferries of Brindle sailed again on Saturday morning.\n")
        second = json.loads(run.stdout.readline())
        run.send_signal(number)
        out, err = run.communicate(timeout=20)
    finally:
        run.kill()
        run.communicate()
    assert (first["new"], second["new"], second["unchanged"]) == (1, 1, 1)
    assert (run.returncode, out, err) == (0, "", "")


def test_no_progress_is_left_on_the_terminal_while_it_waits(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Harbour reopens\n\nThe harbour of Brindle reopened on Friday, its master said.\n")
    terminal, its_end = os.openpty()
    words = ["-m", "newsreader", "--library", str(tmp_path / "l.sqlite"), "watch", str(tmp_path / "a.txt"), "--json"]
    run = subprocess.Popen([sys.executable, *words], stdout=subprocess.DEVNULL, stderr=its_end)
    told = ""
    try:
        while not (told.endswith("\r") and "Finding names and dates" in told):
            assert select.select([terminal], [], [], 20)[0], f"nothing wiped {told[-40:]!r}"
            told += os.read(terminal, 1024).decode()
    finally:
        run.kill()
        run.communicate()
        os.close(terminal)
        os.close(its_end)
    assert "Importing · 1 of 1" in told


def test_what_is_not_there_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    done = run("watch", tmp_path / "nothing")
    assert done.code == 2
    assert "no such file or folder" in done.err
