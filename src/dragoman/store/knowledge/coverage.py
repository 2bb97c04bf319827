"""Which offices the base knows, by country and year."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date

from dragoman.lexicon.persons import Role, lower_bound

# The offices counted: what the classes are called together.
OFFICES = {
    "head": ("head_of_state", "monarch", "leader"),
    "premier": ("head_of_government",),
    "foreign": ("foreign_minister",),
    "defence": ("defence_minister",),
}
FIRST_YEAR = 1990


@dataclass(frozen=True, slots=True)
class Coverage:
    """One country: for each office of ``OFFICES`` the years from ``FIRST_YEAR`` on in whose
    middle somebody is known to have held it, and the origins that know."""

    country: str
    years: dict[str, frozenset[int]]
    origins: tuple[str, ...]


def offices_by_year(base: sqlite3.Connection, country: str | None = None) -> list[Coverage]:
    """Coverage of all countries with a known role, or of one, by country code."""
    kinds = {kind: office for office, some in OFFICES.items() for kind in some}
    marks = ",".join("?" * len(kinds))
    rows = base.execute(
        f"SELECT country, kind, start, end, ended, origin FROM role WHERE kind IN ({marks}) "
        "AND (? IS NULL OR country = ?) ORDER BY country",
        (*kinds, country, country),
    )
    years: dict[str, dict[str, set[int]]] = {}
    origins: dict[str, set[str]] = {}
    last = date.today().year
    for of, kind, start, end, ended, origin in rows:
        role = Role(of, "", "", kind, start, end, False, bool(ended))
        known = years.setdefault(of, {office: set() for office in OFFICES})[kinds[kind]]
        origins.setdefault(of, set()).add(origin)
        begin = max(int(lower_bound(start)[:4]), FIRST_YEAR)
        for year in range(begin, min(int(role.latest[:4]), last) + 1):
            if role.held(f"{year}-07-01", f"{year}-07-01") != "no":
                known.add(year)
    return [
        Coverage(of, {o: frozenset(y) for o, y in known.items()}, tuple(sorted(origins[of])))
        for of, known in years.items()
    ]
