"""The files of GeoNames, line by line: tab-separated UTF-8 without quoting."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from dragoman.errors import InputError
from dragoman.lexicon.gazetteer import city_names, fold_names
from dragoman.store.schema import NameRow, PlaceRow
from dragoman.text import fold

_DIVISIONS = {"ADM1": "state", "ADM2": "county"}
# Features outside classes A and P that are kept: tiny homonyms of the rest cost more than
# they give.
_OTHERS = {
    "RGN": "subregion", "AREA": "subregion", "SEA": "sea", "OCN": "ocean", "LK": "lake",
    "STM": "river", "ISL": "island", "MTS": "mountains", "PEN": "peninsula", "AIRP": "facility",
    "DIP": "facility", "MIL": "facility", "NPP": "facility",
}  # fmt: skip
_OTHER_CLASSES = frozenset("LHTS")
_GONE = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})  # towns that are no more
_NOT_NAMES = frozenset({"post", "iata", "icao", "faac", "link", "unlc", "tcid", "phon", "piny"})
_WIKIDATA = "wkdt"
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Options:
    """Which rows are kept: countries as ISO alpha-2 (empty: all), and languages of
    alternative names (names without a language are kept)."""

    countries: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset({"en", "abbr"})

    def __str__(self) -> str:
        return f"countries={','.join(sorted(self.countries))} " + (
            f"languages={','.join(sorted(self.languages))}"
        )


@dataclass(slots=True)
class Batch:
    """What some lines of a file say."""

    places: list[PlaceRow] = field(default_factory=list)
    pointless: list[PlaceRow] = field(default_factory=list)
    names: list[NameRow] = field(default_factory=list)
    countries: list[tuple[str, str, int | None]] = field(default_factory=list)
    features: list[tuple[str, str]] = field(default_factory=list)
    wikidata: list[tuple[int, str]] = field(default_factory=list)


# Takes the cells of a line into a batch; tells whether they were kept. ValueError: no such row.
Reader = Callable[[list[str], Batch], bool]


def reader_for(
    file: str, options: Options, iso3: dict[str, str], known: Callable[[int], bool]
) -> tuple[Reader, int]:
    """How the lines of a file are read, and their number of columns, by the file's name.

    Args:
        file: the name of the file, without its folder.
        options: which rows are kept.
        iso3: alpha-3 by alpha-2 codes.
        known: whether a place of this id was imported; only those get further names.

    Raises:
        InputError: the name is not one of GeoNames's.
    """
    stem = Path(file).stem
    low = stem.lower()
    if low.startswith("alternatenames"):
        return _Alternates(options, known).read, 10
    if low.startswith("admin1codes"):
        return _Divisions("state", options, iso3).read, 4
    if low.startswith("admin2codes"):
        return _Divisions("county", options, iso3).read, 4
    if low.startswith("countryinfo"):
        return _country, 19
    if low.startswith("featurecodes"):
        return _feature, 3
    if low in {"allcountries", "null"} or low.startswith("cities") or _is_code(stem):
        return _Places(options, iso3).read, 19
    raise InputError(
        "no file of GeoNames has this name",
        where=file,
        remedy="known are allCountries, XX (a country), citiesN, alternateNamesV2, "
        "admin1CodesASCII, admin2Codes, countryInfo and featureCodes_en, .txt or .zip",
    )


def _is_code(stem: str) -> bool:
    return len(stem) == 2 and stem.isascii() and stem.isalpha() and stem.isupper()


@dataclass(frozen=True, slots=True)
class _Places:
    options: Options
    iso3: dict[str, str]

    def read(self, cells: list[str], batch: Batch) -> bool:
        name, ascii_name, code = cells[1], cells[2], cells[7]
        kind = kind_of(cells[6], code)
        iso2 = cells[8]
        if kind is None or (self.options.countries and iso2 not in self.options.countries):
            return False
        number, lat, lon = int(cells[0]), float(cells[4]), float(cells[5])
        if not (-90 <= lat <= 90 and -180 <= lon <= 180) or not name:
            raise ValueError(cells[0])
        admin1 = "" if cells[10] == "00" else cells[10]
        batch.places.append(
            (number, name, kind, self.iso3.get(iso2, iso2), admin1, lat, lon, int(cells[14] or 0))
        )
        own, *others = fold_names(city_names(ascii_name or name, cells[3].split(",")))
        batch.names.append((own, number, 1))
        batch.names += [(key, number, 0) for key in {*others} - {own, ""}]
        return True


def kind_of(feature_class: str, code: str) -> str | None:
    """The kind under which a feature is kept, or None when it is not."""
    if feature_class == "P":
        return None if code in _GONE else "city"
    if feature_class == "A":
        if code.endswith("H"):
            return None
        country = code.startswith(("PCL", "TERR"))
        return "country" if country else _DIVISIONS.get(code, "subregion")
    return _OTHERS.get(code) if feature_class in _OTHER_CLASSES else None


@dataclass(frozen=True, slots=True)
class _Alternates:
    options: Options
    known: Callable[[int], bool]

    def read(self, cells: list[str], batch: Batch) -> bool:
        number, language, name = int(cells[1]), cells[2], cells[3]
        if language == _WIKIDATA:
            if not self.known(number):
                return False
            batch.wikidata.append((number, name))
            return True
        if language in _NOT_NAMES or (language and language not in self.options.languages):
            return False
        if cells[7] == "1" or len(name) < _SHORTEST:  # historic
            return False
        key = fold(name)
        if not key or not self.known(number):
            return False
        usual = language == "en" and "1" in (cells[4], cells[5])  # preferred or short
        batch.names.append((key, number, int(usual)))
        return True


@dataclass(frozen=True, slots=True)
class _Divisions:
    kind: str
    options: Options
    iso3: dict[str, str]

    def read(self, cells: list[str], batch: Batch) -> bool:
        code, name, ascii_name, number = cells[0], cells[1], cells[2], int(cells[3])
        iso2, admin1 = code.split(".")[:2]
        if self.options.countries and iso2 not in self.options.countries:
            return False
        batch.pointless.append(
            (number, name, self.kind, self.iso3.get(iso2, iso2), admin1, None, None, 0)
        )
        batch.names.append((fold(ascii_name or name), number, 1))
        return True


def _country(cells: list[str], batch: Batch) -> bool:
    if len(cells[0]) != 2 or len(cells[1]) != 3:
        raise ValueError(cells[0])
    number = int(cells[16]) if cells[16] else None
    batch.countries.append((cells[0], cells[1], number))
    if number is not None:
        batch.pointless.append(
            (number, cells[4], "country", cells[1], "", None, None, int(cells[7] or 0))
        )
        batch.names.append((fold(cells[4]), number, 1))
    return True


def _feature(cells: list[str], batch: Batch) -> bool:
    batch.features.append((cells[0], cells[1]))
    return True


def cells_of(line: bytes, columns: int) -> list[str] | None:
    """The cells of a line; None for a comment or an empty line.

    Raises:
        ValueError: the line has another number of cells, or is not UTF-8.
    """
    text = line.decode("utf-8").rstrip("\r\n")
    if not text or text.startswith("#"):
        return None
    cells = text.split("\t")
    if len(cells) != columns:
        raise ValueError(f"{len(cells)} cells")
    return cells
