"""The command line: thin, no logic of its own; heavy imports happen inside commands.

Exit codes: 0 done · 1 a fault of dragoman's · 2 wrong usage · 3 some inputs were refused.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dragoman.errors import DragomanError, InputError, SetupError, UsageError
from dragoman.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dragoman.types import Record

DONE, FAULT, USAGE, REFUSED = 0, 1, 2, 3
_EXAMPLES = """\b
Examples:
  dragoman code article.html
  dragoman code pages/ --jsonl > records.jsonl
  dragoman code pages/ --lexicon desk.toml --jsonl > records.jsonl
  cat story.txt | dragoman code - --html story.html
  dragoman why article.html e3
"""


class _Group(click.Group):
    """Turns dragoman's errors into one line with a remedy, and the documented exit code."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except UsageError as err:
            click.echo(str(err), err=True)
            ctx.exit(USAGE)
        except InputError as err:
            click.echo(str(err), err=True)
            ctx.exit(REFUSED)
        except DragomanError as err:
            click.echo(str(err), err=True)
            ctx.exit(FAULT)


@click.group(cls=_Group, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dragoman")
def main() -> None:
    """Code reporting on international affairs: who did, said, promised, refused or feared
    what, towards whom, when, where, and on whose word."""


def _records(
    inputs: tuple[str, ...],
    fetch: bool,
    outlet: str | None,
    dct: str | None,
    lexicon: tuple[str, ...],
    by: str,
    quiet: bool,
    refused: list[str],
) -> Iterator[Record]:
    """Code each input; one that cannot be read is told on stderr and the rest goes on."""
    from dragoman import api
    from dragoman.ingest.files import iter_inputs

    rules = api.load_lexicon(*lexicon)
    who = api.EventsBy(by)
    sources = list(iter_inputs(inputs, fetch=fetch))
    show = not quiet and len(sources) > 1 and sys.stderr.isatty()
    for n, source in enumerate(sources, 1):
        if show:
            click.echo(f"\r{n}/{len(sources)} {source.name[-60:]:60}", nl=False, err=True)
        try:
            content = source.read()
            yield api.code(
                content.data, url=content.url, outlet=outlet, dct=dct, lexicon=rules, by=who
            )
        except InputError as err:
            refused.append(source.name)
            click.echo(str(err), err=True)
        except (SetupError, UsageError):
            raise
        except Exception as err:  # a fault of ours must not cost the rest of the batch
            refused.append(source.name)
            fault = f"internal fault: {type(err).__name__}: {err}"
            click.echo(
                str(DragomanError(fault, where=source.name, remedy="please report it")), err=True
            )
    if show:
        click.echo("\r" + " " * 72 + "\r", nl=False, err=True)


_COMMON = [
    click.option("--fetch", is_flag=True, help="Allow http(s) addresses to be fetched."),
    click.option("--outlet", metavar="NAME", help="The publisher, when it is known."),
    click.option("--dct", metavar="DATE", help="Document creation time: ISO day, month or year."),
    click.option(
        "--lexicon",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False),
        metavar="FILE",
        help="Add frames and codes of your own (TOML); may be given several times.",
    ),
    click.option(
        "--by",
        type=click.Choice(["both", "frames", "model"]),
        default="both",
        show_default=True,
        help="Who finds events: the frames of the lexicon, the event model, or both.",
    ),
]


def _common(command: click.decorators.FC) -> click.decorators.FC:
    for option in reversed(_COMMON):
        command = option(command)
    return command


@main.command(epilog=_EXAMPLES)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@_common
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
@click.option("--jsonl", "as_jsonl", is_flag=True, help="Print one record a line.")
@click.option(
    "--html",
    "html_file",
    type=click.Path(dir_okay=False, writable=True),
    metavar="FILE",
    help="Write the annotated article as one self-contained page.",
)
@click.option("--explain", is_flag=True, help="Say why each event was coded and what was dropped.")
@click.option(
    "--only",
    "standing",
    type=click.Choice(["asserted", "reported", "planned", "feared", "denied"]),
    help="Show only the claims that stand so.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress on stderr.")
