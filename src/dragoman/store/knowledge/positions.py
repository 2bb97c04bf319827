"""Positions that people hold made into roles: country, class of office, sector.

Runs when a whole file was read, since a dump tells the class of a position in another line
than the person who holds it, and before or after it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from dragoman.lexicon.offices import OfficeClass, class_of, office_classes
from dragoman.store.knowledge.people import country_id

_DEEPEST = 6  # steps up the classes of a position
_BATCH = 5_000
_HELD = """
SELECT person, position, start, end, ended, rank FROM held WHERE origin = ?
AND (person, position, start, end) > (?, ?, ?, ?) ORDER BY person, position, start, end LIMIT ?
"""


def resolve_held(base: sqlite3.Connection, origin: str, tell: Callable[[int], None]) -> int:
    """Write the roles of all spells of an origin; tells how many.

    Args:
        base: an open base, in a transaction of the caller's.
        origin: whose spells.
        tell: called with the number of spells done so far.
    """
    labels = _Positions(base, origin)
    done = 0
    last = ("", "", "", "")
    while True:
        rows = base.execute(_HELD, (origin, *last, _BATCH)).fetchall()
        if not rows:
            return done
        last = rows[-1][:4]
        roles = []
        for person, position, start, end, ended, rank in rows:
            country, sector, office, kind = labels.role(position)
            if kind or country:
                roles.append(
                    (origin, person, country, sector, office, kind, start, end, ended, 0, rank)
                )
        base.executemany("INSERT OR REPLACE INTO role VALUES (?,?,?,?,?,?,?,?,?,?,?)", roles)
        done += len(rows)
        tell(done)


class _Positions:
    """What the positions of an origin are, worked out once each."""

    def __init__(self, base: sqlite3.Connection, origin: str) -> None:
        self._base = base
        self._origin = origin
        self._known: dict[str, tuple[str, str, str, str]] = {}
        self._roots = {q: c for c in office_classes() for q in c.wikidata}

    def role(self, position: str) -> tuple[str, str, str, str]:
        """Country, sector, office and class of office of a position."""
        if position not in self._known:
            if len(self._known) > 200_000:
                self._known.clear()
            self._known[position] = self._work_out(position)
        return self._known[position]

    def _work_out(self, position: str) -> tuple[str, str, str, str]:
        row = self._base.execute(
            "SELECT name, country FROM position WHERE origin = ? AND id = ?",
            (self._origin, position),
        ).fetchone()
        office, country = row or (position, "")
        country = country or country_id(office.rpartition(" of ")[2].removeprefix("the "))
        named = class_of(office, country)
        rooted = self._rooted(position)
        # The name tells more than a general class: a foreign minister is a minister too.
        best = named if named and (rooted is None or rooted.kind in _GENERAL) else rooted
        if best is None:
            return country, "", office, ""
        return country, best.sector, office, best.kind

    def _rooted(self, position: str) -> OfficeClass | None:
        """The class of office that the classes of a position lead up to, the nearest."""
        level, seen = [position], {position}
        for _ in range(_DEEPEST):
            found = next((self._roots[q] for q in level if q in self._roots), None)
            if found is not None:
                return found
            marks = ",".join("?" * len(level))
            query = f"SELECT DISTINCT parent FROM class WHERE id IN ({marks}) ORDER BY parent"
            level = [p for (p,) in self._base.execute(query, level) if p not in seen][:200]
            seen.update(level)
            if not level:
                return None
        return None


_GENERAL = frozenset({"minister", "judge", "legislator"})
