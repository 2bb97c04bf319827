"""What was imported into the knowledge base, beside the packaged tables.

Precedence, where both know of somebody: rows of one's own, then the packaged tables, then
dumps. A person is the same in both by the Wikidata id, else by a full name and a country.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from dragoman.lexicon.persons import OFFICE_RANK, Person, Role
from dragoman.text import fold

if TYPE_CHECKING:
    from dragoman.lexicon.base import Agent, Sense

OWN = "own"
_REMEMBERED = 65_536


class Source(Protocol):
    """Imported rows by name, surname and office; those of the best origin come first."""

    @property
    def version(self) -> str:
        """An id of what was imported, the same for the same files."""
        ...

    def senses(self, words: tuple[str, ...]) -> Sequence[Sense]:
        """What the folded words may stand for."""
        ...

    def longest(self, word: str) -> int:
        """Words of the longest name that begins with the folded word; 0 for none."""
        ...

    def surname(self, key: str) -> Sequence[Person]:
        """Persons of a folded surname."""
        ...

    def office_holders(self, country: str, kind: str) -> Sequence[Person]:
        """Persons who ever held an office of the class in the country."""
        ...

    def office_named(self, country: str, office: str) -> Sequence[Person]:
        """Persons who ever held an office of that plain name in the country."""
        ...

    def agents(self) -> Sequence[Agent]:
        """Role nouns."""
        ...


class Remembered:
    """A source whose answers are kept for the next time they are asked for."""

    def __init__(self, source: Source) -> None:
        self.version = source.version
        self.agents = source.agents
        self.senses = lru_cache(_REMEMBERED)(source.senses)
        self.longest = lru_cache(_REMEMBERED)(source.longest)
        self.surname = lru_cache(_REMEMBERED)(source.surname)
        self.office_named = lru_cache(_REMEMBERED)(source.office_named)
        self.office_holders = lru_cache(_REMEMBERED)(source.office_holders)


_sources: list[Source] = []


def use_imported(source: Source | None) -> None:
    """Resolve against imported rows too, from the next reading of the tables on."""
    from dragoman.lexicon.knowledge import load_knowledge

    _sources[:] = [] if source is None else [Remembered(source)]
    load_knowledge.cache_clear()


def imported() -> Source | None:
    """The source in use, if any."""
    return _sources[0] if _sources else None


def imported_version() -> str:
    """An id of what was imported; empty when nothing was."""
    return _sources[0].version if _sources else ""


def same_person(one: Person, other: Person) -> bool:
    """Whether two rows are of one person.

    Different Wikidata ids are different persons; without both, a full name and a country in
    common tell.
    """
    if one.wikidata and other.wikidata:
        return one.wikidata == other.wikidata
    countries = {r.country for r in one.roles} & {r.country for r in other.roles}
    return bool(countries and _full_names(one) & _full_names(other))


def _full_names(person: Person) -> set[str]:
    return {key for n in person.names if " " in (key := fold(n))}


def merged(packaged: Sequence[Person], found: Iterable[Person]) -> list[Person]:
    """The packaged persons with what imported rows add to them, and the imported others."""
    out = list(packaged)
    for person in found:
        at = next((k for k, p in enumerate(out) if same_person(p, person)), None)
        if at is None:
            out.append(person)
        else:
            out[at] = _joined(out[at], person)
    return out


def _joined(known: Person, other: Person) -> Person:
    """One person of two rows: of two times in one office that overlap, the better origin's."""
    first, second = (other, known) if other.origin == OWN else (known, other)
    added = [r for r in second.roles if not any(_same_time(r, s) for s in first.roles)]
    roles = sorted((*first.roles, *added), key=_order)
    return replace(
        known, wikidata=known.wikidata or other.wikidata, gender=known.gender or other.gender,
        names=tuple(dict.fromkeys((*known.names, *other.names))), roles=tuple(roles),
    )  # fmt: skip


def _same_time(one: Role, other: Role) -> bool:
    same = one.country == other.country and (one.kind or one.office) == (other.kind or other.office)
    return same and one.earliest <= other.latest and other.earliest <= one.latest


def _order(role: Role) -> tuple[str, int, str]:
    return role.earliest, OFFICE_RANK.get(role.kind, 99), role.office


def best_origin(people: Sequence[Person], sure: Container[str]) -> list[Person]:
    """Those of the best origin among them: where origins differ, the better one is believed,
    but one that is sure of somebody goes before one that is not.

    Args:
        people: of one or more origins, those of the better dumps first.
        sure: origins that are sure of somebody.
    """
    origins = sorted(dict.fromkeys(p.origin for p in people), key=_precedence)
    best = next((o for o in origins if o in sure), origins[0] if origins else "")
    return [p for p in people if p.origin == best]


def _precedence(origin: str) -> int:
    return 0 if origin == OWN else 1 if not origin else 2