@click.pass_context
def code(
    ctx: click.Context,
    inputs: tuple[str, ...],
    fetch: bool,
    outlet: str | None,
    dct: str | None,
    lexicon: tuple[str, ...],
    by: str,
    as_json: bool,
    as_jsonl: bool,
    html_file: str | None,
    explain: bool,
    standing: str | None,
    quiet: bool,
) -> None:
    """Code pages or texts: files, folders, - for standard input, addresses with --fetch.

    At a terminal the record is shown for reading; --json and --jsonl are for machines.
    A file that cannot be read is reported and the rest goes on (exit code 3).
    """
    from dragoman.views import encode, filters, terminal, words

    if as_json and as_jsonl:
        raise UsageError("--json and --jsonl exclude each other", remedy="choose one")
    refused: list[str] = []
    kept: list[Record] = []
    for record in _records(inputs, fetch, outlet, dct, lexicon, by, quiet, refused):
        shown = record if explain else _without_dropped(record)
        if standing:
            shown = filters.only(shown, words.Standing(standing))
        if html_file:
            kept.append(shown)
        if as_jsonl:
            click.echo(encode.to_jsonl(shown))
        elif as_json:
            click.echo(encode.to_json(shown))
        else:
            click.echo(terminal.render(shown, explain=explain, width=_width(), color=_color()))
    if html_file:
        from dragoman.views.html import render_html

        Path(html_file).write_text(render_html(kept, names=_code_names()), encoding="utf-8")
    if refused:
        click.echo(f"{len(refused)} input(s) refused: {', '.join(refused)}", err=True)
        ctx.exit(REFUSED)


def _without_dropped(record: Record) -> Record:
    from dataclasses import replace

    return replace(record, dropped=())


@main.command()
@click.argument("input_", metavar="INPUT")
@click.argument("event")
@_common
@click.option("--json", "as_json", is_flag=True, help="Print the chain as JSON.")
def why(
    input_: str,
    event: str,
    fetch: bool,
    outlet: str | None,
    dct: str | None,
    lexicon: tuple[str, ...],
    by: str,
    as_json: bool,
) -> None:
    """Print the whole chain behind one EVENT of an input, with its quotes.

    EVENT is an id as `dragoman code` prints it (e3), or its number.
    """
    import json

    from dragoman.views import why as chains

    refused: list[str] = []
    record = next(_records((input_,), fetch, outlet, dct, lexicon, by, True, refused), None)
    if record is None:
        raise click.exceptions.Exit(REFUSED)
    if as_json:
        click.echo(json.dumps(chains.why_json(record, event), ensure_ascii=False, indent=2))
    else:
        click.echo(
            chains.explain_event(record, event, width=_width(), color=_color(), names=_code_names())
        )


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Print versions of code, lexicon, model and knowledge data, and what is missing."""
    import json

    from dragoman import checkup

    findings = checkup.examine()
    if as_json:
        click.echo(json.dumps([f.__dict__ for f in findings], indent=2))
    else:
        for f in findings:
            click.echo(f"{'ok     ' if f.ok else 'MISSING'}  {f.part:<12} {f.version}")
            if not f.ok:
                click.echo(f"         {'':12} mend it with: {f.remedy}")
    if not all(f.ok for f in findings):
        ctx.exit(FAULT)


@main.command()
@click.argument("task")
@click.argument("gold", required=False, type=click.Path(path_type=Path))
@click.option("--limit", type=int, help="Use only N rows, spread evenly.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def evaluate(task: str, gold: Path | None, limit: int | None, as_json: bool) -> None:
    """Measure dragoman on labelled data: metrics with n and bootstrap 95 % intervals.

    TASK is one of events, pairs, attribution, factuality, actors, coreference, places,
    extraction, dates, duplicates. GOLD is a file of JSON lines; without it the file of the task is
    looked for in the folder that DRAGOMAN_GOLD names.
    """
    from dragoman import evaluate as module
    from dragoman.evaluate import coder, render

    path = gold or module.gold_path(task)
    report = module.run(task, path, coder.Coder(), limit=limit, progress=_progress)
    click.echo(render.to_json(report) if as_json else render.to_text(report, _width()))


def _progress(done: int, total: int) -> None:
    if sys.stderr.isatty():
        end = "\n" if done == total else ""
        click.echo(f"\r{done}/{total}", nl=False, err=True)
        click.echo(end, nl=False, err=True)


def _code_names() -> dict[str, str]:
    from dragoman.lexicon.codebook import load_codebook

    return load_codebook().plain_names()


def _width() -> int:
    import shutil

    return max(60, min(140, shutil.get_terminal_size((100, 24)).columns))


def _color() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


for _name in ("copies", "gazetteer", "inspect", "knowledge", "lexicon", "when", "where", "who"):
    main.add_command(getattr(import_module(f"dragoman.commands.{_name}"), _name))


if __name__ == "__main__":
    main()
