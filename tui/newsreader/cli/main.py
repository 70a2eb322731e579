"""The command `newsreader`: opens the reader, or runs one of the commands for scripts."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import closing, redirect_stderr, redirect_stdout
from difflib import get_close_matches
from pathlib import Path
from typing import NoReturn, TextIO

import click
from click.shell_completion import CompletionItem

from newsreader import __version__
from newsreader.cli import (
    changing,
    correcting,
    exporting,
    feed_lists,
    feeds,
    finding,
    importing,
    reading,
    searches,
    settings,
    shell,
    upkeep,
    watching,
)
from newsreader.cli.arguments import PathType
from newsreader.cli.output import say_failures
from newsreader.cli.session import Session, pass_session
from newsreader.cli.streams import guarded
from newsreader.errors import (
    InputError,
    LibraryError,
    MemoryShortageError,
    NewsreaderError,
    SettingsError,
    is_memory_shortage,
    system_reason,
)
from newsreader.text import show_path

_CONTEXT = {"help_option_names": ["-h", "--help"], "max_content_width": 100}

_OUTPUT_FAULTS = (errno.EPIPE, errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF)
_BEFORE_COMMANDS = ("--library", "--config")
_WITHOUT_SETTINGS = ("settings", "doctor", "completion", "man")
"""Commands that must work with faulty settings."""


class ReaderGroup(click.Group):
    """Commands by name; anything else is a file or folder to import and read."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Take words that do not begin with a command as paths for the hidden command `open`."""
        if args and args[0] in self.commands:
            return super().resolve_command(ctx, args)
        return "open", self.commands["open"], args

    def invoke(self, ctx: click.Context) -> object:
        """Run the command. Where it stumbles over something that a sound library never holds, the damage is told instead."""
        try:
            return super().invoke(ctx)
        except LibraryError as error:
            error.subject = error.subject or show_path(str(ctx.obj.library_file))
            raise
        except (LookupError, TypeError, ValueError, OverflowError):
            if damage := ctx.obj and ctx.obj.damage():
                raise damage from None
            raise

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[str]]:
        """Offer the commands, and files once a word that is no option has begun."""
        found = super().shell_complete(ctx, incomplete)
        if not incomplete or incomplete.startswith("-"):
            return found
        return [*found, CompletionItem(incomplete, type="file")]

    def list_commands(self, ctx: click.Context) -> list[str]:
        """List the commands in the order in which they were added."""
        return list(self.commands)


@click.group(
    cls=ReaderGroup,
    context_settings=_CONTEXT,
    invoke_without_command=True,
    no_args_is_help=False,
    subcommand_metavar="[PATH... | COMMAND [ARGS]...]",
    epilog="Without COMMAND the reader opens; PATHs (files or folders) are imported first.",
)
@click.option(
    "--library",
    type=PathType(),
    help="The library, an SQLite file; else $NEWSREADER_LIBRARY, else in your data folder.",
)
@click.option(
    "--config",
    type=PathType(),
    help="The settings, a TOML file; else $NEWSREADER_CONFIG, else in your config folder.",
)
@click.version_option(__version__, prog_name="newsreader")
@click.pass_context
def newsreader(ctx: click.Context, library: Path | None, config: Path | None) -> None:
    """Read the news as stories: who reports it, what each report adds, who is involved, what falls due."""
    ctx.obj = session = ctx.with_resource(closing(Session(library, config)))
    if ctx.invoked_subcommand not in _WITHOUT_SETTINGS:
        _ = session.settings  # report faults before anything is done
    if ctx.invoked_subcommand is None:
        ctx.invoke(open_reader, paths=())


@newsreader.command("open", hidden=True, context_settings=_CONTEXT)
@click.argument("paths", nargs=-1, type=PathType())
@pass_session
def open_reader(session: Session, paths: tuple[Path, ...]) -> None:
    """Open the reader, importing PATHs first."""
    for path in paths:
        if not os.path.lexists(path):
            raise click.UsageError(f"no such file, folder or command: {show_path(str(path))}. {_meant(str(path))}")
    # The reader draws on stderr, so that its stdout stays free.
    if not all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)) or os.environ.get("TERM") == "dumb":
        raise click.UsageError("the reader needs a terminal; without one use commands such as `newsreader list`")
    library = session.library
    from newsreader.ui import run

    sys.exit(run(library, paths, session.settings, settings_path=session.settings_file))


