"""Who held an office of a country on a day, asked for in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dragoman.lexicon.imported import OWN
from dragoman.lexicon.knowledge import Knowledge
from dragoman.lexicon.offices import class_of, office_key
from dragoman.lexicon.persons import Person, Role

# Classes of which a country has one holder at a time; of others the class names nobody.
ONE_HOLDER = frozenset(
    "head_of_state monarch leader head_of_government foreign_minister defence_minister "
    "interior_minister finance_minister".split()
)


def holders_on(
    base: Knowledge, country: str, office: str, day: str
) -> tuple[tuple[Person, str], ...]:
    """Who held the office on the day, each with ``yes`` or ``possible``.

    An origin that is sure of somebody is believed, in this order: one's own rows, the
    packaged tables, dumps; if none is sure, the first that thinks somebody possible. Within
    it the very name of the office goes before its class.

    Args:
        base: the tables, with what was imported.
        country: code of the country or body.
        office: name of the office.
        day: an ISO day.
    """
    possible: tuple[tuple[Person, str], ...] = ()
    for people in _by_origin(base, country, office):
        for fits in _readings(country, office):
            found = [(p, answer) for p in people if (answer := _held(p, country, fits, day))]
            sure = tuple(pair for pair in found if pair[1] == "yes")
            if sure:
                return sure
            possible = possible or tuple(found)
    return possible


def _by_origin(base: Knowledge, country: str, office: str) -> Iterator[Sequence[Person]]:
    """Persons who ever held an office of that name or class, origin by origin."""
    plain = office_key(office, country)
    kind = class_of(office, country)
    packaged = [p for (c, _), held in base.holders.items() if c == country for p in held]
    imported: list[Person] = []
    if base.imported is not None:
        imported += base.imported.office_named(country, plain)
        if kind is not None and kind.kind in ONE_HOLDER:
            imported += base.imported.office_holders(country, kind.kind)
    yield _once(p for p in imported if p.origin == OWN)
    yield _once(packaged)
    for origin in dict.fromkeys(p.origin for p in imported if p.origin != OWN):
        yield _once(p for p in imported if p.origin == origin)


def _once(people: Iterable[Person]) -> list[Person]:
    return list({(p.name, p.wikidata, len(p.roles)): p for p in people}.values())


def _readings(country: str, office: str) -> Iterator[tuple[str, str]]:
    """The office by its plain name, then by its class where that has one holder."""
    yield "name", office_key(office, country)
    kind = class_of(office, country)
    if kind is not None and kind.kind in ONE_HOLDER:
        yield "kind", kind.kind


def _held(person: Person, country: str, fits: tuple[str, str], day: str) -> str:
    answers = {r.held(day, day) for r in person.roles if r.country == country and _fits(r, fits)}
    return next((a for a in ("yes", "possible") if a in answers), "")


def _fits(role: Role, fits: tuple[str, str]) -> bool:
    return (
        role.kind == fits[1]
        if fits[0] == "kind"
        else office_key(role.office, role.country) == fits[1]
    )
