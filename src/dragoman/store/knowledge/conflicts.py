"""Where origins differ about who held an office, or when."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, groupby

from dragoman.lexicon.holders import ONE_HOLDER
from dragoman.lexicon.imported import same_person
from dragoman.lexicon.persons import Person, Role, held
from dragoman.text import fold

_Spell = tuple[str, Person, tuple[str, ...]]
_ROWS = """
SELECT r.country, r.kind, r.origin, r.id, e.name, e.wikidata, r.office, r.start, r.end, r.ended
FROM role r JOIN entity e USING (origin, id)
WHERE r.kind <> '' AND (? IS NULL OR r.country = ?) AND r.acting = 0
ORDER BY r.country, r.kind, r.start, r.origin, r.id
"""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two origins that differ: ``holder`` (other people in an office at one time) or
    ``dates`` (one person's time in it begins or ends on other days)."""

    what: str
    country: str
    kind: str
    first: tuple[str, str, str, str]
    second: tuple[str, str, str, str]


def conflicts(base: sqlite3.Connection, country: str | None = None) -> Iterator[Conflict]:
    """Every difference between two origins, country by country.

    Each side is told as (origin, name, start, end). Other holders are a difference only in
    offices that one person holds at a time.
    """
    rows = base.execute(_ROWS, (country, country))
    for (of, kind), group in groupby(rows, key=lambda r: r[:2]):
        spells = [(r[2], _person(r), r[6:]) for r in group]
        for (o1, p1, s1), (o2, p2, s2) in _pairs(kind, spells):
            if o1 == o2:
                continue
            what = _difference(kind, p1, p2, s1, s2)
            if what:
                yield Conflict(
                    what, of, kind, (o1, p1.name, s1[1], s1[2]), (o2, p2.name, s2[1], s2[2])
                )


def _pairs(kind: str, spells: list[_Spell]) -> Iterator[tuple[_Spell, _Spell]]:
    """Spells to compare: all of an office that one holds at a time, else those of one name or
    id, since a country has thousands of ambassadors and members of parliament."""
    if kind in ONE_HOLDER:
        yield from combinations(spells, 2)
        return
    alike: dict[str, list[_Spell]] = {}
    for spell in spells:
        for key in {spell[1].wikidata or "", fold(spell[1].name)} - {""}:
            alike.setdefault(key, []).append(spell)
    seen = set()
    for some in alike.values():
        for one, other in combinations(some, 2):
            if (id(one), id(other)) not in seen:
                seen.add((id(one), id(other)))
                yield one, other


def _person(row: tuple[str, ...]) -> Person:
    role = Role(row[0], "", row[6], row[1], row[7], row[8], False)
    return Person(row[4], row[5] or None, "", (row[4],), (role,))


def _difference(
    kind: str, one: Person, other: Person, first: tuple[str, ...], second: tuple[str, ...]
) -> str:
    (_, start1, end1, *_), (_, start2, end2, *_) = first, second
    if same_person(one, other):
        near = _overlap(start1, end1, start2, end2)
        return "dates" if near and (_unlike(start1, start2) or _unlike(end1, end2)) else ""
    if kind in ONE_HOLDER and _overlap(start1, end1, start2, end2):
        return "holder"
    return ""


def _overlap(start1: str, end1: str, start2: str, end2: str) -> bool:
    """Whether the second's start lies for certain within the first's time, or the reverse; a
    day of handing over is shared."""
    return any(
        len(day) == 10 and day != end and held(start, end, day, day) == "yes"
        for day, start, end in ((start2, start1, end1), (start1, start2, end2))
    )


def _unlike(one: str, other: str) -> bool:
    """Whether two dates differ as far as both are told."""
    shared = min(len(one), len(other))
    return bool(shared) and one[:shared] != other[:shared]
