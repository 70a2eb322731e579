"""The manual page in roff, generated from the commands."""

import re
from collections.abc import Iterator

import click

from newsreader import __version__
from newsreader.library.completing import field_examples

_QUERIES = {
    "tariff talks": "Both words, in any form, anywhere in title or text; akaz* means words that begin so.",
    '"upper house"': "The phrase; the shell needs quotes around it: '\"upper house\"'.",
    "tariff OR levy, -steel, ( … )": "Or, not, grouping.",
}
_MORE = {
    "is": "Also is:read, is:starred, is:copy, is:watched, is:archived.",
    "has": "Also has:story, has:scheduled, has:tag, has:note, has:date, has:place, has:source, has:url.",
}
_ENVIRONMENT = {
    "NEWSREADER_LIBRARY": "The library file, where --library does not name one.",
    "NEWSREADER_CONFIG": "The settings file, where --config does not name one.",
    "NO_COLOR": "Set to anything: no colours; marks, underline and bold carry the meaning.",
}
_EXIT = {
    "0": "Done.",
    "1": "Something failed; each failure is named on stderr with what to do.",
    "2": "Wrong usage, no terminal, or an unusable library or settings file.",
    "130": "Interrupted; what was reported is kept.",
}
_SIGNS = {
    "\\": r"\e", "-": r"\-", '"': r"\(dq", "'": r"\(aq", "`": r"\(ga", "^": r"\(ha", "~": r"\(ti",
}  # fmt: skip


def manual_page(root: click.Command) -> str:
    """Return the page of a command with all its subcommands."""
    context = click.Context(root, info_name="newsreader")
    about = _first_line(root)
    lines = [
        f'.TH NEWSREADER 1 "" "newsreader {_roff(__version__)}" "User commands"',
        ".SH NAME", rf"newsreader \- {_roff(about[:1].lower() + about[1:].rstrip('.'))}",
        ".SH SYNOPSIS", _roff(_usage(root, context)),
        ".SH DESCRIPTION", *_paragraphs(root.help), _roff(root.epilog or ""),
        ".SH OPTIONS", *_options(root, context),
        ".SH COMMANDS", *_commands(root, context),
        ".SH QUERIES", *_list(_QUERIES | {one: _asked(one, words) for one, words in field_examples()}),
        ".SH ENVIRONMENT", *_list(_ENVIRONMENT),
        ".SH EXIT STATUS", *_list(_EXIT),
    ]  # fmt: skip
    return "\n".join(line for line in lines if line) + "\n"


def _commands(group: click.Command, context: click.Context) -> Iterator[str]:
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(context):
        command = group.commands[name]
        if command.hidden:
            continue
        inner = click.Context(command, info_name=name, parent=context)
        if not isinstance(command, click.Group) or command.invoke_without_command:
            yield f'.SS "{_roff(_usage(command, inner))}"'
            yield from _paragraphs(command.help)
            yield from _options(command, inner)
        yield from _commands(command, inner)


def _usage(command: click.Command, context: click.Context) -> str:
    return " ".join([context.command_path, *command.collect_usage_pieces(context)])


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    for parameter in command.get_params(context):
        record = parameter.get_help_record(context)
        if record and record[1] and not (context.parent and "--help" in parameter.opts):
            yield from (".TP", rf"\fB{_roff(record[0])}\fR", _roff(record[1]))


def _list(rows: dict[str, str]) -> Iterator[str]:
    for name, words in rows.items():
        yield from (".TP", rf"\fB{_roff(name)}\fR", _roff(words))


def _paragraphs(text: str | None) -> Iterator[str]:
    for paragraph in (text or "").split("\n\n"):
        lines = [line.strip() for line in paragraph.strip().splitlines()]
        as_typed = lines[:1] == ["\b"]
        yield ".PP"
        if as_typed:
            yield from (".nf", *map(_roff, lines[1:]), ".fi")
        else:
            yield _roff(" ".join(lines))


def _asked(example: str, words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}. {_MORE.get(example.split(':')[0], '')}".rstrip()


def _first_line(command: click.Command) -> str:
    return " ".join((command.help or "").split("\n\n")[0].split())


def _roff(text: str) -> str:
    """Escape what roff would interpret, or print as another sign than the one to type."""
    text = "".join(_SIGNS.get(sign, sign) for sign in text)
    return re.sub(r"^\.", r"\\&.", text, flags=re.M)
