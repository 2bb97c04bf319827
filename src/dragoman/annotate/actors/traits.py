"""What a pronoun asks of an entity: one or several, a person or none, man or woman."""

from __future__ import annotations

from dragoman.annotate.actors.draft import Draft
from dragoman.nouns import Entity

# Singular nouns for several people: "they" or "it" takes them up, "he" does not.
COLLECTIVE = frozenset(
    """police staff personnel crew team crowd mob throng family people population community
    minority tribe clan public group force forces troops unit battalion brigade regiment platoon
    squadron infantry artillery patrol convoy fleet garrison militia paramilitary insurgency
    rebellion wing resistance movement front army alliance coalition faction gang cartel ring mafia
    syndicate crime officialdom nobility service services agency clergy congregation sect cult
    mujahideen mujahedeen mujahedin network organization organisation cell squad guard association
    company youth gathering diaspora opposition electorate union pair trio couple duo foursome
    delegation mission corps command press media elite cabinet""".split()
)
_BODIES = frozenset({"country", "organisation", "institution", "armed-group", "place"})


def is_collective(noun: str) -> bool:
    """Whether the (singular) noun stands for several people."""
    return noun.split()[-1] in COLLECTIVE if noun else False


def is_person(entity: Entity) -> bool:
    """Whether "he" or "she" may take it up."""
    return entity.kind in {"person", "role", "group"} and not (entity.plural or entity.members)


def is_body(draft: Draft, index: int) -> bool:
    """Whether "it" may take it up."""
    entity = draft.entities[index]
    if entity.members or index in draft.several:
        return False
    return entity.kind in _BODIES or (entity.kind == "group" and entity.plural)


def fits(entity: Entity, gender: str) -> bool:
    """Whether a singular pronoun of the gender may stand for the entity."""
    return is_person(entity) and entity.gender in {"", gender}