def _meant(word: str) -> str:
    shown = [name for name, command in newsreader.commands.items() if not command.hidden]
    near = get_close_matches(word, shown, n=1)
    return f"Did you mean `newsreader {near[0]}`?" if near else "See `newsreader --help`"


for _module in (
    importing, watching, reading, finding, changing, correcting, searches, feeds, feed_lists, exporting, settings, upkeep,
    shell,
):  # fmt: skip
    for _command in _module.COMMANDS:
        newsreader.add_command(_command)


def _open_closed_streams() -> None:
    """Open /dev/null for standard streams that are closed (`>&-`), whose numbers the next opened file would take.

    Writing data to a closed stdout still fails (EBADF); messages to a closed stderr are dropped.
    """
    for name, mode, access in (("stdin", "r", os.O_RDONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY)):
        if getattr(sys, name) is None:
            # A file gets the lowest free number, which is that of this stream.
            setattr(sys, name, os.fdopen(os.open(os.devnull, access), mode))


def _is_nowhere() -> bool:
    """Tell whether the working folder has been removed, so that no relative path works."""
    try:
        os.getcwd()
    except OSError:
        return True
    return False


def _drop_what_is_buffered(stdout: TextIO) -> None:
    """Lead stdout nowhere: what could not be written would fail once more at exit, with a message and status 120."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())


def main() -> NoReturn:
    """Run the command line: exit 0 done, 1 something failed, 2 wrong usage or an unusable library or terminal."""
    _open_closed_streams()
    for stream in (sys.stdout, sys.stderr):
        if (reconfigure := getattr(stream, "reconfigure", None)) is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    with redirect_stdout(guarded(sys.stdout)), redirect_stderr(guarded(sys.stderr)):
        _run()


def _usage_words(error: click.ClickException) -> str:
    """Return what is wrong with a command line, and where it is said how it should be unless `error` says what to do."""
    words, context = error.format_message(), getattr(error, "ctx", None)
    if isinstance(error, click.NoSuchOption) and error.option_name in _BEFORE_COMMANDS and context:
        path = context.command_path.removeprefix("newsreader ")
        return f"{error.option_name} stands before the command: `newsreader {error.option_name} FILE {path}`"
    is_clicks_own = type(error) is not click.UsageError or words.startswith("Got unexpected")
    if context is None or not is_clicks_own:
        return words
    stop = "" if words.endswith("?") else "."
    return f"{words.removesuffix('.')}{stop} See `{context.command_path} --help`"


def _run() -> NoReturn:
    stdout = sys.stdout
    try:
        code = newsreader.main(prog_name="newsreader", standalone_mode=False) or 0
        sys.stdout.flush()
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except SystemExit as end:
        code = end.code
        if sys.stdout is not stdout:
            # Click replaces stdout when the reader of a pipe closes it (`list | head`), which is no failure.
            code = 0
            _drop_what_is_buffered(stdout)
    except click.Abort:
        code = 130
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        code = 2
    except click.ClickException as error:
        say_failures([_usage_words(error)])
        code = 2
    except NewsreaderError as error:
        say_failures([error])
        code = 2 if isinstance(error, LibraryError | SettingsError | InputError) else 1
    except OSError as error:
        if _is_nowhere():
            say_failures(["the folder that you are in has been removed. Go to another one"])
            sys.exit(2)
        if error.errno not in _OUTPUT_FAULTS:
            raise
        _drop_what_is_buffered(stdout)
        code = 0
        if not isinstance(error, BrokenPipeError):
            say_failures([f"the output cannot be written ({system_reason(error)})"])
            code = 1
    except (MemoryError, RuntimeError) as error:
        if not is_memory_shortage(error):
            raise
        say_failures([MemoryShortageError()])
        code = 1
    sys.exit(code if isinstance(code, int) else 0)
