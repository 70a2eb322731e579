"""The commands `settings init`, which writes a commented file, and `settings keys`, which lists the ids for `[keys]`."""

from pathlib import Path

import click

from newsreader.cli.arguments import json_option
from newsreader.cli.output import echo_json, say
from newsreader.cli.session import Session, pass_session
from newsreader.errors import SettingsError, system_reason
from newsreader.settings import EXAMPLE
from newsreader.text import show_path


@click.group()
def settings() -> None:
    """Write a commented settings file, or show what can be set."""


@settings.command()
@click.option("--print", "to_stdout", is_flag=True, help="Write to stdout instead of the file.")
@pass_session
def init(session: Session, to_stdout: bool) -> None:
    """Write a settings file with every key explained.

    A file that is there already is left alone.
    """
    if to_stdout:
        click.echo(EXAMPLE, nl=False)
        return
    write_example(session.settings_file)
    say(f"Wrote {show_path(str(session.settings_file))}")


def write_example(path: Path) -> None:
    """Write the commented example to a new file. Raises SettingsError if it exists or cannot be written."""
    shown = show_path(str(path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(EXAMPLE)
    except FileExistsError:
        raise SettingsError("is there already", subject=shown, remedy="`--print` writes to stdout instead") from None
    except OSError as error:
        raise SettingsError(f"cannot be written ({system_reason(error)})", subject=shown) from None


@settings.command()
@json_option
@pass_session
def keys(session: Session, as_json: bool) -> None:
    """List the keys of the reader.

    Every command with its id, its place and its keys as the settings have them.
    """
    from newsreader.ui.commands import COMMANDS, PLACE_NAMES, PLACES, shown_keys
    from newsreader.ui.keymap import chosen_keys

    mine = chosen_keys(session.settings.keymap, session.settings.keys)
    width = max(len(command.id) for command in COMMANDS)
    for place in PLACES:
        if not as_json:
            click.echo(f"# {PLACE_NAMES[place]}")
        for command in (one for one in COMMANDS if one.place == place):
            names = mine.get(command.id, command.keys).split(",")
            if as_json:
                echo_json({"id": command.id, "place": place, "keys": names, "help": command.help})
            else:
                click.echo(f"{command.id:<{width}}  {shown_keys(command, mine):<14}  {command.help}")


COMMANDS = (settings,)
