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
from collections.abc import Iterator
from contextlib import contextmanager
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
    """Return what is written up to `wanted`."""
    seen, end = b"", time.monotonic() + seconds
    while wanted not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                break
    return seen


@contextmanager
def reader_in(terminal: int, side: int) -> Iterator[subprocess.Popen[bytes]]:
    """Start the reader in a terminal and wait for its first screen."""
    termios.tcsetwinsize(terminal, (24, 80))
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM], stdin=side, stdout=side, stderr=side, cwd=ROOT, start_new_session=True,
        env={**os.environ, "TERM": "xterm-256color", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tui'}"},
    ) as program:  # fmt: skip
        try:
            assert b"\x1b[?1049h" in read_until(terminal, b"strike enters")
            yield program
        finally:
            program.kill()


@pytest.fixture
def pair() -> Iterator[tuple[int, int]]:
    """Return both ends of a terminal."""
    ends = pty.openpty()
    yield ends
    for end in ends:
        os.close(end)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_signal_leaves_the_terminal_as_it_was(number: signal.Signals, pair: tuple[int, int]) -> None:
    terminal = pair[0]
    before = termios.tcgetattr(terminal)
    with reader_in(*pair) as program:
        program.send_signal(number)
        after = read_until(terminal, b"\x1b[?1004l")
        assert program.wait(10) == 128 + number
        assert b"\x1b[?1049l" in after
        assert b"\x1b[?25h" in after
        assert b"\x1b[?1000l" in after
        assert termios.tcgetattr(terminal) == before


def test_a_terminal_that_takes_nothing_any_more_does_not_keep_the_program(pair: tuple[int, int]) -> None:
    with reader_in(*pair) as program:
        for columns in range(100, 140):
            termios.tcsetwinsize(pair[0], (50, columns))
            program.send_signal(signal.SIGWINCH)
            time.sleep(0.02)
        program.send_signal(signal.SIGHUP)
        program.wait(20)


@given(st.text(alphabet=st.characters(min_codepoint=0, max_codepoint=0x2100, exclude_categories=()), max_size=40))
def test_no_control_character_passes_the_last_net(text: str) -> None:
    passed = ControlFilter().apply([Segment("safe "), Segment(text)], Color(0, 0, 0))[-1].text
    assert len(passed) == len(text)
    assert not any(c < " " or "\x7f" <= c <= "\x9f" or "\u202a" <= c <= "\u202e" for c in passed)


def test_what_is_safe_passes_untouched() -> None:
    segments = [Segment("Zürich 日本 e\u0301 👩‍👩‍👧 ﷽")]
    assert ControlFilter().apply(segments, Color(0, 0, 0)) is segments
