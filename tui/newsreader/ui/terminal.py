"""What stands between the program and the terminal: the last net for control characters, and signals."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import shlex
import signal
import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from newsreader.text import clean_line

if TYPE_CHECKING:
    from textual.app import App

SIGN = "\ufffd"
"""Stands for a character that may not reach the terminal."""

# C0 and C1 controls, marks of direction, line separators, lone surrogates (they cannot be written as UTF-8).
_ACTS_ON_TERMINAL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class ControlFilter(LineFilter):
    """Replaces every character that could move, colour or reverse the terminal, whichever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments, each of the same width, without such characters."""
        if all(text.isprintable() or not _ACTS_ON_TERMINAL.search(text) for text, _, _ in segments):
            return segments
        return [Segment(_ACTS_ON_TERMINAL.sub(SIGN, text), style, control) for text, style, control in segments]


def has_browser() -> bool:
    """Tell whether a browser would open beside this terminal, not in it: a text browser would write over the screen."""
    if sys.platform in ("darwin", "win32"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def open_with(opener: str, url: str) -> None:
    """Start the user's own opener with the address as its last argument. Raises OSError, ValueError."""
    subprocess.Popen(
        [*shlex.split(opener), url],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip


_NO_NOTIFICATIONS = frozenset({"linux", "dumb"})
"""Terminals (TERM) that would print a sequence they do not know."""


def desktop_notice(words: str) -> str:
    """Return the sequence (OSC 9) by which a terminal shows a notification; whatever could act on it is out of the words."""
    shown = _ACTS_ON_TERMINAL.sub(SIGN, clean_line(words, 200))
    # A text that begins with a number and a semicolon means something else to some terminals.
    return f"\x1b]9;newsreader: {shown}\x07"


def notify_desktop(app: App[int], words: str) -> None:
    """Let the terminal show a notification, where there is one; those that know none ignore it."""
    # Only the driver's own queue keeps the sequence out of the middle of another one; Textual has no public way to it.
    driver = app._driver
    if driver is not None and not app.is_headless and os.environ.get("TERM") not in _NO_NOTIFICATIONS:
        driver.write(desktop_notice(words))


def let_processes_start() -> None:
    """Give Textual's stand-in for stderr the real file number.

    Its own is -1, with which multiprocessing cannot start a process ("bad value(s) in fds_to_keep").
    """
    if sys.__stderr__ is not None and sys.stderr is not sys.__stderr__:
        setattr(sys.stderr, "fileno", sys.__stderr__.fileno)  # noqa: B010


_GRACE_SECONDS = 5
"""How long the way out may take after a signal: Textual waits for a terminal that is gone or hangs."""


def leave_on_signals(app: App[int]) -> None:
    """End the app by its own way out when the system asks, so that the terminal is left as it was found.

    The return code is 128 + the signal's number, as shells do it. Where the way out is blocked the system ends the process.
    """
    # asyncio's own handlers run between two steps of the loop, and so never while the app waits for a dead terminal.
    leave = partial(_leave, app, asyncio.get_running_loop())
    for name in ("SIGTERM", "SIGHUP", "SIGINT"):
        if number := getattr(signal, name, None):
            with contextlib.suppress(ValueError):
                signal.signal(number, leave)


def _leave(app: App[int], loop: asyncio.AbstractEventLoop, number: int, _frame: object) -> None:
    if hasattr(signal, "alarm"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_GRACE_SECONDS)
    code = 128 + number
    with contextlib.suppress(RuntimeError):  # the loop has ended: we are on the way out
        loop.call_soon_threadsafe(partial(app.exit, code, return_code=code))
