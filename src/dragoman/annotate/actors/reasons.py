"""Why a mention stands for an actor, in words for people."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.annotate.actors import people
from dragoman.lexicon.knowledge import Knowledge
from dragoman.lexicon.persons import Person, Role
from dragoman.text import fold
from dragoman.types import Actor

_MOST = 4  # offices told of one person


def reasons(
    base: Knowledge, text: str, form: str, actor: Actor, as_of: str | None
) -> tuple[str, ...]:
    """What the choice rests on, a sentence each.

    Args:
        base: the tables.
        text: the words of the mention.
        form: NAM, NOM or PRO.
        actor: what it was taken for.
        as_of: the ISO day asked for; None when no day was given.
    """
    person = _person(base, actor)
    if person is not None:
        return (_found(text, form, person), *_offices(person, as_of))
    if actor.candidates:
        return (f"{len(actor.candidates)} are possible and nothing here tells which",)
    if actor.kind == "person":
        return ("a name in no table; what is known of the person is in the words around it",)
    if actor.kind in {"role", "group", "institution"} and form == "NOM":
        sector = f"the noun gives the sector {actor.sector}" if actor.sector else ""
        country = f"the words beside it the country {actor.country}" if actor.country else ""
        return tuple(filter(None, (sector, country))) or ("nothing says whose it is",)
    if actor.kind == "place":
        return ("a place of the gazetteer",)
    return ("a name of the tables" if actor.wikidata or actor.country else "a name in no table",)


def _person(base: Knowledge, actor: Actor) -> Person | None:
    if actor.kind != "person":
        return None
    for sense in base.senses(tuple(fold(actor.name).split())):
        if sense.person is not None and sense.person.wikidata == actor.wikidata:
            return sense.person
    return None


def _found(text: str, form: str, person: Person) -> str:
    if form == "NOM":
        return "the only one known to have held the office then"
    key = fold(text)
    if any(key.endswith(fold(name)) for name in person.names):
        return "named in full"
    words = set(key.split())
    if any(words & set(fold(name).split()[-1:]) for name in person.names):
        return "named by surname"
    return f"another spelling of {person.name}"


def _offices(person: Person, as_of: str | None) -> Iterator[str]:
    """The offices that may have been held on the day, the highest first."""
    window = (as_of, as_of)
    fitting = [r for r in person.roles if r.held(*window) != "no"]
    if not fitting:
        yield "in no known office then" if as_of else "no office is known"
        return
    best = people.role_at(person, window)
    for role in sorted(fitting, key=lambda r: r is not best)[:_MOST]:
        sure = "" if not as_of or role.held(*window) == "yes" else "possibly "
        yield f"{sure}{role.office} ({role.country}, {role.sector}) {_span(role)}"


def _span(role: Role) -> str:
    return f"{role.start or '?'} to {role.end or 'today, as far as known'}"
