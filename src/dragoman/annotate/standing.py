"""Who has a part in public life: states, their organs, forces, parties, bodies of states.

What companies, private persons and places do among themselves is told in the words of
politics every day ("the two companies agreed", "passengers were asked"); it is no event of
international affairs unless somebody of standing is a party to it.
"""

from __future__ import annotations

from dragoman.nouns import Argument, Cast, Entity

_PRIVATE = frozenset({"BUS", "CVL", "JRN", "MED", "EDU", "AGR", "CRM", "REF", "LAB"})
_PERSONS = frozenset({"person", "role"})
_OF_STATES = frozenset({"country", "armed-group"})
_BODIES = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG"})  # in the field of the country
_COMPANY = "MNC"


def has_standing(cast: Cast, arg: Argument) -> bool:
    """Whether the party at the argument, or one it stands for, has a part in public life."""
    entity = cast.entity_at(arg.head)
    if entity is None:
        return False
    return any(_public(e) for e in (entity, *(cast.entities[k] for k in entity.members)))


def is_private_person(cast: Cast, arg: Argument) -> bool:
    """Whether the party is one person of whom no country, office or force is known."""
    entity = cast.entity_at(arg.head)
    if entity is None:
        return True
    return entity.kind in _PERSONS and not (entity.plural or entity.country or _public(entity))


def _public(entity: Entity) -> bool:
    if entity.kind in _OF_STATES or entity.country in _BODIES or entity.candidates:
        return True
    if entity.country == _COMPANY or entity.sector in _PRIVATE or entity.kind == "place":
        return False
    return entity.sector not in {None, "", "UNK"} or bool(entity.country)
