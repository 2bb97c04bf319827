"""Codes of countries from GeoNames's countryInfo.txt."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.store.geonames import cells_of
from dragoman.store.knowledge.people import add_entity, country_id
from dragoman.store.knowledge.schema import Batch

_COLUMNS = 19
_SCHEMES = (("iso2", 0), ("iso3", 1), ("isonumeric", 2), ("fips", 3))


@dataclass(frozen=True, slots=True)
class CountryLines:
    """Reads the lines of ``countryInfo.txt``."""

    origin: str = "geonames"

    def read(self, line: bytes, batch: Batch) -> bool:
        """Take a line into the batch; tells whether it was kept.

        Raises:
            ValueError: the line is no country.
        """
        cells = cells_of(line, _COLUMNS)
        if cells is None:
            return False
        if len(cells[0]) != 2 or len(cells[1]) != 3:
            raise ValueError(cells[0])
        key = country_id(cells[1]) or country_id(cells[0]) or cells[1]
        add_entity(batch, self.origin, key, "country", cells[4], country=key)
        for scheme, column in _SCHEMES:
            if cells[column] and cells[column] != "0":
                batch.codes.append((scheme, cells[column], self.origin, key, "", ""))
        if cells[16]:
            batch.codes.append(("geonames", cells[16], self.origin, key, "", ""))
        return True
