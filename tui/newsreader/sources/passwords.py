"""Passwords printed by the user's commands, which run once, bounded in time and size. Nothing is shown or stored."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence

from newsreader.errors import SourceError
from newsreader.settings import FeedLogin
from newsreader.sources.addresses import HostPort, login_of
from newsreader.text import clean_line

SECONDS_LIMIT = 10.0
"""Longest time for a command that prints a password."""

_USUAL_PORTS = (80, 443)
_OUTPUT_LIMIT = 65_536
_LAST_SECONDS = 0.3


class Passwords:
    """The logins of hosts (`host` or `host:port`) from the settings; each command is run once, when first needed."""

    def __init__(self, logins: Mapping[str, FeedLogin] | None = None) -> None:
        self._logins = logins or {}
        self._asked: dict[tuple[str, ...], asyncio.Future[str]] = {}

    async def header(self, url: str, at: HostPort) -> tuple[str, str] | None:
        """Return name and value of the header that logs in for `url`, which is at this host and port; None without a login.

        Raises SourceError if the command fails.
        """
        login = self._logins.get(f"{at.host}:{at.port}")
        if login is None and at.port in _USUAL_PORTS:  # another port may belong to somebody else
            login = self._logins.get(at.host)
        if login is None or not login.password_command:
            return None
        try:
            password = await self._password(login.password_command)
        except SourceError as error:
            raise SourceError(error.reason, subject=at.host, remedy=error.remedy) from None
        if login.header:
            return login.header, password
        from aiohttp import encode_basic_auth

        named = login_of(url)
        user = (named[0] if named else "") or login.user
        try:
            return "Authorization", encode_basic_auth(user, password)
        except ValueError:
            raise SourceError("a user's name holds no colon", subject=at.host) from None

    async def _password(self, command: tuple[str, ...]) -> str:
        asked = self._asked.get(command)
        if asked is None:
            asked = self._asked[command] = _in_thread(command)
        # Cancelling one fetch must not cancel the command for the others.
        return await asyncio.shield(asked)


def _in_thread(command: tuple[str, ...]) -> asyncio.Future[str]:
    """Run a command in a daemon thread, so that stopping the refresh or leaving the reader does not wait for it."""
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[str] = loop.create_future()

    def settle(line: str, error: SourceError | None) -> None:
        if answer.done():
            return
        if error is None:
            answer.set_result(line)
        else:
            answer.set_exception(error)
            answer.exception()  # marks it as retrieved: everyone who asked may have gone

    def run() -> None:
        line, fault = "", None
        try:
            line = first_line(command)
        except SourceError as error:
            fault = error
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(settle, line, fault)

    threading.Thread(target=run, name="password", daemon=True).start()
    return answer


def first_line(command: Sequence[str], seconds: float = SECONDS_LIMIT) -> str:
    """Run a command without a shell, a terminal or input and return the first line it prints.

    Raises SourceError that names the program and nothing it printed.
    """
    program = clean_line(command[0], 80)
    remedy = "Run it by hand to see why"
    try:
        process = subprocess.Popen(
            list(command), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip
    except (OSError, ValueError) as error:
        why = clean_line(getattr(error, "strerror", None) or type(error).__name__, 80).lower()
        raise SourceError(
            f"the command for its password cannot be started: `{program}` ({why})", remedy=remedy
        ) from None
    printed = _read(process, seconds)
    if printed is None:
        raise SourceError(
            f"the command for its password did not end within {seconds:.0f} seconds: `{program}`", remedy=remedy
        )
    if process.returncode:
        status = f"exit status {process.returncode}"
        raise SourceError(f"the command for its password failed: `{program}` ({status})", remedy=remedy)
    line = printed.split(b"\n", 1)[0].removesuffix(b"\r").decode("utf-8", "replace")
    if not line or not line.isprintable():
        raise SourceError(f"the command for its password printed none: `{program}`", remedy=remedy)
    return line


def _read(process: subprocess.Popen[bytes], seconds: float) -> bytes | None:
    """Return what a process prints until it ends, None if it prints or runs too long; then it is killed.

    Background processes that it started (such as a key agent) may go on and keep its output open.
    """
    printed = bytearray()
    stream = process.stdout
    closed = threading.Event()

    def read() -> None:
        with contextlib.suppress(OSError, ValueError):
            while stream is not None and len(printed) <= _OUTPUT_LIMIT and (part := os.read(stream.fileno(), 65_536)):
                printed.extend(part)
        closed.set()
        if stream is not None:
            stream.close()

    threading.Thread(target=read, name="password", daemon=True).start()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
        closed.wait(_LAST_SECONDS)
        if len(printed) <= _OUTPUT_LIMIT:
            return bytes(printed)
    with contextlib.suppress(OSError):
        os.killpg(process.pid, signal.SIGKILL) if hasattr(os, "killpg") else process.kill()
    process.wait()
    return None
