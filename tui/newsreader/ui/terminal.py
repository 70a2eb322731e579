"""Between the program and the terminal: a safety net for control characters, browser, notifications, signals."""

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
"""Replaces a character that must not reach the terminal."""

# C0 and C1 controls, marks of direction, line separators, lone surrogates (they cannot be written as UTF-8).
_ACTS_ON_TERMINAL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class ControlFilter(LineFilter):
    """Replaces every character that could move, colour or reverse the terminal, whichever widget drew it."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without such characters, each with the same width."""
        if all(text.isprintable() or not _ACTS_ON_TERMINAL.search(text) for text, _, _ in segments):
            return segments
        return [Segment(_ACTS_ON_TERMINAL.sub(SIGN, text), style, control) for text, style, control in segments]


def has_browser() -> bool:
    """Tell whether a browser would open outside this terminal; a text browser in it would overwrite the screen."""
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
"""Terminals (TERM) that would print an unknown sequence."""


def desktop_notice(words: str) -> str:
    """Return the sequence (OSC 9) that has a terminal show a notification, with nothing harmful in its words."""
    shown = _ACTS_ON_TERMINAL.sub(SIGN, clean_line(words, 200))
    # The fixed beginning matters: to some terminals a number and a semicolon here mean something else.
    return f"\x1b]9;newsreader: {shown}\x07"


def notify_desktop(app: App[int], words: str) -> None:
    """Have the terminal show a notification; terminals that cannot ignore it."""
    # Only the driver's own queue keeps this from landing inside another sequence; Textual has no public access to it.
    driver = app._driver
    if driver is not None and not app.is_headless and os.environ.get("TERM") not in _NO_NOTIFICATIONS:
        driver.write(desktop_notice(words))


def let_processes_start() -> None:
    """Give Textual's replacement of stderr the real file number.

    Its own is -1, with which multiprocessing cannot start a process ("bad value(s) in fds_to_keep").
    """
    if sys.__stderr__ is not None and sys.stderr is not sys.__stderr__:
        setattr(sys.stderr, "fileno", sys.__stderr__.fileno)  # noqa: B010


_GRACE_SECONDS = 5
"""Longest time for quitting after a signal: Textual waits for a terminal that is gone or hangs."""


def leave_on_signals(app: App[int]) -> None:
    """Quit the app properly on a signal, so that the terminal is restored.

    The return code is 128 + the signal's number, as in shells. If quitting is blocked, an alarm ends the process.
    """
    # Not asyncio's handlers: they run between two steps of the loop, and so never while the app waits for a dead terminal.
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
    with contextlib.suppress(RuntimeError):  # the loop has ended already
        loop.call_soon_threadsafe(partial(app.exit, code, return_code=code))
