"""Rows of a person, a body and their names, the same for every kind of dump."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from dragoman.lexicon.countries import COUNTRY_COLUMNS
from dragoman.lexicon.persons import surnames
from dragoman.lexicon.tables import read_tsv, split_list
from dragoman.store.knowledge.schema import Batch
from dragoman.text import fold

_BODIES = ("IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM")  # PLOVER: no state
_LONGEST_NAME = 200  # code points; longer ones are descriptions


def add_entity(
    batch: Batch,
    origin: str,
    key: str,
    kind: str,
    name: str,
    names: Iterable[tuple[str, str]] = (),
    *,
    wikidata: str = "",
    country: str = "",
    sector: str = "",
    gender: str = "",
    valid_from: str = "",
    valid_to: str = "",
) -> None:
    """Add an entity with its names.

    Args:
        batch: what takes the rows.
        origin: whose rows they are.
        key: id within the origin.
        kind: person, organisation, group, country or actor.
        name: the name shown.
        names: further names, each with its language (empty: not told).
        wikidata: id in Wikidata.
        country: code of its country.
        sector: PLOVER sector outside any role.
        gender: m, f or empty.
        valid_from: ISO day, month or year of its beginning; empty is open.
        valid_to: of its end.
    """
    batch.entities.append(
        (origin, key, kind, name, wikidata, country, sector, gender, valid_from, valid_to)
    )
    seen = set()
    for form, lang in ((name, ""), *names):
        folded = fold(form)
        if not folded or folded in seen or len(form) > _LONGEST_NAME:
            continue
        seen.add(folded)
        batch.names.append((folded, origin, key, form, lang, "name"))
        if kind == "person":
            for surname in surnames(form, country):
                batch.surnames.append((surname, origin, key))


@lru_cache(maxsize=4096)
def country_id(code: str) -> str:
    """The code of a country by its id, ISO code, English name or Wikidata id; empty when no
    table knows it.

    >>> country_id("FR"), country_id("France"), country_id("Q142"), country_id("Narnia")
    ('FRA', 'FRA', 'FRA', '')
    """
    known = _countries()
    return known.get(code) or known.get(fold(code), "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    ids: dict[str, str] = {}
    for row in read_tsv("knowledge/countries.tsv", COUNTRY_COLUMNS):
        names = (row["name"], *split_list(row["names"]), *split_list(row["short_names"]))
        for code in (row["id"], row["iso2"], row["wikidata"], *map(fold, names)):
            if code:
                ids.setdefault(code, row["id"])
    return ids | {body: body for body in _BODIES}
