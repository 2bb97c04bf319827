"""``dragoman inspect``: what a page is worth, before anything is coded."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dragoman.ingest.files import Content
    from dragoman.views.inspect import Inspection

_REFUSED = 3
_EPILOG = """\b
Examples:
  dragoman inspect article.html
  dragoman inspect pages/ --html inspected.html
  dragoman inspect story.txt --json
"""


@click.command(epilog=_EPILOG)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--fetch", is_flag=True, help="Allow http(s) addresses to be fetched.")
@click.option("--fast", is_flag=True, help="Read HTML with Resiliparse, which must be installed.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a page.")
@click.option(
    "--html",
    "html_file",
    type=click.Path(dir_okay=False, writable=True),
    metavar="FILE",
    help="Write the findings as one self-contained page.",
)
@click.pass_context
def inspect(
    ctx: click.Context,
    inputs: tuple[str, ...],
    fetch: bool,
    fast: bool,
    as_json: bool,
    html_file: str | None,
) -> None:
    """Show how a page was read: what was removed, dates, language, signs of spinning.

    The signs stand with their reading side by side with the raw words. Of several inputs the
    copies among them are listed last. Nothing is coded.
    """
    from dragoman.errors import InputError
    from dragoman.ingest.files import iter_inputs
    from dragoman.views import inspect as views

    kept: list[Inspection] = []
    refused: list[str] = []
    width = max(60, min(140, shutil.get_terminal_size((100, 24)).columns))
    color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for source in iter_inputs(inputs, fetch=fetch):
        try:
            found = examine(source.name, source.read(), fast=fast)
        except InputError as err:
            refused.append(source.name)
            click.echo(str(err), err=True)
            continue
        kept.append(found)
        click.echo(
            views.to_json(found) if as_json else views.render(found, width=width, color=color)
        )
    if not as_json:
        _tell_copies(kept)
    if html_file:
        Path(html_file).write_text(views.render_html(kept), encoding="utf-8")
    if refused:
        click.echo(f"{len(refused)} input(s) refused: {', '.join(refused)}", err=True)
        ctx.exit(_REFUSED)


def _tell_copies(pages: list[Inspection]) -> None:
    """Groups of reports among the inputs that are copies of one another."""
    from dragoman.commands.copies import shown
    from dragoman.link import Report, link_reports

    reports = [
        Report(id=p.name, text=p.report.text, outlet=p.report.outlet,
               published=p.report.published, language=p.report.language, spun=p.integrity.spun)
        for p in pages
    ]  # fmt: skip
    groups = [c for c in link_reports(reports) if len(c.members) > c.voices]
    if groups:
        click.echo("copies\n\n" + "\n\n".join(shown(c) for c in groups))


def examine(name: str, content: Content, *, fast: bool = False) -> Inspection:
    """Everything found in one input.

    Raises:
        InputError: the input cannot be read.
    """
    from dragoman.annotate.integrity import inspect_text
    from dragoman.ingest.credits import read_credits
    from dragoman.ingest.language import not_coded
    from dragoman.ingest.pages import dates_found, read_page
    from dragoman.views.inspect import Inspection, Span

    page = read_page(content.data, url=content.url, fast=fast)
    return Inspection(
        name=name,
        report=page,
        integrity=inspect_text(page.text)[0],
        dates=tuple((w.day, w.basis) for w in dates_found(content.data, url=content.url)),
        credits=tuple(
            Span(kind=c.kind, start=c.start, end=c.end, text=c.text, note=c.name)
            for c in read_credits(page.text, page.title_end)
        ),
        foreign=not_coded(page.text, page.language),
    )
