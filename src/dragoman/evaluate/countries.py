"""Names and codes of countries brought to one code, so that gold and answer compare."""

from __future__ import annotations

from functools import lru_cache

from dragoman.lexicon.countries import COUNTRY_COLUMNS
from dragoman.lexicon.tables import read_tsv, split_list
from dragoman.text import fold


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    codes: dict[str, str] = {}
    for row in read_tsv("knowledge/countries.tsv", COUNTRY_COLUMNS):
        names = (row["name"], *split_list(row["names"]), *split_list(row["short_names"]))
        for name in names:
            codes.setdefault(fold(name), row["id"])
        for column in ("id", "iso2", "iso3"):
            if row[column]:
                codes[row[column]] = row["id"]
    return codes


def country_code(value: str | None) -> str | None:
    """The code of a country given by English name, two or three letters; None if unknown.

    >>> country_code("Finland"), country_code("FI"), country_code("FIN"), country_code("Narnia")
    ('FIN', 'FIN', 'FIN', None)
    """
    if not value:
        return None
    codes = _codes()
    return codes.get(value) or codes.get(fold(value))
