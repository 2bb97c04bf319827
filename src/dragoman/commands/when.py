"""``dragoman when``: the time expressions of a text and the events they date."""

from __future__ import annotations

import json
import os
import shutil
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dragoman.types import Dct

_EXAMPLES = """\b
Examples:
  dragoman when "Rebels took the port last Friday." --dct 2019-05-14
  dragoman when "The truce of 1994 was signed in Lusaka." --json
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A time expression: characters [start, end), TimeML type and value, bounds (None:
    open), grain, and the triggers of the events it dates."""

    text: str
    start: int
    end: int
    type: str
    value: str | None
    earliest: str | None
    latest: str | None
    grain: str
    dates: tuple[str, ...]

    def to_json(self) -> dict[str, object]:
        """The fields by name."""
        return {name: getattr(self, name) for name in self.__slots__}


def read_times(text: str, dct: str | None = None) -> tuple[Dct, tuple[Dated, ...]]:
    """The day of writing that serves as anchor, and the expressions in text order.

    Args:
        text: plain text; offsets are of its canonical form.
        dct: document creation time as an ISO day, month or year; without it that of the
            text, if it tells one.

    Raises:
        InputError: the text is empty.
        UsageError: ``dct`` is no ISO date.
        SetupError: no parsing model is installed.
    """
    from dragoman import api
    from dragoman.annotate.parse import parse
    from dragoman.annotate.times import find_times
    from dragoman.text import Reading

    record = api.code(text, dct=dct)
    document = record.document
    tree = parse(Reading(document.text), len(document.title or ""))
    found = find_times(tree, (document.dct.earliest, document.dct.latest))
    return document.dct, tuple(
        Dated(
            text=document.text[t.start : t.end], start=t.start, end=t.end, type=t.type,
            value=t.value, earliest=t.earliest, latest=t.latest, grain=t.grain,
            dates=tuple(
                e.trigger.text
                for e in record.events
                if e.when is not None and (e.when.start, e.when.end) == (t.start, t.end)
            ),
        )
        for t in found
    )  # fmt: skip


def render(dct: Dct, found: tuple[Dated, ...], *, width: int, color: bool) -> str:
    """The expressions as a table for a terminal of ``width`` columns."""
    from dragoman.views.consoles import Page
    from dragoman.views.dates import interval

    page = Page(width, color)
    written = interval(dct.earliest, dct.latest) or "unknown; relative times have no value"
    page.line(f"day of writing: {written}")
    if not found:
        page.line("no time expression found")
        return page.text()
    narrow = max(10, (page.width - 12) // 5)
    for words, kind, value, bounds, events in (
        ("EXPRESSION", "TYPE", "VALUE", "BETWEEN", "DATES"),
        *(
            (t.text, t.type, t.value or "-", interval(t.earliest, t.latest) or "-",
             ", ".join(t.dates) or "-")
            for t in found
        ),
    ):  # fmt: skip
        page.row((words, narrow), (kind, 9), (value, narrow), (bounds, None), (events, narrow))
    return page.text()


@click.command(epilog=_EXAMPLES)
@click.argument("text")
@click.option("--dct", metavar="DATE", help="Document creation time: ISO day, month or year.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def when(text: str, dct: str | None, as_json: bool) -> None:
    """Print the time expressions of TEXT with their values and the events they date.

    TEXT is the words themselves, or - for standard input. "Last week" has a value only when
    the day of writing is given or told by the text; today is never assumed.
    """
    words = sys.stdin.read() if text == "-" else text
    written, found = read_times(words, dct)
    if as_json:
        rows = [t.to_json() for t in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(60, min(140, shutil.get_terminal_size((100, 24)).columns))
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo(render(written, found, width=width, color=color), nl=False)
