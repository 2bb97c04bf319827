"""``dragoman copies``: reports of one happening, and who copied whom."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from dragoman.errors import InputError

if TYPE_CHECKING:
    from dragoman.link import Cluster, Report

_REFUSED = 3


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("--fetch", is_flag=True, help="Allow http(s) addresses to be fetched.")
@click.option("--json", "as_json", is_flag=True, help="Print the clusters as JSON.")
@click.pass_context
def copies(ctx: click.Context, inputs: tuple[str, ...], fetch: bool, as_json: bool) -> None:
    """Group reports by happening and count independent voices: files, folders, - for
    standard input, addresses with --fetch.

    Each cluster has a representative and the earliest report; each report is an exact,
    near, edited or partial copy of its origin, or independent, or unknown.
    """
    from dragoman.link import link_reports

    reports, refused = _reports(inputs, fetch)
    clusters = link_reports(reports)
    if as_json:
        click.echo(json.dumps([asdict(c) for c in clusters], ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(shown(c) for c in clusters))
    if refused:
        click.echo(f"{len(refused)} input(s) refused: {', '.join(refused)}", err=True)
        ctx.exit(_REFUSED)


def _reports(inputs: tuple[str, ...], fetch: bool) -> tuple[list[Report], list[str]]:
    """The inputs that can be read, with their names as ids, and the names of the others."""
    from dragoman.annotate.integrity import inspect_text
    from dragoman.ingest.files import iter_inputs
    from dragoman.ingest.pages import read_page
    from dragoman.link import Report

    reports: list[Report] = []
    refused: list[str] = []
    for source in iter_inputs(inputs, fetch=fetch):
        try:
            content = source.read()
            page = read_page(content.data, url=content.url)
        except InputError as err:
            refused.append(source.name)
            click.echo(str(err), err=True)
            continue
        reports.append(
            Report(
                id=source.name,
                text=page.text,
                outlet=page.outlet,
                published=page.published,
                language=page.language,
                spun=inspect_text(page.text)[0].spun,
            )
        )
    return reports, refused


def shown(cluster: Cluster) -> str:
    """A cluster in lines for reading."""
    pages, voices = len(cluster.members), cluster.voices
    lines = [
        f"{cluster.representative}",
        f"  {pages} report{'s' * (pages != 1)}, {voices} independent voice{'s' * (voices != 1)}"
        + (f", earliest {cluster.earliest}" if cluster.earliest and pages > 1 else ""),
    ]
    for m in cluster.members:
        if pages > 1:
            of = f" of {m.origin}" if m.origin != m.id else ""
            credit = f"  credits {', '.join(m.agencies)}" if m.agencies else ""
            quoted = f"  quotes {', '.join(m.quoted)}" if m.quoted else ""
            lines.append(f"    {m.relation.value:<12}{m.id}{of}{credit}{quoted}")
    return "\n".join(lines)
