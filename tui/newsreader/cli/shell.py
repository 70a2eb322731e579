"""The commands `completion` and `man`: the completion scripts of shells, and the manual page."""

import click
from click.shell_completion import add_completion_class

from newsreader.cli.manual import manual_page
from newsreader.cli.shells import SCRIPTS

SHELLS = tuple(script.name for script in SCRIPTS)
_VARIABLE = "_NEWSREADER_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes words in a shell.

    \b
    bash: newsreader completion bash > ~/.newsreader.bash
          echo '. ~/.newsreader.bash' >> ~/.bashrc
    zsh:  newsreader completion zsh > ~/.newsreader.zsh
          echo '. ~/.newsreader.zsh' >> ~/.zshrc       (after compinit)
    fish: mkdir -p ~/.config/fish/completions
          newsreader completion fish > ~/.config/fish/completions/newsreader.fish
    """
    maker = next(script for script in SCRIPTS if script.name == shell)
    click.echo(maker(ctx.find_root().command, {}, "newsreader", _VARIABLE).source(), nl=False)


@click.command("man")
@click.pass_context
def manual(ctx: click.Context) -> None:
    """Print the manual page.

    See it with `newsreader man | man -l -`.
    """
    click.echo(manual_page(ctx.find_root().command), nl=False)


for _script in SCRIPTS:
    add_completion_class(_script)

COMMANDS = (completion, manual)
