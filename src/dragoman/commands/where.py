"""``dragoman where``: the places that a text names."""

from __future__ import annotations

import click

_EPILOG = """\b
Examples:
  dragoman where "Delegations from Paris and Homs met in Geneva."
  echo "Floods cut the road to Kherson" | dragoman where - --json
"""


@click.command(epilog=_EPILOG)
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Print as JSON.")
def where(text: str, as_json: bool) -> None:
    """Tell which places TEXT names, and where they lie.

    - reads the text from standard input. A name that several places share, none of them
    clearly meant, is told as ambiguous; names of persons are no places.
    """
    import json
    import sys

    from dragoman import store
    from dragoman.annotate.actors import find_actors
    from dragoman.annotate.parse import parse
    from dragoman.annotate.places import find_places
    from dragoman.annotate.statements import find_statements
    from dragoman.errors import InputError
    from dragoman.lexicon.gazetteer import ATTRIBUTION
    from dragoman.text import Reading, canonical

    content = canonical(sys.stdin.read() if text == "-" else text)
    if not content.strip():
        raise InputError("there is no text", remedy="give some, or - to read standard input")
    store.attach()
    tree = parse(Reading(content))
    cast = find_actors(tree, find_statements(tree), (None, None))
    kinds = {
        i: cast.entities[m.entity].kind
        for m in cast.mentions
        if m.form == "NAM"
        for i in range(m.first, m.last)
    }
    places = find_places(tree, kinds)
    if as_json:
        shown = [
            {
                "text": content[p.start : p.end], "start": p.start, "end": p.end,
                "name": p.name, "country": p.country, "geonameid": p.geonameid,
                "lat": p.lat, "lon": p.lon, "precision": p.precision,
            }
            for p in places
        ]  # fmt: skip
        click.echo(json.dumps({"places": shown, "credit": ATTRIBUTION}, ensure_ascii=False))
        return
    for p in places:
        point = "" if p.lat is None or p.lon is None else f"{p.lat:.2f} {p.lon:.2f}"
        number = f"geonames:{p.geonameid}" if p.geonameid else ""
        said = content[p.start : p.end]
        name = p.name if p.name != said else ""
        parts = (name, p.country or "", p.precision, point, number)
        click.echo(f"{said}: " + ", ".join(part for part in parts if part))
    if not places:
        click.echo("no place is named")
