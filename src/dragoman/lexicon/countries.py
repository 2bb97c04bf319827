"""The columns of the table of countries, which several modules read."""

from __future__ import annotations

COUNTRY_COLUMNS = (
    "id", "name", "iso2", "iso3", "fips", "cow", "gw", "cameo", "wikidata", "capital", "names",
    "short_names", "adjectives", "people", "status", "parent", "valid_from", "valid_to",
)  # fmt: skip
