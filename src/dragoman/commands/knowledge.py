"""``dragoman knowledge``: import dumps into the knowledge base, and look into it."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dragoman.store.importing import Progress
    from dragoman.store.knowledge.reading import KnowledgeFile

_EPILOG = """\b
Examples:
  dragoman knowledge import offices.csv
  dragoman knowledge import latest-all.json.bz2 --language en --language fr
  dragoman knowledge show "Dmitry Medvedev" --as-of 2009-05-01
  dragoman knowledge show "foreign minister" --country FRA --as-of 2012-06-01
  dragoman knowledge diff --country BRA
"""
_KINDS = ("own", "wikidata", "sparql", "opensanctions", "petrarch", "geonames")


@click.group(epilog=_EPILOG)
def knowledge() -> None:
    """Import dumps into the knowledge base, and look into it.

    The base holds entities with their names, dated offices, codes and relations: the tables
    that come with dragoman, and what you import. Imported rows keep their origin and replace
    nothing: your own rows are believed first, then dragoman's tables, then dumps.
    """


@knowledge.command("import")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
@click.option(
    "--as", "kind", type=click.Choice(_KINDS), help="What the files are, if it is not plain."
)
@click.option(
    "--language",
    "languages",
    multiple=True,
    default=("en", "mul"),
    show_default=True,
    metavar="LANG",
    help="Languages of names to keep (Wikidata).",
)
@click.option(
    "--program-dates",
    is_flag=True,
    help="Read dates of a PETRARCH dictionary as its program does, not as documented.",
)
@click.option(
    "--accept-nc", is_flag=True, help="Agree to a licence without commercial use (OpenSanctions)."
)
@click.option(
    "--until",
    metavar="DATE",
    help="Day up to which the file is right: offices open then are only possible after it. "
    "Without it the latest date in the file.",
)
@click.option(
    "--restart", is_flag=True, help="First drop what was imported of the same kind before."
)
def import_files(
    files: tuple[Path, ...],
    kind: str | None,
    languages: tuple[str, ...],
    program_dates: bool,
    accept_nc: bool,
    until: str | None,
    restart: bool,
) -> None:
    """Import dumps, packed (.gz, .bz2) or not.

    Read are Wikidata entity dumps, SPARQL results (CSV, JSON), dictionaries of PETRARCH,
    entities of OpenSanctions (FtM JSON), countryInfo.txt of GeoNames, and tables of your own
    (CSV, TSV or JSON lines with the columns person, country, office, and if you like
    wikidata, names, kind, sector, start, end, acting, gender). A run that was stopped goes on
    where it stopped; a file that is there already is left.
    """
    from dragoman import store
    from dragoman.store.knowledge.dates import option_day
    from dragoman.store.knowledge.importing import import_file
    from dragoman.store.knowledge.kinds import Kind, Options

    options = Options(
        Kind(kind) if kind else None,
        frozenset(languages),
        program_dates,
        accept_nc,
        option_day("--until", until),
        restart,
    )
    for file in files:
        done = import_file(store.knowledge_file(), file, options, _tell)
        options = replace(options, restart=False)  # the next file is added to this one
        if sys.stderr.isatty():
            click.echo("\r" + " " * 72 + "\r", nl=False, err=True)
        left_out = f", {done.bad} left out as unreadable" if done.bad else ""
        resumed = f" (resumed behind line {done.resumed})" if done.resumed else ""
        click.echo(f"{done.file}: {done.kept} of {done.rows} rows kept{left_out}{resumed}")


def _tell(at: Progress) -> None:
    if sys.stderr.isatty():
        share = f"{min(at.offset / at.size, 1):4.0%}" if at.size and at.offset <= at.size else ""
        click.echo(f"\r{at.file[:30]:30} {share:4} {at.rows:>11} rows", nl=False, err=True)


def _opened() -> KnowledgeFile:
    from dragoman import store
    from dragoman.store.knowledge import builtin
    from dragoman.store.knowledge.reading import KnowledgeFile
    from dragoman.store.knowledge.schema import open_writable

    path = store.knowledge_file()
    if not builtin.is_current(path):
        base = open_writable(path)
        builtin.build(base)
        base.close()
    return KnowledgeFile(path)


@knowledge.command()
@click.argument("name")
@click.option("--as-of", metavar="DATE", help="Only what holds on this day: YYYY-MM-DD.")
@click.option("--country", metavar="XXX", help="NAME is an office of this country.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def show(name: str, as_of: str | None, country: str | None, as_json: bool) -> None:
    """Show what the base has under NAME: a person, body, country, code, Wikidata id or office.

    With --country NAME is an office of that country, and --as-of a day: who held it.
    """
    import json

    from dragoman.errors import InputError, UsageError
    from dragoman.store.knowledge.dates import option_day
    from dragoman.views import knowledge as views

    day = option_day("--as-of", as_of)
    base = _opened()
    if country:
        if not day:
            raise UsageError("an office is shown as of a day", remedy="give --as-of YYYY-MM-DD")
        held = _holders(country, name, day)
        shown, lines = views.holders_content(held, day), views.holder_lines(held, day)
    else:
        entries = base.named(name)
        shown, lines = views.entries_content(entries, day), views.entry_lines(entries, day)
    if as_json:
        click.echo(json.dumps(shown, ensure_ascii=False))
        return
    told = list(lines)
    if not told:
        raise InputError(
            "nothing is known under this name" + (" on that day" if day else ""),
            where=name,
            remedy="import a dump that has it: dragoman knowledge import --help",
        )
    click.echo("\n".join(told))


def _holders(country: str, office: str, day: str):  # type: ignore[no-untyped-def]
    from dragoman import store
    from dragoman.lexicon.holders import holders_on
    from dragoman.lexicon.knowledge import load_knowledge
    from dragoman.store.knowledge.people import country_id

    store.attach_knowledge()
    return holders_on(load_knowledge(), country_id(country) or country, office, day)


@knowledge.command()
@click.option("--country", metavar="XXX", help="Only this country.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def coverage(country: str | None, as_json: bool) -> None:
    """Tell for each country which years' heads, foreign and defence ministers are known."""
    import json

    from dragoman.store.knowledge.coverage import offices_by_year
    from dragoman.store.knowledge.people import country_id
    from dragoman.views import knowledge as views

    base = _opened()
    found = offices_by_year(base.base, country_id(country) or country if country else None)
    if as_json:
        click.echo(json.dumps(views.coverage_content(found)))
        return
    for line in views.coverage_lines(found):
        click.echo(line)


@knowledge.command()
@click.option("--country", metavar="XXX", help="Only this country.")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def diff(country: str | None, as_json: bool) -> None:
    """List where origins differ: an office held by other people at one time, other dates."""
    import json

    from dragoman.store.knowledge.conflicts import conflicts
    from dragoman.store.knowledge.people import country_id
    from dragoman.views import knowledge as views

    base = _opened()
    found = list(conflicts(base.base, country_id(country) or country if country else None))
    if as_json:
        click.echo(json.dumps(views.conflicts_content(found), ensure_ascii=False))
        return
    for line in views.conflict_lines(found):
        click.echo(line)
    click.echo(f"{len(found)} differences" if found else "no differences")
