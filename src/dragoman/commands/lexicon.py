"""``dragoman lexicon``: check code books of one's own, look frames up, trace a sentence."""

from __future__ import annotations

import json
import os
import shutil
import sys
from typing import TYPE_CHECKING

import click

from dragoman.types import Plover

if TYPE_CHECKING:
    from dragoman.lexicon.frames import Frame
    from dragoman.lexicon.own import Lexicon

_FAULT = 1
_EPILOG = """\b
Examples:
  dragoman lexicon check desk.toml
  dragoman lexicon show sanction.impose
  dragoman lexicon explain "Iran held talks with Oman."
"""
_CHECK = """\b
Examples:
  dragoman lexicon check desk.toml
  dragoman lexicon check desk.toml regional.toml --effects --json
"""
_SHOW = """\b
Examples:
  dragoman lexicon show
  dragoman lexicon show sanction.impose
  dragoman lexicon show --type RETREAT
  dragoman lexicon show --word board --lexicon desk.toml
"""
_EXPLAIN = """\b
Examples:
  dragoman lexicon explain "Iran held talks with Oman."
  dragoman lexicon explain "Customs officers searched a Greek ship." --lexicon desk.toml
  echo "Iran held talks with Oman." | dragoman lexicon explain - --json
"""
_FILE = click.Path(exists=True, dir_okay=False)
_LEXICON = click.option(
    "--lexicon",
    "files",
    multiple=True,
    type=_FILE,
    metavar="FILE",
    help="Add frames and codes of your own (TOML); may be given several times.",
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Print as JSON.")


@click.group(epilog=_EPILOG)
def lexicon() -> None:
    """Check code books of your own, look frames up, and see how a sentence is coded.

    A code book is a TOML file with frames, overrides and codes; `dragoman code --lexicon FILE`
    codes with it.
    """


@lexicon.command(epilog=_CHECK)
@click.argument("files", nargs=-1, required=True, type=_FILE, metavar="FILE...")
@click.option("--effects", is_flag=True, help="Tell which packaged examples are coded otherwise.")
@_JSON
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], effects: bool, as_json: bool) -> None:
    """Check code books: every key, code and pattern, and every example, by coding it.

    Files are read in the order given, as `dragoman code` would. Prints what is wrong, with the
    line and a remedy, and a summary. Exit code 1 when anything is wrong.
    """
    from dragoman.ingest.lexicons import read_texts
    from dragoman.lexicon.own import build
    from dragoman.trials import examples
    from dragoman.views import accounts

    built = build(read_texts(files))
    tally = examples.check(built)
    told = tuple(examples.effects(built.lexicon)) if effects else ()
    if as_json:
        _print(accounts.tally_json(files, tally, told))
    else:
        click.echo(accounts.tally_text(files, tally, told))
    if tally.faults:
        ctx.exit(_FAULT)


@lexicon.command(epilog=_SHOW)
@click.argument("frame", required=False, metavar="[ID]")
@click.option(
    "--type",
    "kind",
    type=click.Choice(list(Plover.__members__), case_sensitive=False),
    help="Only frames of this type.",
)
@click.option("--word", metavar="LEMMA", help="Only frames with a pattern that begins so.")
@_LEXICON
@_JSON
def show(
    frame: str | None, kind: str | None, word: str | None, files: tuple[str, ...], as_json: bool
) -> None:
    """Show frames: their code, who is who, patterns and examples; without ID, --type or --word
    a line each.

    The packaged ones and, with --lexicon, yours; what you override is shown as it is then.
    """
    from dragoman.ingest.lexicons import load_lexicon
    from dragoman.views import frames as views

    rules = load_lexicon(*files)
    found = _found(rules, frame, kind, word)
    if as_json:
        shown = [views.frame_json(f) for f in found]
        _print({"frames": shown, "codes": views.codes_json(rules.books)})
        return
    full = bool(frame or kind or word)
    if not found:
        click.echo("no frame is like that")
        return
    click.echo(views.render(found, rules, full=full, width=_width(), color=_color()), nl=False)


def _found(
    rules: Lexicon, frame: str | None, kind: str | None, word: str | None
) -> tuple[Frame, ...]:
    """The frames that are asked for.

    Raises:
        UsageError: there is no frame of this id.
    """
    from dragoman.errors import UsageError
    from dragoman.lexicon.own.fields import nearest

    known = rules.frames.frames
    if frame is not None and frame.partition("@")[0] not in {f.id for f in known}:
        remedy = nearest(frame, (f.id for f in known)) + " See dragoman lexicon show"
        raise UsageError(f"there is no frame {frame}", remedy=remedy)
    named = {f.id for pos in "VNA" for _, f in rules.frames.index.get(((word or "").lower(), pos),
                                                                      ())}  # fmt: skip
    return tuple(
        f
        for f in known
        if (frame is None or f.id == frame.partition("@")[0])
        and (kind is None or f.type == kind.upper())
        and (word is None or f.id in named)
    )


@lexicon.command(epilog=_EXPLAIN)
@click.argument("sentence")
@_LEXICON
@_JSON
def explain(sentence: str, files: tuple[str, ...], as_json: bool) -> None:
    """Tell how SENTENCE is coded: for each word the patterns tried, the conditions that held or
    failed, what was left out and why, and what was coded.

    SENTENCE is the words themselves, or - for standard input.
    """
    from dragoman.errors import InputError
    from dragoman.ingest.lexicons import load_lexicon
    from dragoman.trials.sentences import explain as account_of
    from dragoman.views import accounts

    words = sys.stdin.read() if sentence == "-" else sentence
    if not words.strip():
        raise InputError("there is no text", remedy="give some, or - to read standard input")
    account = account_of(words, load_lexicon(*files))
    if as_json:
        _print(accounts.account_json(account))
    else:
        click.echo(accounts.render(account, width=_width(), color=_color()), nl=False)


def _print(content: object) -> None:
    click.echo(json.dumps(content, ensure_ascii=False, indent=2))


def _width() -> int:
    return max(60, min(140, shutil.get_terminal_size((100, 24)).columns))


def _color() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ
