"""The command line, from the commands themselves."""

from __future__ import annotations

import inspect

import click

from dragoman import cli, errors
from generators.markdown import NONE, code, document, table

_INTRO = """
Data go to standard output, everything else to standard error. Progress is shown only at a
terminal. Nothing is fetched from the network unless `--fetch` is given. Colour follows
[NO_COLOR](https://no-color.org).
"""
_EXITS = {
    cli.DONE: "done",
    cli.FAULT: "a fault of dragoman's, a part of it is missing, or a lexicon breaks its rules",
    cli.USAGE: "wrong usage: an unknown option, event or frame, options that exclude each other, "
    "a lexicon that cannot be read",
    cli.REFUSED: "some inputs were refused; all others were coded and printed",
}
_VARIABLES = {
    "DRAGOMAN_GOLD": "folder of labelled data for `dragoman evaluate`",
    "NO_COLOR": "when set, no colour at the terminal",
}


def page() -> str:
    """``reference/cli.md``."""
    group = cli.main
    top = click.Context(group, info_name="dragoman", **group.context_settings)
    blocks = [_INTRO, *_command(top)]
    for name, command in sorted(group.commands.items()):
        inner = click.Context(command, info_name=name, parent=top)
        blocks += [f"## dragoman {name}", *_command(inner)]
        for part, below in sorted(_parts(command).items()):
            nested = click.Context(below, info_name=part, parent=inner)
            blocks += [f"### dragoman {name} {part}", *_command(nested)]
    blocks += [
        "## Exit codes",
        table(("Code", "Meaning"), ((code(k), v) for k, v in _EXITS.items())),
        "## Errors",
        "Every error says where, what and what to do, and has a code that stays the same.",
        table(("Code", "Class", "Meaning"), map(_error, _errors(errors.DragomanError))),
        "## Environment",
        table(("Variable", "Meaning"), ((code(k), v) for k, v in _VARIABLES.items())),
    ]
    return document("Command line", *blocks)


def _parts(command: click.Command) -> dict[str, click.Command]:
    return dict(command.commands) if isinstance(command, click.Group) else {}


def _command(context: click.Context) -> list[str]:
    command = context.command
    usage = " ".join(command.get_usage(context).removeprefix("Usage:").split())
    blocks = [f"```text\n{usage}\n```", _prose(command.help or "")]
    options = [p for p in command.get_params(context) if isinstance(p, click.Option)]
    blocks.append(table(("Option", "Meaning"), map(_option, options)))
    if command.epilog and context.parent:
        lines = inspect.cleandoc(command.epilog.replace("\b\n", "")).split("\n")
        examples = "\n".join(line.strip() for line in lines[1:])
        blocks.append(f"{lines[0]}\n\n```console\n{examples}\n```")
    return blocks


def _prose(text: str) -> str:
    return inspect.cleandoc(text.replace("\b\n", ""))


def _option(option: click.Option) -> tuple[str, str]:
    names = ", ".join(map(code, (*option.opts, *option.secondary_opts)))
    if not option.is_flag and not option.count:
        kind = option.metavar or option.type.name.upper()
        names += f" {code(kind)}"
    return names, option.help or NONE


def _errors(base: type[errors.DragomanError]) -> list[type[errors.DragomanError]]:
    found = [base]
    for child in base.__subclasses__():
        found += _errors(child)
    return sorted(found, key=lambda e: e.code)


def _error(kind: type[errors.DragomanError]) -> tuple[str, str, str]:
    first = inspect.cleandoc(kind.__doc__ or "").split("\n")[0]
    return code(kind.code), code(kind.__name__), first.replace("``", "`")
