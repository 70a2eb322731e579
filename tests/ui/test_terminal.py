"""The terminal is left as it was found, whatever ends the program; nothing unsafe is ever written to it."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from textual.color import Color

from newsreader.ui.terminal import ControlFilter

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from newsreader.ui import run
from tests.ui.fake_library import FakeLibrary
sys.exit(run(FakeLibrary.with_stories("Port strike enters second week")))
"""


def read_until(terminal: int, wanted: bytes, seconds: float = 20) -> bytes:
    """Return what is written until `wanted` has come."""
    seen, end = b"", time.monotonic() + seconds
    while wanted not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    return seen


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    terminal, side = pty.openpty()
    termios.tcsetwinsize(terminal, (24, 80))
    before = termios.tcgetattr(terminal)
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=side, stdout=side, stderr=side, cwd=ROOT, start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tui'}"},
    ) as program:  # fmt: skip
        shown = read_until(terminal, b"strike enters")
        assert b"\x1b[?1049h" in shown
        program.send_signal(number)
        after = read_until(terminal, b"\x1b[?1004l")
        assert program.wait(10) == 128 + number
    assert b"\x1b[?1049l" in after
    assert b"\x1b[?25h" in after
    assert b"\x1b[?1000l" in after
    assert termios.tcgetattr(terminal) == before
    os.close(terminal)
    os.close(side)


@given(st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x2100, exclude_categories=()), max_size=40))
def test_no_control_character_passes_the_last_net(text: str) -> None:
    passed = ControlFilter().apply([Segment("safe "), Segment(text)], Color(0, 0, 0))[-1].text
    assert len(passed) == len(text)
    assert not any(c < " " or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e" for c in passed)


def test_what_is_safe_passes_untouched() -> None:
    segments = [Segment("Zürich 日本 e\u0301 👩‍👩‍👧 ﷽")]
    assert ControlFilter().apply(segments, Color(0, 0, 0)) is segments
