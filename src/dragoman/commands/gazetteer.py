"""``dragoman gazetteer``: add GeoNames dumps to the gazetteer, and tell what it holds."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dragoman.store.importing import Progress

_EPILOG = """\b
Examples:
  dragoman gazetteer import admin1CodesASCII.txt allCountries.zip alternateNamesV2.zip
  dragoman gazetteer status
"""


@click.group(epilog=_EPILOG)
def gazetteer() -> None:
    """Add GeoNames dumps to the gazetteer, and tell what it holds.

    The gazetteer is built on first use from the installed packages. More places (villages,
    rivers, airports, further names) come from the files of
    https://download.geonames.org/export/dump/, which you download yourself.
    """


@gazetteer.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "--country", "countries", multiple=True, metavar="XX", help="Keep only this country (ISO)."
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=("en", "abbr"),
    show_default=True,
    metavar="LANG",
    help="Languages of alternative names to keep.",
)
def import_files(
    files: tuple[Path, ...], countries: tuple[str, ...], languages: tuple[str, ...]
) -> None:
    """Import GeoNames files (.txt, or .zip as downloaded) into the gazetteer.

    A run that was stopped goes on where it stopped; a file that is there already is left.
    """
    from dragoman import store
    from dragoman.store.geonames import Options
    from dragoman.store.importing import import_file

    options = Options(frozenset(c.upper() for c in countries), frozenset(languages))
    target = store.imported_file()
    for file in files:
        done = import_file(target, file, options, _tell)
        if sys.stderr.isatty():
            click.echo("\r" + " " * 72 + "\r", nl=False, err=True)
        left_out = f", {done.bad} bad lines left out" if done.bad else ""
        resumed = f" (resumed behind line {done.resumed})" if done.resumed else ""
        click.echo(f"{done.file}: {done.kept} of {done.rows} lines kept{left_out}{resumed}")


def _tell(at: Progress) -> None:
    if sys.stderr.isatty():
        share = at.offset / at.size if at.size else 1.0
        click.echo(f"\r{at.file[:30]:30} {share:4.0%} {at.rows:>11} lines", nl=False, err=True)


@gazetteer.command()
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def status(as_json: bool) -> None:
    """Tell which gazetteer files are in use, what they hold, and who is to be credited."""
    import json

    from dragoman import store
    from dragoman.lexicon.gazetteer import ATTRIBUTION
    from dragoman.store.importing import status as examine

    found = [examine(path) for path in store.attach()]
    if as_json:
        content = [
            {
                "path": str(s.path), "bytes": s.size, "places": s.places, "names": s.names,
                "files": [
                    {"file": f.file, "rows": f.rows, "kept": f.kept, "bad": f.bad, "done": f.done}
                    for f in s.files
                ],
            }
            for s in found
        ]  # fmt: skip
        click.echo(json.dumps({"gazetteers": content, "credit": ATTRIBUTION}, indent=2))
        return
    for s in found:
        click.echo(f"{s.path}: {s.size / 1e6:.0f} MB, {s.places} places, {s.names} names")
        for f in s.files:
            state = "done" if f.done else f"{f.offset / max(f.size, 1):.0%}, import it again"
            click.echo(f"  {f.file:28} {f.kept} of {f.rows} lines kept, {state}")
    if not found:
        click.echo("the table in memory: cities of 15,000 people and more")
    click.echo(ATTRIBUTION)
