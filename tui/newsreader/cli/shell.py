"""The commands `completion` and `man`: what a shell and `man` want to know of this command line."""

import click
from click.shell_completion import get_completion_class

from newsreader.cli.manual import manual_page

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_NEWSREADER_COMPLETE"


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the script that completes words in a shell.

    \b
    bash: newsreader completion bash > ~/.local/share/bash-completion/completions/newsreader
    zsh:  newsreader completion zsh > DIR/_newsreader, for a DIR of your $fpath
    fish: newsreader completion fish > ~/.config/fish/completions/newsreader.fish
    """
    maker = get_completion_class(shell)
    assert maker is not None
    root = ctx.find_root().command
    # Not `source()`, which starts bash to see how old it is.
    script = maker(root, {}, "newsreader", _VARIABLE)
    click.echo(script.source_template % script.source_vars())


@click.command("man")
@click.pass_context
def manual(ctx: click.Context) -> None:
    """Print the manual page.

    See it with `newsreader man | man -l -`.
    """
    click.echo(manual_page(ctx.find_root().command), nl=False)


COMMANDS = (completion, manual)
